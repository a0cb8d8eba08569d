// Fake of Alibaba Cloud DNS, RPC interface of 2015-01-09.
#include "dns/providers/signatures.h"
#include "dns/record_set.h"
#include "fake_api.h"

#include <cstdlib>

using nlohmann::json;
using namespace mailstead;

namespace
{

class FakeAliyun final : public FakeApi
{
public:
    FakeAliyun() { fields = {{"accessKeyId", "testid"}, {"accessKeySecret", "testsecret"}}; }

private:
    static LoopbackReply error(int status, const std::string& code, const std::string& message)
    {
        return FakeApi::jsonReply({{"Code", code},
                                   {"Message", message},
                                   {"HostId", "alidns.aliyuncs.com"},
                                   {"RequestId", "536E9CAD-DB30-4647-AC87-AA5CC38C5382"}},
                                  status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        case Mood::MissingRight:
            return error(403, "Forbidden.RAM",
                         "User not authorized to operate on the specified resource");
        case Mood::RateLimited:
            return error(400, "Throttling.User", "Request was denied due to user flow control.");
        default:
            return error(400, "DomainRecordConflict", refusal);
        }
    }

    bool writes(const LoopbackRequest& request) const override
    {
        const auto action = request.query.find("Action");
        return action != request.query.end() && action->second.rfind("Describe", 0) != 0;
    }

    static void read(const std::map<std::string, std::string>& query, FakeRecord& record)
    {
        record.name = full(query.at("RR"));
        record.type = query.at("Type");
        record.ttl = static_cast<std::uint32_t>(std::strtoul(query.at("TTL").c_str(), nullptr, 10));
        const std::string value = query.at("Value");
        record.value = dns::canonicalValue(
            record.type, record.type == "MX" ? query.at("Priority") + " " + value : value);
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        dns::Parameters parameters = request.query;
        const std::string signature = parameters["Signature"];
        parameters.erase("Signature");
        if (signature != dns::aliyunSignature(parameters, "testsecret") ||
            parameters["AccessKeyId"] != "testid")
            return error(400, "SignatureDoesNotMatch", "Specified signature is not matched");
        const std::string action = parameters["Action"];
        const std::size_t number = std::strtoul(parameters["PageNumber"].c_str(), nullptr, 10);
        if (action == "DescribeDomains") {
            json list = json::array();
            for (const std::string& name : page(m_zones, number, 2))
                list.push_back({{"DomainName", name}, {"PunyCode", name}});
            return FakeApi::jsonReply(
                {{"TotalCount", m_zones.size()}, {"Domains", {{"Domain", list}}}});
        }
        const bool named = parameters.count("DomainName") != 0;
        if (named && parameters["DomainName"] != zone)
            return error(400, "InvalidDomainName.NoExist",
                         "The specified domain name does not exist.");
        if (action == "DescribeDomainRecords") {
            json list = json::array();
            for (const FakeRecord& record : page(m_records, number, 3))
                list.push_back(objectOf(record));
            return FakeApi::jsonReply(
                {{"TotalCount", m_records.size()}, {"DomainRecords", {{"Record", list}}}});
        }
        FakeRecord record;
        if (action == "AddDomainRecord") {
            record.id = newId();
            read(parameters, record);
            m_records.push_back(record);
        } else {
            FakeRecord* known = find(parameters["RecordId"]);
            if (known == nullptr)
                return error(400, "DomainRecordNotBelongToUser",
                             "The record does not belong to you.");
            record = *known;
            if (action == "UpdateDomainRecord")
                read(parameters, *known);
            else
                std::erase_if(m_records, [&](const auto& r) { return r.id == record.id; });
        }
        return FakeApi::jsonReply({{"RecordId", record.id}});
    }

    static json objectOf(const FakeRecord& record)
    {
        json object = {
            {"RecordId", record.id}, {"RR", relative(record.name, "@")},
            {"Type", record.type},   {"TTL", record.ttl},
            {"Status", "ENABLE"},    {"Line", record.kind.empty() ? "default" : record.kind},
            {"Value", record.value}};
        if (record.type == "MX") {
            const auto [preference, host] = dns::splitPreference(record.value);
            object["Priority"] = preference;
            object["Value"] = host;
        }
        return object;
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeAliyun()
{
    return std::make_unique<FakeAliyun>();
}
