// How often something may happen: a token bucket in eight octets.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace mailstead::smtp
{

/// What one client has used of a Rate: when its bucket will be full again.
struct Meter {
    std::chrono::steady_clock::time_point full = {};
};

/// `limit` events in a `period`, at once or spread; used tokens come back evenly. A limit of zero
/// allows everything.
class Rate
{
public:
    Rate(std::uint64_t limit, std::chrono::nanoseconds period)
        : m_period(period)
        , m_each(limit == 0 ? std::chrono::nanoseconds(0)
                            : period / static_cast<std::int64_t>(limit))
    {
    }

    bool allows(const Meter& meter, std::chrono::steady_clock::time_point now) const
    {
        return std::max(meter.full, now) + m_each - now <= m_period;
    }

    /// An event that cannot be refused is counted even beyond the limit, up to one more period, so
    /// that a client is never shut out for longer.
    void count(Meter& meter, std::chrono::steady_clock::time_point now) const
    {
        meter.full = std::min(std::max(meter.full, now) + m_each, now + 2 * m_period);
    }

private:
    std::chrono::nanoseconds m_period;
    std::chrono::nanoseconds m_each;
};

} // namespace mailstead::smtp
