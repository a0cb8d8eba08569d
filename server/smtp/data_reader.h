// Reads a message's content after DATA: finds its end, takes out the dot-stuffing (RFC 5321,
// section 4.5.2) and notices what could smuggle a second message past a laxer server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

class DataReader
{
public:
    enum class Problem { None, BareCr, BareLf, TooLarge, NoRoom };

    explicit DataReader(std::uint64_t limit)
        : m_limit(limit)
    {
    }

    /// Takes bytes up to the end of the content and says how many those were.
    std::size_t feed(std::string_view bytes);

    /// <CRLF>.<CRLF> was seen; nothing else ends the content.
    bool finished() const { return m_state == State::End; }
    /// The first thing that was wrong. The content is read to its end all the same, because what
    /// follows in it must not be taken for commands.
    Problem problem() const { return m_problem; }
    /// Octets seen, those dropped included.
    std::uint64_t seen() const { return m_seen; }
    /// Octets kept so far.
    std::uint64_t size() const { return m_content.size(); }
    /// There is no room for what was read: drops it and keeps no more.
    void noRoom() { fail(Problem::NoRoom); }
    /// With CRLF line ends; empty after a problem.
    std::string takeContent() { return std::move(m_content); }

private:
    enum class State { LineStart, Line, Cr, Dot, DotCr, End };

    void append(std::string_view bytes);
    void fail(Problem problem);

    std::uint64_t m_limit;
    std::uint64_t m_seen = 0;
    State m_state = State::LineStart;
    Problem m_problem = Problem::None;
    std::string m_content;
};

/// How many fields named Received the header of `content` has.
std::uint32_t countReceivedFields(std::string_view content);

} // namespace mailstead::smtp
