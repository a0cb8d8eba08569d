#include "names/zone_journal.h"

#include "control/json_fields.h"
#include "names/trouble.h"

#include <QLocale>

namespace mailstead::names
{
namespace
{

using control::JsonFields;

constexpr qsizetype mostEntries = 10'000;
constexpr qsizetype mostChanges = 1000;

/// "mail A, example.org MX, 2 more".
QString changedNames(const JournalEntry& entry)
{
    constexpr qsizetype shown = 3;
    QStringList names;
    for (const auto& [before, after] : entry.changes.first(std::min(shown, entry.changes.size()))) {
        names.append(QStringLiteral("%1 %2").arg(shownName(after.name, entry.zone), after.type));
    }
    if (entry.changes.size() > shown) {
        names.append(
            ZoneJournal::tr("%n more", nullptr, static_cast<int>(entry.changes.size() - shown)));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

core::Result<JournalEntry> journalEntryFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    JournalEntry entry;
    entry.id = fields.text(QLatin1StringView("journal"), 200);
    entry.at = fields.time(QLatin1StringView("at"));
    entry.zone = fields.text(QLatin1StringView("zone"), 1100);
    entry.credentials = fields.text(QLatin1StringView("credentials"), 1000);
    entry.undone = fields.boolean(QLatin1StringView("undone"));
    for (const QJsonValue& value : fields.array(QLatin1StringView("changes"), mostChanges)) {
        const QJsonObject change = value.toObject();
        auto before = recordSetFromJson(change.value(QLatin1StringView("before")).toObject());
        auto after = recordSetFromJson(change.value(QLatin1StringView("after")).toObject());
        if (!before || !after) {
            fields.reject(QLatin1StringView("changes"));
            break;
        }
        entry.changes.append({std::move(*before), std::move(*after)});
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("journal of zones")));
    }
    return entry;
}

void ZoneJournal::undo(const QString& id, QObject* context,
                       std::function<void(core::Result<ZoneUndone>)> done)
{
    change(QStringLiteral("dns.undo"), {{QStringLiteral("journal"), id}}, context,
           [done = std::move(done)](const core::Result<QJsonObject>& answer) {
               if (!answer) {
                   done(tl::unexpected(translated(answer.error())));
                   return;
               }
               JsonFields fields(*answer);
               const ZoneUndone undone{
                   static_cast<int>(
                       std::min<qint64>(fields.number(QLatin1StringView("changed")), mostChanges)),
                   fields.texts(QLatin1StringView("refused"), mostChanges)};
               if (fields.isFine()) {
                   done(undone);
               } else {
                   done(tl::unexpected(fields.error(QStringLiteral("undo"))));
               }
           });
}

int ZoneJournal::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ZoneJournal::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ZoneJournal::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const JournalEntry& entry = m_rows.at(index.row());
    if (role == Qt::ToolTipRole) {
        return index.column() == WhenColumn
                   ? QVariant(QLocale().toString(entry.at.toLocalTime(), QLocale::LongFormat))
                   : QVariant();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case WhenColumn:
        return QLocale().toString(entry.at.toLocalTime(), QLocale::ShortFormat);
    case ZoneColumn:
        return entry.zone;
    case ChangesColumn:
        return changedNames(entry);
    case StateColumn:
        return entry.undone ? tr("taken back") : tr("written");
    default:
        return {};
    }
}

QVariant ZoneJournal::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case WhenColumn:
        return tr("When");
    case ZoneColumn:
        return tr("Zone");
    case ChangesColumn:
        return tr("Records");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

core::Result<> ZoneJournal::take(const QJsonObject& answer)
{
    JsonFields fields(answer);
    const QJsonArray array = fields.array(QLatin1StringView("entries"), mostEntries);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("journal of zones")));
    }
    QList<JournalEntry> rows;
    for (const QJsonValue& value : array) {
        auto entry = journalEntryFromJson(value.toObject());
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        rows.append(std::move(*entry));
    }
    replaceRows(m_rows, std::move(rows), [](const JournalEntry& entry) { return entry.id; });
    return {};
}

} // namespace mailstead::names
