// The receiving side of SMTP (RFC 5321) without input and output: bytes in, replies and actions
// out. The same class runs under Asio, in the tests and in the fuzzer.
//
// Extensions: PIPELINING (RFC 2920), SIZE (1870), 8BITMIME (6152), ENHANCEDSTATUSCODES (2034),
// STARTTLS (3207), AUTH PLAIN, LOGIN, SCRAM-SHA-256 and SCRAM-SHA-256-PLUS (4954, 4616, 7677), DSN
// (3461), CHUNKING and BINARYMIME (3030),
// SMTPUTF8 (6531), REQUIRETLS (8689), LIMITS (9422), FUTURERELEASE (4865) for our users.
#pragma once

#include "core/config.h"
#include "core/log.h"
#include "core/result.h"
#include "smtp/content.h"
#include "smtp/directory.h"
#include "smtp/envelope.h"
#include "smtp/greylist.h"
#include "smtp/guard.h"
#include "smtp/reputation.h"
#include "smtp/spool.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mailstead::smtp
{

/// Limits of one session. RFC 5321, section 4.5.3.1, where it has a number.
struct ReceivingLimits {
    std::size_t commandLine = 512; ///< octets with CRLF
    std::size_t authLine = 12288;  ///< RFC 4954, section 4
    std::uint64_t messageBytes = 50ULL * 1024 * 1024;
    std::uint32_t recipients = 100;
    std::uint32_t recipientsTooMany = 1000; ///< RCPTs answered 452 in one transaction, then 421
    std::uint32_t errors = 10;              ///< then 421
    std::uint32_t refusedRecipients = 25;   ///< then 421: somebody guesses addresses
    std::uint32_t failedLogins = 3;         ///< then 421
    std::uint32_t commandsWithoutMail =
        100;                            ///< NOOP, RSET, EHLO … since the last message, then 421
    std::uint32_t receivedFields = 100; ///< more of them: a loop
    std::uint32_t transactions = 10000; ///< MAIL on one connection, then 421; told by LIMITS
    /// How far ahead our users may ask for delivery (FUTURERELEASE); 0: not offered.
    std::chrono::seconds longestHold = std::chrono::hours(30 * 24);
};

/// How much content all sessions together may hold in memory; what is in the spool does not count.
/// Thread-safe.
class ContentBudget
{
public:
    explicit ContentBudget(std::uint64_t limit)
        : m_limit(limit)
    {
    }
    /// False, and nothing taken, when it would be more than the limit.
    bool take(std::uint64_t octets);
    void give(std::uint64_t octets) { m_used -= octets; }
    std::uint64_t used() const { return m_used; }

private:
    const std::uint64_t m_limit;
    std::atomic<std::uint64_t> m_used = 0;
};

/// What binds a sign-in to the TLS connection that it runs in (RFC 5056). Octets; empty: not known.
struct ChannelBindings {
    std::string serverEndPoint; ///< tls-server-end-point (RFC 5929, section 4)
    std::string exporter;       ///< tls-exporter (RFC 9266)

    bool any() const { return !serverEndPoint.empty() || !exporter.empty(); }
};

struct ReceivingSettings {
    core::ListenerKind kind = core::ListenerKind::Smtp;
    std::string hostname;
    std::string clientAddress;
    bool tlsPossible = true;              ///< STARTTLS can be offered
    std::string tlsDescription;           ///< when TLS ran before the first byte (port 465)
    ChannelBindings channelBindings = {}; ///< the same
    std::string scramNonce = {};          ///< for tests; empty: a random one each time
    ReceivingLimits limits;
    std::shared_ptr<ContentBudget> budget; ///< shared with other sessions; may be missing
    Guest* guest = nullptr;             ///< what the client may still do; must outlive the session
    bool verdictExpected = false;       ///< verdictCame() will be called
    std::shared_ptr<Greylist> greylist; ///< missing: nobody is put off
    /// Where contents of more than 128 KiB go; without it they stay in memory.
    std::shared_ptr<Spool> spool;
    bool hidesUsers = true; ///< Received does not tell where our users are
    /// REQUIRETLS is offered: only when delivery keeps what that promises (RFC 8689).
    bool keepsRequireTls = false;
};

/// What the driver has to do next. Until it has called the method named here, the session keeps
/// what it was fed and parses nothing.
struct StartTls {
};                      ///< then tlsStarted()
struct VerifyPassword { ///< then passwordVerified()
    std::string user, password;
};
struct TakeMessage { ///< then messageTaken()
    Envelope envelope;
    Content content;
};
struct AwaitVerdict {
}; ///< then verdictCame(), at the latest after some seconds
struct Close {
    bool agreed = false; ///< the client said QUIT and nothing after it
};                       ///< after the output is written; nothing more is read
using ReceivingAction =
    std::variant<std::monostate, StartTls, VerifyPassword, TakeMessage, AwaitVerdict, Close>;

/// A line for the log. Never holds a secret.
struct Note {
    core::LogLevel level = core::LogLevel::Info;
    std::string messageId;
    std::string text;
};

struct ReceivingStep {
    std::string output;                 ///< to be written before the action is taken
    std::chrono::milliseconds delay{0}; ///< before the output is written: a tarpit
    ReceivingAction action;
    std::vector<Note> notes;
};

/// What a client can make a session hold, outside of the budget for content, while one block of
/// 16 KiB is read and until its replies are written; for 100 recipients a message. Under TLS add
/// some 50 KiB of OpenSSL. Idle sessions hold a few KiB.
inline constexpr std::size_t sessionMemory = 256UL * 1024;

/// Not thread-safe. Keeps references to the directory and the intake, which must outlive it; calls
/// only what does not block (recipient, maySendAs, hasSpaceFor).
class ReceivingSession
{
public:
    enum class Waiting { Command, Data, Action, Nothing };

    ReceivingSession(ReceivingSettings settings, const Directory& directory, const Intake& intake);
    ~ReceivingSession();
    ReceivingSession(const ReceivingSession&) = delete;
    ReceivingSession& operator=(const ReceivingSession&) = delete;

    /// The greeting. Once, before anything else.
    ReceivingStep start();
    /// `bytes` are read in place; only what has to wait is copied.
    ReceivingStep feed(std::string_view bytes);

    /// The handshake succeeded; `description` is "TLSv1.3 TLS_AES_256_GCM_SHA384".
    ReceivingStep tlsStarted(std::string description, ChannelBindings bindings = {});
    ReceivingStep passwordVerified(const LoginAnswer& answer);
    ReceivingStep messageTaken(const core::Result<void>& result);

    /// What is known of the client's address; at any time. The step is empty unless AwaitVerdict
    /// was asked for.
    ReceivingStep verdictCame(Verdict verdict);

    /// Instead of start(), when the client did not wait for the greeting: 554 5.5.1.
    ReceivingStep spokeTooEarly();
    /// Nothing, or too little, came in time: 421 4.4.2.
    ReceivingStep timedOut(std::string_view why = "Nothing came in time, closing");
    /// The daemon ends: 421 4.3.2 now when the client is between commands, else after the message
    /// that is under way.
    ReceivingStep shutDown();

    /// What for, so that the driver chooses its deadline.
    Waiting waitingFor() const;
    /// True while a message's content comes in or is being taken.
    bool hasMessageUnderWay() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mailstead::smtp
