#include "queue/changes.h"

namespace mailstead::queue
{

void Changes::watch(Watcher watcher, bool always)
{
    if (always)
        want(1);
    const std::lock_guard lock(m_mutex);
    m_watchers.push_back(std::move(watcher));
}

void Changes::announce(const std::vector<std::string>& keys) const
{
    if (keys.empty() || !wanted())
        return;
    const std::lock_guard lock(m_mutex);
    for (const Watcher& watcher : m_watchers)
        watcher(keys);
}

} // namespace mailstead::queue
