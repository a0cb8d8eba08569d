// Porkbun, JSON API v3. Everything is a POST with the keys in its body.
#include "dns/providers/api.h"
#include "dns/providers/makers.h"
#include "dns/providers/record_provider.h"
#include "dns/wire.h"
#include "http/url.h"

#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using nlohmann::json;

/// What domain/listAll gives at once.
constexpr std::size_t pageLength = 1000;

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const std::string status = textAt(answer.json, "status");
    const std::string message = textAt(answer.json, "message");
    if (answer.response.status == 200 && status == "SUCCESS")
        return std::nullopt;
    const auto says = [&message](std::string_view part) {
        return message.find(part) != std::string::npos;
    };
    Trouble kind = Trouble::RecordRefused;
    if (says("nvalid API key") || says("API key is not") || says("nvalid key"))
        kind = Trouble::BadCredentials;
    else if (says("opted in to API access") || says("not authorized"))
        kind = Trouble::MissingRight;
    else if (says("nvalid domain"))
        kind = Trouble::ZoneNotFound;
    else if (answer.response.status != 200 && answer.response.status != 400)
        return judgeStatus(answer.response, message);
    else if (status.empty())
        kind = Trouble::Unavailable;
    return trouble(kind, message.empty() ? "no JSON of the interface" : cleanWords(message))
        .value();
}

ProviderRecord readRecord(const json& object)
{
    ProviderRecord record;
    record.id = idAt(object, "id");
    record.name = canonicalName(textAt(object, "name"));
    record.type = textAt(object, "type");
    record.ttl = numberAt(object, "ttl");
    std::string content = textAt(object, "content");
    if (record.type == "MX" || record.type == "SRV")
        content = fmt::format("{} {}", numberAt(object, "prio"), content);
    record.value = canonicalValue(record.type, content);
    return record;
}

json objectOf(const ProviderRecord& record, const std::string& zone)
{
    json object = {{"type", record.type},
                   {"name", relativeName(record.name, zone)},
                   {"ttl", std::to_string(record.ttl)},
                   {"content", record.value}};
    if (record.type == "MX" || record.type == "SRV") {
        const auto [priority, rest] = splitPreference(record.value);
        object["prio"] = std::to_string(priority);
        object["content"] = rest;
    }
    return object;
}

class Porkbun final : public RecordProvider
{
public:
    explicit Porkbun(ProviderContext context)
        : m_api(std::move(context), "https://api.porkbun.com/api/json/v3")
    {
    }

    Outcome<void> check() override
    {
        const auto answer = post("/ping", json::object(), Repeat::Always);
        if (!answer)
            return tl::unexpected(answer.error());
        return {};
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        while (true) {
            const auto answer =
                post("/domain/listAll", {{"start", std::to_string(result.size())}}, Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            const json& domains = partAt(answer->json, "domains");
            for (const json& domain : domains) {
                const std::string name = textAt(domain, "domain");
                result.push_back({canonicalName(name), name});
            }
            if (domains.size() < pageLength)
                return result;
            if (result.size() > mostZones)
                return trouble(Trouble::Unavailable, "the list is too long");
        }
    }

protected:
    Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) override
    {
        const auto answer =
            post("/dns/retrieve/" + http::percentEncoded(zone.id), json::object(), Repeat::Always);
        if (!answer)
            return tl::unexpected(answer.error());
        std::vector<ProviderRecord> result;
        for (const json& object : partAt(answer->json, "records")) {
            if (textAt(object, "type") != "SOA")
                result.push_back(readRecord(object));
        }
        return result;
    }

    Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) override
    {
        const auto answer = post("/dns/create/" + http::percentEncoded(zone.id),
                                 objectOf(record, zone.name), Repeat::WhenRefused);
        if (!answer)
            return tl::unexpected(answer.error());
        return idAt(answer->json, "id");
    }

    Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                         const ProviderRecord& then) override
    {
        return withoutContent(post("/dns/edit/" + http::percentEncoded(zone.id) + "/" + now.id,
                                   objectOf(then, zone.name), Repeat::Always));
    }

    Outcome<void> remove(const ProviderZone& zone, const ProviderRecord& record) override
    {
        return withoutContent(post("/dns/delete/" + http::percentEncoded(zone.id) + "/" + record.id,
                                   json::object(), Repeat::WhenRefused));
    }

private:
    Outcome<ApiAnswer> post(const std::string& target, json body, Repeat repeat)
    {
        body["apikey"] = m_api.context().field("key");
        body["secretapikey"] = m_api.context().field("secret");
        const std::string text = body.dump();
        return m_api.call(
            [&] {
                http::Request request{http::Method::Post, m_api.baseUrl() + target};
                request.headers = {{"Content-Type", "application/json"}};
                request.body = text;
                return request;
            },
            judge, repeat);
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makePorkbun(ProviderContext context)
{
    return std::make_unique<Porkbun>(std::move(context));
}

} // namespace mailstead::dns
