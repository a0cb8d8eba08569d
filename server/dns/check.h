// Do names lead to this server, wherever one asks?
#pragma once

#include "core/result.h"
#include "dns/resolver.h"

#include <string>
#include <vector>

namespace mailstead::dns
{

/// Success when every name has an address here, at every authoritative server and the resolver,
/// and none elsewhere: only then will an ACME authority reach us. The error's `why` says which
/// answer was seen where. Blocks.
core::Result<void> checkNamesLeadHere(const std::vector<std::string>& names,
                                      const std::vector<std::string>& addresses,
                                      Resolver& resolver);

} // namespace mailstead::dns
