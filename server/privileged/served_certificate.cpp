#include "privileged/served_certificate.h"

#include "acme/openssl_ptr.h"
#include "core/digest.h"

#include <openssl/ssl.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

constexpr std::size_t largestDialogue = 64UL * 1024;

/// The part of a dialogue before TLS, by lines.
class Dialogue
{
public:
    explicit Dialogue(Connection& connection)
        : m_connection(connection)
    {
    }

    core::Result<std::string> line()
    {
        while (true) {
            if (const std::size_t end = m_input.find('\n'); end != std::string::npos) {
                std::string line = m_input.substr(0, end);
                m_input.erase(0, end + 1);
                if (!line.empty() && line.back() == '\r')
                    line.pop_back();
                return line;
            }
            const auto more = m_connection.read();
            if (!more)
                return more;
            m_input += *more;
            m_size += more->size();
            if (more->empty() || m_size > largestDialogue)
                return core::fail(ErrorKind::Unavailable, "the service ends before TLS begins");
        }
    }

    /// The last line of an SMTP reply; an error when its code is another.
    core::Result<void> smtpReply(std::string_view code)
    {
        std::string text;
        do {
            auto next = line();
            if (!next)
                return tl::unexpected(next.error());
            text = std::move(*next);
        } while (text.size() > 3 && text[3] == '-');
        return text.starts_with(code) ? core::Result<void>() : refused(text);
    }

    core::Result<void> smtp()
    {
        if (auto greeted = smtpReply("220"); !greeted)
            return greeted;
        if (auto said = m_connection.write("EHLO localhost\r\n"); !said)
            return said;
        if (auto answered = smtpReply("250"); !answered)
            return answered;
        if (auto said = m_connection.write("STARTTLS\r\n"); !said)
            return said;
        return smtpReply("220");
    }

    core::Result<void> imap()
    {
        if (auto greeting = line(); !greeting || !greeting->starts_with("* OK"))
            return greeting ? refused(*greeting) : tl::unexpected(greeting.error());
        if (auto said = m_connection.write("a STARTTLS\r\n"); !said)
            return said;
        while (true) {
            const auto answer = line();
            if (!answer)
                return tl::unexpected(answer.error());
            if (answer->starts_with("* "))
                continue;
            return answer->starts_with("a OK") ? core::Result<void>() : refused(*answer);
        }
    }

    core::Result<void> pop3()
    {
        if (auto greeting = line(); !greeting || !greeting->starts_with("+OK"))
            return greeting ? refused(*greeting) : tl::unexpected(greeting.error());
        if (auto said = m_connection.write("STLS\r\n"); !said)
            return said;
        const auto answer = line();
        if (!answer)
            return tl::unexpected(answer.error());
        return answer->starts_with("+OK") ? core::Result<void>() : refused(*answer);
    }

private:
    static tl::unexpected<core::Error> refused(const std::string& reply)
    {
        return core::fail(ErrorKind::Refused, "the service does not begin TLS",
                          reply.substr(0, 200));
    }

    Connection& m_connection;
    std::string m_input;
    std::size_t m_size = 0;
};

core::Result<void> bringToTls(Connection& connection, StartTls startTls)
{
    Dialogue dialogue(connection);
    switch (startTls) {
    case StartTls::None:
        return {};
    case StartTls::Smtp:
        return dialogue.smtp();
    case StartTls::Imap:
        return dialogue.imap();
    case StartTls::Pop3:
        return dialogue.pop3();
    }
    return {};
}

} // namespace

core::Result<std::string> servedFingerprint(const Endpoint& endpoint, StartTls startTls,
                                            const std::string& serverName,
                                            std::chrono::steady_clock::time_point deadline)
{
    auto connection = Connection::open(endpoint, deadline);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto ready = bringToTls(*connection, startTls); !ready)
        return tl::unexpected(ready.error());
    const acme::OpensslPtr<SSL_CTX, SSL_CTX_free> context(SSL_CTX_new(TLS_client_method()));
    const acme::OpensslPtr<SSL, SSL_free> tls(context ? SSL_new(context.get()) : nullptr);
    if (!tls || SSL_set_fd(tls.get(), connection->fd()) != 1 ||
        (!serverName.empty() &&
         SSL_ctrl(tls.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                  const_cast<char*>(serverName.c_str())) != 1))
        return core::fail(ErrorKind::Internal, "cannot prepare TLS", acme::opensslReason());
    while (true) {
        const int done = SSL_connect(tls.get());
        if (done == 1)
            break;
        const int reason = SSL_get_error(tls.get(), done);
        if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE)
            return core::fail(ErrorKind::Unavailable, "the service does not finish TLS",
                              acme::opensslReason());
        if (auto ready = connection->wait(reason == SSL_ERROR_WANT_WRITE); !ready)
            return tl::unexpected(ready.error());
    }
    const acme::CertificatePtr certificate(SSL_get1_peer_certificate(tls.get()));
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), hash, &length) != 1)
        return core::fail(ErrorKind::Unavailable, "the service shows no certificate");
    SSL_shutdown(tls.get());
    return core::hex({reinterpret_cast<const char*>(hash), length});
}

} // namespace mailstead::privileged
