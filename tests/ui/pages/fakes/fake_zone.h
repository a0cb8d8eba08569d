// A domain's zone at a DNS provider, as a daemon tells of it: credentials, plan, writing, journal,
// and records on their way. A fake: nothing is asked of anybody.
#pragma once

#include "fake_daemon.h"

#include <QSet>

namespace mailstead::pages
{

/// Thread-safe as the daemon is: its handlers run with the daemon's lock held; the test reads and
/// sets between its questions.
class FakeZone
{
public:
    /// Answers domain.list and the methods of dns on that daemon.
    void install(const std::shared_ptr<FakeDaemon>& daemon);

    void setDomains(const QStringList& names);
    void storeCredentials(); ///< as if somebody had entered them before
    void setWritten();       ///< everything is as wanted
    bool isWritten() const;
    QStringList written() const;                  ///< keys that dns.apply wrote
    int subscriptionOf(const QString& key) const; ///< of "<name> <type>"; 0: nobody watches
    /// Tells who watches: the name servers have it, the resolvers from the first on up to `agree`.
    void tellRound(int agree);

private:
    QJsonObject place() const;
    QJsonArray rows(const QJsonObject& choices) const;
    QJsonObject apply(const QJsonObject& parameters, QString& failure);
    QJsonObject check() const;

    std::shared_ptr<FakeDaemon> m_daemon;
    mutable std::mutex m_mutex;
    QStringList m_domains{QStringLiteral("example.org"), QStringLiteral("example.com")};
    QJsonArray m_credentials;
    QJsonArray m_journal;
    QSet<QString> m_written;
    QStringList m_lastWritten;
    QMap<QString, int> m_watched;
    int m_nextSubscription = 1000;
};

} // namespace mailstead::pages
