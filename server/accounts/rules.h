// What names and passwords this server takes. Internal.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace mailstead::accounts
{

/// Canonical form of any address: the domain in its lower-case A-label form, the local part as
/// message::canonicalAddress() has it, or UTF-8 with its ASCII letters in lower case (RFC 6531).
core::Result<std::string> anyAddress(std::string_view text);

/// Canonical form of the address of a mailbox or alias here.
core::Result<std::string> localAddress(const std::string& text);

/// Lower-case A-label form of a mail domain.
core::Result<std::string> domainName(const std::string& text);

/// The same where nothing is wrong with a domain that does not exist: for filters. Empty stays so.
std::string wantedDomain(const std::string& text);

core::Result<void> checkNewPassword(const std::string& password);

/// "ms202611": what the selectors of keys made today begin with.
std::string selectorStem();

/// What stands after the @ of a canonical address.
std::string domainOf(const std::string& address);

} // namespace mailstead::accounts
