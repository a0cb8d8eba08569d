// CAA records (RFC 8659): who may issue certificates for a name.
#pragma once

#include "dns/resolver.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct CaaProperty {
    std::string tag;   ///< lower case
    std::string value; ///< without quotes
};

/// Of `0 issue "ca.example"`; empty when it is no such record.
CaaProperty caaProperty(const std::string& record);

/// Whether a name's relevant records let the authority issue; for a wildcard name "issuewild"
/// counts where it is (RFC 8659 §4.3). No record permits everybody.
bool caaPermits(const std::vector<std::string>& records, std::string_view authority, bool wildcard);

/// Success when the authority may issue for all the names ("*." allowed), asked of the resolver
/// from each name upwards. Refused when a record forbids it; Unavailable when the DNS fails where
/// an authority would have to refuse, too. Blocks.
core::Result<void> checkCaaPermits(const std::vector<std::string>& names,
                                   const std::string& authority, Resolver& resolver);

} // namespace mailstead::dns
