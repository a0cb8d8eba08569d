#include "dns/providers/provider_info.h"

#include "dns/providers/makers.h"
#include "dns/wire.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

using Maker = std::unique_ptr<Provider> (*)(ProviderContext);

const std::vector<std::string> common = {"A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"};
const std::vector<std::string> commonAndTlsa = {"A",  "AAAA", "CNAME", "MX",  "TXT",
                                                "NS", "SRV",  "CAA",   "TLSA"};

struct Entry {
    ProviderInfo info;
    Maker make;
};

CredentialField secretField(std::string id, std::string label, std::string hint = {})
{
    return {std::move(id), std::move(label), true, true, std::move(hint)};
}

CredentialField openField(std::string id, std::string label, std::string hint = {})
{
    return {std::move(id), std::move(label), false, true, std::move(hint)};
}

std::vector<Entry> entries()
{
    return {
        {{"cloudflare",
          "Cloudflare",
          60,
          TextForm::Quoted,
          NameForm::Full,
          true,
          commonAndTlsa,
          {secretField("token", "API token")},
          "A token with the permissions Zone / DNS / Edit and Zone / Zone / Read, for this zone "
          "alone under Zone Resources",
          "https://dash.cloudflare.com/profile/api-tokens",
          {".ns.cloudflare.com"}},
         makeCloudflare},
        {{"dnspod",
          "DNSPod (dnspod.cn token)",
          600,
          TextForm::Raw,
          NameForm::RelativeAt,
          false,
          common,
          {openField("tokenId", "ID"), secretField("token", "Token")},
          "A DNSPod Token; it has all rights of the account, so prefer Tencent Cloud's keys of a "
          "sub-account",
          "https://console.dnspod.cn/account/token/token",
          {".dnspod.net", ".dnspod.com", ".dnsv1.com"}},
         makeDnspod},
        {{"tencent",
          "DNSPod (Tencent Cloud)",
          600,
          TextForm::Raw,
          NameForm::RelativeAt,
          false,
          common,
          {openField("secretId", "SecretId"), secretField("secretKey", "SecretKey")},
          "A sub-account with a policy that allows dnspod:DescribeDomainList, "
          "dnspod:DescribeRecordList, dnspod:CreateRecord, dnspod:ModifyRecord and "
          "dnspod:DeleteRecord (QcloudDNSPodFullAccess has them)",
          "https://console.cloud.tencent.com/cam/capi",
          {}},
         makeTencent},
        {{"aliyun",
          "Alibaba Cloud DNS",
          600,
          TextForm::Raw,
          NameForm::RelativeAt,
          false,
          common,
          {openField("accessKeyId", "AccessKey ID"),
           secretField("accessKeySecret", "AccessKey Secret")},
          "A RAM user with a policy that allows alidns:DescribeDomains, "
          "alidns:DescribeDomainRecords, alidns:AddDomainRecord, alidns:UpdateDomainRecord and "
          "alidns:DeleteDomainRecord (AliyunDNSFullAccess has them)",
          "https://ram.console.aliyun.com/manage/ak",
          {".hichina.com", ".alidns.com"}},
         makeAliyun},
        {{"godaddy",
          "GoDaddy",
          600,
          TextForm::Raw,
          NameForm::RelativeAt,
          false,
          {"A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV"},
          {openField("key", "Key"), secretField("secret", "Secret")},
          "A production key; GoDaddy opens the interface only to accounts with ten domains or "
          "more, or a Domain Pro plan",
          "https://developer.godaddy.com/keys",
          {".domaincontrol.com"}},
         makeGoDaddy},
        {{"ovh",
          "OVHcloud",
          60,
          TextForm::Quoted,
          NameForm::RelativeEmpty,
          false,
          commonAndTlsa,
          {{"region", "Region", false, true, "where the account is", {"eu", "ca", "us"}},
           openField("applicationKey", "Application Key"),
           secretField("applicationSecret", "Application Secret"),
           secretField("consumerKey", "Consumer Key")},
          "The rights GET /domain/zone, GET, POST, PUT and DELETE /domain/zone/<zone>/record*, "
          "and POST /domain/zone/<zone>/refresh",
          "https://www.ovh.com/auth/api/createToken",
          {".ovh.net", ".ovh.ca", ".ovhcloud.com"}},
         makeOvh},
        {{"hetzner",
          "Hetzner",
          60,
          TextForm::Quoted,
          NameForm::RelativeAt,
          false,
          commonAndTlsa,
          {secretField("token", "API token")},
          "A token with Read & Write of the project that holds the zone; keep zones in a project "
          "of their own, as a token is for all of it",
          "https://console.hetzner.com/projects",
          {".ns.hetzner.com", ".ns.hetzner.de", "ns.second-ns.com", "ns.second-ns.de"}},
         makeHetzner},
        {{"digitalocean",
          "DigitalOcean",
          30,
          TextForm::Raw,
          NameForm::RelativeAt,
          false,
          common,
          {secretField("token", "Personal access token")},
          "A token with the custom scopes domain:create, domain:read, domain:update and "
          "domain:delete",
          "https://cloud.digitalocean.com/account/api/tokens",
          {".digitalocean.com"}},
         makeDigitalOcean},
        {{"route53",
          "Amazon Route 53",
          1,
          TextForm::Quoted,
          NameForm::Full,
          false,
          commonAndTlsa,
          {openField("accessKeyId", "Access key ID"),
           secretField("secretAccessKey", "Secret access key")},
          "A user with a policy that allows route53:ListHostedZones, and for the zone's ARN "
          "route53:ListResourceRecordSets and route53:ChangeResourceRecordSets",
          "https://console.aws.amazon.com/iam/home#/users",
          {".awsdns-*"}},
         makeRoute53},
        {{"porkbun",
          "Porkbun",
          600,
          TextForm::Raw,
          NameForm::RelativeEmpty,
          false,
          commonAndTlsa,
          {secretField("key", "API key"), secretField("secret", "Secret API key")},
          "A pair of keys, and API Access turned on in the domain's details",
          "https://porkbun.com/account/api",
          {".porkbun.com", ".ns.porkbun.com"}},
         makePorkbun},
        {{"namecheap",
          "Namecheap",
          60,
          TextForm::Raw,
          NameForm::RelativeAt,
          false,
          {"A", "AAAA", "CNAME", "MX", "TXT", "NS", "CAA"},
          {openField("user", "User name"), secretField("key", "API key"),
           openField("clientAddress", "Whitelisted IP", "the IPv4 address of this server")},
          "API Access turned on, with this server's IPv4 address under Whitelisted IPs; Namecheap "
          "opens it to accounts with 20 domains or $50",
          "https://ap.www.namecheap.com/settings/tools/apiaccess/",
          {".registrar-servers.com"}},
         makeNamecheap},
        {{"rfc2136",
          "Name server of your own (RFC 2136)",
          1,
          TextForm::Quoted,
          NameForm::Full,
          false,
          commonAndTlsa,
          {openField("server", "Server", "ns1.example.org or 192.0.2.53:53"),
           openField("zones", "Zones", "example.org, example.net"),
           openField("keyName", "Name of the TSIG key"),
           {"algorithm",
            "Algorithm",
            false,
            false,
            "hmac-sha256 when empty",
            {"hmac-sha256", "hmac-sha512", "hmac-sha384", "hmac-sha224", "hmac-sha1", "hmac-md5"}},
           secretField("secret", "Secret", "Base64")},
          "The key may update the zone (BIND: update-policy or allow-update; Knot: acl with action "
          "update) and, better, transfer it, too (allow-transfer; action transfer)",
          "",
          {}},
         makeDynamicUpdate},
    };
}

const std::vector<Entry>& table()
{
    static const std::vector<Entry> all = entries();
    return all;
}

bool isServerOf(const std::string& server, const std::string& end)
{
    if (end.ends_with('*')) // ".awsdns-*": anywhere in the name
        return server.find(end.substr(0, end.size() - 1)) != std::string::npos;
    return server == end || server.ends_with(end);
}

} // namespace

const std::vector<ProviderInfo>& providerInfos()
{
    static const std::vector<ProviderInfo> infos = [] {
        std::vector<ProviderInfo> result;
        for (const Entry& entry : table())
            result.push_back(entry.info);
        return result;
    }();
    return infos;
}

const ProviderInfo* providerInfo(std::string_view id)
{
    for (const ProviderInfo& info : providerInfos()) {
        if (info.id == id)
            return &info;
    }
    return nullptr;
}

const ProviderInfo* providerOfServers(const std::vector<std::string>& servers)
{
    for (const ProviderInfo& info : providerInfos()) {
        for (const std::string& end : info.servers) {
            const bool known =
                std::any_of(servers.begin(), servers.end(), [&](const std::string& server) {
                    return isServerOf(canonicalName(server), end);
                });
            if (known)
                return &info;
        }
    }
    return nullptr;
}

std::string_view toString(TextForm form)
{
    return form == TextForm::Raw ? "raw" : "quoted";
}

std::string_view toString(NameForm form)
{
    switch (form) {
    case NameForm::RelativeAt:
        return "relative-at";
    case NameForm::RelativeEmpty:
        return "relative-empty";
    case NameForm::Full:
        return "full";
    }
    return "full";
}

core::Result<std::unique_ptr<Provider>> makeProvider(const std::string& id, ProviderContext context)
{
    const auto found = std::find_if(table().begin(), table().end(),
                                    [&](const Entry& entry) { return entry.info.id == id; });
    if (found == table().end())
        return core::fail(core::ErrorKind::InvalidInput, "this DNS provider is not known", id);
    for (const CredentialField& field : found->info.fields) {
        const std::string value = context.field(field.id);
        if (field.required && value.empty())
            return core::fail(core::ErrorKind::InvalidInput, "a part of the credentials is missing",
                              field.label);
        const bool allowed =
            value.empty() || field.values.empty() ||
            std::find(field.values.begin(), field.values.end(), value) != field.values.end();
        if (!allowed)
            return core::fail(core::ErrorKind::InvalidInput,
                              "this is no possible value of " + field.label, value);
    }
    return found->make(std::move(context));
}

} // namespace mailstead::dns
