// One JSON-RPC object a line, as it comes from a console: parsed with limits.
#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace mailstead::control
{

inline constexpr std::size_t longestLine = 1024 * 1024;
inline constexpr int deepestNesting = 32;

/// Parses a line (without its LF). InvalidInput when it is too long, nested too deep, not JSON or
/// not valid UTF-8.
core::Result<nlohmann::json> parseJsonLine(std::string_view line);

/// The line to send, with LF. Invalid UTF-8 in texts that came from outside is replaced.
std::string toJsonLine(const nlohmann::json& value);

} // namespace mailstead::control
