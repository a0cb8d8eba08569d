// The certificate authorities that are known by name. Any other directory works too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::acme
{

struct KnownAuthority {
    enum class Account {
        Open,      ///< anybody
        FromEmail, ///< external account binding, given for a mail address (ZeroSSL)
        ByHand,    ///< external account binding, copied from the authority's web site
    };
    std::string id; ///< "letsencrypt"
    std::string name;
    std::string directory;
    std::string staging; ///< empty: it has none
    Account account = Account::Open;
    std::string caaIdentity; ///< what a CAA record must name (RFC 8659)
};

/// The first one is the default.
const std::vector<KnownAuthority>& knownAuthorities();

/// By its directory or its staging directory; null when it is another.
const KnownAuthority* authorityOf(std::string_view directory);

} // namespace mailstead::acme
