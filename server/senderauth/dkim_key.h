// DKIM keys (RFC 6376 §3.6, RFC 8463).
#pragma once

#include "core/result.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace mailstead::senderauth
{

enum class DkimAlgorithm {
    RsaSha256,     ///< 2048 bits
    Ed25519Sha256, ///< RFC 8463
};

std::string_view toString(DkimAlgorithm algorithm); ///< "rsa-sha256", "ed25519-sha256"

/// A private key, read once and used from any thread. Copies share the key.
class DkimKey
{
public:
    static core::Result<DkimKey> generate(DkimAlgorithm algorithm);

    /// PKCS#8 PEM without passphrase. RSA keys under 1024 bits and other kinds are refused.
    static core::Result<DkimKey> fromPem(std::string_view pem);

    DkimAlgorithm algorithm() const { return m_algorithm; }

    /// PKCS#8 PEM. A secret: goes to the store, never to logs.
    core::Result<std::string> privatePem() const;

    /// The value of the TXT record at `<selector>._domainkey.<domain>`:
    /// "v=DKIM1; k=rsa; p=…". One string; whoever writes zone files splits it at 255 octets.
    core::Result<std::string> record() const;

    /// Signature over `data` as the algorithm wants it (Ed25519: over its SHA-256).
    core::Result<std::string> sign(std::string_view data) const;

private:
    DkimKey(std::shared_ptr<evp_pkey_st> key, DkimAlgorithm algorithm);
    std::shared_ptr<evp_pkey_st> m_key;
    DkimAlgorithm m_algorithm;
};

} // namespace mailstead::senderauth
