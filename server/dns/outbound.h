// Is port 25 open outward? Many hosters block it until asked, and nothing else tells.
#pragma once

#include "dns/resolver.h"

#include <chrono>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct OutboundTry {
    std::string domain;
    std::string host;    ///< MX host, empty when the domain has none that could be found
    std::string address; ///< tried
    bool connected = false;
    std::string words; ///< the greeting's first line, or why not
};

/// Connects to port 25 of one MX host of each domain, side by side; says nothing but QUIT. Blocks
/// for at most `timeout`.
std::vector<OutboundTry> tryOutbound(const std::vector<std::string>& domains, Resolver& resolver,
                                     std::chrono::milliseconds timeout, std::uint16_t port = 25);

} // namespace mailstead::dns
