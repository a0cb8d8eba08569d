#include "privileged/owned_file.h"

#include "core/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::privileged
{

using core::ErrorKind;

core::Result<std::string> readOwnedFile(const std::string& path, uid_t user, std::size_t limit)
{
    return readOwnedFile(AT_FDCWD, path, user, limit);
}

core::Result<std::string> readOwnedFile(int folder, const std::string& path, uid_t user,
                                        std::size_t limit)
{
    // Neither a device nor a pipe that would wait for its other end.
    const core::Descriptor file(
        ::openat(folder, path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!file.valid())
        return core::failErrno("cannot open " + path, errno);
    struct stat info = {};
    core::Result<std::string> content;
    if (::fstat(file.get(), &info) != 0)
        content = core::failErrno("cannot read " + path, errno);
    else if (!S_ISREG(info.st_mode) || info.st_uid != user)
        content = core::fail(ErrorKind::PermissionDenied, path + " does not belong to its user");
    else if (info.st_size > static_cast<off_t>(limit))
        content = core::fail(ErrorKind::InvalidInput, path + " is too large");
    while (content && content->size() <= limit) {
        char buffer[16384];
        const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
        if (got > 0)
            content->append(buffer, static_cast<std::size_t>(got));
        else if (got == 0)
            break;
        else if (errno != EINTR)
            content = core::failErrno("cannot read " + path, errno);
    }
    if (content && content->size() > limit)
        return core::fail(ErrorKind::InvalidInput, path + " is too large");
    return content;
}

} // namespace mailstead::privileged
