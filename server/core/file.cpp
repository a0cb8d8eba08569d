#include "core/file.h"

#include "core/descriptor.h"
#include "core/random_id.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mailstead::core
{

Result<std::string> readFile(const std::string& path, std::size_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid())
        return failErrno("cannot open " + path, errno);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return failErrno("cannot read " + path, errno);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorKind::InvalidInput, path + " is not a regular file");

    std::string content;
    char buffer[16384];
    while (true) {
        const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return failErrno("cannot read " + path, errno);
        }
        if (got == 0)
            return content;
        content.append(buffer, static_cast<std::size_t>(got));
        if (content.size() > limit)
            return fail(ErrorKind::InvalidInput, path + " is too large",
                        "more than " + std::to_string(limit) + " bytes");
    }
}

StagedFile::StagedFile(std::string path, std::string temporary)
    : m_path(std::move(path))
    , m_temporary(std::move(temporary))
{
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_temporary(std::exchange(other.m_temporary, {}))
{
}

StagedFile::~StagedFile()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<StagedFile> StagedFile::write(const std::string& path, std::string_view content, mode_t mode,
                                     const FileOwner& owner)
{
    const std::string temporary = path + ".new-" + randomHex(6);
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!file.valid())
        return failErrno("cannot create " + temporary, errno);
    StagedFile staged(path, temporary);
    if ((owner.user || owner.group) &&
        ::fchown(file.get(), owner.user.value_or(static_cast<uid_t>(-1)),
                 owner.group.value_or(static_cast<gid_t>(-1))) != 0)
        return failErrno("cannot set the owner of " + temporary, errno);
    if (::fchmod(file.get(), mode) != 0) // the umask took part at open()
        return failErrno("cannot set the mode of " + temporary, errno);
    if (!file.writeAll(content) || ::fsync(file.get()) != 0)
        return failErrno("cannot write " + temporary, errno);
    return staged;
}

Result<void> StagedFile::commit()
{
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return failErrno("cannot replace " + m_path, errno);
    m_temporary.clear();
    // The rename itself must survive a power cut.
    const std::string parent = std::filesystem::path(m_path).parent_path().string();
    const Descriptor directory(
        ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.valid() || ::fsync(directory.get()) != 0)
        return failErrno("cannot sync the directory of " + m_path, errno);
    return {};
}

Result<void> writeFileAtomically(const std::string& path, std::string_view content, mode_t mode)
{
    auto staged = StagedFile::write(path, content, mode);
    if (!staged)
        return tl::unexpected(staged.error());
    return staged->commit();
}

} // namespace mailstead::core
