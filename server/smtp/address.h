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
    std::string domain;    ///< a name in ASCII or an address literal "[192.0.2.1]"

    std::string text() const { return localPart + "@" + domain; }
};

/// Which grammar an address follows.
enum class AddressSyntax {
    Ascii,
    Utf8, ///< RFC 6531, section 3.3: UTF-8 in local part and domain, no control characters
};

/// "user@example.org", `"a b"@example.org`, "user@[192.0.2.1]". With Utf8, a domain of U-labels
/// comes out as A-labels.
core::Result<Mailbox> parseMailbox(std::string_view text,
                                   AddressSyntax syntax = AddressSyntax::Ascii);

/// What follows "FROM:" or "TO:": a path in angle brackets and the parameters after it.
struct PathArgument {
    std::string address;    ///< without brackets; a source route is left out; empty for "<>"
    std::string parameters; ///< the rest, trimmed: "SIZE=100 BODY=8BITMIME"
    bool nonAscii = false;  ///< the path was given with octets above 127
};

enum class PathKind {
    Reverse, ///< MAIL: "<>" is the null sender
    Forward, ///< RCPT: "<postmaster>" may stand without a domain
};

/// InvalidInput says what is wrong; `why` is "non-ascii" when only SMTPUTF8 would allow the
/// address, or when it is no valid UTF-8 either.
core::Result<PathArgument> parsePath(std::string_view text, PathKind kind,
                                     AddressSyntax syntax = AddressSyntax::Ascii);

/// A domain name of letters, digits, hyphens and underscores in labels of 1 to 63 octets.
bool isDomainName(std::string_view text);

/// "[192.0.2.1]" or "[IPv6:2001:db8::1]" or a general literal.
bool isAddressLiteral(std::string_view text);

/// ASCII letters only; SMTP's keywords and domains compare this way.
bool equalsIgnoringCase(std::string_view a, std::string_view b);
std::string toLowerAscii(std::string_view text);

} // namespace mailstead::smtp
