// Who has to wait before the next try of a password. Internal.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mailstead::accounts
{

struct LoginLimits {
    std::uint32_t failuresOfPair = 5;     ///< of one account from one network
    std::uint32_t failuresOfNetwork = 20; ///< of a /24 or /64, whatever the account
    std::uint32_t failuresOfAccount = 50; ///< from anywhere
    std::chrono::seconds within{15 * 60}; ///< failures further back do not count
    std::chrono::seconds firstWait{30};   ///< doubles with each failure beyond …
    std::chrono::seconds longestWait{3600};
    /// A network from which the account has signed in so recently is not held up by what others
    /// try, so that nobody can lock an owner out.
    std::chrono::hours trust{24 * 30};
    std::size_t entries = 100'000; ///< kept in memory; the oldest go first
};

/// "192.0.2.0/24" or "2001:db8:1:2::/64" of an address; the text itself when it is neither.
std::string networkOf(std::string_view address);

/// Failures in memory: a restart forgets them. Thread-safe.
class LoginLimiter
{
public:
    using Clock = std::chrono::steady_clock;
    explicit LoginLimiter(LoginLimits limits = {}, std::function<Clock::time_point()> now = {});

    /// How long this one has to wait; zero: may try now. `account` in its canonical form.
    std::chrono::seconds wait(std::string_view client, std::string_view account);
    void failed(std::string_view client, std::string_view account);
    void succeeded(std::string_view client, std::string_view account);

    struct Lock {
        std::string account; ///< empty: the whole network
        std::string network; ///< empty: the whole account
        std::uint32_t failures = 0;
        std::chrono::seconds wait{0};
    };
    /// Those that have to wait now, the longest first.
    std::vector<Lock> locks();
    /// Forgets failures. Empty texts: any. Returns how many locks and counts went.
    std::size_t release(std::string_view account, std::string_view network);

private:
    struct Entry {
        std::string account, network;
        std::uint32_t failures = 0;
        Clock::time_point first; ///< failure that counts
        Clock::time_point last;
        Clock::time_point until; ///< wait
    };
    void count(const std::string& account, const std::string& network, std::uint32_t allowed);
    Clock::time_point untilOf(const std::string& account, const std::string& network,
                              Clock::time_point now);
    void makeRoom();

    const LoginLimits m_limits;
    const std::function<Clock::time_point()> m_now;
    std::mutex m_mutex;
    std::unordered_map<std::string, Entry> m_entries; ///< by "account\nnetwork"
    std::deque<std::string> m_order;                  ///< keys of m_entries, oldest first
    std::unordered_map<std::string, Clock::time_point> m_trusted; ///< the same keys
};

} // namespace mailstead::accounts
