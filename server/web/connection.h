// One client's connection: TLS, and requests one after the other. Internal to web.
#pragma once

#include "core/tls.h"
#include "web/server.h"
#include "web/site.h"

#include <array>
#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/steady_timer.hpp>
#include <memory>

namespace mailstead::web
{

/// On the io thread. Holds at most its read buffer, one request and one reply beside what TLS
/// needs.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context,
               std::shared_ptr<const Site> site, std::string client, const ServerLimits& limits);

    /// The whole life of a connection; it is closed at the end.
    static asio::awaitable<void> serve(std::shared_ptr<Connection> self);
    void close();

private:
    enum class Next { Request, End };

    asio::awaitable<void> exchange(); ///< requests and replies until one side has enough
    asio::awaitable<Next> oneExchange(RequestParser& parser, std::string_view& rest, bool last);
    asio::awaitable<bool> write(std::string bytes);
    asio::awaitable<void> endGently();
    void setDeadline(std::chrono::milliseconds duration);
    void logRequest(const Request& request, const Reply& reply) const;

    const std::shared_ptr<asio::ssl::context> m_context; ///< outlives the stream
    asio::ssl::stream<asio::ip::tcp::socket> m_stream;
    asio::steady_timer m_timer;
    const std::shared_ptr<const Site> m_site;
    const std::string m_client;
    const ServerLimits m_limits;
    const std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    std::array<char, 4096> m_buffer = {};
};

} // namespace mailstead::web
