// Hetzner, the zones of the Cloud API v1. A set is written as a whole; changes are actions that
// are waited for.
#include "dns/providers/api.h"
#include "dns/providers/makers.h"
#include "dns/providers/set_provider.h"
#include "dns/wire.h"
#include "http/url.h"

#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using http::Method;
using nlohmann::json;

constexpr std::uint32_t defaultTtl = 3600;
constexpr int mostPolls = 60;

std::string words(const json& answer)
{
    const json& error = partAt(answer, "error");
    std::string text = textAt(error, "message");
    for (const json& field : partAt(partAt(error, "details"), "fields")) {
        for (const json& message : partAt(field, "messages")) {
            if (message.is_string())
                text += "; " + textAt(field, "name") + ": " + message.get<std::string>();
        }
    }
    const std::string code = textAt(error, "code");
    return code.empty() ? text : text + " (" + code + ")";
}

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    auto error = judgeJson(answer, words(answer.json));
    if (!error)
        return error;
    const std::string code = textAt(partAt(answer.json, "error"), "code");
    if (code == "unauthorized")
        error = trouble(Trouble::BadCredentials, error->error.why).value();
    else if (code == "forbidden" || code == "token_readonly")
        error = trouble(Trouble::MissingRight, error->error.why).value();
    else if (code == "rate_limit_exceeded")
        error = trouble(Trouble::RateLimited, error->error.why).value();
    else if (code == "conflict" || code == "locked") // another action is at work on the zone
        error = trouble(Trouble::Unavailable, error->error.why).value();
    return error;
}

class Hetzner final : public SetProvider
{
public:
    explicit Hetzner(ProviderContext context)
        : m_api(std::move(context), "https://api.hetzner.cloud/v1")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        const auto read = pages("/zones", "zones", mostZones, [&result](const json& zone) {
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
        const auto read = pages(setsOf(zone), "rrsets", mostZoneRecords, [&](const json& object) {
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
            return act(Method::Delete, target, json());
        json records = json::array();
        for (const std::string& value : set.values)
            records.push_back({{"value", masterFileValue(set.type, value)}});
        if (!change.before.exists())
            return act(
                Method::Post, setsOf(zone),
                {{"name", name}, {"type", set.type}, {"ttl", set.ttl}, {"records", records}});
        const auto written =
            act(Method::Post, target + "/actions/set_records", {{"records", records}});
        if (!written || change.before.ttl == set.ttl)
            return written;
        return act(Method::Post, target + "/actions/change_ttl", {{"ttl", set.ttl}});
    }

private:
    static std::string setsOf(const ProviderZone& zone)
    {
        return "/zones/" + http::percentEncoded(zone.id) + "/rrsets";
    }

    /// Does something and waits until it is done.
    Outcome<void> act(Method method, const std::string& target, const json& body)
    {
        auto answer =
            send(method, target, body.is_null() ? std::string() : body.dump(), Repeat::WhenRefused);
        for (int poll = 0; poll < mostPolls; ++poll) {
            if (!answer)
                return tl::unexpected(answer.error());
            const json& action = partAt(answer->json, "action");
            const std::string status = textAt(action, "status");
            if (status == "error")
                return trouble(Trouble::RecordRefused, cleanWords(words(action)));
            if (status != "running")
                return {};
            const auto slept = m_api.context().patience.sleep(m_api.context().pause / 2);
            if (!slept)
                return trouble(Trouble::Cancelled, "while a change was being carried out");
            answer = send(Method::Get, "/actions/" + idAt(action, "id"), {}, Repeat::Always);
        }
        return trouble(Trouble::Unavailable, "a change is not carried out");
    }

    Outcome<ApiAnswer> send(Method method, const std::string& target, const std::string& body,
                            Repeat repeat)
    {
        return m_api.call(
            [&] {
                http::Request request{method, m_api.baseUrl() + target};
                request.headers = {{"Authorization", "Bearer " + m_api.context().field("token")}};
                if (!body.empty())
                    request.headers.emplace_back("Content-Type", "application/json");
                request.body = body;
                return request;
            },
            judge, repeat);
    }

    template <class Take>
    Outcome<void> pages(const std::string& target, const char* member, std::size_t most, Take take)
    {
        std::size_t count = 0;
        for (std::uint32_t page = 1; page != 0;) {
            const auto answer =
                send(Method::Get, fmt::format("{}?page={}&per_page=50", target, page), {},
                     Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            for (const json& entry : partAt(answer->json, member)) {
                if (++count > most)
                    return trouble(Trouble::Unavailable, "the list is too long");
                take(entry);
            }
            const std::uint32_t next =
                numberAt(partAt(partAt(answer->json, "meta"), "pagination"), "next_page");
            page = next > page ? next : 0;
        }
        return {};
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makeHetzner(ProviderContext context)
{
    return std::make_unique<Hetzner>(std::move(context));
}

} // namespace mailstead::dns
