// Collects a message's content while it comes in: the first 128 KiB in memory, the rest of a larger
// one in the spool.
#pragma once

#include "smtp/content.h"
#include "smtp/spool.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

class ContentBuilder
{
public:
    enum class Problem {
        None,
        BareCr,
        BareLf,
        Nul,
        TooLarge,
        HeaderTooLarge, ///< the first 128 KiB have no end of the header section
        NoMemory,       ///< all sessions together hold too much
        NoSpace,        ///< the spool's disk is full
        SpoolFailed,
    };

    /// Without a spool all is held in memory.
    ContentBuilder(std::uint64_t limit, std::shared_ptr<Spool> spool)
        : m_limit(limit)
        , m_spool(std::move(spool))
    {
    }

    /// NUL is content like any other octet (BODY=BINARYMIME).
    void allowNul() { m_nulAllowed = true; }
    void append(std::string_view bytes);
    /// The first problem stays; everything is dropped, and what follows too.
    void fail(Problem problem);

    Problem problem() const { return m_problem; }
    /// What was wrong with the spool.
    const core::Error& spoolError() const { return m_spoolError; }
    /// Octets taken, also those before a problem.
    std::uint64_t size() const { return m_size; }
    /// Octets held in memory now.
    std::uint64_t inMemory() const;
    /// An octet above 127 was taken.
    bool eightBit() const { return m_eightBit; }
    /// The first 128 KiB at most.
    std::string_view beginning() const { return m_beginning; }

    /// Ends it. Empty after a problem, and a problem may come up here: look at problem() behind it.
    Content take();

private:
    void beginFile();
    void spoolFailed(core::Error error);

    const std::uint64_t m_limit;
    std::shared_ptr<Spool> m_spool;
    std::unique_ptr<SpoolWriter> m_writer;
    std::string m_beginning;
    std::uint64_t m_size = 0;
    Problem m_problem = Problem::None;
    core::Error m_spoolError;
    bool m_eightBit = false;
    bool m_nulAllowed = false;
};

} // namespace mailstead::smtp
