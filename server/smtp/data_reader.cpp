#include "smtp/data_reader.h"

#include "smtp/address.h"

#include <algorithm>
#include <cstring>

namespace mailstead::smtp
{

namespace
{

using Problem = ContentBuilder::Problem;

std::size_t find(std::string_view bytes, char c, std::size_t from)
{
    const void* found = std::memchr(bytes.data() + from, c, bytes.size() - from);
    return found == nullptr
               ? bytes.size()
               : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
}

} // namespace

/// From within a line, or from the beginning of one that begins with no dot: whole lines are taken
/// together, up to one that begins with a dot or is bad. Says how many octets that were.
std::size_t DataReader::feedLines(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t lf = find(bytes, '\n', at);
        const std::size_t cr = find(bytes.substr(0, lf), '\r', at);
        if (cr + 1 == lf && lf < bytes.size()) {
            at = lf + 1;
            m_state = State::LineStart;
            if (at < bytes.size() && bytes[at] == '.')
                break;
            continue;
        }
        m_state = State::Line;
        at = std::min(cr, lf);
        break;
    }
    m_builder.append(bytes.substr(0, at));
    if (m_state == State::Line && at < bytes.size()) {
        if (bytes[at] == '\n')
            m_builder.fail(Problem::BareLf);
        else
            m_state = State::Cr;
        ++at;
    }
    return at;
}

std::size_t DataReader::feed(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size() && m_state != State::End) {
        const char c = bytes[at];
        switch (m_state) {
        case State::LineStart:
            if (c == '.') {
                m_state = State::Dot;
                ++at;
                break;
            }
            [[fallthrough]];
        case State::Line:
            at += feedLines(bytes.substr(at));
            break;
        case State::Cr:
            if (c == '\n') {
                m_builder.append("\r\n");
                m_state = State::LineStart;
                ++at;
            } else {
                m_builder.fail(Problem::BareCr);
                if (c == '\r')
                    ++at;
                else
                    m_state = State::Line;
            }
            break;
        case State::Dot:
            // The first dot of a line goes, unless the line is nothing but that dot.
            if (c == '\r') {
                m_state = State::DotCr;
                ++at;
            } else {
                m_state = State::Line;
            }
            break;
        case State::DotCr:
            if (c == '\n') {
                m_state = State::End;
                ++at;
            } else {
                m_builder.fail(Problem::BareCr);
                m_state = State::Cr;
            }
            break;
        case State::End:
            break;
        }
    }
    m_seen += at;
    return at;
}

std::size_t ChunkReader::feed(std::string_view bytes)
{
    bytes =
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size())));
    m_left -= bytes.size();
    if (m_binary)
        m_builder.append(bytes);
    else
        feedText(bytes);
    return bytes.size();
}

void ChunkReader::feedText(std::string_view bytes)
{
    if (bytes.empty())
        return;
    std::size_t begin = 0; // what is not appended yet; a CR waits for its LF
    if (m_cr) {
        m_cr = false;
        if (bytes.front() != '\n')
            return m_builder.fail(Problem::BareCr);
        m_builder.append("\r\n");
        m_lineStart = true;
        begin = 1;
    }
    std::size_t at = begin;
    while (at < bytes.size()) {
        const std::size_t lf = find(bytes, '\n', at);
        const std::size_t cr = find(bytes.substr(0, lf), '\r', at);
        if (cr + 1 == lf && lf < bytes.size()) {
            at = lf + 1;
            continue;
        }
        if (cr < lf && cr + 1 == bytes.size()) {
            m_cr = true;
            bytes.remove_suffix(1);
            break;
        }
        const std::size_t bad = std::min(cr, lf);
        if (bad == bytes.size())
            break;
        m_builder.append(bytes.substr(begin, bad - begin));
        return m_builder.fail(cr < lf ? Problem::BareCr : Problem::BareLf);
    }
    if (begin < bytes.size())
        m_lineStart = bytes.back() == '\n';
    m_builder.append(bytes.substr(begin));
}

void ChunkReader::end()
{
    if (m_binary)
        return;
    if (m_cr)
        m_builder.fail(Problem::BareCr);
    else if (!m_lineStart)
        m_builder.append("\r\n");
}

std::uint32_t countReceivedFields(std::string_view content)
{
    std::uint32_t count = 0;
    while (!content.empty()) {
        const std::size_t end = content.find("\r\n");
        const std::string_view line = content.substr(0, end);
        if (line.empty())
            break;
        if (line.size() > 9 && equalsIgnoringCase(line.substr(0, 9), "Received:"))
            ++count;
        if (end == std::string_view::npos)
            break;
        content.remove_prefix(end + 2);
    }
    return count;
}

} // namespace mailstead::smtp
