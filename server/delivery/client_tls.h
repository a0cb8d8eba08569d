// TLS contexts of connections to other servers.
#pragma once

#include "core/result.h"
#include "smtp/sending_session.h"

#include <asio/ssl/context.hpp>
#include <memory>
#include <openssl/types.h>
#include <string>

namespace mailstead::delivery
{

/// All on the io thread.
class ClientTls
{
public:
    /// Certificates are verified against the system's roots and `extraRootsFile`.
    explicit ClientTls(std::string extraRootsFile = {});

    /// The roots are read when they are first asked for, and again after a failure.
    core::Result<std::shared_ptr<asio::ssl::context>> context(smtp::TlsPolicy policy);

private:
    const std::string m_extraRootsFile;
    const std::shared_ptr<asio::ssl::context> m_opportunistic;
    std::shared_ptr<asio::ssl::context> m_verifying;
};

/// Before the handshake: names the host (RFC 6066, section 3) and, for Verified, asks that the
/// certificate be for it (RFC 6125). False when OpenSSL cannot.
bool prepareHandshake(SSL* ssl, const std::string& host, smtp::TlsPolicy policy);

/// Why the certificate was refused, or empty when it was not.
std::string certificateProblem(const SSL* ssl, smtp::TlsPolicy policy);

} // namespace mailstead::delivery
