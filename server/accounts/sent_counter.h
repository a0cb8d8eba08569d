// How much each account has sent in the last 24 hours. Internal.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mailstead::accounts
{

/// Counts by the hour, in memory; its owner writes them now and then. Thread-safe.
class SentCounter
{
public:
    struct Hour {
        std::string account;
        std::int64_t hour = 0; ///< since 1970
        std::uint64_t messages = 0;
        std::uint64_t recipients = 0;
    };
    struct Total {
        std::uint64_t messages = 0;
        std::uint64_t recipients = 0;
    };
    using Clock = std::function<std::chrono::system_clock::time_point()>;
    explicit SentCounter(Clock now = {});

    void add(std::string_view account, std::uint64_t recipients);
    Total lastDay(std::string_view account) const;
    void forget(const std::string& account);

    /// What was written before.
    void restore(const std::vector<Hour>& hours);
    /// What was counted since the last call.
    std::vector<Hour> takeChanges();
    /// Hours before this one do not count any more.
    std::int64_t firstHour() const;

private:
    struct Count {
        Total total;
        bool changed = false;
    };
    std::int64_t hourNow() const;

    const Clock m_now;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::map<std::int64_t, Count>> m_accounts;
};

} // namespace mailstead::accounts
