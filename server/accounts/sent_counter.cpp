#include "accounts/sent_counter.h"

namespace mailstead::accounts
{

SentCounter::SentCounter(Clock now)
    : m_now(now ? std::move(now) : [] { return std::chrono::system_clock::now(); })
{
}

std::int64_t SentCounter::hourNow() const
{
    return std::chrono::floor<std::chrono::hours>(m_now().time_since_epoch()).count();
}

std::int64_t SentCounter::firstHour() const
{
    return hourNow() - 23;
}

void SentCounter::add(std::string_view account, std::uint64_t recipients)
{
    const std::lock_guard lock(m_mutex);
    auto& hours = m_accounts[std::string(account)];
    hours.erase(hours.begin(), hours.lower_bound(firstHour()));
    Count& count = hours[hourNow()];
    ++count.total.messages;
    count.total.recipients += recipients;
    count.changed = true;
}

SentCounter::Total SentCounter::lastDay(std::string_view account) const
{
    const std::lock_guard lock(m_mutex);
    Total total;
    const auto found = m_accounts.find(std::string(account));
    if (found == m_accounts.end())
        return total;
    for (auto hour = found->second.lower_bound(firstHour()); hour != found->second.end(); ++hour) {
        total.messages += hour->second.total.messages;
        total.recipients += hour->second.total.recipients;
    }
    return total;
}

void SentCounter::forget(const std::string& account)
{
    const std::lock_guard lock(m_mutex);
    m_accounts.erase(account);
}

void SentCounter::restore(const std::vector<Hour>& hours)
{
    const std::lock_guard lock(m_mutex);
    for (const Hour& hour : hours)
        m_accounts[hour.account][hour.hour] = {{hour.messages, hour.recipients}, false};
}

std::vector<SentCounter::Hour> SentCounter::takeChanges()
{
    const std::lock_guard lock(m_mutex);
    std::vector<Hour> changes;
    for (auto& [account, hours] : m_accounts) {
        for (auto& [hour, count] : hours) {
            if (!count.changed)
                continue;
            count.changed = false;
            changes.push_back({account, hour, count.total.messages, count.total.recipients});
        }
    }
    return changes;
}

} // namespace mailstead::accounts
