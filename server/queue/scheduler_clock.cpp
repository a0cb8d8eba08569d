// What the scheduler does when the system's clock is set.
#include "core/log.h"
#include "queue/scheduler_impl.h"

namespace mailstead::queue
{

namespace
{

using namespace std::chrono_literals;

/// Smaller corrections neither delay nor end anything that matters.
constexpr auto smallestMove = 5min;

} // namespace

/// A clock that is set back would leave what waits alone until it has caught up, and one that is
/// set forward would give up at once what came a minute ago. How long something has waited is a
/// span, not a date: the times of what waits move along with the clock.
TimePoint Scheduler::Impl::lookAtClock()
{
    const TimePoint now = clock();
    const auto steady = steadyClock();
    if (!lastLook) {
        lastLook = now;
        lastSteady = steady;
        return now;
    }
    const TimePoint expected =
        *lastLook + std::chrono::duration_cast<TimePoint::duration>(steady - lastSteady);
    const auto moved = std::chrono::duration_cast<std::chrono::milliseconds>(now - expected);
    if (moved > -smallestMove && moved < smallestMove) {
        lastLook = now;
        lastSteady = steady;
        return now;
    }
    if (const auto told = store.clockSet(now - moved, now); !told) {
        // It is noticed again with the next look.
        core::logError("queue", {}, "the clock was set: " + told.error().text());
        return now;
    }
    core::logWarn(
        "queue", {},
        "the clock was set by " +
            std::to_string(std::chrono::duration_cast<std::chrono::seconds>(moved).count()) +
            " s; the times of what waits move along");
    for (auto& [key, course] : courses) {
        if (course.pausedUntil > TimePoint())
            course.pausedUntil += moved;
    }
    // History that only now seems old is kept for a day, in which the clock may be set right.
    lastForget = moved > 0ms ? now + 24h : now;
    clockMoved += moved;
    lastLook = now;
    lastSteady = steady;
    return now;
}

/// When a row of the flight is given up, by the clock as it is now.
TimePoint Scheduler::Impl::deadlineOf(const Flight& flight, const Row& row) const
{
    return row.receivedAt + policy.giveUpAfter + (clockMoved - flight.clockMoved);
}

} // namespace mailstead::queue
