// A blocking SMTP client for tests, in the clear or with OpenSSL. Every wait is bounded.
#pragma once

#include <cstdint>
#include <openssl/ssl.h>
#include <string>
#include <string_view>

namespace mailstead::smtp::test
{

class MailClient
{
public:
    MailClient() = default;
    ~MailClient();
    MailClient(const MailClient&) = delete;
    MailClient& operator=(const MailClient&) = delete;

    bool connect(std::uint16_t port, const std::string& address = "127.0.0.1");
    /// After the server's 220 to STARTTLS, or at once.
    bool startTls();
    /// The certificate's subject common name, "" without TLS.
    std::string certificateName() const;

    bool send(std::string_view bytes);
    /// One whole reply, its lines joined by '\n' without CRs; "" when the server closed, "timeout".
    std::string reply();
    std::string command(std::string_view line)
    {
        send(std::string(line) + "\r\n");
        return reply();
    }
    /// True when the server closes (and says nothing more) in time.
    bool closedByServer();
    void close();

private:
    long read(char* bytes, std::size_t length);

    int m_socket = -1;
    SSL_CTX* m_context = nullptr;
    SSL* m_ssl = nullptr;
    std::string m_input;
};

} // namespace mailstead::smtp::test
