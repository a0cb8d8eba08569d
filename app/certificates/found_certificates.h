// Certificates that acme.sh keeps on the server (`certificate.found`). UI thread.
#pragma once

#include "control/client.h"
#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

namespace mailstead::certificates
{

struct FoundCertificate {
    QString id;     ///< for certificate.takeOver
    QString domain; ///< what acme.sh calls it
    QStringList names;
    QString keyType;     ///< "ec-p256", …; empty: another
    QString authority;   ///< the issuer, as the certificate says
    QDateTime notAfter;  ///< UTC
    bool usable = false; ///< for a name that root permits
    bool operator==(const FoundCertificate&) const = default;
};

core::Result<QList<FoundCertificate>> foundFromJson(const QJsonObject& answer);

class FoundCertificates : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setClient(std::shared_ptr<control::Client> client);
    /// Asks the privileged side: not more often than somebody looks. One under way is enough.
    void look();
    bool isKnown() const { return m_known; } ///< was looked for, well or not
    const QList<FoundCertificate>& certificates() const { return m_certificates; }
    const std::optional<core::Error>& error() const { return m_error; } ///< of the last look

signals:
    void changed();

private:
    std::shared_ptr<control::Client> m_client;
    QList<FoundCertificate> m_certificates;
    std::optional<core::Error> m_error;
    bool m_known = false, m_looking = false;
    int m_generation = 0;
};

} // namespace mailstead::certificates
