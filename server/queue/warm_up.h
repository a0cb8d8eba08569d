// How much a new sending address may send: receivers trust a stranger little, so the first weeks
// begin small and grow.
#pragma once

#include "queue/store.h"

#include <map>
#include <string>

namespace mailstead::queue
{

struct WarmUpPlan {
    /// First day of sending (UTC); not set: no warm-up.
    std::optional<std::chrono::sys_days> since;
    std::size_t firstDay = 50;  ///< recipients of each provider on the first day
    double growth = 1.5;        ///< each day against the one before
    std::size_t enough = 20000; ///< a daily number at which the warm-up is over
};

/// Recipients that each provider may get on the day of `now`; nothing when there is no limit (any
/// more, or not yet begun).
std::optional<std::size_t> warmUpAllowance(const WarmUpPlan& plan, TimePoint now);

/// Counts the recipients of the day by provider. In memory; after a restart the scheduler counts
/// what the history has of the day.
class WarmUp
{
public:
    explicit WarmUp(WarmUpPlan plan)
        : m_plan(plan)
    {
    }

    /// How many more recipients `provider` may get today.
    std::size_t left(const std::string& provider, TimePoint now);
    void count(const std::string& provider, std::size_t recipients, TimePoint now);
    /// When the day of `now` began.
    static TimePoint today(TimePoint now);
    /// When the next day begins.
    static TimePoint tomorrow(TimePoint now);

private:
    void beginDay(TimePoint now);

    const WarmUpPlan m_plan;
    std::chrono::sys_days m_day{};
    std::map<std::string, std::size_t> m_sent;
};

} // namespace mailstead::queue
