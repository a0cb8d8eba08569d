// What this desktop is told about a DNS record: by the zone's name servers, by public resolvers and
// by its own resolver, which is what the mail programs and browsers here will see.
#pragma once

#include <QDnsLookup>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <functional>
#include <memory>

namespace mailstead::outside
{

struct RecordAnswer {
    QString server;  ///< host name of a name server, else the address; empty: our own resolver
    QString address; ///< that was asked; empty: the system chooses
    bool authoritative = false;
    QString status; ///< "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED"; empty: no answer
    QStringList values;
    int ttl = -1; ///< seconds, the shortest of the values
};

/// As sets, whatever their case, final dots and quotes. `type` is in capitals.
bool sameValues(const QString& type, const QStringList& a, const QStringList& b);

/// Lives in one thread and never blocks it; destroying it ends what is under way. Answers are
/// bounded (RFC 1035 and the limits below), and hostile.
class RecordLook : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QStringList resolvers; ///< addresses of public ones
        QString own;           ///< address of our own; empty: as the system is set up
    };

    explicit RecordLook(Options options, QObject* parent = nullptr);
    ~RecordLook() override;

    /// Whether the system's library can ask for it.
    static bool canAsk(const QString& type);

    /// Asks all of them at once, first who the name servers are. Several looks may be under way.
    void look(int id, const QString& name, const QString& type);
    /// Ends all looks, and forgets who the name servers are.
    void stop();

signals:
    /// In the order name servers, resolvers, our own: those that are settled, some times a second
    /// while others are waited for, and once `all`.
    void answered(int id, const QList<mailstead::outside::RecordAnswer>& answers, bool all);

private:
    struct Server {
        QString name;
        QStringList addresses;
    };
    struct Zone {
        bool known = false;
        QList<Server> servers; ///< none: the name is no zone
        QList<std::function<void()>> waiting;
    };
    struct Look; ///< that is under way
    using WithServers = std::function<void(const QString& zone, const QList<Server>& servers)>;
    using Done = std::function<void(const QDnsLookup&)>;

    void ask(QDnsLookup::Type type, const QString& name, const QString& server, Done done);
    /// Calls `done` with the zone that the name is in, and its name servers; empty: none was found.
    void withServers(const QString& name, const WithServers& done);
    void findAddresses(const QString& zone);
    void settle(const QString& zone);
    void askAll(const std::shared_ptr<Look>& look, const QString& name, QDnsLookup::Type type);
    void settleAnswer(const std::shared_ptr<Look>& look, qsizetype i);
    void tell(const std::shared_ptr<Look>& look);

    const Options m_options;
    QHash<QString, Zone> m_zones;
    QList<QDnsLookup*> m_running;
    quint64 m_epoch = 0; ///< counts stop()s
};

} // namespace mailstead::outside
