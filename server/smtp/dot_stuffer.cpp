#include "smtp/dot_stuffer.h"

namespace mailstead::smtp
{

core::Result<std::string> DotStuffer::next()
{
    std::string piece;
    if (m_finished)
        return piece;
    const auto bytes = m_reader.next();
    if (!bytes)
        return tl::unexpected(bytes.error());
    piece.reserve(bytes->size() + 64);
    stuff(*bytes, piece);
    if (!m_reader.atEnd())
        return piece;
    if (m_afterCr)
        piece += '\n';
    piece += m_lineStart || m_afterCr ? ".\r\n" : "\r\n.\r\n";
    m_finished = true;
    return piece;
}

void DotStuffer::stuff(std::string_view bytes, std::string& piece)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (m_afterCr) {
            // Whatever follows, the CR becomes a whole line end.
            piece += '\n';
            m_afterCr = false;
            m_lineStart = true;
            if (bytes[at] == '\n' && ++at == bytes.size())
                break;
        }
        if (m_lineStart && bytes[at] == '.')
            piece += '.';
        std::size_t end = bytes.find_first_of("\r\n", at);
        if (end == std::string_view::npos)
            end = bytes.size();
        if (end > at) {
            piece.append(bytes, at, end - at);
            m_lineStart = false;
            at = end;
        }
        if (at == bytes.size())
            break;
        piece += '\r';
        if (bytes[at] == '\r') {
            m_afterCr = true;
        } else {
            piece += '\n';
            m_lineStart = true;
        }
        ++at;
    }
}

} // namespace mailstead::smtp
