// xtext, in which the parameters of DSN travel (RFC 3461, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

/// What it stands for must be printable, because it ends up in header fields of notifications.
/// Octets above 127 only when `utf8`.
std::optional<std::string> fromXtext(std::string_view text, bool utf8);

/// Octets above 127 stay as they are.
std::string toXtext(std::string_view text);

} // namespace mailstead::smtp
