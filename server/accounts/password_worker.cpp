#include "accounts/password_worker.h"

namespace mailstead::accounts
{

PasswordWorker::PasswordWorker(std::size_t capacity)
    : m_capacity(capacity)
    , m_thread([this] { work(); })
{
}

PasswordWorker::~PasswordWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
    for (const Job& job : m_jobs)
        job(false);
}

bool PasswordWorker::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending || m_jobs.size() >= m_capacity)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

void PasswordWorker::work()
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
            if (m_ending)
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(true);
    }
}

} // namespace mailstead::accounts
