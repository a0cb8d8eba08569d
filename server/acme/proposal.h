// Which way to prove names fits this server.
#pragma once

#include "acme/request_settings.h"

#include <optional>
#include <string>
#include <vector>

namespace mailstead::acme
{

/// What was found. A port's program may be unknown to an unprivileged daemon.
struct ServerFacts {
    bool port80Taken = false;
    std::string port80Program; ///< "nginx"; may be empty
    bool port443Taken = false;
    std::string port443Program;
    bool dnsAccess = false;  ///< credentials of the provider of all the names' zones are here
    bool wildcard = false;   ///< a wildcard name is wanted
    bool nginxReady = false; ///< root can have nginx answer for all the names
    std::string nginxReason; ///< why not, when nginx was looked at; may be empty
};

struct ProposedWay {
    Way way = Way::Http;
    bool possible = false;
    /// "port-free port-taken wildcard credentials no-credentials nginx no-nginx nginx-unknown
    /// nginx-unfit web-server no-web-server by-hand"
    std::string cause;
    /// That has the port; what is wrong with nginx, when it is unfit. May be empty.
    std::string program;
    std::string reason; ///< the cause in one English sentence
};

/// All ways, the fitting one first and the impossible ones last; there is always a possible one.
std::vector<ProposedWay> proposeWays(const ServerFacts& facts);

} // namespace mailstead::acme
