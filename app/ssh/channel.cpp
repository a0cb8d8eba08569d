#include "ssh/channel.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cstring>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>

namespace mailstead::ssh
{
namespace
{

using core::ErrorKind;

constexpr qint64 queueLimit = 256 * 1024;      // bytes that writers may queue before they wait
constexpr qsizetype unreadLimit = 1024 * 1024; // then the server's window is left to close
constexpr std::chrono::milliseconds slice{50};
/// A program that left a child behind keeps its pipes open after it exited: its output counts as
/// ended then.
constexpr std::chrono::milliseconds afterExit{2000};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Channel)
};

int signalNumber(const char* name)
{
    struct Signal {
        const char* name;
        int number;
    };
    static constexpr std::array<Signal, 13> known = {{{"HUP", 1},
                                                      {"INT", 2},
                                                      {"QUIT", 3},
                                                      {"ILL", 4},
                                                      {"ABRT", 6},
                                                      {"FPE", 8},
                                                      {"KILL", 9},
                                                      {"USR1", 10},
                                                      {"SEGV", 11},
                                                      {"USR2", 12},
                                                      {"PIPE", 13},
                                                      {"ALRM", 14},
                                                      {"TERM", 15}}};
    for (const Signal& signal : known) {
        if (name != nullptr && std::strcmp(signal.name, name) == 0) {
            return signal.number;
        }
    }
    return 127; // SIG… unknown to us: still a failure
}

} // namespace

/// libssh keeps the pointer for as long as the channel lives.
struct Channel::Callbacks {
    ssh_channel_callbacks_struct table{};
    int exitCode = -1;

    Callbacks()
    {
        ssh_callbacks_init(&table);
        table.userdata = this;
        table.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void* self) {
            static_cast<Callbacks*>(self)->exitCode = status;
        };
        table.channel_exit_signal_function = [](ssh_session, ssh_channel, const char* signal, int,
                                                const char*, const char*, void* self) {
            static_cast<Callbacks*>(self)->exitCode = 128 + signalNumber(signal);
        };
    }
};

const char* Channel::Outgoing::data() const
{
    return (secret.isEmpty() ? bytes.constData() : secret.data()) + sent;
}

qsizetype Channel::Outgoing::size() const
{
    return (secret.isEmpty() ? bytes.size() : secret.size()) - sent;
}

Channel::Channel(ChannelRequest request, std::function<void()> wake)
    : m_request(std::move(request))
    , m_wake(std::move(wake))
{
}

Channel::~Channel() = default;

Channel::Taken Channel::take(Clock::time_point until)
{
    Taken taken;
    bool full = false;
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, std::min(until, Clock::now() + slice), [this] {
            return !m_output.isEmpty() || !m_errors.isEmpty() || m_phase == Phase::Ended;
        });
        full = m_output.size() + m_errors.size() >= unreadLimit;
        taken.output.swap(m_output);
        taken.errors.swap(m_errors);
        taken.ended = m_phase == Phase::Ended;
    }
    if (full) {
        m_wake();
    }
    return taken;
}

core::Result<> Channel::write(const QByteArray& bytes, Clock::time_point until,
                              const core::CancelToken& cancel)
{
    if (bytes.isEmpty()) {
        return {};
    }
    {
        std::unique_lock lock(m_mutex);
        while (m_phase != Phase::Ended && m_queued >= queueLimit) {
            if (cancel.isCancelled()) {
                return core::fail(ErrorKind::Cancelled, Texts::tr("Cancelled"));
            }
            if (Clock::now() >= until) {
                return core::fail(ErrorKind::Timeout, Texts::tr("The server takes no more data"));
            }
            m_changed.wait_until(lock, std::min(until, Clock::now() + slice));
        }
        if (m_phase == Phase::Ended) {
            if (m_error) {
                return tl::unexpected(*m_error);
            }
            return core::fail(ErrorKind::Unreachable,
                              Texts::tr("The program on the server has ended"));
        }
        m_outgoing.push_back({bytes, {}, 0});
        m_queued += bytes.size();
    }
    m_wake();
    return {};
}

void Channel::post(const QByteArray& bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_outgoing.push_back({bytes, {}, 0});
        m_queued += bytes.size();
    }
    m_wake();
}

void Channel::post(const vault::Secret& secret)
{
    if (secret.isEmpty()) {
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_outgoing.push_back({{}, secret, 0});
        m_queued += secret.size();
    }
    m_wake();
}

void Channel::finishInput()
{
    {
        const std::lock_guard lock(m_mutex);
        m_inputFinished = true;
    }
    m_wake();
}

void Channel::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake();
}

std::optional<core::Error> Channel::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

int Channel::exitCode() const
{
    const std::lock_guard lock(m_mutex);
    return m_exitCode;
}

qint64 Channel::queuedBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_queued;
}

void Channel::end(std::optional<core::Error> error)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_phase == Phase::Ended) {
            return;
        }
        m_phase = Phase::Ended;
        m_error = std::move(error);
        m_exitCode = m_callbacks ? m_callbacks->exitCode : -1;
        m_outgoing.clear();
        m_queued = 0;
    }
    m_changed.notify_all();
}

void Channel::fail(const core::Error& error)
{
    end(error);
}

void Channel::release()
{
    if (m_channel != nullptr) {
        // libssh may keep the channel until the server has closed it too, and must not call us
        // then.
        ssh_remove_channel_callbacks(m_channel, &m_callbacks->table);
        ssh_channel_free(m_channel);
        m_channel = nullptr;
    }
}

bool Channel::step(ssh_session_struct* session)
{
    bool closing = false;
    Phase phase = Phase::New;
    {
        const std::lock_guard lock(m_mutex);
        closing = m_closing;
        phase = m_phase;
    }
    if (phase == Phase::Ended) {
        return false;
    }
    if (closing) {
        return terminate();
    }
    if (phase != Phase::Running) {
        return open(session);
    }
    send();
    return receive(session);
}

bool Channel::terminate()
{
    if (m_channel != nullptr && ssh_channel_is_open(m_channel) != 0) {
        if (m_request.kind == ChannelRequest::Kind::Exec) {
            // A program without a terminal is not told of a closed channel otherwise, unless it
            // reads or writes.
            ssh_channel_request_send_signal(m_channel, "TERM");
        }
        ssh_channel_close(m_channel);
    }
    end(core::Error{ErrorKind::Cancelled, Texts::tr("Cancelled"), {}, {}});
    return false;
}

bool Channel::open(ssh_session_struct* session)
{
    if (m_channel == nullptr) {
        m_channel = ssh_channel_new(session);
        if (m_channel == nullptr) {
            end(core::Error{ErrorKind::Internal, Texts::tr("No channel could be made"), {}, {}});
            return false;
        }
        m_callbacks = std::make_unique<Callbacks>();
        ssh_set_channel_callbacks(m_channel, &m_callbacks->table);
        const std::lock_guard lock(m_mutex);
        m_phase = Phase::Opening;
    }
    if (m_phase == Phase::Opening) { // only this thread changes it
        const int rc = ssh_channel_open_session(m_channel);
        if (rc == SSH_AGAIN) {
            return true;
        }
        if (rc != SSH_OK) {
            end(core::Error{ErrorKind::Refused, Texts::tr("The server opens no further channel"),
                            QString::fromUtf8(ssh_get_error(session)),
                            Texts::tr("Close other programs that use this connection; sshd's "
                                      "MaxSessions limits how many there may be.")});
            return false;
        }
        const std::lock_guard lock(m_mutex);
        m_phase = Phase::Requesting;
    }
    const int rc = m_request.kind == ChannelRequest::Kind::Exec
                       ? ssh_channel_request_exec(m_channel, m_request.line.constData())
                       : ssh_channel_request_subsystem(m_channel, m_request.line.constData());
    if (rc == SSH_AGAIN) {
        return true;
    }
    if (rc != SSH_OK) {
        end(core::Error{ErrorKind::Refused,
                        m_request.kind == ChannelRequest::Kind::Exec
                            ? Texts::tr("The server runs no commands for this user")
                            : Texts::tr("The server does not offer the subsystem"),
                        QString::fromUtf8(ssh_get_error(session)),
                        Texts::tr("Use a user with an ordinary login shell.")});
        return false;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_phase = Phase::Running;
    }
    send();
    return receive(session);
}

void Channel::send()
{
    bool sentSome = false;
    bool failed = false;
    bool finish = false;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_outgoing.empty() && !failed) {
            Outgoing& next = m_outgoing.front();
            const auto room = std::min<quint32>(ssh_channel_window_size(m_channel), 32 * 1024);
            if (room == 0) {
                break;
            }
            const auto size = std::min<qsizetype>(next.size(), room);
            const int written =
                ssh_channel_write(m_channel, next.data(), static_cast<uint32_t>(size));
            if (written == SSH_AGAIN || written == 0) {
                break;
            }
            if (written < 0) {
                failed = true;
                break;
            }
            sentSome = true;
            m_queued -= written;
            next.sent += written;
            if (next.size() == 0) {
                m_outgoing.pop_front();
            }
        }
        if (failed) {
            // The program closed its input or ended: what it said still comes.
            m_outgoing.clear();
            m_queued = 0;
        }
        finish = m_inputFinished && m_outgoing.empty() && !m_eofSent;
    }
    if (sentSome || failed) {
        m_changed.notify_all();
    }
    if (finish) {
        m_eofSent = true;
        if (ssh_channel_is_closed(m_channel) == 0) {
            ssh_channel_send_eof(m_channel);
        }
    }
}

bool Channel::receive(ssh_session_struct* session)
{
    std::array<char, 32 * 1024> buffer;
    bool any = false;
    for (const int isErrors : {0, 1}) {
        for (;;) {
            {
                const std::lock_guard lock(m_mutex);
                if (m_output.size() + m_errors.size() >= unreadLimit) {
                    break;
                }
            }
            const int got =
                ssh_channel_read_nonblocking(m_channel, buffer.data(), buffer.size(), isErrors);
            if (got <= 0) {
                break;
            }
            any = true;
            const std::lock_guard lock(m_mutex);
            (isErrors != 0 ? m_errors : m_output).append(buffer.data(), got);
        }
    }
    if (any) {
        m_changed.notify_all();
    }
    // Both tell true only when nothing is left to be read.
    const bool unread = ssh_channel_poll(m_channel, 0) > 0 || ssh_channel_poll(m_channel, 1) > 0;
    // A lost session looks like a closed channel: it is for the loop to tell why.
    const bool cut = ssh_is_connected(session) == 0 && m_callbacks->exitCode < 0;
    if (!unread && !cut && ssh_channel_is_closed(m_channel) != 0) {
        end(std::nullopt);
        return false;
    }
    if (m_callbacks->exitCode >= 0) {
        if (!m_exitedAt || any) {
            m_exitedAt = Clock::now();
        }
        if (!unread &&
            (ssh_channel_is_eof(m_channel) != 0 || Clock::now() - *m_exitedAt > afterExit)) {
            ssh_channel_close(m_channel);
            end(std::nullopt);
            return false;
        }
    }
    return true;
}

} // namespace mailstead::ssh
