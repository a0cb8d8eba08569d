#include "smtp/spool.h"

#include "core/random_id.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mailstead::smtp
{

namespace
{

constexpr std::size_t blockSize = 65536;

class FileWriter final : public SpoolWriter
{
public:
    FileWriter(std::string path, int fd)
        : m_path(std::move(path))
        , m_fd(fd)
    {
        m_block.reserve(blockSize);
    }
    ~FileWriter() override
    {
        if (m_fd < 0)
            return;
        ::close(m_fd);
        ::unlink(m_path.c_str());
    }
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    core::Result<void> append(std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const std::size_t count = std::min(bytes.size(), blockSize - m_block.size());
            m_block.append(bytes.substr(0, count));
            bytes.remove_prefix(count);
            if (m_block.size() < blockSize)
                break;
            if (auto written = flush(); !written)
                return written;
        }
        return {};
    }

    core::Result<std::shared_ptr<SpoolFile>> finish() override
    {
        if (auto written = flush(); !written)
            return tl::unexpected(written.error());
        return std::make_shared<SpoolFile>(m_path, std::exchange(m_fd, -1), m_size);
    }

private:
    core::Result<void> flush()
    {
        std::string_view left = m_block;
        while (!left.empty()) {
            const ssize_t count = ::write(m_fd, left.data(), left.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return core::failErrno("cannot write the spool file " + m_path, errno);
            left.remove_prefix(static_cast<std::size_t>(count));
        }
        m_size += m_block.size();
        m_block.clear();
        return {};
    }

    const std::string m_path;
    int m_fd;
    std::uint64_t m_size = 0;
    std::string m_block;
};

class DirectorySpool final : public Spool
{
public:
    explicit DirectorySpool(std::string directory)
        : m_directory(std::move(directory))
    {
    }

    core::Result<std::unique_ptr<SpoolWriter>> create() override
    {
        std::string path = m_directory + "/" + core::randomHex(16) + std::string(spoolSuffix);
        const int fd =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0)
            return core::failErrno("cannot make the spool file " + path, errno);
        return std::make_unique<FileWriter>(std::move(path), fd);
    }

private:
    const std::string m_directory;
};

} // namespace

core::Result<std::shared_ptr<Spool>> openSpool(const std::string& directory)
{
    if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST)
        return core::failErrno("cannot make the spool directory " + directory, errno);
    struct stat info = {};
    if (::lstat(directory.c_str(), &info) != 0)
        return core::failErrno("cannot look at the spool directory " + directory, errno);
    if (!S_ISDIR(info.st_mode))
        return core::fail(core::ErrorKind::Corrupt,
                          "the spool directory " + directory + " is no directory");
    if ((info.st_mode & 0777U) != 0700 && ::chmod(directory.c_str(), 0700) != 0)
        return core::failErrno("cannot close the spool directory " + directory + " to others",
                               errno);
    return std::make_shared<DirectorySpool>(directory);
}

} // namespace mailstead::smtp
