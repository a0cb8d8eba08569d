// What this desktop sees of one server's ports, as findings beside those of the daemon.
#pragma once

#include "outside/port_look.h"

namespace mailstead::outside
{

/// Which of the mail ports the daemon saw answer on the server itself, by its findings `dns.tls-*`.
QList<Port> portsByDaemon(const QList<core::Finding>& findings);

/// One look at a time. Lives in one thread and never blocks it.
class ServerPorts : public QObject
{
    Q_OBJECT
public:
    explicit ServerPorts(QObject* parent = nullptr);

    /// `address`: by which this desktop reaches the server; empty: nobody is looked at. What was
    /// found of another server is forgotten.
    void setAddress(const QString& address);
    /// `hostname` is the name that the server greets with; `ofDaemon` the daemon's own findings.
    void look(const QString& hostname, const QList<core::Finding>& ofDaemon);
    const QList<core::Finding>& findings() const { return m_findings; }

signals:
    void changed();

private:
    PortLook m_look;
    QString m_address, m_hostname;
    QList<Port> m_ports;
    QList<core::Finding> m_findings;
};

} // namespace mailstead::outside
