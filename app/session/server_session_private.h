// The state machine behind a ServerSession. Internal to the folder.
#pragma once

#include "session/server_session.h"

#include <QMutex>
#include <QTimer>
#include <functional>

namespace mailstead::session
{

/// Lets workers reach a session that may be deleted meanwhile.
struct SessionGuard {
    QMutex mutex;
    ServerSession* session = nullptr;
};

struct ServerSession::Private {
    Private(ServerSession& session, vault::ServerProfile profile_, ssh::KnownHosts* shared)
        : q(session)
        , profile(std::move(profile_))
        , knownHosts(
              std::make_shared<ssh::KnownHosts>(shared == nullptr ? QString() : shared->path()))
    {
        guard->session = &session;
    }

    ServerSession& q;
    const std::shared_ptr<SessionGuard> guard = std::make_shared<SessionGuard>();
    vault::ServerProfile profile;
    /// Shared with workers that may outlive the session.
    const std::shared_ptr<ssh::KnownHosts> knownHosts;

    State state = State::Disconnected;
    core::Error lastError;
    HostKey offered;
    HostKey remembered;
    HostKey approved; ///< the key that the user said yes to
    bool rememberApproved = false;
    Credentials credentials;
    DaemonState daemonState = DaemonState::Unknown;
    int latency = -1;
    std::shared_ptr<ssh::Connection> connection;
    std::shared_ptr<control::Client> client;

    /// Results of an older epoch (before a disconnect) are dropped.
    quint64 epoch = 0;
    core::CancelToken cancel;
    QTimer retry;
    int retries = 0;
    bool restoring = false;
    bool looking = false;
    bool lookAgain = false;

    void setState(State state_);
    void setDaemon(DaemonState daemon, std::shared_ptr<control::Client> client_);
    void setLatency(int milliseconds);
    void newEpoch();
    /// Lets go of connection and client without blocking this thread.
    void dropConnection();
    void connect();
    void opened(const tl::expected<std::shared_ptr<ssh::Connection>, ssh::OpenError>& result);
    void lost(const core::Error& why);
    void restored();
    void tryRestore();
    void lookForDaemon();

    /// Runs `work` on a worker and `done` with its result here, unless the epoch changed.
    template <class T>
    void inBackground(std::function<T()> work, std::function<void(const T&)> done);
};

} // namespace mailstead::session
