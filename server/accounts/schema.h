// The versions of accounts.db and the way from each to the next. Internal.
#pragma once

#include "accounts/sqlite.h"
#include "core/result.h"

#include <string>

namespace mailstead::accounts
{

inline constexpr std::int64_t schemaVersion = 2;

/// Brings the store at `path`, open as `database`, to schemaVersion in one transaction. A store
/// that is not empty is copied to "<path>.version-<n>" first (0600), and the copy stays. Corrupt
/// when a newer mailsteadd wrote it; then nothing is changed.
core::Result<void> prepareSchema(Sqlite& database, const std::string& path);

} // namespace mailstead::accounts
