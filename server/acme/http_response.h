// Reading an HTTP/1.1 response (RFC 9112): sans-I/O, with limits. Internal to acme.
#pragma once

#include "core/result.h"

#include <map>
#include <string>
#include <string_view>

namespace mailstead::acme
{

struct HttpResponse {
    int status = 0;
    std::map<std::string, std::string>
        headers; ///< names in lower case, repeated ones joined by ", "
    std::string body;

    std::string header(const std::string& lowerCaseName) const;
};

struct HttpLimits {
    std::size_t headerBytes = 64 * 1024; ///< status line, header fields and trailers together
    std::size_t bodyBytes = 1024 * 1024;
};

/// Fed with what arrives. Interim (1xx) responses are skipped; content length, chunked coding and
/// "until the connection closes" are understood. Messages that could be read in two ways are
/// errors.
class HttpResponseParser
{
public:
    /// `headRequest`: the response has no body whatever its header says.
    explicit HttpResponseParser(bool headRequest, HttpLimits limits = {});

    /// True when the response is complete; further bytes are ignored then.
    core::Result<bool> feed(std::string_view bytes);

    /// The connection was closed: complete when the body had no stated length, else an error.
    core::Result<void> finish();

    HttpResponse take() { return std::move(m_response); }

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
    const HttpLimits m_limits;
    State m_state = State::StatusLine;
    std::string m_line;            ///< what came of the current line
    std::size_t m_headerBytes = 0; ///< counts lines of all kinds
    std::size_t m_remaining = 0;   ///< of the body or of the current chunk
    HttpResponse m_response;
};

} // namespace mailstead::acme
