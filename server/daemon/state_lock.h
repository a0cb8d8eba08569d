#pragma once

#include "core/result.h"

#include <string>

namespace mailstead::daemon
{

/// Keeps a second daemon away from the same state directory: it would take rows for abandoned that
/// the first is sending. Held while the object lives; the kernel lets go when the process dies.
class StateLock
{
public:
    static core::Result<StateLock> take(const std::string& stateDirectory);
    StateLock(StateLock&& other) noexcept;
    StateLock& operator=(StateLock&&) = delete;
    ~StateLock();

private:
    explicit StateLock(int fd)
        : m_fd(fd)
    {
    }
    int m_fd;
};

} // namespace mailstead::daemon
