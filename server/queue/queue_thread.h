// The one thread that writes to the store. What is posted runs in the order of posting, so nobody
// who writes starves another.
#pragma once

// A header of the standard library first: Asio 1.22 decides by its macros how memory is aligned,
// and every file must decide alike.
#include <functional>

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <mutex>
#include <thread>

namespace mailstead::queue
{

class QueueThread
{
public:
    QueueThread();
    ~QueueThread(); ///< stop()s
    QueueThread(const QueueThread&) = delete;
    QueueThread& operator=(const QueueThread&) = delete;

    /// Thread-safe. After stop() nothing is run any more.
    void post(std::function<void()> task);
    /// Runs `task` there and waits for its end; called from the queue thread it runs at once. False
    /// when the thread has ended and the task was not run.
    bool run(const std::function<void()>& task);
    /// For timers of those who live on this thread.
    asio::io_context& context() { return m_io; }

    /// Runs what was posted so far, then ends the thread.
    void stop();

private:
    asio::io_context m_io{1};
    std::mutex m_mutex;
    bool m_stopping = false;
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

} // namespace mailstead::queue
