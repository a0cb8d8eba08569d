// One for each interface, a file each, and what they share. Internal to dns/hosters.
#pragma once

#include "dns/hosters/ptr_api.h"

namespace mailstead::dns::hosters
{

std::unique_ptr<PtrApi> makeDigitalOceanPtr(ProviderContext context);
std::unique_ptr<PtrApi> makeHetznerPtr(ProviderContext context);
std::unique_ptr<PtrApi> makeLinodePtr(ProviderContext context);
std::unique_ptr<PtrApi> makeOvhPtr(ProviderContext context);
std::unique_ptr<PtrApi> makeVultrPtr(ProviderContext context);

/// More servers or addresses in an account than this are not read.
inline constexpr std::size_t mostServers = 5000;

inline bool isV6(const std::string& address)
{
    return address.find(':') != std::string::npos;
}

/// However the two are written; false when one is no address.
bool sameAddress(const std::string& a, const std::string& b);

/// `network` is an address, too, or "2001:db8::/64".
bool holds(const std::string& network, const std::string& address);

} // namespace mailstead::dns::hosters
