// `mailsteadd preflight`: looks at a machine before anything is installed, changes nothing.
#pragma once

#include "core/result.h"
#include "dns/resolver.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct PreflightOptions {
    /// Mail domains whose MX hosts are tried on port 25 to see whether it is open outward.
    std::vector<std::string> outboundDomains = {"gmail.com", "outlook.com", "qq.com"};
};

/// The object of PROTOCOL.md, "mailsteadd preflight". Blocks for at most about 15 s.
core::Result<nlohmann::json> preflight(const PreflightOptions& options, Resolver& resolver);

} // namespace mailstead::dns
