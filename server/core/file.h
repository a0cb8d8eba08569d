// Whole files, read with a limit and written so that a crash leaves the old or the new one.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <sys/types.h>

namespace mailstead::core
{

/// Reads a regular file of at most `limit` bytes.
Result<std::string> readFile(const std::string& path, std::size_t limit);

/// Writes to a temporary file beside `path`, syncs it, renames it over `path` and syncs the
/// directory. The mode applies to the new file from its first byte.
Result<void> writeFileAtomically(const std::string& path, std::string_view content, mode_t mode);

} // namespace mailstead::core
