// Base64 (RFC 4648): the standard alphabet with padding and the URL-safe one without.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mailstead::core
{

std::string base64(std::string_view bytes);
std::string base64Url(std::string_view bytes);

/// Strict: nothing but the alphabet and correct padding. ASCII white space is skipped only when
/// `skipSpace` is set.
std::optional<std::string> fromBase64(std::string_view text, bool skipSpace = false);

} // namespace mailstead::core
