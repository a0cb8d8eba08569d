// The sending side of SMTP (RFC 5321) and LMTP (RFC 2033) without input and output: replies in,
// commands and actions out, and for each message a result for each recipient. One session carries
// several messages, one after the other.
#pragma once

#include "core/result.h"
#include "smtp/content.h"
#include "smtp/envelope.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::smtp
{

enum class Flavour { Smtp, Lmtp };

enum class TlsPolicy {
    Clear,         ///< none
    Opportunistic, ///< STARTTLS when offered; any certificate will do (RFC 7435)
    Verified,      ///< TLS with a certificate that belongs to the host's name, or no message
};

/// Wiped when it goes.
struct Credentials {
    std::string user;
    std::string password;

    Credentials(std::string userIn, std::string passwordIn);
    ~Credentials();
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;
};

/// One message for one server.
struct SendingRequest {
    Flavour flavour = Flavour::Smtp;
    std::string heloName;
    std::string sender; ///< without brackets; empty for the null sender
    std::vector<std::string> recipients;
    Content content;                          ///< CRLF line ends, not dot-stuffed
    bool eightBit = false;                    ///< the content has bytes above 127
    bool binary = false;                      ///< the content has no lines (RFC 3030, BINARYMIME)
    bool smtpUtf8 = false;                    ///< the message needs SMTPUTF8 (RFC 6531)
    TlsPolicy tls = TlsPolicy::Opportunistic; ///< the first request of a session decides
    /// Only by verified TLS and to servers that promise the same (RFC 8689); wants Verified.
    bool requireTls = false;
    bool implicitTls = false; ///< TLS runs before the greeting; tlsStarted() says that it does
    /// To sign in with, by AUTH PLAIN or LOGIN (RFC 4954) under TLS; the first request's only.
    std::shared_ptr<const Credentials> credentials = {};

    // What goes on to a server that offers DSN (RFC 3461).
    struct Wish {
        Notify notify;
        std::string original; ///< ORCPT, decoded
    };
    std::vector<Wish> wishes; ///< one for each recipient, or none at all
    Return ret = Return::Default;
    std::string envelopeId; ///< ENVID, decoded
};

struct RecipientResult {
    enum class Kind { Delivered, Deferred, Bounced };
    Kind kind = Kind::Deferred;
    /// The server's words on one line, "250 2.0.0 queued", or ours, beginning with an enhanced
    /// status code: "4.4.2 the connection was lost after MAIL".
    std::string reply;
    /// Another address may do better: the failure is the connection's or for now, and the server
    /// has not seen the end of the content.
    bool elsewhere = false;
    /// The server knows the sender's wishes and will see to them (RFC 3461).
    bool handedOn = false;
};

enum class SendingAction {
    None,        ///< write the output, read a reply
    StartTls,    ///< write the output, do the handshake, then tlsStarted() or tlsFailed()
    SendContent, ///< write the output, then contentChunk() until it is empty, then read a reply
    Close,       ///< write the output if there is any, close; results() is final
};

struct SendingStep {
    std::string output;
    bool secret = false; ///< the output is to be wiped when it was written
    SendingAction action = SendingAction::None;
};

/// Not thread-safe.
class SendingSession
{
public:
    /// What the next reply belongs to, so that the driver chooses its deadline (section 4.5.3.2).
    /// Ready: the results stand, next() or quit() may be called.
    enum class Stage {
        Greeting,
        Hello,
        StartTls,
        SignIn,
        Ready,
        Envelope,
        DataStart,
        DataEnd,
        Quit,
        Finished
    };

    /// `request` is the first message; its flavour, name and TLS policy hold for the session.
    explicit SendingSession(SendingRequest request);
    ~SendingSession();
    SendingSession(const SendingSession&) = delete;
    SendingSession& operator=(const SendingSession&) = delete;

    SendingStep feed(std::string_view bytes);
    /// Another message, when Ready. Bytes that come while Ready and are no 421 end the session.
    SendingStep next(SendingRequest request);
    /// Ends a session that is Ready.
    SendingStep quit();
    /// With TlsPolicy::Verified the driver has checked the certificate.
    SendingStep tlsStarted(const std::string& description);
    /// Instead of tlsStarted(): the session is over. `untrusted`: for the certificate. `reason`
    /// reads after a colon.
    void tlsFailed(std::string_view reason, bool untrusted);

    /// Appends the next piece of the content, dot-stuffed and with its end unless it goes by BDAT;
    /// false when all was given. After an error (of the disk) the connection must be cut, so that
    /// the server takes no half message.
    core::Result<bool> contentChunk(std::string& output);

    /// The connection broke or a deadline passed: recipients without a result are deferred.
    /// `reason` reads after a colon: "no reply within 300 s".
    void connectionLost(std::string_view reason);

    Stage stage() const;
    /// One for each recipient, in order. Final once the stage is Ready, Quit or Finished.
    const std::vector<RecipientResult>& results() const;
    /// What was said, for the trace: "> MAIL FROM:<…>", "< 250 2.1.0 Ok". Content is left out;
    /// at most 200 lines.
    /// Of a later message: since its beginning.
    std::vector<std::string> dialogue() const;
    bool tlsOffered() const;
    /// The server has said nothing of worth about this message: the connection was lost, or 421
    /// came, before it answered MAIL. What was an idle connection may only have been too old.
    bool nothingAnswered() const;
    /// How many messages the server takes on one connection (RFC 9422); 0 when it does not say.
    std::uint32_t mostMails() const;
    /// How many complete replies came in: progress, for the driver's deadline.
    std::size_t replies() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mailstead::smtp
