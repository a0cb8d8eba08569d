// Which hosts take the mail of a domain, in which order (RFC 5321, section 5.1).
#pragma once

#include "dns/resolver.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::delivery
{

/// Why nothing can be tried. `reply` begins with an enhanced status code.
struct Verdict {
    bool permanent = false;
    std::string reply;
};

struct HostList {
    std::vector<std::string> hosts;         ///< best first
    std::vector<std::uint16_t> preferences; ///< of the hosts; empty when implicit
    bool implicit = false;                  ///< the domain has no MX: its own addresses are meant
    bool secure = false;                    ///< the records were validated by DNSSEC
    Verdict verdict;                        ///< when there are no hosts
    std::uint32_t ttl = 0;                  ///< 0: not known

    /// Hosts of the same preference in random order, so that they share the load.
    void shuffleEquals();
    std::chrono::seconds keepFor() const;
};

/// `done` is called once, on the io thread. `ownName` is our host name: hosts as good as ourselves
/// are left out, because mail would come back to us.
void findHosts(const std::shared_ptr<dns::Resolver>& resolver, const std::string& domain,
               const std::string& ownName, std::function<void(HostList)> done);

struct AddressList {
    std::vector<std::string> addresses; ///< IPv4 first
    Verdict verdict;                    ///< when there are none
    std::uint32_t ttl = 0;              ///< 0: not known

    std::chrono::seconds keepFor() const;
};

/// The addresses of one host. IPv4 first, because the PTR record that receivers insist on is more
/// often missing for IPv6.
void findAddresses(const std::shared_ptr<dns::Resolver>& resolver, const std::string& host,
                   std::function<void(AddressList)> done);

} // namespace mailstead::delivery
