#include "delivery/client_tls.h"

#include "core/tls.h"
#include "smtp/address.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <utility>

namespace mailstead::delivery
{

ClientTls::ClientTls(std::string extraRootsFile)
    : m_extraRootsFile(std::move(extraRootsFile))
    , m_opportunistic(core::opportunisticClientContext())
{
}

core::Result<std::shared_ptr<asio::ssl::context>> ClientTls::context(smtp::TlsPolicy policy)
{
    if (policy != smtp::TlsPolicy::Verified)
        return m_opportunistic;
    if (!m_verifying) {
        auto made = core::verifyingClientContext(m_extraRootsFile);
        if (!made)
            return made;
        m_verifying = std::move(*made);
    }
    return m_verifying;
}

bool prepareHandshake(SSL* ssl, const std::string& host, smtp::TlsPolicy policy)
{
    const bool isName = smtp::isDomainName(host);
    // Servers with several certificates choose by the name, which is never an address.
    if (isName && SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                           const_cast<char*>(host.c_str())) != 1)
        return policy != smtp::TlsPolicy::Verified;
    if (policy != smtp::TlsPolicy::Verified)
        return true;
    if (!isName)
        return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) == 1;
    SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return SSL_set1_host(ssl, host.c_str()) == 1;
}

std::string certificateProblem(const SSL* ssl, smtp::TlsPolicy policy)
{
    const long result = SSL_get_verify_result(ssl);
    if (policy != smtp::TlsPolicy::Verified || result == X509_V_OK)
        return {};
    return std::string("the certificate is not to be trusted: ") +
           X509_verify_cert_error_string(result);
}

} // namespace mailstead::delivery
