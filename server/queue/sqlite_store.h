// The queue in one SQLite file beside a folder of large contents: messages, recipient rows, traces
// and history on the disk, what waits in memory as well.
#pragma once

#include "queue/store.h"

namespace mailstead::queue
{

struct SqliteOptions {
    /// Largest size of the file in pages of 4 KiB; 0: what the disk holds. For tests of a full
    /// disk.
    std::int64_t mostPages = 0;
    /// A queue of at least so many rows gets a start image, see Store::prepareStart().
    std::size_t imageFromRows = 20000;
    /// Octets of subjects and replies that are kept in memory for searching; what is beyond is
    /// looked up in the file for each search.
    std::size_t textMemory = 48UL * 1024 * 1024;
};

/// Opens or makes the store at `path` (mode 0600, WAL, every take() synced). Large contents lie in
/// the folder `spool` beside it; files there that no message has are removed. While much waits, a
/// compact copy of what waits lies beside it (`path`-start-…), see queue/start_image.h; it is
/// written anew when the store is closed. Errors: Corrupt when
/// the file is damaged or of another version, `next` says what to do; NoSpace; PermissionDenied.
core::Result<std::unique_ptr<Store>> openSqliteStore(const std::string& path,
                                                     const SqliteOptions& options = {});

} // namespace mailstead::queue
