#include "dns/checks/tls_probe.h"

#include <array>
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>
#include <asio/redirect_error.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <fmt/format.h>
#include <openssl/x509v3.h>

namespace mailstead::dns::checks
{

namespace
{

constexpr std::size_t longestReply = 8 * 1024;
constexpr const char* tooLate = "no answer came in time";

struct FreeNames {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

std::string hexadecimal(const unsigned char* bytes, std::size_t size)
{
    std::string text;
    for (std::size_t index = 0; index < size; ++index)
        text += fmt::format("{:02x}", bytes[index]);
    return text;
}

std::string namesOf(X509* certificate)
{
    const std::unique_ptr<GENERAL_NAMES, FreeNames> names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    std::string text;
    for (int index = 0; names && index < sk_GENERAL_NAME_num(names.get()); ++index) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), index);
        if (name->type != GEN_DNS)
            continue;
        const auto* data = reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName));
        text += text.empty() ? "" : " ";
        text.append(data, static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
    }
    return text;
}

std::string commonName(const X509_NAME* name)
{
    std::array<char, 256> text{};
    for (const int part : {NID_commonName, NID_organizationName}) {
        if (X509_NAME_get_text_by_NID(name, part, text.data(), text.size()) > 0)
            return text.data();
    }
    return {};
}

std::chrono::system_clock::time_point timeOf(const ASN1_TIME* time)
{
    std::tm utc{};
    if (ASN1_TIME_to_tm(time, &utc) != 1)
        return {};
    return std::chrono::system_clock::from_time_t(timegm(&utc));
}

std::string keyDigestOf(X509* certificate)
{
    unsigned char* bytes = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes);
    if (size <= 0)
        return {};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(bytes, static_cast<std::size_t>(size), digest.data(), &length, EVP_sha256(),
               nullptr);
    OPENSSL_free(bytes);
    return hexadecimal(digest.data(), length);
}

/// One probe on its way. Ends by its own coroutine, which the deadline cuts short.
class Visit : public std::enable_shared_from_this<Visit>
{
public:
    Visit(asio::io_context& io, std::shared_ptr<asio::ssl::context> context, ProbeRequest request,
          std::function<void(Probe)> done)
        : m_context(std::move(context))
        , m_request(std::move(request))
        , m_stream(io, *m_context)
        , m_deadline(io)
        , m_done(std::move(done))
    {
    }

    void start(std::chrono::milliseconds limit)
    {
        m_deadline.expires_after(limit);
        m_deadline.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (error)
                return;
            self->m_late = true;
            asio::error_code ignored; // what was to be seen has not come
            self->m_stream.lowest_layer().close(ignored);
        });
        asio::co_spawn(m_stream.get_executor(), visit(shared_from_this()), asio::detached);
    }

private:
    static asio::awaitable<void> visit(std::shared_ptr<Visit> self)
    {
        co_await self->connect();
        self->m_deadline.cancel();
        asio::error_code ignored; // nothing more is wanted of it
        self->m_stream.lowest_layer().close(ignored);
        if (self->m_late && !self->m_probe.certificate)
            self->m_probe.error = tooLate;
        self->m_done(std::move(self->m_probe));
    }

    asio::awaitable<void> connect()
    {
        asio::error_code error;
        const auto address = asio::ip::make_address(m_request.address, error);
        if (error) {
            m_probe.error = error.message();
            co_return;
        }
        const asio::ip::tcp::endpoint endpoint(address, m_request.service.port);
        co_await m_stream.lowest_layer().async_connect(
            endpoint, asio::redirect_error(asio::use_awaitable, error));
        if (error) {
            m_probe.error = error.message();
            co_return;
        }
        m_probe.connected = true;
        bool ready = true;
        if (m_request.service.kind != ServiceKind::Implicit)
            ready = co_await askForTls();
        if (ready)
            co_await handshake();
    }

    asio::awaitable<bool> askForTls()
    {
        bool good = co_await readReply();
        if (!good)
            co_return false;
        m_probe.greeting = m_reply.substr(0, m_reply.find_first_of("\r\n"));
        const std::string ehlo = "EHLO " + m_request.name + "\r\n";
        good = co_await say(ehlo);
        if (!good)
            co_return false;
        m_probe.offersStartTls = m_reply.find("STARTTLS") != std::string::npos;
        if (!m_probe.offersStartTls)
            co_return false;
        good = co_await say("STARTTLS\r\n");
        if (good && !m_reply.starts_with("220")) {
            m_probe.error = "STARTTLS is answered " + m_reply.substr(0, 200);
            good = false;
        }
        co_return good;
    }

    asio::awaitable<bool> say(std::string line)
    {
        asio::error_code error;
        co_await asio::async_write(m_stream.next_layer(), asio::buffer(line),
                                   asio::redirect_error(asio::use_awaitable, error));
        if (error) {
            m_probe.error = error.message();
            co_return false;
        }
        const bool good = co_await readReply();
        co_return good;
    }

    /// A whole reply (RFC 5321 §4.2.1): its last line has no hyphen behind the code.
    asio::awaitable<bool> readReply()
    {
        m_reply.clear();
        while (true) {
            asio::error_code error;
            const std::size_t size = co_await asio::async_read_until(
                m_stream.next_layer(), asio::dynamic_buffer(m_buffer, longestReply), '\n',
                asio::redirect_error(asio::use_awaitable, error));
            if (error || m_reply.size() > longestReply) {
                m_probe.error = error ? error.message() : "its reply has no end";
                co_return false;
            }
            const std::string line = m_buffer.substr(0, size);
            m_buffer.erase(0, size);
            m_reply += line;
            if (line.size() < 4 || line[3] != '-')
                co_return true;
        }
    }

    asio::awaitable<void> handshake()
    {
        m_stream.set_verify_mode(asio::ssl::verify_none); // it is looked at afterwards
        std::string name = m_request.name; // the macro SSL_set_tlsext_host_name() wants it so
        SSL_ctrl(m_stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 name.data());
        asio::error_code error;
        co_await m_stream.async_handshake(asio::ssl::stream_base::client,
                                          asio::redirect_error(asio::use_awaitable, error));
        if (error) {
            m_probe.error = error.message();
            co_return;
        }
        m_probe.certificate = servedCertificate(m_stream.native_handle(), m_request.name);
    }

    const std::shared_ptr<asio::ssl::context> m_context;
    const ProbeRequest m_request;
    asio::ssl::stream<asio::ip::tcp::socket> m_stream;
    asio::steady_timer m_deadline;
    std::function<void(Probe)> m_done;
    Probe m_probe;
    std::string m_buffer;
    std::string m_reply;
    bool m_late = false;
};

} // namespace

ServedCertificate servedCertificate(SSL* connection, const std::string& name)
{
    ServedCertificate served;
    X509* certificate = SSL_get0_peer_certificate(connection);
    if (certificate == nullptr)
        return served;
    served.subject = namesOf(certificate);
    served.issuer = commonName(X509_get_issuer_name(certificate));
    served.notBefore = timeOf(X509_get0_notBefore(certificate));
    served.notAfter = timeOf(X509_get0_notAfter(certificate));
    served.fitsName = X509_check_host(certificate, name.data(), name.size(), 0, nullptr) == 1;
    served.selfSigned = X509_check_issued(certificate, certificate) == X509_V_OK;
    const long verified = SSL_get_verify_result(connection);
    if (verified != X509_V_OK)
        served.chainError = X509_verify_cert_error_string(verified);
    const STACK_OF(X509)* chain = SSL_get_peer_cert_chain(connection);
    served.chainLength = chain == nullptr ? 1 : static_cast<std::size_t>(sk_X509_num(chain));
    served.keyDigest = keyDigestOf(certificate);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &length) == 1)
        served.digest = hexadecimal(digest.data(), length);
    return served;
}

void probeService(asio::io_context& io, std::shared_ptr<asio::ssl::context> context,
                  const ProbeRequest& request, std::chrono::milliseconds limit,
                  std::function<void(Probe)> done)
{
    std::make_shared<Visit>(io, std::move(context), request, std::move(done))->start(limit);
}

} // namespace mailstead::dns::checks
