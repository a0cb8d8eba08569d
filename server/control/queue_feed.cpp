#include "control/queue_feed.h"

#include "control/queue_json.h"
#include "core/log.h"

#include <chrono>

namespace mailstead::control
{

namespace
{

using namespace std::chrono_literals;

constexpr std::size_t mostNamed = 200;
constexpr auto batchInterval = 100ms;

} // namespace

QueueFeed::QueueFeed(queue::Store& store, queue::Changes& changes)
    : m_store(store)
    , m_changes(changes)
{
    changes.watch(
        [pending = m_pending](const std::vector<std::string>& keys) {
            const std::lock_guard lock(pending->mutex);
            const bool first = !pending->any();
            if (!pending->tooMany)
                pending->keys.insert(keys.begin(), keys.end());
            if (pending->keys.size() > mostNamed) {
                pending->tooMany = true;
                pending->keys.clear();
            }
            if (first)
                pending->changed.notify_one();
        },
        false);
    m_thread = std::thread([this] { run(); });
}

QueueFeed::~QueueFeed()
{
    stop();
}

void QueueFeed::add(std::shared_ptr<Subscription> subscription)
{
    const std::lock_guard lock(m_mutex);
    dropClosed();
    m_subscriptions.push_back(std::move(subscription));
    m_changes.want(1);
}

void QueueFeed::dropClosed()
{
    const auto dropped =
        std::erase_if(m_subscriptions, [](const auto& known) { return !known->isOpen(); });
    m_changes.want(-static_cast<int>(dropped));
}

void QueueFeed::stop()
{
    {
        const std::lock_guard lock(m_pending->mutex);
        m_pending->stopping = true;
        m_pending->changed.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void QueueFeed::run()
{
    std::unique_lock lock(m_pending->mutex);
    while (true) {
        m_pending->changed.wait(lock, [this] { return m_pending->stopping || m_pending->any(); });
        // What changes in the next moment goes along.
        m_pending->changed.wait_for(lock, batchInterval, [this] { return m_pending->stopping; });
        if (m_pending->stopping)
            return;
        const auto keys = std::exchange(m_pending->keys, {});
        const bool tooMany = std::exchange(m_pending->tooMany, false);
        lock.unlock();
        sendBatch(keys, tooMany);
        lock.lock();
    }
}

void QueueFeed::sendBatch(const std::set<std::string>& keys, bool tooMany)
{
    std::vector<std::shared_ptr<Subscription>> open;
    {
        const std::lock_guard lock(m_mutex);
        dropClosed();
        open = m_subscriptions;
    }
    if (open.empty())
        return;
    const auto counts = m_store.counts({}, std::chrono::system_clock::now());
    if (!counts) {
        core::logError("control", {}, "cannot count the queue: " + counts.error().text());
        return;
    }
    const nlohmann::json changed = tooMany ? nlohmann::json(nullptr) : nlohmann::json(keys);
    for (const auto& subscription : open)
        subscription->send({{"changed", changed}, {"counts", toJson(*counts)}});
}

} // namespace mailstead::control
