#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mailstead::acme
{

/// The https URLs that ACME speaks of (RFC 8555 §6.1). Internal to acme.
struct Url {
    std::string host; ///< lower case; an IPv6 address without brackets
    std::uint16_t port = 443;
    std::string target; ///< path and query, at least "/"

    /// "host" or "host:port", for the Host field.
    std::string authority() const;
};

/// https only, without user name; a fragment is dropped. At most 2,000 characters.
core::Result<Url> parseUrl(std::string_view text);

} // namespace mailstead::acme
