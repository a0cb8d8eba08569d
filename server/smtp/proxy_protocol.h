// The PROXY protocol, version 2: how a proxy that we trust tells whose connection it passes on.
// Bytes in, a value out; who reads them is elsewhere (proxy_reader.h).
#pragma once

#include "core/result.h"

#include <asio/ip/address.hpp>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mailstead::smtp
{

/// The signature, version and command, family, and the length of what follows.
inline constexpr std::size_t proxyPrefixSize = 16;
/// What may follow: addresses and extensions. Real ones have less than 300 octets.
inline constexpr std::size_t longestProxyRest = 2048;

/// How many octets follow the first 16. InvalidInput when this is no header of version 2, or one
/// with more than longestProxyRest.
core::Result<std::size_t> proxyRestSize(std::string_view prefix);

/// The client of a whole header (prefix and rest); nothing when the proxy speaks for itself
/// ("LOCAL", a health check). InvalidInput for anything but TCP over IPv4 or IPv6. Extensions are
/// not looked at.
core::Result<std::optional<asio::ip::address>> proxiedClient(std::string_view header);

} // namespace mailstead::smtp
