// OVH, API 1.0, of Europe, Canada and the United States. Changes go live with a refresh of the
// zone.
#include "dns/providers/makers.h"
#include "dns/providers/ovh_session.h"
#include "dns/providers/record_provider.h"
#include "dns/wire.h"
#include "http/url.h"

namespace mailstead::dns
{

namespace
{

using http::Method;
using nlohmann::json;

/// A zone is read record by record there; nobody waits for more.
constexpr std::size_t mostRecords = 2000;
constexpr std::uint32_t defaultTtl = 3600;

/// Records made with its forms have these types; all are TXT in the DNS.
bool isTextKind(const std::string& type)
{
    return type == "SPF" || type == "DKIM" || type == "DMARC";
}

class Ovh final : public RecordProvider
{
public:
    explicit Ovh(const ProviderContext& context)
        : m_session(context)
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        const auto answer = m_session.send(Method::Get, "/domain/zone", {}, Repeat::Always);
        if (!answer)
            return tl::unexpected(answer.error());
        std::vector<ProviderZone> result;
        for (const json& name : answer->json) {
            if (name.is_string())
                result.push_back({canonicalName(name.get<std::string>()), name.get<std::string>()});
        }
        return result;
    }

protected:
    Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) override
    {
        const auto answer = m_session.send(Method::Get, recordsOf(zone), {}, Repeat::Always);
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->json.size() > mostRecords)
            return trouble(Trouble::Unavailable, "the zone is too large");
        std::vector<ProviderRecord> result;
        for (const json& id : answer->json) {
            const auto record =
                m_session.send(Method::Get, recordsOf(zone) + "/" + id.dump(), {}, Repeat::Always);
            if (!record)
                return tl::unexpected(record.error());
            result.push_back(readRecord(record->json, zone.name));
        }
        return result;
    }

    Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) override
    {
        json object = objectOf(zone, record, record.kind);
        object["fieldType"] = record.kind.empty() ? record.type : record.kind;
        const auto answer =
            m_session.send(Method::Post, recordsOf(zone), object.dump(), Repeat::WhenRefused);
        if (!answer)
            return tl::unexpected(answer.error());
        m_dirty = true;
        return idAt(answer->json, "id");
    }

    Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                         const ProviderRecord& then) override
    {
        m_dirty = true;
        return withoutContent(m_session.send(Method::Put, recordsOf(zone) + "/" + now.id,
                                             objectOf(zone, then, now.kind).dump(),
                                             Repeat::Always));
    }

    Outcome<void> remove(const ProviderZone& zone, const ProviderRecord& record) override
    {
        m_dirty = true;
        return withoutContent(m_session.send(Method::Delete, recordsOf(zone) + "/" + record.id, {},
                                             Repeat::WhenRefused));
    }

    Outcome<void> finish(const ProviderZone& zone) override
    {
        if (!std::exchange(m_dirty, false))
            return {};
        return withoutContent(m_session.send(
            Method::Post, "/domain/zone/" + http::percentEncoded(zone.id) + "/refresh", {},
            Repeat::Always));
    }

private:
    static std::string recordsOf(const ProviderZone& zone)
    {
        return "/domain/zone/" + http::percentEncoded(zone.id) + "/record";
    }

    static ProviderRecord readRecord(const json& object, const std::string& zone)
    {
        ProviderRecord record;
        record.id = idAt(object, "id");
        record.name = fullName(textAt(object, "subDomain"), zone);
        record.kind = textAt(object, "fieldType");
        record.type = isTextKind(record.kind) ? "TXT" : record.kind;
        const std::uint32_t ttl = numberAt(object, "ttl");
        record.ttl = ttl == 0 ? defaultTtl : ttl; // 0: that of the zone
        record.value = canonicalValue(record.type, textAt(object, "target"));
        return record;
    }

    /// Its own text types take the text as it is.
    static json objectOf(const ProviderZone& zone, const ProviderRecord& record,
                         const std::string& kind)
    {
        const bool plain = kind == "DKIM" || kind == "DMARC";
        return {{"subDomain", relativeName(record.name, zone.name)},
                {"target", plain ? record.value : masterFileValue(record.type, record.value)},
                {"ttl", record.ttl}};
    }

    OvhSession m_session;
    bool m_dirty = false;
};

} // namespace

std::unique_ptr<Provider> makeOvh(ProviderContext context)
{
    return std::make_unique<Ovh>(context);
}

} // namespace mailstead::dns
