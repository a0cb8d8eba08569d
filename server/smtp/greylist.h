// Greylisting (RFC 6647): the first mail of a network from a sender to a recipient is put off.
// Programs that never try again stay out; what was seen to come again passes from then on.
#pragma once

#include "core/config.h"
#include "smtp/lru_table.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace mailstead::smtp
{

/// What is remembered of one triplet, or of a network. Times are seconds since 1970.
struct GreylistRecord {
    std::uint64_t key = 0; ///< a hash; no address is kept
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::uint32_t passes = 0;
};

/// Where records outlive the daemon. Losing some of them only puts some mail off once more.
class GreylistStore
{
public:
    virtual ~GreylistStore() = default;
    /// Everything, the longest unused first.
    virtual std::vector<GreylistRecord> load() = 0;
    /// Remembers it soon; does not block.
    virtual void save(const GreylistRecord& record) = 0;
};

/// Thread-safe. Holds at most `capacity` records, the most recently used ones.
class Greylist
{
public:
    static constexpr std::size_t defaultCapacity = 100'000;
    /// Who comes again later than this is as new.
    static constexpr std::chrono::hours longestRetry{48};

    /// `store` may be missing. `now` gives seconds since 1970.
    explicit Greylist(const core::Protection& protection, std::shared_ptr<GreylistStore> store = {},
                      std::function<std::int64_t()> now = secondsSince1970,
                      std::size_t capacity = defaultCapacity);

    /// How long the client has to wait until it may come again; zero: it may pass. `origin` is its
    /// network, the addresses are without angle brackets.
    std::chrono::seconds check(std::uint64_t origin, std::string_view sender,
                               std::string_view recipient);

    static std::int64_t secondsSince1970();

private:
    struct Entry {
        std::int64_t first = 0, last = 0;
        std::uint32_t passes = 0;
    };
    void save(std::uint64_t key, const Entry& entry);
    bool isFresh(const Entry& entry, std::int64_t now) const;
    void used(std::uint64_t key, Entry& entry, std::int64_t now);
    void countPass(std::uint64_t network, std::int64_t now);

    const std::int64_t m_delay, m_retention;
    const std::uint32_t m_allowAfter;
    const std::shared_ptr<GreylistStore> m_store;
    const std::function<std::int64_t()> m_now;
    std::mutex m_mutex;
    LruTable<Entry> m_entries;
};

} // namespace mailstead::smtp
