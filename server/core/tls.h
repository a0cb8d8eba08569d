// Server-side TLS whose certificate can be replaced while connections are open.
#pragma once

#include "core/result.h"

#include <asio/ssl/context.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::core
{

/// A certificate chain and its private key, both PEM. The key is a secret.
struct PemPair {
    std::string chain;
    std::string key;
};

/// A self-signed certificate for `hostname`, valid for 30 days.
Result<PemPair> makeSelfSigned(const std::string& hostname);

/// Whether a certificate with these names (of its subject alternative names) is for `name`, all in
/// lower case: by the name itself, or by a wildcard one label up (RFC 6125 §6.4.3).
bool certificateCovers(const std::vector<std::string>& certificateNames, std::string_view name);

/// Holds the certificate that the daemon serves. New handshakes use what was loaded last; running
/// connections keep what they began with. Thread-safe.
class ServerTls
{
public:
    /// Starts with a self-signed certificate for `hostname`, made now, so that STARTTLS is there
    /// before the first real certificate is.
    static Result<std::shared_ptr<ServerTls>> create(const std::string& hostname);

    /// Replaces the certificate. Both are PEM; the key must belong to the chain's first
    /// certificate, else nothing changes. `temporary` is what isTemporary() tells afterwards.
    Result<void> use(const std::string& chainPem, const std::string& keyPem,
                     bool temporary = false);

    /// The context for a new handshake (TLS 1.2 and newer). Shared: it stays valid while used.
    std::shared_ptr<asio::ssl::context> context() const;

    /// True while only the self-signed certificate is there.
    bool isTemporary() const;

private:
    ServerTls() = default;
    mutable std::mutex m_mutex;
    std::shared_ptr<asio::ssl::context> m_context;
    bool m_temporary = true;
};

/// A client context for opportunistic TLS to other mail servers (RFC 7435): any certificate is
/// accepted, its verification result can be asked for.
std::shared_ptr<asio::ssl::context> opportunisticClientContext();

/// A client context that verifies against the system's roots and, when given, `extraRootsFile`.
Result<std::shared_ptr<asio::ssl::context>>
verifyingClientContext(const std::string& extraRootsFile = {});

} // namespace mailstead::core
