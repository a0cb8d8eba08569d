// Addresses as they stand in MAIL and RCPT (RFC 5321, section 4.1.2), with the limits of section
// 4.5.3.1: local part 64, domain 255, path 256 octets.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace mailstead::smtp
{

/// A mailbox, split. Pure value, no ownership.
struct Mailbox {
    std::string localPart; ///< as given, but without quotes where a dot-string says the same
    std::string domain;    ///< as given: a name or an address literal "[192.0.2.1]"

    std::string text() const { return localPart + "@" + domain; }
};

/// "user@example.org", `"a b"@example.org`, "user@[192.0.2.1]". ASCII only.
core::Result<Mailbox> parseMailbox(std::string_view text);

/// What follows "FROM:" or "TO:": a path in angle brackets and the parameters after it.
struct PathArgument {
    std::string address;    ///< without brackets; a source route is left out; empty for "<>"
    std::string parameters; ///< the rest, trimmed: "SIZE=100 BODY=8BITMIME"
};

enum class PathKind {
    Reverse, ///< MAIL: "<>" is the null sender
    Forward, ///< RCPT: "<postmaster>" may stand without a domain
};

/// InvalidInput says what is wrong; `why` is "non-ascii" when only SMTPUTF8 would allow the
/// address.
core::Result<PathArgument> parsePath(std::string_view text, PathKind kind);

/// A domain name of letters, digits, hyphens and underscores in labels of 1 to 63 octets.
bool isDomainName(std::string_view text);

/// "[192.0.2.1]" or "[IPv6:2001:db8::1]" or a general literal.
bool isAddressLiteral(std::string_view text);

/// ASCII letters only; SMTP's keywords and domains compare this way.
bool equalsIgnoringCase(std::string_view a, std::string_view b);
std::string toLowerAscii(std::string_view text);

} // namespace mailstead::smtp
