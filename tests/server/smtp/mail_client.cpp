#include "mail_client.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace mailstead::smtp::test
{

MailClient::~MailClient()
{
    close();
}

void MailClient::close()
{
    SSL_free(m_ssl);
    SSL_CTX_free(m_context);
    m_ssl = nullptr;
    m_context = nullptr;
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_input.clear();
}

bool MailClient::connect(std::uint16_t port, const std::string& address)
{
    close();
    sockaddr_storage storage = {};
    socklen_t length = 0;
    if (address.find(':') != std::string::npos) {
        auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        inet_pton(AF_INET6, address.c_str(), &v6->sin6_addr);
        length = sizeof *v6;
    } else {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        inet_pton(AF_INET, address.c_str(), &v4->sin_addr);
        length = sizeof *v4;
    }
    m_socket = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit = {30, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    return ::connect(m_socket, reinterpret_cast<sockaddr*>(&storage), length) == 0;
}

bool MailClient::startTls()
{
    m_context = SSL_CTX_new(TLS_client_method());
    m_ssl = SSL_new(m_context);
    SSL_set_fd(m_ssl, m_socket);
    return SSL_connect(m_ssl) == 1;
}

std::string MailClient::certificateName() const
{
    if (m_ssl == nullptr)
        return {};
    X509* certificate = SSL_get1_peer_certificate(m_ssl);
    char name[256] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name,
                              sizeof name);
    X509_free(certificate);
    return name;
}

bool MailClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const long sent = m_ssl != nullptr
                              ? SSL_write(m_ssl, bytes.data(), static_cast<int>(bytes.size()))
                              : ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

long MailClient::read(char* bytes, std::size_t length)
{
    errno = 0;
    return m_ssl != nullptr ? SSL_read(m_ssl, bytes, static_cast<int>(length))
                            : ::recv(m_socket, bytes, length, 0);
}

std::string MailClient::reply()
{
    std::string text;
    for (;;) {
        const std::size_t end = m_input.find("\r\n");
        if (end == std::string::npos) {
            char buffer[4096];
            const long length = read(buffer, sizeof buffer);
            if (length <= 0)
                return errno == EAGAIN ? "timeout" : text;
            m_input.append(buffer, static_cast<std::size_t>(length));
            continue;
        }
        const std::string line = m_input.substr(0, end);
        m_input.erase(0, end + 2);
        text += (text.empty() ? "" : "\n") + line;
        if (line.size() < 4 || line[3] != '-')
            return text;
    }
}

bool MailClient::closedByServer()
{
    if (!m_input.empty())
        return false;
    char byte = 0;
    return read(&byte, 1) <= 0 && errno != EAGAIN;
}

} // namespace mailstead::smtp::test
