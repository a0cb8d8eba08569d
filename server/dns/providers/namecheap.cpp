// Namecheap, XML API. Its one way to write is setHosts, which replaces the whole zone: everything
// is read, changed and written back with all that was there, its mail setting included. A zone that
// holds what getHosts cannot show would lose it, so what comes back is compared afterwards.
#include "core/xml.h"
#include "dns/providers/api.h"
#include "dns/providers/makers.h"
#include "dns/providers/set_provider.h"
#include "dns/wire.h"
#include "http/url.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

using core::parseXml;
using core::XmlElement;

using Form = std::vector<std::pair<std::string, std::string>>;

constexpr int pageLength = 100;
/// More are not taken by setHosts.
constexpr std::size_t mostHosts = 800;

struct Host {
    std::string name, type, address, preference, ttl;
};

Trouble troubleOf(const std::string& number, const std::string& words)
{
    if (number == "1011102" || number == "1010102" || number == "1011101" || number == "1010101")
        return Trouble::BadCredentials;
    // The address of the caller is not on the list; the account may not use the interface.
    if (number == "1011150" || number == "1011148" || number == "1011147" || number == "1011105")
        return Trouble::MissingRight;
    if (number == "2019166" || number == "2016166" || number == "2030166" || number == "2030288")
        return Trouble::ZoneNotFound;
    if (number == "500000" || words.find("Too many requests") != std::string::npos)
        return Trouble::RateLimited;
    if (number.rfind('5', 0) == 0)
        return Trouble::Unavailable;
    return Trouble::RecordRefused;
}

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    // It says "too many" with 405 as well.
    if (answer.response.status == 405 || answer.response.status == 429)
        return trouble(Trouble::RateLimited,
                       "HTTP status " + std::to_string(answer.response.status))
            .value();
    if (answer.response.status != 200)
        return judgeStatus(answer.response, {});
    const auto root = parseXml(answer.response.body);
    if (!root || root->name != "ApiResponse")
        return trouble(Trouble::Unavailable, "no XML of the interface").value();
    if (root->attribute("Status") == "OK")
        return std::nullopt;
    const XmlElement& error = root->at({"Errors", "Error"});
    const std::string number = error.attribute("Number");
    return trouble(troubleOf(number, error.text), cleanWords(error.text + " (" + number + ")"))
        .value();
}

std::string canonicalOf(const Host& host)
{
    return canonicalValue(host.type,
                          host.type == "MX" ? host.preference + " " + host.address : host.address);
}

class Namecheap final : public SetProvider
{
public:
    explicit Namecheap(ProviderContext context)
        : m_api(std::move(context), "https://api.namecheap.com/xml.response")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        for (int page = 1;; ++page) {
            const auto root =
                call("namecheap.domains.getList",
                     {{"Page", std::to_string(page)}, {"PageSize", std::to_string(pageLength)}},
                     Repeat::Always);
            if (!root)
                return tl::unexpected(root.error());
            const XmlElement& response = root->child("CommandResponse");
            const auto& domains = response.child("DomainGetListResult").children;
            for (const XmlElement& domain : domains) {
                const std::string name = canonicalName(domain.attribute("Name"));
                // Domains whose name servers are others' cannot be written here.
                if (domain.attribute("IsOurDNS") != "false")
                    result.push_back({name, name});
            }
            const std::string total = response.at({"Paging", "TotalItems"}).text;
            if (domains.empty() || static_cast<unsigned long>(page) * pageLength >=
                                       std::strtoul(total.c_str(), nullptr, 10))
                return result;
            if (result.size() > mostZones)
                return trouble(Trouble::Unavailable, "the list is too long");
        }
    }

    Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) override
    {
        const auto hosts = readHosts(zone);
        if (!hosts)
            return tl::unexpected(hosts.error());
        m_hosts = *hosts;
        std::vector<RecordSet> sets;
        for (const Host& host : m_hosts) {
            const std::string name = fullName(host.name, zone.name);
            const auto known = std::find_if(sets.begin(), sets.end(), [&](const RecordSet& set) {
                return set.name == name && set.type == host.type;
            });
            if (known == sets.end())
                sets.push_back(
                    {name,
                     host.type,
                     static_cast<std::uint32_t>(std::strtoul(host.ttl.c_str(), nullptr, 10)),
                     {canonicalOf(host)}});
            else
                known->values.push_back(canonicalOf(host));
        }
        return sets;
    }

protected:
    Applied writeAll(const ProviderZone& zone, const std::vector<SetChange>& changes) override
    {
        std::vector<Host> hosts = m_hosts;
        bool mail = false;
        for (const SetChange& change : changes) {
            replace(hosts, change, zone.name);
            mail = mail || (change.after.type == "MX" && change.after.exists());
        }
        const auto written = writeHosts(zone, hosts, mail ? "MX" : m_emailType);
        if (!written)
            return {{}, written.error()};
        // setHosts skips what it does not understand and still says that all went well.
        const auto now = readHosts(zone);
        if (!now)
            return {{}, now.error()};
        std::string lost;
        for (const Host& host : hosts) {
            const bool there = std::any_of(now->begin(), now->end(), [&](const Host& entry) {
                return entry.name == host.name && entry.type == host.type &&
                       canonicalOf(entry) == canonicalOf(host);
            });
            if (!there)
                lost += (lost.empty() ? "" : ", ") + host.name + " " + host.type;
        }
        if (lost.empty())
            return {changes};
        // Back to what was there, so that nothing is half done.
        (void)writeHosts(zone, m_hosts, m_emailType);
        return {{}, trouble(Trouble::RecordRefused, "it did not take " + lost).value()};
    }

private:
    static void replace(std::vector<Host>& hosts, const SetChange& change, const std::string& zone)
    {
        const std::string relative = relativeName(change.after.name, zone);
        const std::string name = relative.empty() ? "@" : relative;
        std::vector<std::string> missing = change.after.values;
        std::erase_if(hosts, [&](const Host& host) {
            if (host.name != name || host.type != change.after.type)
                return false;
            const auto wanted = std::find(missing.begin(), missing.end(), canonicalOf(host));
            if (wanted == missing.end())
                return true;
            missing.erase(wanted);
            return false;
        });
        for (const std::string& value : missing) {
            Host host{name, change.after.type, value, "10", std::to_string(change.after.ttl)};
            if (host.type == "MX") {
                const auto [preference, target] = splitPreference(value);
                host.preference = std::to_string(preference);
                host.address = target + ".";
            } else if (endsWithHost(host.type)) {
                host.address = value + ".";
            }
            hosts.push_back(std::move(host));
        }
    }

    /// "example.co.uk" → "example" and "co.uk": the interface takes the two apart.
    static Form domainParameters(const ProviderZone& zone)
    {
        const std::size_t dot = std::min(zone.name.find('.'), zone.name.size());
        return {{"SLD", zone.name.substr(0, dot)},
                {"TLD", zone.name.substr(std::min(dot + 1, zone.name.size()))}};
    }

    Outcome<std::vector<Host>> readHosts(const ProviderZone& zone)
    {
        const auto root =
            call("namecheap.domains.dns.getHosts", domainParameters(zone), Repeat::Always);
        if (!root)
            return tl::unexpected(root.error());
        const XmlElement& result = root->at({"CommandResponse", "DomainDNSGetHostsResult"});
        if (result.attribute("IsUsingOurDNS") == "false")
            return trouble(Trouble::ZoneNotFound, "the domain uses name servers of others");
        m_emailType = result.attribute("EmailType");
        std::vector<Host> hosts;
        for (const XmlElement& entry : result.children) {
            if (canonicalName(entry.name) == "host")
                hosts.push_back({entry.attribute("Name"), entry.attribute("Type"),
                                 entry.attribute("Address"), entry.attribute("MXPref"),
                                 entry.attribute("TTL")});
        }
        return hosts;
    }

    Outcome<void> writeHosts(const ProviderZone& zone, const std::vector<Host>& hosts,
                             const std::string& emailType)
    {
        if (hosts.size() > mostHosts)
            return trouble(Trouble::RecordRefused, "the zone has too many records");
        Form form = domainParameters(zone);
        if (!emailType.empty())
            form.emplace_back("EmailType", emailType);
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            form.emplace_back("HostName" + number, hosts[i].name);
            form.emplace_back("RecordType" + number, hosts[i].type);
            form.emplace_back("Address" + number, hosts[i].address);
            form.emplace_back("MXPref" + number, hosts[i].preference);
            form.emplace_back("TTL" + number, hosts[i].ttl);
        }
        const auto root = call("namecheap.domains.dns.setHosts", std::move(form), Repeat::Always);
        if (!root)
            return tl::unexpected(root.error());
        const XmlElement& result = root->at({"CommandResponse", "DomainDNSSetHostsResult"});
        if (result.attribute("IsSuccess") != "true")
            return trouble(Trouble::RecordRefused, "setHosts did not succeed");
        return {};
    }

    Outcome<XmlElement> call(const std::string& command, Form form, Repeat repeat)
    {
        const ProviderContext& context = m_api.context();
        form.insert(form.begin(), {{"ApiUser", context.field("user")},
                                   {"ApiKey", context.field("key")},
                                   {"UserName", context.field("user")},
                                   {"ClientIp", context.field("clientAddress")},
                                   {"Command", command}});
        const std::string body = http::queryText(form);
        const auto answer = m_api.call(
            [&] {
                http::Request request{http::Method::Post, m_api.baseUrl()};
                request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
                request.body = body;
                return request;
            },
            judge, repeat);
        if (!answer)
            return tl::unexpected(answer.error());
        return parseXml(answer->response.body).value_or(XmlElement());
    }

    Api m_api;
    std::vector<Host> m_hosts; ///< as read last
    std::string m_emailType;
};

} // namespace

std::unique_ptr<Provider> makeNamecheap(ProviderContext context)
{
    return std::make_unique<Namecheap>(std::move(context));
}

} // namespace mailstead::dns
