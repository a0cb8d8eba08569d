#include "certificates/found_certificates.h"

#include "certificates/json_records.h"

namespace mailstead::certificates
{

using control::JsonFields;
using core::Result;

namespace
{

constexpr qsizetype certificateLimit = 200;
constexpr qsizetype nameLimit = 200;
constexpr qsizetype shortText = 300;

Result<FoundCertificate> certificateFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    FoundCertificate found;
    found.id = fields.text(QLatin1StringView("id"), shortText);
    found.domain = fields.text(QLatin1StringView("domain"), shortText);
    found.names = fields.texts(QLatin1StringView("names"), nameLimit);
    found.keyType = fields.text(QLatin1StringView("keyType"), shortText);
    found.authority = fields.text(QLatin1StringView("authority"));
    found.notAfter = fields.time(QLatin1StringView("notAfter"));
    found.usable = fields.boolean(QLatin1StringView("usable"));
    return checked(fields, std::move(found), "found");
}

} // namespace

Result<QList<FoundCertificate>> foundFromJson(const QJsonObject& answer)
{
    return listFrom(answer, QLatin1StringView("certificates"), certificateLimit,
                    &certificateFromJson);
}

void FoundCertificates::setClient(std::shared_ptr<control::Client> client)
{
    if (client == m_client)
        return;
    m_client = std::move(client);
    ++m_generation;
    m_known = m_looking = false;
    m_certificates.clear();
    m_error.reset();
    emit changed();
}

void FoundCertificates::look()
{
    if (!m_client || m_looking)
        return;
    m_looking = true;
    const int generation = m_generation;
    m_client->callAsync(QStringLiteral("certificate.found"), {}, this,
                        [this, generation](const Result<QJsonObject>& answer) {
                            if (generation != m_generation)
                                return;
                            m_looking = false;
                            m_known = true;
                            auto found = answer.and_then(foundFromJson);
                            m_error = found ? std::optional<core::Error>() : found.error();
                            if (found)
                                m_certificates = std::move(*found);
                            emit changed();
                        });
}

} // namespace mailstead::certificates
