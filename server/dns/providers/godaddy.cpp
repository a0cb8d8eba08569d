// GoDaddy, API v1. A set is written as a whole: PUT replaces all records of a type and name.
#include "dns/providers/api.h"
#include "dns/providers/makers.h"
#include "dns/providers/set_provider.h"
#include "dns/wire.h"
#include "http/url.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace mailstead::dns
{

namespace
{

using http::Method;
using nlohmann::json;

constexpr std::size_t pageLength = 500;

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const std::string code = textAt(answer.json, "code");
    std::string words = textAt(answer.json, "message");
    for (const json& field : partAt(answer.json, "fields"))
        words += "; " + textAt(field, "path") + ": " + textAt(field, "message");
    auto error = judgeJson(answer, words.empty() ? code : words + " (" + code + ")");
    if (error && (code == "UNABLE_TO_AUTHENTICATE" || code == "MALFORMED_CREDENTIALS"))
        error = trouble(Trouble::BadCredentials, error->error.why).value();
    if (error && error->trouble == Trouble::RateLimited) {
        const std::uint32_t seconds = numberAt(answer.json, "retryAfterSec");
        if (seconds > 0)
            error->retryAfter = std::chrono::seconds(seconds);
    }
    return error;
}

/// Services are records of their host's name there, with service and protocol beside it.
struct ServiceName {
    std::string service, protocol, name;
};

ServiceName serviceOf(const std::string& relative)
{
    const std::size_t first = relative.find('.');
    if (first == std::string::npos)
        return {relative, {}, "@"};
    const std::size_t second = relative.find('.', first + 1);
    return {relative.substr(0, first), relative.substr(first + 1, second - first - 1),
            second == std::string::npos ? "@" : relative.substr(second + 1)};
}

std::string nameOf(const json& object, const std::string& zone)
{
    std::string name = textAt(object, "name");
    if (textAt(object, "type") == "SRV")
        name = textAt(object, "service") + "." + textAt(object, "protocol") +
               (name == "@" || name.empty() ? "" : "." + name);
    return fullName(name, zone);
}

std::string valueOf(const json& object, const std::string& zone)
{
    const std::string type = textAt(object, "type");
    std::string data = textAt(object, "data");
    if (endsWithHost(type) && data == "@")
        data = zone;
    if (type == "MX")
        data = fmt::format("{} {}", numberAt(object, "priority"), data);
    else if (type == "SRV")
        data = fmt::format("{} {} {} {}", numberAt(object, "priority"), numberAt(object, "weight"),
                           numberAt(object, "port"), data);
    return canonicalValue(type, data);
}

json objectOf(const RecordSet& set, const std::string& value, const std::string& zone)
{
    json object = {{"ttl", set.ttl}, {"data", value}};
    if (set.type == "MX") {
        const auto [preference, host] = splitPreference(value);
        object["priority"] = preference;
        object["data"] = host;
    } else if (set.type == "SRV") {
        const ServiceName name = serviceOf(relativeName(set.name, zone));
        std::istringstream parts(value);
        std::uint32_t priority = 0;
        std::uint32_t weight = 0;
        std::uint32_t port = 0;
        std::string host;
        parts >> priority >> weight >> port >> host;
        object = {{"ttl", set.ttl},           {"data", host}, {"priority", priority},
                  {"weight", weight},         {"port", port}, {"service", name.service},
                  {"protocol", name.protocol}};
    }
    return object;
}

class GoDaddy final : public SetProvider
{
public:
    explicit GoDaddy(ProviderContext context)
        : m_api(std::move(context), "https://api.godaddy.com")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        std::string marker;
        while (true) {
            const auto answer =
                send(Method::Get,
                     fmt::format("/v1/domains?statuses=ACTIVE&limit={}{}", pageLength,
                                 marker.empty() ? "" : "&marker=" + marker),
                     {});
            if (!answer)
                return tl::unexpected(answer.error());
            const std::size_t count = answer->json.is_array() ? answer->json.size() : 0;
            for (std::size_t i = 0; i < count; ++i) {
                const std::string name = textAt(answer->json[i], "domain");
                result.push_back({canonicalName(name), name});
            }
            if (count < pageLength)
                return result;
            if (result.size() > mostZones)
                return trouble(Trouble::Unavailable, "the list is too long");
            marker = http::percentEncoded(result.back().id);
        }
    }

    Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) override
    {
        m_raw.clear();
        while (true) {
            const auto answer = send(
                Method::Get,
                fmt::format("{}?limit={}&offset={}", recordsOf(zone), pageLength, m_raw.size()),
                {});
            if (!answer)
                return tl::unexpected(answer.error());
            const std::size_t count = answer->json.is_array() ? answer->json.size() : 0;
            for (std::size_t i = 0; i < count; ++i)
                m_raw.push_back(answer->json[i]);
            if (count < pageLength)
                break;
            if (m_raw.size() > mostZoneRecords)
                return trouble(Trouble::Unavailable, "the zone is too large");
        }
        std::vector<RecordSet> sets;
        for (const json& object : m_raw) {
            const std::string name = nameOf(object, zone.name);
            const std::string type = textAt(object, "type");
            const auto known = std::find_if(sets.begin(), sets.end(), [&](const RecordSet& set) {
                return set.name == name && set.type == type;
            });
            if (type == "SOA")
                continue;
            if (known == sets.end())
                sets.push_back({name, type, numberAt(object, "ttl"), {valueOf(object, zone.name)}});
            else
                known->values.push_back(valueOf(object, zone.name));
        }
        return sets;
    }

protected:
    Outcome<void> writeSet(const ProviderZone& zone, const SetChange& change) override
    {
        const RecordSet& set = change.after;
        std::string name = relativeName(set.name, zone.name);
        json records = json::array();
        if (set.type == "SRV") {
            // The other services of the same host's name are part of what PUT replaces.
            name = serviceOf(name).name;
            for (json object : m_raw) {
                const std::string objectName = textAt(object, "name");
                if (textAt(object, "type") == "SRV" &&
                    (objectName.empty() ? "@" : objectName) == name &&
                    nameOf(object, zone.name) != set.name)
                    records.push_back(std::move(object));
            }
        }
        for (const std::string& value : set.values)
            records.push_back(objectOf(set, value, zone.name));
        const std::string target = recordsOf(zone) + "/" + set.type + "/" +
                                   http::percentEncoded(name.empty() ? "@" : name);
        const auto answer = records.empty() ? send(Method::Delete, target, {})
                                            : send(Method::Put, target, records.dump());
        if (!answer)
            return tl::unexpected(answer.error());
        return {};
    }

private:
    static std::string recordsOf(const ProviderZone& zone)
    {
        return "/v1/domains/" + http::percentEncoded(zone.id) + "/records";
    }

    Outcome<ApiAnswer> send(Method method, const std::string& target, const std::string& body)
    {
        return m_api.call(
            [&] {
                http::Request request{method, m_api.baseUrl() + target};
                request.headers = {{"Authorization", "sso-key " + m_api.context().field("key") +
                                                         ":" + m_api.context().field("secret")},
                                   {"Accept", "application/json"}};
                if (!body.empty())
                    request.headers.emplace_back("Content-Type", "application/json");
                request.body = body;
                return request;
            },
            judge, Repeat::Always); // PUT and DELETE may be done twice
    }

    Api m_api;
    std::vector<json> m_raw; ///< as read last
};

} // namespace

std::unique_ptr<Provider> makeGoDaddy(ProviderContext context)
{
    return std::make_unique<GoDaddy>(std::move(context));
}

} // namespace mailstead::dns
