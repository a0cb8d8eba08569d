// One connection to one address: drives a SendingSession over a TCP or Unix socket.
#pragma once

#include "delivery/mail_carrier.h"
#include "smtp/sending_session.h"

#include <array>
#include <asio/generic/stream_protocol.hpp>
#include <asio/ssl/context.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::delivery
{

struct ExchangeTarget {
    asio::generic::stream_protocol::endpoint endpoint;
    std::string host;    ///< name, also for TLS (SNI)
    std::string address; ///< IP address or path
    std::string text;    ///< for logs: "mx1.example.org [192.0.2.1]:25"
};

struct ExchangeOutcome {
    std::vector<smtp::RecipientResult> results; ///< one for each recipient of the request
    std::string tls;                            ///< "TLSv1.3 TLS_AES_256_GCM_SHA384" or empty
    bool tlsFailed = false;                     ///< the handshake did: worth a try in the clear
    std::vector<std::string> dialogue;
};

/// All on the io thread; kept alive by its pending operations. `done` is called once, as soon as
/// the results stand; the goodbye goes on behind it.
class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    Exchange(asio::io_context& io, ExchangeTarget target, smtp::SendingRequest request,
             std::shared_ptr<asio::ssl::context> tlsContext, const CarrierLimits& limits,
             std::function<void(ExchangeOutcome)> done);
    void start();

private:
    using Socket = asio::generic::stream_protocol::socket;

    void connected(const asio::error_code& error);
    void apply(smtp::SendingStep step);
    void act(smtp::SendingAction action);
    void read();
    void handshake();
    void sendContent();
    void contentFailed(const asio::error_code& error);
    void lost(const std::string& reason);
    void reportIfDone();
    void close();
    void setDeadline(std::chrono::milliseconds duration);
    std::chrono::milliseconds replyDeadline() const;
    std::string reasonOf(const asio::error_code& error) const;
    template <class Handler> void write(const std::string& bytes, Handler handler);

    const ExchangeTarget m_target;
    const CarrierLimits m_limits;
    Socket m_socket;
    std::shared_ptr<asio::ssl::context> m_tlsContext; ///< outlives m_tls
    std::unique_ptr<asio::ssl::stream<Socket&>> m_tls;
    asio::steady_timer m_deadline;
    std::chrono::milliseconds m_deadlineLength{0};
    std::size_t m_recipients;
    smtp::SendingSession m_session;
    std::function<void(ExchangeOutcome)> m_done;
    ExchangeOutcome m_outcome;
    std::string m_output;
    std::array<char, 8192> m_buffer;
    std::string m_writeFailure; ///< while the content went out
    bool m_timedOut = false;
    bool m_closed = false;
};

} // namespace mailstead::delivery
