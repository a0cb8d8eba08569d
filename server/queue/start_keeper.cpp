#include "queue/start_keeper.h"

#include "core/log.h"

namespace mailstead::queue
{

StartKeeper::StartKeeper(Store& store, std::chrono::milliseconds every)
    : m_store(store)
    , m_thread([this, every] { run(every); })
{
}

StartKeeper::~StartKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void StartKeeper::run(std::chrono::milliseconds every)
{
    std::string lastError;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, every, [this] { return m_stopping; })) {
        lock.unlock();
        const auto prepared = m_store.prepareStart();
        // Said once, not every minute.
        std::string error = prepared ? std::string() : prepared.error().text();
        if (!error.empty() && error != lastError)
            core::logWarn("queue", {}, error + "; the next start may take longer");
        lastError = std::move(error);
        lock.lock();
    }
}

} // namespace mailstead::queue
