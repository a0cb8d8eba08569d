#include "core/ip_network.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace mailstead::core
{

namespace
{

std::array<unsigned char, 16> bytesOf(const asio::ip::address& address)
{
    std::array<unsigned char, 16> bytes = {};
    if (address.is_v6())
        return address.to_v6().to_bytes();
    const auto v4 = address.to_v4().to_bytes();
    std::copy(v4.begin(), v4.end(), bytes.begin());
    return bytes;
}

/// The bits of octet `index` that a prefix of this length covers.
unsigned char maskAt(std::size_t index, unsigned prefix)
{
    const auto first = static_cast<unsigned>(index) * 8;
    const unsigned bits = prefix <= first ? 0 : std::min(prefix - first, 8U);
    return static_cast<unsigned char>(0xFF00U >> bits);
}

} // namespace

asio::ip::address plainAddress(const asio::ip::address& address)
{
    if (!address.is_v6())
        return address;
    asio::ip::address_v6 v6 = address.to_v6();
    if (v6.is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, v6);
    v6.scope_id(0);
    return v6;
}

Result<IpNetwork> IpNetwork::parse(std::string_view text)
{
    const auto refused = [&] {
        return fail(ErrorKind::InvalidInput,
                    fmt::format("\"{}\" is not a network", text.substr(0, 80)), {},
                    "write it as 192.0.2.0/24, 2001:db8::/32 or as an address");
    };
    const std::size_t slash = text.find('/');
    asio::error_code error;
    const auto address = asio::ip::make_address(std::string(text.substr(0, slash)), error);
    if (error || text.find('%') != std::string_view::npos)
        return refused();
    IpNetwork network;
    network.m_v6 = address.is_v6();
    network.m_bytes = bytesOf(address);
    const unsigned longest = network.m_v6 ? 128 : 32;
    network.m_prefix = longest;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const char* end = digits.data() + digits.size();
        const auto [at, wrong] = std::from_chars(digits.data(), end, network.m_prefix);
        if (wrong != std::errc() || at != end || network.m_prefix > longest)
            return refused();
    }
    for (std::size_t i = 0; i < network.m_bytes.size(); ++i) {
        if ((network.m_bytes[i] & ~maskAt(i, network.m_prefix)) != 0)
            return refused();
    }
    return network;
}

bool IpNetwork::contains(const asio::ip::address& address) const
{
    if (address.is_v6() != m_v6)
        return false;
    const auto bytes = bytesOf(address);
    for (std::size_t i = 0; i * 8 < m_prefix; ++i) {
        if (((bytes[i] ^ m_bytes[i]) & maskAt(i, m_prefix)) != 0)
            return false;
    }
    return true;
}

bool containsAddress(const std::vector<IpNetwork>& networks, const asio::ip::address& address)
{
    return std::any_of(networks.begin(), networks.end(),
                       [&](const IpNetwork& network) { return network.contains(address); });
}

} // namespace mailstead::core
