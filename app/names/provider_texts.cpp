#include "names/provider_texts.h"

#include <QCoreApplication>

namespace mailstead::names
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::names::Provider)
};

struct Rights {
    const char* provider;
    const char* text;
};

/// As server/dns/providers/provider_info.cpp has them.
constexpr Rights rights[] = {
    {"cloudflare",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "A token with the permissions Zone / DNS / Edit and Zone / Zone / Read, for "
                       "this zone alone under Zone Resources")},
    {"dnspod", QT_TRANSLATE_NOOP("mailstead::names::Provider",
                                 "A DNSPod Token; it has all rights of the account, so prefer "
                                 "Tencent Cloud's keys of a sub-account")},
    {"tencent",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "A sub-account with a policy that allows dnspod:DescribeDomainList, "
                       "dnspod:DescribeRecordList, dnspod:CreateRecord, dnspod:ModifyRecord and "
                       "dnspod:DeleteRecord (QcloudDNSPodFullAccess has them)")},
    {"aliyun", QT_TRANSLATE_NOOP("mailstead::names::Provider",
                                 "A RAM user with a policy that allows alidns:DescribeDomains, "
                                 "alidns:DescribeDomainRecords, alidns:AddDomainRecord, "
                                 "alidns:UpdateDomainRecord and alidns:DeleteDomainRecord "
                                 "(AliyunDNSFullAccess has them)")},
    {"godaddy",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "A production key; GoDaddy opens the interface only to accounts with ten "
                       "domains or more, or a Domain Pro plan")},
    {"ovh", QT_TRANSLATE_NOOP("mailstead::names::Provider",
                              "The rights GET /domain/zone, GET, POST, PUT and DELETE "
                              "/domain/zone/<zone>/record*, and POST "
                              "/domain/zone/<zone>/refresh")},
    {"hetzner",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "A token with Read & Write of the project that holds the zone; keep zones "
                       "in a project of their own, as a token is for all of it")},
    {"digitalocean", QT_TRANSLATE_NOOP("mailstead::names::Provider",
                                       "A token with the custom scopes domain:create, domain:read, "
                                       "domain:update and domain:delete")},
    {"route53",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "A user with a policy that allows route53:ListHostedZones, and for the "
                       "zone's ARN route53:ListResourceRecordSets and "
                       "route53:ChangeResourceRecordSets")},
    {"porkbun", QT_TRANSLATE_NOOP("mailstead::names::Provider",
                                  "A pair of keys, and API Access turned on in the domain's "
                                  "details")},
    {"namecheap",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "API Access turned on, with this server's IPv4 address under Whitelisted "
                       "IPs; Namecheap opens it to accounts with 20 domains or $50")},
    {"rfc2136",
     QT_TRANSLATE_NOOP("mailstead::names::Provider",
                       "The key may update the zone (BIND: update-policy or allow-update; Knot: "
                       "acl with action update) and, better, transfer it, too (allow-transfer; "
                       "action transfer)")},
};

struct FieldText {
    const char* provider;
    const char* field;
    const char* label; ///< null: as the provider's page calls it
    const char* hint;  ///< null: none, or one that is an example
};

constexpr FieldText fieldTexts[] = {
    {"ovh", "region", nullptr,
     QT_TRANSLATE_NOOP("mailstead::names::Provider", "where the account is")},
    {"namecheap", "clientAddress", nullptr,
     QT_TRANSLATE_NOOP("mailstead::names::Provider", "the IPv4 address of this server")},
    {"rfc2136", "server", QT_TRANSLATE_NOOP("mailstead::names::Provider", "Server"),
     QT_TRANSLATE_NOOP("mailstead::names::Provider", "ns1.example.org or 192.0.2.53:53")},
    {"rfc2136", "zones", QT_TRANSLATE_NOOP("mailstead::names::Provider", "Zones"), nullptr},
    {"rfc2136", "keyName", QT_TRANSLATE_NOOP("mailstead::names::Provider", "Name of the TSIG key"),
     nullptr},
    {"rfc2136", "algorithm", QT_TRANSLATE_NOOP("mailstead::names::Provider", "Algorithm"),
     QT_TRANSLATE_NOOP("mailstead::names::Provider", "hmac-sha256 when empty")},
    {"rfc2136", "secret", QT_TRANSLATE_NOOP("mailstead::names::Provider", "Secret"), nullptr},
};

} // namespace

void translateProvider(Provider& provider)
{
    for (const Rights& each : rights) {
        if (provider.id == QLatin1String(each.provider)) {
            provider.rights = Texts::tr(each.text);
        }
    }
    if (provider.id == QLatin1String("rfc2136")) {
        provider.label = Texts::tr("Name server of your own (RFC 2136)");
    }
    for (CredentialField& field : provider.fields) {
        for (const FieldText& each : fieldTexts) {
            if (provider.id != QLatin1String(each.provider) ||
                field.id != QLatin1String(each.field)) {
                continue;
            }
            if (each.label) {
                field.label = Texts::tr(each.label);
            }
            if (each.hint) {
                field.hint = Texts::tr(each.hint);
            }
        }
    }
}

} // namespace mailstead::names
