#include "control/mail_rules.h"

#include "control/json_fields.h"

#include <QLocale>

namespace mailstead::control
{
namespace
{

constexpr qsizetype ruleLimit = 10'000;

/// Reads an array of records, all or none.
template <class Record>
core::Result<QList<Record>> recordsFrom(const QJsonObject& answer, QLatin1StringView name,
                                        qsizetype limit,
                                        core::Result<Record> (*read)(const QJsonObject&))
{
    JsonFields fields(answer);
    const QJsonArray array = fields.array(name, limit);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QString(name)));
    }
    QList<Record> records;
    for (const QJsonValue& value : array) {
        auto record = read(value.toObject());
        if (!record) {
            return tl::unexpected(record.error());
        }
        records.append(std::move(*record));
    }
    return records;
}

/// An answer that is one record.
template <class Record>
std::function<void(core::Result<QJsonObject>)>
readBy(core::Result<Record> (*read)(const QJsonObject&),
       std::function<void(core::Result<Record>)> done)
{
    return [read, done = std::move(done)](const core::Result<QJsonObject>& answer) {
        if (answer) {
            done(read(*answer));
        } else {
            done(tl::unexpected(answer.error()));
        }
    };
}

} // namespace

core::Result<Suppression> suppressionFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Suppression entry;
    entry.recipient = fields.text(QLatin1StringView("recipient"));
    entry.reason = fields.text(QLatin1StringView("reason"), 64 * 1024);
    entry.id = fields.optionalText(QLatin1StringView("id"), 200);
    entry.at = fields.time(QLatin1StringView("at"));
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("suppression")));
    }
    return entry;
}

core::Result<HoldRule> holdRuleFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    HoldRule rule;
    rule.number = fields.number(QLatin1StringView("number"));
    rule.sender = fields.text(QLatin1StringView("sender"));
    rule.recipient = fields.text(QLatin1StringView("recipient"));
    rule.note = fields.text(QLatin1StringView("note"));
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("hold rule")));
    }
    return rule;
}

void SuppressionModel::setSearch(const QString& text)
{
    if (text != m_search) {
        m_search = text;
        restart();
    }
}

void SuppressionModel::add(const Suppression& entry, QObject* context,
                           std::function<void(core::Result<Suppression>)> done)
{
    QJsonObject parameters{{QStringLiteral("recipient"), entry.recipient},
                           {QStringLiteral("reason"), entry.reason}};
    if (!entry.id.isEmpty()) {
        parameters.insert(QStringLiteral("id"), entry.id);
    }
    change(QStringLiteral("suppression.add"), parameters, context,
           readBy(&suppressionFromJson, std::move(done)));
}

void SuppressionModel::remove(const QString& recipient, QObject* context,
                              std::function<void(core::Result<QJsonObject>)> done)
{
    change(QStringLiteral("suppression.remove"), {{QStringLiteral("recipient"), recipient}},
           context, std::move(done));
}

int SuppressionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SuppressionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SuppressionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Suppression& entry = m_rows.at(index.row());
    if (role == Qt::ToolTipRole) {
        return index.column() == SinceColumn
                   ? QLocale().toString(entry.at.toLocalTime(), QLocale::LongFormat)
                   : data(index, Qt::DisplayRole);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case RecipientColumn:
        return entry.recipient;
    case ReasonColumn:
        return entry.reason.simplified();
    case SinceColumn:
        return QLocale().toString(entry.at.toLocalTime().date(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant SuppressionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case RecipientColumn:
        return tr("Recipient");
    case ReasonColumn:
        return tr("Why");
    case SinceColumn:
        return tr("Since");
    default:
        return {};
    }
}

QJsonObject SuppressionModel::parameters() const
{
    return {{QStringLiteral("text"), m_search}, {QStringLiteral("limit"), most}};
}

core::Result<> SuppressionModel::take(const QJsonObject& answer)
{
    auto rows = recordsFrom(answer, QLatin1StringView("suppressions"), most, &suppressionFromJson);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    replaceRows(m_rows, std::move(*rows), [](const Suppression& entry) { return entry.recipient; });
    return {};
}

void HoldRuleModel::add(const HoldRule& rule, QObject* context,
                        std::function<void(core::Result<HoldRule>)> done)
{
    change(QStringLiteral("hold.add"),
           {{QStringLiteral("sender"), rule.sender},
            {QStringLiteral("recipient"), rule.recipient},
            {QStringLiteral("note"), rule.note}},
           context, readBy(&holdRuleFromJson, std::move(done)));
}

void HoldRuleModel::remove(qint64 number, QObject* context,
                           std::function<void(core::Result<QJsonObject>)> done)
{
    change(QStringLiteral("hold.remove"), {{QStringLiteral("number"), number}}, context,
           std::move(done));
}

int HoldRuleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HoldRuleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HoldRuleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const HoldRule& rule = m_rows.at(index.row());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case SenderColumn:
        return rule.sender.isEmpty() ? tr("anyone") : rule.sender;
    case RecipientColumn:
        return rule.recipient.isEmpty() ? tr("anyone") : rule.recipient;
    case NoteColumn:
        return rule.note;
    default:
        return {};
    }
}

QVariant HoldRuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case SenderColumn:
        return tr("From, contains");
    case RecipientColumn:
        return tr("To, contains");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

core::Result<> HoldRuleModel::take(const QJsonObject& answer)
{
    auto rows = recordsFrom(answer, QLatin1StringView("rules"), ruleLimit, &holdRuleFromJson);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    replaceRows(m_rows, std::move(*rows), [](const HoldRule& rule) { return rule.number; });
    return {};
}

} // namespace mailstead::control
