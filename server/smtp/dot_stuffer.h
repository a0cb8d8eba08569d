// A message's content as it travels after DATA (RFC 5321, section 4.5.2), piece by piece.
#pragma once

#include "smtp/content.h"

#include <string>

namespace mailstead::smtp
{

/// Doubles the dot at the beginning of a line, ends with <CRLF>.<CRLF>, and turns a bare CR or LF
/// into CRLF, so that no server on the way can see an end where there is none.
class DotStuffer
{
public:
    explicit DotStuffer(Content content)
        : m_reader(std::move(content))
    {
    }

    /// Appends some 64 KiB, nothing when all was given. An error of the disk ends it: the
    /// connection must then be cut, so that the server takes no half message.
    core::Result<void> next(std::string& piece);
    bool finished() const { return m_finished; }

private:
    void stuff(std::string_view bytes, std::string& piece);

    ContentReader m_reader;
    bool m_lineStart = true;
    bool m_afterCr = false; ///< the last octet was a CR, whose LF may come yet
    bool m_finished = false;
};

} // namespace mailstead::smtp
