#include "smtp/proxy_protocol.h"

#include "core/ip_network.h"

#include <algorithm>
#include <array>

namespace mailstead::smtp
{

namespace
{

constexpr std::string_view signature("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr unsigned version2 = 0x20;
constexpr unsigned local = 0;
constexpr unsigned proxy = 1;
constexpr unsigned tcpOverIpv4 = 0x11;
constexpr unsigned tcpOverIpv6 = 0x21;
constexpr std::size_t ipv4Size = 4 + 4 + 2 + 2;
constexpr std::size_t ipv6Size = 16 + 16 + 2 + 2;

unsigned octet(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

tl::unexpected<core::Error> invalid(std::string why)
{
    return core::fail(core::ErrorKind::InvalidInput, "this is no PROXY header that is understood",
                      std::move(why));
}

template <class Address> asio::ip::address addressFrom(std::string_view octets)
{
    typename Address::bytes_type bytes = {};
    std::transform(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(bytes.size()),
                   bytes.begin(), [](char c) { return static_cast<unsigned char>(c); });
    return Address(bytes);
}

} // namespace

core::Result<std::size_t> proxyRestSize(std::string_view prefix)
{
    if (prefix.size() < proxyPrefixSize || !prefix.starts_with(signature))
        return invalid("the signature is missing");
    if ((octet(prefix, 12) & 0xF0U) != version2)
        return invalid("the version is not 2");
    const std::size_t rest = octet(prefix, 14) * 256U + octet(prefix, 15);
    if (rest > longestProxyRest)
        return invalid("it is too long");
    return rest;
}

core::Result<std::optional<asio::ip::address>> proxiedClient(std::string_view header)
{
    const auto rest = proxyRestSize(header);
    if (!rest)
        return tl::unexpected(rest.error());
    if (header.size() != proxyPrefixSize + *rest)
        return invalid("its length is wrong");
    const unsigned command = octet(header, 12) & 0x0FU;
    if (command == local)
        return std::nullopt;
    if (command != proxy)
        return invalid("the command is not known");
    const std::string_view addresses = header.substr(proxyPrefixSize);
    asio::ip::address client;
    if (octet(header, 13) == tcpOverIpv4 && addresses.size() >= ipv4Size)
        client = addressFrom<asio::ip::address_v4>(addresses);
    else if (octet(header, 13) == tcpOverIpv6 && addresses.size() >= ipv6Size)
        client = addressFrom<asio::ip::address_v6>(addresses);
    else
        return invalid("it is not about TCP over IPv4 or IPv6");
    return core::plainAddress(client);
}

} // namespace mailstead::smtp
