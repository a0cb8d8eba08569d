// One DMARC record out of what is there and what we need (RFC 7489 §6.3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct DmarcMerge {
    std::string record;
    bool changed = false;
    bool joined = false; ///< several records became one
};

/// "v=DMARC1" first, as RFC 7489 §6.6.3 asks.
bool isDmarc(std::string_view text);

/// The policy that is there stays. Of several records, which receivers ignore altogether, the
/// mildest policy and the addresses of all are taken. Tags that are missing are not added, except
/// the address for reports of `wanted` where nobody gets any.
DmarcMerge mergeDmarc(const std::vector<std::string>& present, const std::string& wanted);

} // namespace mailstead::dns
