#include "dns/own_addresses.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <cstring>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace mailstead::dns
{

namespace
{

bool isPublicV4(std::uint32_t address)
{
    const auto within = [address](std::uint32_t network, int bits) {
        return address >> (32 - bits) == network >> (32 - bits);
    };
    // RFC 6890: this host, private, shared, loopback, link-local, private, private, multicast and
    // everything above.
    return !within(0x00000000, 8) && !within(0x0A000000, 8) && !within(0x64400000, 10) &&
           !within(0x7F000000, 8) && !within(0xA9FE0000, 16) && !within(0xAC100000, 12) &&
           !within(0xC0A80000, 16) && address < 0xE0000000;
}

bool isPublicV6(const in6_addr& address)
{
    const unsigned first = address.s6_addr[0];
    // Global unicast is 2000::/3 (RFC 4291 §2.4); 6to4 and Teredo lead to nobody's mail server.
    if ((first & 0xE0) != 0x20)
        return false;
    const bool sixToFour = first == 0x20 && address.s6_addr[1] == 0x02;
    const bool teredo = first == 0x20 && address.s6_addr[1] == 0x01 && address.s6_addr[2] == 0 &&
                        address.s6_addr[3] == 0;
    return !sixToFour && !teredo;
}

} // namespace

bool isPublicAddress(const std::string& address)
{
    in_addr v4{};
    if (inet_pton(AF_INET, address.c_str(), &v4) == 1)
        return isPublicV4(ntohl(v4.s_addr));
    in6_addr v6{};
    if (inet_pton(AF_INET6, address.c_str(), &v6) == 1)
        return isPublicV6(v6);
    return false;
}

std::vector<std::string> interfaceAddresses()
{
    std::vector<std::string> v4;
    std::vector<std::string> v6;
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0)
        return {};
    for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0)
            continue;
        std::array<char, INET6_ADDRSTRLEN> text{};
        if (entry->ifa_addr->sa_family == AF_INET) {
            sockaddr_in address{};
            std::memcpy(&address, entry->ifa_addr, sizeof address);
            inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
            v4.emplace_back(text.data());
        } else if (entry->ifa_addr->sa_family == AF_INET6) {
            sockaddr_in6 address{};
            std::memcpy(&address, entry->ifa_addr, sizeof address);
            inet_ntop(AF_INET6, &address.sin6_addr, text.data(), text.size());
            v6.emplace_back(text.data());
        }
    }
    freeifaddrs(list);
    v4.insert(v4.end(), v6.begin(), v6.end());
    return v4;
}

std::vector<std::string> publicAddresses(const std::vector<std::string>& configured)
{
    if (!configured.empty())
        return configured;
    std::vector<std::string> found;
    for (const std::string& address : interfaceAddresses()) {
        if (isPublicAddress(address) &&
            std::find(found.begin(), found.end(), address) == found.end())
            found.push_back(address);
    }
    return found;
}

} // namespace mailstead::dns
