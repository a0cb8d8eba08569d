// Tells those who watch the queue which rows changed.
#pragma once

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

    /// A watcher stays for good.
    void watch(Watcher watcher);
    void announce(const std::vector<std::string>& keys) const;

private:
    mutable std::mutex m_mutex;
    std::vector<Watcher> m_watchers;
};

} // namespace mailstead::queue
