#include "names/wanted_record.h"

namespace mailstead::names
{
namespace
{

constexpr qsizetype longestPart = 4096;

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().left(longestPart);
}

/// -1 where there is no such part.
int numberOf(const QJsonObject& object, const char* key)
{
    const int number = object.value(QLatin1String(key)).toInt(-1);
    return number >= 0 && number <= 65535 ? number : -1;
}

RecordForm formFrom(const QJsonObject& object)
{
    RecordForm form;
    form.zone = textOf(object, "zone");
    form.relativeName = textOf(object, "relativeName");
    form.absoluteName = textOf(object, "absoluteName");
    form.plain = textOf(object, "plain");
    form.split = textOf(object, "split");
    form.tag = textOf(object, "tag");
    form.priority = numberOf(object, "priority");
    form.weight = numberOf(object, "weight");
    form.port = numberOf(object, "port");
    form.flags = numberOf(object, "flags");
    return form;
}

} // namespace

bool WantedRecord::operator==(const WantedRecord& other) const
{
    return name == other.name && type == other.type && value == other.value && why == other.why &&
           purpose == other.purpose && state == other.state && ttl == other.ttl &&
           required == other.required && answers == other.answers && form == other.form;
}

core::Result<QList<WantedRecord>> wantedRecordsFromJson(const QJsonObject& answer)
{
    const auto plain = setup::recordsFromJson(answer);
    if (!plain) {
        return tl::unexpected(plain.error());
    }
    // As many as there are records, which were counted just now.
    const QJsonArray objects = answer.value(QLatin1String("records")).toArray();
    QList<WantedRecord> records;
    for (qsizetype i = 0; i < plain->size(); ++i) {
        records.append(WantedRecord{
            plain->at(i),
            formFrom(objects.at(i).toObject().value(QLatin1String("form")).toObject())});
    }
    return records;
}

} // namespace mailstead::names
