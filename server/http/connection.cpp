#include "http/connection.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailstead::http
{

namespace
{

using core::ErrorKind;

class Socket
{
public:
    explicit Socket(int fd = -1)
        : m_fd(fd)
    {
    }
    Socket(Socket&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    Socket& operator=(Socket&&) = delete;
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    int get() const { return m_fd; }

private:
    int m_fd;
};

bool isAddress(const std::string& text)
{
    in6_addr address = {};
    return inet_pton(AF_INET, text.c_str(), &address) == 1 ||
           inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

core::Result<void> waitFor(int fd, short events, const Patience& patience)
{
    while (true) {
        const auto fine = patience.check();
        if (!fine)
            return fine;
        pollfd entry = {fd, events, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(waitSlice.count()));
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return core::failErrno("cannot wait for the network", errno);
    }
}

core::Result<Socket> connectTo(const std::string& address, std::uint16_t port,
                               const Patience& patience)
{
    sockaddr_storage storage = {};
    socklen_t length = 0;
    auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
    if (inet_pton(AF_INET, address.c_str(), &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        length = sizeof *v4;
    } else if (inet_pton(AF_INET6, address.c_str(), &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        length = sizeof *v6;
    } else {
        return core::fail(ErrorKind::InvalidInput, address + " is no address");
    }
    const std::string what = "cannot connect to " + address + " port " + std::to_string(port);
    Socket socket(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.get() < 0)
        return core::failErrno(what, errno);
    if (::connect(socket.get(), reinterpret_cast<sockaddr*>(&storage), length) != 0) {
        if (errno != EINPROGRESS)
            return core::failErrno(what, errno);
        auto connected = waitFor(socket.get(), POLLOUT, patience);
        if (!connected) {
            connected.error().what = what;
            return tl::unexpected(connected.error());
        }
        int error = 0;
        socklen_t errorLength = sizeof error;
        ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &errorLength);
        if (error != 0)
            return core::failErrno(what, error);
    }
    return socket;
}

core::Result<void> sendAll(const Socket& socket, std::string_view bytes, const Patience& patience)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (errno == EPIPE || errno == ECONNRESET)
            return core::fail(ErrorKind::Unavailable, "cannot send",
                              "the other side closed the connection");
        if (errno != EAGAIN && errno != EINTR)
            return core::failErrno("cannot send", errno);
        const auto ready = waitFor(socket.get(), POLLOUT, patience);
        if (!ready)
            return ready;
    }
    return {};
}

/// Empty at the end of the connection.
core::Result<std::string> receive(const Socket& socket, const Patience& patience)
{
    std::string buffer(16 * 1024, '\0');
    while (true) {
        const ssize_t got = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
        if (got >= 0) {
            buffer.resize(static_cast<std::size_t>(got));
            return buffer;
        }
        if (errno != EAGAIN && errno != EINTR)
            return core::failErrno("cannot receive", errno);
        const auto ready = waitFor(socket.get(), POLLIN, patience);
        if (!ready)
            return tl::unexpected(ready.error());
    }
}

class PlainConnection final : public Connection
{
public:
    explicit PlainConnection(Socket socket)
        : m_socket(std::move(socket))
    {
    }
    core::Result<void> write(std::string_view bytes, const Patience& patience) override
    {
        return sendAll(m_socket, bytes, patience);
    }
    core::Result<std::string> read(const Patience& patience) override
    {
        return receive(m_socket, patience);
    }

private:
    Socket m_socket;
};

std::string opensslReason()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (code == 0)
        return "the connection was closed";
    const char* reason = ERR_reason_error_string(code);
    return reason == nullptr ? "error " + std::to_string(code) : reason;
}

/// OpenSSL works on memory, the socket is read and written here: a write to a closed connection
/// must not raise SIGPIPE.
class TlsConnection final : public Connection
{
public:
    TlsConnection(Socket socket, SSL* ssl, std::shared_ptr<asio::ssl::context> context)
        : m_context(std::move(context))
        , m_socket(std::move(socket))
        , m_ssl(ssl, SSL_free)
        , m_in(BIO_new(BIO_s_mem()))
        , m_out(BIO_new(BIO_s_mem()))
    {
        BIO_set_mem_eof_return(m_in, -1);
        SSL_set_bio(ssl, m_in, m_out); // owns both now
        SSL_set_connect_state(ssl);
    }

    core::Result<void> handshake(const std::string& host, const Patience& patience)
    {
        SSL* ssl = m_ssl.get();
        X509_VERIFY_PARAM* parameters = SSL_get0_param(ssl);
        X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        bool set = false;
        std::string name = host; // the macro SSL_set_tlsext_host_name() takes it as writable
        if (isAddress(host)) {
            set = X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str()) == 1;
        } else {
            set = X509_VERIFY_PARAM_set1_host(parameters, host.c_str(), host.size()) == 1 &&
                  SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                           name.data()) == 1;
        }
        if (!set)
            return core::fail(ErrorKind::InvalidInput, "this host name cannot be used for TLS",
                              host);
        const auto result = run([ssl] { return SSL_do_handshake(ssl); }, patience);
        if (result)
            return {};
        const long verified = SSL_get_verify_result(ssl);
        if (verified != X509_V_OK)
            return core::fail(ErrorKind::Refused, "the certificate of " + host + " is not trusted",
                              X509_verify_cert_error_string(verified),
                              "check the URL and the clock; a private authority needs its root "
                              "certificate given");
        return tl::unexpected(result.error());
    }

    core::Result<void> write(std::string_view bytes, const Patience& patience) override
    {
        std::size_t written = 0;
        const auto result =
            run([&] { return SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &written); },
                patience);
        if (!result)
            return tl::unexpected(result.error());
        return flush(patience);
    }

    core::Result<std::string> read(const Patience& patience) override
    {
        std::string buffer(16 * 1024, '\0');
        std::size_t got = 0;
        const auto result = run(
            [&] { return SSL_read_ex(m_ssl.get(), buffer.data(), buffer.size(), &got); }, patience);
        if (!result)
            return tl::unexpected(result.error());
        buffer.resize(*result ? got : 0);
        return buffer;
    }

private:
    /// Repeats a TLS operation until it is done. False: the other side ended the connection.
    template <class Operation> core::Result<bool> run(Operation operation, const Patience& patience)
    {
        while (true) {
            ERR_clear_error();
            const int result = operation();
            const int state = SSL_get_error(m_ssl.get(), result);
            const auto flushed = flush(patience);
            if (result == 1)
                return true;
            if (!flushed)
                return tl::unexpected(flushed.error());
            if (state == SSL_ERROR_ZERO_RETURN)
                return false;
            if (state != SSL_ERROR_WANT_READ)
                return core::fail(ErrorKind::Unavailable, "the TLS connection failed",
                                  opensslReason());
            const auto more = fill(patience);
            if (!more)
                return more;
            if (!*more) // closed without a closing alert: whoever reads decides if that matters
                return SSL_is_init_finished(m_ssl.get()) == 1
                           ? core::Result<bool>(false)
                           : core::fail(ErrorKind::Unavailable, "the TLS connection failed",
                                        "the other side closed it");
        }
    }

    core::Result<void> flush(const Patience& patience)
    {
        char* data = nullptr;
        const long pending = BIO_get_mem_data(m_out, &data);
        const auto sent = sendAll(
            m_socket, {data, pending > 0 ? static_cast<std::size_t>(pending) : 0}, patience);
        (void)BIO_reset(m_out);
        return sent;
    }

    /// False at the end of the connection.
    core::Result<bool> fill(const Patience& patience)
    {
        const auto bytes = receive(m_socket, patience);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (!bytes->empty())
            BIO_write(m_in, bytes->data(), static_cast<int>(bytes->size()));
        return !bytes->empty();
    }

    std::shared_ptr<asio::ssl::context> m_context;
    Socket m_socket;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_ssl;
    BIO* m_in;
    BIO* m_out;
};

constexpr std::chrono::seconds perAddress{10};

/// The first of the addresses at which `begin` makes a connection of a connected socket.
template <class Begin>
core::Result<std::unique_ptr<Connection>> tryAddresses(const std::vector<std::string>& addresses,
                                                       std::uint16_t port, const Patience& patience,
                                                       Begin begin)
{
    constexpr std::size_t maxAddresses = 8;
    core::Error last{ErrorKind::Unavailable, "there is no address to connect to"};
    for (std::size_t i = 0; i < std::min(addresses.size(), maxAddresses); ++i) {
        auto socket = connectTo(addresses[i], port, patience.atMost(perAddress));
        if (!socket) {
            last = socket.error();
            if (const auto fine = patience.check(); !fine)
                return tl::unexpected(fine.error());
            continue;
        }
        auto connection = begin(std::move(*socket));
        if (connection)
            return connection;
        last = connection.error();
        if (last.kind == ErrorKind::Refused || last.kind == ErrorKind::Cancelled ||
            last.kind == ErrorKind::Internal)
            break; // another address of the same host will not be trusted more
    }
    return tl::unexpected(last);
}

} // namespace

core::Result<std::vector<std::string>> addressesOf(const std::string& host, dns::Resolver* resolver)
{
    if (isAddress(host))
        return std::vector{host};
    std::vector<std::string> addresses;
    std::string why;
    if (resolver != nullptr) {
        for (const dns::Type type : {dns::Type::AAAA, dns::Type::A}) {
            const dns::Answer answer = resolver->ask(host, type);
            addresses.insert(addresses.end(), answer.values.begin(), answer.values.end());
            why = "the answer is " + std::string(dns::toString(answer.status));
        }
        // A CNAME in the answer is no address.
        std::erase_if(addresses, [](const std::string& text) { return !isAddress(text); });
    } else {
        addrinfo hints = {};
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_ADDRCONFIG;
        addrinfo* list = nullptr;
        const int code = ::getaddrinfo(host.c_str(), nullptr, &hints, &list);
        if (code != 0)
            why = ::gai_strerror(code);
        for (const addrinfo* entry = list; entry != nullptr; entry = entry->ai_next) {
            char text[NI_MAXHOST];
            if (::getnameinfo(entry->ai_addr, entry->ai_addrlen, text, sizeof text, nullptr, 0,
                              NI_NUMERICHOST) == 0)
                addresses.emplace_back(text);
        }
        if (list != nullptr)
            ::freeaddrinfo(list);
    }
    if (addresses.empty())
        return core::fail(ErrorKind::Unavailable, "the name " + host + " has no address", why,
                          "check the URL and that this server can resolve names");
    return addresses;
}

core::Result<std::unique_ptr<Connection>>
Connection::openTls(const std::string& host, std::uint16_t port,
                    const std::vector<std::string>& addresses,
                    std::shared_ptr<asio::ssl::context> context, const Patience& patience)
{
    return tryAddresses(
        addresses, port, patience, [&](Socket socket) -> core::Result<std::unique_ptr<Connection>> {
            SSL* ssl = SSL_new(context->native_handle());
            if (ssl == nullptr)
                return core::fail(ErrorKind::Internal, "cannot begin TLS", opensslReason());
            auto connection = std::make_unique<TlsConnection>(std::move(socket), ssl, context);
            const auto shaken = connection->handshake(host, patience.atMost(perAddress));
            if (!shaken)
                return tl::unexpected(shaken.error());
            return connection;
        });
}

core::Result<std::unique_ptr<Connection>>
Connection::openPlain(std::uint16_t port, const std::vector<std::string>& addresses,
                      const Patience& patience)
{
    return tryAddresses(addresses, port, patience,
                        [](Socket socket) -> core::Result<std::unique_ptr<Connection>> {
                            return std::make_unique<PlainConnection>(std::move(socket));
                        });
}

} // namespace mailstead::http
