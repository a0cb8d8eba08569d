#include "outside/server_ports.h"

namespace mailstead::outside
{

QList<Port> portsByDaemon(const QList<core::Finding>& findings)
{
    QList<Port> ports = mailPorts();
    for (const core::Finding& finding : findings) {
        if (!finding.id.startsWith(QLatin1String("dns.tls-")) ||
            finding.id == QLatin1String("dns.tls-unknown"))
            continue;
        const uint number = finding.parameters.value(QStringLiteral("port")).toUInt();
        for (Port& port : ports) {
            // On several addresses: one that answers is enough to say that somebody listens.
            if (port.number == number && !port.listens.value_or(false))
                port.listens = finding.id != QLatin1String("dns.tls-closed");
        }
    }
    return ports;
}

ServerPorts::ServerPorts(QObject* parent)
    : QObject(parent)
{
    connect(&m_look, &PortLook::finished, this, [this](const QList<Seen>& seen) {
        m_findings = judge(m_ports, seen, m_hostname);
        emit changed();
    });
}

void ServerPorts::setAddress(const QString& address)
{
    if (address == m_address)
        return;
    m_address = address;
    m_look.start({}, {}); // ends one that is under way
    m_findings.clear();
    emit changed();
}

void ServerPorts::look(const QString& hostname, const QList<core::Finding>& ofDaemon)
{
    if (m_address.isEmpty() || m_look.isRunning())
        return;
    m_hostname = hostname;
    m_ports = portsByDaemon(ofDaemon);
    QList<quint16> numbers;
    for (const Port& port : std::as_const(m_ports))
        numbers << port.number;
    m_look.start(m_address, numbers);
}

} // namespace mailstead::outside
