// Mail addresses: the Mailbox of RFC 5321 §4.1.2 and the mailbox lists of RFC 5322 §3.4.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

/// An address in its two parts, as written; `domain` without a trailing dot.
struct Address {
    std::string localPart; ///< quoted strings keep their quotes
    std::string domain;

    std::string text() const { return localPart + "@" + domain; }
};

/// ASCII lower case; other bytes are left alone.
std::string lowerCase(std::string_view text);

/// A fully qualified host or mail domain in LDH form: labels of letters, digits and inner hyphens
/// up to 63 octets, at least two of them, at most 253 octets, no trailing dot (RFC 5321 §2.3.5).
/// Internationalised domains must be given as A-labels ("xn--…").
bool isDomainName(std::string_view text);

/// `local@domain` without angle brackets or comments: dot-atom or quoted local part of at most 64
/// octets, domain as isDomainName() or an address literal "[192.0.2.1]". UTF-8 local parts
/// (RFC 6531) are refused.
core::Result<Address> parseAddress(std::string_view text);

/// The form under which addresses are stored and compared: local part and domain in lower case, a
/// needlessly quoted local part without its quotes. An error when parseAddress() gives one.
core::Result<std::string> canonicalAddress(std::string_view text);

/// All addresses of an address list as in From, Sender, To: display names, comments, folding,
/// obsolete routes and group syntax are understood and skipped. At most 1,000 are taken. An error
/// when the text is no address list or holds no address.
core::Result<std::vector<Address>> parseAddressList(std::string_view value);

/// The author of a message: the mailboxes of its one From field. An error when the field is
/// missing, there more than once (RFC 5322 §3.6 allows one; several are a way to show one author
/// and sign for another), or not parsable.
core::Result<std::vector<Address>> authors(std::string_view message);

} // namespace mailstead::message
