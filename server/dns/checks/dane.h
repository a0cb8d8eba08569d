// TLSA records (RFC 6698, RFC 7672) held against the keys that are served. Internal to checks.
#pragma once

#include "dns/checks/context.h"

namespace mailstead::dns::checks
{

/// `keysOn25`: SHA-256 of the public keys that port 25 showed; empty when it could not be asked.
asio::awaitable<void> checkDane(Context& context, std::vector<std::string> keysOn25);

} // namespace mailstead::dns::checks
