#include "acme/authorities.h"

namespace mailstead::acme
{

const std::vector<KnownAuthority>& knownAuthorities()
{
    static const std::vector<KnownAuthority> authorities{
        {"letsencrypt", "Let's Encrypt", "https://acme-v02.api.letsencrypt.org/directory",
         "https://acme-staging-v02.api.letsencrypt.org/directory", KnownAuthority::Account::Open,
         "letsencrypt.org"},
        {"zerossl", "ZeroSSL", "https://acme.zerossl.com/v2/DV90", "",
         KnownAuthority::Account::FromEmail, "sectigo.com"},
        {"google", "Google Trust Services", "https://dv.acme-v02.api.pki.goog/directory",
         "https://dv.acme-v02.test-api.pki.goog/directory", KnownAuthority::Account::ByHand,
         "pki.goog"},
    };
    return authorities;
}

const KnownAuthority* authorityOf(std::string_view directory)
{
    for (const KnownAuthority& authority : knownAuthorities()) {
        if (directory == authority.directory ||
            (!authority.staging.empty() && directory == authority.staging))
            return &authority;
    }
    return nullptr;
}

} // namespace mailstead::acme
