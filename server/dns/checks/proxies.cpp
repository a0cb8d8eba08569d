#include "dns/checks/proxies.h"

#include "core/ip_network.h"

#include <array>
#include <vector>

namespace mailstead::dns::checks
{

namespace
{

struct Proxy {
    std::string_view owner;
    std::string_view network;
};

/// As published by their owners.
constexpr std::array proxies{
    Proxy{"Cloudflare", "173.245.48.0/20"},  Proxy{"Cloudflare", "103.21.244.0/22"},
    Proxy{"Cloudflare", "103.22.200.0/22"},  Proxy{"Cloudflare", "103.31.4.0/22"},
    Proxy{"Cloudflare", "141.101.64.0/18"},  Proxy{"Cloudflare", "108.162.192.0/18"},
    Proxy{"Cloudflare", "190.93.240.0/20"},  Proxy{"Cloudflare", "188.114.96.0/20"},
    Proxy{"Cloudflare", "197.234.240.0/22"}, Proxy{"Cloudflare", "198.41.128.0/17"},
    Proxy{"Cloudflare", "162.158.0.0/15"},   Proxy{"Cloudflare", "104.16.0.0/13"},
    Proxy{"Cloudflare", "104.24.0.0/14"},    Proxy{"Cloudflare", "172.64.0.0/13"},
    Proxy{"Cloudflare", "131.0.72.0/22"},    Proxy{"Cloudflare", "2400:cb00::/32"},
    Proxy{"Cloudflare", "2606:4700::/32"},   Proxy{"Cloudflare", "2803:f800::/32"},
    Proxy{"Cloudflare", "2405:b500::/32"},   Proxy{"Cloudflare", "2405:8100::/32"},
    Proxy{"Cloudflare", "2a06:98c0::/29"},   Proxy{"Cloudflare", "2c0f:f248::/32"},
    Proxy{"Fastly", "151.101.0.0/16"},       Proxy{"Fastly", "199.232.0.0/16"},
    Proxy{"Fastly", "146.75.0.0/17"},        Proxy{"Fastly", "2a04:4e42::/32"},
    Proxy{"Sucuri", "192.88.134.0/23"},      Proxy{"Sucuri", "185.93.228.0/22"},
    Proxy{"Sucuri", "66.248.200.0/22"},      Proxy{"Imperva", "199.83.128.0/21"},
    Proxy{"Imperva", "198.143.32.0/19"},     Proxy{"Imperva", "149.126.72.0/21"},
    Proxy{"Imperva", "107.154.0.0/16"},      Proxy{"Imperva", "45.60.0.0/16"},
    Proxy{"Imperva", "45.223.0.0/16"},
};

} // namespace

std::string proxyNetwork(std::string_view address)
{
    asio::error_code error;
    const auto parsed = asio::ip::make_address(std::string(address), error);
    if (error)
        return {};
    for (const Proxy& proxy : proxies) {
        const auto network = core::IpNetwork::parse(proxy.network);
        if (network && network->contains(core::plainAddress(parsed)))
            return std::string(proxy.owner);
    }
    return {};
}

} // namespace mailstead::dns::checks
