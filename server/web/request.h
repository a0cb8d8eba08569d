// Reading HTTP/1.1 requests (RFC 9112): sans-I/O, strict, with limits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace mailstead::web
{

struct Request {
    std::string method; ///< as sent: "GET"
    std::string host;   ///< in lower case, without port; empty when an HTTP/1.0 client names none
    std::string path;   ///< decoded, begins with "/", without control characters
    std::string query;  ///< as sent, without "?"
    std::string body;
    bool keepsAlive = true; ///< the connection, as far as the client goes

    /// A parameter of the query, its name in any case; empty when it is not there.
    std::string parameter(std::string_view name) const;
};

struct RequestLimits {
    std::size_t lineBytes = 4096;   ///< of the request line
    std::size_t headerBytes = 8192; ///< request line and fields together
    std::size_t fields = 64;
    std::size_t bodyBytes = 16384;
};

/// Why a request is not taken; the connection must end, as nobody knows where the next one begins.
struct Refusal {
    int status = 400;
    std::string why;
};

/// Fed with what arrives. What could be read in two ways is refused: bare line feeds, folded lines,
/// two lengths. Bodies have a stated length; transfer codings are not taken (411).
class RequestParser
{
public:
    enum class Progress {
        NeedsMore,
        WantsContinue, ///< once: the client waits for "100 Continue" before it sends the body
        Complete,      ///< take() it
    };

    explicit RequestParser(RequestLimits limits = {});

    /// Removes from `bytes` what belongs to this request; the rest is the next one's.
    tl::expected<Progress, Refusal> feed(std::string_view& bytes);

    /// The complete request; the parser begins anew.
    Request take();

private:
    enum class State { RequestLine, Fields, Body, Done };
    using Outcome = tl::expected<void, Refusal>;

    Outcome takeLine(std::string_view& bytes, bool& whole);
    Outcome requestLine(std::string_view line);
    Outcome target(std::string_view text);
    Outcome field(std::string_view line);
    Outcome host(std::string_view value);
    Outcome endOfHeader();

    RequestLimits m_limits;
    State m_state = State::RequestLine;
    std::string m_line;            ///< what came of the current one
    std::size_t m_headerBytes = 0; ///< of the lines before
    std::size_t m_remaining = 0;   ///< of the body
    std::vector<std::pair<std::string, std::string>> m_fields;
    bool m_isOld = false; ///< HTTP/1.0
    bool m_wantsContinue = false;
    bool m_skippedLine = false;
    Request m_request;
};

} // namespace mailstead::web
