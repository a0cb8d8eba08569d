// The daemon's binary that is uploaded: found on this computer, checked by its ELF header.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace mailstead::setup
{

struct DaemonBinary {
    QString path;
    qint64 size = 0;
    QByteArray sha256; ///< hex
};

/// Looks for `mailsteadd-<architecture>`, then for a plain `mailsteadd` of that architecture, in
/// `directory`, in $MAILSTEAD_DAEMON_DIR and beside this program. NotFound tells where was looked.
core::Result<DaemonBinary> findDaemonBinary(const QString& directory, const QString& architecture);

/// "x86_64", "aarch64" …, by the header of an ELF program; empty for other files.
QString elfArchitecture(const QByteArray& header);

} // namespace mailstead::setup
