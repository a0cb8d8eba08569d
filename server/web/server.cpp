#include "web/server.h"

#include "core/acceptor.h"
#include "core/ip_network.h"
#include "core/log.h"
#include "web/connection.h"

#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/post.hpp>
#include <fmt/format.h>
#include <future>
#include <map>
#include <mutex>

namespace mailstead::web
{

namespace
{

using asio::ip::tcp;

/// When accepting fails (no file descriptor is left), it will fail again at once.
constexpr std::chrono::milliseconds pauseAfterFailure(200);
constexpr std::chrono::seconds longestWaitForIo(5);
constexpr std::size_t mostClients = 10000; ///< that are counted at a time

struct Port {
    Port(asio::io_context& io, core::WebListener listener)
        : acceptor(io)
        , pause(io)
        , wanted(std::move(listener))
    {
    }
    tcp::acceptor acceptor;
    asio::steady_timer pause;
    const core::WebListener wanted;
    std::string reason; ///< why it is not open
};

/// IPv6 clients have a /64 of addresses each.
asio::ip::address clientOf(const asio::ip::address& address)
{
    if (address.is_v4())
        return address;
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return asio::ip::address_v6(bytes);
}

} // namespace

struct Server::Impl : std::enable_shared_from_this<Server::Impl> {
    Impl(asio::io_context& context, std::vector<core::WebListener> listeners,
         std::shared_ptr<core::ServerTls> certificates, std::shared_ptr<const Site> pages,
         const ServerLimits& most)
        : io(context)
        , retry(context)
        , tls(std::move(certificates))
        , site(std::move(pages))
        , limits(most)
    {
        for (core::WebListener& listener : listeners)
            ports.push_back(std::make_shared<Port>(context, std::move(listener)));
    }

    void openPorts();
    bool open(const std::shared_ptr<Port>& port);
    void retryLater();
    void accept(const std::shared_ptr<Port>& port);
    void accepted(tcp::socket socket);
    std::string_view objection(const asio::ip::address& client);
    void ended(const Connection* connection, const asio::ip::address& client);
    void closePorts();
    void closeAll();
    void noteStatus();

    asio::io_context& io;
    asio::steady_timer retry;
    const std::shared_ptr<core::ServerTls> tls;
    const std::shared_ptr<const Site> site;
    const ServerLimits limits;
    std::vector<std::shared_ptr<Port>> ports;
    std::map<const Connection*, std::weak_ptr<Connection>> connections;
    struct Client {
        std::uint32_t open = 0;   ///< connections
        std::uint32_t recent = 0; ///< connections that began since `countedSince`
    };
    std::map<asio::ip::address, Client> clients;
    std::chrono::steady_clock::time_point countedSince;
    std::chrono::steady_clock::time_point fullLogged;
    std::uint32_t lent = 0;
    bool stopping = false;
    mutable std::mutex mutex;
    ServerStatus status; ///< under the mutex
};

Server::Server(asio::io_context& io, std::vector<core::WebListener> listeners,
               std::shared_ptr<core::ServerTls> tls, std::shared_ptr<const Site> site,
               ServerLimits limits)
    : m_impl(
          std::make_shared<Impl>(io, std::move(listeners), std::move(tls), std::move(site), limits))
{
    m_impl->noteStatus();
}

Server::~Server()
{
    if (m_impl->io.stopped())
        m_impl->closeAll();
    else
        asio::post(m_impl->io, [impl = m_impl] { impl->closeAll(); });
}

void Server::start()
{
    const auto done = std::make_shared<std::promise<void>>();
    asio::post(m_impl->io, [impl = m_impl, done] {
        impl->openPorts();
        done->set_value();
    });
    done->get_future().wait_for(longestWaitForIo);
}

ServerStatus Server::status() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->status;
}

std::shared_ptr<void> Server::lendPorts()
{
    const auto done = std::make_shared<std::promise<void>>();
    asio::post(m_impl->io, [impl = m_impl, done] {
        ++impl->lent;
        impl->closePorts();
        done->set_value();
    });
    if (done->get_future().wait_for(longestWaitForIo) != std::future_status::ready)
        core::logWarn("web", {}, "the HTTPS port was not left in time");
    return std::shared_ptr<void>(nullptr, [impl = m_impl](void*) {
        asio::post(impl->io, [impl] {
            if (--impl->lent == 0)
                impl->openPorts();
        });
    });
}

void Server::stop(std::function<void()> done)
{
    asio::post(m_impl->io, [impl = m_impl, done = std::move(done)] {
        impl->closeAll();
        if (done)
            done();
    });
}

void Server::Impl::openPorts()
{
    if (stopping || lent > 0)
        return;
    bool all = true;
    for (const auto& port : ports) {
        if (!port->acceptor.is_open())
            all = open(port) && all;
    }
    noteStatus();
    if (!all)
        retryLater();
}

bool Server::Impl::open(const std::shared_ptr<Port>& port)
{
    const auto opened =
        core::openAcceptor(port->acceptor, port->wanted.address, port->wanted.port, "https");
    if (!opened) {
        const std::string reason = opened.error().text() + "; " + opened.error().next;
        if (reason != port->reason)
            core::logWarn("web", {},
                          reason + "; mail programs do not find their settings, and other servers "
                                   "no MTA-STS policy, until the port can be had");
        port->reason = reason;
        return false;
    }
    port->reason.clear();
    asio::error_code ignored;
    const tcp::endpoint endpoint = port->acceptor.local_endpoint(ignored);
    core::logInfo("web", {},
                  fmt::format("listening on {} port {} (https)", endpoint.address().to_string(),
                              endpoint.port()));
    accept(port);
    return true;
}

void Server::Impl::retryLater()
{
    retry.expires_after(limits.retry);
    retry.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (self && !error)
            self->openPorts();
    });
}

void Server::Impl::noteStatus()
{
    ServerStatus now;
    for (const auto& port : ports) {
        if (!port->acceptor.is_open()) {
            if (now.reason.empty())
                now.reason = port->reason;
            continue;
        }
        asio::error_code error;
        const tcp::endpoint endpoint = port->acceptor.local_endpoint(error);
        if (!error)
            now.listening.push_back({endpoint.address().to_string(), endpoint.port()});
    }
    now.serving = !now.listening.empty();
    if (ports.empty())
        now.reason = "the configuration names no address to listen on";
    const std::lock_guard lock(mutex);
    status = std::move(now);
}

void Server::Impl::accept(const std::shared_ptr<Port>& port)
{
    port->acceptor.async_accept(
        [weak = weak_from_this(), port](const asio::error_code& error, tcp::socket socket) {
            const auto self = weak.lock();
            if (!self || error == asio::error::operation_aborted || !port->acceptor.is_open())
                return;
            if (!error) {
                self->accepted(std::move(socket));
                return self->accept(port);
            }
            core::logWarn("web", {}, "cannot accept a connection: " + error.message());
            port->pause.expires_after(pauseAfterFailure);
            port->pause.async_wait([weak, port](const asio::error_code& cancelled) {
                const auto server = weak.lock();
                if (server && !cancelled && port->acceptor.is_open())
                    server->accept(port);
            });
        });
}

void Server::Impl::accepted(tcp::socket socket)
{
    asio::error_code error;
    const tcp::endpoint remote = socket.remote_endpoint(error);
    if (error || stopping)
        return; // it is gone already
    const asio::ip::address address = core::plainAddress(remote.address());
    const asio::ip::address client = clientOf(address);
    if (const std::string_view reason = objection(client); !reason.empty()) {
        // Before the handshake nothing can be said; that it is closed has to do.
        const auto now = std::chrono::steady_clock::now();
        if (now - fullLogged >= std::chrono::seconds(10)) {
            fullLogged = now;
            core::logWarn("web", {},
                          fmt::format("{}: turned away: {}", address.to_string(), reason));
        }
        return;
    }
    const auto connection = std::make_shared<Connection>(std::move(socket), tls->context(), site,
                                                         address.to_string(), limits);
    connections.emplace(connection.get(), connection);
    ++clients[client].open;
    ++clients[client].recent;
    asio::co_spawn(io, Connection::serve(connection),
                   [weak = weak_from_this(), connection, client](const std::exception_ptr&) {
                       connection->close();
                       if (const auto self = weak.lock())
                           self->ended(connection.get(), client);
                   });
}

/// Why a client gets no connection now; empty when it does.
std::string_view Server::Impl::objection(const asio::ip::address& client)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - countedSince >= std::chrono::minutes(1) || clients.size() >= mostClients) {
        countedSince = now;
        std::erase_if(clients, [](const auto& one) { return one.second.open == 0; });
        for (auto& [address, counts] : clients)
            counts.recent = 0;
    }
    if (connections.size() >= limits.connections)
        return "too many connections";
    const auto found = clients.find(client);
    if (found == clients.end())
        return {};
    if (found->second.open >= limits.connectionsPerClient)
        return "too many connections of this client";
    if (found->second.recent >= limits.connectionsPerMinute)
        return "too many new connections of this client";
    return {};
}

void Server::Impl::ended(const Connection* connection, const asio::ip::address& client)
{
    connections.erase(connection);
    const auto counted = clients.find(client);
    if (counted != clients.end())
        --counted->second.open; // forgotten at the end of the minute
}

/// The status stays as it is: who lends the ports has them back in a moment.
void Server::Impl::closePorts()
{
    retry.cancel();
    for (const auto& port : ports) {
        asio::error_code ignored;
        port->acceptor.close(ignored);
        port->pause.cancel();
    }
}

void Server::Impl::closeAll()
{
    stopping = true;
    closePorts();
    const auto open = connections; // closing may end one, which changes the map
    for (const auto& [raw, weak] : open) {
        if (const auto connection = weak.lock())
            connection->close();
    }
    noteStatus();
}

} // namespace mailstead::web
