// A random secret of this server that outlives it, in a file of its own.
#pragma once

#include "core/result.h"

#include <string>

namespace mailstead::core
{

/// What the file `path` (0600) holds; made of 32 random bytes, in hexadecimal, when it is missing
/// or too short.
Result<std::string> keptSecret(const std::string& path);

} // namespace mailstead::core
