#include "smtp/transcript.h"

#include "smtp/reply_parser.h"

namespace mailstead::smtp
{

std::vector<std::string> Transcript::lines() const
{
    constexpr std::size_t mostLines = 200;
    std::vector<std::string> lines;
    std::size_t at = 0;
    for (const Part& part : m_parts) {
        while (at < part.end && lines.size() < mostLines) {
            std::size_t end = m_text.find('\n', at);
            const std::size_t next = end < part.end ? end + 1 : part.end;
            end = end < part.end ? end : part.end;
            std::string_view line = std::string_view(m_text).substr(at, end - at);
            while (!line.empty() && line.back() == '\r')
                line.remove_suffix(1);
            lines.push_back(static_cast<char>(part.who) + (" " + printable(line)));
            at = next;
        }
        at = part.end;
    }
    return lines;
}

} // namespace mailstead::smtp
