// Takes messages durably: smtp::Intake over the store, one sync for all that wait.
#pragma once

#include "queue/changes.h"
#include "queue/incoming_reports.h"
#include "queue/preparation.h"
#include "queue/queue_thread.h"
#include "queue/store.h"

#include <asio/thread_pool.hpp>
#include <atomic>
#include <filesystem>

namespace mailstead::queue
{

/// Messages are prepared where they come in, or on worker threads when that takes long, and
/// committed on the queue thread, all that wait in one transaction; `done` is called from the queue
/// thread after the commit. Thread-safe.
class StoreIntake : public smtp::Intake
{
public:
    struct Options {
        std::filesystem::path directory; ///< whose file system is asked for space
        std::uint64_t minFreeBytes = 0;
        unsigned workers = 2;
        /// What notifications that come in prove; without it they are mail like any other.
        std::shared_ptr<const IncomingReports> reports = {};
    };

    /// `stored` is called on the queue thread after each commit: there is something to deliver.
    StoreIntake(Options options, QueueThread& thread, Store& store, const Preparation& preparation,
                Changes& changes, std::function<void()> stored);
    ~StoreIntake() override; ///< finish()es

    /// Waits until everything that was taken so far is answered. Takes nothing afterwards: take()
    /// answers Cancelled.
    void finish();

    void take(smtp::Envelope envelope, smtp::Content content,
              std::function<void(core::Result<void>)> done) override;
    bool hasSpaceFor(std::uint64_t bytes) const override;

    /// Free bytes of the store's file system, at most a second old.
    std::uint64_t freeBytes() const;

    /// Commits and messages so far: how well they share syncs.
    std::uint64_t commits() const { return m_commits.load(); }
    std::uint64_t messages() const { return m_messages.load(); }

private:
    struct Waiting {
        NewMessage message;
        std::function<void(core::Result<void>)> done;
        std::vector<BelievedFailure> failures = {}; ///< that the message reports
        std::optional<NewMessage> notice = {};      ///< for its sender, stored with it
    };
    void prepare(smtp::Envelope envelope, smtp::Content content,
                 std::function<void(core::Result<void>)> done);
    void enqueue(Waiting waiting);
    static std::vector<const NewMessage*> messagesOf(const std::vector<Waiting>& batch);
    void commitWaiting();
    void answer(std::vector<Waiting>& batch, const core::Result<void>& result);

    Options m_options;
    QueueThread& m_thread;
    Store& m_store;
    const Preparation& m_preparation;
    Changes& m_changes;
    std::function<void()> m_stored;

    std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
    bool m_commitPosted = false;
    bool m_finished = false;

    mutable std::atomic<std::uint64_t> m_freeBytes{0};
    mutable std::atomic<std::int64_t> m_freeBytesAt{-1}; ///< steady clock, milliseconds
    std::atomic<std::uint64_t> m_commits{0};
    std::atomic<std::uint64_t> m_messages{0};
    asio::thread_pool m_workers; ///< last: its threads use the rest
};

} // namespace mailstead::queue
