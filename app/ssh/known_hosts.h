// The host keys that the user trusts, in a file of our own in OpenSSH's known_hosts format.
#pragma once

#include "core/result.h"
#include "ssh/host_key.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace mailstead::ssh
{

/// Thread-safe, also between objects for the same file; every look-up reads it anew. Lines
/// that it does not understand (comments, markers) are kept as they are.
class KnownHosts
{
public:
    enum class Match {
        Unknown, ///< no key of this server is remembered
        Known,
        Changed, ///< other keys are remembered, this one is not
        Revoked, ///< marked @revoked
    };
    struct Lookup {
        Match match = Match::Unknown;
        QList<HostKey> remembered; ///< all keys of that server
    };

    /// An empty path means `known_hosts` in the program's configuration folder.
    explicit KnownHosts(const QString& path = {});

    QString path() const { return m_path; }
    core::Result<Lookup> find(const QString& address, int port, const HostKey& offered) const;
    /// Algorithms of the remembered keys, to be asked for first.
    core::Result<QStringList> algorithms(const QString& address, int port) const;
    core::Result<> remember(const QString& address, int port, const HostKey& key);
    /// Forgets all keys of a server, after the user confirmed that it was installed anew.
    core::Result<> forget(const QString& address, int port);

    /// "example.org" or "[example.org]:2222" (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
    static QString hostPattern(const QString& address, int port);

private:
    core::Result<QList<QByteArray>> readLines() const;
    core::Result<> writeLines(const QList<QByteArray>& lines) const;

    QString m_path;
};

} // namespace mailstead::ssh
