#include "dns/hosters/ptr_api.h"

#include "core/ip_network.h"
#include "dns/hosters/makers.h"

#include <algorithm>

namespace mailstead::dns::hosters
{

namespace
{

using core::ErrorKind;

struct Entry {
    PtrApiInfo info;
    std::unique_ptr<PtrApi> (*make)(ProviderContext);
};

const std::vector<Entry>& table()
{
    static const std::vector<Entry> all = {
        {{"hetzner-cloud",
          "Hetzner Cloud",
          {{"token", "API token"}},
          "A token with Read & Write of the project that holds the server",
          "https://console.hetzner.com/projects"},
         makeHetznerPtr},
        {{"vultr",
          "Vultr",
          {{"token", "API Key"}},
          "An API key with this server's addresses under Access Control; it has all rights of its "
          "user, so make a sub-user with the right Manage Servers alone",
          "https://my.vultr.com/settings/#settingsapi"},
         makeVultrPtr},
        {{"linode",
          "Linode / Akamai",
          {{"token", "Personal Access Token"}},
          "A token with the scope IPs: Read/Write, and nothing else",
          "https://cloud.linode.com/profile/tokens"},
         makeLinodePtr},
        {{"digitalocean",
          "DigitalOcean",
          {{"token", "Personal access token"}},
          "A token with the custom scopes droplet:read, droplet:update and actions:read",
          "https://cloud.digitalocean.com/account/api/tokens",
          true},
         makeDigitalOceanPtr},
        {{"ovh",
          "OVHcloud",
          {{"region", "Region", false, true, "where the account is", {"eu", "ca", "us"}},
           {"applicationKey", "Application Key", false},
           {"applicationSecret", "Application Secret"},
           {"consumerKey", "Consumer Key"}},
          "The rights GET /ip and GET, POST and DELETE /ip/*/reverse*",
          "https://www.ovh.com/auth/api/createToken"},
         makeOvhPtr},
    };
    return all;
}

} // namespace

const std::vector<PtrApiInfo>& ptrApis()
{
    static const std::vector<PtrApiInfo> infos = [] {
        std::vector<PtrApiInfo> result;
        for (const Entry& entry : table())
            result.push_back(entry.info);
        return result;
    }();
    return infos;
}

const PtrApiInfo* ptrApi(std::string_view id)
{
    for (const PtrApiInfo& info : ptrApis()) {
        if (info.id == id)
            return &info;
    }
    return nullptr;
}

core::Result<std::unique_ptr<PtrApi>> makePtrApi(const std::string& id, ProviderContext context)
{
    for (const Entry& entry : table()) {
        if (entry.info.id != id)
            continue;
        for (const CredentialField& field : entry.info.fields) {
            if (field.required && context.field(field.id).empty())
                return core::fail(ErrorKind::InvalidInput, "a part of the credentials is missing",
                                  field.label);
        }
        return entry.make(std::move(context));
    }
    return core::fail(ErrorKind::InvalidInput, "this hoster has no interface that is known", id);
}

CredentialKind hosterCredentials()
{
    return {"hoster-credentials", "mailstead hoster credentials 1", "hoster",
            [](const std::string& provider) -> std::optional<CredentialForm> {
                const PtrApiInfo* info = ptrApi(provider);
                if (info == nullptr)
                    return std::nullopt;
                return CredentialForm{info->label, info->fields};
            }};
}

ProviderError ofHoster(ProviderError error)
{
    switch (error.trouble) {
    case Trouble::BadCredentials:
        error.error.what = "the hoster does not accept the credentials";
        break;
    case Trouble::MissingRight:
        error.error.what = "the hoster does not allow this with these credentials";
        break;
    case Trouble::RateLimited:
        error.error.what = "the hoster takes no more requests for now";
        break;
    case Trouble::ZoneNotFound: // what a path that is not there means to the providers of zones
        return {Trouble::AddressNotFound,
                trouble(Trouble::AddressNotFound, error.error.why).value().error, error.retryAfter};
    case Trouble::RecordRefused:
        error.error.what = "the hoster refuses the name";
        break;
    case Trouble::Changed:
        error.error.what = "the name was changed since it was looked at";
        break;
    case Trouble::Unavailable:
        error.error.what = "the hoster gives no usable answer";
        break;
    case Trouble::AddressNotFound:
    case Trouble::ForwardMissing:
    case Trouble::Cancelled:
        break;
    }
    return error;
}

bool sameAddress(const std::string& a, const std::string& b)
{
    asio::error_code error;
    const asio::ip::address first = asio::ip::make_address(a, error);
    if (error)
        return false;
    const asio::ip::address second = asio::ip::make_address(b, error);
    return !error && first == second;
}

bool holds(const std::string& network, const std::string& address)
{
    asio::error_code error;
    const asio::ip::address wanted = asio::ip::make_address(address, error);
    const auto parsed = core::IpNetwork::parse(network);
    return !error && parsed && parsed->contains(wanted);
}

} // namespace mailstead::dns::hosters
