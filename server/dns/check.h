// Do names lead to this server, wherever one asks?
#pragma once

#include "core/result.h"
#include "dns/resolver.h"

#include <set>
#include <string>
#include <vector>

namespace mailstead::dns
{

/// What one server says about a name.
struct NameSight {
    std::string server; ///< "ns1.example.org (192.0.2.1)", or "resolver"
    std::vector<std::string> addresses;
    std::string alias; ///< target of its CNAME record
    std::string status;
    bool failed = false; ///< it says nothing about the name
};

enum class Leads {
    Here,
    Elsewhere,
    Unknown, ///< some servers do not answer, the others say here
};

/// Pure. Targets of which a server told no address are added to `aliases`: they have to lead here,
/// too.
Leads whereItLeads(const std::vector<NameSight>& sights, const std::vector<std::string>& addresses,
                   std::set<std::string>& aliases);

/// Success when every name has an address here, at every authoritative server and the resolver,
/// and none elsewhere (by an alias, too): only then will an ACME authority reach us. Refused when a
/// server says otherwise, Unavailable when some only do not answer; `why` says which answer was
/// seen where. Blocks.
core::Result<void> checkNamesLeadHere(const std::vector<std::string>& names,
                                      const std::vector<std::string>& addresses,
                                      Resolver& resolver);

} // namespace mailstead::dns
