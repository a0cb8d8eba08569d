#include "smtp/proxy_reader.h"

#include "smtp/proxy_protocol.h"

#include <asio/read.hpp>
#include <utility>

namespace mailstead::smtp
{

ProxyReader::ProxyReader(asio::ip::tcp::socket socket, asio::ip::address peer)
    : m_socket(std::move(socket))
    , m_deadline(m_socket.get_executor())
    , m_peer(std::move(peer))
{
}

void ProxyReader::start(std::chrono::milliseconds deadline, Done done)
{
    m_done = std::move(done);
    m_deadline.expires_after(deadline);
    m_deadline.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (!self || error || !self->m_done)
            return;
        self->m_timedOut = true;
        asio::error_code ignored;
        self->m_socket.cancel(ignored);
    });
    read(proxyPrefixSize, &ProxyReader::prefixRead);
}

void ProxyReader::read(std::size_t octets, void (ProxyReader::*then)())
{
    const std::size_t before = m_header.size();
    m_header.resize(before + octets);
    asio::async_read(m_socket, asio::buffer(m_header.data() + before, octets),
                     [self = shared_from_this(), then](const asio::error_code& error, std::size_t) {
                         if (self->m_timedOut)
                             self->finish(core::fail(core::ErrorKind::Timeout,
                                                     "the proxy sent no PROXY header in time"));
                         else if (error)
                             self->finish(core::fail(core::ErrorKind::Unavailable,
                                                     "the proxy went away", error.message()));
                         else
                             (*self.*then)();
                     });
}

void ProxyReader::prefixRead()
{
    const auto rest = proxyRestSize(m_header);
    if (!rest)
        return finish(tl::unexpected(rest.error()));
    if (*rest == 0)
        return headerRead();
    read(*rest, &ProxyReader::headerRead);
}

void ProxyReader::headerRead()
{
    const auto client = proxiedClient(m_header);
    if (!client)
        return finish(tl::unexpected(client.error()));
    finish(client->value_or(m_peer));
}

void ProxyReader::finish(core::Result<asio::ip::address> client)
{
    m_deadline.cancel();
    std::exchange(m_done, {})(std::move(client), std::move(m_socket));
}

} // namespace mailstead::smtp
