// A message's content as it travels after DATA (RFC 5321, section 4.5.2), piece by piece.
#pragma once

#include <memory>
#include <string>

namespace mailstead::smtp
{

/// Doubles the dot at the beginning of a line, ends with <CRLF>.<CRLF>, and turns a bare CR or LF
/// into CRLF, so that no server on the way can see an end where there is none.
class DotStuffer
{
public:
    explicit DotStuffer(std::shared_ptr<const std::string> content)
        : m_content(std::move(content))
    {
    }

    /// About 64 KiB; empty when all was given.
    std::string next();
    bool finished() const { return m_finished; }

private:
    std::shared_ptr<const std::string> m_content;
    std::size_t m_at = 0;
    bool m_lineStart = true;
    bool m_finished = false;
};

} // namespace mailstead::smtp
