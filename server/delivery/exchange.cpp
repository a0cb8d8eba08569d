#include "delivery/exchange.h"

#include "smtp/address.h"

#include <asio/ip/tcp.hpp>
#include <asio/write.hpp>
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <utility>

namespace mailstead::delivery
{

using smtp::SendingAction;
using Stage = smtp::SendingSession::Stage;

Exchange::Exchange(asio::io_context& io, ExchangeTarget target, smtp::SendingRequest request,
                   std::shared_ptr<asio::ssl::context> tlsContext, const CarrierLimits& limits,
                   std::function<void(ExchangeOutcome)> done)
    : m_target(std::move(target))
    , m_limits(limits)
    , m_socket(io)
    , m_tlsContext(std::move(tlsContext))
    , m_deadline(io)
    , m_recipients(request.recipients.size())
    , m_session(std::move(request))
    , m_done(std::move(done))
{
}

void Exchange::start()
{
    setDeadline(m_limits.connect);
    m_socket.async_connect(
        m_target.endpoint,
        [self = shared_from_this()](const asio::error_code& error) { self->connected(error); });
}

void Exchange::connected(const asio::error_code& error)
{
    if (error || m_timedOut) {
        smtp::RecipientResult result;
        result.reply =
            fmt::format("4.4.1 cannot connect to {}: {}", m_target.text, reasonOf(error));
        result.elsewhere = true;
        m_outcome.results.assign(m_recipients, result);
        close();
        return std::exchange(m_done, {})(std::move(m_outcome));
    }
    asio::error_code ignored; // a Unix socket has no such option
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_deadlineLength = {};
    read();
}

void Exchange::apply(smtp::SendingStep step)
{
    reportIfDone();
    if (step.output.empty())
        return act(step.action);
    m_output = std::move(step.output);
    setDeadline(replyDeadline());
    write(m_output, [self = shared_from_this(), action = step.action](const asio::error_code& error,
                                                                      std::size_t) {
        if (error || self->m_timedOut)
            return self->lost(self->reasonOf(error));
        self->act(action);
    });
}

void Exchange::act(SendingAction action)
{
    switch (action) {
    case SendingAction::None:
        return read();
    case SendingAction::StartTls:
        return handshake();
    case SendingAction::SendContent:
        return sendContent();
    case SendingAction::Close:
        return close();
    }
}

void Exchange::read()
{
    // The deadline is the whole reply's; octets that drip do not prolong it.
    if (m_deadlineLength.count() == 0)
        setDeadline(replyDeadline());
    auto handler = [self = shared_from_this()](const asio::error_code& error, std::size_t length) {
        if (error || self->m_timedOut)
            return self->lost(self->m_writeFailure.empty() ? self->reasonOf(error)
                                                           : self->m_writeFailure);
        const std::size_t before = self->m_session.replies();
        smtp::SendingStep step =
            self->m_session.feed(std::string_view(self->m_buffer.data(), length));
        if (self->m_session.replies() != before)
            self->m_deadlineLength = {};
        self->apply(std::move(step));
    };
    if (m_tls)
        m_tls->async_read_some(asio::buffer(m_buffer), std::move(handler));
    else
        m_socket.async_read_some(asio::buffer(m_buffer), std::move(handler));
}

void Exchange::handshake()
{
    m_tls = std::make_unique<asio::ssl::stream<Socket&>>(m_socket, *m_tlsContext);
    // Servers with several certificates choose by the name (RFC 6066, section 3; no addresses).
    if (smtp::isDomainName(m_target.host))
        SSL_ctrl(m_tls->native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(m_target.host.c_str()));
    setDeadline(m_limits.handshake);
    m_tls->async_handshake(asio::ssl::stream_base::client, [self = shared_from_this()](
                                                               const asio::error_code& error) {
        if (error || self->m_timedOut) {
            self->m_outcome.tlsFailed = true;
            return self->lost("the TLS handshake failed, " + self->reasonOf(error));
        }
        SSL* ssl = self->m_tls->native_handle();
        self->m_outcome.tls = fmt::format("{} {}", SSL_get_version(ssl), SSL_get_cipher_name(ssl));
        self->m_deadlineLength = {};
        self->apply(self->m_session.tlsStarted(self->m_outcome.tls));
    });
}

void Exchange::sendContent()
{
    auto piece = m_session.contentChunk();
    if (!piece)
        return lost("the content cannot be read here, " + piece.error().text());
    m_output = std::move(*piece);
    if (m_output.empty()) {
        m_deadlineLength = {};
        return apply(m_session.feed({}));
    }
    setDeadline(m_limits.dataBlock);
    write(m_output, [self = shared_from_this()](const asio::error_code& error, std::size_t) {
        if (error || self->m_timedOut)
            return self->contentFailed(error);
        self->sendContent();
    });
}

/// The server may have refused the message in the middle and closed; its reply is worth more than
/// "broken pipe".
void Exchange::contentFailed(const asio::error_code& error)
{
    if (m_timedOut)
        return lost(reasonOf(error));
    m_writeFailure = reasonOf(error);
    setDeadline(m_limits.quit);
    read();
}

void Exchange::lost(const std::string& reason)
{
    if (!m_closed)
        m_session.connectionLost(reason);
    reportIfDone();
    close();
}

void Exchange::reportIfDone()
{
    const Stage stage = m_session.stage();
    if (!m_done || (stage != Stage::Quit && stage != Stage::Finished))
        return;
    m_outcome.results = m_session.results();
    m_outcome.dialogue = m_session.dialogue();
    std::exchange(m_done, {})(std::move(m_outcome));
}

void Exchange::close()
{
    if (std::exchange(m_closed, true))
        return;
    m_deadline.cancel();
    asio::error_code ignored;
    m_socket.shutdown(Socket::shutdown_both, ignored);
    m_socket.close(ignored);
}

void Exchange::setDeadline(std::chrono::milliseconds duration)
{
    m_deadlineLength = duration;
    m_deadline.expires_after(duration);
    m_deadline.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (!self || error || self->m_deadline.expiry() > std::chrono::steady_clock::now())
            return;
        self->m_timedOut = true;
        asio::error_code ignored;
        self->m_socket.close(ignored); // the pending operation ends with an error
    });
}

std::chrono::milliseconds Exchange::replyDeadline() const
{
    switch (m_session.stage()) {
    case Stage::Greeting:
        return m_limits.greeting;
    case Stage::Hello:
    case Stage::StartTls:
        return m_limits.hello;
    case Stage::Envelope:
        return m_limits.envelope;
    case Stage::DataStart:
        return m_limits.dataStart;
    case Stage::DataEnd:
        return m_limits.dataEnd;
    case Stage::Quit:
    case Stage::Finished:
        break;
    }
    return m_limits.quit;
}

std::string Exchange::reasonOf(const asio::error_code& error) const
{
    if (!m_timedOut) {
        if (error == asio::error::eof)
            return "the server closed the connection";
        return error.message();
    }
    if (m_deadlineLength.count() >= 1000)
        return fmt::format("no answer within {} s", m_deadlineLength.count() / 1000);
    return fmt::format("no answer within {} ms", m_deadlineLength.count());
}

template <class Handler> void Exchange::write(const std::string& bytes, Handler handler)
{
    if (m_tls)
        asio::async_write(*m_tls, asio::buffer(bytes), std::move(handler));
    else
        asio::async_write(m_socket, asio::buffer(bytes), std::move(handler));
}

} // namespace mailstead::delivery
