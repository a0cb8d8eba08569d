// A client connection, plain or with TLS, with deadlines.
#pragma once

#include "core/result.h"
#include "dns/resolver.h"
#include "http/patience.h"

#include <asio/ssl/context.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::http
{

/// Addresses of a host, IPv6 first; an address literal gives itself. With a resolver through that,
/// else through the system's (which keeps its own timeouts).
core::Result<std::vector<std::string>> addressesOf(const std::string& host,
                                                   dns::Resolver* resolver);

/// Blocking, for worker threads. One connection, not thread-safe.
class Connection
{
public:
    /// Tries the addresses in turn, shakes hands, checks the certificate and the host name in it.
    static core::Result<std::unique_ptr<Connection>>
    openTls(const std::string& host, std::uint16_t port, const std::vector<std::string>& addresses,
            std::shared_ptr<asio::ssl::context> context, const Patience& patience);

    /// Tries the addresses in turn.
    static core::Result<std::unique_ptr<Connection>>
    openPlain(std::uint16_t port, const std::vector<std::string>& addresses,
              const Patience& patience);

    virtual ~Connection() = default;
    virtual core::Result<void> write(std::string_view bytes, const Patience& patience) = 0;
    /// What arrived, empty at the end of the connection.
    virtual core::Result<std::string> read(const Patience& patience) = 0;
};

} // namespace mailstead::http
