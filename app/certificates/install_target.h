// Another service that gets each certificate: a [[target]] of /etc/mailstead/privileged.toml
// (server/privileged/settings.h).
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <optional>

namespace mailstead::certificates
{

struct InstallTarget {
    Q_DECLARE_TR_FUNCTIONS(mailstead::certificates::InstallTarget)
public:
    enum class Field { Name, Chain, Key, KeyMode, Owner, Group, Reload, Service, StartTls, Other };

    /// What of it the daemon would not take, in a sentence and the way out.
    struct Problem {
        Field field = Field::Other;
        QString what, next;
    };

    QString name;
    QString chain, key;                        ///< absolute paths
    QString owner, group;                      ///< names or numbers; empty: root
    QString keyMode = QStringLiteral("0600");  ///< or "0640"
    QStringList reload;                        ///< program and arguments; may be empty
    QString service;                           ///< "127.0.0.1:25"; empty: not verified
    QString startTls = QStringLiteral("none"); ///< "smtp", "imap", "pop3"
    QString serverName;                        ///< empty: the certificate's first name

    /// The first one; nothing: the daemon's own reader takes it.
    std::optional<Problem> problem() const;

    bool operator==(const InstallTarget&) const = default;
};

} // namespace mailstead::certificates
