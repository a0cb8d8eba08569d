#include "queue/scheduler_impl.h"

#include "core/log.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

using namespace std::chrono_literals;

/// The wall clock may be set while we sleep; so the timer looks up now and then.
constexpr std::chrono::milliseconds longestSleep = 60s;
constexpr std::chrono::milliseconds afterStoreError = 5s;
constexpr auto forgetInterval = 1h;

/// Results that may wait for others: the sooner a failure is known, the better.
constexpr std::size_t mostPending = 64;
constexpr auto longestPending = 5ms;

} // namespace

std::vector<std::string> keysOf(const std::vector<Row>& rows)
{
    std::vector<std::string> keys;
    keys.reserve(rows.size());
    for (const Row& row : rows)
        keys.push_back(row.key());
    return keys;
}

void Scheduler::Impl::start()
{
    running = true;
    countSentToday();
    step();
}

void Scheduler::Impl::countSentToday()
{
    const TimePoint now = clock();
    if (!warmUpAllowance(policy.warmUp, now))
        return;
    const auto sent = store.sentSince(WarmUp::today(now));
    if (!sent) {
        core::logError("queue", {}, "the warm-up begins the day anew: " + sent.error().text());
        return;
    }
    for (const Sent& one : *sent)
        warmUp.count(std::string(providerOf(one.domain, one.host)), one.recipients, now);
}

void Scheduler::Impl::stop()
{
    running = false;
    timer.cancel();
    writePending();
}

void Scheduler::Impl::wake()
{
    const std::lock_guard lock(mutex);
    if (std::exchange(stepPosted, true))
        return;
    thread.post([self = shared_from_this()] {
        {
            const std::lock_guard stepLock(self->mutex);
            self->stepPosted = false;
        }
        self->step();
    });
}

void Scheduler::Impl::step()
{
    if (!running)
        return;
    const TimePoint now = lookAtClock();
    if (!unwritten.empty()) {
        writeAll(std::exchange(unwritten, {}), now);
        if (!unwritten.empty())
            return; // writeAll has set the timer
    }
    forgetSometimes(now);

    if (inFlight >= policy.maxJobs)
        return; // the next landing steps
    ClaimLimits limits;
    limits.jobs = policy.maxJobs - inFlight;
    limits.bytes = policy.maxBytes > bytesInFlight ? policy.maxBytes - bytesInFlight : 0;
    limits.firstMayBeLarger = inFlight == 0;
    limits.room = [this](const std::string& domain, Route route) {
        return roomFor(domain, route);
    };
    auto rows = store.claimDue(now, limits);
    if (!rows) {
        core::logError("queue", {}, rows.error().text());
        sleepFor(afterStoreError);
        return;
    }
    const bool claimed = !rows->empty();
    for (std::size_t begin = 0; begin < rows->size();) {
        std::size_t end = begin;
        while (end < rows->size() && (*rows)[end].message == (*rows)[begin].message &&
               (*rows)[end].domain == (*rows)[begin].domain &&
               (*rows)[end].route == (*rows)[begin].route &&
               (*rows)[end].sender == (*rows)[begin].sender &&
               (*rows)[end].via == (*rows)[begin].via)
            ++end;
        launch({std::make_move_iterator(rows->begin() + static_cast<std::ptrdiff_t>(begin)),
                std::make_move_iterator(rows->begin() + static_cast<std::ptrdiff_t>(end))});
        begin = end;
    }
    if (!launching.empty())
        carrier.carryAll(std::exchange(launching, {}));
    sleepUntilDue(claimed);
}

std::size_t Scheduler::Impl::roomFor(const std::string& domain, Route route)
{
    const auto known = courses.find({domain, route});
    const Course fresh;
    const Course& course = known == courses.end() ? fresh : known->second;
    const std::size_t room =
        course.window.size() > course.running ? course.window.size() - course.running : 0;
    if (room == 0 || route == Route::Local)
        return room;
    // A job has a recipient at least; with more it may go beyond the day's number by those.
    return std::min(room, warmUp.left(std::string(providerOf(domain, course.host)), clock()));
}

void Scheduler::Impl::launch(std::vector<Row> rows)
{
    auto flight = std::make_shared<Flight>();
    flight->rows = std::move(rows);
    const Row& first = flight->rows.front();
    flight->domain = first.domain;
    flight->route = first.route;
    flight->clockMoved = clockMoved;
    Course& course = courses[{first.domain, first.route}];
    ++course.running;
    ++inFlight;
    bytesInFlight += first.size;
    {
        const std::lock_guard lock(mutex);
        ++jobCount;
    }
    if (changes.wanted())
        changes.announce(keysOf(flight->rows));
    if (first.route == Route::Remote) {
        warmUp.count(std::string(providerOf(first.domain, course.host)), flight->rows.size(),
                     clock());
        const auto interval = pacingFor(first.domain, course.host).interval;
        if (interval.count() > 0)
            store.pause(first.domain, first.route, clock() + interval);
    }

    auto stored = store.message(first.messageId);
    if (!stored) {
        core::logError("queue", first.messageId, stored.error().text());
        for (const Row& row : flight->rows) {
            AttemptResult failed;
            failed.messageId = row.messageId;
            failed.number = row.number;
            failed.reply = "451 4.3.0 " + stored.error().text();
            flight->results.push_back(std::move(failed));
        }
        landed(std::move(flight));
        return;
    }
    flight->message = std::move(*stored);
    Job job;
    job.rows = sendable(flight->rows, flight->results);
    if (job.rows.empty())
        return landed(std::move(flight));
    job.content = flight->message.content;
    job.route = first.route;
    job.domain = first.domain;
    job.eightBit = flight->message.eightBit;
    job.body = flight->message.body;
    job.smtpUtf8 = flight->message.smtpUtf8;
    job.requireTls = flight->message.requireTls;
    job.ret = flight->message.ret;
    job.envelopeId = flight->message.envelopeId;
    launching.emplace_back(std::move(job),
                           [weak = weak_from_this(), flight](std::vector<AttemptResult> results) {
                               // A carrier may keep this beyond the scheduler's end.
                               const auto self = weak.lock();
                               if (!self)
                                   return;
                               flight->results = std::move(results);
                               self->landed(flight);
                           });
}

void Scheduler::Impl::landed(std::shared_ptr<Flight> flight)
{
    const std::lock_guard lock(mutex);
    inbox.push_back(std::move(flight));
    // One transaction for all that land until it runs.
    if (!std::exchange(finishPosted, true))
        thread.post([self = shared_from_this()] { self->finishLanded(); });
}

void Scheduler::Impl::finishLanded()
{
    std::vector<std::shared_ptr<Flight>> flights;
    {
        const std::lock_guard lock(mutex);
        flights.swap(inbox);
        finishPosted = false;
    }
    const TimePoint now = lookAtClock();
    bool soon = false;
    for (const auto& flight : flights) {
        pending.push_back(judge(*flight, now));
        soon = soon || !isPlainSuccess(pending.back());
        learn(*flight, now);
        --inFlight;
        bytesInFlight -= std::min(bytesInFlight, flight->rows.front().size);
        if (changes.wanted()) {
            const auto keys = keysOf(flight->rows);
            pendingKeys.insert(pendingKeys.end(), keys.begin(), keys.end());
        }
    }
    // Under load the deliveries of some milliseconds share a transaction; new jobs begin meanwhile.
    if (soon || inFlight == 0 || pending.size() >= mostPending || !running)
        writePending();
    else if (pending.size() == flights.size())
        writeSoon();
    step();
}

void Scheduler::Impl::writeSoon()
{
    writeTimer.expires_after(longestPending);
    writeTimer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error)
            self->writePending();
    });
}

void Scheduler::Impl::writePending()
{
    if (pending.empty())
        return;
    const std::size_t jobs = pending.size();
    writeAll(std::exchange(pending, {}), clock());
    changes.announce(std::exchange(pendingKeys, {}));
    const std::lock_guard lock(mutex);
    jobCount -= jobs;
    if (jobCount == 0)
        idle.notify_all();
}

bool Scheduler::Impl::write(const Verdict& verdict, TimePoint now)
{
    const auto written = store.finishAttempts(verdict.results, now, verdict.notices);
    if (!written)
        core::logError("queue", verdict.results.front().messageId,
                       "cannot write down what became of it: " + written.error().text());
    return written.has_value();
}

void Scheduler::Impl::writeAll(std::vector<Verdict> verdicts, TimePoint now)
{
    Verdict all;
    for (const Verdict& verdict : verdicts) {
        all.results.insert(all.results.end(), verdict.results.begin(), verdict.results.end());
        all.notices.insert(all.notices.end(), verdict.notices.begin(), verdict.notices.end());
    }
    if (all.results.empty() || write(all, now))
        return;
    // What cannot be written alone either waits for a better time; the rows stay as being sent.
    for (Verdict& verdict : verdicts) {
        if (verdicts.size() == 1 || !write(verdict, now))
            unwritten.push_back(std::move(verdict));
    }
    if (!unwritten.empty())
        sleepFor(afterStoreError);
}

void Scheduler::Impl::sleepUntilDue(bool claimed)
{
    const auto due = store.nextDue();
    if (!due) {
        core::logError("queue", {}, due.error().text());
        sleepFor(afterStoreError);
        return;
    }
    const TimePoint now = clock();
    // Rows that are due and were not claimed wait for a landing, unless nothing flies.
    if (!*due || (**due <= now && inFlight > 0)) {
        sleepFor(longestSleep);
    } else if (**due <= now) {
        sleepFor(claimed ? 0ms : 1s);
    } else {
        sleepFor(std::chrono::ceil<std::chrono::milliseconds>(**due - now));
    }
}

void Scheduler::Impl::sleepFor(std::chrono::milliseconds duration)
{
    timer.expires_after(std::min(duration, longestSleep));
    timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error)
            self->step();
    });
}

void Scheduler::Impl::forgetSometimes(TimePoint now)
{
    if (now - lastForget < forgetInterval)
        return;
    lastForget = now;
    forgetCourses(now);
    const auto more = store.forget(now - policy.keepHistory);
    if (!more)
        core::logError("queue", {}, "cannot remove old history: " + more.error().text());
    else if (*more)
        lastForget = now - forgetInterval + 1s;
}

void Scheduler::Impl::acted(Action action, const ActionResult& result)
{
    changes.announce(result.changed);
    if (result.touched == 0)
        return;
    if (action == Action::Retry || action == Action::Release || action == Action::Reroute) {
        // "Now" means now: what was learnt about destinations may be what the administrator mended.
        for (auto& [key, course] : courses) {
            if (course.pausedUntil > TimePoint())
                pause(key, course, 0s, {}, TimePoint());
        }
    }
    step();
}

} // namespace mailstead::queue
