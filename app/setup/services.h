// systemd units of the mail server.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

struct UnitState {
    bool active = false;
    bool enabled = false;
};

core::Result<UnitState> unitState(Context& context, const QString& unit);

/// Whether one of the files was changed after `startMark`, a file that the service makes when it
/// starts; true when the mark is missing.
core::Result<bool> changedSince(Context& context, const QStringList& files,
                                const QString& startMark);

/// restart and enable; on failure the error carries the unit's last log lines.
core::Result<> restartAndEnable(Context& context, const QString& unit);

/// TCP ports with a listener, by /proc/net/tcp and tcp6.
QList<int> parseListeningPorts(const QByteArray& procNetTcp);
core::Result<QList<int>> listeningPorts(Context& context);

} // namespace mailstead::setup
