#include "acme/tls_alpn_responder.h"

#include "acme/moment_listener.h"
#include "acme/openssl_ptr.h"
#include "core/digest.h"
#include "core/log.h"
#include "message/address.h"

#include <asio/ssl/context.hpp>
#include <asio/ssl/stream.hpp>
#include <map>
#include <mutex>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace mailstead::acme
{

namespace
{

using asio::ip::tcp;

constexpr std::size_t maxSessions = 64;
constexpr std::chrono::seconds sessionTimeout{10};
constexpr std::string_view protocol{"\x0a"
                                    "acme-tls/1"};

struct Shown {
    CertificatePtr certificate;
    std::shared_ptr<EVP_PKEY> key;
};

tl::unexpected<core::Error> failMaking()
{
    return core::fail(core::ErrorKind::Internal, "cannot make the challenge's certificate",
                      opensslReason());
}

/// The text goes into the extension as "critical,…": what X509V3_EXT_conf_nid takes.
bool addExtension(X509* certificate, int nid, const std::string& value)
{
    const OpensslPtr<X509_EXTENSION, X509_EXTENSION_free> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// RFC 8737 §3: 1.3.6.1.5.5.7.1.31, critical, an OCTET STRING of the digest.
bool addDigest(X509* certificate, const std::string& digest)
{
    const OpensslPtr<ASN1_OBJECT, ASN1_OBJECT_free> id(OBJ_txt2obj("1.3.6.1.5.5.7.1.31", 1));
    const std::string inner = std::string("\x04\x20", 2) + digest; // DER of the octet string
    const OpensslPtr<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> value(ASN1_OCTET_STRING_new());
    if (!id || !value ||
        ASN1_OCTET_STRING_set(value.get(), reinterpret_cast<const unsigned char*>(inner.data()),
                              static_cast<int>(inner.size())) != 1)
        return false;
    const OpensslPtr<X509_EXTENSION, X509_EXTENSION_free> extension(
        X509_EXTENSION_create_by_OBJ(nullptr, id.get(), 1, value.get()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// `name` was checked to be a host name: nothing in it has a meaning for OpenSSL's text form.
core::Result<Shown> certificateFor(const std::string& name, const std::string& keyAuthorization)
{
    Shown shown;
    shown.key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    shown.certificate.reset(X509_new());
    X509* certificate = shown.certificate.get();
    constexpr long day = 24 * 3600;
    if (!shown.key || certificate == nullptr || X509_set_version(certificate, 2) != 1 ||
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1) != 1 ||
        X509_gmtime_adj(X509_getm_notBefore(certificate), -day) == nullptr ||
        X509_gmtime_adj(X509_getm_notAfter(certificate), day) == nullptr ||
        X509_set_pubkey(certificate, shown.key.get()) != 1 ||
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("ACME challenge"), -1, -1,
                                   0) != 1 ||
        X509_set_issuer_name(certificate, X509_get_subject_name(certificate)) != 1 ||
        !addExtension(certificate, NID_subject_alt_name, "DNS:" + name) ||
        !addDigest(certificate, core::digest(core::Hash::Sha256, keyAuthorization)) ||
        X509_sign(certificate, shown.key.get(), EVP_sha256()) == 0)
        return failMaking();
    return shown;
}

/// One handshake.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, asio::ssl::context& context, std::shared_ptr<std::size_t> count)
        : m_stream(std::move(socket), context)
        , m_timer(m_stream.get_executor())
        , m_count(std::move(count))
    {
        ++*m_count;
    }
    ~Session() { --*m_count; }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start()
    {
        m_timer.expires_after(sessionTimeout);
        m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (!error) {
                asio::error_code ignored;
                self->m_stream.lowest_layer().close(ignored);
            }
        });
        m_stream.async_handshake(
            asio::ssl::stream_base::server,
            [self = shared_from_this()](const asio::error_code& error) { self->end(!error); });
    }

private:
    void end(bool shown)
    {
        const char* name = SSL_get_servername(m_stream.native_handle(), TLSEXT_NAMETYPE_host_name);
        core::logInfo("acme", {},
                      std::string("TLS challenge request for ") +
                          (name == nullptr ? "no name" : std::string(name).substr(0, 255)) +
                          (shown ? ": answered" : ": not answered"));
        m_stream.async_shutdown(
            [self = shared_from_this()](const asio::error_code&) { self->m_timer.cancel(); });
    }

    asio::ssl::stream<tcp::socket> m_stream;
    asio::steady_timer m_timer;
    std::shared_ptr<std::size_t> m_count;
};

class Responder final : public TlsAlpnResponder
{
public:
    core::Result<void> start(std::uint16_t wantedPort)
    {
        SSL_CTX* context = m_context.native_handle();
        SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
        SSL_CTX_set_alpn_select_cb(context, selectProtocol, nullptr);
        SSL_CTX_set_cert_cb(context, chooseCertificate, this);
        return m_listener.start(wantedPort);
    }

    std::uint16_t port() const override { return m_listener.port(); }

    core::Result<void> answer(const std::string& name, const std::string& keyAuthorization) override
    {
        auto made = certificateFor(name, keyAuthorization);
        if (!made)
            return tl::unexpected(made.error());
        const std::lock_guard lock(m_mutex);
        m_shown.insert_or_assign(name, std::move(*made));
        return {};
    }

private:
    static int selectProtocol(SSL*, const unsigned char** out, unsigned char* outLength,
                              const unsigned char* in, unsigned int inLength, void*)
    {
        // RFC 8737 §3: the client offers this protocol alone.
        const std::string_view offered(reinterpret_cast<const char*>(in), inLength);
        if (offered != protocol)
            return SSL_TLSEXT_ERR_ALERT_FATAL;
        *out = in + 1;
        *outLength = static_cast<unsigned char>(protocol.size() - 1);
        return SSL_TLSEXT_ERR_OK;
    }

    static int chooseCertificate(SSL* ssl, void* self)
    {
        const char* name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
        auto& responder = *static_cast<Responder*>(self);
        const std::lock_guard lock(responder.m_mutex);
        const auto found = name == nullptr ? responder.m_shown.end()
                                           : responder.m_shown.find(message::lowerCase(name));
        if (found == responder.m_shown.end())
            return 0;
        return SSL_use_certificate(ssl, found->second.certificate.get()) == 1 &&
                       SSL_use_PrivateKey(ssl, found->second.key.get()) == 1
                   ? 1
                   : 0;
    }

    void serve(tcp::socket socket)
    {
        if (*m_sessions < maxSessions)
            std::make_shared<Session>(std::move(socket), m_context, m_sessions)->start();
    }

    std::mutex m_mutex;
    std::map<std::string, Shown> m_shown;
    asio::ssl::context m_context{asio::ssl::context::tls_server};
    std::shared_ptr<std::size_t> m_sessions = std::make_shared<std::size_t>(0);
    MomentListener m_listener{[this](tcp::socket socket) {
        serve(std::move(socket));
    }};
};

} // namespace

core::Result<std::unique_ptr<TlsAlpnResponder>> TlsAlpnResponder::start(std::uint16_t port)
{
    auto responder = std::make_unique<Responder>();
    const auto listening = responder->start(port);
    if (!listening)
        return tl::unexpected(listening.error());
    return responder;
}

} // namespace mailstead::acme
