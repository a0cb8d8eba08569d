// Canonical forms of RFC 6376 §3.4, for signing and verifying.
#pragma once

#include <string>
#include <string_view>

namespace mailstead::senderauth
{

/// One header field (with or without its final CRLF) in relaxed form, with CRLF (§3.4.2).
std::string relaxedField(std::string_view raw);

/// A body in relaxed form (§3.4.4): an empty body stays empty.
std::string relaxedBody(std::string_view body);

} // namespace mailstead::senderauth
