// Networks of IP addresses, as configuration names them: "192.0.2.0/24", "2001:db8::/32", "::1".
#pragma once

#include "core/result.h"

#include <array>
#include <asio/ip/address.hpp>
#include <string_view>
#include <vector>

namespace mailstead::core
{

/// IPv4 addresses that arrive on an IPv6 socket ("::ffff:192.0.2.1") become IPv4, and an
/// interface's scope is forgotten.
asio::ip::address plainAddress(const asio::ip::address& address);

/// A value. An address alone is a network of one.
class IpNetwork
{
public:
    /// InvalidInput when it is no network, or has bits set behind its prefix.
    static Result<IpNetwork> parse(std::string_view text);

    /// `address` is a plain one.
    bool contains(const asio::ip::address& address) const;

private:
    std::array<unsigned char, 16> m_bytes = {}; ///< IPv4 in the first four
    unsigned m_prefix = 0;
    bool m_v6 = false;
};

bool containsAddress(const std::vector<IpNetwork>& networks, const asio::ip::address& address);

} // namespace mailstead::core
