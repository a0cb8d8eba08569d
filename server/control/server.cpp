#include "control/server.h"

#include "control/connection.h"
#include "core/log.h"

#include <algorithm>
#include <asio/local/stream_protocol.hpp>
#include <asio/post.hpp>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mailstead::control
{

using Protocol = asio::local::stream_protocol;

struct Server::Impl : std::enable_shared_from_this<Server::Impl> {
    Impl(asio::io_context& context)
        : io(context)
        , acceptor(context)
    {
    }

    void accept()
    {
        acceptor.async_accept([self = shared_from_this()](const asio::error_code& error,
                                                          Protocol::socket socket) {
            if (!self->acceptor.is_open())
                return;
            if (error) {
                core::logWarn("control", {}, "cannot accept a console: " + error.message());
            } else {
                auto connection = std::make_shared<Connection>(std::move(socket), self->dispatch);
                std::erase_if(self->connections, [](const auto& known) { return known.expired(); });
                self->connections.push_back(connection);
                connection->start();
            }
            self->accept();
        });
    }

    void closeAll()
    {
        asio::error_code ignored;
        acceptor.close(ignored);
        for (const auto& weak : connections) {
            if (const auto connection = weak.lock())
                connection->close();
        }
        connections.clear();
    }

    asio::io_context& io;
    Protocol::acceptor acceptor;
    std::shared_ptr<Dispatch> dispatch = std::make_shared<Dispatch>();
    std::vector<std::weak_ptr<Connection>> connections;
    std::string path;
    bool stopped = false;
};

Server::Server(asio::io_context& io, Greeting greeting, unsigned workerThreads)
    : m_impl(std::make_shared<Impl>(io))
{
    m_impl->dispatch->version = std::move(greeting.version);
    m_impl->dispatch->hostname = std::move(greeting.hostname);
    m_impl->dispatch->workers = std::make_unique<asio::thread_pool>(workerThreads);
}

Server::~Server()
{
    stop();
}

void Server::add(const std::string& name, Method method)
{
    m_impl->dispatch->methods[name] = std::move(method);
}

std::vector<std::string> Server::methodNames() const
{
    std::vector<std::string> names = {"hello", "cancel", "unsubscribe"};
    for (const auto& [name, method] : m_impl->dispatch->methods)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

core::Result<void> Server::listen(const std::string& socketPath)
{
    asio::error_code error;
    {
        // Only a socket that nobody listens on may be replaced.
        Protocol::socket probe(m_impl->io);
        probe.connect(Protocol::endpoint(socketPath), error);
        if (!error)
            return core::fail(core::ErrorKind::AlreadyExists,
                              "another mailsteadd already listens on " + socketPath);
        struct stat info = {};
        if (::lstat(socketPath.c_str(), &info) == 0) {
            if (!S_ISSOCK(info.st_mode))
                return core::fail(core::ErrorKind::AlreadyExists, socketPath + " is not a socket");
            ::unlink(socketPath.c_str());
        }
    }
    const auto failed = [&](const char* doing) {
        return core::fail(core::ErrorKind::Unavailable,
                          std::string("cannot ") + doing + " the control socket " + socketPath,
                          error.message());
    };
    m_impl->acceptor.open(Protocol(), error);
    if (error)
        return failed("open");
    // The mode holds from the first moment: who may open the socket may do everything.
    const mode_t umaskBefore = ::umask(0117);
    m_impl->acceptor.bind(Protocol::endpoint(socketPath), error);
    ::umask(umaskBefore);
    if (error)
        return failed("make");
    m_impl->acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return failed("listen on");
    m_impl->path = socketPath;
    m_impl->accept();
    return {};
}

void Server::stop()
{
    if (std::exchange(m_impl->stopped, true))
        return;
    // The connections live on the io thread; without a running io_context they are ours alone.
    if (m_impl->io.stopped()) {
        m_impl->closeAll();
    } else {
        asio::post(m_impl->io, [impl = m_impl] { impl->closeAll(); });
    }
    m_impl->dispatch->workers->join();
    if (!m_impl->path.empty())
        ::unlink(m_impl->path.c_str());
    m_impl->path.clear();
}

} // namespace mailstead::control
