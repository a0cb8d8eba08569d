#include "delivery/ourselves.h"

#include "core/ip_network.h"
#include "dns/wanted.h"

namespace mailstead::delivery
{

Ourselves::Ourselves(const core::Config& config)
{
    for (const auto& addresses : {config.addresses, dns::interfaceAddresses()}) {
        for (const std::string& text : addresses) {
            asio::error_code error;
            const auto address = asio::ip::make_address(text, error);
            if (!error)
                m_addresses.insert(core::plainAddress(address));
        }
    }
    for (const core::Listener& listener : config.listeners) {
        if (listener.kind == core::ListenerKind::Smtp && listener.port != 0)
            m_ports.insert(listener.port);
    }
}

bool Ourselves::isHere(const std::string& text, std::uint16_t port) const
{
    if (!m_ports.contains(port))
        return false;
    asio::error_code error;
    const auto parsed = asio::ip::make_address(text, error);
    if (error)
        return false;
    // A connection to 0.0.0.0 or :: goes to this machine as well.
    const auto address = core::plainAddress(parsed);
    return address.is_loopback() || address.is_unspecified() || m_addresses.contains(address);
}

} // namespace mailstead::delivery
