// Read a message's content after DATA and BDAT, and notice what could smuggle a second message past
// a laxer server. A problem is noted in the builder; the content is read to its end all the same,
// because what follows in it must not be taken for commands.
#pragma once

#include "smtp/content_builder.h"

#include <cstdint>
#include <string_view>

namespace mailstead::smtp
{

/// DATA: finds the end and takes out the dot-stuffing (RFC 5321, section 4.5.2).
class DataReader
{
public:
    explicit DataReader(ContentBuilder& builder)
        : m_builder(builder)
    {
    }

    /// Takes bytes up to the end of the content and says how many those were.
    std::size_t feed(std::string_view bytes);

    /// <CRLF>.<CRLF> was seen; nothing else ends the content.
    bool finished() const { return m_state == State::End; }
    /// Octets seen, those dropped included.
    std::uint64_t seen() const { return m_seen; }

private:
    enum class State { LineStart, Line, Cr, Dot, DotCr, End };

    std::size_t feedLines(std::string_view bytes);

    ContentBuilder& m_builder;
    std::uint64_t m_seen = 0;
    State m_state = State::LineStart;
};

/// BDAT (RFC 3030, section 2): chunks of a known size. Text must have CRLF line ends and none else;
/// with BODY=BINARYMIME any octets are content.
class ChunkReader
{
public:
    ChunkReader(ContentBuilder& builder, bool binary)
        : m_builder(builder)
        , m_binary(binary)
    {
        if (binary)
            m_builder.allowNul();
    }

    void beginChunk(std::uint64_t size) { m_left = size; }
    /// Takes bytes up to the end of the chunk and says how many those were.
    std::size_t feed(std::string_view bytes);
    bool finished() const { return m_left == 0; }
    /// After the last chunk. Text without a line end at its end gets one.
    void end();

private:
    void feedText(std::string_view bytes);

    ContentBuilder& m_builder;
    std::uint64_t m_left = 0;
    const bool m_binary;
    bool m_cr = false;       ///< the octet before was CR
    bool m_lineStart = true; ///< the octets before were CRLF, or there are none
};

/// How many fields named Received the header of `content` has.
std::uint32_t countReceivedFields(std::string_view content);

} // namespace mailstead::smtp
