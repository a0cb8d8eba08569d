#include "privileged/connection.h"

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

struct SocketAddress {
    sockaddr_storage storage = {};
    socklen_t length = 0;
};

bool fill(const Endpoint& endpoint, SocketAddress& address)
{
    sockaddr_in v4 = {};
    sockaddr_in6 v6 = {};
    const std::string host = endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host;
    if (::inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(endpoint.port);
        *reinterpret_cast<sockaddr_in*>(&address.storage) = v4;
        address.length = sizeof v4;
        return true;
    }
    if (::inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(endpoint.port);
        *reinterpret_cast<sockaddr_in6*>(&address.storage) = v6;
        address.length = sizeof v6;
        return true;
    }
    return false;
}

} // namespace

core::Result<Endpoint> parseEndpoint(const std::string& text)
{
    Endpoint endpoint;
    const std::size_t colon = text.rfind(':');
    if (colon != std::string::npos) {
        endpoint.host = text.substr(0, colon);
        const char* end = text.data() + text.size();
        const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, endpoint.port);
        if (error != std::errc() || stopped != end)
            endpoint.port = 0;
    }
    if (endpoint.host.size() > 2 && endpoint.host.front() == '[' && endpoint.host.back() == ']')
        endpoint.host = endpoint.host.substr(1, endpoint.host.size() - 2);
    SocketAddress address;
    if (endpoint.port == 0 || !fill(endpoint, address))
        return core::fail(ErrorKind::InvalidInput,
                          "a service is written as 127.0.0.1:25, [::1]:25 or localhost:25",
                          text.substr(0, 100));
    return endpoint;
}

core::Result<Connection> Connection::open(const Endpoint& endpoint,
                                          std::chrono::steady_clock::time_point deadline)
{
    SocketAddress address;
    if (!fill(endpoint, address))
        return core::fail(ErrorKind::InvalidInput, "this is no address", endpoint.host);
    const std::string what =
        "cannot connect to " + endpoint.host + " port " + std::to_string(endpoint.port);
    Connection connection(
        ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0),
        deadline);
    if (connection.m_fd < 0)
        return core::failErrno(what, errno);
    if (::connect(connection.m_fd, reinterpret_cast<sockaddr*>(&address.storage), address.length) !=
            0 &&
        errno != EINPROGRESS)
        return core::failErrno(what, errno);
    if (auto ready = connection.wait(true); !ready)
        return tl::unexpected(ready.error());
    int error = 0;
    socklen_t length = sizeof error;
    if (::getsockopt(connection.m_fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0 || error != 0)
        return core::failErrno(what, error != 0 ? error : errno);
    return connection;
}

Connection::~Connection()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

core::Result<void> Connection::wait(bool forWriting)
{
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                              m_deadline - std::chrono::steady_clock::now())
                              .count();
        if (left <= 0)
            return core::fail(ErrorKind::Timeout, "the service does not answer in time");
        pollfd stream{m_fd, static_cast<short>(forWriting ? POLLOUT : POLLIN), 0};
        const int ready = ::poll(&stream, 1, static_cast<int>(left));
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return core::failErrno("cannot wait for the service", errno);
    }
}

core::Result<void> Connection::write(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::send(m_fd, text.data(), text.size(), MSG_NOSIGNAL);
        if (written > 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            return core::failErrno("cannot write to the service", errno);
        if (auto ready = wait(true); !ready)
            return ready;
    }
    return {};
}

core::Result<std::string> Connection::read()
{
    char buffer[4096];
    while (true) {
        const ssize_t got = ::recv(m_fd, buffer, sizeof buffer, 0);
        if (got >= 0)
            return std::string(buffer, static_cast<std::size_t>(got));
        if (errno != EAGAIN && errno != EINTR)
            return core::failErrno("cannot read from the service", errno);
        if (auto ready = wait(false); !ready)
            return tl::unexpected(ready.error());
    }
}

} // namespace mailstead::privileged
