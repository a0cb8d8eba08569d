// Which system a server runs, by its /etc/os-release.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace mailstead::setup
{

struct SystemId {
    QString id;         ///< "debian"
    QStringList idLike; ///< "rhel", "fedora"
    QString version;    ///< "12", "24.04"; empty for rolling ones
    QString name;       ///< "Debian GNU/Linux 12 (bookworm)"
};

/// Reads os-release(5): shell-like assignments, quoted or not. At most 200 lines are looked at and
/// values are cut at 200 characters.
SystemId parseOsRelease(const QByteArray& text);

} // namespace mailstead::setup
