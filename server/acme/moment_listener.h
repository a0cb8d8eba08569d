// A port that is served while an order runs, on a thread of its own. Internal to acme.
#pragma once

#include "core/result.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <thread>

namespace mailstead::acme
{

/// IPv4 and IPv6. `serve` is called on the thread with each connection; whatever it refers to must
/// live until stop() has returned.
class MomentListener
{
public:
    using Serve = std::function<void(asio::ip::tcp::socket)>;

    explicit MomentListener(Serve serve)
        : m_serve(std::move(serve))
    {
    }
    ~MomentListener() { stop(); }
    MomentListener(const MomentListener&) = delete;
    MomentListener& operator=(const MomentListener&) = delete;

    /// Refused when another program has the port. Port 0 lets the system choose.
    core::Result<void> start(std::uint16_t port);
    void stop();
    std::uint16_t port() const;

private:
    asio::error_code bind(const asio::ip::tcp::endpoint& endpoint);
    void accept();

    Serve m_serve;
    asio::io_context m_io{1};
    asio::ip::tcp::acceptor m_acceptor{m_io};
    asio::steady_timer m_pause{m_io};
    std::thread m_thread;
};

} // namespace mailstead::acme
