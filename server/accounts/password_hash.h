// Password hashes in crypt(3) form, checked by us at SMTP AUTH and by Dovecot at IMAP login.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace mailstead::accounts
{

/// "$6$rounds=…$salt$…": SHA-512-crypt. Of the schemes that crypt(3) knows it is the one that every
/// libc of the supported distributions and every Dovecot since 2.0 verifies; yescrypt ("$y$") is
/// stronger against hardware, but is missing where libcrypt is glibc's own or built without it, and
/// then nobody could read mail.
core::Result<std::string> hashPassword(const std::string& password, unsigned rounds);

/// In time that does not depend on where they differ. False for a malformed hash.
bool checkPassword(const std::string& password, const std::string& hash);

/// Overwrites a secret before its memory is given back.
void wipe(std::string& secret);

} // namespace mailstead::accounts
