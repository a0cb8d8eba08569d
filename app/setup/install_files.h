// The files that the Install step writes, made from the templates in resources/server.
#pragma once

#include "core/result.h"
#include "setup/file_changes.h"
#include "setup/settings.h"

namespace mailstead::setup
{

inline const QString daemonProgram = QStringLiteral("/usr/local/bin/mailsteadd");
inline const QString daemonConfig = QStringLiteral("/etc/mailstead/mailsteadd.toml");
inline const QString tmpfilesConfig = QStringLiteral("/etc/tmpfiles.d/mailstead.conf");
inline const QString acmeCaPath = QStringLiteral("/etc/mailstead/acme-ca.pem");
inline const QString dovecotConfig = QStringLiteral("/etc/dovecot/dovecot.conf");

/// mailsteadd.toml of a template: host name, resolvers and trust anchors filled in.
core::Result<QByteArray> daemonConfigText(const QByteArray& templateText, const Settings& settings);

/// privileged.toml: of the template, or what the server has, whose lines stay; the host name is
/// among its names.
core::Result<WantedFile> privilegedFile(const QByteArray& existing, const Settings& settings);

/// Configuration, unit files, and the files that the settings name on this computer.
core::Result<QList<WantedFile>> daemonFiles(const Settings& settings);

/// "2.3" or "2.4" of what `dovecot --version` prints; empty for others.
QString dovecotSeries(const QString& versionOutput);
core::Result<WantedFile> dovecotFile(const QString& series);

} // namespace mailstead::setup
