#include "daemon/state_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace mailstead::daemon
{

core::Result<StateLock> StateLock::take(const std::string& stateDirectory)
{
    const std::string path = stateDirectory + "/mailsteadd.lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        auto failed = core::failErrno("cannot make " + path, errno);
        failed.value().next =
            "see that the state directory exists and belongs to the daemon's user";
        return failed;
    }
    StateLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return core::fail(core::ErrorKind::AlreadyExists,
                              "another mailsteadd uses " + stateDirectory, {},
                              "stop it first: systemctl stop mailsteadd");
        return core::failErrno("cannot lock " + path, errno);
    }
    return lock;
}

StateLock::StateLock(StateLock&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

StateLock::~StateLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

} // namespace mailstead::daemon
