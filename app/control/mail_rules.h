// What the daemon remembers for mail to come (server/control/PROTOCOL.md, "suppression", "hold").
#pragma once

#include "control/listing_model.h"

#include <QDateTime>

namespace mailstead::control
{

/// A recipient that was found not to exist; mail to it is refused here.
struct Suppression {
    QString recipient;
    QString reason;
    QString id;   ///< the message whose bounce it was; empty: added by hand
    QDateTime at; ///< UTC
    bool operator==(const Suppression&) const = default;
};

/// Mail that comes in and fits is held. The given parts must be in the addresses.
struct HoldRule {
    qint64 number = 0;
    QString sender, recipient;
    QString note;
    bool operator==(const HoldRule&) const = default;
};

core::Result<Suppression> suppressionFromJson(const QJsonObject& object);
core::Result<HoldRule> holdRuleFromJson(const QJsonObject& object);

/// The newest first, at most `most` of those that fit the search.
class SuppressionModel : public ListingModel
{
    Q_OBJECT
public:
    enum Column { RecipientColumn, ReasonColumn, SinceColumn, ColumnCount };
    static constexpr int most = 500;

    using ListingModel::ListingModel;
    /// In the recipient or the reason.
    void setSearch(const QString& text);
    const QString& search() const { return m_search; }
    Suppression at(int row) const { return m_rows.value(row); }

    void add(const Suppression& entry, QObject* context,
             std::function<void(core::Result<Suppression>)> done);
    void remove(const QString& recipient, QObject* context,
                std::function<void(core::Result<QJsonObject>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("suppression.list"); }
    QJsonObject parameters() const override;
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override { m_rows.clear(); }

private:
    QString m_search;
    QList<Suppression> m_rows;
};

class HoldRuleModel : public ListingModel
{
    Q_OBJECT
public:
    enum Column { SenderColumn, RecipientColumn, NoteColumn, ColumnCount };

    using ListingModel::ListingModel;
    HoldRule at(int row) const { return m_rows.value(row); }

    void add(const HoldRule& rule, QObject* context,
             std::function<void(core::Result<HoldRule>)> done);
    void remove(qint64 number, QObject* context,
                std::function<void(core::Result<QJsonObject>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("hold.list"); }
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override { m_rows.clear(); }

private:
    QList<HoldRule> m_rows;
};

} // namespace mailstead::control
