// Where the answers come from that tell how far a record has travelled.
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace mailstead::names
{

struct WatchedRecord {
    QString name, type;
    QString shown;        ///< as rows show it, relative to the zone
    QStringList expected; ///< values; empty: what most authoritative servers say
    bool operator==(const WatchedRecord&) const = default;
};

struct PropagationAnswer {
    QString server, address; ///< hostile; empty server: the asking machine's own resolver
    bool authoritative = false;
    QString status; ///< "NOERROR", "NXDOMAIN", …; empty: none came
    QStringList values;
    qint64 ttl = -1; ///< seconds that are left; -1: not known
    bool agrees = false;
};

/// Looks at records again and again. UI thread only.
class PropagationSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether anything can be asked now.
    virtual bool isReady() const = 0;
    /// Whether it can ask for records of the type, in capitals.
    virtual bool canAsk(const QString& type) const = 0;
    /// How many may be watched at once.
    virtual int most() const = 0;
    /// Tells of the record, as `row`, until the last round, failed(), or stop().
    virtual void watch(int row, const WatchedRecord& record) = 0;
    /// Ends all watches; nothing is told any more.
    virtual void stop() = 0;

signals:
    /// After each round, or `!round` within one: others are still waited for. `complete`: everybody
    /// who answered agrees.
    void told(int row, const QList<mailstead::names::PropagationAnswer>& answers, bool round,
              bool complete, bool last);
    /// `problem` is translated.
    void failed(int row, const QString& problem);
    /// All watches have ended.
    void broken(const QString& problem);
};

} // namespace mailstead::names
