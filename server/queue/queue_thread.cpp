#include "queue/queue_thread.h"

#include <asio/post.hpp>
#include <future>

namespace mailstead::queue
{

QueueThread::QueueThread()
    : m_work(asio::make_work_guard(m_io))
    , m_thread([this] { m_io.run(); })
{
}

QueueThread::~QueueThread()
{
    stop();
}

void QueueThread::post(std::function<void()> task)
{
    const std::lock_guard lock(m_mutex);
    if (!m_stopping)
        asio::post(m_io, std::move(task));
}

bool QueueThread::run(const std::function<void()>& task)
{
    if (std::this_thread::get_id() == m_thread.get_id()) {
        task();
        return true;
    }
    std::promise<void> ended;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return false;
        asio::post(m_io, [&] {
            task();
            ended.set_value();
        });
    }
    ended.get_future().wait();
    return true;
}

void QueueThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_stopping = true;
        // Behind everything that was posted: it still runs, timers do not.
        asio::post(m_io, [this] { m_io.stop(); });
    }
    m_thread.join();
}

} // namespace mailstead::queue
