// The account key of an ACME client and the signed requests made with it (RFC 8555 §6.2, RFC 7515,
// RFC 7517, RFC 7638). Internal to acme.
#pragma once

#include "core/result.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

struct evp_pkey_st;

namespace mailstead::acme
{

/// An EC P-256 key, signing ES256. Copies share the key; usable from any thread.
class AccountKey
{
public:
    /// Reads the PEM file, or makes a key and writes it with mode 0600.
    static core::Result<AccountKey> loadOrCreate(const std::string& path);
    static core::Result<AccountKey> generate();

    /// The public key as a JWK.
    nlohmann::json jwk() const;
    /// base64url of the SHA-256 of the canonical JWK.
    core::Result<std::string> thumbprint() const;

    /// A request in flattened JSON serialisation. `header` needs nonce, url and jwk or kid; alg is
    /// added. `payload` is the text itself, empty for POST-as-GET.
    core::Result<std::string> sign(nlohmann::json header, const std::string& payload) const;

private:
    AccountKey(std::shared_ptr<evp_pkey_st> key, std::string x, std::string y);
    static core::Result<AccountKey> around(std::shared_ptr<evp_pkey_st> key);
    static core::Result<AccountKey> fromPem(const std::string& pem);
    core::Result<std::string> pem() const;

    std::shared_ptr<evp_pkey_st> m_key;
    std::string m_x, m_y; ///< coordinates, base64url
};

} // namespace mailstead::acme
