// What was said on a connection, for the trace and the log. It is wanted only when something did
// not go well, so octets are kept as they come and become lines when somebody asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::smtp
{

/// Bounded: what comes after 16 KiB is left out. Callers never pass secrets.
class Transcript
{
public:
    enum class Who : char { Client = '>', Server = '<', Note = ' ' };

    void add(Who who, std::string_view octets)
    {
        if (m_text.size() + octets.size() > most || octets.empty())
            return;
        m_text += octets;
        const auto end = static_cast<std::uint32_t>(m_text.size());
        if (!m_parts.empty() && m_parts.back().who == who)
            m_parts.back().end = end;
        else
            m_parts.push_back({who, end});
    }
    void clear()
    {
        m_text.clear();
        m_parts.clear();
    }
    /// "> MAIL FROM:<…>", "< 250 2.1.0 Ok", at most 200 lines of printable UTF-8.
    std::vector<std::string> lines() const;

private:
    static constexpr std::size_t most = 16384;

    struct Part {
        Who who;
        std::uint32_t end;
    };
    std::string m_text;
    std::vector<Part> m_parts;
};

} // namespace mailstead::smtp
