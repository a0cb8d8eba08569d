#include "delivery/target.h"

#include "smtp/address.h"

#include <asio/ip/tcp.hpp>
#include <asio/local/stream_protocol.hpp>
#include <charconv>
#include <fmt/format.h>
#include <string_view>

namespace mailstead::delivery
{

std::shared_ptr<const Target> tcpTarget(const std::string& host, const std::string& address,
                                        std::uint16_t port)
{
    asio::error_code error;
    const auto parsed = asio::ip::make_address(address, error);
    if (error)
        return nullptr;
    const auto target = std::make_shared<Target>();
    target->endpoint = asio::ip::tcp::endpoint(parsed, port);
    target->host = host;
    target->address = parsed.to_string();
    target->text = fmt::format("{} [{}]:{}", host, target->address, port);
    return target;
}

std::pair<std::string, std::uint16_t> hostAndPort(const std::string& text, std::uint16_t usual)
{
    std::string host = text;
    std::uint16_t port = usual;
    const std::size_t colon = text.rfind(':');
    const bool hasPort = colon != std::string::npos &&
                         (text.find(':') == colon || (colon > 0 && text[colon - 1] == ']'));
    if (hasPort) {
        const char* end = text.data() + text.size();
        const auto [at, error] = std::from_chars(text.data() + colon + 1, end, port);
        if (error != std::errc() || at != end || port == 0)
            port = usual;
        host.resize(colon);
    }
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    return {host, port};
}

std::shared_ptr<const Target> lmtpTarget(const std::string& where)
{
    if (!where.empty() && where.front() == '/') {
        // sun_path holds 108 octets with its NUL; Asio throws beyond that.
        if (where.size() > 107)
            return nullptr;
        const auto target = std::make_shared<Target>();
        target->endpoint = asio::local::stream_protocol::endpoint(where);
        target->host = "localhost";
        target->address = where;
        target->text = where;
        return target;
    }
    const std::size_t colon = where.rfind(':');
    if (colon == std::string::npos)
        return nullptr;
    std::uint16_t port = 0;
    const char* end = where.data() + where.size();
    const auto [at, error] = std::from_chars(where.data() + colon + 1, end, port);
    if (error != std::errc() || at != end)
        return nullptr;
    std::string host = where.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    return tcpTarget(host, host == "localhost" ? "127.0.0.1" : host, port);
}

std::string literalAddress(const std::string& domain)
{
    if (!smtp::isAddressLiteral(domain))
        return {};
    const std::string inner = domain.substr(1, domain.size() - 2);
    return smtp::equalsIgnoringCase(std::string_view(inner).substr(0, 5), "IPv6:") ? inner.substr(5)
                                                                                   : inner;
}

} // namespace mailstead::delivery
