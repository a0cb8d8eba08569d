// Opening a port to listen on, as all listeners of the daemon do it.
#pragma once

#include "core/result.h"

#include <asio/ip/tcp.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace mailstead::core
{

/// Binds and listens. "::" takes IPv4 too, and becomes 0.0.0.0 on a machine without IPv6. `purpose`
/// stands in the error's text ("smtp"). InvalidInput when the address is none, else Unavailable;
/// `next` then says who may be in the way. On an error the acceptor is closed.
Result<void> openAcceptor(asio::ip::tcp::acceptor& acceptor, const std::string& address,
                          std::uint16_t port, std::string_view purpose);

} // namespace mailstead::core
