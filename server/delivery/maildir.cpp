#include "delivery/maildir.h"

#include "core/log.h"
#include "core/random_id.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mailstead::delivery
{

namespace
{

using queue::AttemptResult;

/// NAME_MAX, less what a Maildir adds itself.
constexpr std::size_t longestName = 200;
constexpr mode_t directoryMode = 0700, fileMode = 0600;

class File
{
public:
    explicit File(int fd)
        : m_fd(fd)
    {
    }
    ~File()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int fd() const { return m_fd; }

private:
    const int m_fd;
};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// No separator, no hidden or special name, nothing that a terminal would obey.
bool canBeDirectory(std::string_view name)
{
    return !name.empty() && name.size() <= longestName && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               const auto octet = static_cast<unsigned char>(c);
               return octet > 32 && octet != 127 && c != '/' && c != '\\' && c != '"';
           });
}

core::Result<void> syncDirectory(const std::string& path)
{
    const File directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.fd() < 0 || ::fsync(directory.fd()) != 0)
        return core::failErrno("cannot sync " + path, errno);
    return {};
}

/// Makes what is missing of `path` behind its first `fixed` octets.
core::Result<void> makeDirectories(const std::string& path, std::size_t fixed)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) == 0)
        return {};
    for (std::size_t end = path.find('/', std::max<std::size_t>(fixed, 1));;
         end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        if (::mkdir(part.c_str(), directoryMode) == 0) {
            const std::size_t slash = part.rfind('/');
            if (auto synced = syncDirectory(slash == 0 ? "/" : part.substr(0, slash)); !synced)
                return synced;
        } else if (errno != EEXIST) {
            return core::failErrno("cannot make " + part, errno);
        }
        if (end == std::string::npos)
            return {};
    }
}

/// Unique on this machine and beyond: time, process, count and chance.
std::string freshName(const std::string& hostname)
{
    static std::atomic<unsigned> count = 0;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now);
    const auto rest = std::chrono::duration_cast<std::chrono::microseconds>(now - seconds);
    std::string host;
    for (const char c : hostname)
        host += c == '/' ? "\\057" : c == ':' ? "\\072" : std::string(1, c);
    return fmt::format("{}.M{}P{}Q{}R{}.{}", seconds.count(), rest.count(), ::getpid(), ++count,
                       core::randomMessageId(), host);
}

core::Result<void> writeAll(int fd, std::string_view bytes, const std::string& path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return core::failErrno("cannot write " + path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

core::Result<void> writeContent(int fd, const MaildirMessage& message, const std::string& path)
{
    const std::string front =
        fmt::format("Return-Path: <{}>\nDelivered-To: {}\n", message.sender, message.recipient);
    if (auto written = writeAll(fd, front, path); !written)
        return written;
    smtp::ContentReader reader(message.content);
    std::string lines;
    bool heldCr = false; // it goes when a LF follows
    while (!reader.atEnd()) {
        const auto piece = reader.next();
        if (!piece)
            return tl::unexpected(piece.error());
        lines.clear();
        for (const char c : *piece) {
            if (std::exchange(heldCr, c == '\r') && c != '\n')
                lines += '\r';
            if (c != '\r')
                lines += c;
        }
        if (heldCr && reader.atEnd())
            lines += '\r';
        if (auto written = writeAll(fd, lines, path); !written)
            return written;
    }
    if (::fsync(fd) != 0)
        return core::failErrno("cannot sync " + path, errno);
    return {};
}

} // namespace

core::Result<std::string> maildirOf(const std::string& pattern, const std::string& recipient)
{
    const std::size_t at = recipient.rfind('@');
    const std::string name = lowerCase(std::string_view(recipient).substr(0, at));
    const std::string domain =
        at == std::string::npos ? std::string() : lowerCase(recipient.substr(at + 1));
    if (!canBeDirectory(name) || !canBeDirectory(domain))
        return core::fail(core::ErrorKind::InvalidInput,
                          "the address cannot be the name of a directory");
    std::string path;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 == pattern.size())
            path += pattern[i];
        else
            path += pattern[++i] == 'd' ? domain : name;
    }
    return path;
}

core::Result<void> writeToMaildir(const MaildirMessage& message)
{
    for (const char* part : {"/tmp", "/new", "/cur"}) {
        if (auto made = makeDirectories(message.directory + part, message.fixed); !made)
            return made;
    }
    const std::string name = freshName(message.hostname);
    const std::string draft = message.directory + "/tmp/" + name;
    const std::string final = message.directory + "/new/" + name;
    const File file(
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode));
    if (file.fd() < 0)
        return core::failErrno("cannot create " + draft, errno);
    auto result = writeContent(file.fd(), message, draft);
    if (result && ::rename(draft.c_str(), final.c_str()) != 0)
        result = core::failErrno("cannot rename " + draft + " to " + final, errno);
    if (!result) {
        ::unlink(draft.c_str());
        return result;
    }
    if (result = syncDirectory(message.directory + "/new"); !result)
        ::unlink(final.c_str());
    return result;
}

std::vector<AttemptResult> deliverToMaildirs(const queue::Job& job, const std::string& pattern,
                                             const std::string& hostname)
{
    std::vector<AttemptResult> results;
    for (const queue::Row& row : job.rows) {
        AttemptResult result;
        result.messageId = row.messageId;
        result.number = row.number;
        result.host = "localhost";
        const auto directory = maildirOf(pattern, row.recipient);
        if (!directory) {
            result.kind = AttemptResult::Kind::Bounced;
            result.reply = "553 5.1.3 " + directory.error().text();
        } else {
            result.address = *directory;
            const auto written =
                writeToMaildir({*directory, pattern.rfind('/', pattern.find('%')) + 1, row.sender,
                                row.recipient, hostname, job.content});
            if (written) {
                result.kind = AttemptResult::Kind::Delivered;
                result.reply = "250 2.0.0 written to " + *directory;
            } else {
                const bool full = written.error().kind == core::ErrorKind::NoSpace;
                result.reply = (full ? "452 4.3.1 " : "451 4.3.0 ") + written.error().text();
            }
        }
        const bool delivered = result.kind == AttemptResult::Kind::Delivered;
        core::log(delivered ? core::LogLevel::Info : core::LogLevel::Warn, "maildir", row.messageId,
                  fmt::format("<{}> {}: {}", row.recipient,
                              delivered                                      ? "delivered"
                              : result.kind == AttemptResult::Kind::Deferred ? "not now"
                                                                             : "refused",
                              result.reply));
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace mailstead::delivery
