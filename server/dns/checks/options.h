// What is checked, and with whose help.
#pragma once

#include "dns/checks/world.h"

namespace mailstead::dns::checks
{

enum class Scope {
    Records,    ///< wanted records, their zones and DNSSEC: quick and repeated often
    Everything, ///< also TLS, blocklists, age, clock and port 25
};

struct Options {
    Scope scope = Scope::Everything;
    std::vector<ServicePort> services; ///< of this server
    /// Receivers whose port 25 is tried.
    std::vector<std::string> outboundDomains = {"gmail.com", "outlook.com", "qq.com", "yahoo.com"};
    std::vector<std::string> addressLists = {"zen.spamhaus.org", "bl.spamcop.net",
                                             "psbl.surriel.com"};
    std::vector<std::string> addressLists6 = {"zen.spamhaus.org"};
    std::vector<std::string> domainLists = {"dbl.spamhaus.org"};
    /// The domain's name is put behind it; redirects lead to the registry (RFC 9082).
    std::string rdapUrl = "https://rdap.org/domain/";
    /// Their Date field tells the time.
    std::vector<std::string> clockUrls = {"https://acme-v02.api.letsencrypt.org/directory",
                                          "https://www.cloudflare.com/"};
    /// All that still waits then is answered "cannot tell".
    std::chrono::milliseconds limit{15000};
};

} // namespace mailstead::dns::checks
