#include "session/server_session.h"

#include "session/server_session_private.h"

namespace mailstead::session
{

ServerSession::ServerSession(vault::ServerProfile profile, QObject* parent,
                             ssh::KnownHosts* knownHosts)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(profile), knownHosts))
{
    d->retry.setSingleShot(true);
    connect(&d->retry, &QTimer::timeout, this, [this] { d->tryRestore(); });
}

ServerSession::~ServerSession()
{
    {
        const QMutexLocker lock(&d->guard->mutex);
        d->guard->session = nullptr;
    }
    d->cancel.cancel();
    d->dropConnection();
}

const vault::ServerProfile& ServerSession::profile() const
{
    return d->profile;
}

void ServerSession::setProfile(const vault::ServerProfile& profile)
{
    d->profile = profile;
}

State ServerSession::state() const
{
    return d->state;
}

core::Error ServerSession::lastError() const
{
    return d->lastError;
}

HostKey ServerSession::offeredHostKey() const
{
    return d->offered;
}

HostKey ServerSession::rememberedHostKey() const
{
    return d->remembered;
}

DaemonState ServerSession::daemonState() const
{
    return d->daemonState;
}

int ServerSession::latency() const
{
    return d->latency;
}

void ServerSession::connectToServer(const Credentials& credentials)
{
    if (d->state == State::Connecting || d->state == State::Connected) {
        return;
    }
    d->credentials = credentials;
    d->approved = {};
    d->connect();
}

void ServerSession::trustHostKey(bool remember)
{
    if (d->state != State::HostKeyUnknown) {
        return;
    }
    d->approved = d->offered;
    d->rememberApproved = remember;
    d->connect();
}

void ServerSession::forgetHostKey()
{
    if (d->state != State::HostKeyChanged) {
        return;
    }
    const auto forgotten = d->knownHosts->forget(d->profile.address, d->profile.port);
    if (!forgotten) {
        d->lastError = forgotten.error();
        d->setState(State::Failed);
        return;
    }
    d->remembered = {};
    d->approved = {};
    d->connect();
}

void ServerSession::disconnectFromServer()
{
    d->newEpoch();
    d->dropConnection();
    d->credentials = {};
    d->approved = {};
    d->lastError = {};
    d->setDaemon(DaemonState::Unknown, nullptr);
    d->setLatency(-1);
    d->setState(State::Disconnected);
}

std::shared_ptr<ssh::Host> ServerSession::host() const
{
    return d->state == State::Connected || d->state == State::Reconnecting ? d->connection
                                                                           : nullptr;
}

std::shared_ptr<control::Client> ServerSession::client() const
{
    return d->client;
}

void ServerSession::refreshDaemon()
{
    d->lookForDaemon();
}

} // namespace mailstead::session
