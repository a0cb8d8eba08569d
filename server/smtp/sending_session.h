// The sending side of SMTP (RFC 5321) and LMTP (RFC 2033) without input and output: replies in,
// commands and actions out, and at the end a result for each recipient.
#pragma once

#include "core/result.h"
#include "smtp/content.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::smtp
{

enum class Flavour { Smtp, Lmtp };

/// One message for one server.
struct SendingRequest {
    Flavour flavour = Flavour::Smtp;
    std::string heloName;
    std::string sender; ///< without brackets; empty for the null sender
    std::vector<std::string> recipients;
    Content content;       ///< CRLF line ends, not dot-stuffed
    bool eightBit = false; ///< the content has bytes above 127
    bool useTls = true;    ///< STARTTLS when offered
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
};

enum class SendingAction {
    None,        ///< write the output, read a reply
    StartTls,    ///< write the output, do the handshake, then tlsStarted() or connectionLost()
    SendContent, ///< write the output, then contentChunk() until it is empty, then read a reply
    Close,       ///< write the output if there is any, close; results() is final
};

struct SendingStep {
    std::string output;
    SendingAction action = SendingAction::None;
};

/// Not thread-safe.
class SendingSession
{
public:
    /// What the next reply belongs to, so that the driver chooses its deadline (section 4.5.3.2).
    enum class Stage { Greeting, Hello, StartTls, Envelope, DataStart, DataEnd, Quit, Finished };

    explicit SendingSession(SendingRequest request);
    ~SendingSession();
    SendingSession(const SendingSession&) = delete;
    SendingSession& operator=(const SendingSession&) = delete;

    SendingStep feed(std::string_view bytes);
    SendingStep tlsStarted(const std::string& description);

    /// The next piece of the content, dot-stuffed, its end included; empty when all was given.
    /// After an error (of the disk) the connection must be cut, so that the server takes no half
    /// message.
    core::Result<std::string> contentChunk();

    /// The connection broke or a deadline passed: recipients without a result are deferred.
    /// `reason` reads after a colon: "no reply within 300 s".
    void connectionLost(std::string_view reason);

    Stage stage() const;
    /// One for each recipient, in order. Final once the stage is Quit or Finished.
    const std::vector<RecipientResult>& results() const;
    /// What was said, for the trace: "> MAIL FROM:<…>", "< 250 2.1.0 Ok". Content is left out;
    /// at most 200 lines.
    const std::vector<std::string>& dialogue() const;
    bool tlsOffered() const;
    /// How many complete replies came in: progress, for the driver's deadline.
    std::size_t replies() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mailstead::smtp
