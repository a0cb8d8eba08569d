#include "queue/warm_up.h"

#include <cmath>
#include <limits>

namespace mailstead::queue
{

namespace
{

std::chrono::sys_days dayOf(TimePoint time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

} // namespace

std::optional<std::size_t> warmUpAllowance(const WarmUpPlan& plan, TimePoint now)
{
    if (!plan.since || dayOf(now) < *plan.since)
        return std::nullopt;
    const auto days = (dayOf(now) - *plan.since).count();
    const double allowance =
        static_cast<double>(plan.firstDay) * std::pow(plan.growth, static_cast<double>(days));
    if (!(allowance < static_cast<double>(plan.enough)))
        return std::nullopt;
    return static_cast<std::size_t>(allowance);
}

void WarmUp::beginDay(TimePoint now)
{
    if (dayOf(now) == m_day)
        return;
    m_day = dayOf(now);
    m_sent.clear();
}

std::size_t WarmUp::left(const std::string& provider, TimePoint now)
{
    const auto allowance = warmUpAllowance(m_plan, now);
    if (!allowance)
        return std::numeric_limits<std::size_t>::max();
    beginDay(now);
    const auto sent = m_sent.find(provider);
    const std::size_t used = sent == m_sent.end() ? 0 : sent->second;
    return used < *allowance ? *allowance - used : 0;
}

void WarmUp::count(const std::string& provider, std::size_t recipients, TimePoint now)
{
    if (!warmUpAllowance(m_plan, now))
        return;
    beginDay(now);
    m_sent[provider] += recipients;
}

TimePoint WarmUp::today(TimePoint now)
{
    return dayOf(now);
}

TimePoint WarmUp::tomorrow(TimePoint now)
{
    return dayOf(now) + std::chrono::days(1);
}

} // namespace mailstead::queue
