// Reading an HTTP/1.1 response (RFC 9112): sans-I/O, with limits.
#pragma once

#include "core/result.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::http
{

struct Response {
    int status = 0;
    std::map<std::string, std::string>
        headers; ///< names in lower case, repeated ones joined by ", "
    std::string body;

    std::string header(const std::string& lowerCaseName) const;

    /// The Retry-After field (RFC 9110 §10.2.3), at most a day.
    std::optional<std::chrono::milliseconds> retryAfter() const;
};

struct Limits {
    std::size_t headerBytes = 64 * 1024; ///< status line, header fields and trailers together
    std::size_t bodyBytes = 1024 * 1024;
};

/// Fed with what arrives. Interim (1xx) responses are skipped; content length, chunked coding and
/// "until the connection closes" are understood. Messages that could be read in two ways are
/// errors.
class ResponseParser
{
public:
    /// `headRequest`: the response has no body whatever its header says.
    explicit ResponseParser(bool headRequest, Limits limits = {});

    /// True when the response is complete; further bytes are ignored then.
    core::Result<bool> feed(std::string_view bytes);

    /// The connection was closed: complete when the body had no stated length, else an error.
    core::Result<void> finish();

    Response take() { return std::move(m_response); }

private:
    enum class State {
        StatusLine,
        Field,
        Length,
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailer,
        Close,
        Done
    };

    core::Result<void> line(std::string_view text);
    core::Result<void> statusLine(std::string_view text);
    core::Result<void> field(std::string_view text);
    core::Result<void> endOfHeader();
    core::Result<void> chunkSize(std::string_view text);
    core::Result<void> appendBody(std::string_view bytes);
    tl::unexpected<core::Error> tooLong() const;
    bool readsLines() const;

    const bool m_headRequest;
    const Limits m_limits;
    State m_state = State::StatusLine;
    std::string m_line;            ///< what came of the current line
    std::size_t m_headerBytes = 0; ///< counts lines of all kinds
    std::size_t m_remaining = 0;   ///< of the body or of the current chunk
    Response m_response;
};

} // namespace mailstead::http
