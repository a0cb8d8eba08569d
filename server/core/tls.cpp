#include "core/tls.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <vector>

namespace mailstead::core
{

namespace
{

template <auto Free> struct Freer {
    template <class T> void operator()(T* object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, Freer<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;

std::string opensslReason()
{
    const unsigned long code = ERR_get_error();
    if (code == 0)
        return "no reason given";
    char text[256];
    ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return text;
}

Bio memoryBio(const std::string& text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string textOf(const Bio& bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

std::shared_ptr<asio::ssl::context> makeServerContext()
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX* ssl = context->native_handle();
    SSL_CTX_set_min_proto_version(ssl, TLS1_2_VERSION);
    SSL_CTX_set_options(ssl, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                 SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(ssl, SSL_MODE_RELEASE_BUFFERS);
    return context;
}

/// Builds a context around a certificate with its chain. The chain's first entry is the server's.
Result<std::shared_ptr<asio::ssl::context>> contextFor(const std::vector<Certificate>& chain,
                                                       EVP_PKEY* key)
{
    auto context = makeServerContext();
    SSL_CTX* ssl = context->native_handle();
    if (X509_check_private_key(chain.front().get(), key) != 1)
        return fail(ErrorKind::InvalidInput, "the private key does not belong to the certificate",
                    opensslReason());
    if (SSL_CTX_use_certificate(ssl, chain.front().get()) != 1 ||
        SSL_CTX_use_PrivateKey(ssl, key) != 1)
        return fail(ErrorKind::InvalidInput, "the certificate cannot be used", opensslReason());
    for (std::size_t i = 1; i < chain.size(); ++i) {
        if (SSL_CTX_add1_chain_cert(ssl, chain[i].get()) != 1)
            return fail(ErrorKind::InvalidInput, "the certificate chain cannot be used",
                        opensslReason());
    }
    return context;
}

constexpr std::size_t longestChain = 10;

Result<std::vector<Certificate>> readChain(const std::string& pem)
{
    std::vector<Certificate> chain;
    const Bio bio = memoryBio(pem);
    while (chain.size() < longestChain) {
        Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (!certificate) {
            ERR_clear_error(); // the end of the text is an "error" too
            break;
        }
        chain.push_back(std::move(certificate));
    }
    if (chain.empty())
        return fail(ErrorKind::InvalidInput, "there is no certificate in the file");
    return chain;
}

Result<Certificate> selfSigned(const std::string& hostname, EVP_PKEY* key)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    // Browsers and mail programs refuse a second certificate of the same issuer and number.
    std::uint64_t serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return fail(ErrorKind::Internal, "cannot make a serial number", opensslReason());
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1U);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 30L * 24 * 3600);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    // A common name holds 64 characters; the full name is in the alternative names below.
    const std::string commonName = hostname.substr(0, 64);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(commonName.data()),
                               static_cast<int>(commonName.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const std::string alternative = "DNS:" + hostname;
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, alternative.c_str());
    if (extension != nullptr) {
        X509_add_ext(certificate.get(), extension, -1);
        X509_EXTENSION_free(extension);
    }
    if (X509_sign(certificate.get(), key, EVP_sha256()) == 0)
        return fail(ErrorKind::Internal, "cannot sign the temporary certificate", opensslReason());
    return certificate;
}

} // namespace

Result<PemPair> makeSelfSigned(const std::string& hostname)
{
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return fail(ErrorKind::Internal, "cannot make a key", opensslReason());
    const auto certificate = selfSigned(hostname, key.get());
    if (!certificate)
        return tl::unexpected(certificate.error());
    const Bio chain(BIO_new(BIO_s_mem()));
    const Bio privateKey(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_X509(chain.get(), certificate->get()) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(privateKey.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                      nullptr) != 1)
        return fail(ErrorKind::Internal, "cannot write the temporary certificate", opensslReason());
    return PemPair{textOf(chain), textOf(privateKey)};
}

bool certificateCovers(const std::vector<std::string>& certificateNames, std::string_view name)
{
    const std::size_t dot = name.find('.');
    const std::string wildcard =
        dot == std::string_view::npos ? std::string() : "*" + std::string(name.substr(dot));
    return std::any_of(
        certificateNames.begin(), certificateNames.end(),
        [&](const std::string& one) { return !one.empty() && (one == name || one == wildcard); });
}

Result<std::shared_ptr<ServerTls>> ServerTls::create(const std::string& hostname)
{
    const auto pair = makeSelfSigned(hostname);
    if (!pair)
        return tl::unexpected(pair.error());
    std::shared_ptr<ServerTls> tls(new ServerTls);
    const auto used = tls->use(pair->chain, pair->key, true);
    if (!used)
        return tl::unexpected(used.error());
    return tls;
}

Result<void> ServerTls::use(const std::string& chainPem, const std::string& keyPem, bool temporary)
{
    const auto chain = readChain(chainPem);
    if (!chain)
        return tl::unexpected(chain.error());
    const Bio bio = memoryBio(keyPem);
    // An empty passphrase callback: an encrypted key is refused instead of asking a terminal.
    const Key key(PEM_read_bio_PrivateKey(
        bio.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr));
    if (!key)
        return fail(ErrorKind::InvalidInput, "the private key cannot be read", opensslReason());
    auto context = contextFor(*chain, key.get());
    if (!context)
        return tl::unexpected(context.error());
    const std::lock_guard lock(m_mutex);
    m_context = std::move(*context);
    m_temporary = temporary;
    return {};
}

std::shared_ptr<asio::ssl::context> ServerTls::context() const
{
    const std::lock_guard lock(m_mutex);
    return m_context;
}

bool ServerTls::isTemporary() const
{
    const std::lock_guard lock(m_mutex);
    return m_temporary;
}

std::shared_ptr<asio::ssl::context> opportunisticClientContext()
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    SSL_CTX* ssl = context->native_handle();
    SSL_CTX_set_min_proto_version(ssl, TLS1_2_VERSION);
    SSL_CTX_set_verify(ssl, SSL_VERIFY_NONE, nullptr);
    return context;
}

Result<std::shared_ptr<asio::ssl::context>>
verifyingClientContext(const std::string& extraRootsFile)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    SSL_CTX* ssl = context->native_handle();
    SSL_CTX_set_min_proto_version(ssl, TLS1_2_VERSION);
    SSL_CTX_set_verify(ssl, SSL_VERIFY_PEER, nullptr);
    // A static binary carries the build system's default paths; ask for the usual places by name.
    bool haveRoots = SSL_CTX_set_default_verify_paths(ssl) == 1;
    for (const char* file : {"/etc/ssl/certs/ca-certificates.crt",
                             "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"}) {
        if (SSL_CTX_load_verify_file(ssl, file) == 1) {
            haveRoots = true;
            break;
        }
        ERR_clear_error();
    }
    if (!extraRootsFile.empty()) {
        if (SSL_CTX_load_verify_file(ssl, extraRootsFile.c_str()) != 1)
            return fail(ErrorKind::InvalidInput,
                        "the file of extra root certificates cannot be used: " + extraRootsFile,
                        opensslReason());
        haveRoots = true;
    }
    if (!haveRoots)
        return fail(ErrorKind::NotFound, "no root certificates were found on this system", {},
                    "install the package ca-certificates");
    return context;
}

} // namespace mailstead::core
