#include "smtp/content_builder.h"

#include "core/utf8.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace mailstead::smtp
{

namespace
{

/// What a writer may hold back.
constexpr std::uint64_t writerMemory = 65536;

} // namespace

std::uint64_t ContentBuilder::inMemory() const
{
    return m_beginning.size() + (m_writer ? writerMemory : 0);
}

void ContentBuilder::fail(Problem problem)
{
    if (m_problem != Problem::None)
        return;
    m_problem = problem;
    m_beginning = {};
    m_writer.reset();
}

void ContentBuilder::spoolFailed(core::Error error)
{
    m_spoolError = std::move(error);
    fail(m_spoolError.kind == core::ErrorKind::NoSpace ? Problem::NoSpace : Problem::SpoolFailed);
}

/// At the first octet past what is held in memory.
void ContentBuilder::beginFile()
{
    // Nobody has to read a header from the disk, and no header is so large.
    if (!m_beginning.starts_with("\r\n") && m_beginning.find("\r\n\r\n") == std::string::npos)
        return fail(Problem::HeaderTooLarge);
    auto writer = m_spool->create();
    if (!writer)
        return spoolFailed(std::move(writer.error()));
    m_writer = std::move(*writer);
    if (auto written = m_writer->append(m_beginning); !written)
        spoolFailed(std::move(written.error()));
}

void ContentBuilder::append(std::string_view bytes)
{
    // Piece by piece, so that it does not matter in how many pieces the content came.
    while (!bytes.empty() && m_problem == Problem::None) {
        if (m_size == m_limit)
            return fail(Problem::TooLarge);
        std::uint64_t room = m_limit - m_size;
        if (m_spool && m_size < Content::largestInMemory)
            room = std::min(room, Content::largestInMemory - m_size);
        const std::string_view piece =
            bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, bytes.size())));
        if (!m_nulAllowed && std::memchr(piece.data(), 0, piece.size()) != nullptr)
            return fail(Problem::Nul);
        if (m_spool && m_size == Content::largestInMemory) {
            beginFile();
            if (m_problem != Problem::None)
                return;
        }
        m_eightBit = m_eightBit || core::hasEightBit(piece);
        m_size += piece.size();
        bytes.remove_prefix(piece.size());
        if (!m_writer)
            m_beginning.append(piece);
        else if (auto written = m_writer->append(piece); !written)
            return spoolFailed(std::move(written.error()));
    }
}

Content ContentBuilder::take()
{
    if (m_problem != Problem::None)
        return {};
    if (!m_writer)
        return Content(std::exchange(m_beginning, {}));
    auto file = m_writer->finish();
    if (!file) {
        spoolFailed(std::move(file.error()));
        return {};
    }
    m_writer.reset();
    return Content({}, std::move(*file), std::exchange(m_beginning, {}));
}

} // namespace mailstead::smtp
