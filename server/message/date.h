#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::message
{

/// "Tue, 24 Nov 2026 10:36:02 +0000" (RFC 5322 §3.3). Always in UTC: where the server stands is
/// nobody's business.
std::string formatDate(std::chrono::system_clock::time_point at);

/// Reads a date of RFC 5322 §3.3 with the obsolete zones and two-digit years of §4.3.
std::optional<std::chrono::system_clock::time_point> parseDate(std::string_view value);

} // namespace mailstead::message
