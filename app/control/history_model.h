// Finished mail, the newest first (server/control/PROTOCOL.md, "history").
#pragma once

#include "control/listing_model.h"

#include <QDateTime>
#include <optional>

namespace mailstead::control
{

enum class MailOutcome { Delivered, Bounced, Deleted };
QString toString(MailOutcome outcome);    ///< as in the protocol
QString outcomeText(MailOutcome outcome); ///< translated

struct HistoryRow {
    QString id, sender, recipient;
    MailOutcome outcome = MailOutcome::Delivered;
    QDateTime at; ///< UTC
    QString reply, subject;
    bool operator==(const HistoryRow&) const = default;
};

/// All given parts must fit.
struct HistoryFilter {
    QString sender, recipient; ///< texts in them
    std::optional<MailOutcome> outcome;
    qint64 within = -1; ///< the last so many seconds, -1 for any time

    bool isEmpty() const { return *this == HistoryFilter(); }
    QJsonObject toJson() const;
    bool operator==(const HistoryFilter&) const = default;
};

core::Result<HistoryRow> historyRowFromJson(const QJsonObject& object);

/// Read piece by piece as the view comes to the end (fetchMore); new rows come in above.
class HistoryModel : public ListingModel
{
    Q_OBJECT
public:
    enum Column {
        OutcomeColumn,
        SenderColumn,
        RecipientColumn,
        TimeColumn,
        ReplyColumn,
        ColumnCount
    };
    static constexpr int pageSize = 200;

    using ListingModel::ListingModel;
    void setFilter(const HistoryFilter& filter);
    const HistoryFilter& filter() const { return m_filter; }
    qint64 total() const { return m_total; } ///< that fit, as the daemon said last
    HistoryRow at(int row) const { return m_rows.value(row); }

    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("history.list"); }
    QJsonObject parameters() const override { return page(0); }
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override;

private:
    QJsonObject page(qint64 offset) const;
    void append(const QList<HistoryRow>& rows);

    HistoryFilter m_filter;
    QList<HistoryRow> m_rows;
    qint64 m_total = 0;
    bool m_fetching = false, m_fresh = false;
};

} // namespace mailstead::control

Q_DECLARE_METATYPE(mailstead::control::HistoryRow)
