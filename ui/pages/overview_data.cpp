#include "pages/overview_data.h"

#include <QJsonArray>
#include <algorithm>

namespace mailstead::pages
{

namespace
{

constexpr int maximumText = 1000; ///< characters of any text that is shown
constexpr int maximumRows = 200;

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().left(maximumText);
}

QDateTime time(const QJsonObject& object, const char* key)
{
    return QDateTime::fromString(object.value(QLatin1String(key)).toString(), Qt::ISODateWithMs)
        .toUTC();
}

/// The objects of an array, at most maximumRows of them.
QList<QJsonObject> objects(const QJsonObject& object, const char* key)
{
    QList<QJsonObject> list;
    for (const QJsonValue& value : object.value(QLatin1String(key)).toArray()) {
        if (list.size() == maximumRows)
            break;
        if (value.isObject())
            list << value.toObject();
    }
    return list;
}

} // namespace

void OverviewReader::setClient(std::shared_ptr<control::Client> client)
{
    m_client = std::move(client);
    ++m_generation;
    m_pending = 0;
    m_data = {};
    emit changed();
    read();
}

void OverviewReader::read()
{
    if (!m_client || m_pending > 0)
        return;
    m_next = {};
    const QJsonObject lastProblems{
        {QStringLiteral("filter"),
         QJsonObject{{QStringLiteral("levels"),
                      QJsonArray{QStringLiteral("warn"), QStringLiteral("error")}}}},
        {QStringLiteral("limit"), 5}};
    const QJsonObject lastMessages{{QStringLiteral("filter"), QJsonObject()},
                                   {QStringLiteral("offset"), 0},
                                   {QStringLiteral("limit"), 6}};
    ask(QStringLiteral("server.status"), {}, &OverviewReader::takeStatus);
    ask(QStringLiteral("queue.counts"), {{QStringLiteral("filter"), QJsonObject()}},
        &OverviewReader::takeCounts);
    ask(QStringLiteral("certificate.list"), {}, &OverviewReader::takeCertificates);
    ask(QStringLiteral("server.selfcheck"), {}, &OverviewReader::takeFindings);
    ask(QStringLiteral("log.list"), lastProblems, &OverviewReader::takeProblems);
    ask(QStringLiteral("history.list"), lastMessages, &OverviewReader::takeHistory);
}

void OverviewReader::ask(const QString& method, const QJsonObject& parameters,
                         void (OverviewReader::*take)(const QJsonObject&))
{
    ++m_pending;
    const int generation = m_generation;
    m_client->callAsync(method, parameters, this,
                        [this, generation, take](core::Result<QJsonObject> result) {
                            if (generation != m_generation)
                                return;
                            if (result)
                                (this->*take)(*result);
                            else if (!m_next.error)
                                m_next.error = result.error();
                            if (--m_pending > 0)
                                return;
                            m_next.readAt = QDateTime::currentDateTimeUtc();
                            m_data = m_next;
                            emit changed();
                        });
}

void OverviewReader::takeStatus(const QJsonObject& result)
{
    m_next.known = true;
    m_next.hostname = text(result, "hostname");
    m_next.version = text(result, "version");
    m_next.startedAt = time(result, "startedAt");
    m_next.domains = result.value(QLatin1String("domains")).toInt();
    m_next.mailboxes = result.value(QLatin1String("mailboxes")).toInt();
    m_next.freeBytes = result.value(QLatin1String("freeBytes")).toInteger(-1);
    for (const QJsonObject& listener : objects(result, "listeners")) {
        const QString line = QString::number(listener.value(QLatin1String("port")).toInt());
        if (!m_next.listeners.contains(line))
            m_next.listeners << line;
    }
}

void OverviewReader::takeCounts(const QJsonObject& result)
{
    const core::Result<control::QueueCounts> counts = control::queueCountsFromJson(result);
    if (counts)
        m_next.counts = *counts;
    else if (!m_next.error)
        m_next.error = counts.error();
}

void OverviewReader::takeCertificates(const QJsonObject& result)
{
    for (const QJsonObject& object : objects(result, "certificates")) {
        OverviewCertificate certificate;
        for (const QJsonValue& name : object.value(QLatin1String("names")).toArray())
            certificate.names << name.toString().left(maximumText);
        certificate.issuer = text(object, "issuer");
        certificate.notAfter = time(object, "notAfter");
        certificate.renewAt = time(object, "renewAt");
        certificate.temporary = object.value(QLatin1String("temporary")).toBool();
        certificate.lastError = text(object, "lastError");
        m_next.certificates << certificate;
    }
}

void OverviewReader::takeFindings(const QJsonObject& result)
{
    for (const QJsonObject& object : objects(result, "findings")) {
        const core::Result<core::Finding> finding = core::findingFromJson(object);
        if (finding)
            m_next.findings << *finding;
        else if (!m_next.error)
            m_next.error = finding.error();
    }
}

void OverviewReader::takeProblems(const QJsonObject& result)
{
    for (const QJsonObject& object : objects(result, "lines")) {
        const core::Result<control::LogLine> line = control::logLineFromJson(object);
        if (line)
            m_next.problems << *line;
        else if (!m_next.error)
            m_next.error = line.error();
    }
    std::reverse(m_next.problems.begin(), m_next.problems.end());
}

void OverviewReader::takeHistory(const QJsonObject& result)
{
    for (const QJsonObject& object : objects(result, "rows")) {
        m_next.lastMessages << OverviewMessage{text(object, "id"),        text(object, "sender"),
                                               text(object, "recipient"), text(object, "outcome"),
                                               text(object, "subject"),   time(object, "at")};
    }
}

} // namespace mailstead::pages
