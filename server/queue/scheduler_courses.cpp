// What the scheduler learns about destinations from the attempts that land.
#include "core/log.h"
#include "queue/scheduler_impl.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

using namespace std::chrono_literals;

/// Remembered destinations beyond this many are forgotten when nothing runs.
constexpr std::size_t mostCourses = 10000;

/// Our own words, which begin with an enhanced status code, about the way to the server.
bool isAboutTheWay(const AttemptResult& result)
{
    return result.kind == AttemptResult::Kind::Deferred &&
           (result.reply.starts_with("4.4.1 ") || result.reply.starts_with("4.4.2 ") ||
            result.reply.starts_with("4.4.3 ") || result.reply.starts_with("4.4.4 "));
}

/// 421 is said about the connection (RFC 5321, section 3.8), X.4.5 and the X.7.28 and X.7.29 of
/// large providers about the rate.
bool isThrottle(const AttemptResult& result)
{
    const std::string& reply = result.reply;
    return result.kind == AttemptResult::Kind::Deferred &&
           (reply.starts_with("421") || reply.find(" 4.4.5 ") != std::string::npos ||
            reply.find(" 4.7.28 ") != std::string::npos ||
            reply.find(" 4.7.29 ") != std::string::npos);
}

} // namespace

void Scheduler::Impl::learn(const Flight& flight, TimePoint now)
{
    const CourseKey key(flight.domain, flight.route);
    const auto known = courses.find(key);
    if (known == courses.end())
        return;
    Course& course = known->second;
    course.running -= std::min<std::size_t>(course.running, 1);
    if (flight.results.empty())
        return;
    Feedback feedback = Feedback::Unreachable;
    const AttemptResult* telling = &flight.results.front();
    for (const AttemptResult& result : flight.results) {
        if (!result.host.empty() && result.reply.size() > 2 && result.reply[1] != '.')
            course.host = result.host;
        const Feedback told = isAboutTheWay(result) ? Feedback::Unreachable
                              : isThrottle(result)  ? Feedback::Throttled
                                                    : Feedback::Good;
        if (told < feedback || &result == telling) {
            feedback = told;
            telling = &result;
        }
    }
    const Pacing& pacing = pacingFor(flight.domain, course.host);
    course.window.feed(feedback, pacing);
    if (feedback == Feedback::Good) {
        if (course.pausedUntil > now)
            pause(key, course, 0s, {}, now);
        course.reason.clear();
    } else if (feedback == Feedback::Throttled) {
        pause(key, course, pacing.afterThrottle, telling->reply, now);
    } else if (now < deadlineOf(flight, flight.rows.front())) {
        // One probe finds out for all; those whose time is over are tried without a pause, so that
        // their senders are told at last.
        auto duration = policy.pauseFirst;
        for (int i = 1; i < course.window.failures() && duration < policy.retryLongest; ++i)
            duration *= 2;
        pause(key, course, std::min(duration, policy.retryLongest), telling->reply, now);
    }
}

void Scheduler::Impl::pause(const CourseKey& key, Course& course, std::chrono::seconds duration,
                            const std::string& reason, TimePoint now)
{
    if (duration > 0s && course.pausedUntil < now)
        core::logInfo("queue", {},
                      "nothing is sent to " + key.first + " for " +
                          std::to_string(duration.count()) + " s: " + reason);
    course.pausedUntil = duration > 0s ? now + duration : TimePoint();
    course.reason = reason;
    store.pause(key.first, key.second, course.pausedUntil);
}

void Scheduler::Impl::forgetCourses(TimePoint now)
{
    if (courses.size() <= mostCourses)
        return;
    std::erase_if(courses, [&](const auto& entry) {
        return entry.second.running == 0 && entry.second.pausedUntil <= now;
    });
}

std::vector<DestinationState> Scheduler::Impl::destinations()
{
    std::vector<DestinationState> states;
    const TimePoint now = clock();
    for (const auto& [key, course] : courses) {
        DestinationState state;
        state.domain = key.first;
        state.route = key.second;
        state.running = course.running;
        state.window = course.window.size();
        if (course.pausedUntil > now)
            state.pausedUntil = course.pausedUntil;
        state.reason = course.reason;
        if (key.second == Route::Remote &&
            warmUp.left(std::string(providerOf(key.first, course.host)), now) == 0) {
            state.pausedUntil = WarmUp::tomorrow(now);
            state.reason = "the warm-up of this server's address allows no more for today";
        }
        states.push_back(std::move(state));
    }
    return states;
}

} // namespace mailstead::queue
