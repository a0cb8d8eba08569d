// Cloudflare, API v4 with a token. All changes go in one batch, which the API carries out as one
// transaction.
#include "dns/providers/api.h"
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

std::string words(const json& answer)
{
    std::string text;
    for (const json& error : partAt(answer, "errors")) {
        text += (text.empty() ? "" : "; ") + textAt(error, "message");
        for (const json& cause : partAt(error, "error_chain"))
            text += ": " + textAt(cause, "message");
        text += " (" + idAt(error, "code") + ")";
    }
    return text;
}

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    if (answer.response.status == 200 && flagAt(answer.json, "success"))
        return std::nullopt;
    const std::string text = words(answer.json);
    for (const json& error : partAt(answer.json, "errors")) {
        switch (numberAt(error, "code")) {
        case 1000: // invalid token
        case 6003: // malformed header
        case 6111:
        case 9103:
        case 9106:
            return trouble(Trouble::BadCredentials, cleanWords(text)).value();
        case 9109: // a token that is no longer valid, or one for other zones
            return trouble(textAt(error, "message").find("nvalid access token") != std::string::npos
                               ? Trouble::BadCredentials
                               : Trouble::MissingRight,
                           cleanWords(text))
                .value();
        case 10000:
            return trouble(answer.response.status == 401 ? Trouble::BadCredentials
                                                         : Trouble::MissingRight,
                           cleanWords(text))
                .value();
        case 7000:
        case 7003: // no such zone id
            return trouble(Trouble::ZoneNotFound, cleanWords(text)).value();
        case 971:
        case 10429:
            return trouble(Trouble::RateLimited, cleanWords(text)).value();
        default:
            break;
        }
    }
    if (auto error = judgeStatus(answer.response, text))
        return error;
    return trouble(Trouble::Unavailable, text.empty() ? "no JSON of the interface" : text).value();
}

ProviderRecord readRecord(const json& object)
{
    ProviderRecord record;
    record.id = textAt(object, "id");
    record.name = canonicalName(textAt(object, "name"));
    record.type = textAt(object, "type");
    record.ttl = numberAt(object, "ttl");
    record.proxied = flagAt(object, "proxied");
    std::string content = textAt(object, "content");
    const json& data = partAt(object, "data");
    if (record.type == "MX")
        content = fmt::format("{} {}", numberAt(object, "priority"), content);
    else if (record.type == "SRV" && data.is_object() && !data.empty())
        content = fmt::format("{} {} {} {}", numberAt(data, "priority"), numberAt(data, "weight"),
                              numberAt(data, "port"), textAt(data, "target"));
    record.value = canonicalValue(record.type, content);
    return record;
}

json writeRecord(const ProviderRecord& record)
{
    json object = {{"type", record.type}, {"name", record.name}, {"ttl", record.ttl}};
    std::istringstream parts(record.value);
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t third = 0;
    std::string last;
    if (record.type == "CAA") {
        const std::size_t quote = record.value.find('"');
        parts >> first >> last;
        object["data"] = {
            {"flags", first},
            {"tag", last},
            {"value", record.value.substr(quote + 1, record.value.size() - quote - 2)}};
    } else if (record.type == "SRV") {
        parts >> first >> second >> third >> last;
        object["data"] = {
            {"priority", first}, {"weight", second}, {"port", third}, {"target", last}};
    } else if (record.type == "TLSA") {
        parts >> first >> second >> third >> last;
        object["data"] = {{"usage", first},
                          {"selector", second},
                          {"matching_type", third},
                          {"certificate", last}};
    } else if (record.type == "MX") {
        const auto [preference, host] = splitPreference(record.value);
        object["priority"] = preference;
        object["content"] = host;
    } else {
        object["content"] = record.type == "TXT" ? quotedText(record.value) : record.value;
    }
    if (record.type == "A" || record.type == "AAAA" || record.type == "CNAME")
        object["proxied"] = record.proxied;
    return object;
}

class Cloudflare final : public RecordProvider
{
public:
    explicit Cloudflare(ProviderContext context)
        : m_api(std::move(context), "https://api.cloudflare.com/client/v4")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        const auto read = pages("/zones", 50, mostZones, [&result](const json& zone) {
            result.push_back({canonicalName(textAt(zone, "name")), textAt(zone, "id")});
        });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

protected:
    Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) override
    {
        std::vector<ProviderRecord> result;
        const auto read =
            pages("/zones/" + http::percentEncoded(zone.id) + "/dns_records", 100, mostZoneRecords,
                  [&result](const json& record) { result.push_back(readRecord(record)); });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

    Applied run(const ProviderZone& zone, const std::vector<SetChange>& changes,
                const std::vector<std::vector<Operation>>& operations) override
    {
        json batch = {
            {"deletes", json::array()}, {"puts", json::array()}, {"posts", json::array()}};
        std::size_t count = 0;
        for (const auto& set : operations) {
            for (const Operation& operation : set) {
                ++count;
                if (operation.kind == Operation::Kind::Remove) {
                    batch["deletes"].push_back({{"id", operation.now.id}});
                } else if (operation.kind == Operation::Kind::Create) {
                    batch["posts"].push_back(writeRecord(operation.then));
                } else {
                    json object = writeRecord(operation.then);
                    object["id"] = operation.now.id;
                    batch["puts"].push_back(std::move(object));
                }
            }
        }
        if (count == 0)
            return {changes};
        const auto answer =
            send(Method::Post, "/zones/" + http::percentEncoded(zone.id) + "/dns_records/batch",
                 batch.dump(), Repeat::WhenRefused);
        if (!answer)
            return {{}, answer.error()};
        return {changes};
    }

    // The batch does all of it.
    Outcome<std::string> create(const ProviderZone&, const ProviderRecord&) override { return {}; }
    Outcome<void> update(const ProviderZone&, const ProviderRecord&, const ProviderRecord&) override
    {
        return {};
    }
    Outcome<void> remove(const ProviderZone&, const ProviderRecord&) override { return {}; }

private:
    Outcome<ApiAnswer> send(Method method, const std::string& target, const std::string& body,
                            Repeat repeat)
    {
        return m_api.call(
            [&] {
                http::Request request{method, m_api.baseUrl() + target};
                request.headers = {{"Authorization", "Bearer " + m_api.context().field("token")},
                                   {"Content-Type", "application/json"}};
                request.body = body;
                return request;
            },
            judge, repeat);
    }

    template <class Take>
    Outcome<void> pages(const std::string& target, int perPage, std::size_t most, Take take)
    {
        std::size_t count = 0;
        for (std::uint32_t page = 1;; ++page) {
            const auto answer =
                send(Method::Get, fmt::format("{}?page={}&per_page={}", target, page, perPage), {},
                     Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            for (const json& entry : partAt(answer->json, "result")) {
                if (++count > most)
                    return trouble(Trouble::Unavailable, "the list is too long");
                take(entry);
            }
            if (page >= numberAt(partAt(answer->json, "result_info"), "total_pages"))
                return {};
        }
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makeCloudflare(ProviderContext context)
{
    return std::make_unique<Cloudflare>(std::move(context));
}

} // namespace mailstead::dns
