// An attempt to connect that goes as the test says.
#pragma once

#include "main/connector.h"

namespace mailstead::main
{

class FakeConnector : public Connector
{
    Q_OBJECT
public:
    using Connector::Connector;
    void start(const vault::ServerProfile& profile,
               const session::Credentials& credentials) override
    {
        started = profile;
        passwordSize = credentials.password.size();
        calls << QStringLiteral("start");
        go(session::State::Connecting);
    }
    void trust(bool remember) override
    {
        calls << (remember ? QStringLiteral("remember") : QStringLiteral("once"));
        go(session::State::Connecting);
    }
    void stop() override { calls << QStringLiteral("stop"); }
    session::State state() const override { return m_state; }
    core::Error error() const override { return failure; }
    session::HostKey offered() const override { return key; }
    session::HostKey remembered() const override { return old; }
    int latency() const override { return 41; }

    void go(session::State state)
    {
        m_state = state;
        emit changed();
    }

    QStringList calls;
    vault::ServerProfile started;
    int passwordSize = 0;
    core::Error failure;
    session::HostKey key, old;

private:
    session::State m_state = session::State::Disconnected;
};

} // namespace mailstead::main
