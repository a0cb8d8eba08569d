// Alibaba Cloud DNS (alidns, 2015-01-09). Records of other lines than the default one are left
// alone.
#include "core/random_id.h"
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

bool startsWith(const std::string& text, std::string_view start)
{
    return text.rfind(start, 0) == 0;
}

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const std::string code = textAt(answer.json, "Code");
    if (answer.response.status == 200 && code.empty() && answer.json.is_object())
        return std::nullopt;
    const std::string words = cleanWords(textAt(answer.json, "Message") + " (" + code + ")");
    if (code.empty())
        return judgeStatus(answer.response, {})
            .value_or(trouble(Trouble::Unavailable, "no JSON of the interface").value());
    Trouble kind = Trouble::RecordRefused;
    if (startsWith(code, "InvalidAccessKey") || startsWith(code, "SignatureDoesNotMatch") ||
        startsWith(code, "IncompleteSignature") || startsWith(code, "InvalidSecurityToken") ||
        startsWith(code, "MissingAccessKeyId"))
        kind = Trouble::BadCredentials;
    else if (startsWith(code, "Forbidden") || startsWith(code, "NoPermission"))
        kind = Trouble::MissingRight;
    else if (startsWith(code, "Throttling"))
        kind = Trouble::RateLimited;
    else if (startsWith(code, "InvalidDomainName.NoExist") ||
             startsWith(code, "IncorrectDomainUser"))
        kind = Trouble::ZoneNotFound;
    else if (startsWith(code, "ServiceUnavailable") || startsWith(code, "InternalError"))
        kind = Trouble::Unavailable;
    return trouble(kind, words).value();
}

class Aliyun final : public RecordProvider
{
public:
    explicit Aliyun(ProviderContext context)
        : m_api(std::move(context), "https://alidns.aliyuncs.com")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        const auto read =
            pages({{"Action", "DescribeDomains"}}, "100", "Domains", "Domain", mostZones,
                  [&result](const json& domain) {
                      const std::string puny = textAt(domain, "PunyCode");
                      const std::string name = textAt(domain, "DomainName");
                      result.push_back({canonicalName(puny.empty() ? name : puny), name});
                  });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

protected:
    Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) override
    {
        std::vector<ProviderRecord> result;
        const auto read = pages(
            {{"Action", "DescribeDomainRecords"}, {"DomainName", zone.id}}, "500", "DomainRecords",
            "Record", mostZoneRecords, [&](const json& object) {
                if (textAt(object, "Status") != "DISABLE" && textAt(object, "Line") == "default")
                    result.push_back(readRecord(object, zone.name));
            });
        if (!read)
            return tl::unexpected(read.error());
        return result;
    }

    Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) override
    {
        Parameters parameters = parametersOf(zone, record);
        parameters["Action"] = "AddDomainRecord";
        parameters["DomainName"] = zone.id;
        const auto answer = get(std::move(parameters), Repeat::WhenRefused);
        if (!answer)
            return tl::unexpected(answer.error());
        return idAt(answer->json, "RecordId");
    }

    Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                         const ProviderRecord& then) override
    {
        Parameters parameters = parametersOf(zone, then);
        parameters["Action"] = "UpdateDomainRecord";
        parameters["RecordId"] = now.id;
        return withoutContent(get(std::move(parameters), Repeat::Always));
    }

    Outcome<void> remove(const ProviderZone&, const ProviderRecord& record) override
    {
        return withoutContent(
            get({{"Action", "DeleteDomainRecord"}, {"RecordId", record.id}}, Repeat::WhenRefused));
    }

private:
    static ProviderRecord readRecord(const json& object, const std::string& zone)
    {
        ProviderRecord record;
        record.id = idAt(object, "RecordId");
        record.name = fullName(textAt(object, "RR"), zone);
        record.type = textAt(object, "Type");
        record.ttl = numberAt(object, "TTL");
        const std::string value = textAt(object, "Value");
        record.value = canonicalValue(
            record.type, record.type == "MX"
                             ? std::to_string(numberAt(object, "Priority")) + " " + value
                             : value);
        return record;
    }

    static Parameters parametersOf(const ProviderZone& zone, const ProviderRecord& record)
    {
        const std::string relative = relativeName(record.name, zone.name);
        Parameters parameters = {{"RR", relative.empty() ? "@" : relative},
                                 {"Type", record.type},
                                 {"Value", record.value},
                                 {"TTL", std::to_string(record.ttl)},
                                 {"Line", "default"}};
        if (record.type == "MX") {
            const auto [preference, host] = splitPreference(record.value);
            parameters["Priority"] = std::to_string(preference);
            parameters["Value"] = host;
        }
        return parameters;
    }

    template <class Take>
    Outcome<void> pages(Parameters parameters, const char* pageSize, const char* outer,
                        const char* inner, std::size_t most, Take take)
    {
        std::size_t seen = 0;
        parameters["PageSize"] = pageSize;
        for (int page = 1;; ++page) {
            parameters["PageNumber"] = std::to_string(page);
            const auto answer = get(parameters, Repeat::Always);
            if (!answer)
                return tl::unexpected(answer.error());
            const json& list = partAt(partAt(answer->json, outer), inner);
            for (const json& entry : list)
                take(entry);
            seen += list.size();
            if (seen > most)
                return trouble(Trouble::Unavailable, "the list is too long");
            if (list.empty() || seen >= numberAt(answer->json, "TotalCount"))
                return {};
        }
    }

    Outcome<ApiAnswer> get(const Parameters& own, Repeat repeat)
    {
        return m_api.call(
            [&] {
                Parameters parameters = own;
                parameters.insert({{"Format", "JSON"},
                                   {"Version", "2015-01-09"},
                                   {"AccessKeyId", m_api.context().field("accessKeyId")},
                                   {"SignatureMethod", "HMAC-SHA1"},
                                   {"SignatureVersion", "1.0"},
                                   {"SignatureNonce", core::randomHex(16)},
                                   {"Timestamp", utcTime(std::chrono::system_clock::now())}});
                parameters["Signature"] =
                    aliyunSignature(parameters, m_api.context().field("accessKeySecret"));
                return http::Request{http::Method::Get,
                                     m_api.baseUrl() + "/?" +
                                         http::queryText({parameters.begin(), parameters.end()})};
            },
            judge, repeat);
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makeAliyun(ProviderContext context)
{
    return std::make_unique<Aliyun>(std::move(context));
}

} // namespace mailstead::dns
