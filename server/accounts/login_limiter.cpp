#include "accounts/login_limiter.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <tuple>

namespace mailstead::accounts
{

namespace
{

std::string keyOf(const std::string& account, const std::string& network)
{
    return account + "\n" + network;
}

} // namespace

std::string networkOf(std::string_view text)
{
    const std::string address(text);
    in_addr v4 = {};
    in6_addr v6 = {};
    std::array<char, INET6_ADDRSTRLEN> shown{};
    if (inet_pton(AF_INET6, address.c_str(), &v6) == 1) {
        if (!IN6_IS_ADDR_V4MAPPED(&v6)) {
            std::fill(v6.s6_addr + 8, v6.s6_addr + 16, std::uint8_t{0});
            inet_ntop(AF_INET6, &v6, shown.data(), shown.size());
            return std::string(shown.data()) + "/64";
        }
        std::copy(v6.s6_addr + 12, v6.s6_addr + 16, reinterpret_cast<std::uint8_t*>(&v4.s_addr));
    } else if (inet_pton(AF_INET, address.c_str(), &v4) != 1) {
        return address;
    }
    v4.s_addr &= htonl(0xFFFFFF00U);
    inet_ntop(AF_INET, &v4, shown.data(), shown.size());
    return std::string(shown.data()) + "/24";
}

LoginLimiter::LoginLimiter(LoginLimits limits, std::function<Clock::time_point()> now)
    : m_limits(limits)
    , m_now(now ? std::move(now) : [] { return Clock::now(); })
{
}

/// Until when this one waits; `now` or earlier: it does not. Forgets what is too long ago.
LoginLimiter::Clock::time_point
LoginLimiter::untilOf(const std::string& account, const std::string& network, Clock::time_point now)
{
    const auto entry = m_entries.find(keyOf(account, network));
    if (entry == m_entries.end() || entry->second.until <= now)
        return now;
    return entry->second.until;
}

std::chrono::seconds LoginLimiter::wait(std::string_view client, std::string_view accountText)
{
    if (client.empty())
        return std::chrono::seconds(0);
    const std::string account(accountText);
    const std::string network = networkOf(client);
    const std::lock_guard lock(m_mutex);
    const auto now = m_now();
    auto until = untilOf(account, network, now);
    const auto trusted = m_trusted.find(keyOf(account, network));
    if (trusted == m_trusted.end() || trusted->second + m_limits.trust < now) {
        until = std::max(until, untilOf(account, {}, now));
        until = std::max(until, untilOf({}, network, now));
    }
    return std::chrono::ceil<std::chrono::seconds>(until - now);
}

void LoginLimiter::count(const std::string& account, const std::string& network,
                         std::uint32_t allowed)
{
    const auto now = m_now();
    const std::string key = keyOf(account, network);
    auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        makeRoom();
        found = m_entries.emplace(key, Entry{account, network, 0, now, now, now}).first;
        m_order.push_back(key);
    }
    Entry& entry = found->second;
    // After a wait the count goes on for a while, so that the next one is longer.
    if (now - std::max(entry.last, entry.until) > m_limits.within ||
        (entry.failures < allowed && now - entry.first > m_limits.within)) {
        entry.failures = 0;
        entry.first = now;
    }
    entry.last = now;
    if (++entry.failures < allowed)
        return;
    const std::uint32_t doublings = std::min<std::uint32_t>(entry.failures - allowed, 20);
    entry.until =
        now + std::min(m_limits.firstWait * (std::int64_t{1} << doublings), m_limits.longestWait);
}

void LoginLimiter::failed(std::string_view client, std::string_view accountText)
{
    if (client.empty())
        return;
    const std::string account(accountText);
    const std::string network = networkOf(client);
    const std::lock_guard lock(m_mutex);
    count(account, network, m_limits.failuresOfPair);
    count({}, network, m_limits.failuresOfNetwork);
    count(account, {}, m_limits.failuresOfAccount);
}

void LoginLimiter::succeeded(std::string_view client, std::string_view accountText)
{
    if (client.empty())
        return;
    const std::string key = keyOf(std::string(accountText), networkOf(client));
    const std::lock_guard lock(m_mutex);
    if (m_trusted.size() >= m_limits.entries && !m_trusted.contains(key))
        m_trusted.erase(m_trusted.begin());
    m_trusted[key] = m_now();
    // The owner's typing mistakes are forgotten, what others tried is not. The key stays in
    // m_order, which makeRoom() bears.
    m_entries.erase(key);
}

void LoginLimiter::makeRoom()
{
    // m_order may hold keys that are gone, so it is kept short as well.
    while (!m_order.empty() &&
           (m_entries.size() >= m_limits.entries || m_order.size() >= 2 * m_limits.entries)) {
        m_entries.erase(m_order.front());
        m_order.pop_front();
    }
}

std::vector<LoginLimiter::Lock> LoginLimiter::locks()
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_now();
    std::vector<Lock> list;
    for (const auto& [key, entry] : m_entries) {
        if (entry.until > now)
            list.push_back({entry.account, entry.network, entry.failures,
                            std::chrono::ceil<std::chrono::seconds>(entry.until - now)});
    }
    std::sort(list.begin(), list.end(), [](const Lock& a, const Lock& b) {
        return std::tie(b.wait, a.account, a.network) < std::tie(a.wait, b.account, b.network);
    });
    return list;
}

std::size_t LoginLimiter::release(std::string_view account, std::string_view network)
{
    const std::lock_guard lock(m_mutex);
    return std::erase_if(m_entries, [&](const auto& item) {
        return (account.empty() || item.second.account == account) &&
               (network.empty() || item.second.network == network);
    });
}

} // namespace mailstead::accounts
