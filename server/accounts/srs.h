// The Sender Rewriting Scheme: a reverse-path of ours that leads a bounce back to the sender of a
// message which we forwarded. SRS0 and SRS1 of "SRS: Requirements and Best Practices".
#pragma once

#include "core/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::accounts
{

/// Thread-safe: everything is const.
class Srs
{
public:
    using TimePoint = std::chrono::system_clock::time_point;
    static constexpr std::chrono::days maxAge{21};

    explicit Srs(std::string secret)
        : m_secret(std::move(secret))
    {
    }

    /// "SRS0=<hash>=<day>=<host>=<local>@domain", or SRS1 of a sender that was rewritten before.
    /// Nothing when no address comes out: a quoted local part, more than 64 octets.
    std::optional<std::string> forward(std::string_view sender, std::string_view domain,
                                       TimePoint now) const;

    /// True when the local part is one of SRS, whoever made it.
    static bool isRewritten(std::string_view address);

    /// Where a bounce to an address that forward() made goes: the first sender, for SRS1 the first
    /// forwarder. Upper and lower case may have been changed on the way. InvalidInput when it is
    /// malformed, was not made here or is older than maxAge; `why` says which.
    core::Result<std::string> reverse(std::string_view address, TimePoint now) const;

private:
    std::string hash(std::string_view text) const;

    const std::string m_secret;
};

} // namespace mailstead::accounts
