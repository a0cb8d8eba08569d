// Canonical forms of RFC 6376 §3.4, for signing and verifying.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mailstead::senderauth
{

/// One header field (with or without its final CRLF) in relaxed form, with CRLF (§3.4.2).
std::string relaxedField(std::string_view raw);

/// A body in relaxed form (§3.4.4), handed to `sink` piece by piece; an empty body gives nothing.
void relaxedBody(std::string_view body, const std::function<void(std::string_view)>& sink);

/// SHA-256 of the body in relaxed form: 32 octets.
std::string relaxedBodyHash(std::string_view body);

} // namespace mailstead::senderauth
