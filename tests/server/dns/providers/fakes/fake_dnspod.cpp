// Fakes of DNSPod: the token interface of dnsapi.cn, and Tencent Cloud's API 3.0 over the same
// records.
#include "core/digest.h"
#include "dns/providers/signatures.h"
#include "dns/record_set.h"
#include "fake_api.h"

#include <cstdlib>

using nlohmann::json;
using namespace mailstead;

namespace
{

constexpr std::size_t pageCap = 3;

std::string written(const FakeRecord& record)
{
    if (record.type == "MX")
        return dns::splitPreference(record.value).second + ".";
    return record.type == "TXT" ? record.value : dns::masterFileValue(record.type, record.value);
}

class FakeDnspod final : public FakeApi
{
public:
    FakeDnspod() { fields = {{"tokenId", "13490"}, {"token", "6b5976c68aba5b14a0558b77c17c3932"}}; }

private:
    static LoopbackReply status(const std::string& code, const std::string& message,
                                json more = json::object())
    {
        more["status"] = {
            {"code", code}, {"message", message}, {"created_at", "2026-11-24 10:00:00"}};
        return FakeApi::jsonReply(more);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return status("-1", "Login fail, please check login info");
        case Mood::MissingRight:
            return status("-7", "Enterprise account required");
        case Mood::RateLimited:
            return status("-2", "API usage is limited");
        default:
            return status("34", refusal);
        }
    }

    bool writes(const LoopbackRequest& request) const override
    {
        return request.path.find("List") == std::string::npos;
    }

    static void read(const std::map<std::string, std::string>& form, FakeRecord& record)
    {
        const auto at = [&form](const char* key) {
            const auto found = form.find(key);
            return found == form.end() ? std::string() : found->second;
        };
        record.name = full(at("sub_domain"));
        record.type = at("record_type");
        record.ttl = static_cast<std::uint32_t>(std::strtoul(at("ttl").c_str(), nullptr, 10));
        record.kind = at("record_line_id");
        record.value = dns::canonicalValue(
            record.type, record.type == "MX" ? at("mx") + " " + at("value") : at("value"));
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        const auto form = request.form();
        const auto at = [&form](const char* key) {
            const auto found = form.find(key);
            return found == form.end() ? std::string() : found->second;
        };
        if (request.method != "POST")
            return status("2", "Only POST is supported");
        if (at("login_token") != "13490,6b5976c68aba5b14a0558b77c17c3932" ||
            request.header("user-agent").empty())
            return failure(Mood::BadCredentials);
        const std::size_t offset = std::strtoul(at("offset").c_str(), nullptr, 10);
        if (request.path == "/Domain.List") {
            json domains = json::array();
            for (std::size_t i = offset; i < std::min(m_zones.size(), offset + 2); ++i)
                domains.push_back(
                    {{"id", 7000 + i}, {"name", m_zones[i]}, {"punycode", m_zones[i]}});
            return status("1", "Action completed successful",
                          {{"info", {{"domain_total", m_zones.size()}}}, {"domains", domains}});
        }
        if (at("domain_id") != "7001")
            return status("6", "Domain id invalid");
        if (request.path == "/Record.List") {
            json records = json::array();
            for (std::size_t i = offset; i < std::min(m_records.size(), offset + pageCap); ++i) {
                const FakeRecord& record = m_records[i];
                records.push_back(
                    {{"id", record.id},
                     {"name", relative(record.name, "@")},
                     {"type", record.type},
                     {"ttl", std::to_string(record.ttl)},
                     {"line", "-"},
                     {"line_id", record.kind.empty() ? "0" : record.kind},
                     {"enabled", "1"},
                     {"mx", record.type == "MX"
                                ? std::to_string(dns::splitPreference(record.value).first)
                                : "0"},
                     {"value", written(record)}});
            }
            if (records.empty())
                return status("10", "No records on the list");
            return status("1", "Action completed successful",
                          {{"info", {{"record_total", std::to_string(m_records.size())}}},
                           {"records", records}});
        }
        FakeRecord record;
        if (request.path == "/Record.Create") {
            record.id = newId();
            read(form, record);
            m_records.push_back(record);
        } else if (FakeRecord* known = find(at("record_id")); known == nullptr) {
            return status("8", "Record id invalid");
        } else if (request.path == "/Record.Modify") {
            read(form, *known);
            record = *known;
        } else {
            const std::string id = known->id;
            std::erase_if(m_records, [&](const auto& r) { return r.id == id; });
        }
        return status("1", "Action completed successful",
                      {{"record", {{"id", record.id}, {"name", record.name}}}});
    }
};

class FakeTencent final : public FakeApi
{
public:
    FakeTencent() { fields = {{"secretId", "AKIDtest"}, {"secretKey", "tencent-secret"}}; }

private:
    static LoopbackReply reply(json response)
    {
        response["RequestId"] = "eac6b301-a322-493a-8e36-83b295459397";
        return FakeApi::jsonReply({{"Response", std::move(response)}});
    }
    static LoopbackReply error(const std::string& code, const std::string& message)
    {
        return reply({{"Error", {{"Code", code}, {"Message", message}}}});
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error("AuthFailure.SecretIdNotFound", "The SecretId is not found");
        case Mood::MissingRight:
            return error("AuthFailure.UnauthorizedOperation",
                         "you are not authorized to perform operation (dnspod:DescribeRecordList)");
        case Mood::RateLimited:
            return error("RequestLimitExceeded", "Your current request times exceeds the limit");
        default:
            return error("InvalidParameter.RecordValueInvalid", refusal);
        }
    }

    bool writes(const LoopbackRequest& request) const override
    {
        return request.header("x-tc-action").rfind("Describe", 0) != 0;
    }

    static void read(const json& body, FakeRecord& record)
    {
        record.name = full(body.at("SubDomain"));
        record.type = body.at("RecordType");
        record.ttl = body.at("TTL");
        record.kind = body.at("RecordLineId");
        const std::string value = body.at("Value");
        record.value = dns::canonicalValue(
            record.type,
            record.type == "MX" ? std::to_string(body.at("MX").get<int>()) + " " + value : value);
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        const std::string expected = dns::tc3Authorization(
            {{"content-type", request.header("content-type")}, {"host", request.header("host")}},
            request.body, "AKIDtest", "tencent-secret",
            std::chrono::seconds(
                std::strtoll(request.header("x-tc-timestamp").c_str(), nullptr, 10)),
            "dnspod");
        if (request.header("authorization") != expected)
            return error("AuthFailure.SignatureFailure",
                         "The provided credentials could not be validated");
        if (request.header("x-tc-version") != "2021-03-23")
            return error("InvalidParameter", "no such version");
        const json body = json::parse(request.body);
        const std::string action = request.header("x-tc-action");
        const std::size_t offset = body.value("Offset", 0U);
        if (action == "DescribeDomainList") {
            json list = json::array();
            for (std::size_t i = offset; i < std::min(m_zones.size(), offset + 2); ++i)
                list.push_back(
                    {{"DomainId", 7000 + i}, {"Name", m_zones[i]}, {"Punycode", m_zones[i]}});
            return reply(
                {{"DomainCountInfo", {{"AllTotal", m_zones.size()}}}, {"DomainList", list}});
        }
        if (body.value("Domain", "") != zone)
            return error("ResourceNotFound.NoDataOfDomain", "The domain does not exist");
        if (action == "DescribeRecordList")
            return listRecords(offset);
        FakeRecord record;
        if (action == "CreateRecord") {
            record.id = newId();
            read(body, record);
            m_records.push_back(record);
        } else {
            FakeRecord* known = find(std::to_string(body.at("RecordId").get<int>()));
            if (known == nullptr)
                return error("InvalidParameter.RecordIdInvalid", "The record id is invalid");
            record = *known;
            if (action == "ModifyRecord")
                read(body, *known);
            else
                std::erase_if(m_records, [&](const auto& r) { return r.id == record.id; });
        }
        return reply({{"RecordId", std::stoi(record.id)}});
    }

    LoopbackReply listRecords(std::size_t offset)
    {
        json list = json::array();
        for (std::size_t i = offset; i < std::min(m_records.size(), offset + pageCap); ++i) {
            const FakeRecord& record = m_records[i];
            list.push_back(
                {{"RecordId", std::stoi(record.id)},
                 {"Name", relative(record.name, "@")},
                 {"Type", record.type},
                 {"TTL", record.ttl},
                 {"LineId", record.kind.empty() ? "0" : record.kind},
                 {"Status", "ENABLE"},
                 {"MX", record.type == "MX" ? dns::splitPreference(record.value).first : 0},
                 {"Value", written(record)}});
        }
        if (list.empty())
            return error("ResourceNotFound.NoDataOfRecord", "There is no record");
        return reply(
            {{"RecordCountInfo", {{"TotalCount", m_records.size()}}}, {"RecordList", list}});
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeDnspod()
{
    return std::make_unique<FakeDnspod>();
}

std::unique_ptr<FakeApi> makeFakeTencent()
{
    return std::make_unique<FakeTencent>();
}
