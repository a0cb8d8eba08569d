// DNSPod (dnspod.cn), API with a token "id,token" of the account. Records of other lines than the
// default one are other answers for part of the world; they are left alone.
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
using Form = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t pageLength = 1000;

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const json& status = partAt(answer.json, "status");
    const std::string code = idAt(status, "code");
    const std::string words = cleanWords(textAt(status, "message") + " (" + code + ")");
    if (answer.response.status != 200)
        return judgeStatus(answer.response, code.empty() ? std::string() : words);
    if (code == "1")
        return std::nullopt;
    Trouble kind = Trouble::RecordRefused;
    if (code.empty() || code == "3") // no JSON of the interface; "unknown error"
        kind = Trouble::Unavailable;
    else if (code == "-1" || code == "-8" || code == "85" || code == "10003" || code == "10004")
        kind = Trouble::BadCredentials;
    else if (code == "-2")
        kind = Trouble::RateLimited;
    else if (code == "-7" || code == "9" || code == "21" || code == "83")
        kind = Trouble::MissingRight;
    else if (code == "13") // the domain is not of this account
        kind = Trouble::ZoneNotFound;
    return trouble(kind, code.empty() ? "no JSON of the interface" : words).value();
}

/// A list that is empty is an "error" there.
std::optional<ProviderError> judgeList(const ApiAnswer& answer)
{
    const std::string code = idAt(partAt(answer.json, "status"), "code");
    if (code == "10")
        return std::nullopt;
    if (code == "6" || code == "8") // a domain id that is none
        return trouble(Trouble::ZoneNotFound,
                       cleanWords(textAt(partAt(answer.json, "status"), "message")))
            .value();
    return judge(answer);
}

class Dnspod final : public RecordProvider
{
public:
    explicit Dnspod(ProviderContext context)
        : m_api(std::move(context), "https://dnsapi.cn")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        while (true) {
            const auto answer = post(
                "Domain.List",
                {{"offset", std::to_string(result.size())}, {"length", std::to_string(pageLength)}},
                judgeList, Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            const json& domains = partAt(answer->json, "domains");
            for (const json& domain : domains) {
                const std::string puny = textAt(domain, "punycode");
                result.push_back({canonicalName(puny.empty() ? textAt(domain, "name") : puny),
                                  idAt(domain, "id")});
            }
            const json& info = partAt(answer->json, "info");
            if (domains.empty() || result.size() >= numberAt(info, "domain_total"))
                return result;
            if (result.size() > mostZones)
                return trouble(Trouble::Unavailable, "the list is too long");
        }
    }

protected:
    Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) override
    {
        std::vector<ProviderRecord> result;
        std::size_t seen = 0;
        while (true) {
            const auto answer = post("Record.List",
                                     {{"domain_id", zone.id},
                                      {"offset", std::to_string(seen)},
                                      {"length", std::to_string(pageLength)}},
                                     judgeList, Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            const json& list = partAt(answer->json, "records");
            for (const json& object : list) {
                ++seen;
                if (idAt(object, "enabled") != "0" && idAt(object, "line_id") == "0")
                    result.push_back(readRecord(object, zone.name));
            }
            if (list.empty() || seen >= numberAt(partAt(answer->json, "info"), "record_total"))
                return result;
            if (seen > mostZoneRecords)
                return trouble(Trouble::Unavailable, "the zone is too large");
        }
    }

    Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) override
    {
        const auto answer = post("Record.Create", formOf(zone, record), judge, Repeat::WhenRefused);
        if (!answer)
            return tl::unexpected(answer.error());
        return idAt(partAt(answer->json, "record"), "id");
    }

    Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                         const ProviderRecord& then) override
    {
        Form form = formOf(zone, then);
        form.emplace_back("record_id", now.id);
        return withoutContent(post("Record.Modify", std::move(form), judge, Repeat::Always));
    }

    Outcome<void> remove(const ProviderZone& zone, const ProviderRecord& record) override
    {
        return withoutContent(post("Record.Remove",
                                   {{"domain_id", zone.id}, {"record_id", record.id}}, judge,
                                   Repeat::WhenRefused));
    }

private:
    static ProviderRecord readRecord(const json& object, const std::string& zone)
    {
        ProviderRecord record;
        record.id = idAt(object, "id");
        record.name = fullName(textAt(object, "name"), zone);
        record.type = textAt(object, "type");
        record.ttl = numberAt(object, "ttl");
        const std::string value = textAt(object, "value");
        record.value = canonicalValue(
            record.type, record.type == "MX" ? idAt(object, "mx") + " " + value : value);
        return record;
    }

    static Form formOf(const ProviderZone& zone, const ProviderRecord& record)
    {
        const std::string relative = relativeName(record.name, zone.name);
        Form form = {{"domain_id", zone.id},
                     {"sub_domain", relative.empty() ? "@" : relative},
                     {"record_type", record.type},
                     {"record_line_id", "0"},
                     {"ttl", std::to_string(record.ttl)}};
        if (record.type == "MX") {
            const auto [preference, host] = splitPreference(record.value);
            form.emplace_back("mx", std::to_string(preference));
            form.emplace_back("value", host + ".");
        } else {
            form.emplace_back("value", record.type == "TXT"
                                           ? record.value
                                           : masterFileValue(record.type, record.value));
        }
        return form;
    }

    Outcome<ApiAnswer> post(const std::string& action, Form form, const Judge& judgeAnswer,
                            Repeat repeat)
    {
        form.insert(form.begin(), {{"login_token", m_api.context().field("tokenId") + "," +
                                                       m_api.context().field("token")},
                                   {"format", "json"},
                                   {"lang", "en"},
                                   {"error_on_empty", "no"}});
        const std::string body = http::queryText(form);
        return m_api.call(
            [&] {
                http::Request request{http::Method::Post, m_api.baseUrl() + "/" + action};
                request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
                request.body = body;
                return request;
            },
            judgeAnswer, repeat);
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makeDnspod(ProviderContext context)
{
    return std::make_unique<Dnspod>(std::move(context));
}

} // namespace mailstead::dns
