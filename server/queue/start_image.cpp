#include "queue/start_image.h"

#include "queue/milliseconds.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace mailstead::queue
{

namespace
{

constexpr std::string_view magic = "mailstead start 1\n";
constexpr std::size_t frameHead = 12;
constexpr std::size_t flushedAt = 256UL * 1024;
/// A row has a handful of texts, each far below a mebioctet.
constexpr std::size_t longestFrame = 16UL * 1024 * 1024;
/// Texts that are remembered to be named again; there may be a million different replies.
constexpr std::size_t mostShared = 16384;

constexpr std::uint64_t localFlag = 1, specialFlag = 2, warnedFlag = 4, subjectFlag = 8,
                        answerFlag = 16,
                        wholeFlag = 32; ///< the recipient does not end with "@" and the domain
constexpr unsigned stateShift = 6;

/// Against damage, not against anybody who can write the file: he could write the database, too.
std::uint64_t checksum(std::string_view octets)
{
    std::uint64_t sum = 0x9E3779B97F4A7C15ULL ^ octets.size();
    const auto mix = [&sum](std::uint64_t word) {
        sum = (sum ^ word) * 0xD6E8FEB86659FD93ULL;
        sum ^= sum >> 32U;
    };
    while (octets.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, octets.data(), sizeof word);
        mix(word);
        octets.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, octets.data(), octets.size());
    mix(rest);
    return sum;
}

template <class Number> void putFixed(char* to, Number value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        to[i] = static_cast<char>(value >> (8 * i));
}

template <class Number> Number getFixed(const char* from)
{
    Number value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value |= static_cast<Number>(static_cast<unsigned char>(from[i])) << (8 * i);
    return value;
}

void putNumber(std::string& to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        to += static_cast<char>(value | 0x80U);
    to += static_cast<char>(value);
}

void putText(std::string& to, std::string_view text)
{
    putNumber(to, text.size());
    to += text;
}

core::Result<void> writeAll(int file, const std::string& path, std::string_view octets)
{
    while (!octets.empty()) {
        const auto written = ::write(file, octets.data(), octets.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return core::failErrno("cannot write " + path, errno);
        octets.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace

// --- writing ---

StartImageWriter::StartImageWriter(int file, std::string path)
    : m_file(file)
    , m_path(std::move(path))
{
}

StartImageWriter::StartImageWriter(StartImageWriter&& other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_path(std::move(other.m_path))
    , m_payload(std::move(other.m_payload))
    , m_missing(std::move(other.m_missing))
    , m_rows(other.m_rows)
    , m_senders(std::move(other.m_senders))
    , m_domains(std::move(other.m_domains))
    , m_causes(std::move(other.m_causes))
    , m_replies(std::move(other.m_replies))
    , m_hosts(std::move(other.m_hosts))
{
}

StartImageWriter::~StartImageWriter()
{
    if (m_file < 0)
        return;
    ::close(m_file);
    ::unlink(m_path.c_str());
}

core::Result<StartImageWriter> StartImageWriter::create(const std::string& path)
{
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return core::failErrno("cannot make " + path, errno);
    StartImageWriter writer(file, path);
    if (auto written = writeAll(file, path, magic); !written)
        return tl::unexpected(written.error());
    return writer;
}

void StartImageWriter::shared(Known& known, std::string_view text)
{
    // 0: a text that is not remembered; 1: one that is from now on; else its number.
    std::string key(text);
    if (const auto found = known.find(key); found != known.end())
        return putNumber(m_payload, found->second);
    const bool remembers = known.size() < mostShared;
    putNumber(m_payload, remembers ? 1 : 0);
    putText(m_payload, text);
    if (remembers)
        known.emplace(std::move(key), known.size() + 2);
}

void StartImageWriter::addRow(const BacklogRow& row)
{
    std::string_view shown = row.recipient;
    const bool whole = !(shown.size() > row.domain.size() && shown.ends_with(row.domain) &&
                         shown[shown.size() - row.domain.size() - 1] == '@');
    if (!whole)
        shown.remove_suffix(row.domain.size() + 1);
    const std::uint64_t flags = (row.route == Route::Local ? localFlag : 0U) |
                                (row.special ? specialFlag : 0U) | (row.warned ? warnedFlag : 0U) |
                                (row.subject ? subjectFlag : 0U) | (row.answer ? answerFlag : 0U) |
                                (whole ? wholeFlag : 0U) |
                                (static_cast<std::uint64_t>(row.state) << stateShift);
    putNumber(m_payload, flags);
    putNumber(m_payload, static_cast<std::uint64_t>(row.message));
    putNumber(m_payload, static_cast<std::uint64_t>(row.number));
    putNumber(m_payload, row.size);
    putNumber(m_payload, static_cast<std::uint64_t>(toMs(row.receivedAt)));
    putNumber(m_payload, static_cast<std::uint64_t>(toMs(row.due)));
    putNumber(m_payload, static_cast<std::uint64_t>(row.attempts));
    shared(m_senders, row.sender);
    shared(m_domains, row.domain);
    shared(m_causes, row.cause);
    putText(m_payload, shown);
    if (row.subject)
        putText(m_payload, *row.subject);
    if (row.answer) {
        shared(m_replies, row.answer->reply);
        shared(m_hosts, row.answer->host);
    }
    ++m_rows;
}

void StartImageWriter::addMissing(std::int64_t message)
{
    putNumber(m_missing, static_cast<std::uint64_t>(message));
}

core::Result<void> StartImageWriter::writeFrame(std::string& payload)
{
    std::array<char, frameHead> head{};
    putFixed(head.data(), static_cast<std::uint32_t>(payload.size()));
    putFixed(head.data() + sizeof(std::uint32_t), checksum(payload));
    if (auto written = writeAll(m_file, m_path, {head.data(), head.size()}); !written)
        return written;
    auto written = writeAll(m_file, m_path, payload);
    payload.clear();
    return written;
}

core::Result<void> StartImageWriter::flush()
{
    if (m_payload.size() < flushedAt)
        return {};
    m_payload.insert(0, 1, 'r');
    return writeFrame(m_payload);
}

core::Result<void> StartImageWriter::finish()
{
    if (!m_payload.empty()) {
        m_payload.insert(0, 1, 'r');
        if (auto written = writeFrame(m_payload); !written)
            return written;
    }
    if (!m_missing.empty()) {
        m_missing.insert(0, 1, 'm');
        if (auto written = writeFrame(m_missing); !written)
            return written;
    }
    m_payload = 'e';
    putNumber(m_payload, m_rows);
    if (auto written = writeFrame(m_payload); !written)
        return written;
    if (::fsync(m_file) != 0)
        return core::failErrno("cannot sync " + m_path, errno);
    const std::string folder = std::filesystem::path(m_path).parent_path().string();
    const int directory =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    const int error = errno;
    if (directory >= 0)
        ::close(directory);
    if (!synced)
        return core::failErrno("cannot sync the folder of " + m_path, error);
    ::close(std::exchange(m_file, -1));
    return {};
}

// --- reading ---

StartImageReader::StartImageReader(int file, std::string path)
    : m_file(file)
    , m_path(std::move(path))
{
}

StartImageReader::StartImageReader(StartImageReader&& other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_path(std::move(other.m_path))
{
}

StartImageReader::~StartImageReader()
{
    if (m_file >= 0)
        ::close(m_file);
}

core::Result<StartImageReader> StartImageReader::open(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return core::failErrno("cannot open " + path, errno);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_WILLNEED);
    StartImageReader reader(file, path);
    std::string begin(magic.size(), '\0');
    if (!reader.readAll(begin.data(), begin.size()) || begin != magic)
        return core::fail(core::ErrorKind::Corrupt, path + " is not a start image");
    return reader;
}

core::Result<bool> StartImageReader::damaged(const char* how) const
{
    return core::fail(core::ErrorKind::Corrupt, m_path + " is damaged", how);
}

bool StartImageReader::readAll(char* to, std::size_t size)
{
    while (size > 0) {
        const auto got = ::read(m_file, to, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool StartImageReader::number(std::uint64_t& value)
{
    value = 0;
    for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
        const auto octet = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= std::uint64_t(octet & 0x7FU) << shift;
        if (octet < 0x80)
            return true;
    }
    return false;
}

bool StartImageReader::text(std::string_view& value)
{
    std::uint64_t size = 0;
    if (!number(size) || size > m_rest.size())
        return false;
    value = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return true;
}

bool StartImageReader::shared(Known& known, std::string_view& value)
{
    std::uint64_t which = 0;
    if (!number(which))
        return false;
    if (which >= 2) {
        if (which - 2 >= known.size())
            return false;
        value = known[which - 2];
        return true;
    }
    if (!text(value))
        return false;
    if (which == 1)
        known.emplace_back(value);
    return known.size() <= mostShared;
}

bool StartImageReader::readRow(BacklogRow& row)
{
    std::uint64_t flags = 0, message = 0, rowNumber = 0, size = 0, received = 0, due = 0,
                  attempts = 0;
    std::string_view shown;
    if (!number(flags) || !number(message) || !number(rowNumber) || !number(size) ||
        !number(received) || !number(due) || !number(attempts) || !shared(m_senders, row.sender) ||
        !shared(m_domains, row.domain) || !shared(m_causes, row.cause) || !text(shown))
        return false;
    const std::uint64_t state = flags >> stateShift;
    if (state > static_cast<std::uint64_t>(State::Held) || message == 0 ||
        message > static_cast<std::uint64_t>(INT64_MAX) || rowNumber > UINT16_MAX ||
        attempts > UINT16_MAX || shown.size() > TextPool::longest)
        return false;
    row.state = static_cast<State>(state);
    row.route = (flags & localFlag) != 0 ? Route::Local : Route::Remote;
    row.special = (flags & specialFlag) != 0;
    row.warned = (flags & warnedFlag) != 0;
    row.message = static_cast<std::int64_t>(message);
    row.number = static_cast<int>(rowNumber);
    row.size = size;
    row.receivedAt = fromMs(static_cast<std::int64_t>(received));
    row.due = fromMs(static_cast<std::int64_t>(due));
    row.attempts = static_cast<int>(attempts);
    m_recipient = shown;
    if ((flags & wholeFlag) == 0)
        m_recipient.append(1, '@').append(row.domain);
    row.recipient = m_recipient;
    row.subject.reset();
    row.answer.reset();
    if (std::string_view subject; (flags & subjectFlag) != 0) {
        if (!text(subject))
            return false;
        row.subject = subject;
    }
    if (RowAnswer answer; (flags & answerFlag) != 0) {
        if (!shared(m_replies, answer.reply) || !shared(m_hosts, answer.host))
            return false;
        row.answer = answer;
    }
    ++m_rows;
    return true;
}

/// True: a frame of rows. False: the end.
core::Result<bool> StartImageReader::readFrame()
{
    while (true) {
        std::array<char, frameHead> head{};
        if (!readAll(head.data(), head.size()))
            return damaged("it ends too early");
        const auto length = getFixed<std::uint32_t>(head.data());
        if (length == 0 || length > longestFrame)
            return damaged("a frame has an impossible length");
        m_payload.resize(length);
        if (!readAll(m_payload.data(), length))
            return damaged("it ends too early");
        if (checksum(m_payload) != getFixed<std::uint64_t>(head.data() + sizeof(std::uint32_t)))
            return damaged("a checksum is wrong");
        const char kind = m_payload.front();
        m_rest = std::string_view(m_payload).substr(1);
        if (kind == 'r')
            return true;
        std::uint64_t value = 0;
        if (kind == 'e') {
            if (!number(value) || value != m_rows)
                return damaged("rows are missing");
            m_rest = {};
            return false;
        }
        if (kind != 'm')
            return damaged("a frame is of no known kind");
        while (!m_rest.empty()) {
            if (!number(value))
                return damaged("a frame ends too early");
            m_missing.push_back(static_cast<std::int64_t>(value));
        }
    }
}

core::Result<bool> StartImageReader::next(BacklogRow& row)
{
    while (m_rest.empty()) {
        const auto rows = readFrame();
        if (!rows || !*rows)
            return rows;
    }
    if (!readRow(row))
        return damaged("a row cannot be read");
    return true;
}

} // namespace mailstead::queue
