// Brings messages out of the queue: claims what is due, hands it to the carrier, writes down what
// became of it, tries again later or tells the sender.
#pragma once

#include "queue/carrier.h"
#include "queue/changes.h"
#include "queue/preparation.h"
#include "queue/queue_thread.h"
#include "queue/store.h"
#include "queue/warm_up.h"

#include <memory>

namespace mailstead::queue
{

struct Policy {
    std::chrono::seconds retryFirst{300}; ///< doubles with each attempt up to retryLongest
    std::chrono::seconds retryLongest{4 * 3600};
    std::chrono::seconds giveUpAfter{5 * 24 * 3600}; ///< since the message was taken
    std::chrono::seconds pauseFirst{60}; ///< of a destination that does not answer; then doubles
    std::size_t maxJobs = 100;
    std::uint64_t maxBytes = 64ULL * 1024 * 1024; ///< content in memory for all jobs together
    std::chrono::seconds warnAfter{4 * 3600};     ///< the sender is told of a delay
    std::chrono::hours keepHistory{30 * 24};
    WarmUpPlan warmUp;
};

/// How long until the attempt after number `attempts`: exponential, with `jitter` from 0 to 1
/// moving it by up to ±12.5 %, so that what failed together does not come back together.
std::chrono::seconds retryDelay(const Policy& policy, int attempts, double jitter);

/// How a destination does, for those who look at the queue.
struct DestinationState {
    std::string domain;
    Route route = Route::Remote;
    std::size_t running = 0; ///< jobs
    std::size_t window = 0;  ///< jobs that may run at once
    std::optional<TimePoint> pausedUntil;
    std::string reason; ///< the reply that paused it
};

/// Works on the queue thread. The carrier must call back for every job before the store closes.
class Scheduler
{
public:
    using Clock = std::function<TimePoint()>;
    /// Never set, only goes on: by it the scheduler sees that the other clock was set.
    using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

    Scheduler(Policy policy, QueueThread& thread, Store& store, Carrier& carrier,
              const Preparation& preparation, Changes& changes,
              Clock clock = std::chrono::system_clock::now,
              SteadyClock steadyClock = std::chrono::steady_clock::now);
    ~Scheduler(); ///< stop()s
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void start();
    /// Starts no new jobs; results of running ones are still written. Thread-safe.
    void stop();
    /// Looks for due rows soon. Thread-safe, cheap.
    void wake();

    /// queue.act: blocks until done; from any thread but the io thread.
    core::Result<ActionResult> act(Action action, const Filter& filter, bool dryRun,
                                   const std::string& via = {});

    /// Destinations that are paused now, or that were asked to be slower. From any thread but the
    /// io thread.
    std::vector<DestinationState> destinations();

    /// Jobs with the carrier now. Thread-safe.
    std::size_t runningJobs() const;
    /// Waits until no job runs or `timeout` has passed; false then. Not from the queue thread.
    bool waitForJobs(std::chrono::milliseconds timeout);

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace mailstead::queue
