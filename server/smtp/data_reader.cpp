#include "smtp/data_reader.h"

#include "smtp/address.h"

namespace mailstead::smtp
{

void DataReader::append(std::string_view bytes)
{
    if (m_problem != Problem::None)
        return;
    if (m_content.size() + bytes.size() > m_limit)
        return fail(Problem::TooLarge);
    m_content.append(bytes);
}

void DataReader::fail(Problem problem)
{
    if (m_problem != Problem::None)
        return;
    m_problem = problem;
    m_content = {};
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
            m_state = State::Line;
            [[fallthrough]];
        case State::Line: {
            std::size_t end = bytes.find_first_of("\r\n", at);
            if (end == std::string_view::npos)
                end = bytes.size();
            append(bytes.substr(at, end - at));
            at = end;
            if (at == bytes.size())
                break;
            if (bytes[at] == '\n')
                fail(Problem::BareLf);
            else
                m_state = State::Cr;
            ++at;
            break;
        }
        case State::Cr:
            if (c == '\n') {
                append("\r\n");
                m_state = State::LineStart;
                ++at;
            } else {
                fail(Problem::BareCr);
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
                fail(Problem::BareCr);
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
