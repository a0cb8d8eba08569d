// The daemon's log: the newest lines live, older ones on demand.
#pragma once

#include "control/client.h"
#include "control/log_line.h"
#include "control/model_state.h"

#include <QAbstractTableModel>
#include <memory>

namespace mailstead::control
{

/// Oldest line first. Keeps at most `capacity` lines: new ones push out the oldest. The filter
/// works on the daemon. New lines come in batches of 100 ms. UI thread only.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int defaultCapacity = 50'000;
    enum Column { TimeColumn, LevelColumn, SourceColumn, IdColumn, TextColumn, ColumnCount };
    enum Role {
        LineRole = Qt::UserRole + 1, ///< LogLine
        LevelRole,                   ///< int of LogLevel
        IdRole,                      ///< message id, may be empty
        SequenceRole,                ///< qint64
    };

    explicit LogModel(QObject* parent = nullptr, int capacity = defaultCapacity);
    ~LogModel() override;

    void setClient(std::shared_ptr<Client> client);
    ModelState state() const;
    QString stateReason() const;

    void setFilter(const LogFilter& filter); ///< reads anew
    LogFilter filter() const;

    /// While paused nothing moves; new lines are counted and come in on resuming.
    void setPaused(bool paused);
    bool isPaused() const;
    int waitingLines() const; ///< that came while paused (at most the capacity)

    /// Fetches the page before the oldest line; olderLoaded() tells how many came. No further page
    /// is asked for while one is under way, at the beginning, or when the capacity is reached.
    void loadOlder();
    bool canLoadOlder() const;
    void clear(); ///< empties the view; the daemon's log stays

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    void stateChanged();
    void waitingLinesChanged();
    void olderLoaded(int lines);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mailstead::control
