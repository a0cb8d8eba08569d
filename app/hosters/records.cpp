#include "hosters/records.h"

#include "control/json_fields.h"

#include <array>

namespace mailstead::hosters
{

namespace
{

using control::JsonFields;
using L = QLatin1StringView;

constexpr qsizetype mostAddresses = 256;
constexpr qsizetype mostHosters = 500;
constexpr qsizetype mostSteps = 50;

/// The place of a word in `words`, as an enumerator; a word that is not there is a problem.
template <class Enum, std::size_t count>
Enum choice(JsonFields& fields, L name, const std::array<const char*, count>& words)
{
    const QString text = fields.text(name, 100);
    for (std::size_t i = 0; i < count; ++i) {
        if (text == L(words[i]))
            return static_cast<Enum>(i);
    }
    fields.reject(name);
    return Enum();
}

constexpr std::array gradeWords = {"equal", "forward-confirmed", "generic", "not-confirmed",
                                   "other", "missing",           "unknown"};
constexpr std::array confidenceWords = {"none", "possible", "likely", "certain"};
constexpr std::array wayWords = {"api", "panel", "ticket", "none"};
constexpr std::array portWords = {"unknown", "open", "on-request", "switch", "closed"};

/// A link that is shown to be clicked: HTTPS or none.
QString link(JsonFields& fields, L name)
{
    const QString text = fields.optionalText(name, 2000);
    return text.startsWith(L("https://")) ? text : QString();
}

core::Result<Hoster> hosterFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Hoster hoster;
    hoster.id = fields.text(L("id"), 100);
    hoster.label = fields.text(L("label"), 200);
    hoster.way = choice<Way>(fields, L("way"), wayWords);
    hoster.url = link(fields, L("url"));
    hoster.api = fields.optionalText(L("api"), 100);
    hoster.port25 = choice<Port25>(fields, L("port25"), portWords);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("hoster")));
    return hoster;
}

/// All of an array, or the first problem.
template <class Record>
core::Result<QList<Record>> listFrom(const QJsonObject& object, L name, qsizetype limit,
                                     core::Result<Record> (*read)(const QJsonObject&))
{
    JsonFields fields(object);
    const QJsonArray array = fields.array(name, limit);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QString(name)));
    QList<Record> list;
    for (const QJsonValue& value : array) {
        auto record = read(value.toObject());
        if (!record)
            return tl::unexpected(record.error());
        list.append(std::move(*record));
    }
    return list;
}

core::Result<Step> stepFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Step step;
    step.id = fields.text(L("id"), 100);
    const QJsonObject parameters = object.value(L("parameters")).toObject();
    for (auto it = parameters.constBegin(); it != parameters.constEnd() && it->isString(); ++it)
        step.parameters.insert(it.key(), it->toString().left(2000));
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("step")));
    return step;
}

core::Result<Evidence> evidenceFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Evidence evidence;
    evidence.source = fields.text(L("source"), 100);
    evidence.text = fields.text(L("text"), 1000);
    evidence.hosters = fields.texts(L("hosters"), mostHosters);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("evidence")));
    return evidence;
}

core::Result<Address> addressFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Address address;
    address.address = fields.text(L("address"), 100);
    address.seen = fields.optionalText(L("seen"), 1100);
    address.wanted = fields.text(L("wanted"), 300);
    address.grade = choice<Grade>(fields, L("grade"), gradeWords);
    address.forward = fields.boolean(L("forward"));
    address.confidence = choice<Confidence>(fields, L("confidence"), confidenceWords);
    address.chosen = fields.boolean(L("chosen"));
    address.way = choice<Way>(fields, L("way"), wayWords);
    address.credentials = fields.texts(L("credentials"), 1000);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("address")));
    if (const QJsonValue hoster = object.value(L("hoster")); hoster.isObject()) {
        auto read = hosterFromJson(hoster.toObject());
        if (!read)
            return tl::unexpected(read.error());
        address.hoster = std::move(*read);
    }
    auto evidence = listFrom(object, L("evidence"), 100, evidenceFromJson);
    auto others = listFrom(object, L("others"), mostHosters, hosterFromJson);
    auto steps = listFrom(object, L("steps"), mostSteps, stepFromJson);
    if (!evidence)
        return tl::unexpected(evidence.error());
    if (!others)
        return tl::unexpected(others.error());
    if (!steps)
        return tl::unexpected(steps.error());
    address.evidence = std::move(*evidence);
    address.others = std::move(*others);
    address.steps = std::move(*steps);
    return address;
}

core::Result<Field> fieldFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Field field;
    field.id = fields.text(L("id"), 100);
    field.label = fields.text(L("label"), 200);
    field.hint = fields.optionalText(L("hint"), 500);
    field.secret = fields.boolean(L("secret"));
    field.required = fields.boolean(L("required"));
    field.values = fields.texts(L("values"), 100);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("field")));
    return field;
}

core::Result<Interface> interfaceFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Interface one;
    one.id = fields.text(L("id"), 100);
    one.label = fields.text(L("label"), 200);
    one.rights = fields.text(L("rights"), 2000);
    one.page = link(fields, L("page"));
    one.renames = fields.boolean(L("renames"));
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("interface")));
    auto list = listFrom(object, L("fields"), 20, fieldFromJson);
    if (!list)
        return tl::unexpected(list.error());
    one.fields = std::move(*list);
    return one;
}

core::Result<JournalEntry> entryFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    JournalEntry entry;
    entry.journal = fields.text(L("journal"), 100);
    entry.at = fields.time(L("at"));
    entry.address = fields.text(L("address"), 100);
    entry.before = fields.text(L("before"), 1100);
    entry.after = fields.text(L("after"), 1100);
    entry.undone = fields.boolean(L("undone"));
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("entry")));
    return entry;
}

} // namespace

core::Result<QList<Address>> addressesFromJson(const QJsonObject& answer)
{
    return listFrom(answer, L("addresses"), mostAddresses, addressFromJson);
}

core::Result<Hosters> hostersFromJson(const QJsonObject& answer)
{
    auto hosters = listFrom(answer, L("hosters"), mostHosters, hosterFromJson);
    if (!hosters)
        return tl::unexpected(hosters.error());
    auto interfaces = listFrom(answer, L("interfaces"), mostHosters, interfaceFromJson);
    if (!interfaces)
        return tl::unexpected(interfaces.error());
    return Hosters{std::move(*hosters), std::move(*interfaces)};
}

core::Result<Change> changeFromJson(const QJsonObject& answer)
{
    JsonFields fields(answer);
    Change change;
    change.address = fields.text(L("address"), 100);
    change.api = fields.text(L("api"), 100);
    change.subject = fields.text(L("subject"), 1000);
    change.before = fields.text(L("before"), 1100);
    change.after = fields.text(L("after"), 1100);
    change.renames = fields.boolean(L("renames"));
    change.forward = fields.boolean(L("forward"));
    change.leadsTo = fields.texts(L("leadsTo"), 1000);
    change.changed = fields.boolean(L("changed"));
    change.journal = fields.optionalText(L("journal"), 100);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QStringLiteral("change")));
    return change;
}

core::Result<QList<JournalEntry>> journalFromJson(const QJsonObject& answer)
{
    return listFrom(answer, L("entries"), 1000, entryFromJson);
}

QString toString(Grade grade)
{
    return QString::fromLatin1(gradeWords[static_cast<std::size_t>(grade)]);
}

} // namespace mailstead::hosters
