#include "setup/distribution.h"

#include "setup/text.h"

#include <QSet>

namespace mailstead::setup
{

namespace
{

using ssh::RemoteCommand;

struct Row {
    const char* id;
    const char* version; ///< the whole version, or its part before the dot
    const char* title;
    PackageManager packageManager;
};

constexpr Row table[] = {
    {"debian", "12", "Debian 12", PackageManager::Apt},
    {"debian", "13", "Debian 13", PackageManager::Apt},
    {"ubuntu", "22.04", "Ubuntu 22.04", PackageManager::Apt},
    {"ubuntu", "24.04", "Ubuntu 24.04", PackageManager::Apt},
    {"ubuntu", "26.04", "Ubuntu 26.04", PackageManager::Apt},
    {"rhel", "9", "Red Hat Enterprise Linux 9", PackageManager::Dnf},
    {"rhel", "10", "Red Hat Enterprise Linux 10", PackageManager::Dnf},
    {"centos", "9", "CentOS Stream 9", PackageManager::Dnf},
    {"centos", "10", "CentOS Stream 10", PackageManager::Dnf},
    {"rocky", "9", "Rocky Linux 9", PackageManager::Dnf},
    {"rocky", "10", "Rocky Linux 10", PackageManager::Dnf},
    {"almalinux", "9", "AlmaLinux 9", PackageManager::Dnf},
    {"almalinux", "10", "AlmaLinux 10", PackageManager::Dnf},
};

/// Another package manager (an automatic upgrade right after the first boot) may hold the lock.
const QString aptLockWait = QStringLiteral("DPkg::Lock::Timeout=300");

RemoteCommand apt(const QStringList& arguments)
{
    RemoteCommand command;
    command.program = QStringLiteral("apt-get");
    command.arguments = QStringList{QStringLiteral("-o"), aptLockWait} + arguments;
    command.environment = {QStringLiteral("DEBIAN_FRONTEND=noninteractive"),
                           QStringLiteral("NEEDRESTART_SUSPEND=1"), QStringLiteral("LC_ALL=C")};
    command.timeout = std::chrono::minutes(30);
    return command;
}

RemoteCommand dnf(const QStringList& arguments)
{
    RemoteCommand command;
    command.program = QStringLiteral("dnf");
    command.arguments = QStringList{QStringLiteral("-y")} + arguments;
    command.environment = {QStringLiteral("LC_ALL=C")};
    command.timeout = std::chrono::minutes(30);
    return command;
}

} // namespace

RemoteCommand Distribution::queryInstalled(const QStringList& names) const
{
    RemoteCommand command;
    command.quiet = true;
    command.environment = {QStringLiteral("LC_ALL=C")};
    if (packageManager == PackageManager::Apt) {
        command.program = QStringLiteral("dpkg-query");
        command.arguments = {QStringLiteral("-W"), QStringLiteral("-f"),
                             QStringLiteral("${db:Status-Status} ${binary:Package}\\n")};
    } else {
        command.program = QStringLiteral("rpm");
        command.arguments = {QStringLiteral("-q"), QStringLiteral("--qf"),
                             QStringLiteral("installed %{NAME}\\n")};
    }
    command.arguments += names;
    return command;
}

QStringList Distribution::installedOf(const QStringList& names, const QByteArray& queryOutput) const
{
    QSet<QString> installed;
    const QList<QByteArray> lines = queryOutput.left(1024 * 1024).split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        // dpkg adds ":arch" to the names of packages that exist for several.
        if (words.size() == 2 && words[0] == "installed")
            installed.insert(QString::fromUtf8(words[1].split(':').first()));
    }
    QStringList result;
    for (const QString& name : names) {
        if (installed.contains(name))
            result.append(name);
    }
    return result;
}

std::optional<RemoteCommand> Distribution::auditInterrupted() const
{
    if (packageManager != PackageManager::Apt)
        return std::nullopt;
    RemoteCommand command;
    command.program = QStringLiteral("dpkg");
    command.arguments = {QStringLiteral("--audit")};
    command.quiet = true;
    return command;
}

std::optional<RemoteCommand> Distribution::repairInterrupted() const
{
    if (packageManager != PackageManager::Apt)
        return std::nullopt;
    RemoteCommand command;
    command.program = QStringLiteral("dpkg");
    command.arguments = {QStringLiteral("--force-confdef"), QStringLiteral("--force-confold"),
                         QStringLiteral("--configure"), QStringLiteral("-a")};
    command.environment = {QStringLiteral("DEBIAN_FRONTEND=noninteractive")};
    command.timeout = std::chrono::minutes(30);
    return command;
}

RemoteCommand Distribution::refreshLists() const
{
    return packageManager == PackageManager::Apt ? apt({QStringLiteral("update")})
                                                 : dnf({QStringLiteral("makecache")});
}

RemoteCommand Distribution::install(const QStringList& names) const
{
    if (packageManager == PackageManager::Apt)
        return apt(QStringList{QStringLiteral("install"), QStringLiteral("-y"),
                               QStringLiteral("--no-install-recommends"), QStringLiteral("-o"),
                               QStringLiteral("Dpkg::Options::=--force-confdef"),
                               QStringLiteral("-o"),
                               QStringLiteral("Dpkg::Options::=--force-confold")} +
                   names);
    return dnf(QStringList{QStringLiteral("install")} + names);
}

std::optional<Distribution> distributionFor(const SystemId& system)
{
    for (const Row& row : table) {
        if (system.id != QLatin1String(row.id))
            continue;
        const QLatin1String version(row.version);
        // "9" also stands for "9.4".
        const bool fits =
            system.version == version || (system.version.startsWith(version) &&
                                          system.version.mid(version.size()).startsWith(u'.'));
        if (!fits)
            continue;
        Distribution result;
        result.title = QLatin1String(row.title);
        result.packageManager = row.packageManager;
        result.dovecotService = QStringLiteral("dovecot");
        result.otherMtaServices = {QStringLiteral("postfix"), QStringLiteral("exim4"),
                                   QStringLiteral("exim"), QStringLiteral("sendmail"),
                                   QStringLiteral("opensmtpd")};
        if (row.packageManager == PackageManager::Apt)
            result.packages = {QStringLiteral("ca-certificates"), QStringLiteral("dovecot-core"),
                               QStringLiteral("dovecot-imapd"),   QStringLiteral("dovecot-lmtpd"),
                               QStringLiteral("dovecot-pop3d"),   QStringLiteral("openssl")};
        else
            result.packages = {QStringLiteral("ca-certificates"), QStringLiteral("dovecot"),
                               QStringLiteral("openssl")};
        return result;
    }
    return std::nullopt;
}

QString supportedSystems()
{
    return Text::tr("Debian 12 and 13, Ubuntu 22.04, 24.04 and 26.04, and Red Hat Enterprise "
                    "Linux, CentOS Stream, Rocky Linux and AlmaLinux 9 and 10");
}

} // namespace mailstead::setup
