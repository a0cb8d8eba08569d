// Runs password checks on threads of their own, a bounded number of them at a time, in turn for
// all clients.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace mailstead::accounts
{

class PasswordWorker
{
public:
    /// What is run, with true; or with false when it will not be run because the daemon ends.
    using Job = std::function<void(bool run)>;

    /// `capacity` jobs may wait, a quarter of them from one client.
    PasswordWorker(std::size_t threads, std::size_t capacity);
    /// Finishes the jobs that run, calls those that wait with false.
    ~PasswordWorker();
    PasswordWorker(const PasswordWorker&) = delete;
    PasswordWorker& operator=(const PasswordWorker&) = delete;

    /// False when as many jobs wait as may; the job was not taken then. Jobs of one client run one
    /// after the other, so that it never has all threads. An empty client may fill every place.
    bool post(const std::string& client, Job job);

    /// Waits until no job runs or waits.
    void drain();

private:
    struct Client {
        std::deque<Job> jobs;
        bool running = false;
    };
    void work();

    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::unordered_map<std::string, Client> m_clients; ///< those with jobs
    std::deque<std::string> m_turns;                   ///< clients that wait and have none running
    std::size_t m_waiting = 0;
    std::size_t m_running = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads; // last: they use all of the above
};

} // namespace mailstead::accounts
