#include "acme/proposal.h"

#include <algorithm>

namespace mailstead::acme
{

namespace
{

constexpr const char* wildcardReason = "A wildcard name can only be proved by DNS.";

std::string taken(const char* port, const std::string& program)
{
    return std::string("Port ") + port + " belongs to " +
           (program.empty() ? "another program" : program) + ".";
}

} // namespace

std::vector<ProposedWay> proposeWays(const ServerFacts& facts)
{
    std::vector<ProposedWay> ways;
    // A way that needs a port: at most one of these stands against it.
    const auto byPort = [&](Way way, bool possible, const char* cause, const std::string& program,
                            const std::string& reason) {
        if (facts.wildcard)
            ways.push_back({way, false, "wildcard", {}, wildcardReason});
        else
            ways.push_back({way, possible, cause, program, reason});
    };
    // In the order in which they are preferred: least to set up and least to break later first.
    byPort(Way::Http, !facts.port80Taken, facts.port80Taken ? "port-taken" : "port-free",
           facts.port80Program,
           facts.port80Taken ? taken("80", facts.port80Program)
                             : "Port 80 is free: the daemon answers there for the moment, and "
                               "nothing has to be set up.");
    ways.push_back({Way::Dns,
                    facts.dnsAccess,
                    facts.dnsAccess ? "credentials" : "no-credentials",
                    {},
                    facts.dnsAccess ? "The daemon can write the DNS records itself, whatever uses "
                                      "the ports."
                                    : "There are no credentials of the DNS provider."});
    byPort(Way::Nginx, facts.nginxReady,
           facts.nginxReady            ? "nginx"
           : !facts.port80Taken        ? "no-nginx"
           : facts.nginxReason.empty() ? "nginx-unknown"
                                       : "nginx-unfit",
           facts.nginxReason,
           facts.nginxReady ? "nginx has port 80: it answers for the moment, and its configuration "
                              "is put back afterwards."
           : !facts.port80Taken        ? "No nginx was found on port 80."
           : facts.nginxReason.empty() ? "Whether it is nginx that has port 80 was not looked at."
                                       : "nginx cannot be used: " + facts.nginxReason + ".");
    byPort(Way::TlsAlpn, !facts.port443Taken, facts.port443Taken ? "port-taken" : "port-free",
           facts.port443Program,
           facts.port443Taken ? taken("443", facts.port443Program)
                              : "Port 443 is free: the daemon answers there for the moment.");
    byPort(Way::WebRoot, facts.port80Taken, facts.port80Taken ? "web-server" : "no-web-server",
           facts.port80Program,
           facts.port80Taken
               ? taken("80", facts.port80Program) +
                     " It can serve the file, when the daemon may write into its root."
               : "No web server was found on port 80.");
    ways.push_back({Way::DnsByHand,
                    true,
                    "by-hand",
                    {},
                    "It always works, but somebody has to make the records at each renewal."});
    std::stable_partition(ways.begin(), ways.end(),
                          [](const ProposedWay& way) { return way.possible; });
    return ways;
}

} // namespace mailstead::acme
