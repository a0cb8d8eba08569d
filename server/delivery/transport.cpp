#include "delivery/transport.h"

#include <asio/generic/stream_protocol.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>
#include <utility>

namespace mailstead::delivery
{

namespace
{

class SocketTransport final : public Transport
{
public:
    explicit SocketTransport(asio::io_context& io)
        : m_socket(io)
        , m_timer(io)
    {
    }

    void connect(const Target& target, Handler done) override
    {
        m_socket.async_connect(target.endpoint,
                               [this, done = std::move(done)](const asio::error_code& error) {
                                   asio::error_code ignored; // a Unix socket has no such option
                                   if (!error)
                                       m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
                                   done(error, 0);
                               });
    }

    void read(asio::mutable_buffer buffer, Handler done) override
    {
        if (m_tls)
            m_tls->async_read_some(buffer, std::move(done));
        else
            m_socket.async_read_some(buffer, std::move(done));
    }

    void write(asio::const_buffer buffer, Handler done) override
    {
        if (m_tls)
            asio::async_write(*m_tls, buffer, std::move(done));
        else
            asio::async_write(m_socket, buffer, std::move(done));
    }

    SSL* beginTls(std::shared_ptr<asio::ssl::context> context) override
    {
        m_context = std::move(context);
        m_tls = std::make_unique<asio::ssl::stream<Socket&>>(m_socket, *m_context);
        return m_tls->native_handle();
    }

    void handshake(Handler done) override
    {
        m_tls->async_handshake(
            asio::ssl::stream_base::client,
            [done = std::move(done)](const asio::error_code& error) { done(error, 0); });
    }

    SSL* ssl() const override { return m_tls ? m_tls->native_handle() : nullptr; }

    void close(bool orderly) override
    {
        asio::error_code ignored;
        if (orderly)
            m_socket.shutdown(Socket::shutdown_both, ignored);
        m_socket.close(ignored);
    }

    Clock::time_point now() const override { return Clock::now(); }

    void wakeAt(Clock::time_point time, std::function<void()> wake) override
    {
        m_timer.expires_at(time);
        m_timer.async_wait([wake = std::move(wake)](const asio::error_code& error) {
            if (!error)
                wake();
        });
    }

    void cancelWake() override { m_timer.cancel(); }

private:
    using Socket = asio::generic::stream_protocol::socket;

    Socket m_socket;
    std::shared_ptr<asio::ssl::context> m_context; ///< outlives m_tls
    std::unique_ptr<asio::ssl::stream<Socket&>> m_tls;
    asio::steady_timer m_timer;
};

} // namespace

std::unique_ptr<Transport> makeSocketTransport(asio::io_context& io)
{
    return std::make_unique<SocketTransport>(io);
}

} // namespace mailstead::delivery
