// What each provider's interface is like and what it needs: for the plan, the console's form, and
// people who copy records by hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct CredentialField {
    std::string id;
    std::string label; ///< as the provider's page calls it
    bool secret = true;
    bool required = true;
    std::string hint = {};                ///< an example or where it is found
    std::vector<std::string> values = {}; ///< the only ones that may be given, where it is a choice
};

/// How TXT is given to the provider.
enum class TextForm {
    Raw,    ///< the joined text; it quotes and splits by itself
    Quoted, ///< strings of at most 255 octets in quotes
};

/// How a name is given to the provider, in its interface and in the form of its page.
enum class NameForm {
    RelativeAt,    ///< "mail"; "@" for the zone itself
    RelativeEmpty, ///< "mail"; nothing for the zone itself
    Full,          ///< "mail.example.org"
};

struct ProviderInfo {
    std::string id; ///< "cloudflare"
    std::string label;
    std::uint32_t minTtl = 1; ///< of the free plan where plans differ
    TextForm text = TextForm::Raw;
    NameForm names = NameForm::RelativeAt;
    bool proxies = false;           ///< has a reverse proxy in front of addresses
    std::vector<std::string> types; ///< that its interface holds, of those a mail server wants
    std::vector<CredentialField> fields;
    std::string rights;               ///< the least that suffices, in the provider's own words
    std::string page;                 ///< where the credentials are made
    std::vector<std::string> servers; ///< ends of its name servers' names, to know it by
};

const std::vector<ProviderInfo>& providerInfos();

/// Null for an unknown id.
const ProviderInfo* providerInfo(std::string_view id);

/// The provider whose name servers these are; null when none is known by them.
const ProviderInfo* providerOfServers(const std::vector<std::string>& servers);

std::string_view toString(TextForm form); ///< "raw", "quoted"
std::string_view toString(NameForm form); ///< "relative-at", "relative-empty", "full"

} // namespace mailstead::dns
