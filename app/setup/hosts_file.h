// Editing /etc/hosts (hosts(5)) so that the host's short name leads to its full name.
#pragma once

#include <QString>

namespace mailstead::setup
{

/// What `hostname -f` says for the host name `name` with this file: the first name of the first
/// line that lists it; empty when no line does.
QString canonicalName(const QString& hosts, const QString& name);

/// The file with `127.0.1.1 full short` in it, so that `hostname` = short and `hostname -f` = full.
/// Lines that do not matter stay as they are, byte for byte. Debian's 127.0.1.1 line, which carries
/// the old name and would win, is rewritten (other aliases of it stay); both names are taken off
/// other lines that would win. Unchanged when canonicalName() is right already.
/// `oldName` is the host name until now, whose aliases go.
QString hostsWithName(const QString& hosts, const QString& fullName, const QString& oldName);

} // namespace mailstead::setup
