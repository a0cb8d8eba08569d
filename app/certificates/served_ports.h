// Which certificate the server's ports show now, as the daemon's own look from outside finds it:
// the findings dns.tls-* of `dns.check`. UI thread.
#pragma once

#include "control/client.h"
#include "control/model_state.h"
#include "core/finding.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <memory>

namespace mailstead::certificates
{

struct ServedPort {
    int port = 0;
    QString address;
    core::Finding finding; ///< its severity and texts tell what was seen
};

class ServedPorts : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setClient(std::shared_ptr<control::Client> client);
    /// Takes up to 15 s; a look under way is enough.
    void look();

    bool isLooking() const { return m_looking; }
    bool isKnown() const { return m_at.isValid(); }
    QDateTime lookedAt() const { return m_at; }                ///< UTC
    const QList<ServedPort>& ports() const { return m_ports; } ///< by port and address
    const std::optional<core::Error>& error() const { return m_error; }

signals:
    void changed();

private:
    std::shared_ptr<control::Client> m_client;
    QList<ServedPort> m_ports;
    QDateTime m_at;
    std::optional<core::Error> m_error;
    bool m_looking = false;
    int m_generation = 0;
};

/// The findings of a `dns.check` answer that are about ports; malformed ones are an error.
core::Result<QList<ServedPort>> servedPortsFromJson(const QJsonObject& answer);

} // namespace mailstead::certificates
