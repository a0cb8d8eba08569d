#include "ssh_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMultiHash>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace mailstead::test
{

SshServer::SshServer()
    : m_user(qEnvironmentVariable("USER"))
{
    if (m_user.isEmpty()) {
        QProcess id;
        id.start(QStringLiteral("id"), {QStringLiteral("-un")});
        id.waitForFinished();
        m_user = QString::fromUtf8(id.readAll()).trimmed();
    }
}

SshServer::~SshServer()
{
    stop();
}

bool SshServer::run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        m_problem = program + QStringLiteral(": ") + QString::fromUtf8(process.readAll());
        return false;
    }
    return true;
}

int SshServer::freePort() const
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

QString SshServer::makeKey(const QString& name, const QString& passphrase)
{
    const QString file = path(name);
    QFile::remove(file);
    run(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
         QStringLiteral("-N"), passphrase, QStringLiteral("-f"), file});
    return file;
}

bool SshServer::authorize(const QString& keyPath)
{
    QFile key(keyPath + QStringLiteral(".pub"));
    QFile authorized(path(QStringLiteral("authorized_keys")));
    return key.open(QIODevice::ReadOnly) && authorized.open(QIODevice::Append) &&
           authorized.write(key.readAll()) > 0 &&
           authorized.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

bool SshServer::renewHostKey(const QString& type)
{
    m_hostKey = path(QStringLiteral("host_key_%1").arg(++m_counter));
    return run(QStringLiteral("ssh-keygen"),
               {QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"), QString(),
                QStringLiteral("-f"), m_hostKey});
}

QString SshServer::freshKnownHosts()
{
    return path(QStringLiteral("known_hosts_%1").arg(++m_counter));
}

bool SshServer::start(const QStringList& extraOptions)
{
    const QString sshd = QStandardPaths::findExecutable(
        QStringLiteral("sshd"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
    if (sshd.isEmpty()) {
        m_problem = QStringLiteral("sshd is not installed");
        return false;
    }
    if (m_user == QLatin1String("root")) {
        QDir().mkpath(QStringLiteral("/run/sshd")); // sshd as root insists on it
    }
    if (m_hostKey.isEmpty()) {
        if (!renewHostKey() || !authorize(makeKey(QStringLiteral("id")))) {
            return false;
        }
    }
    if (m_port == 0) {
        m_port = freePort();
    }
    QStringList lines{
        QStringLiteral("Port %1").arg(m_port),
        QStringLiteral("ListenAddress 127.0.0.1"),
        QStringLiteral("HostKey %1").arg(m_hostKey),
        QStringLiteral("PidFile none"),
        QStringLiteral("StrictModes no"),
        QStringLiteral("UsePAM no"),
        QStringLiteral("PermitRootLogin prohibit-password"),
        QStringLiteral("PasswordAuthentication no"),
        QStringLiteral("KbdInteractiveAuthentication no"),
        QStringLiteral("AuthorizedKeysFile %1").arg(path(QStringLiteral("authorized_keys")))};
    lines += extraOptions;
    if (!extraOptions.join(QLatin1Char(' ')).contains(QLatin1String("Subsystem"))) {
        lines.append(QStringLiteral("Subsystem sftp internal-sftp"));
    }
    QFile config(path(QStringLiteral("sshd_config")));
    if (!config.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        m_problem = config.errorString();
        return false;
    }
    config.write(lines.join(QLatin1Char('\n')).toUtf8() + '\n');
    config.close();

    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(path(QStringLiteral("sshd.log")), QIODevice::Append);
#ifdef Q_OS_LINUX
    // A test that crashes must not leave it behind.
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    m_process->start(sshd, {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                            config.fileName()});
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 30'000 && m_process->state() != QProcess::NotRunning) {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_port));
        if (probe.waitForConnected(1000) && probe.waitForReadyRead(10'000)) {
            return true;
        }
        m_process->waitForFinished(20);
    }
    m_problem = QStringLiteral("sshd did not start");
    return false;
}

void SshServer::endSessions()
{
    // Its sessions are its descendants (privilege separation makes several generations).
    QMultiHash<qint64, qint64> children;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(name));
        if (name.toLongLong() > 1 && stat.open(QIODevice::ReadOnly)) {
            const QByteArray line = stat.readAll();
            const QList<QByteArray> rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
            children.insert(rest.value(1).toLongLong(), name.toLongLong());
        }
    }
    QList<qint64> all{m_process->processId()};
    for (qsizetype i = 0; i < all.size(); ++i) {
        all += children.values(all.at(i));
    }
    for (const qint64 pid : all) {
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    }
}

void SshServer::stop()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        endSessions();
        m_process->waitForFinished(10'000);
    }
    m_process.reset();
}

ssh::Target SshServer::target() const
{
    return {QStringLiteral("127.0.0.1"), m_port, m_user, vault::SignIn::KeyFile,
            path(QStringLiteral("id"))};
}

} // namespace mailstead::test
