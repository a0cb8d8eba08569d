#include "control/history_model.h"

#include "control/json_fields.h"

#include <QLocale>
#include <limits>

namespace mailstead::control
{
namespace
{

constexpr MailOutcome outcomes[] = {MailOutcome::Delivered, MailOutcome::Bounced,
                                    MailOutcome::Deleted};

struct Listing {
    qint64 total = 0;
    QList<HistoryRow> rows;
};

core::Result<Listing> listingFrom(const QJsonObject& answer)
{
    JsonFields fields(answer);
    Listing listing;
    listing.total = std::min<qint64>(fields.number(QLatin1StringView("total")),
                                     std::numeric_limits<int>::max() / 2);
    const QJsonArray array = fields.array(QLatin1StringView("rows"), HistoryModel::pageSize);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("history.list")));
    }
    for (const QJsonValue& value : array) {
        auto row = historyRowFromJson(value.toObject());
        if (!row) {
            return tl::unexpected(row.error());
        }
        listing.rows.append(std::move(*row));
    }
    return listing;
}

/// One recipient of one message ends once.
bool isSame(const HistoryRow& a, const HistoryRow& b)
{
    return a.id == b.id && a.recipient == b.recipient && a.at == b.at;
}

} // namespace

QString toString(MailOutcome outcome)
{
    switch (outcome) {
    case MailOutcome::Delivered:
        return QStringLiteral("delivered");
    case MailOutcome::Bounced:
        return QStringLiteral("bounced");
    case MailOutcome::Deleted:
        break;
    }
    return QStringLiteral("deleted");
}

QString outcomeText(MailOutcome outcome)
{
    switch (outcome) {
    case MailOutcome::Delivered:
        return HistoryModel::tr("Delivered");
    case MailOutcome::Bounced:
        return HistoryModel::tr("Bounced");
    case MailOutcome::Deleted:
        break;
    }
    return HistoryModel::tr("Deleted");
}

QJsonObject HistoryFilter::toJson() const
{
    QJsonObject object;
    if (!sender.isEmpty()) {
        object.insert(QStringLiteral("sender"), sender);
    }
    if (!recipient.isEmpty()) {
        object.insert(QStringLiteral("recipient"), recipient);
    }
    if (outcome) {
        object.insert(QStringLiteral("outcome"), toString(*outcome));
    }
    if (within >= 0) {
        object.insert(QStringLiteral("since"),
                      QDateTime::currentDateTimeUtc().addSecs(-within).toString(Qt::ISODateWithMs));
    }
    return object;
}

core::Result<HistoryRow> historyRowFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    HistoryRow row;
    row.id = fields.text(QLatin1StringView("id"), 200);
    row.sender = fields.text(QLatin1StringView("sender"));
    row.recipient = fields.text(QLatin1StringView("recipient"));
    row.at = fields.time(QLatin1StringView("at"));
    row.reply = fields.optionalText(QLatin1StringView("reply"), 64 * 1024);
    row.subject = fields.optionalText(QLatin1StringView("subject"), 64 * 1024);
    const QString name = fields.text(QLatin1StringView("outcome"), 20);
    const auto* outcome =
        std::find_if(std::begin(outcomes), std::end(outcomes),
                     [&name](MailOutcome each) { return toString(each) == name; });
    if (outcome == std::end(outcomes)) {
        fields.reject(QLatin1StringView("outcome"));
    } else {
        row.outcome = *outcome;
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("history row")));
    }
    return row;
}

void HistoryModel::setFilter(const HistoryFilter& filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        m_fetching = false;
        m_fresh = true;
        restart();
    }
}

QJsonObject HistoryModel::page(qint64 offset) const
{
    return {{QStringLiteral("filter"), m_filter.toJson()},
            {QStringLiteral("offset"), offset},
            {QStringLiteral("limit"), pageSize}};
}

core::Result<> HistoryModel::take(const QJsonObject& answer)
{
    auto listing = listingFrom(answer);
    if (!listing) {
        return tl::unexpected(listing.error());
    }
    m_total = listing->total;
    const QList<HistoryRow>& rows = listing->rows;
    qsizetype added = 0;
    while (added < rows.size() && !m_rows.isEmpty() && !isSame(rows.at(added), m_rows.first())) {
        ++added;
    }
    const bool joins = !m_fresh && !m_rows.isEmpty() && added < rows.size();
    m_fresh = false;
    if (!joins) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return {};
    }
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added - 1));
        m_rows = rows.mid(0, added) + m_rows;
        endInsertRows();
    }
    return {};
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && client() && !m_fetching && !m_fresh && !m_rows.isEmpty() &&
           m_rows.size() < m_total;
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    m_fetching = true;
    ask(method(), page(m_rows.size()), [this](const core::Result<QJsonObject>& answer) {
        m_fetching = false;
        // What cannot be read now is asked for again when the view comes by once more.
        if (const auto listing = answer ? listingFrom(*answer) : tl::unexpected(answer.error())) {
            append(listing->rows);
        }
    });
}

void HistoryModel::append(const QList<HistoryRow>& rows)
{
    // What finished meanwhile has pushed rows on that are already here.
    qsizetype first = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (isSame(rows.at(i), m_rows.last())) {
            first = i + 1;
        }
    }
    const QList<HistoryRow> further = rows.mid(first);
    if (further.isEmpty()) {
        return;
    }
    beginInsertRows({}, static_cast<int>(m_rows.size()),
                    static_cast<int>(m_rows.size() + further.size() - 1));
    m_rows += further;
    endInsertRows();
}

void HistoryModel::clear()
{
    m_rows.clear();
    m_total = 0;
    m_fetching = false;
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const HistoryRow& row = m_rows.at(index.row());
    if (role == Qt::ToolTipRole) {
        if (index.column() == TimeColumn) {
            return QLocale().toString(row.at.toLocalTime(), QLocale::LongFormat);
        }
        return index.column() == ReplyColumn ? QVariant(row.reply) : QVariant();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case OutcomeColumn:
        return outcomeText(row.outcome);
    case SenderColumn:
        return row.sender.isEmpty() ? QStringLiteral("<>") : row.sender;
    case RecipientColumn:
        return row.recipient;
    case TimeColumn: {
        const QDateTime at = row.at.toLocalTime();
        return at.date() == QDate::currentDate()
                   ? QLocale().toString(at.time(), QStringLiteral("HH:mm:ss"))
                   : QLocale().toString(at, QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    case ReplyColumn:
        return row.reply.simplified();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case OutcomeColumn:
        return tr("Outcome");
    case SenderColumn:
        return tr("From");
    case RecipientColumn:
        return tr("To");
    case TimeColumn:
        return tr("When");
    case ReplyColumn:
        return tr("Last reply");
    default:
        return {};
    }
}

} // namespace mailstead::control
