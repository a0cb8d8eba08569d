#include "certificates/served_ports.h"

#include "control/json_fields.h"

#include <algorithm>

namespace mailstead::certificates
{

core::Result<QList<ServedPort>> servedPortsFromJson(const QJsonObject& answer)
{
    constexpr qsizetype findingLimit = 10'000;
    control::JsonFields fields(answer);
    const QJsonArray array = fields.array(QLatin1StringView("findings"), findingLimit);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("dns.check")));
    QList<ServedPort> ports;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        if (!object.value(QLatin1String("id")).toString().startsWith(QLatin1String("dns.tls-")))
            continue;
        auto finding = core::findingFromJson(object);
        if (!finding)
            return tl::unexpected(finding.error());
        ServedPort port;
        port.port = finding->parameters.value(QStringLiteral("port")).toInt();
        port.address = finding->parameters.value(QStringLiteral("address")).toString();
        port.finding = std::move(*finding);
        if (port.port > 0 && port.port < 65536)
            ports.append(std::move(port));
    }
    std::sort(ports.begin(), ports.end(), [](const ServedPort& a, const ServedPort& b) {
        return a.port != b.port ? a.port < b.port : a.address < b.address;
    });
    return ports;
}

void ServedPorts::setClient(std::shared_ptr<control::Client> client)
{
    if (client == m_client)
        return;
    m_client = std::move(client);
    ++m_generation;
    m_looking = false;
    m_ports.clear();
    m_at = {};
    m_error.reset();
    emit changed();
}

void ServedPorts::look()
{
    if (!m_client || m_looking)
        return;
    m_looking = true;
    emit changed();
    const int generation = m_generation;
    m_client->callAsync(QStringLiteral("dns.check"),
                        {{QStringLiteral("scope"), QStringLiteral("everything")}}, this,
                        [this, generation](const core::Result<QJsonObject>& answer) {
                            if (generation != m_generation)
                                return;
                            m_looking = false;
                            auto ports = answer.and_then(servedPortsFromJson);
                            if (ports) {
                                m_ports = std::move(*ports);
                                m_at = QDateTime::currentDateTimeUtc();
                                m_error.reset();
                            } else {
                                m_error = ports.error();
                            }
                            emit changed();
                        });
}

} // namespace mailstead::certificates
