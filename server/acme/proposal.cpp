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
    // In the order in which they are preferred: least to set up and least to break later first.
    ways.push_back({Way::Http, !facts.wildcard && !facts.port80Taken,
                    facts.wildcard      ? wildcardReason
                    : facts.port80Taken ? taken("80", facts.port80Program)
                                        : "Port 80 is free: the daemon answers there for the "
                                          "moment, and nothing has to be set up."});
    ways.push_back({Way::Dns, facts.dnsAccess,
                    facts.dnsAccess ? "The daemon can write the DNS records itself, whatever uses "
                                      "the ports."
                                    : "There are no credentials of the DNS provider."});
    ways.push_back({Way::TlsAlpn, !facts.wildcard && !facts.port443Taken,
                    facts.wildcard       ? wildcardReason
                    : facts.port443Taken ? taken("443", facts.port443Program)
                                         : "Port 443 is free: the daemon answers there for the "
                                           "moment."});
    ways.push_back({Way::WebRoot, !facts.wildcard && facts.port80Taken,
                    facts.wildcard ? wildcardReason
                    : facts.port80Taken
                        ? taken("80", facts.port80Program) +
                              " It can serve the file, when the daemon may write into its root."
                        : "No web server was found on port 80."});
    ways.push_back({Way::DnsByHand, true,
                    "It always works, but somebody has to make the records at each renewal."});
    std::stable_partition(ways.begin(), ways.end(),
                          [](const ProposedWay& way) { return way.possible; });
    return ways;
}

} // namespace mailstead::acme
