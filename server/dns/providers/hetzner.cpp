// Hetzner, the zones of the Cloud API v1. A set is written as a whole; changes are actions that
// are waited for.
#include "dns/providers/hetzner_session.h"
#include "dns/providers/makers.h"
#include "dns/providers/set_provider.h"
#include "dns/wire.h"
#include "http/url.h"

namespace mailstead::dns
{

namespace
{

using http::Method;
using nlohmann::json;

constexpr std::uint32_t defaultTtl = 3600;

class Hetzner final : public SetProvider
{
public:
    explicit Hetzner(ProviderContext context)
        : m_session(std::move(context))
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        const auto read =
            m_session.pages("/zones", "zones", mostZones, [&result](const json& zone) {
                // A secondary zone is written elsewhere.
                if (textAt(zone, "mode") != "secondary")
                    result.push_back({canonicalName(textAt(zone, "name")), idAt(zone, "id")});
            });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

    Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) override
    {
        std::vector<RecordSet> result;
        const auto read =
            m_session.pages(setsOf(zone), "rrsets", mostZoneRecords, [&](const json& object) {
                RecordSet set{fullName(textAt(object, "name"), zone.name), textAt(object, "type"),
                              numberAt(object, "ttl", defaultTtl)}; // null: that of the zone
                for (const json& record : partAt(object, "records"))
                    set.values.push_back(canonicalValue(set.type, textAt(record, "value")));
                if (set.type != "SOA" && set.exists())
                    result.push_back(std::move(set));
            });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

protected:
    Outcome<void> writeSet(const ProviderZone& zone, const SetChange& change) override
    {
        const RecordSet& set = change.after;
        const std::string relative = relativeName(set.name, zone.name);
        const std::string name = relative.empty() ? "@" : relative;
        const std::string target = setsOf(zone) + "/" + http::percentEncoded(name) + "/" + set.type;
        if (!set.exists())
            return m_session.act(Method::Delete, target, json());
        json records = json::array();
        for (const std::string& value : set.values)
            records.push_back({{"value", masterFileValue(set.type, value)}});
        if (!change.before.exists())
            return m_session.act(
                Method::Post, setsOf(zone),
                {{"name", name}, {"type", set.type}, {"ttl", set.ttl}, {"records", records}});
        const auto written =
            m_session.act(Method::Post, target + "/actions/set_records", {{"records", records}});
        if (!written || change.before.ttl == set.ttl)
            return written;
        return m_session.act(Method::Post, target + "/actions/change_ttl", {{"ttl", set.ttl}});
    }

private:
    static std::string setsOf(const ProviderZone& zone)
    {
        return "/zones/" + http::percentEncoded(zone.id) + "/rrsets";
    }

    HetznerSession m_session;
};

} // namespace

std::unique_ptr<Provider> makeHetzner(ProviderContext context)
{
    return std::make_unique<Hetzner>(std::move(context));
}

} // namespace mailstead::dns
