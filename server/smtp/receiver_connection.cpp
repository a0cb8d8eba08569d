#include "smtp/receiver_connection.h"

#include "core/log.h"
#include "smtp/channel_bindings.h"

#include <algorithm>
#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>
#include <asio/write.hpp>
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <utility>

namespace mailstead::smtp
{

namespace
{

/// How long a client may take to notice that we have closed.
constexpr std::chrono::seconds lingering(2);

} // namespace

ReceiverConnection::ReceiverConnection(asio::ip::tcp::socket socket, core::ListenerKind kind,
                                       const asio::ip::address& client, Guest guest,
                                       std::shared_ptr<const ReceiverPartners> partners)
    : m_socket(std::move(socket))
    , m_timer(m_socket.get_executor())
    , m_kind(kind)
    , m_address(client)
    , m_client(client.to_string())
    , m_partners(std::move(partners))
    , m_guest(std::move(guest))
{
}

void ReceiverConnection::start()
{
    log(core::LogLevel::Debug, {}, "connected");
    asio::error_code error;
    m_socket.non_blocking(true, error);
    if (error)
        return close();
    if (m_kind == core::ListenerKind::Submissions)
        return handshake();
    if (m_kind != core::ListenerKind::Smtp || m_guest.isExempt())
        return beginSession({});
    askReputation();
    const auto pause = m_guest.greetingPause();
    if (pause > std::chrono::milliseconds(0))
        pauseBeforeGreeting(pause);
    else
        beginSession({});
}

void ReceiverConnection::askReputation()
{
    if (!m_partners->judges.reputation)
        return;
    m_asked = true;
    m_partners->judges.reputation->look(m_address, [weak = weak_from_this()](Verdict verdict) {
        if (const auto self = weak.lock())
            self->verdictCame(std::move(verdict));
    });
}

void ReceiverConnection::verdictCame(Verdict verdict)
{
    if (m_closed)
        return;
    const auto self = std::exchange(m_self, {});
    if (std::exchange(m_awaitsVerdict, false))
        apply(m_session->verdictCame(std::move(verdict)));
    else
        m_verdict = std::move(verdict); // until the session asks
}

void ReceiverConnection::awaitVerdict()
{
    m_awaitsVerdict = true;
    if (m_verdict)
        return verdictCame(std::move(*m_verdict));
    m_self = shared_from_this();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        m_since + m_partners->limits.verdict - std::chrono::steady_clock::now());
    setDeadline(std::max(left, std::chrono::milliseconds(0)));
}

/// Who speaks before the greeting does not listen to it (RFC 5321, section 3.1).
void ReceiverConnection::pauseBeforeGreeting(std::chrono::milliseconds pause)
{
    m_pausing = true;
    setDeadline(pause);
    m_socket.async_wait(asio::ip::tcp::socket::wait_read,
                        [self = shared_from_this()](const asio::error_code&) {
                            self->m_pausing = false;
                            if (self->m_closed)
                                return;
                            asio::error_code error;
                            const std::size_t early = self->m_socket.available(error);
                            if (early == 0 && (error || !std::exchange(self->m_timedOut, false)))
                                return self->close(); // it went away
                            if (early == 0)
                                return self->beginSession({});
                            self->makeSession({});
                            self->apply(self->m_session->spokeTooEarly());
                        });
}

void ReceiverConnection::beginSession(std::string tlsDescription)
{
    makeSession(std::move(tlsDescription));
    apply(m_session->start());
}

void ReceiverConnection::makeSession(std::string tlsDescription)
{
    ReceivingSettings settings;
    settings.kind = m_kind;
    settings.hostname = m_partners->hostname;
    settings.clientAddress = m_client;
    settings.tlsPossible = m_partners->tls != nullptr;
    settings.tlsDescription = std::move(tlsDescription);
    if (m_tls)
        settings.channelBindings = channelBindings(m_tls->native_handle());
    settings.limits = m_partners->limits.session;
    settings.keepsRequireTls = true;
    settings.budget = m_partners->budget;
    settings.spool = m_partners->spool;
    settings.hidesUsers = m_partners->hidesUsers;
    settings.guest = &m_guest;
    settings.verdictExpected = m_asked;
    if (m_kind == core::ListenerKind::Smtp)
        settings.greylist = m_partners->judges.greylist;
    m_session = std::make_unique<ReceivingSession>(std::move(settings), *m_partners->directory,
                                                   *m_partners->intake);
}

void ReceiverConnection::apply(ReceivingStep step)
{
    for (const Note& line : step.notes)
        log(line.level, line.messageId, line.text);
    if (m_closed)
        return;
    if (step.delay > std::chrono::milliseconds(0) && !m_stopping) {
        m_self = shared_from_this();
        setDeadline(step.delay);
        m_held = std::move(step);
        return;
    }
    say(step);
}

void ReceiverConnection::say(ReceivingStep& step)
{
    if (step.output.empty())
        return act(step.action);
    m_replied = true;
    write(std::move(step.output), std::move(step.action));
}

void ReceiverConnection::act(ReceivingAction& action)
{
    if (std::holds_alternative<std::monostate>(action))
        read();
    else if (std::holds_alternative<StartTls>(action))
        handshake();
    else if (auto* verify = std::get_if<VerifyPassword>(&action))
        verifyPassword(std::move(*verify));
    else if (auto* take = std::get_if<TakeMessage>(&action))
        takeMessage(std::move(*take));
    else if (std::holds_alternative<AwaitVerdict>(action))
        awaitVerdict();
    else
        closeGently(std::get<Close>(action).agreed);
}

void ReceiverConnection::read()
{
    const ReceiverLimits& limits = m_partners->limits;
    const auto now = std::chrono::steady_clock::now();
    if (m_session->waitingFor() == ReceivingSession::Waiting::Data) {
        if (m_messageSince == std::chrono::steady_clock::time_point()) {
            m_messageSince = m_windowSince = now;
            m_windowOctets = 0;
        }
        setContentDeadline();
    } else {
        m_messageSince = {};
        if (m_stopping)
            return apply(m_session->shutDown());
        // The deadline is the command's: single octets now and then do not prolong it.
        if (std::exchange(m_replied, false)) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                m_progress + limits.withoutMessage - now);
            setDeadline(std::clamp(left, std::chrono::milliseconds(0), limits.command));
        }
    }
    m_timedOut = false;
    m_reading = true;
    if (m_tls)
        return readTls();
    m_socket.async_wait(asio::ip::tcp::socket::wait_read,
                        [self = shared_from_this()](const asio::error_code& error) {
                            if (error || self->m_closed)
                                return self->readDone(error, 0);
                            asio::error_code failure;
                            const std::size_t length = self->m_socket.read_some(
                                asio::buffer(*self->m_partners->buffer), failure);
                            if (failure == asio::error::would_block)
                                return self->read();
                            self->readDone(failure, length);
                        });
}

void ReceiverConnection::readTls()
{
    if (!m_tlsBuffer)
        m_tlsBuffer = std::make_unique<ReadBuffer>();
    m_tls->async_read_some(
        asio::buffer(*m_tlsBuffer),
        [self = shared_from_this()](const asio::error_code& error, std::size_t length) {
            self->readDone(error, length);
        });
}

void ReceiverConnection::readDone(const asio::error_code& error, std::size_t length)
{
    m_reading = false;
    if (m_closed)
        return;
    const bool betweenCommands = m_session->waitingFor() == ReceivingSession::Waiting::Command;
    if (m_stopping && betweenCommands && (!error || error == asio::error::operation_aborted))
        return apply(m_session->shutDown());
    if (m_timedOut)
        return apply(m_session->timedOut(whatTookTooLong()));
    if (error) {
        if (m_session->hasMessageUnderWay())
            log(core::LogLevel::Info, {}, "went away in the middle of a message");
        return close();
    }
    m_windowOctets += length;
    const ReadBuffer& buffer = m_tls ? *m_tlsBuffer : *m_partners->buffer;
    apply(m_session->feed(std::string_view(buffer.data(), length)));
}

void ReceiverConnection::write(std::string text, ReceivingAction action)
{
    m_output = std::move(text);
    std::size_t written = 0;
    if (!m_tls) {
        // A reply nearly always fits the socket's buffer; then nobody has to wait.
        asio::error_code error;
        written = m_socket.write_some(asio::buffer(m_output), error);
        if (error && error != asio::error::would_block)
            return close();
        if (written == m_output.size())
            return act(action);
    }
    setDeadline(m_partners->limits.write);
    auto handler = [self = shared_from_this(),
                    next = std::move(action)](const asio::error_code& error, std::size_t) mutable {
        if (self->m_closed)
            return;
        if (error)
            return self->close();
        self->act(next);
    };
    if (m_tls)
        asio::async_write(*m_tls, asio::buffer(m_output), std::move(handler));
    else
        asio::async_write(m_socket, asio::buffer(m_output) + written, std::move(handler));
}

void ReceiverConnection::handshake()
{
    if (!m_partners->tls) {
        log(core::LogLevel::Error, {}, "there is no certificate to speak TLS with");
        return close();
    }
    m_context = m_partners->tls->context();
    m_tls = std::make_unique<asio::ssl::stream<asio::ip::tcp::socket&>>(m_socket, *m_context);
    setDeadline(m_partners->limits.handshake);
    m_tls->async_handshake(
        asio::ssl::stream_base::server, [self = shared_from_this()](const asio::error_code& error) {
            if (self->m_closed)
                return;
            if (error) {
                self->log(core::LogLevel::Info, {}, "the TLS handshake failed: " + error.message());
                return self->close();
            }
            const std::string description = self->tlsDescription();
            if (self->m_session)
                return self->apply(self->m_session->tlsStarted(
                    description, channelBindings(self->m_tls->native_handle())));
            self->log(core::LogLevel::Info, {}, "TLS " + description);
            self->beginSession(description);
        });
}

void ReceiverConnection::verifyPassword(VerifyPassword action)
{
    clearDeadline();
    const auto executor = m_socket.get_executor();
    m_partners->directory->verifyPasswordFrom(
        m_client, std::move(action.user), std::move(action.password),
        [self = shared_from_this(), executor,
         work = asio::make_work_guard(executor)](LoginAnswer answer) {
            asio::post(executor, [self, answer = std::move(answer)] {
                if (!self->m_closed)
                    self->apply(self->m_session->passwordVerified(answer));
            });
        });
}

void ReceiverConnection::takeMessage(TakeMessage action)
{
    clearDeadline();
    const std::string text =
        fmt::format("taken from <{}> for {}{}, {} octets", action.envelope.sender,
                    action.envelope.recipients.front().address,
                    action.envelope.recipients.size() > 1
                        ? fmt::format(" and {} more", action.envelope.recipients.size() - 1)
                        : std::string(),
                    action.content.size());
    const std::string id = action.envelope.id;
    const auto executor = m_socket.get_executor();
    m_partners->intake->take(std::move(action.envelope), std::move(action.content),
                             [self = shared_from_this(), executor, id, text,
                              work = asio::make_work_guard(executor)](core::Result<void> result) {
                                 asio::post(executor, [self, id, text, result = std::move(result)] {
                                     if (result) {
                                         ++self->m_taken;
                                         self->m_progress = std::chrono::steady_clock::now();
                                         self->log(core::LogLevel::Debug, id, text);
                                     }
                                     if (!self->m_closed)
                                         self->apply(self->m_session->messageTaken(result));
                                 });
                             });
}

void ReceiverConnection::shutDown()
{
    m_stopping = true;
    if (m_closed)
        return;
    if (m_held)
        return deadlinePassed(); // out of the tarpit
    if (!m_session || m_session->waitingFor() == ReceivingSession::Waiting::Nothing)
        return; // in the handshake or on its way out
    if (m_session->waitingFor() != ReceivingSession::Waiting::Command) {
        m_session->shutDown(); // it will say 421 after what is under way
    } else if (m_reading) {
        asio::error_code ignored;
        m_socket.cancel(ignored); // readDone() says 421
    }
}

void ReceiverConnection::closeGently(bool agreed)
{
    if (!m_tls && agreed)
        return close();
    if (!m_tls)
        return linger();
    setDeadline(lingering);
    m_tls->async_shutdown([self = shared_from_this()](const asio::error_code&) {
        if (!self->m_closed)
            self->close();
    });
}

/// Closing with input unread would reset the connection, and the client might lose our last reply.
void ReceiverConnection::linger()
{
    asio::error_code error;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error)
        return close();
    setDeadline(lingering);
    m_replied = false;
    struct Drain {
        std::shared_ptr<ReceiverConnection> self;
        std::size_t left = 1024 * 1024;
        void operator()(const asio::error_code& failure, std::size_t length)
        {
            left -= std::min(left, length);
            if (self->m_closed)
                return;
            if (failure || left == 0)
                return self->close();
            auto& connection = *self;
            connection.m_socket.async_read_some(asio::buffer(*connection.m_partners->buffer),
                                                std::move(*this));
        }
    };
    Drain{shared_from_this()}(asio::error_code(), 0);
}

void ReceiverConnection::close()
{
    if (std::exchange(m_closed, true))
        return;
    const auto self = std::exchange(m_self, {});
    m_timer.cancel();
    asio::error_code ignored;
    m_socket.close(ignored);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::steady_clock::now() - m_since);
    log(m_taken > 0 ? core::LogLevel::Debug : core::LogLevel::Info, {},
        fmt::format("disconnected after {} s, {} messages taken", seconds.count(), m_taken));
    if (m_ended)
        std::exchange(m_ended, {})();
}

std::string ReceiverConnection::tlsDescription() const
{
    SSL* ssl = m_tls->native_handle();
    return fmt::format("{} {}", SSL_get_version(ssl), SSL_get_cipher_name(ssl));
}

void ReceiverConnection::log(core::LogLevel level, std::string_view messageId,
                             std::string_view text) const
{
    core::log(level, m_kind == core::ListenerKind::Smtp ? "smtp-in" : "submission", messageId,
              fmt::format("{}: {}", m_client, text));
}

} // namespace mailstead::smtp
