// How far records have travelled: one row a record, one column a server that is asked, live
// (server/control/PROTOCOL.md, dns.propagation).
#pragma once

#include "control/client.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QTimer>
#include <memory>

namespace mailstead::names
{

struct WatchedRecord {
    QString name, type;
    QString shown;        ///< as rows show it, relative to the zone
    QStringList expected; ///< values; empty: what most authoritative servers say
    bool operator==(const WatchedRecord&) const = default;
};

enum class Arrival {
    NotAsked,
    Agrees,
    Old,    ///< another value; it is asked for again when its time to live is over
    NotYet, ///< no such record there
    NoAnswer,
};

/// Watches at most 12 records at once, the others after them. UI thread only.
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
    ~PropagationModel() override;

    /// Ends what is watched; nothing goes on by itself on another server.
    void setClient(std::shared_ptr<control::Client> client);
    /// Watches these in place of what was watched.
    void watch(const QList<WatchedRecord>& records);
    /// Ends the watch; what was seen last stays.
    void stop();
    void clear();

    bool isWatching() const { return m_watching; }
    /// Every record has arrived everywhere.
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
        qint64 subscription = -1;
        bool asked = false, ended = false, complete = false;
    };

    void startMore();
    void ask(qsizetype row);
    void onEvent(qint64 subscription, const QJsonObject& event);
    bool take(Row& row, const QJsonObject& event);
    void endWhenOver();
    void end(const QString& problem);
    int secondsOf(const Cell& cell) const;
    void tick();

    std::shared_ptr<control::Client> m_client;
    QList<WatchedRecord> m_records;
    QList<Row> m_rows;
    QList<Server> m_servers;
    QString m_problem;
    QTimer m_tick;
    QElapsedTimer m_clock;
    quint64 m_epoch = 0;
    bool m_watching = false;
};

/// "3:20", for times below a day.
QString countdownText(int seconds);

} // namespace mailstead::names
