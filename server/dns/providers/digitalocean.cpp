// DigitalOcean, API v2.
#include "dns/providers/digitalocean_session.h"
#include "dns/providers/makers.h"
#include "dns/providers/record_provider.h"
#include "dns/wire.h"
#include "http/url.h"

#include <fmt/format.h>
#include <sstream>

namespace mailstead::dns
{

namespace
{

using http::Method;
using nlohmann::json;

ProviderRecord readRecord(const json& object, const std::string& zone)
{
    ProviderRecord record;
    record.id = idAt(object, "id");
    record.name = fullName(textAt(object, "name"), zone);
    record.type = textAt(object, "type");
    record.ttl = numberAt(object, "ttl");
    std::string data = textAt(object, "data");
    if (endsWithHost(record.type) && data == "@")
        data = zone;
    if (record.type == "MX")
        data = fmt::format("{} {}", numberAt(object, "priority"), data);
    else if (record.type == "SRV")
        data = fmt::format("{} {} {} {}", numberAt(object, "priority"), numberAt(object, "weight"),
                           numberAt(object, "port"), data);
    else if (record.type == "CAA")
        data = fmt::format("{} {} \"{}\"", numberAt(object, "flags"), textAt(object, "tag"),
                           data.substr(0, data.find_last_not_of('.') + 1));
    record.value = canonicalValue(record.type, data);
    return record;
}

json objectOf(const ProviderRecord& record, const std::string& zone)
{
    const std::string relative = relativeName(record.name, zone);
    json object = {{"type", record.type},
                   {"name", relative.empty() ? "@" : relative},
                   {"ttl", record.ttl},
                   {"data", record.value}};
    std::istringstream parts(record.value);
    std::uint32_t first = 0;
    std::uint32_t weight = 0;
    std::uint32_t port = 0;
    std::string last;
    if (record.type == "MX") {
        const auto [preference, host] = splitPreference(record.value);
        object["priority"] = preference;
        object["data"] = host + ".";
    } else if (record.type == "SRV") {
        parts >> first >> weight >> port >> last;
        object.update(
            {{"priority", first}, {"weight", weight}, {"port", port}, {"data", last + "."}});
    } else if (record.type == "CAA") {
        const std::size_t quote = record.value.find('"');
        parts >> first >> last;
        // Its form takes the authority as a host name with the final dot.
        std::string value = record.value.substr(quote + 1, record.value.size() - quote - 2);
        if (last != "iodef" && value.find(';') == std::string::npos)
            value += '.';
        object.update({{"flags", first}, {"tag", last}, {"data", value}});
    } else if (endsWithHost(record.type)) {
        object["data"] = record.value + ".";
    }
    return object;
}

class DigitalOcean final : public RecordProvider
{
public:
    explicit DigitalOcean(ProviderContext context)
        : m_session(std::move(context))
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        const auto read =
            m_session.pages("/v2/domains", "domains", mostZones, [&result](const json& domain) {
                const std::string name = textAt(domain, "name");
                result.push_back({canonicalName(name), name});
            });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

protected:
    Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) override
    {
        std::vector<ProviderRecord> result;
        const auto read = m_session.pages(recordsOf(zone), "domain_records", mostZoneRecords,
                                          [&](const json& object) {
                                              if (textAt(object, "type") != "SOA")
                                                  result.push_back(readRecord(object, zone.name));
                                          });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

    Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) override
    {
        const auto answer = m_session.send(Method::Post, recordsOf(zone),
                                           objectOf(record, zone.name).dump(), Repeat::WhenRefused);
        if (!answer)
            return tl::unexpected(answer.error());
        return idAt(partAt(answer->json, "domain_record"), "id");
    }

    Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                         const ProviderRecord& then) override
    {
        return withoutContent(m_session.send(Method::Put, recordsOf(zone) + "/" + now.id,
                                             objectOf(then, zone.name).dump(), Repeat::Always));
    }

    Outcome<void> remove(const ProviderZone& zone, const ProviderRecord& record) override
    {
        return withoutContent(m_session.send(Method::Delete, recordsOf(zone) + "/" + record.id, {},
                                             Repeat::WhenRefused));
    }

private:
    static std::string recordsOf(const ProviderZone& zone)
    {
        return "/v2/domains/" + http::percentEncoded(zone.id) + "/records";
    }

    DigitalOceanSession m_session;
};

} // namespace

std::unique_ptr<Provider> makeDigitalOcean(ProviderContext context)
{
    return std::make_unique<DigitalOcean>(std::move(context));
}

} // namespace mailstead::dns
