// What somebody asks of a certificate authority. Values only.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::acme
{

/// How the authority is shown that the names are ours (RFC 8555 §8).
enum class Way {
    Http,      ///< http-01, the daemon answers on port 80 for the moment
    WebRoot,   ///< http-01, a file is put where a web server serves it
    Nginx,     ///< http-01, nginx answers for the moment (needs root's help)
    TlsAlpn,   ///< tls-alpn-01, the daemon answers on port 443 for the moment (RFC 8737)
    Dns,       ///< dns-01, records written through the provider's interface
    DnsByHand, ///< dns-01, somebody makes the records, we watch
};

std::string_view
toString(Way way); ///< "http", "web-root", "nginx", "tls-alpn", "dns", "dns-by-hand"
std::optional<Way> wayFrom(std::string_view text);

/// The certificate's key.
enum class KeyType { EcP256, EcP384, Rsa2048, Rsa3072, Rsa4096 };

std::string_view toString(KeyType type); ///< "ec-p256", …, "rsa-4096"
std::optional<KeyType> keyTypeFrom(std::string_view text);

/// External account binding (RFC 8555 §7.3.4), as the authority's web site gives it.
struct ExternalAccount {
    std::string keyId;
    std::string hmacKey; ///< base64url; a secret
};

/// Kept in `<stateDirectory>/acme/settings.json` after the first success and used for renewal.
struct RequestSettings {
    std::vector<std::string> names; ///< first one becomes the common name of the order's log lines
    std::string directory;          ///< https URL of the authority's directory
    std::string email;              ///< contact, may be empty
    bool agreeToTerms = false;
    std::string caFile = {}; ///< extra roots for the directory's own TLS, empty: the system's
    Way way = Way::Http;
    KeyType keyType = KeyType::EcP256;
    std::string webRoot = {}; ///< absolute path, for Way::WebRoot
    /// The certificate also gets the names of our own services, as far as they lead here when it is
    /// ordered; they are not kept among `names`.
    bool serviceNames = true;
    /// Used when the account is made, never kept.
    std::optional<ExternalAccount> externalAccount = {};
    std::string preferredChain = {}; ///< a part of the name of the issuer at the chain's end
    /// A whole order at the authority's staging directory goes first. Not kept.
    bool stagingFirst = false;
    std::string stagingDirectory = {}; ///< empty: the one known of the authority. Not kept.
};

/// RFC 5280 §5.3.1, those that RFC 8555 servers take from a subscriber.
enum class RevocationReason {
    Unspecified = 0,
    KeyCompromise = 1,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
};

std::optional<RevocationReason> revocationReasonFrom(std::string_view text); ///< "key-compromise"

} // namespace mailstead::acme
