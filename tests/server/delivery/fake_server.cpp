#include "fake_server.h"

#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mailstead::delivery::test
{

FakeServer::FakeServer(Behaviour behaviour, const std::string& address, std::uint16_t port)
    : m_behaviour(std::move(behaviour))
    , m_certificate(core::makeSelfSigned("mx.example.org").value())
    , m_tls(core::ServerTls::create("mx.example.org").value())
{
    if (!m_tls->use(m_certificate.chain, m_certificate.key))
        return;
    if (::pipe(m_wake) != 0)
        return;
    sockaddr_storage storage = {};
    socklen_t length = 0;
    if (address.front() == '/') {
        auto* local = reinterpret_cast<sockaddr_un*>(&storage);
        local->sun_family = AF_UNIX;
        std::strncpy(local->sun_path, address.c_str(), sizeof local->sun_path - 1);
        length = sizeof *local;
        m_path = address;
    } else {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        inet_pton(AF_INET, address.c_str(), &v4->sin_addr);
        length = sizeof *v4;
    }
    const int listener = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&storage), length) != 0 ||
        ::listen(listener, 16) != 0) {
        ::close(listener);
        return;
    }
    m_listener = listener;
    if (m_path.empty()) {
        sockaddr_in bound = {};
        socklen_t size = sizeof bound;
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&bound), &size);
        m_port = ntohs(bound.sin_port);
    }
    m_thread = std::thread([this] { run(); });
}

FakeServer::~FakeServer()
{
    m_stop = true;
    const char byte = 0;
    const bool woken = ::write(m_wake[1], &byte, 1) == 1;
    if (m_thread.joinable() && woken)
        m_thread.join();
    if (m_listener >= 0)
        ::close(m_listener);
    ::close(m_wake[0]);
    ::close(m_wake[1]);
    if (!m_path.empty())
        ::unlink(m_path.c_str());
}

std::vector<Received> FakeServer::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

std::vector<std::string> FakeServer::commands() const
{
    const std::lock_guard lock(m_mutex);
    return m_commands;
}

void FakeServer::run()
{
    while (!m_stop) {
        pollfd waiting[] = {{m_listener, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) <= 0 || (waiting[1].revents & POLLIN) != 0)
            return;
        m_client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (m_client < 0)
            continue;
        const int yes = 1; // a Unix socket has no such option
        ::setsockopt(m_client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        ++m_connections;
        m_input.clear();
        serve();
        SSL_free(m_ssl);
        m_ssl = nullptr;
        ::shutdown(m_client, SHUT_RDWR);
        ::close(m_client);
    }
}

/// True when the connection shall go no further: after the client has left, or the test ends.
bool FakeServer::stalls(const std::string& where)
{
    if (m_behaviour.closeAt == where)
        return true;
    if (m_behaviour.stallAt != where)
        return false;
    for (;;) {
        pollfd waiting[] = {{m_client, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        char bytes[4096];
        if (::poll(waiting, 2, -1) <= 0 || (waiting[1].revents & POLLIN) != 0 ||
            ::recv(m_client, bytes, sizeof bytes, 0) <= 0)
            return true;
    }
}

bool FakeServer::line(std::string& text)
{
    for (;;) {
        const std::size_t end = m_input.find("\r\n");
        if (end != std::string::npos) {
            text = m_input.substr(0, end);
            m_input.erase(0, end + 2);
            return true;
        }
        if (!receive())
            return false;
    }
}

/// Some octets more.
bool FakeServer::receive()
{
    if (m_ssl == nullptr || SSL_pending(m_ssl) == 0) {
        pollfd waiting[] = {{m_client, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) <= 0 || (waiting[1].revents & POLLIN) != 0)
            return false;
    }
    char bytes[4096];
    const long length = m_ssl != nullptr ? SSL_read(m_ssl, bytes, static_cast<int>(sizeof bytes))
                                         : ::recv(m_client, bytes, sizeof bytes, 0);
    if (length <= 0)
        return false;
    m_input.append(bytes, static_cast<std::size_t>(length));
    return true;
}

bool FakeServer::say(const std::string& text)
{
    const std::string bytes = text + "\r\n";
    return m_ssl != nullptr ? SSL_write(m_ssl, bytes.data(), static_cast<int>(bytes.size())) > 0
                            : ::send(m_client, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0;
}

bool FakeServer::handshake()
{
    if (m_behaviour.tls == Behaviour::Tls::BreaksInHandshake) {
        // Not before the client has begun: what comes earlier is an injection, not a failure.
        pollfd waiting[] = {{m_client, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        ::poll(waiting, 2, -1);
        say("this is not TLS");
        return false;
    }
    m_ssl = SSL_new(m_tls->context()->native_handle());
    SSL_set_fd(m_ssl, m_client);
    m_input.clear();
    return SSL_accept(m_ssl) == 1;
}

std::string FakeServer::content()
{
    std::string all, text;
    while (line(text) && text != ".") {
        if (text.starts_with('.'))
            text.erase(0, 1);
        all += text + "\r\n";
    }
    return all;
}

std::string FakeServer::chunk(std::size_t size)
{
    while (m_input.size() < size && receive()) {
    }
    std::string octets = m_input.substr(0, size);
    m_input.erase(0, size);
    return octets;
}

void FakeServer::serve()
{
    if (m_behaviour.implicitTls && !handshake())
        return;
    if (stalls("connect") || !say(m_behaviour.greeting))
        return;
    Received message;
    bool inTransaction = false;
    int mails = 0;
    std::string text;
    while (line(text)) {
        {
            const std::lock_guard lock(m_mutex);
            m_commands.push_back(text);
        }
        const std::string verb = text.substr(0, 4);
        if (stalls(verb))
            return;
        if (verb == "EHLO" || verb == "LHLO") {
            if ((verb == "LHLO") != m_behaviour.lmtp) {
                say("500 5.5.1 not here");
                continue;
            }
            std::string reply = "250-mx.example.org\r\n";
            for (const std::string& extension : m_behaviour.extensions)
                reply += "250-" + extension + "\r\n";
            if (m_behaviour.tls != Behaviour::Tls::NotOffered && m_ssl == nullptr)
                reply += "250-STARTTLS\r\n";
            say(reply + "250 ENHANCEDSTATUSCODES");
        } else if (verb == "HELO") {
            say("250 mx.example.org");
        } else if (verb == "STAR") {
            say("220 go");
            if (!handshake())
                return;
        } else if (verb == "AUTH" && !m_behaviour.auth.empty()) {
            // "AUTH PLAIN" with its response, or the challenges that it or LOGIN needs.
            const int challenges = text == "AUTH LOGIN" ? 2 : text == "AUTH PLAIN" ? 1 : 0;
            for (int i = 0; i < challenges; ++i) {
                say("334 VXNlcm5hbWU6");
                if (!line(text))
                    return;
                const std::lock_guard lock(m_mutex);
                m_commands.push_back(text);
            }
            say(m_behaviour.auth);
        } else if (verb == "RSET") {
            inTransaction = false;
            say("250 2.0.0 ok");
        } else if (verb == "MAIL" && inTransaction) {
            say("503 5.5.1 nested MAIL");
        } else if (verb == "MAIL") {
            if (++mails > 1 && (m_behaviour.closesAtLaterMail || !m_behaviour.laterMail.empty())) {
                if (!m_behaviour.closesAtLaterMail)
                    say(m_behaviour.laterMail);
                return;
            }
            inTransaction = m_behaviour.mail.front() == '2';
            message = {};
            message.secure = m_ssl != nullptr;
            message.sender = text.substr(11, text.find('>') - 11);
            say(m_behaviour.mail);
        } else if (verb == "RCPT") {
            const std::string address = text.substr(9, text.find('>') - 9);
            const auto known = m_behaviour.recipients.find(address);
            const std::string reply = known != m_behaviour.recipients.end() ? known->second
                                      : message.recipients.size() >= m_behaviour.mostRecipients
                                          ? "452 4.5.3 too many"
                                          : "250 2.1.5 ok";
            if (reply.front() == '2')
                message.recipients.push_back(address);
            say(reply);
        } else if (verb == "DATA" && message.recipients.empty()) {
            say("554 5.5.1 no valid recipients");
        } else if (verb == "DATA") {
            say(m_behaviour.data);
            if (m_behaviour.data.front() != '3')
                continue;
            inTransaction = false;
            message.content = content();
            if (stalls("."))
                return;
            if (m_behaviour.dot.front() == '2') {
                const std::lock_guard lock(m_mutex);
                m_received.push_back(message);
            }
            for (std::size_t i = 0; i < (m_behaviour.lmtp ? message.recipients.size() : 1); ++i)
                say(m_behaviour.dot);
        } else if (verb == "BDAT" && text.ends_with(" LAST")) {
            inTransaction = false;
            message.content = chunk(std::stoul(text.substr(5)));
            {
                const std::lock_guard lock(m_mutex);
                m_received.push_back(message);
            }
            say(m_behaviour.dot);
        } else if (verb == "QUIT") {
            say("221 bye");
            return;
        } else {
            say("500 5.5.1 what?");
        }
    }
}

} // namespace mailstead::delivery::test
