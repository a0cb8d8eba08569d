#include "delivery/connection.h"

#include "delivery/client_tls.h"

#include <algorithm>
#include <asio/error.hpp>
#include <asio/ssl/error.hpp>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/ssl.h>
#include <utility>

namespace mailstead::delivery
{

using smtp::SendingAction;
using Stage = smtp::SendingSession::Stage;

namespace
{

/// Deadlines that are changed all the time cost nothing when the timer is set for at most this
/// long: it fires, sees a later deadline and is set again.
constexpr auto longestTimer = std::chrono::seconds(8);

} // namespace

Connection::Connection(std::unique_ptr<Transport> transport, std::shared_ptr<const Target> target,
                       std::shared_ptr<asio::ssl::context> tlsContext, const CarrierLimits& limits)
    : m_target(std::move(target))
    , m_limits(limits)
    , m_transport(std::move(transport))
    , m_tlsContext(std::move(tlsContext))
{
}

void Connection::carry(smtp::SendingRequest request, Done done)
{
    m_done = std::move(done);
    m_gone = nullptr;
    ++m_messages;
    if (m_session) {
        smtp::SendingStep step = m_session->next(std::move(request));
        setDeadline(replyDeadline());
        return apply(std::move(step));
    }
    m_policy = request.tls;
    m_implicitTls = request.implicitTls;
    m_session.emplace(std::move(request));
    setDeadline(m_limits.connect);
    m_transport->connect(*m_target,
                         [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                             self->connected(error);
                         });
}

bool Connection::isReady() const
{
    if (m_closed || m_writing || !m_session || m_session->stage() != Stage::Ready)
        return false;
    const std::uint32_t most = m_session->mostMails();
    return m_messages < m_limits.messages && (most == 0 || m_messages < most);
}

void Connection::idle(std::function<void()> gone)
{
    m_gone = std::move(gone);
    setDeadline(m_limits.idle);
}

void Connection::leave()
{
    m_gone = nullptr;
    if (m_closed)
        return;
    if (!m_session || m_session->stage() != Stage::Ready)
        return close();
    setDeadline(m_limits.quit);
    apply(m_session->quit());
}

void Connection::connected(const asio::error_code& error)
{
    if (error || m_timedOut) {
        smtp::RecipientResult result;
        result.reply =
            fmt::format("4.4.1 cannot connect to {}: {}", m_target->text, reasonOf(error));
        result.elsewhere = true;
        Outcome outcome;
        outcome.unreachable = true;
        outcome.results.assign(m_session->results().size(), result);
        close();
        const auto self = shared_from_this();
        return std::exchange(m_done, {})(self, std::move(outcome));
    }
    if (m_implicitTls)
        return handshake();
    setDeadline(m_limits.greeting);
    read();
}

/// One read is always pending, so that a server that closes or speaks in between is heard.
void Connection::read()
{
    m_transport->read(
        asio::buffer(m_buffer),
        [self = shared_from_this()](const asio::error_code& error, std::size_t length) {
            self->received(error, length);
        });
}

void Connection::received(const asio::error_code& error, std::size_t length)
{
    if (m_closed)
        return;
    if (error || m_timedOut)
        return lost(m_writeFailure.empty() ? reasonOf(error) : m_writeFailure);
    smtp::SendingStep step = m_session->feed(std::string_view(m_buffer.data(), length));
    const SendingAction action = step.action;
    // The deadline is the whole reply's; octets that drip do not prolong it.
    if (m_session->replies() != m_replies) {
        m_replies = m_session->replies();
        setDeadline(replyDeadline());
    }
    if (action == SendingAction::StartTls)
        return handshake();
    read();
    apply(std::move(step));
}

void Connection::apply(smtp::SendingStep step)
{
    m_pending += step.output;
    if (step.secret) {
        m_secret = true;
        OPENSSL_cleanse(step.output.data(), step.output.size());
    }
    if (step.action == SendingAction::SendContent)
        m_contentOpen = true;
    if (step.action == SendingAction::Close) {
        report();
        return close();
    }
    flush();
    report();
}

void Connection::flush()
{
    if (m_writing || m_closed || !m_writeFailure.empty())
        return;
    m_output.clear();
    m_output.swap(m_pending);
    if (m_contentOpen && !fillContent())
        return;
    if (m_output.empty())
        return;
    m_writing = true;
    m_transport->write(asio::buffer(m_output),
                       [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                           self->written(error);
                       });
}

/// False when the disk failed and the connection was cut.
bool Connection::fillContent()
{
    const auto more = m_session->contentChunk(m_output);
    if (!more) {
        lost("the content cannot be read here, " + more.error().text());
        return false;
    }
    m_contentOpen = *more;
    setDeadline(*more ? m_limits.dataBlock : replyDeadline());
    return true;
}

void Connection::written(const asio::error_code& error)
{
    m_writing = false;
    if (m_secret) {
        OPENSSL_cleanse(m_output.data(), m_output.size());
        m_secret = !m_pending.empty(); // it may be what comes next
    }
    if (m_closed)
        return;
    if (error || m_timedOut) {
        // The server may have refused the message in the middle and closed; its reply, which the
        // pending read may get, is worth more than "broken pipe".
        m_writeFailure = reasonOf(error);
        if (m_timedOut || m_session->stage() == Stage::Finished)
            return lost(m_writeFailure);
        return setDeadline(m_limits.quit);
    }
    flush();
    report();
}

void Connection::handshake()
{
    if (!prepareHandshake(m_transport->beginTls(m_tlsContext), m_target->host, m_policy))
        return lost("the certificate's name cannot be checked");
    setDeadline(m_limits.handshake);
    m_transport->handshake([self = shared_from_this()](const asio::error_code& error, std::size_t) {
        self->handshakeEnded(error);
    });
}

void Connection::handshakeEnded(const asio::error_code& error)
{
    if (m_closed)
        return;
    SSL* ssl = m_transport->ssl();
    if (error || m_timedOut) {
        m_tlsFailed = true;
        const std::string problem = certificateProblem(ssl, m_policy);
        m_session->tlsFailed(problem.empty() ? "the TLS handshake failed, " + reasonOf(error)
                                             : problem,
                             !problem.empty());
        report();
        return close();
    }
    m_tlsText = fmt::format("{} {}", SSL_get_version(ssl), SSL_get_cipher_name(ssl));
    smtp::SendingStep step = m_session->tlsStarted(m_tlsText);
    setDeadline(replyDeadline());
    read();
    apply(std::move(step));
}

void Connection::lost(const std::string& reason)
{
    if (m_closed)
        return;
    m_session->connectionLost(reason);
    report();
    close();
}

/// Gives the results as soon as they stand and, for a session that goes on, all is written.
void Connection::report()
{
    const Stage stage = m_session->stage();
    if (!m_done || (stage != Stage::Ready && stage != Stage::Quit && stage != Stage::Finished) ||
        (stage == Stage::Ready && m_writing))
        return;
    Outcome outcome;
    outcome.results = m_session->results();
    outcome.tlsFailed = m_tlsFailed;
    outcome.unreachable = m_replies == 0;
    outcome.tooOld = m_messages > 1 && m_session->nothingAnswered();
    const bool allDelivered =
        std::all_of(outcome.results.begin(), outcome.results.end(), [](const auto& result) {
            return result.kind == smtp::RecipientResult::Kind::Delivered;
        });
    if (!allDelivered)
        outcome.dialogue = m_session->dialogue();
    // Whoever is told may begin the next message, or let the last reference go.
    const auto self = shared_from_this();
    std::exchange(m_done, {})(self, std::move(outcome));
}

void Connection::close()
{
    if (std::exchange(m_closed, true))
        return;
    if (m_gone)
        std::exchange(m_gone, {})();
    m_transport->cancelWake();
    m_transport->close(true);
}

void Connection::setDeadline(std::chrono::milliseconds duration)
{
    const auto now = m_transport->now();
    m_deadlineLength = duration;
    m_deadline = now + duration;
    if (!m_closed && (!m_timerRuns || m_deadline < m_timerEnds))
        armTimer();
}

void Connection::armTimer()
{
    m_timerRuns = true;
    m_timerEnds = std::min(m_deadline, m_transport->now() + longestTimer);
    m_transport->wakeAt(m_timerEnds, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self || self->m_closed)
            return;
        self->m_timerRuns = false;
        if (self->m_deadline > self->m_transport->now())
            return self->armTimer();
        if (self->m_gone) {
            std::exchange(self->m_gone, {})();
            return self->leave();
        }
        self->m_timedOut = true;
        self->m_transport->close(false); // the pending operation ends with an error
    });
}

std::chrono::milliseconds Connection::replyDeadline() const
{
    switch (m_session->stage()) {
    case Stage::Greeting:
        return m_limits.greeting;
    case Stage::Hello:
    case Stage::StartTls:
    case Stage::SignIn:
        return m_limits.hello;
    case Stage::Envelope:
        return m_limits.envelope;
    case Stage::DataStart:
        return m_limits.dataStart;
    case Stage::DataEnd:
        return m_limits.dataEnd;
    case Stage::Ready:
    case Stage::Quit:
    case Stage::Finished:
        break;
    }
    return m_limits.quit;
}

std::string Connection::reasonOf(const asio::error_code& error) const
{
    if (!m_timedOut) {
        if (error == asio::error::eof || error == asio::ssl::error::stream_truncated)
            return "the server closed the connection";
        return error.message();
    }
    if (m_deadlineLength.count() >= 1000)
        return fmt::format("no answer within {} s", m_deadlineLength.count() / 1000);
    return fmt::format("no answer within {} ms", m_deadlineLength.count());
}

} // namespace mailstead::delivery
