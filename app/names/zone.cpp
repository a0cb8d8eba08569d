#include "names/zone.h"

#include "control/json_fields.h"
#include "names/trouble.h"

#include <algorithm>
#include <utility>

namespace mailstead::names
{
namespace
{

using control::JsonFields;

constexpr qsizetype nameLimit = 1100; // 253 octets, each escaped at worst
constexpr qsizetype mostValues = 100; // of one set
constexpr qsizetype mostRows = 500;   // of one plan
constexpr qsizetype mostParameters = 20;
constexpr qsizetype longestText = 16 * 1024;

constexpr std::pair<const char*, ZoneAction> actions[] = {
    {"add", ZoneAction::Add},       {"change", ZoneAction::Change},
    {"remove", ZoneAction::Remove}, {"keep", ZoneAction::Keep},
    {"decide", ZoneAction::Decide}, {"unsupported", ZoneAction::Unsupported},
};

/// An object that may be null; false when it is there and cannot be read.
template <class Record>
bool readOptional(const QJsonObject& object, QLatin1StringView name,
                  core::Result<Record> (*read)(const QJsonObject&), Record& record)
{
    const QJsonValue value = object.value(name);
    if (value.isNull() || value.isUndefined()) {
        return true;
    }
    auto got = read(value.toObject());
    if (!got) {
        return false;
    }
    record = std::move(*got);
    return true;
}

} // namespace

core::Result<RecordSet> recordSetFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    RecordSet set;
    set.name = fields.text(QLatin1StringView("name"), nameLimit);
    set.type = fields.text(QLatin1StringView("type"), 20);
    set.ttl = static_cast<int>(std::min<qint64>(fields.number(QLatin1StringView("ttl")), 1 << 30));
    set.proxied = fields.boolean(QLatin1StringView("proxied"));
    for (const QJsonValue& value : fields.array(QLatin1StringView("values"), mostValues)) {
        if (!value.isString() || value.toString().size() > longestText) {
            fields.reject(QLatin1StringView("values"));
        }
        set.values.append(value.toString());
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("record set")));
    }
    return set;
}

core::Result<ZonePlace> zonePlaceFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    ZonePlace place;
    place.domain = fields.text(QLatin1StringView("domain"), nameLimit);
    place.servedZone = fields.optionalText(QLatin1StringView("servedZone"), nameLimit);
    place.servers = fields.texts(QLatin1StringView("servers"), mostValues);
    place.servedBy = fields.optionalText(QLatin1StringView("servedBy"), 100);
    place.provider = fields.optionalText(QLatin1StringView("provider"), 100);
    place.credentials = fields.optionalText(QLatin1StringView("credentials"), 1000);
    place.zone = fields.optionalText(QLatin1StringView("zone"), nameLimit);
    for (const QJsonValue& value : fields.array(QLatin1StringView("failures"), mostValues)) {
        const QJsonObject failure = value.toObject();
        JsonFields each(failure);
        const QString credentials = each.text(QLatin1StringView("credentials"), 1000);
        const QString trouble = each.text(QLatin1StringView("trouble"), 40);
        const QString what = each.text(QLatin1StringView("what"), longestText);
        const QString why = each.optionalText(QLatin1StringView("why"), longestText);
        if (!each.isFine()) {
            return tl::unexpected(each.error(QStringLiteral("zone")));
        }
        place.failures.append({credentials, troubleError(trouble, what, why)});
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("zone")));
    }
    return place;
}

core::Result<ZoneChange> zoneChangeFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    ZoneChange change;
    change.key = fields.text(QLatin1StringView("key"), nameLimit + 20);
    const QString action = fields.text(QLatin1StringView("action"), 20);
    bool known = false;
    for (const auto& [name, value] : actions) {
        if (action == QLatin1String(name)) {
            change.action = value;
            known = true;
        }
    }
    if (!known) {
        fields.reject(QLatin1StringView("action"));
    }
    if (!readOptional(object, QLatin1StringView("before"), &recordSetFromJson, change.before)) {
        fields.reject(QLatin1StringView("before"));
    }
    if (!readOptional(object, QLatin1StringView("after"), &recordSetFromJson, change.after)) {
        fields.reject(QLatin1StringView("after"));
    }
    for (const QJsonValue& value : fields.array(QLatin1StringView("removes"), mostValues)) {
        auto set = recordSetFromJson(value.toObject());
        if (!set) {
            return tl::unexpected(set.error());
        }
        change.removes.append(std::move(*set));
    }
    change.purpose = fields.text(QLatin1StringView("purpose"), 40);
    change.required = fields.boolean(QLatin1StringView("required"));
    change.reason = fields.text(QLatin1StringView("reason"), 100);
    change.text = fields.text(QLatin1StringView("text"), longestText);
    const QJsonObject parameters = object.value(QLatin1StringView("parameters")).toObject();
    if (parameters.size() > mostParameters) {
        fields.reject(QLatin1StringView("parameters"));
    }
    for (auto it = parameters.begin(); it != parameters.end() && fields.isFine(); ++it) {
        change.parameters.insert(it.key(), it.value().toString().left(longestText));
    }
    for (const QJsonValue& value : fields.array(QLatin1StringView("choices"), 10)) {
        const QJsonObject choice = value.toObject();
        JsonFields each(choice);
        const QString id = each.text(QLatin1StringView("id"), 40);
        const QString text = each.text(QLatin1StringView("text"), longestText);
        if (!each.isFine()) {
            return tl::unexpected(each.error(QStringLiteral("choice")));
        }
        change.choices.append({id, text});
    }
    const QJsonObject written = object.value(QLatin1StringView("written")).toObject();
    JsonFields form(written);
    change.writtenName = form.text(QLatin1StringView("name"), nameLimit);
    for (const QJsonValue& value : form.array(QLatin1StringView("values"), mostValues)) {
        change.writtenValues.append(value.toString().left(longestText));
    }
    if (!form.isFine()) {
        fields.reject(QLatin1StringView("written"));
    }
    if (fields.isFine() && !change.before.exists() && !change.after.exists()) {
        fields.reject(QLatin1StringView("after"));
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("change of a zone")));
    }
    return change;
}

core::Result<QList<ZoneChange>> zoneChangesFromJson(const QJsonObject& answer)
{
    JsonFields fields(answer);
    QList<ZoneChange> changes;
    const QJsonArray rows = fields.array(QLatin1StringView("rows"), mostRows);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("plan of a zone")));
    }
    for (const QJsonValue& value : rows) {
        auto change = zoneChangeFromJson(value.toObject());
        if (!change) {
            return tl::unexpected(change.error());
        }
        changes.append(std::move(*change));
    }
    return changes;
}

QString shownName(const QString& name, const QString& zone)
{
    const QString end = u'.' + zone;
    return !zone.isEmpty() && name.endsWith(end) && name.size() > end.size()
               ? name.chopped(end.size())
               : name;
}

} // namespace mailstead::names
