// DNS blocklists (RFC 5782): is an address listed as a source of unwanted mail?
#pragma once

#include "dns/resolver.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct Listing {
    std::string list;
    std::string text; ///< the list's TXT record, hostile; may be empty
};

/// What the A records of a query to a list mean.
struct BlocklistAnswer {
    enum class Kind { NotListed, Listed, CannotTell };
    Kind kind = Kind::NotListed;
    std::string problem; ///< for the log, with what to do; only when nobody can tell
};
BlocklistAnswer readBlocklistAnswer(const Answer& answer);

/// "192.0.2.1" at "bl.example.org" → "1.2.0.192.bl.example.org", IPv6 by nibbles; empty when it is
/// not an address.
std::string blocklistName(std::string_view address, std::string_view list);

/// All methods on the io thread. What cannot be told is logged once an hour for each list, and is
/// never a listing.
class Blocklists : public std::enable_shared_from_this<Blocklists>
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::size_t mostLookups = 1000; ///< at a time; beyond it nobody can tell

    Blocklists(std::shared_ptr<Resolver> resolver, std::vector<std::string> lists,
               std::function<TimePoint()> clock = std::chrono::steady_clock::now);

    /// Asks all lists. `done` is called once on the io thread, with the first listing or when all
    /// have answered or timed out; never after this object is gone.
    void look(std::string_view address, std::function<void(std::optional<Listing>)> done);

private:
    struct Lookup;
    void answered(const std::shared_ptr<Lookup>& lookup, const std::string& list,
                  const Answer& answer);
    void finish(Lookup& lookup, std::optional<Listing> listing);
    void report(const std::string& list, const std::string& problem);

    const std::shared_ptr<Resolver> m_resolver;
    const std::vector<std::string> m_lists;
    const std::function<TimePoint()> m_clock;
    std::map<std::string, TimePoint> m_reported;
    std::size_t m_lookups = 0;
};

} // namespace mailstead::dns
