#include "smtp/content.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::smtp
{

SpoolFile::SpoolFile(std::string path, int fd, std::uint64_t size)
    : m_path(std::move(path))
    , m_fd(fd)
    , m_size(size)
{
}

SpoolFile::~SpoolFile()
{
    ::close(m_fd);
    if (!m_kept)
        ::unlink(m_path.c_str());
}

core::Result<std::shared_ptr<SpoolFile>> SpoolFile::open(const std::string& path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return core::failErrno("cannot open the spool file " + path, errno);
    struct stat info = {};
    if (::fstat(fd, &info) != 0) {
        const int error = errno;
        ::close(fd);
        return core::failErrno("cannot look at the spool file " + path, error);
    }
    auto file = std::make_shared<SpoolFile>(path, fd, static_cast<std::uint64_t>(info.st_size));
    file->keep();
    return file;
}

core::Result<void> SpoolFile::sync() const
{
    if (::fdatasync(m_fd) != 0)
        return core::failErrno("cannot sync the spool file " + m_path, errno);
    // The name is the folder's: without this a power cut might leave a file that nobody finds.
    const std::string folder = m_path.substr(0, m_path.rfind('/') + 1);
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int error = errno;
    if (fd >= 0)
        ::close(fd);
    if (!synced)
        return core::failErrno("cannot sync the spool's folder " + folder, error);
    return {};
}

core::Result<void> SpoolFile::read(std::uint64_t offset, char* buffer, std::size_t count) const
{
    while (count > 0) {
        const ssize_t got = ::pread(m_fd, buffer, count, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return core::failErrno("cannot read the spool file " + m_path, errno);
        if (got == 0)
            return core::fail(core::ErrorKind::Corrupt,
                              "the spool file " + m_path + " is shorter than it was");
        buffer += got;
        offset += static_cast<std::uint64_t>(got);
        count -= static_cast<std::size_t>(got);
    }
    return {};
}

Content::Content(std::string text)
    : m_text(std::make_shared<const std::string>(std::move(text)))
{
}

Content::Content(std::string front, std::shared_ptr<SpoolFile> file, std::string header,
                 std::uint64_t from)
    : m_text(std::make_shared<const std::string>(std::move(front)))
    , m_file(std::move(file))
    , m_header(header.empty() ? nullptr : std::make_shared<const std::string>(std::move(header)))
    , m_from(std::min(from, m_file->size()))
{
}

std::uint64_t Content::size() const
{
    return text().size() + (m_file ? m_file->size() - m_from : 0);
}

core::Result<std::string> Content::header(std::size_t most) const
{
    std::string found(text().substr(0, most));
    if (m_file && found.find("\r\n\r\n") == std::string::npos && found.size() < most) {
        const std::size_t wanted = static_cast<std::size_t>(
            std::min<std::uint64_t>(most - found.size(), m_file->size() - m_from));
        const std::size_t kept =
            m_header && m_header->size() > m_from ? m_header->size() - m_from : 0;
        if (kept >= wanted ||
            (kept > 0 && m_header->find("\r\n\r\n", m_from) != std::string::npos)) {
            found.append(*m_header, m_from, wanted);
        } else {
            const std::size_t before = found.size();
            found.resize(before + wanted);
            const auto read = m_file->read(m_from, found.data() + before, wanted);
            if (!read)
                return tl::unexpected(read.error());
        }
    }
    if (found.starts_with("\r\n"))
        found.resize(2);
    else if (const std::size_t end = found.find("\r\n\r\n"); end != std::string::npos)
        found.resize(end + 4);
    return found;
}

core::Result<std::string> Content::whole() const
{
    std::string all(text());
    if (m_file) {
        const std::size_t before = all.size();
        const std::size_t count = m_file->size() - m_from;
        all.resize(before + count);
        const auto read = m_file->read(m_from, all.data() + before, count);
        if (!read)
            return tl::unexpected(read.error());
    }
    return all;
}

Content Content::withFront(std::string_view front) const
{
    std::string joined;
    joined.reserve(front.size() + text().size());
    joined.append(front).append(text());
    Content made(std::move(joined));
    made.m_file = m_file;
    made.m_header = m_header;
    made.m_from = m_from;
    return made;
}

ContentReader::ContentReader(Content content)
    : m_content(std::move(content))
{
}

core::Result<std::string_view> ContentReader::next()
{
    const std::string_view text = m_content.text();
    if (m_at < text.size()) {
        const std::string_view piece = text.substr(static_cast<std::size_t>(m_at), pieceSize);
        m_at += piece.size();
        return piece;
    }
    const std::uint64_t left = m_content.size() - m_at;
    if (left == 0)
        return std::string_view();
    if (!m_buffer)
        m_buffer = std::make_unique<std::array<char, pieceSize>>();
    const std::size_t count =
        static_cast<std::size_t>(std::min<std::uint64_t>(left, m_buffer->size()));
    const auto read =
        m_content.file()->read(m_content.fileFrom() + m_at - text.size(), m_buffer->data(), count);
    if (!read)
        return tl::unexpected(read.error());
    m_at += count;
    return std::string_view(m_buffer->data(), count);
}

} // namespace mailstead::smtp
