// How far records have travelled: one row a record, one column a server that is asked, live.
#pragma once

#include "control/client.h"
#include "names/propagation_source.h"
#include "names/server_propagation.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QTimer>
#include <memory>

namespace mailstead::names
{

enum class Arrival {
    NotAsked,
    Agrees,
    Old,    ///< another value; it is asked for again when its time to live is over
    NotYet, ///< no such record there
    NoAnswer,
};

/// Who asks.
enum class Viewpoint {
    Server,  ///< the mail server
    Desktop, ///< this machine, its own resolver included
};

/// Watches some records at once, the others after them. UI thread only.
class PropagationModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ArrivalRole = Qt::UserRole + 1, ///< int(Arrival)
        SecondsRole,       ///< int: time to live that is left, counting down; -1: not known
        AuthoritativeRole, ///< bool, of headers: a name server of the zone, else a resolver
        TypeRole,          ///< of column 0
    };

    explicit PropagationModel(QObject* parent = nullptr);
    /// `desktop` is taken over.
    PropagationModel(PropagationSource* desktop, QObject* parent);
    ~PropagationModel() override;

    /// Ends what is watched; nothing goes on by itself on another server.
    void setClient(std::shared_ptr<control::Client> client);
    /// Watches the same records from there. Kept over clear() and setClient().
    void setViewpoint(Viewpoint viewpoint);
    Viewpoint viewpoint() const { return m_viewpoint; }
    /// Watches these in place of what was watched.
    void watch(const QList<WatchedRecord>& records);
    /// Ends the watch; what was seen last stays.
    void stop();
    void clear();

    bool isWatching() const { return m_watching; }
    /// Every record that can be asked for has arrived everywhere.
    bool isComplete() const;
    /// Cells that agree, of those that answered.
    QPair<int, int> agreeing() const;
    /// Seconds until the last old answer that is known of is forgotten; -1: cannot be told.
    int secondsLeft() const;
    const QList<WatchedRecord>& records() const { return m_records; }
    /// Translated; empty while nothing went wrong.
    const QString& problem() const { return m_problem; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    void changed();  ///< any of the above but the seconds
    void finished(); ///< the watch ended because all have arrived

private:
    struct Cell {
        Arrival arrival = Arrival::NotAsked;
        int ttl = -1;        ///< seconds, when it was told
        qint64 toldAt = 0;   ///< of m_clock
        QStringList answers; ///< for the tooltip, as seen
    };
    struct Server {
        QString name;
        bool authoritative = false;
    };
    struct Row {
        QHash<QString, Cell> cells; ///< by server
        bool asked = false, ended = false, complete = false;
        bool skipped = false; ///< the source cannot ask for its type
    };

    PropagationSource* source() const;
    void listenTo(PropagationSource* source);
    void startMore();
    void onTold(int row, const QList<PropagationAnswer>& answers, bool round, bool complete,
                bool last);
    void onFailed(int row, const QString& problem);
    void take(Row& row, const QList<PropagationAnswer>& answers);
    void endWhenOver();
    void end(const QString& problem);
    int secondsOf(const Cell& cell) const;
    void tick();

    std::shared_ptr<control::Client> m_client;
    ServerPropagation* m_server;
    PropagationSource* m_desktop;
    Viewpoint m_viewpoint = Viewpoint::Server;
    QList<WatchedRecord> m_records;
    QList<Row> m_rows;
    QList<Server> m_servers;
    QString m_problem;
    QTimer m_tick;
    QElapsedTimer m_clock;
    bool m_watching = false;
};

/// "3:20", for times below a day.
QString countdownText(int seconds);

} // namespace mailstead::names
