#include "dns/wanted.h"

#include "dns/resolver.h"
#include "dns/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace mailstead::dns
{

namespace
{

bool isV6(const std::string& address)
{
    return address.find(':') != std::string::npos;
}

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

void addAddressRecords(const ServerNames& names, std::vector<WantedRecord>& records)
{
    // With an IPv4 address there, mail flows without IPv6.
    const bool haveV4 = std::any_of(names.addresses.begin(), names.addresses.end(),
                                    [](const std::string& address) { return !isV6(address); });
    for (const std::string& address : names.addresses) {
        WantedRecord record;
        record.name = canonicalName(names.hostname);
        record.type = isV6(address) ? "AAAA" : "A";
        record.value = address;
        record.why = "Other servers and mail programs find this server by it; the certificate "
                     "authority as well.";
        record.purpose = "address";
        record.required = !isV6(address) || !haveV4;
        records.push_back(std::move(record));
    }
    for (const std::string& address : names.addresses) {
        WantedRecord record;
        record.name = reverseName(address);
        record.type = "PTR";
        record.value = canonicalName(names.hostname);
        record.why = "Receivers look up the name of the sending address and refuse mail when it "
                     "does not lead back here. The owner of the address, the hoster, sets it.";
        record.purpose = "ptr";
        record.required = !isV6(address) || !haveV4;
        records.push_back(std::move(record));
    }
}

void addDomainRecords(const ServerNames& names, const DomainNames& domain,
                      std::vector<WantedRecord>& records)
{
    const auto add = [&records](std::string name, std::string type, std::string value,
                                std::string purpose, std::string why, bool required) {
        WantedRecord record;
        record.name = canonicalName(name);
        record.type = std::move(type);
        record.value = std::move(value);
        record.purpose = std::move(purpose);
        record.why = std::move(why);
        record.required = required;
        records.push_back(std::move(record));
    };
    add(domain.name, "MX", "10 " + canonicalName(names.hostname), "mx",
        "Mail for the domain is brought to this host.", true);
    add(domain.name, "TXT", "v=spf1 mx -all", "spf",
        "Says that this server, and no other, sends mail of the domain.", true);
    for (const DomainKey& key : domain.keys) {
        // Receivers that cannot verify ed25519 (RFC 8463) ignore its signature; RSA must be there.
        const bool rsa = key.record.find("k=ed25519") == std::string::npos;
        add(key.selector + "._domainkey." + domain.name, "TXT", key.record, "dkim",
            "The public key with which receivers verify our signatures.", rsa);
    }
    add("_dmarc." + domain.name, "TXT",
        "v=DMARC1; p=quarantine; rua=mailto:postmaster@" + canonicalName(domain.name), "dmarc",
        "Says what receivers should do with mail that only pretends to come from the domain.",
        true);
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

std::vector<WantedRecord> wantedRecords(const ServerNames& names)
{
    std::vector<WantedRecord> records;
    addAddressRecords(names, records);
    for (const DomainNames& domain : names.domains)
        addDomainRecords(names, domain, records);
    return records;
}

} // namespace mailstead::dns
