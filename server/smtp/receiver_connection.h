// One client's connection: drives a ReceivingSession over a socket, in the clear or under TLS.
#pragma once

#include "core/tls.h"
#include "smtp/guard.h"
#include "smtp/receiver.h"
#include "smtp/receiving_session.h"

#include <array>
#include <asio/ip/tcp.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace mailstead::smtp
{

/// Where bytes are read into. In the clear all connections of a receiver share one, because they
/// read only when there is something and hand it on at once; so an idle connection holds none.
using ReadBuffer = std::array<char, 32768>;

/// What all connections of a receiver share.
struct ReceiverPartners {
    std::string hostname;
    ReceiverLimits limits;
    std::shared_ptr<core::ServerTls> tls;
    std::shared_ptr<Directory> directory;
    std::shared_ptr<Intake> intake;
    std::shared_ptr<ContentBudget> budget;
    std::shared_ptr<Spool> spool;
    bool hidesUsers = true; ///< in Received
    ReceiverJudges judges;
    std::shared_ptr<ReadBuffer> buffer = std::make_shared<ReadBuffer>();
};

/// All methods on the io thread. Kept alive by its pending operations.
class ReceiverConnection : public std::enable_shared_from_this<ReceiverConnection>
{
public:
    ReceiverConnection(asio::ip::tcp::socket socket, core::ListenerKind kind,
                       const asio::ip::address& client, Guest guest,
                       std::shared_ptr<const ReceiverPartners> partners);
    /// Called once, when the socket is closed. Set before start().
    void onEnded(std::function<void()> ended) { m_ended = std::move(ended); }
    void start();
    /// Lets a message under way be finished, says 421 otherwise.
    void shutDown();
    /// At once.
    void close();

private:
    void askReputation();
    void awaitVerdict();
    void verdictCame(Verdict verdict);
    void pauseBeforeGreeting(std::chrono::milliseconds pause);
    void makeSession(std::string tlsDescription);
    void beginSession(std::string tlsDescription);
    void apply(ReceivingStep step);
    void say(ReceivingStep& step);
    void act(ReceivingAction& action);
    void read();
    void readDone(const asio::error_code& error, std::size_t length);
    void write(std::string text, ReceivingAction action);
    void handshake();
    void verifyPassword(VerifyPassword action);
    void takeMessage(TakeMessage action);
    void readTls();
    void closeGently(bool agreed);
    void linger();
    std::string tlsDescription() const;
    void log(core::LogLevel level, std::string_view messageId, std::string_view text) const;
    // receiver_deadlines.cpp
    /// The timer itself is set anew only when it would come too late: most deadlines are met.
    void setDeadline(std::chrono::milliseconds duration);
    void armTimer();
    void clearDeadline() { m_deadlineAt = std::chrono::steady_clock::time_point::max(); }
    void deadlinePassed();
    void setContentDeadline();
    bool beginNextWindow();
    std::string_view whatTookTooLong() const;

    asio::ip::tcp::socket m_socket;
    std::shared_ptr<asio::ssl::context> m_context; ///< outlives m_tls
    std::unique_ptr<asio::ssl::stream<asio::ip::tcp::socket&>> m_tls;
    asio::steady_timer m_timer;
    std::chrono::steady_clock::time_point m_deadlineAt =
        std::chrono::steady_clock::time_point::max();
    bool m_timerRuns = false;
    const core::ListenerKind m_kind;
    const asio::ip::address m_address;
    const std::string m_client; ///< as text
    const std::shared_ptr<const ReceiverPartners> m_partners;
    std::function<void()> m_ended;
    Guest m_guest;
    std::unique_ptr<ReceivingSession> m_session;
    std::optional<Verdict> m_verdict;           ///< until the session asks for it
    std::shared_ptr<ReceiverConnection> m_self; ///< while only a deadline is waited for
    std::optional<ReceivingStep> m_held;        ///< until the tarpit lets it go
    const std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_messageSince;
    std::chrono::steady_clock::time_point m_progress = m_since; ///< start or last message
    std::chrono::steady_clock::time_point m_windowSince;        ///< in which content is counted
    std::uint64_t m_windowOctets = 0;
    std::unique_ptr<ReadBuffer> m_tlsBuffer; ///< while something is read under TLS
    std::string m_output;
    unsigned m_taken = 0;
    bool m_reading = false;
    bool m_replied = true; ///< since the deadline for a command was set
    bool m_timedOut = false;
    bool m_pausing = false; ///< before the greeting
    bool m_asked = false;   ///< the reputation
    bool m_awaitsVerdict = false;
    bool m_stopping = false;
    bool m_closed = false;
};

} // namespace mailstead::smtp
