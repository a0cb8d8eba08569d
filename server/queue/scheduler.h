// Brings messages out of the queue: claims what is due, hands it to the carrier, writes down what
// became of it, tries again later or tells the sender.
#pragma once

#include "queue/carrier.h"
#include "queue/changes.h"
#include "queue/preparation.h"
#include "queue/queue_thread.h"
#include "queue/store.h"

#include <memory>

namespace mailstead::queue
{

struct Policy {
    std::chrono::seconds retryFirst{300}; ///< doubles with each attempt up to retryLongest
    std::chrono::seconds retryLongest{4 * 3600};
    std::chrono::seconds giveUpAfter{5 * 24 * 3600}; ///< since the message was taken
    std::size_t maxJobs = 50;
    std::size_t maxJobsPerDomain = 5;
    std::uint64_t maxBytes = 64ULL * 1024 * 1024; ///< content in memory for all jobs together
    std::chrono::hours keepHistory{30 * 24};
};

/// How long until the attempt after number `attempts`: exponential, with `jitter` from 0 to 1
/// moving it by up to ±12.5 %, so that what failed together does not come back together.
std::chrono::seconds retryDelay(const Policy& policy, int attempts, double jitter);

/// Works on the queue thread. The carrier must call back for every job before the store closes.
class Scheduler
{
public:
    using Clock = std::function<TimePoint()>;

    Scheduler(Policy policy, QueueThread& thread, Store& store, Carrier& carrier,
              const Preparation& preparation, Changes& changes,
              Clock clock = std::chrono::system_clock::now);
    ~Scheduler(); ///< stop()s
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void start();
    /// Starts no new jobs; results of running ones are still written. Thread-safe.
    void stop();
    /// Looks for due rows soon. Thread-safe, cheap.
    void wake();

    /// queue.act: blocks until done; from any thread but the io thread.
    core::Result<ActionResult> act(Action action, const Filter& filter, bool dryRun);

    /// Jobs with the carrier now. Thread-safe.
    std::size_t runningJobs() const;
    /// Waits until no job runs or `timeout` has passed; false then. Not from the queue thread.
    bool waitForJobs(std::chrono::milliseconds timeout);

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace mailstead::queue
