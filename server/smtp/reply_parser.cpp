#include "smtp/reply_parser.h"

#include "core/utf8.h"

#include <utility>

namespace mailstead::smtp
{

namespace
{

constexpr std::size_t longestLine = 2048; // 512 in the RFC, which not everybody has read
constexpr std::size_t mostLines = 100;
constexpr std::size_t longestText = 1000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Length of an enhanced status code at the beginning, 0 when there is none (RFC 3463).
std::size_t enhancedLength(std::string_view text)
{
    if (text.size() < 5 || (text[0] != '2' && text[0] != '4' && text[0] != '5') || text[1] != '.')
        return 0;
    std::size_t at = 2;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    if (at == 2 || at > 5 || at >= text.size() || text[at] != '.')
        return 0;
    const std::size_t detail = ++at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    if (at == detail || at > detail + 3 || (at < text.size() && text[at] != ' '))
        return 0;
    return at;
}

} // namespace

std::string printable(std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = core::utf8SequenceLength(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0 || byte < 0x20 || byte == 0x7F) {
            clean += byte == '\t' ? ' ' : '?';
            ++at;
        } else {
            clean.append(text, at, length);
            at += length;
        }
    }
    return clean;
}

std::string Reply::enhanced() const
{
    return lines.empty() ? std::string() : lines.front().substr(0, enhancedLength(lines.front()));
}

std::string Reply::text() const
{
    std::string text = std::to_string(code);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view line = lines[i];
        // Each line repeats the enhanced code; once is enough.
        if (i > 0 && enhancedLength(line) > 0)
            line.remove_prefix(enhancedLength(line));
        while (!line.empty() && line.front() == ' ')
            line.remove_prefix(1);
        if (line.empty())
            continue;
        if (text.size() + line.size() + 1 > longestText) {
            std::size_t cut = longestText - std::min(longestText, text.size() + 1);
            while (cut > 0 && cut < line.size() &&
                   (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
                --cut;
            text += ' ';
            text += line.substr(0, cut);
            text += "…";
            break;
        }
        text += ' ';
        text += line;
    }
    return text;
}

core::Result<std::optional<Reply>> ReplyParser::next()
{
    const auto invalid = [](const char* what) {
        return core::fail(core::ErrorKind::InvalidInput, what);
    };
    for (;;) {
        const std::size_t end = m_input.find('\n');
        if (end == std::string::npos ? m_input.size() > longestLine : end > longestLine)
            return invalid("a line of the reply is too long");
        if (end == std::string::npos)
            return std::optional<Reply>();
        std::string_view line(m_input.data(), end);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.size() < 3 || line[0] < '2' || line[0] > '5' || !isDigit(line[1]) ||
            !isDigit(line[2]) || (line.size() > 3 && line[3] != ' ' && line[3] != '-'))
            return invalid("the reply does not begin with a code");
        const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        if (!m_reply.lines.empty() && code != m_reply.code)
            return invalid("the code changes within the reply");
        if (m_reply.lines.size() >= mostLines)
            return invalid("the reply has too many lines");
        const bool more = line.size() > 3 && line[3] == '-';
        m_reply.code = code;
        m_reply.lines.push_back(line.size() > 4 ? printable(line.substr(4)) : std::string());
        m_input.erase(0, end + 1);
        if (!more)
            return std::optional<Reply>(std::exchange(m_reply, {}));
    }
}

void ReplyParser::clear()
{
    m_input.clear();
    m_reply = {};
}

} // namespace mailstead::smtp
