// One connection to one address: drives a SendingSession over its transport, for one message after
// the other.
#pragma once

#include "delivery/mail_carrier.h"
#include "delivery/target.h"
#include "delivery/transport.h"
#include "smtp/sending_session.h"

#include <array>
#include <asio/ssl/context.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::delivery
{

struct Outcome {
    std::vector<smtp::RecipientResult> results; ///< one for each recipient of the request
    bool tlsFailed = false;                     ///< the handshake did: worth a try in the clear
    bool unreachable = false;                   ///< no connection, or no greeting, came about
    bool tooOld = false; ///< the server had closed the idle connection: nothing was tried
    std::vector<std::string> dialogue; ///< when a result is not Delivered
};

/// All on the io thread; kept alive by its pending operations.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    /// Gets the connection itself, so that nobody keeps it alive by waiting for it.
    using Done = std::function<void(const std::shared_ptr<Connection>&, Outcome)>;

    Connection(std::unique_ptr<Transport> transport, std::shared_ptr<const Target> target,
               std::shared_ptr<asio::ssl::context> tlsContext, const CarrierLimits& limits);

    /// The first call connects. `done` is called once, as soon as the results stand.
    void carry(smtp::SendingRequest request, Done done);

    /// Another message may follow.
    bool isReady() const;
    const std::string& tls() const { return m_tlsText; }
    const std::shared_ptr<const Target>& target() const { return m_target; }

    /// Waits for the next message; `gone` is called when it must not be used any more: the server
    /// has closed it, or it was idle for too long. Only when ready.
    void idle(std::function<void()> gone);
    /// Says goodbye when ready, and closes.
    void leave();

private:
    using Clock = Transport::Clock;

    void connected(const asio::error_code& error);
    void read();
    void received(const asio::error_code& error, std::size_t length);
    void apply(smtp::SendingStep step);
    void flush();
    void written(const asio::error_code& error);
    void handshake();
    bool fillContent();
    void lost(const std::string& reason);
    void report();
    void close();
    void setDeadline(std::chrono::milliseconds duration);
    void armTimer();
    std::chrono::milliseconds replyDeadline() const;
    std::string reasonOf(const asio::error_code& error) const;

    void handshakeEnded(const asio::error_code& error);

    const std::shared_ptr<const Target> m_target;
    const CarrierLimits m_limits;
    const std::unique_ptr<Transport> m_transport;
    const std::shared_ptr<asio::ssl::context> m_tlsContext;
    std::string m_tlsText; ///< "TLSv1.3 TLS_AES_256_GCM_SHA384" or empty

    Clock::time_point m_deadline; ///< the timer may fire earlier and is then set again
    Clock::time_point m_timerEnds;
    bool m_timerRuns = false;
    std::chrono::milliseconds m_deadlineLength{0};

    std::optional<smtp::SendingSession> m_session;
    smtp::TlsPolicy m_policy = smtp::TlsPolicy::Clear; ///< of the session
    bool m_implicitTls = false;
    bool m_secret = false; ///< what is being written is wiped afterwards
    std::size_t m_messages = 0;
    std::size_t m_replies = 0; ///< seen when the deadline was set
    Done m_done;
    std::function<void()> m_gone;
    bool m_tlsFailed = false;
    std::string m_output;  ///< being written
    std::string m_pending; ///< to be written after it
    bool m_writing = false;
    bool m_contentOpen = false; ///< the content follows what is being written
    std::array<char, 4096> m_buffer;
    std::string m_writeFailure;
    bool m_timedOut = false;
    bool m_closed = false;
};

} // namespace mailstead::delivery
