#include "smtp/dot_stuffer.h"

#include <algorithm>
#include <cstring>

namespace mailstead::smtp
{

namespace
{

/// How many octets at the beginning are lines that may go as they are: ended by CRLF, no other CR
/// or LF in them, no dot at their beginning. Nearly all of a message is.
std::size_t wholeLines(std::string_view bytes)
{
    constexpr std::size_t longest = 2000; // longer lines go the slow way
    std::size_t at = 0;
    while (at < bytes.size() && bytes[at] != '.') {
        const char* const begin = bytes.data() + at;
        const void* const found = std::memchr(begin, '\n', std::min(bytes.size() - at, longest));
        if (found == nullptr)
            break;
        const auto length = static_cast<std::size_t>(static_cast<const char*>(found) - begin);
        if (length == 0 || std::memchr(begin, '\r', length) != begin + length - 1)
            break;
        at += length + 1;
    }
    return at;
}

} // namespace

core::Result<void> DotStuffer::next(std::string& piece)
{
    if (m_finished)
        return {};
    const auto bytes = m_reader.next();
    if (!bytes)
        return tl::unexpected(bytes.error());
    piece.reserve(piece.size() + bytes->size() + 64);
    stuff(*bytes, piece);
    if (!m_reader.atEnd())
        return {};
    if (m_afterCr)
        piece += '\n';
    piece += m_lineStart || m_afterCr ? ".\r\n" : "\r\n.\r\n";
    m_finished = true;
    return {};
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
        if (m_lineStart) {
            const std::size_t whole = wholeLines(bytes.substr(at));
            piece.append(bytes, at, whole);
            at += whole;
            if (at == bytes.size())
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
