// What a reply means, whoever's words it uses. Decides about suppression, pacing and the words of
// notifications, so that each of them needs to know only these classes.
#pragma once

#include <string>
#include <string_view>

namespace mailstead::message
{

enum class FailureClass {
    UnknownMailbox,
    MailboxFull,
    MailboxDisabled, ///< it exists, but takes no mail: disabled, suspended, locked
    Policy,          ///< taken for spam, or against a rule of the receiver
    Blocklisted,     ///< the sending address or domain is listed or has a bad reputation
    Greylisted,
    RateLimited,
    SizeLimit,
    TlsRequired,
    DnsProblem, ///< a domain or host is not found, or says that it takes no mail
    ConnectionProblem,
    Content,      ///< malformed, or of a kind that the receiver does not take
    AuthRequired, ///< SPF, DKIM, DMARC, reverse DNS or a sign-in is missing or failed
    Other,
};

std::string_view toString(FailureClass value);

/// Of a reply on one line, "550 5.1.1 No such user", or of our own words, "4.4.1 cannot connect".
/// By the enhanced code where it says enough (RFC 3463, 7372, 8689 and what Exchange Online
/// numbers by itself), then by the words of the big receivers, then by what is left of the codes.
/// Only the first 1,000 octets count. Total, thread-safe.
FailureClass classify(std::string_view reply);

/// The reply with its variable parts replaced by "…", so that replies of one cause are one text:
/// addresses, host names like `sessionHost` (the server that answered), network addresses, ids,
/// times, numbers of five and more digits, queries of URLs. Printable UTF-8 of at most 120 octets.
/// Cheap and total; thread-safe.
std::string cause(std::string_view reply, std::string_view sessionHost = {});

} // namespace mailstead::message
