#include "smtp/receiver.h"

#include "core/acceptor.h"
#include "core/log.h"
#include "smtp/proxy_reader.h"
#include "smtp/receiver_connection.h"

#include <algorithm>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <atomic>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace mailstead::smtp
{

using asio::ip::tcp;

namespace
{

/// When accepting fails (no file descriptor is left), it will fail again at once.
constexpr std::chrono::milliseconds pauseAfterFailure(200);

std::string_view kindName(core::ListenerKind kind)
{
    switch (kind) {
    case core::ListenerKind::Smtp:
        return "smtp";
    case core::ListenerKind::Submission:
        return "submission";
    case core::ListenerKind::Submissions:
        return "submissions";
    }
    return "";
}

std::string_view logSource(core::ListenerKind kind)
{
    return kind == core::ListenerKind::Smtp ? "smtp-in" : "submission";
}

struct Port {
    explicit Port(asio::io_context& io)
        : acceptor(io)
        , pause(io)
    {
    }
    tcp::acceptor acceptor;
    asio::steady_timer pause;
    core::ListenerKind kind = core::ListenerKind::Smtp;
};

} // namespace

struct Receiver::Impl : std::enable_shared_from_this<Receiver::Impl> {
    explicit Impl(asio::io_context& context)
        : io(context)
        , grace(context)
    {
    }

    void accept(const std::shared_ptr<Port>& port);
    void accepted(const std::shared_ptr<Port>& port, tcp::socket socket);
    void begin(Port& port, tcp::socket socket, const asio::ip::address& address);
    void turnAway(Port& port, tcp::socket& socket, const asio::ip::address& address,
                  const GuardRefusal& refusal);
    void connectionEnded(const ReceiverConnection* connection);
    void closeListeners();
    void closeAll();
    void stop(std::function<void()> done, std::chrono::milliseconds graceTime);
    void reportStopped();

    asio::io_context& io;
    std::vector<core::Listener> wanted, bound;
    std::vector<std::shared_ptr<Port>> listening;
    std::shared_ptr<ReceiverPartners> partners = std::make_shared<ReceiverPartners>();
    std::uint32_t maxConnections = 0;
    std::vector<core::IpNetwork> proxies;
    std::uint32_t readingProxyHeaders = 0;
    std::map<const ReceiverConnection*, std::weak_ptr<ReceiverConnection>> connections;
    std::shared_ptr<Guard> guard;
    std::chrono::steady_clock::time_point fullLogged;
    asio::steady_timer grace;
    std::vector<std::function<void()>> stopped;
    bool stopping = false;
};

Receiver::Receiver(asio::io_context& io, const core::Config& config,
                   std::shared_ptr<core::ServerTls> tls, std::shared_ptr<Directory> directory,
                   std::shared_ptr<Intake> intake, ReceiverLimits limits,
                   std::shared_ptr<Spool> spool, ReceiverJudges judges)
    : m_impl(std::make_shared<Impl>(io))
{
    m_impl->wanted = config.listeners;
    m_impl->maxConnections = config.maxConnections;
    m_impl->proxies = config.proxyFrom;
    m_impl->guard = std::make_shared<Guard>(config.protection);
    limits.session.messageBytes = config.maxMessageBytes;
    limits.session.recipients = config.maxRecipients;
    limits.session.longestHold = config.longestHold;
    auto budget =
        std::make_shared<ContentBudget>(std::max(limits.contentMemory, 2 * config.maxMessageBytes));
    *m_impl->partners = {config.hostname,   limits,
                         std::move(tls),    std::move(directory),
                         std::move(intake), std::move(budget),
                         std::move(spool),  config.receivedHidesClient,
                         std::move(judges)};
}

Receiver::~Receiver()
{
    if (m_impl->io.stopped())
        m_impl->closeAll();
    else
        asio::post(m_impl->io, [impl = m_impl] { impl->closeAll(); });
}

core::Result<void> Receiver::listen()
{
    std::vector<std::shared_ptr<Port>> ports;
    std::vector<core::Listener> bound;
    for (const core::Listener& wanted : m_impl->wanted) {
        auto port = std::make_shared<Port>(m_impl->io);
        port->kind = wanted.kind;
        const auto opened =
            core::openAcceptor(port->acceptor, wanted.address, wanted.port, kindName(wanted.kind));
        if (!opened)
            return opened;
        core::Listener listener = wanted;
        asio::error_code error;
        const tcp::endpoint endpoint = port->acceptor.local_endpoint(error);
        if (!error) {
            if (wanted.address == "::" && endpoint.protocol() == tcp::v4())
                core::logWarn(logSource(wanted.kind), {},
                              "this machine has no IPv6, listening on IPv4 alone");
            listener.address = endpoint.address().to_string();
            listener.port = endpoint.port();
        }
        bound.push_back(listener);
        ports.push_back(std::move(port));
    }
    m_impl->bound = std::move(bound);
    m_impl->listening = std::move(ports);
    for (const auto& port : m_impl->listening)
        m_impl->accept(port);
    for (const core::Listener& listener : m_impl->bound)
        core::logInfo(logSource(listener.kind), {},
                      fmt::format("listening on {} port {} ({})", listener.address, listener.port,
                                  kindName(listener.kind)));
    return {};
}

std::vector<core::Listener> Receiver::ports() const
{
    return m_impl->bound;
}

void Receiver::stop(std::function<void()> done, std::chrono::milliseconds grace)
{
    asio::post(m_impl->io, [impl = m_impl, done = std::move(done), grace]() mutable {
        impl->stop(std::move(done), grace);
    });
}

void Receiver::Impl::accept(const std::shared_ptr<Port>& port)
{
    port->acceptor.async_accept([self = shared_from_this(), port](const asio::error_code& error,
                                                                  tcp::socket socket) {
        if (!port->acceptor.is_open())
            return;
        if (!error) {
            self->accepted(port, std::move(socket));
            return self->accept(port);
        }
        core::logWarn(logSource(port->kind), {}, "cannot accept a connection: " + error.message());
        port->pause.expires_after(pauseAfterFailure);
        port->pause.async_wait([self, port](const asio::error_code& cancelled) {
            if (!cancelled && port->acceptor.is_open())
                self->accept(port);
        });
    });
}

void Receiver::Impl::accepted(const std::shared_ptr<Port>& port, tcp::socket socket)
{
    asio::error_code error;
    const tcp::endpoint remote = socket.remote_endpoint(error);
    if (error)
        return; // it is gone already
    const asio::ip::address address = core::plainAddress(remote.address());
    if (!core::containsAddress(proxies, address))
        return begin(*port, std::move(socket), address);
    if (readingProxyHeaders >= maxConnections)
        return;
    ++readingProxyHeaders;
    const auto reader = std::make_shared<ProxyReader>(std::move(socket), address);
    reader->start(partners->limits.proxyHeader,
                  [self = shared_from_this(), port, address](core::Result<asio::ip::address> client,
                                                             tcp::socket passedOn) {
                      --self->readingProxyHeaders;
                      if (!client)
                          core::logWarn(logSource(port->kind), {},
                                        address.to_string() + ": " + client.error().text());
                      else if (!self->stopping)
                          self->begin(*port, std::move(passedOn), *client);
                  });
}

void Receiver::Impl::begin(Port& port, tcp::socket socket, const asio::ip::address& address)
{
    if (connections.size() >= maxConnections) {
        const auto now = std::chrono::steady_clock::now();
        const bool logIt = now - fullLogged >= std::chrono::seconds(10);
        if (logIt)
            fullLogged = now;
        return turnAway(
            port, socket, address,
            {421, "4.7.0", "The server has too many connections, try again later", logIt});
    }
    auto guest = guard->admit(address);
    if (!guest)
        return turnAway(port, socket, address, guest.error());
    auto connection = std::make_shared<ReceiverConnection>(std::move(socket), port.kind, address,
                                                           std::move(*guest), partners);
    connection->onEnded([weak = weak_from_this(), raw = connection.get()] {
        if (const auto self = weak.lock())
            self->connectionEnded(raw);
    });
    connections.emplace(connection.get(), connection);
    connection->start();
}

void Receiver::Impl::turnAway(Port& port, tcp::socket& socket, const asio::ip::address& address,
                              const GuardRefusal& refusal)
{
    if (refusal.log)
        core::logWarn(logSource(port.kind), {},
                      fmt::format("{}: turned away: {}", address.to_string(), refusal.text));
    if (port.kind == core::ListenerKind::Submissions)
        return; // it waits for a handshake and would not understand
    // It fits the socket's empty send buffer; if not, the client learns it by the close.
    const std::string reply = fmt::format("{} {} {} {}\r\n", refusal.code, refusal.enhanced,
                                          partners->hostname, refusal.text);
    asio::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(reply), ignored);
}

void Receiver::Impl::connectionEnded(const ReceiverConnection* connection)
{
    connections.erase(connection);
    if (stopping && connections.empty())
        reportStopped();
}

void Receiver::Impl::closeListeners()
{
    asio::error_code ignored;
    for (const auto& port : listening) {
        port->acceptor.close(ignored);
        port->pause.cancel();
    }
}

void Receiver::Impl::closeAll()
{
    closeListeners();
    grace.cancel();
    // Each of them takes itself out of the map.
    const auto open = connections;
    for (const auto& [raw, weak] : open) {
        if (const auto connection = weak.lock())
            connection->close();
    }
}

void Receiver::Impl::stop(std::function<void()> done, std::chrono::milliseconds graceTime)
{
    if (done)
        stopped.push_back(std::move(done));
    closeListeners();
    stopping = true;
    const auto open = connections;
    for (const auto& [raw, weak] : open) {
        if (const auto connection = weak.lock())
            connection->shutDown();
    }
    if (connections.empty())
        return reportStopped();
    grace.expires_after(graceTime);
    grace.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error)
            self->closeAll();
    });
}

void Receiver::Impl::reportStopped()
{
    grace.cancel();
    for (const auto& done : std::exchange(stopped, {}))
        done();
}

} // namespace mailstead::smtp
