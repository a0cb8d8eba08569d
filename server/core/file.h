// Whole files, read with a limit and written so that a crash leaves the old or the new one.
#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace mailstead::core
{

/// Reads a regular file of at most `limit` bytes.
Result<std::string> readFile(const std::string& path, std::size_t limit);

/// Who a new file belongs to; what is not given is the process's own.
struct FileOwner {
    std::optional<uid_t> user = {};
    std::optional<gid_t> group = {};
};

/// The new content of a file: written and synced beside it, put in its place by commit(). Without
/// commit() it goes away with the object, and the file stays as it was.
class StagedFile
{
public:
    /// The mode applies from the first byte, the owner before there is any.
    static Result<StagedFile> write(const std::string& path, std::string_view content, mode_t mode,
                                    const FileOwner& owner = {});
    StagedFile(StagedFile&& other) noexcept;
    StagedFile& operator=(StagedFile&&) = delete;
    ~StagedFile();

    /// Renames it over the path and syncs the directory.
    Result<void> commit();

private:
    StagedFile(std::string path, std::string temporary);

    std::string m_path;
    std::string m_temporary; ///< empty once it is in its place
};

/// Writes to a temporary file beside `path`, syncs it, renames it over `path` and syncs the
/// directory. The mode applies to the new file from its first byte.
Result<void> writeFileAtomically(const std::string& path, std::string_view content, mode_t mode);

} // namespace mailstead::core
