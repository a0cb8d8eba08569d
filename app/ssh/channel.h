// One channel of a session (RFC 4254 section 6), shared by the session's thread and its user.
// Internal to the folder.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "vault/secret.h"

#include <QByteArray>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

struct ssh_session_struct;
struct ssh_channel_struct;

namespace mailstead::ssh
{

using Clock = std::chrono::steady_clock;

/// What is asked of the server once the channel is open.
struct ChannelRequest {
    enum class Kind { Exec, Subsystem } kind = Kind::Exec;
    QByteArray line; ///< command line or name of the subsystem
};

class Channel
{
public:
    /// `wake` interrupts the session's thread; it must stay callable as long as the channel lives.
    Channel(ChannelRequest request, std::function<void()> wake);
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    // For the user, thread-safe.

    struct Taken {
        QByteArray output;
        QByteArray errors;
        bool ended = false; ///< nothing more will come
        bool isEmpty() const { return output.isEmpty() && errors.isEmpty(); }
    };
    /// Waits until there is something to take, the channel ended, `until`, or for a short while (so
    /// that callers can look at their cancel token): it may return empty.
    Taken take(Clock::time_point until);

    /// Queues bytes; waits while much is queued. Errors: Unreachable, Cancelled, Timeout.
    core::Result<> write(const QByteArray& bytes, Clock::time_point until,
                         const core::CancelToken& cancel = {});
    /// Queues without waiting and without a limit, for what is in memory anyway.
    void post(const QByteArray& bytes);
    void post(const vault::Secret& secret);
    /// End of file after what is queued.
    void finishInput();
    /// Asks the server to end the program and gives the channel up.
    void close();

    /// Why it ended, unless the program came to its end.
    std::optional<core::Error> error() const;
    /// 128 + n when ended by signal n; -1 when the server did not tell.
    int exitCode() const;
    /// Bytes that the session's thread has not sent yet.
    qint64 queuedBytes() const;

    // For the session's thread.

    /// Does what can be done without waiting; false when the channel is through.
    bool step(ssh_session_struct* session);
    void fail(const core::Error& error);
    /// Frees libssh's channel; nothing may be called on this side afterwards.
    void release();

private:
    enum class Phase { New, Opening, Requesting, Running, Ended };
    struct Outgoing {
        QByteArray bytes;
        vault::Secret secret;
        qsizetype sent = 0;
        const char* data() const;
        qsizetype size() const;
    };
    struct Callbacks;

    bool open(ssh_session_struct* session);
    void send();
    bool receive(ssh_session_struct* session);
    void end(std::optional<core::Error> error);
    bool terminate();

    const ChannelRequest m_request;
    const std::function<void()> m_wake;

    // The session's thread only.
    ssh_channel_struct* m_channel = nullptr;
    std::unique_ptr<Callbacks> m_callbacks;
    bool m_eofSent = false;
    std::optional<Clock::time_point> m_exitedAt;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Phase m_phase = Phase::New;
    std::deque<Outgoing> m_outgoing;
    qint64 m_queued = 0;
    bool m_inputFinished = false;
    bool m_closing = false;
    QByteArray m_output;
    QByteArray m_errors;
    int m_exitCode = -1;
    std::optional<core::Error> m_error;
};

} // namespace mailstead::ssh
