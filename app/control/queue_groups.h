// The queue by destination, cause or sender (server/control/PROTOCOL.md, "queue").
#pragma once

#include "control/listing_model.h"
#include "control/queue_row.h"

namespace mailstead::control
{

enum class QueueGrouping { Destination, Cause, Sender };
QString toString(QueueGrouping grouping); ///< as in the protocol

/// How the daemon treats a destination now.
struct DestinationState {
    QString domain;
    bool isLocal = false;
    qint64 running = 0;    ///< jobs
    qint64 window = 0;     ///< jobs at once
    QDateTime pausedUntil; ///< UTC, invalid: not paused
    QString reason;        ///< the reply that it was paused for
    bool operator==(const DestinationState&) const = default;
};

struct QueueGroup {
    QString key; ///< domain, normalised reply ("" not tried yet) or sender ("" notices)
    QueueCounts counts;
    /// By destination only: what is known of it. A domain may be local and remote at once.
    std::optional<DestinationState> destination;
    bool operator==(const QueueGroup&) const = default;
};

/// `filter` and of that only the group.
QueueFilter filterOf(QueueGrouping grouping, const QString& key, QueueFilter filter);

core::Result<DestinationState> destinationFromJson(const QJsonObject& object);
core::Result<QueueGroup> queueGroupFromJson(const QJsonObject& object);

/// The largest group first. Rows keep their index while the groups stay the same; what points to
/// them (a selection) follows its key.
class QueueGroupModel : public ListingModel
{
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString
        GroupRole,                  ///< QueueGroup
        ShareRole,                  ///< of all that is shown, 0…1
        GroupingRole,               ///< int of QueueGrouping
    };
    /// The daemon's limit; there may be more.
    static constexpr int most = 500;

    using ListingModel::ListingModel;
    void setGrouping(QueueGrouping grouping);
    QueueGrouping grouping() const { return m_grouping; }
    void setFilter(const QueueFilter& filter);
    const QueueFilter& filter() const { return m_filter; }
    QueueGroup group(int row) const { return m_groups.value(row); }
    int rowOfKey(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("queue.groups"); }
    QJsonObject parameters() const override;
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override;

private:
    void askDestinations();
    void addDestinations();
    void show(QList<QueueGroup> groups);

    QueueGrouping m_grouping = QueueGrouping::Destination;
    QueueFilter m_filter;
    QList<QueueGroup> m_groups;
    QHash<QString, DestinationState> m_destinations;
};

} // namespace mailstead::control

Q_DECLARE_METATYPE(mailstead::control::QueueGroup)
