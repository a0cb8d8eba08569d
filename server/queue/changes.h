// Tells those who watch the queue which rows changed.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace mailstead::queue
{

/// Thread-safe. Watchers are called on the thread that made the change and must be quick.
class Changes
{
public:
    /// Keys of rows that came, changed or went.
    using Watcher = std::function<void(const std::vector<std::string>& keys)>;

    /// A watcher stays for good. One that is not `always` there is told only while somebody has
    /// said want(), so that nobody names rows for nothing, thousands of times a second.
    void watch(Watcher watcher, bool always = true);
    void want(int more) { m_wanted += more; }
    /// Whether anybody would listen.
    bool wanted() const { return m_wanted > 0; }
    void announce(const std::vector<std::string>& keys) const;

private:
    std::atomic<int> m_wanted{0};
    mutable std::mutex m_mutex;
    std::vector<Watcher> m_watchers;
};

} // namespace mailstead::queue
