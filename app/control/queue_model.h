// The daemon's queue as a table, fetched in pages for what is looked at.
#pragma once

#include "control/client.h"
#include "control/model_state.h"
#include "control/queue_row.h"

#include <QAbstractTableModel>
#include <functional>
#include <memory>

namespace mailstead::control
{

/// rowCount() is the daemon's total; rows not fetched yet have LoadedRole false and empty texts,
/// and asking for their data fetches their page. Filter and sort are the daemon's. Changes are
/// taken in batches; persistent indexes (so: a view's selection) follow their key. UI thread only.
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        StateColumn,
        SenderColumn,
        RecipientColumn,
        AgeColumn,
        AttemptsColumn,
        NextAttemptColumn,
        LastReplyColumn,
        ColumnCount
    };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString, empty while not loaded
        IdRole,                     ///< message id
        StateRole,                  ///< int of QueueState
        RowRole,                    ///< QueueRow
        LoadedRole,                 ///< bool
    };

    explicit QueueModel(QObject* parent = nullptr);
    ~QueueModel() override;

    /// Attaches to a server's daemon, or detaches with null. The filter and sort stay.
    void setClient(std::shared_ptr<Client> client);
    ModelState state() const;
    /// Why the model is empty (Detached, Failed); translated, else empty.
    QString stateReason() const;

    void setFilter(const QueueFilter& filter);
    QueueFilter filter() const;
    /// Counts of the whole queue, whatever the filter.
    QueueCounts counts() const;
    /// Rows that fit the filter, as the daemon said last; equals rowCount().
    qint64 total() const;

    /// Does it, or with `dryRun` only tells how many it would touch. `done` is called in the thread
    /// of `context`, never after that is destroyed. Reroute alone takes `via` (QueueRow::via).
    void act(QueueAction action, const QueueFilter& filter, bool dryRun, QObject* context,
             std::function<void(core::Result<QueueActionOutcome>)> done, const QString& via = {});
    /// The same for rows; for selections that were collected by KeyRole.
    void act(QueueAction action, const QStringList& keys, bool dryRun, QObject* context,
             std::function<void(core::Result<QueueActionOutcome>)> done, const QString& via = {});
    /// Reads everything anew.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    /// Sorts on the daemon; the view's sort indicator calls it.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int rowOfKey(const QString& key) const; ///< -1 when not among the loaded rows

signals:
    void stateChanged();
    void countsChanged();
    /// Something in the queue changed, at most once in 100 ms: for what else is shown of it.
    void queueChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// "12 s", "4 min", "3 h 20 min", "2 d 4 h"; translated.
QString ageText(qint64 seconds);

} // namespace mailstead::control
