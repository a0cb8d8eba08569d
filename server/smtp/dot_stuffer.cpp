#include "smtp/dot_stuffer.h"

#include <algorithm>
#include <string_view>

namespace mailstead::smtp
{

std::string DotStuffer::next()
{
    constexpr std::size_t pieceSize = 65536;
    std::string piece;
    if (m_finished)
        return piece;
    piece.reserve(pieceSize + 16);
    const std::string_view content = *m_content;
    while (m_at < content.size() && piece.size() < pieceSize) {
        if (m_lineStart && content[m_at] == '.')
            piece += '.';
        const std::size_t end = std::min(content.find_first_of("\r\n", m_at), content.size());
        const std::size_t length = std::min(end - m_at, pieceSize);
        if (length > 0) {
            piece.append(content, m_at, length);
            m_lineStart = false;
            m_at += length;
        }
        if (m_at < end || end == content.size())
            continue;
        m_at += content.compare(m_at, 2, "\r\n") == 0 ? 2 : 1;
        piece += "\r\n";
        m_lineStart = true;
    }
    if (m_at == content.size() && piece.size() < pieceSize) {
        piece += m_lineStart ? ".\r\n" : "\r\n.\r\n";
        m_finished = true;
    }
    return piece;
}

} // namespace mailstead::smtp
