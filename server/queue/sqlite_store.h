// The queue in one SQLite file: messages with their content, recipient rows, traces and history.
#pragma once

#include "queue/store.h"

namespace mailstead::queue
{

struct SqliteOptions {
    /// Largest size of the file in pages of 4 KiB; 0: what the disk holds. For tests of a full
    /// disk.
    std::int64_t mostPages = 0;
};

/// Opens or makes the store at `path` (mode 0600, WAL, every commit synced) and returns rows that
/// were being sent when the daemon ended to active. Errors: Corrupt when the file is damaged or of
/// a newer version, `next` says what to do; NoSpace; PermissionDenied.
core::Result<std::unique_ptr<Store>> openSqliteStore(const std::string& path,
                                                     const SqliteOptions& options = {});

} // namespace mailstead::queue
