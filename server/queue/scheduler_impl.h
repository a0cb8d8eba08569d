// The inside of the Scheduler. Private to this folder.
#pragma once

#include "queue/notices.h"
#include "queue/pacing.h"
#include "queue/scheduler.h"

#include <asio/steady_timer.hpp>
#include <condition_variable>
#include <map>
#include <mutex>
#include <random>

namespace mailstead::queue
{

/// The keys of rows, for those who watch.
std::vector<std::string> keysOf(const std::vector<Row>& rows);

/// Lives on the queue thread, except where it says otherwise. Jobs with the carrier keep it alive.
struct Scheduler::Impl : std::enable_shared_from_this<Scheduler::Impl> {
    /// A job as it was handed to the carrier, and what came back.
    struct Flight {
        std::vector<Row> rows;
        StoredMessage message;
        std::string domain;
        Route route = Route::Remote;
        std::vector<AttemptResult> results;
        std::chrono::milliseconds clockMoved{0}; ///< Impl::clockMoved when it began
    };
    /// What is to be written in one transaction.
    struct Verdict {
        std::vector<AttemptResult> results;
        std::vector<NewMessage> notices;
    };

    /// A destination that has jobs, or about which something is remembered.
    struct Course {
        Window window;
        std::size_t running = 0;
        std::string host; ///< MX that answered last
        TimePoint pausedUntil;
        std::string reason;
    };
    using CourseKey = std::pair<std::string, Route>;

    Impl(Policy policyIn, QueueThread& threadIn, Store& storeIn, Carrier& carrierIn,
         const Preparation& preparationIn, Changes& changesIn, Clock clockIn,
         SteadyClock steadyClockIn)
        : policy(policyIn)
        , thread(threadIn)
        , store(storeIn)
        , carrier(carrierIn)
        , preparation(preparationIn)
        , changes(changesIn)
        , clock(std::move(clockIn))
        , steadyClock(std::move(steadyClockIn))
        , timer(threadIn.context())
        , writeTimer(threadIn.context())
        , random(std::random_device{}())
        , warmUp(policyIn.warmUp)
    {
    }

    void start();
    /// Tells the warm-up what the history has of today.
    void countSentToday();
    void stop();
    void wake(); ///< from any thread

    void step();
    TimePoint lookAtClock(); ///< notices that it was set, and says what it shows
    TimePoint deadlineOf(const Flight& flight, const Row& row) const;
    std::size_t roomFor(const std::string& domain, Route route);
    void launch(std::vector<Row> rows);
    void learn(const Flight& flight, TimePoint now);
    void pause(const CourseKey& key, Course& course, std::chrono::seconds duration,
               const std::string& reason, TimePoint now);
    void forgetCourses(TimePoint now);
    std::vector<DestinationState> destinations();
    void landed(std::shared_ptr<Flight> flight); ///< from any thread
    void finishLanded();
    void writeSoon();
    void writePending();
    static bool isPlainSuccess(const Verdict& verdict);
    Verdict judge(const Flight& flight, TimePoint now);
    std::vector<Row> sendable(const std::vector<Row>& rows, std::vector<AttemptResult>& results);
    void suppressUnknown(const std::vector<AttemptResult>& results, const Flight& flight,
                         TimePoint now);
    bool write(const Verdict& verdict, TimePoint now);
    void writeAll(std::vector<Verdict> verdicts, TimePoint now);
    void sleepUntilDue(bool claimed);
    void sleepFor(std::chrono::milliseconds duration);
    void forgetSometimes(TimePoint now);
    void acted(Action action, const ActionResult& result);
    core::Result<ActionResult> bounce(const Filter& filter); ///< from any thread but the io thread
    std::vector<NewMessage> noticesFor(const std::vector<Row>& bounced, TimePoint now);

    const Policy policy;
    QueueThread& thread;
    Store& store;
    Carrier& carrier;
    const Preparation& preparation;
    Changes& changes;
    const Clock clock;
    const SteadyClock steadyClock;

    asio::steady_timer timer;
    asio::steady_timer writeTimer;
    std::vector<Verdict> pending; ///< of jobs that have landed and are not written down yet
    std::vector<std::string> pendingKeys;
    std::mt19937_64 random;
    WarmUp warmUp;
    bool running = false;
    std::map<CourseKey, Course> courses;
    std::size_t inFlight = 0; ///< jobs
    std::vector<std::pair<Job, Carrier::Done>> launching;
    std::uint64_t bytesInFlight = 0;
    std::vector<Verdict> unwritten; ///< the disk refused them; tried again
    TimePoint lastForget;
    std::optional<TimePoint> lastLook; ///< what the clock showed at lastSteady
    std::chrono::steady_clock::time_point lastSteady;
    std::chrono::milliseconds clockMoved{0}; ///< by being set, since the start

    std::mutex mutex; ///< of what follows
    std::condition_variable idle;
    std::size_t jobCount = 0;
    std::vector<std::shared_ptr<Flight>> inbox;
    bool finishPosted = false;
    bool stepPosted = false;
};

} // namespace mailstead::queue
