// The DNS records that a mail server needs, made from what it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct DomainKey {
    std::string selector;
    std::string record; ///< the TXT value: "v=DKIM1; k=rsa; p=…"
};

struct DomainNames {
    std::string name;
    std::vector<DomainKey> keys;
};

/// What this server is called and reached by.
struct ServerNames {
    std::string hostname;
    std::vector<std::string> addresses; ///< public ones, textual
    std::vector<DomainNames> domains;
};

struct WantedRecord {
    std::string name;  ///< without the trailing dot
    std::string type;  ///< "A", "AAAA", "MX", "TXT", "PTR"
    std::string value; ///< TXT: the joined text, unquoted
    std::uint32_t ttl = 3600;
    std::string why;     ///< one sentence
    std::string purpose; ///< "address", "mx", "spf", "dkim", "dmarc", "ptr"
    /// Mail is refused or a later step cannot succeed without it.
    bool required = true;
};

/// In the order in which people make them: address, PTR, then for each domain MX, SPF, DKIM, DMARC.
std::vector<WantedRecord> wantedRecords(const ServerNames& names);

/// All addresses of this machine's interfaces that are up, loopback included; IPv4 first.
std::vector<std::string> interfaceAddresses();

/// The public addresses of this machine's interfaces, IPv4 first; `configured` ones instead when
/// there are any (a machine behind NAT does not see its own).
std::vector<std::string> publicAddresses(const std::vector<std::string>& configured = {});

/// False for loopback, private, link-local, shared (RFC 6598), unique local and multicast
/// addresses. Addresses for documentation count as public, so that closed networks can use them.
bool isPublicAddress(const std::string& address);

} // namespace mailstead::dns
