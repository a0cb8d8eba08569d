// Reading a file that belongs to somebody who is not trusted.
#pragma once

#include "core/result.h"

#include <string>
#include <sys/types.h>

namespace mailstead::privileged
{

/// A regular file of the user, not reached by a link at its end. Links above it are followed: a
/// file of the user is one that he may have wherever it lies.
core::Result<std::string> readOwnedFile(const std::string& path, uid_t user, std::size_t limit);

/// The same of a file in a folder that is open.
core::Result<std::string> readOwnedFile(int folder, const std::string& name, uid_t user,
                                        std::size_t limit);

} // namespace mailstead::privileged
