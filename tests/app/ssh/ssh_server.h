// A real sshd on a loopback port, run as the current user with keys and files of its own.
#pragma once

#include "ssh/connection.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>

/// QCOMPARE of two core::ErrorKind by their names.
#define COMPARE_KIND(actual, expected)                                                             \
    QCOMPARE(mailstead::core::toString(actual), mailstead::core::toString(expected))

namespace mailstead::test
{

class SshServer
{
public:
    SshServer();
    ~SshServer();

    /// False (with `problem()`) when there is no sshd to be had.
    bool start(const QStringList& extraOptions = {});
    /// Ends the listener and all of its sessions.
    void stop();
    QString problem() const { return m_problem; }

    int port() const { return m_port; }
    QString folder() const { return m_folder.path(); }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString user() const { return m_user; }

    /// Signs in with the accepted key file without a passphrase.
    ssh::Target target() const;
    /// Replaces the host key; effective after the next start.
    bool renewHostKey(const QString& type = QStringLiteral("ed25519"));
    /// ssh-keygen; returns the private key's path.
    QString makeKey(const QString& name, const QString& passphrase = {});
    bool authorize(const QString& keyPath);
    /// A path for a known hosts file that does not exist yet.
    QString freshKnownHosts();

private:
    bool run(const QString& program, const QStringList& arguments);
    int freePort() const;
    void endSessions();

    QTemporaryDir m_folder;
    QString m_user;
    QString m_problem;
    QString m_hostKey;
    int m_port = 0;
    int m_counter = 0;
    std::unique_ptr<QProcess> m_process;
};

} // namespace mailstead::test
