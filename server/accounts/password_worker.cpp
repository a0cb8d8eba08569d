#include "accounts/password_worker.h"

#include <utility>

namespace mailstead::accounts
{

PasswordWorker::PasswordWorker(std::size_t threads, std::size_t capacity)
    : m_capacity(capacity)
{
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

PasswordWorker::~PasswordWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
    for (const auto& [name, client] : m_clients) {
        for (const Job& job : client.jobs)
            job(false);
    }
}

bool PasswordWorker::post(const std::string& name, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending || m_waiting >= m_capacity)
            return false;
        Client& client = m_clients[name];
        if (!name.empty() && client.jobs.size() >= m_capacity / 4)
            return false;
        client.jobs.push_back(std::move(job));
        ++m_waiting;
        if (client.jobs.size() == 1 && !client.running)
            m_turns.push_back(name);
    }
    m_changed.notify_all();
    return true;
}

void PasswordWorker::drain()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ending || (m_waiting == 0 && m_running == 0); });
}

void PasswordWorker::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_turns.empty(); });
        if (m_ending)
            return;
        const std::string name = std::move(m_turns.front());
        m_turns.pop_front();
        Client& client = m_clients[name];
        client.running = true;
        Job job = std::move(client.jobs.front());
        client.jobs.pop_front();
        --m_waiting;
        ++m_running;
        lock.unlock();
        job(true);
        job = {}; // what it holds goes before others are told
        lock.lock();
        --m_running;
        Client& after = m_clients[name]; // the map may have grown meanwhile
        after.running = false;
        if (after.jobs.empty())
            m_clients.erase(name);
        else
            m_turns.push_back(name);
        m_changed.notify_all();
    }
}

} // namespace mailstead::accounts
