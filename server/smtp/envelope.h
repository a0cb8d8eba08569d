// What SMTP says about a message, apart from its content (RFC 5321, section 2.3.1).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::smtp
{

/// When the sender wants to be told (RFC 3461, section 4.1). Default: failures, and delays when
/// that is this server's habit.
struct Notify {
    bool given = false; ///< NOTIFY stood at RCPT; all others false then means NEVER
    bool success = false;
    bool failure = false;
    bool delay = false;

    bool never() const { return given && !success && !failure && !delay; }
    bool wantsFailure() const { return !given || failure; }
    bool wantsDelay() const { return !given || delay; }
};

struct Recipient {
    std::string address;       ///< as given at RCPT, without angle brackets; domain in ASCII
    Notify notify = {};        ///< RFC 3461, section 4.1
    std::string original = {}; ///< ORCPT decoded: "rfc822;ada@example.org", or empty
};

/// How much of the message a failure notice returns (RFC 3461, section 4.3).
enum class Return { Default, Headers, Full };

/// BODY of MAIL (RFC 6152, RFC 3030).
enum class BodyType { SevenBit, EightBit, Binary };

struct Envelope {
    std::string id;     ///< our message id, chosen when DATA begins; returned in the 250 reply
    std::string sender; ///< reverse-path without angle brackets; empty for the null sender
    std::vector<Recipient> recipients;
    std::string helo;                   ///< what the client called itself
    std::string clientAddress;          ///< textual IP address
    std::string authenticatedUser;      ///< account name, empty when not signed in
    std::string tlsDescription;         ///< "TLSv1.3 TLS_AES_256_GCM_SHA384" or empty
    BodyType body = BodyType::SevenBit; ///< what the sender declared
    bool eightBit = false;              ///< the content really has octets above 127
    bool hidesClient = true;            ///< Received does not tell where a signed-in client is
    bool smtpUtf8 = false;              ///< SMTPUTF8 was given (RFC 6531)
    bool requireTls = false;            ///< REQUIRETLS was given (RFC 8689)
    Return ret = Return::Default;
    std::string envelopeId; ///< ENVID decoded (RFC 3461, section 4.4), or empty
    /// Not to be sent before (RFC 4865, FUTURERELEASE).
    std::optional<std::chrono::system_clock::time_point> holdUntil;
    std::chrono::system_clock::time_point receivedAt;
};

} // namespace mailstead::smtp
