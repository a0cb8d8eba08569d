// systemd's notification protocol (sd_notify(3)) without libsystemd.
#pragma once

#include <string>

namespace mailstead::daemon
{

/// Sends lines such as "READY=1\nSTATUS=…" to $NOTIFY_SOCKET; does nothing when there is none.
void notifyServiceManager(const std::string& state);

} // namespace mailstead::daemon
