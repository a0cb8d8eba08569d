// Replies of a server (RFC 5321, section 4.2), one line or several, with limits.
#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::smtp
{

/// Replies are shown to people and travel in JSON: control characters and broken UTF-8 become "?".
std::string printable(std::string_view text);

struct Reply {
    int code = 0;
    std::vector<std::string> lines; ///< without the code; printable UTF-8

    bool isPositive() const { return code >= 200 && code < 300; }
    bool isTemporary() const { return code >= 400 && code < 500; }
    bool isPermanent() const { return code >= 500; }
    /// "5.1.1", empty when the server gives none (RFC 2034).
    std::string enhanced() const;
    /// On one line: "550 5.1.1 No such user here", at most about 1,000 octets.
    std::string text() const;
};

/// Collects bytes until a reply is complete. Lines may end with LF alone: some servers do that, and
/// in a reply it can hide nothing.
class ReplyParser
{
public:
    void feed(std::string_view bytes) { m_input.append(bytes); }
    /// The next complete reply, nothing when bytes are missing, or InvalidInput when this is not
    /// SMTP (no more can be parsed then).
    core::Result<std::optional<Reply>> next();
    bool hasInput() const { return !m_input.empty() || !m_reply.lines.empty(); }
    void clear();

private:
    std::string m_input;
    Reply m_reply;
};

} // namespace mailstead::smtp
