// queue.subscribe: tells consoles which rows changed, at most every 100 ms.
#pragma once

#include "control/call.h"
#include "queue/changes.h"
#include "queue/store.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace mailstead::control
{

/// Has a thread of its own, because counting reads the disk. Thread-safe.
class QueueFeed
{
public:
    QueueFeed(queue::Store& store, queue::Changes& changes);
    ~QueueFeed(); ///< stop()s
    QueueFeed(const QueueFeed&) = delete;
    QueueFeed& operator=(const QueueFeed&) = delete;

    void add(std::shared_ptr<Subscription> subscription);
    void stop();

private:
    /// What the watcher keeps alive after we are gone.
    struct Pending {
        std::mutex mutex;
        std::condition_variable changed;
        std::set<std::string> keys;
        bool tooMany = false;
        bool stopping = false;
        bool any() const { return tooMany || !keys.empty(); }
    };
    void run();
    void sendBatch(const std::set<std::string>& keys, bool tooMany);

    void dropClosed(); ///< under m_mutex

    queue::Store& m_store;
    queue::Changes& m_changes;
    std::shared_ptr<Pending> m_pending = std::make_shared<Pending>();
    std::mutex m_mutex;
    std::vector<std::shared_ptr<Subscription>> m_subscriptions;
    std::thread m_thread;
};

} // namespace mailstead::control
