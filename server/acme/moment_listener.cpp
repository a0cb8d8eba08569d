#include "acme/moment_listener.h"

#include <asio/ip/v6_only.hpp>

namespace mailstead::acme
{

using asio::ip::tcp;

asio::error_code MomentListener::bind(const tcp::endpoint& endpoint)
{
    asio::error_code error;
    asio::error_code ignored;
    m_acceptor.close(ignored);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error && endpoint.protocol() == tcp::v6())
        m_acceptor.set_option(asio::ip::v6_only(false), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    return error;
}

core::Result<void> MomentListener::start(std::uint16_t wantedPort)
{
    asio::error_code error = bind(tcp::endpoint(tcp::v6(), wantedPort));
    // A server without IPv6 is common and no trouble.
    if (error == asio::error::address_family_not_supported ||
        error == std::errc::address_not_available)
        error = bind(tcp::endpoint(tcp::v4(), wantedPort));
    const std::string what =
        "port " + std::to_string(wantedPort) + " cannot be opened for the certificate challenge";
    if (error == asio::error::address_in_use)
        return core::fail(core::ErrorKind::Refused, what, "another program listens there",
                          "stop that program while the certificate is requested (see it with: "
                          "ss -ltnp sport = :" +
                              std::to_string(wantedPort) + "), or prove the names another way");
    if (error == asio::error::access_denied)
        return core::fail(core::ErrorKind::PermissionDenied, what, error.message(),
                          "run mailsteadd with the capability CAP_NET_BIND_SERVICE");
    if (error)
        return core::fail(core::ErrorKind::Internal, what, error.message());
    accept();
    m_thread = std::thread([this] { m_io.run(); });
    return {};
}

void MomentListener::stop()
{
    m_io.stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::uint16_t MomentListener::port() const
{
    asio::error_code ignored;
    return m_acceptor.local_endpoint(ignored).port();
}

void MomentListener::accept()
{
    m_acceptor.async_accept([this](const asio::error_code& error, tcp::socket socket) {
        if (error == asio::error::operation_aborted)
            return;
        if (!error) {
            m_serve(std::move(socket));
            accept();
            return;
        }
        // Out of descriptors, most likely: without a pause this would spin.
        m_pause.expires_after(std::chrono::milliseconds(100));
        m_pause.async_wait([this](const asio::error_code& ended) {
            if (!ended)
                accept();
        });
    });
}

} // namespace mailstead::acme
