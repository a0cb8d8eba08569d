// MTA-STS (RFC 8461): the policy that we publish, and reading those that others do. Pure.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct MtaStsPolicy {
    enum class Mode { None, Testing, Enforce };
    Mode mode = Mode::None;
    std::vector<std::string> hosts; ///< "mx" lines in lower case, may begin with "*."
    std::uint32_t maxAge = 0;       ///< seconds

    /// RFC 8461 §4.1: a wildcard stands for one label.
    bool allows(std::string_view host) const;
};

/// The text of our own policy, lines ended by CR LF: enforce, for a week.
std::string mtaStsPolicy(const std::vector<std::string>& hosts);

/// The TXT record for a policy; its id changes whenever the policy does.
std::string mtaStsRecord(std::string_view policy);

/// The id of a TXT record; empty when it is no valid one (§3.1).
std::string mtaStsId(std::string_view record);

/// InvalidInput, with the reason, when a receiver would not accept it (§3.2). At most 64 KiB.
core::Result<MtaStsPolicy> parseMtaStsPolicy(std::string_view text);

} // namespace mailstead::dns
