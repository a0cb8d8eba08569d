// What preflight saw, as findings. Pure.
#pragma once

#include "core/finding.h"
#include "dns/machine.h"
#include "dns/outbound.h"
#include "dns/resolver.h"

#include <string>
#include <vector>

namespace mailstead::dns
{

struct ReverseName {
    std::string address;
    Status status = Status::Other;
    std::vector<std::string> names;
    bool confirmed = false; ///< the first name leads back to the address
};

struct Listing {
    enum class State { Clean, Listed, Unknown };
    std::string address;
    std::string list;
    State state = State::Unknown;
    std::string answer;
};

void addMachineFindings(const Machine& machine, std::vector<core::Finding>& findings);
void addAddressFindings(const std::vector<std::string>& addresses,
                        const std::vector<ReverseName>& reverse,
                        std::vector<core::Finding>& findings);
void addOutboundFinding(const std::vector<OutboundTry>& tries,
                        std::vector<core::Finding>& findings);
void addBlocklistFindings(const std::vector<Listing>& listings,
                          std::vector<core::Finding>& findings);

} // namespace mailstead::dns
