// What differs between the systems that we know: package names, commands, services. A table, so
// that steps have no ifs about systems.
#pragma once

#include "setup/system_id.h"
#include "ssh/remote_command.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

namespace mailstead::setup
{

enum class PackageManager { Apt, Dnf };

struct Distribution {
    QString title; ///< "Debian 12"
    PackageManager packageManager = PackageManager::Apt;
    QStringList packages;         ///< what the setup needs
    QString dovecotService;       ///< unit name
    QStringList otherMtaServices; ///< mail servers of this system that take port 25

    ssh::RemoteCommand queryInstalled(const QStringList& names) const;
    /// Names out of `names` that queryInstalled() says are installed.
    QStringList installedOf(const QStringList& names, const QByteArray& queryOutput) const;

    /// Says whether an earlier installation was interrupted (empty output: no); none for dnf.
    std::optional<ssh::RemoteCommand> auditInterrupted() const;
    std::optional<ssh::RemoteCommand> repairInterrupted() const;
    ssh::RemoteCommand refreshLists() const;
    ssh::RemoteCommand install(const QStringList& names) const;
};

/// Empty for systems that we do not support.
std::optional<Distribution> distributionFor(const SystemId& system);

/// "Debian 12 and 13, Ubuntu 22.04 …", for texts.
QString supportedSystems();

} // namespace mailstead::setup
