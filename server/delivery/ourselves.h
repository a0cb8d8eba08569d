// Which addresses and ports lead back to this server.
#pragma once

#include "core/config.h"

#include <asio/ip/address.hpp>
#include <cstdint>
#include <set>
#include <string>

namespace mailstead::delivery
{

/// Loopback, the configured addresses and those of the interfaces, read once. A connection to one
/// of them is to ourselves when the port is 25 (there may be a proxy before us) or one where we
/// take mail from other servers. Does not change.
class Ourselves
{
public:
    explicit Ourselves(const core::Config& config);
    bool isHere(const std::string& address, std::uint16_t port) const;

private:
    std::set<asio::ip::address> m_addresses;
    std::set<std::uint16_t> m_ports = {25};
};

} // namespace mailstead::delivery
