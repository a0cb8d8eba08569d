// Where the content of large messages goes while it comes in.
#pragma once

#include "core/result.h"
#include "smtp/content.h"

#include <memory>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

/// Writes one file. Destroyed before finish(), it leaves nothing behind. One thread.
class SpoolWriter
{
public:
    virtual ~SpoolWriter() = default;

    /// NoSpace when the disk is full. After an error the writer is of no more use.
    virtual core::Result<void> append(std::string_view bytes) = 0;
    /// All that was appended, as a file that is removed with its last owner. Not synced: whoever
    /// makes the message durable does that. Once.
    virtual core::Result<std::shared_ptr<SpoolFile>> finish() = 0;
};

/// Thread-safe.
class Spool
{
public:
    virtual ~Spool() = default;

    /// A new file.
    virtual core::Result<std::unique_ptr<SpoolWriter>> create() = 0;
};

/// Files of mode 0600 with random names in `directory`, which is made with mode 0700 when it is
/// missing. A writer holds 64 KiB in memory and writes that much at a time.
core::Result<std::shared_ptr<Spool>> openSpool(const std::string& directory);

/// What the files of openSpool() are called; everything else in its directory is not ours.
inline constexpr std::string_view spoolSuffix = ".content";

} // namespace mailstead::smtp
