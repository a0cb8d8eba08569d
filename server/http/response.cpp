#include "http/response.h"

#include "http/field.h"
#include "message/address.h"
#include "message/date.h"

#include <algorithm>
#include <charconv>

namespace mailstead::http
{

namespace
{

tl::unexpected<core::Error> malformed(std::string why)
{
    return core::fail(core::ErrorKind::InvalidInput, "the HTTP answer cannot be understood",
                      std::move(why));
}

std::string_view trim(std::string_view text)
{
    const auto isSpace = [](char c) {
        return c == ' ' || c == '\t';
    };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string Response::header(const std::string& lowerCaseName) const
{
    const auto found = headers.find(lowerCaseName);
    return found == headers.end() ? std::string() : found->second;
}

std::optional<std::chrono::milliseconds> Response::retryAfter() const
{
    const std::string value = header("retry-after");
    if (value.empty())
        return std::nullopt;
    constexpr std::chrono::hours longest{24};
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc() && end == value.data() + value.size())
        return std::min<std::chrono::milliseconds>(std::chrono::seconds(seconds), longest);
    const auto date = message::parseDate(value);
    if (!date)
        return std::nullopt;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        *date - std::chrono::system_clock::now());
    return std::clamp<std::chrono::milliseconds>(left, std::chrono::milliseconds(0), longest);
}

ResponseParser::ResponseParser(bool headRequest, Limits limits)
    : m_headRequest(headRequest)
    , m_limits(limits)
{
}

bool ResponseParser::readsLines() const
{
    switch (m_state) {
    case State::StatusLine:
    case State::Field:
    case State::ChunkSize:
    case State::ChunkEnd:
    case State::Trailer:
        return true;
    default:
        return false;
    }
}

core::Result<bool> ResponseParser::feed(std::string_view bytes)
{
    while (!bytes.empty() && m_state != State::Done) {
        if (readsLines()) {
            const std::size_t end = bytes.find('\n');
            const std::size_t count = end == std::string_view::npos ? bytes.size() : end + 1;
            m_headerBytes += count;
            if (m_headerBytes > m_limits.headerBytes)
                return core::fail(core::ErrorKind::InvalidInput,
                                  "the HTTP answer has too long a header",
                                  "more than " + std::to_string(m_limits.headerBytes) + " bytes");
            m_line += bytes.substr(0, count);
            bytes.remove_prefix(count);
            if (end == std::string_view::npos)
                break;
            m_line.pop_back();
            if (!m_line.empty() && m_line.back() == '\r')
                m_line.pop_back();
            const std::string text = std::move(m_line);
            m_line.clear();
            const auto done = line(text);
            if (!done)
                return tl::unexpected(done.error());
            continue;
        }
        const bool bounded = m_state != State::Close;
        const std::size_t count = bounded ? std::min(m_remaining, bytes.size()) : bytes.size();
        const auto done = appendBody(bytes.substr(0, count));
        if (!done)
            return tl::unexpected(done.error());
        bytes.remove_prefix(count);
        if (!bounded)
            continue;
        m_remaining -= count;
        if (m_remaining == 0)
            m_state = m_state == State::Chunk ? State::ChunkEnd : State::Done;
    }
    return m_state == State::Done;
}

core::Result<void> ResponseParser::finish()
{
    if (m_state == State::Close)
        m_state = State::Done;
    if (m_state != State::Done)
        return core::fail(core::ErrorKind::Unavailable,
                          "the server closed the connection in the middle of its answer");
    return {};
}

core::Result<void> ResponseParser::line(std::string_view text)
{
    switch (m_state) {
    case State::StatusLine:
        return statusLine(text);
    case State::Field:
        return text.empty() ? endOfHeader() : field(text);
    case State::ChunkSize:
        return chunkSize(text);
    case State::ChunkEnd:
        if (!text.empty())
            return malformed("a chunk is longer than it said");
        m_state = State::ChunkSize;
        return {};
    default: // Trailer: counted, but nobody needs them
        if (text.empty())
            m_state = State::Done;
        return {};
    }
}

core::Result<void> ResponseParser::statusLine(std::string_view text)
{
    // "HTTP/1.1 200 reason"
    int status = 0;
    if (text.size() < 12 || text.substr(0, 7) != "HTTP/1." || text[8] != ' ')
        return malformed("it does not begin with an HTTP/1.1 status line");
    const auto [end, error] = std::from_chars(text.data() + 9, text.data() + 12, status);
    if (error != std::errc() || end != text.data() + 12 || status < 100 ||
        (text.size() > 12 && text[12] != ' '))
        return malformed("its status line has no valid status");
    m_response.status = status;
    m_state = State::Field;
    return {};
}

core::Result<void> ResponseParser::field(std::string_view text)
{
    const auto read = parseField(text);
    if (!read)
        return malformed("a header line is no field");
    const auto [entry, isNew] = m_response.headers.emplace(read->name, read->value);
    if (isNew)
        return {};
    if (read->name == "content-length" || read->name == "transfer-encoding")
        return malformed("it states its length twice");
    entry->second += ", " + read->value;
    return {};
}

core::Result<void> ResponseParser::endOfHeader()
{
    const int status = m_response.status;
    if (status < 200) {
        if (status == 101)
            return malformed("it changes the protocol, which nobody asked for");
        m_response = {};
        m_state = State::StatusLine;
        return {};
    }
    if (m_headRequest || status == 204 || status == 304) {
        m_state = State::Done;
        return {};
    }
    const std::string coding = message::lowerCase(m_response.header("transfer-encoding"));
    const std::string length = m_response.header("content-length");
    if (!coding.empty()) {
        if (coding != "chunked" || !length.empty())
            return malformed("its transfer coding is not understood");
        m_state = State::ChunkSize;
        return {};
    }
    if (length.empty()) {
        m_state = State::Close;
        return {};
    }
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), m_remaining);
    if (error != std::errc() || end != length.data() + length.size())
        return malformed("its content length is no number");
    if (m_remaining > m_limits.bodyBytes)
        return tooLong();
    m_state = m_remaining == 0 ? State::Done : State::Length;
    return {};
}

core::Result<void> ResponseParser::chunkSize(std::string_view text)
{
    const std::string_view digits = trim(text.substr(0, text.find(';')));
    if (digits.empty() || digits.size() > 8)
        return malformed("a chunk has no valid size");
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), m_remaining, 16);
    if (error != std::errc() || end != digits.data() + digits.size())
        return malformed("a chunk has no valid size");
    m_state = m_remaining == 0 ? State::Trailer : State::Chunk;
    return {};
}

tl::unexpected<core::Error> ResponseParser::tooLong() const
{
    return core::fail(core::ErrorKind::InvalidInput, "the HTTP answer is too long",
                      "more than " + std::to_string(m_limits.bodyBytes) + " bytes");
}

core::Result<void> ResponseParser::appendBody(std::string_view bytes)
{
    if (bytes.size() > m_limits.bodyBytes - m_response.body.size())
        return tooLong();
    m_response.body += bytes;
    return {};
}

} // namespace mailstead::http
