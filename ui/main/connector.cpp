#include "main/connector.h"

namespace mailstead::main
{

SessionConnector::SessionConnector(ssh::KnownHosts* knownHosts, QObject* parent)
    : Connector(parent)
    , m_knownHosts(knownHosts)
{
}

SessionConnector::SessionConnector(session::ServerSession* existing, QObject* parent)
    : Connector(parent)
{
    watch(existing);
}

void SessionConnector::watch(session::ServerSession* session)
{
    m_session = session;
    connect(session, &session::ServerSession::stateChanged, this, &Connector::changed);
    connect(session, &session::ServerSession::latencyChanged, this, &Connector::changed);
}

void SessionConnector::start(const vault::ServerProfile& profile,
                             const session::Credentials& credentials)
{
    if (m_session && m_session->parent() != this) {
        m_session->setProfile(profile);
        m_session->connectToServer(credentials);
        return;
    }
    // A fresh session each time: nothing of an earlier attempt (a trusted key) carries over.
    if (m_session) {
        m_session->disconnect(this);
        m_session->disconnectFromServer();
        m_session->deleteLater();
    }
    watch(new session::ServerSession(profile, this, m_knownHosts));
    m_session->connectToServer(credentials);
}

void SessionConnector::trust(bool remember)
{
    if (m_session)
        m_session->trustHostKey(remember);
}

void SessionConnector::stop()
{
    if (m_session)
        m_session->disconnectFromServer();
}

session::State SessionConnector::state() const
{
    return m_session ? m_session->state() : session::State::Disconnected;
}

core::Error SessionConnector::error() const
{
    return m_session ? m_session->lastError() : core::Error{};
}

session::HostKey SessionConnector::offered() const
{
    return m_session ? m_session->offeredHostKey() : session::HostKey{};
}

session::HostKey SessionConnector::remembered() const
{
    return m_session ? m_session->rememberedHostKey() : session::HostKey{};
}

int SessionConnector::latency() const
{
    return m_session ? m_session->latency() : -1;
}

} // namespace mailstead::main
