// MTA-STS (RFC 8461): the policy that we publish, and reading those that others do. Pure.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
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

std::string_view toString(MtaStsPolicy::Mode mode); ///< "none", "testing", "enforce"
std::optional<MtaStsPolicy::Mode> mtaStsModeFrom(std::string_view text);

/// What somebody decides about our own policy; the hosts follow from what the server is.
struct MtaStsTerms {
    static constexpr std::uint32_t shortestAge = 3600;    ///< our own bound
    static constexpr std::uint32_t longestAge = 31557600; ///< RFC 8461 §3.2

    /// Others report failures and deliver all the same, until somebody has seen that it works.
    MtaStsPolicy::Mode mode = MtaStsPolicy::Mode::Testing;
    std::uint32_t maxAge = 7 * 24 * 3600; ///< seconds
    friend bool operator==(const MtaStsTerms&, const MtaStsTerms&) = default;
};

/// The text of our own policy, lines ended by CR LF.
std::string mtaStsPolicy(const std::vector<std::string>& hosts, const MtaStsTerms& terms = {});

/// The TXT record for a policy; its id changes whenever the policy does.
std::string mtaStsRecord(std::string_view policy);

/// The id of a TXT record; empty when it is no valid one (§3.1).
std::string mtaStsId(std::string_view record);

/// InvalidInput, with the reason, when a receiver would not accept it (§3.2). At most 64 KiB.
core::Result<MtaStsPolicy> parseMtaStsPolicy(std::string_view text);

} // namespace mailstead::dns
