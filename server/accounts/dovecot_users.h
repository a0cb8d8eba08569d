// Dovecot's view of our mailboxes: a passwd-file that its passdb and userdb read.
#pragma once

#include "accounts/snapshot.h"
#include "core/result.h"

#include <string>

namespace mailstead::accounts
{

/// One line for each enabled mailbox, sorted: `anna@example.org:{SHA512-CRYPT}$6$…::::::`. User,
/// group and mail location are set in Dovecot's configuration for all alike, so the other fields
/// stay empty, but for the quota of a mailbox that has one:
/// `…::::::userdb_quota_rule=*:bytes=1000 userdb_quota_storage_size=1000B`. A disabled mailbox with
/// a quota has `!` for its password.
std::string dovecotUsers(const Snapshot& snapshot);

/// Writes `<directory>/users` atomically with mode 0640 when its content differs. The installer
/// makes the directory with group dovecot and the setgid bit, so that the file inherits the group;
/// a directory that is missing is made with mode 0750.
core::Result<void> writeDovecotUsers(const std::string& directory, const Snapshot& snapshot);

} // namespace mailstead::accounts
