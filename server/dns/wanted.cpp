#include "dns/wanted.h"

#include "core/tls.h"
#include "dns/mail_services.h"
#include "dns/resolver.h"
#include "dns/wire.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace mailstead::dns
{

namespace
{

bool isV6(const std::string& address)
{
    return address.find(':') != std::string::npos;
}

class List
{
public:
    void add(const std::string& name, std::string type, std::string value, std::string purpose,
             std::string why, bool required)
    {
        WantedRecord record;
        record.name = canonicalName(name);
        record.type = std::move(type);
        record.value = std::move(value);
        record.purpose = std::move(purpose);
        record.why = std::move(why);
        record.required = required;
        m_records.push_back(std::move(record));
    }
    std::vector<WantedRecord> take() { return std::move(m_records); }

private:
    std::vector<WantedRecord> m_records;
};

void addHostRecords(const ServerNames& names, List& list)
{
    // With an IPv4 address there, mail flows without IPv6.
    const bool haveV4 = std::any_of(names.addresses.begin(), names.addresses.end(),
                                    [](const std::string& address) { return !isV6(address); });
    for (const std::string& address : names.addresses)
        list.add(names.hostname, isV6(address) ? "AAAA" : "A", address, "address",
                 "Other servers and mail programs find this server by it; the certificate "
                 "authority as well.",
                 !isV6(address) || !haveV4);
    for (const std::string& address : names.addresses)
        list.add(reverseName(address), "PTR", canonicalName(names.hostname), "ptr",
                 "Receivers look up the name of the sending address and refuse mail when it does "
                 "not lead back here. The owner of the address, the hoster, sets it.",
                 !isV6(address) || !haveV4);
    for (const std::string& authority : names.authorities)
        list.add(names.hostname, "CAA",
                 fmt::format("0 issue \"{}{}\"", authority,
                             names.authorityAccount.empty()
                                 ? ""
                                 : "; accounturi=" + names.authorityAccount),
                 "caa",
                 "Lets our certificate authority, and no other, make certificates for this "
                 "name.",
                 false);
    if (names.hostIsSigned && !names.keyDigest.empty())
        list.add("_25._tcp." + names.hostname, "TLSA", "3 1 1 " + names.keyDigest, "tlsa",
                 "Other servers then deliver only over TLS with our key, which the signed zone "
                 "vouches for (DANE).",
                 false);
    const bool isDomain =
        std::any_of(names.domains.begin(), names.domains.end(), [&](const DomainNames& domain) {
            return canonicalName(domain.name) == canonicalName(names.hostname);
        });
    if (!isDomain)
        list.add(names.hostname, "TXT", "v=spf1 a -all", "spf",
                 "Bounces have no sender; receivers then look for the SPF record of the server's "
                 "own name.",
                 false);
}

void addServiceRecords(const ServerNames& names, const DomainNames& domain, List& list)
{
    const std::string host = canonicalName(names.hostname);
    for (const MailService& service : mailServices)
        list.add(fmt::format("{}.{}", service.label, domain.name), "SRV",
                 fmt::format("0 1 {} {}", service.port, host), "srv", std::string(service.why),
                 false);
    if (!names.servesWellKnown)
        return;
    list.add("autoconfig." + domain.name, "CNAME", host, "autoconfig",
             "Thunderbird and others ask there for the settings of a mailbox.", false);
    list.add("autodiscover." + domain.name, "CNAME", host, "autoconfig",
             "Outlook asks there for the settings of a mailbox.", false);
}

void addDomainRecords(const ServerNames& names, const DomainNames& domain, List& list)
{
    list.add(domain.name, "MX", "10 " + canonicalName(names.hostname), "mx",
             "Mail for the domain is brought to this host.", true);
    list.add(domain.name, "TXT", "v=spf1 mx -all", "spf",
             "Says that this server, and no other, sends mail of the domain.", true);
    for (const DomainKey& key : domain.keys) {
        // Receivers that cannot verify ed25519 (RFC 8463) ignore its signature; RSA must be there.
        const bool rsa = key.record.find("k=ed25519") == std::string::npos;
        list.add(key.selector + "._domainkey." + domain.name, "TXT", key.record, "dkim",
                 "The public key with which receivers verify our signatures.", rsa);
    }
    const std::string reports = "rua=mailto:postmaster@" + canonicalName(domain.name);
    list.add("_dmarc." + domain.name, "TXT", "v=DMARC1; p=quarantine; " + reports, "dmarc",
             "Says what receivers should do with mail that only pretends to come from the domain.",
             true);
    if (names.servesWellKnown) {
        if (policyIsCovered(names, domain.name))
            list.add("_mta-sts." + domain.name, "TXT", mtaStsRecord(ownMtaStsPolicy(names)),
                     "mta-sts",
                     "Tells other servers that there is a policy by which they deliver only over "
                     "verified TLS.",
                     false);
        list.add("mta-sts." + domain.name, "CNAME", canonicalName(names.hostname), "mta-sts",
                 "Other servers fetch the MTA-STS policy from this name.", false);
    }
    list.add("_smtp._tls." + domain.name, "TXT", "v=TLSRPTv1; " + reports, "tlsrpt",
             "Other servers report by it when TLS to this server fails.", false);
    addServiceRecords(names, domain, list);
}

} // namespace

std::vector<WantedRecord> wantedRecords(const ServerNames& names)
{
    List list;
    addHostRecords(names, list);
    for (const DomainNames& domain : names.domains)
        addDomainRecords(names, domain, list);
    return list.take();
}

std::vector<std::string> wellKnownNames(const std::string& domain)
{
    const std::string name = canonicalName(domain);
    return {"mta-sts." + name, "autoconfig." + name, "autodiscover." + name};
}

std::string ownMtaStsPolicy(const ServerNames& names)
{
    return mtaStsPolicy({names.hostname}, names.policyTerms);
}

bool policyIsCovered(const ServerNames& names, const std::string& domain)
{
    return core::certificateCovers(names.certificateNames, "mta-sts." + canonicalName(domain));
}

std::vector<std::string> authoritiesOf(const std::string& directoryUrl)
{
    std::string host = directoryUrl.substr(std::min(directoryUrl.find("://"), directoryUrl.size()));
    host = host.substr(std::min<std::size_t>(3, host.size()));
    host = canonicalName(host.substr(0, host.find_first_of("/:")));
    const auto within = [&host](std::string_view domain) {
        return host == domain || host.ends_with("." + std::string(domain));
    };
    if (within("letsencrypt.org"))
        return {"letsencrypt.org"};
    if (within("zerossl.com"))
        return {"sectigo.com"};
    if (within("pki.goog"))
        return {"pki.goog"};
    if (within("buypass.com") || within("buypass.no"))
        return {"buypass.com"};
    if (within("ssl.com"))
        return {"ssl.com"};
    return {};
}

std::string likelyZone(const ServerNames& names, const std::string& name)
{
    const std::string canonical = canonicalName(name);
    std::string zone;
    for (const DomainNames& domain : names.domains) {
        const std::string candidate = canonicalName(domain.name);
        if ((canonical == candidate || canonical.ends_with("." + candidate)) &&
            candidate.size() > zone.size())
            zone = candidate;
    }
    if (!zone.empty())
        return zone;
    const std::size_t dot = canonical.find('.');
    return dot == std::string::npos ? canonical : canonical.substr(dot + 1);
}

} // namespace mailstead::dns
