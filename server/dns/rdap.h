// What answers of registries say (RDAP: RFC 9083) and which registry to ask for an address (the
// bootstrap service, RFC 9224). Pure functions; answers are hostile, and what does not fit is taken
// as not said.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns::rdap
{

/// Registries send people on to others.
inline constexpr int mostRedirects = 3;

/// Where a redirect leads, when it is one that may be followed: to HTTPS. Else empty.
std::string redirect(int status, const std::string& location);

/// When a domain was registered.
std::optional<std::chrono::system_clock::time_point> registration(const std::string& body);

/// An IP network (RFC 9083 §5.4).
struct Network {
    std::string name;                       ///< as the holder named it: "HETZNER-DC"
    std::vector<std::string> organisations; ///< names of those who answer for it
};

std::optional<Network> network(const std::string& body);

/// The base URL, with a slash at its end, of the registry that has the address, from IANA's
/// ipv4.json or ipv6.json. Empty when none is told, or none with HTTPS; `plain`: HTTP will do.
std::string registryOf(const std::string& bootstrap, const std::string& address,
                       bool plain = false);

} // namespace mailstead::dns::rdap
