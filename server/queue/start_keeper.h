// Keeps the store ready for a quick start: asks Store::prepareStart() every minute, on a thread of
// its own.
#pragma once

#include "queue/store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace mailstead::queue
{

class StartKeeper
{
public:
    /// `store` must outlive us.
    explicit StartKeeper(Store& store, std::chrono::milliseconds every = std::chrono::minutes(1));
    /// Waits for what is being written.
    ~StartKeeper();
    StartKeeper(const StartKeeper&) = delete;
    StartKeeper& operator=(const StartKeeper&) = delete;

private:
    void run(std::chrono::milliseconds every);

    Store& m_store;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace mailstead::queue
