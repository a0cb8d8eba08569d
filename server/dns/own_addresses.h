// The addresses of this machine.
#pragma once

#include <string>
#include <vector>

namespace mailstead::dns
{

/// All addresses of this machine's interfaces that are up, loopback included; IPv4 first.
std::vector<std::string> interfaceAddresses();

/// The public addresses of this machine's interfaces, IPv4 first; `configured` ones instead when
/// there are any (a machine behind NAT does not see its own).
std::vector<std::string> publicAddresses(const std::vector<std::string>& configured = {});

/// False for loopback, private, link-local, shared (RFC 6598), unique local and multicast
/// addresses. Addresses for documentation count as public, so that closed networks can use them.
bool isPublicAddress(const std::string& address);

} // namespace mailstead::dns
