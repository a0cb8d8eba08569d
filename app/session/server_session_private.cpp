#include "session/server_session_private.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <algorithm>

namespace mailstead::session
{

using core::ErrorKind;

namespace
{

constexpr int longestRetry = 30'000; // milliseconds between tries to reconnect

using Opened = tl::expected<std::shared_ptr<ssh::Connection>, ssh::OpenError>;

struct DaemonLook {
    DaemonState state = DaemonState::Unknown;
    std::shared_ptr<control::Client> client;
};

/// A pool of its own: connections can wait for a long time, which must not hold up others who use
/// the global one.
QThreadPool& workers()
{
    static QThreadPool* const pool = [] {
        auto* made = new QThreadPool(QCoreApplication::instance());
        made->setMaxThreadCount(64);
        made->setExpiryTimeout(10'000);
        return made;
    }();
    return *pool;
}

DaemonLook look(const std::shared_ptr<ssh::Connection>& connection, core::CancelToken cancel)
{
    ssh::RemoteCommand probe{QStringLiteral("test"),
                             {QStringLiteral("-x"), QStringLiteral("/usr/local/bin/mailsteadd")}};
    probe.asRoot = false;
    probe.quiet = true;
    const auto probed = connection->run(probe, {}, cancel);
    if (!probed) {
        return {};
    }
    if (probed->exitCode != 0) {
        return {DaemonState::NotInstalled, nullptr};
    }
    auto client = control::Client::connectTo(connection, cancel);
    if (!client) {
        // With the connection gone, nothing is known of the daemon.
        return {connection->isConnected() ? DaemonState::Stopped : DaemonState::Unknown, nullptr};
    }
    return {DaemonState::Running, *client};
}

} // namespace

template <class T>
void ServerSession::Private::inBackground(std::function<T()> work,
                                          std::function<void(const T&)> done)
{
    workers().start([guard = guard, work = std::move(work), done = std::move(done), asked = epoch] {
        T result = work();
        const QMutexLocker lock(&guard->mutex);
        if (guard->session == nullptr) {
            return;
        }
        // Posted under the lock, so to a living object; Qt takes it back when that is deleted.
        QMetaObject::invokeMethod(
            guard->session,
            [session = guard->session, result = std::move(result), done, asked] {
                if (session->d->epoch == asked) {
                    done(result);
                }
            },
            Qt::QueuedConnection);
    });
}

void ServerSession::Private::setState(State state_)
{
    if (state != state_ || state == State::Failed) {
        state = state_;
        emit q.stateChanged();
    }
}

void ServerSession::Private::setDaemon(DaemonState daemon, std::shared_ptr<control::Client> client_)
{
    if (client && client != client_) {
        QObject::disconnect(client.get(), nullptr, &q, nullptr);
        // Its threads are waited for elsewhere.
        workers().start([old = std::exchange(client, nullptr)]() mutable { old.reset(); });
    }
    const bool changed = daemon != daemonState || client != client_;
    client = std::move(client_);
    daemonState = daemon;
    if (client) {
        QObject::connect(
            client.get(), &control::Client::closed, &q,
            [this](const core::Error&) {
                // The daemon was restarted or stopped, or the connection broke.
                setDaemon(DaemonState::Unknown, nullptr);
                if (state == State::Connected) {
                    lookForDaemon();
                }
            },
            Qt::QueuedConnection);
    }
    if (changed) {
        emit q.daemonStateChanged();
    }
}

void ServerSession::Private::setLatency(int milliseconds)
{
    if (latency != milliseconds) {
        latency = milliseconds;
        emit q.latencyChanged();
    }
}

void ServerSession::Private::newEpoch()
{
    ++epoch;
    cancel.cancel();
    cancel = core::CancelToken();
    retry.stop();
    retries = 0;
    restoring = false;
    looking = false;
    lookAgain = false;
}

void ServerSession::Private::dropConnection()
{
    if (client) {
        QObject::disconnect(client.get(), nullptr, &q, nullptr);
    }
    if (connection) {
        QObject::disconnect(connection.get(), nullptr, &q, nullptr);
    }
    if (!client && !connection) {
        return;
    }
    workers().start([client_ = std::exchange(client, nullptr),
                     connection_ = std::exchange(connection, nullptr)]() mutable {
        client_.reset();
        connection_.reset();
    });
}

void ServerSession::Private::connect()
{
    newEpoch();
    dropConnection();
    setDaemon(DaemonState::Unknown, nullptr);
    lastError = {};
    setState(State::Connecting);
    const auto decide = [approved_ = approved, keep = rememberApproved](const HostKey& key) {
        if (approved_.isEmpty() || !(approved_ == key)) {
            return ssh::HostKeyTrust::Refuse; // asked first, then connected anew
        }
        return keep ? ssh::HostKeyTrust::Remember : ssh::HostKeyTrust::Once;
    };
    inBackground<Opened>(
        [target = ssh::targetOf(profile), secrets = credentials, hosts = knownHosts, decide,
         token = cancel] { return ssh::Connection::open(target, secrets, *hosts, decide, token); },
        [this](const Opened& result) { opened(result); });
}

void ServerSession::Private::opened(const Opened& result)
{
    if (!result) {
        const ssh::OpenError& failure = result.error();
        lastError = failure.error;
        offered = failure.offered;
        remembered = failure.remembered.value(0);
        switch (lastError.kind) {
        case ErrorKind::HostKeyUnknown:
            setState(State::HostKeyUnknown);
            break;
        case ErrorKind::HostKeyChanged:
            setState(State::HostKeyChanged);
            break;
        case ErrorKind::AuthenticationFailed:
            setState(State::NeedsPassword);
            break;
        default:
            setState(State::Failed);
        }
        return;
    }
    connection = *result;
    offered = connection->hostKey();
    QObject::connect(
        connection.get(), &ssh::Connection::latencyChanged, &q,
        [this](int milliseconds) { setLatency(milliseconds); }, Qt::QueuedConnection);
    QObject::connect(
        connection.get(), &ssh::Connection::lost, &q, [this](const core::Error& why) { lost(why); },
        Qt::QueuedConnection);
    QObject::connect(
        connection.get(), &ssh::Connection::restored, &q, [this] { restored(); },
        Qt::QueuedConnection);
    setLatency(connection->latency());
    setState(State::Connected);
    lookForDaemon();
    if (!connection->isConnected()) { // lost before we listened
        lost({ErrorKind::Unreachable, tr("The connection to the server was lost"), {}, {}});
    }
}

void ServerSession::Private::lost(const core::Error& why)
{
    if (state != State::Connected) {
        return;
    }
    lastError = why;
    setLatency(-1);
    setDaemon(DaemonState::Unknown, nullptr);
    retries = 0;
    setState(State::Reconnecting);
    retry.start(0);
}

void ServerSession::Private::tryRestore()
{
    if (state != State::Reconnecting || restoring || !connection) {
        return;
    }
    restoring = true;
    inBackground<core::Result<>>(
        [held = connection, token = cancel] { return held->restore(token); },
        [this](const core::Result<>& result) {
            restoring = false;
            if (state != State::Reconnecting) {
                return;
            }
            if (result) {
                restored();
                return;
            }
            lastError = result.error();
            if (lastError.kind == ErrorKind::HostKeyChanged) {
                const auto known = knownHosts->find(profile.address, profile.port, {});
                remembered = known ? known->remembered.value(0) : HostKey();
                setState(State::HostKeyChanged);
                return;
            }
            // A refused sign-in goes on too: a server that boots turns users away for a while.
            const int wait = std::min(longestRetry, 1000 << std::min(retries, 5));
            ++retries;
            emit q.stateChanged(); // lastError() has something new to tell
            retry.start(wait);
        });
}

void ServerSession::Private::restored()
{
    if (state != State::Reconnecting || !connection || !connection->isConnected()) {
        return;
    }
    retry.stop();
    retries = 0;
    lastError = {};
    setState(State::Connected);
    lookForDaemon();
}

void ServerSession::Private::lookForDaemon()
{
    if (state != State::Connected || !connection) {
        return;
    }
    if (looking) {
        lookAgain = true;
        return;
    }
    if (client && client->isOpen()) {
        return; // it runs
    }
    looking = true;
    inBackground<DaemonLook>([held = connection, token = cancel] { return look(held, token); },
                             [this](const DaemonLook& seen) {
                                 looking = false;
                                 if (state != State::Connected) {
                                     return;
                                 }
                                 setDaemon(seen.state, seen.client);
                                 if (std::exchange(lookAgain, false) &&
                                     seen.state != DaemonState::Running) {
                                     lookForDaemon();
                                 }
                             });
}

} // namespace mailstead::session
