// What a host name and a mail address look like, for fields that are checked before anybody is
// asked.
#pragma once

#include <QString>

namespace mailstead::core
{

/// A fully qualified host name in letters, digits and hyphens (RFC 1123), at least two labels.
bool isHostname(const QString& name);
/// "local@domain" of printable ASCII without quoting, as mailboxes of this program are.
bool isMailAddress(const QString& address);

} // namespace mailstead::core
