#pragma once

#include "core/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace mailstead::control
{

/// RFC 3339 in UTC with milliseconds: "2026-11-24T10:36:02.114Z".
std::string timeText(std::chrono::system_clock::time_point time);

/// The same back; seconds may have a fraction or none, the zone must be Z.
core::Result<std::chrono::system_clock::time_point> parseTime(std::string_view text);

} // namespace mailstead::control
