#include "queue/scheduler.h"

#include "core/log.h"
#include "queue/scheduler_impl.h"

#include <algorithm>

namespace mailstead::queue
{

std::chrono::seconds retryDelay(const Policy& policy, int attempts, double jitter)
{
    auto delay = policy.retryFirst;
    for (int i = 1; i < attempts && delay < policy.retryLongest; ++i)
        delay *= 2;
    delay = std::min(delay, policy.retryLongest);
    const double moved = static_cast<double>(delay.count()) * (0.875 + 0.25 * jitter);
    return std::max(std::chrono::seconds(1),
                    std::chrono::seconds(static_cast<std::int64_t>(moved)));
}

Scheduler::Scheduler(Policy policy, QueueThread& thread, Store& store, Carrier& carrier,
                     const Preparation& preparation, Changes& changes, Clock clock,
                     SteadyClock steadyClock)
    : m_impl(std::make_shared<Impl>(policy, thread, store, carrier, preparation, changes,
                                    std::move(clock), std::move(steadyClock)))
{
}

Scheduler::~Scheduler()
{
    stop();
}

void Scheduler::start()
{
    m_impl->thread.post([impl = m_impl] { impl->start(); });
}

void Scheduler::stop()
{
    m_impl->thread.run([this] { m_impl->stop(); });
}

void Scheduler::wake()
{
    m_impl->wake();
}

core::Result<ActionResult> Scheduler::act(Action action, const Filter& filter, bool dryRun,
                                          const std::string& via)
{
    if (action == Action::Bounce && !dryRun)
        return m_impl->bounce(filter);
    ActionResult total;
    for (bool more = true; more;) {
        core::Result<ActionResult> part =
            core::fail(core::ErrorKind::Cancelled, "the daemon is ending");
        m_impl->thread.run([&] {
            part = m_impl->store.act(action, filter, dryRun, m_impl->clock(), {}, via);
            if (part && !dryRun)
                m_impl->acted(action, *part);
        });
        if (!part)
            return part;
        total.touched += part->touched;
        total.leftOut = part->leftOut;
        total.changed.insert(total.changed.end(), part->changed.begin(), part->changed.end());
        more = part->more;
    }
    return total;
}

std::vector<DestinationState> Scheduler::destinations()
{
    std::vector<DestinationState> found;
    m_impl->thread.run([&] { found = m_impl->destinations(); });
    return found;
}

std::size_t Scheduler::runningJobs() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->jobCount;
}

bool Scheduler::waitForJobs(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_impl->mutex);
    return m_impl->idle.wait_for(lock, timeout, [this] { return m_impl->jobCount == 0; });
}

} // namespace mailstead::queue
