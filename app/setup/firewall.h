// Opening the mail ports in a firewall that has a manager (ufw, firewalld). Rules that somebody
// wrote by hand are never touched.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// "25/tcp" … that the firewall does not let in yet; empty where there is none to manage.
core::Result<QStringList> closedPorts(Context& context);
core::Result<> openPorts(Context& context, const QStringList& ports);
QStringList mailPorts(); ///< "25/tcp", "80/tcp" …

/// Ports that `ufw status` says everybody may reach.
QStringList portsAllowedByUfw(const QString& status);

} // namespace mailstead::setup
