// Runs password checks on a thread of its own, a bounded number of them at a time.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace mailstead::accounts
{

class PasswordWorker
{
public:
    /// What is run, with true; or with false when it will not be run because the daemon ends.
    using Job = std::function<void(bool run)>;

    explicit PasswordWorker(std::size_t capacity);
    /// Finishes the job that runs, calls those that wait with false.
    ~PasswordWorker();
    PasswordWorker(const PasswordWorker&) = delete;
    PasswordWorker& operator=(const PasswordWorker&) = delete;

    /// False when as many jobs wait as may; the job was not taken then.
    bool post(Job job);

private:
    void work();

    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace mailstead::accounts
