// The connection attempt that the connect dialog shows; real ones go through a ServerSession.
#pragma once

#include "session/server_session.h"

#include <QObject>
#include <QPointer>

namespace mailstead::main
{

class Connector : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(const vault::ServerProfile& profile,
                       const session::Credentials& credentials) = 0;
    virtual void trust(bool remember) = 0;
    virtual void stop() = 0;
    virtual session::State state() const = 0;
    virtual core::Error error() const = 0;
    virtual session::HostKey offered() const = 0;
    virtual session::HostKey remembered() const = 0;
    virtual int latency() const = 0;

signals:
    void changed();
};

/// Tries with a session of its own, or with one that is there already.
class SessionConnector : public Connector
{
    Q_OBJECT
public:
    explicit SessionConnector(ssh::KnownHosts* knownHosts, QObject* parent = nullptr);
    SessionConnector(session::ServerSession* existing, QObject* parent = nullptr);
    void start(const vault::ServerProfile& profile,
               const session::Credentials& credentials) override;
    void trust(bool remember) override;
    void stop() override;
    session::State state() const override;
    core::Error error() const override;
    session::HostKey offered() const override;
    session::HostKey remembered() const override;
    int latency() const override;

private:
    void watch(session::ServerSession* session);

    ssh::KnownHosts* m_knownHosts = nullptr;
    QPointer<session::ServerSession> m_session;
};

} // namespace mailstead::main
