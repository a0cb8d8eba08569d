#include "web/connection.h"

#include "core/log.h"

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <fmt/format.h>

namespace mailstead::web
{

namespace
{

/// How long, and for how much, a client may take to notice that we have closed. Without it what it
/// still sends makes its system throw our last reply away.
constexpr std::chrono::seconds lingering(2);
constexpr std::size_t lingeringBytes = 256UL * 1024;
constexpr std::size_t longestLoggedPath = 200;

} // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context,
                       std::shared_ptr<const Site> site, std::string client,
                       const ServerLimits& limits)
    : m_context(std::move(context))
    , m_stream(std::move(socket), *m_context)
    , m_timer(m_stream.get_executor())
    , m_site(std::move(site))
    , m_client(std::move(client))
    , m_limits(limits)
{
}

asio::awaitable<void> Connection::serve(std::shared_ptr<Connection> self)
{
    asio::error_code error;
    self->setDeadline(self->m_limits.handshake);
    co_await self->m_stream.async_handshake(asio::ssl::stream_base::server,
                                            asio::redirect_error(asio::use_awaitable, error));
    if (error)
        core::log(core::LogLevel::Debug, "web", {},
                  fmt::format("{}: no TLS: {}", self->m_client, error.message()));
    else
        co_await self->exchange();
    self->close();
}

asio::awaitable<void> Connection::exchange()
{
    RequestParser parser(m_limits.request);
    std::string_view rest; // of m_buffer: what a client sent ahead
    Next next = Next::Request;
    for (std::uint32_t count = 1; next == Next::Request; ++count) {
        const bool last = count >= m_limits.requestsPerConnection ||
                          std::chrono::steady_clock::now() >= m_since + m_limits.lifetime;
        next = co_await oneExchange(parser, rest, last);
    }
}

asio::awaitable<Connection::Next> Connection::oneExchange(RequestParser& parser,
                                                          std::string_view& rest, bool last)
{
    setDeadline(m_limits.requestTime);
    while (true) {
        const auto fed = parser.feed(rest);
        if (!fed) {
            const Reply reply = textReply(fed.error().status, fed.error().why);
            core::log(core::LogLevel::Debug, "web", {},
                      fmt::format("{}: {} {}", m_client, reply.status, fed.error().why));
            const bool said =
                co_await write(wireForm(reply, false, false, std::chrono::system_clock::now()));
            if (said)
                co_await endGently();
            co_return Next::End;
        }
        if (*fed == RequestParser::Progress::Complete)
            break;
        if (*fed == RequestParser::Progress::WantsContinue) {
            const bool said = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
            if (!said)
                co_return Next::End;
            setDeadline(m_limits.requestTime);
        }
        asio::error_code error;
        const std::size_t length = co_await m_stream.async_read_some(
            asio::buffer(m_buffer), asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return Next::End;
        rest = std::string_view(m_buffer.data(), length);
    }
    const Request request = parser.take();
    const Reply reply = m_site->answer(request);
    logRequest(request, reply);
    const bool keeps = request.keepsAlive && !last;
    const bool said = co_await write(
        wireForm(reply, request.method == "HEAD", keeps, std::chrono::system_clock::now()));
    if (said && keeps)
        co_return Next::Request;
    if (said)
        co_await endGently();
    co_return Next::End;
}

asio::awaitable<bool> Connection::write(std::string bytes)
{
    asio::error_code error;
    setDeadline(m_limits.write);
    co_await asio::async_write(m_stream, asio::buffer(bytes),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

asio::awaitable<void> Connection::endGently()
{
    asio::error_code error;
    setDeadline(lingering);
    co_await m_stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    auto& socket = m_stream.next_layer();
    socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    error.clear();
    for (std::size_t left = lingeringBytes; !error && left > m_buffer.size();) {
        const std::size_t length = co_await socket.async_read_some(
            asio::buffer(m_buffer), asio::redirect_error(asio::use_awaitable, error));
        left -= length;
    }
}

void Connection::setDeadline(std::chrono::milliseconds duration)
{
    m_timer.expires_after(duration);
    m_timer.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (self && !error)
            self->close();
    });
}

void Connection::close()
{
    m_timer.cancel();
    asio::error_code ignored;
    m_stream.next_layer().close(ignored);
}

/// Without the query: addresses are in it. What everybody tries everywhere fills no log.
void Connection::logRequest(const Request& request, const Reply& reply) const
{
    core::log(reply.known ? core::LogLevel::Info : core::LogLevel::Debug, "web", {},
              fmt::format("{}: {} {}{} {}", m_client, request.method, request.host,
                          request.path.substr(0, longestLoggedPath), reply.status));
}

} // namespace mailstead::web
