// xtext, in which the parameters of DSN travel (RFC 3461, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

/// What it stands for must be printable ASCII, because it ends up in header fields of
/// notifications; where `utf8`, also UTF-8 that is encoded octet for octet, as Postfix does.
std::optional<std::string> fromXtext(std::string_view text, bool utf8 = false);

std::string toXtext(std::string_view text);

/// Addresses of the type utf-8 (RFC 6533, section 3): "b\x{FC}cher@example.org", and where `raw`,
/// the octets of UTF-8 themselves, which need SMTPUTF8. What is encoded as xtext is understood,
/// too.
std::optional<std::string> fromUtf8Xtext(std::string_view text, bool raw);

std::string toUtf8Xtext(std::string_view address, bool raw);

} // namespace mailstead::smtp
