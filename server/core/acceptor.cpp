#include "core/acceptor.h"

#include <asio/ip/v6_only.hpp>
#include <cerrno>
#include <fmt/format.h>

namespace mailstead::core
{

namespace
{

using asio::ip::tcp;

asio::error_code bindTo(tcp::acceptor& acceptor, const asio::ip::address& address,
                        std::uint16_t port)
{
    asio::error_code error;
    const tcp::endpoint endpoint(address, port);
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && address.is_v6())
        acceptor.set_option(asio::ip::v6_only(!address.is_unspecified()), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
        asio::error_code ignored;
        acceptor.close(ignored);
    }
    return error;
}

bool meansNoIpv6(const asio::error_code& error)
{
    return error == asio::error::address_family_not_supported ||
           error == asio::error_code(EADDRNOTAVAIL, asio::system_category());
}

Error explained(const asio::error_code& error, std::string what)
{
    if (error == asio::error::address_in_use)
        return {ErrorKind::Unavailable, std::move(what), error.message(),
                "another program listens there; see which with: ss -ltnp"};
    if (error == asio::error::access_denied || error == asio::error::no_permission)
        return {ErrorKind::Unavailable, std::move(what), error.message(),
                "ports below 1024 need root or the capability CAP_NET_BIND_SERVICE"};
    return {ErrorKind::Unavailable, std::move(what), error.message(),
            "check the address of the listener in the configuration"};
}

} // namespace

Result<void> openAcceptor(tcp::acceptor& acceptor, const std::string& addressText,
                          std::uint16_t port, std::string_view purpose)
{
    asio::error_code error;
    const asio::ip::address address = asio::ip::make_address(addressText, error);
    if (error)
        return fail(ErrorKind::InvalidInput,
                    fmt::format("the listener's address \"{}\" is not an IP address", addressText),
                    {}, "use \"::\" for all addresses of the machine");
    error = bindTo(acceptor, address, port);
    if (error && address == asio::ip::address_v6::any() && meansNoIpv6(error))
        error = bindTo(acceptor, asio::ip::address_v4::any(), port);
    if (error)
        return tl::unexpected(explained(
            error, fmt::format("cannot listen on {} port {} ({})", addressText, port, purpose)));
    return {};
}

} // namespace mailstead::core
