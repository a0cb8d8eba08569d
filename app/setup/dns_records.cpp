#include "setup/dns_records.h"

#include "core/finding_texts.h"
#include "setup/text.h"

#include <algorithm>

namespace mailstead::setup
{

namespace
{

using core::Result;

constexpr qsizetype mostRecords = 500;
constexpr qsizetype mostAnswers = 100;
constexpr qsizetype longestValue = 4096;

tl::unexpected<core::Error> malformed()
{
    return core::fail(core::ErrorKind::Protocol,
                      Text::tr("The mail daemon's answer about DNS cannot be understood"), {},
                      Text::tr("Install the daemon that belongs to this version of Mailstead."));
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().left(longestValue);
}

QString answerText(const QJsonObject& answer)
{
    QStringList values;
    const QJsonArray list = answer.value(QLatin1String("values")).toArray();
    for (const QJsonValue& value : list) {
        if (values.size() < mostAnswers)
            values.append(value.toString().left(longestValue));
    }
    return QStringLiteral("%1: %2").arg(textOf(answer, "server"),
                                        values.isEmpty() ? textOf(answer, "status")
                                                         : values.join(QStringLiteral(" | ")));
}

QString quotedStrings(const QString& value)
{
    QString bare = value;
    if (bare.size() >= 2 && bare.startsWith(u'"') && bare.endsWith(u'"'))
        bare = bare.mid(1, bare.size() - 2);
    const QByteArray bytes = bare.toUtf8();
    QStringList parts;
    for (qsizetype i = 0; i == 0 || i < bytes.size(); i += 255) {
        QString part = QString::fromUtf8(bytes.mid(i, 255));
        part.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        parts.append(u'"' + part + u'"');
    }
    return parts.join(u' ');
}

} // namespace

Result<QList<WantedRecord>> recordsFromJson(const QJsonObject& answer)
{
    const QJsonValue list = answer.value(QLatin1String("records"));
    if (!list.isArray() || list.toArray().size() > mostRecords)
        return malformed();
    QList<WantedRecord> records;
    const QJsonArray array = list.toArray();
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        WantedRecord record;
        record.name = textOf(object, "name");
        record.type = textOf(object, "type");
        record.value = textOf(object, "value");
        record.purpose = textOf(object, "purpose");
        record.why = core::recordReason(record.purpose, textOf(object, "why"));
        record.state = textOf(object, "state");
        if (record.state.isEmpty())
            record.state = QStringLiteral("unknown");
        record.ttl = std::clamp(object.value(QLatin1String("ttl")).toInt(3600), 1, 604800);
        record.required = object.value(QLatin1String("required")).toBool(true);
        const QJsonArray answers = object.value(QLatin1String("answers")).toArray();
        for (const QJsonValue& each : answers) {
            if (record.answers.size() < mostAnswers)
                record.answers.append(answerText(each.toObject()));
        }
        if (record.name.isEmpty() || record.type.isEmpty())
            return malformed();
        records.append(record);
    }
    return records;
}

Result<QList<core::Finding>> findingsFromJson(const QJsonObject& answer)
{
    const QJsonArray array = answer.value(QLatin1String("findings")).toArray();
    if (array.size() > mostRecords)
        return malformed();
    QList<core::Finding> findings;
    for (const QJsonValue& value : array) {
        auto finding = core::findingFromJson(value.toObject());
        if (!finding)
            return tl::unexpected(finding.error());
        findings.append(std::move(*finding));
    }
    return findings;
}

QJsonArray recordsToJson(const QList<WantedRecord>& records)
{
    QJsonArray array;
    for (const WantedRecord& record : records)
        array.append(
            QJsonObject{{QStringLiteral("name"), record.name},
                        {QStringLiteral("type"), record.type},
                        {QStringLiteral("value"), record.value},
                        {QStringLiteral("ttl"), record.ttl},
                        {QStringLiteral("purpose"), record.purpose},
                        {QStringLiteral("required"), record.required},
                        {QStringLiteral("state"), record.state},
                        {QStringLiteral("why"), record.why},
                        {QStringLiteral("answers"), QJsonArray::fromStringList(record.answers)}});
    return array;
}

QString zoneFile(const QList<WantedRecord>& records)
{
    QString text;
    for (const WantedRecord& record : records) {
        QString value = record.value;
        if (record.type == QLatin1String("TXT"))
            value = quotedStrings(value);
        // Names in values are absolute.
        else if ((record.type == QLatin1String("MX") || record.type == QLatin1String("CNAME") ||
                  record.type == QLatin1String("SRV") || record.type == QLatin1String("PTR")) &&
                 !value.endsWith(u'.'))
            value += u'.';
        text += QStringLiteral("%1%2. %3 IN %4 %5\n")
                    .arg(record.type == QLatin1String("PTR") ? QStringLiteral("; at the hoster: ")
                                                             : QString(),
                         record.name)
                    .arg(record.ttl)
                    .arg(record.type, value);
    }
    return text;
}

int countRequired(const QList<WantedRecord>& records)
{
    return static_cast<int>(
        std::count_if(records.begin(), records.end(),
                      [](const WantedRecord& record) { return record.required; }));
}

int countArrived(const QList<WantedRecord>& records)
{
    return static_cast<int>(
        std::count_if(records.begin(), records.end(), [](const WantedRecord& record) {
            return record.required && record.state == QLatin1String("ok");
        }));
}

} // namespace mailstead::setup
