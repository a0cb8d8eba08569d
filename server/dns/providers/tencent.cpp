// DNSPod by Tencent Cloud's API 3.0 (2021-03-23). Records of other lines than the default one are
// left alone.
#include "dns/providers/api.h"
#include "dns/providers/makers.h"
#include "dns/providers/record_provider.h"
#include "dns/providers/signatures.h"
#include "dns/wire.h"
#include "http/url.h"

namespace mailstead::dns
{

namespace
{

using nlohmann::json;

constexpr std::size_t pageLength = 1000;
constexpr const char* defaultLine = "\xe9\xbb\x98\xe8\xae\xa4"; // "default"; its id "0" decides

bool startsWith(const std::string& text, std::string_view start)
{
    return text.rfind(start, 0) == 0;
}

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const json& response = partAt(answer.json, "Response");
    const json& error = partAt(response, "Error");
    const std::string code = textAt(error, "Code");
    if (answer.response.status != 200 || !response.is_object())
        return judgeStatus(answer.response, code)
            .value_or(trouble(Trouble::Unavailable, "no JSON of the interface").value());
    if (code.empty() || code == "ResourceNotFound.NoDataOfRecord")
        return std::nullopt;
    Trouble kind = Trouble::RecordRefused;
    if (startsWith(code, "AuthFailure.UnauthorizedOperation") ||
        startsWith(code, "UnauthorizedOperation") || startsWith(code, "OperationDenied"))
        kind = Trouble::MissingRight;
    else if (startsWith(code, "AuthFailure"))
        kind = Trouble::BadCredentials;
    else if (startsWith(code, "RequestLimitExceeded"))
        kind = Trouble::RateLimited;
    else if (code == "ResourceNotFound.NoDataOfDomain" ||
             startsWith(code, "InvalidParameterValue.DomainNotExists"))
        kind = Trouble::ZoneNotFound;
    else if (startsWith(code, "InternalError") || startsWith(code, "ResourceUnavailable"))
        kind = Trouble::Unavailable;
    return trouble(kind, cleanWords(textAt(error, "Message") + " (" + code + ")")).value();
}

class Tencent final : public RecordProvider
{
public:
    explicit Tencent(ProviderContext context)
        : m_api(std::move(context), "https://dnspod.tencentcloudapi.com")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        while (true) {
            const auto answer =
                post("DescribeDomainList", {{"Offset", result.size()}, {"Limit", pageLength}},
                     Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            const json& response = partAt(answer->json, "Response");
            const json& domains = partAt(response, "DomainList");
            for (const json& domain : domains) {
                const std::string puny = textAt(domain, "Punycode");
                const std::string name = textAt(domain, "Name");
                result.push_back({canonicalName(puny.empty() ? name : puny), name});
            }
            const json& count = partAt(response, "DomainCountInfo");
            if (domains.empty() || result.size() >= numberAt(count, "AllTotal"))
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
            const auto answer = post("DescribeRecordList",
                                     {{"Domain", zone.id}, {"Offset", seen}, {"Limit", pageLength}},
                                     Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            const json& response = partAt(answer->json, "Response");
            const json& list = partAt(response, "RecordList");
            for (const json& object : list) {
                ++seen;
                if (textAt(object, "Status") != "DISABLE" && textAt(object, "LineId") == "0")
                    result.push_back(readRecord(object, zone.name));
            }
            if (list.empty() || seen >= numberAt(partAt(response, "RecordCountInfo"), "TotalCount"))
                return result;
            if (seen > mostZoneRecords)
                return trouble(Trouble::Unavailable, "the zone is too large");
        }
    }

    Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) override
    {
        const auto answer = post("CreateRecord", parametersOf(zone, record), Repeat::WhenRefused);
        if (!answer)
            return tl::unexpected(answer.error());
        return idAt(partAt(answer->json, "Response"), "RecordId");
    }

    Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                         const ProviderRecord& then) override
    {
        json parameters = parametersOf(zone, then);
        parameters["RecordId"] = numberOf(now.id);
        return withoutContent(post("ModifyRecord", parameters, Repeat::Always));
    }

    Outcome<void> remove(const ProviderZone& zone, const ProviderRecord& record) override
    {
        return withoutContent(post("DeleteRecord",
                                   {{"Domain", zone.id}, {"RecordId", numberOf(record.id)}},
                                   Repeat::WhenRefused));
    }

private:
    static std::uint64_t numberOf(const std::string& id)
    {
        return std::strtoull(id.c_str(), nullptr, 10);
    }

    static ProviderRecord readRecord(const json& object, const std::string& zone)
    {
        ProviderRecord record;
        record.id = idAt(object, "RecordId");
        record.name = fullName(textAt(object, "Name"), zone);
        record.type = textAt(object, "Type");
        record.ttl = numberAt(object, "TTL");
        const std::string value = textAt(object, "Value");
        record.value = canonicalValue(
            record.type, record.type == "MX" ? idAt(object, "MX") + " " + value : value);
        return record;
    }

    static json parametersOf(const ProviderZone& zone, const ProviderRecord& record)
    {
        const std::string relative = relativeName(record.name, zone.name);
        json parameters = {
            {"Domain", zone.id},         {"SubDomain", relative.empty() ? "@" : relative},
            {"RecordType", record.type}, {"RecordLine", defaultLine},
            {"RecordLineId", "0"},       {"TTL", record.ttl}};
        if (record.type == "MX") {
            const auto [preference, host] = splitPreference(record.value);
            parameters["MX"] = preference;
            parameters["Value"] = host + ".";
        } else {
            parameters["Value"] =
                record.type == "TXT" ? record.value : masterFileValue(record.type, record.value);
        }
        return parameters;
    }

    Outcome<ApiAnswer> post(const std::string& action, const json& parameters, Repeat repeat)
    {
        const std::string body = parameters.dump();
        const auto url = http::parseUrl(m_api.baseUrl() + "/", true);
        const std::string host = url ? url->authority() : std::string();
        return m_api.call(
            [&] {
                const auto now = std::chrono::duration_cast<std::chrono::seconds>(
                    std::chrono::system_clock::now().time_since_epoch());
                const std::string type = "application/json; charset=utf-8";
                const std::string authorization =
                    tc3Authorization({{"content-type", type}, {"host", host}}, body,
                                     m_api.context().field("secretId"),
                                     m_api.context().field("secretKey"), now, "dnspod");
                http::Request request{http::Method::Post, m_api.baseUrl() + "/"};
                request.headers = {{"Authorization", authorization},
                                   {"Content-Type", type},
                                   {"X-TC-Action", action},
                                   {"X-TC-Version", "2021-03-23"},
                                   {"X-TC-Timestamp", std::to_string(now.count())}};
                request.body = body;
                return request;
            },
            judge, repeat);
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makeTencent(ProviderContext context)
{
    return std::make_unique<Tencent>(std::move(context));
}

} // namespace mailstead::dns
