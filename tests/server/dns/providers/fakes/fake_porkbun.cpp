// Fake of Porkbun's JSON API v3.
#include "dns/record_set.h"
#include "fake_api.h"

#include <cstdlib>

using nlohmann::json;
using namespace mailstead;

namespace
{

class FakePorkbun final : public FakeApi
{
public:
    FakePorkbun() { fields = {{"key", "pk1_test"}, {"secret", "sk1_test"}}; }

private:
    static LoopbackReply error(int status, const std::string& message)
    {
        return FakeApi::jsonReply({{"status", "ERROR"}, {"message", message}}, status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(400, "Invalid API key. (002)");
        case Mood::MissingRight:
            return error(400, "Domain is not opted in to API access.");
        case Mood::RateLimited:
            return {429,
                    R"({"status": "ERROR", "message": "Rate limit exceeded."})",
                    {{"Content-Type", "application/json"}, {"Retry-After", "1"}}};
        default:
            return error(400, refusal);
        }
    }

    bool writes(const LoopbackRequest& request) const override
    {
        return request.path.rfind("/dns/", 0) == 0 && request.path.rfind("/dns/retrieve", 0) != 0;
    }

    static bool hasPriority(const std::string& type) { return type == "MX" || type == "SRV"; }

    static void read(const json& object, FakeRecord& record)
    {
        record.name = full(object.at("name"));
        record.type = object.at("type");
        record.ttl = static_cast<std::uint32_t>(
            std::strtoul(object.at("ttl").get<std::string>().c_str(), nullptr, 10));
        const std::string content = object.at("content");
        record.value = dns::canonicalValue(record.type, hasPriority(record.type)
                                                            ? object.at("prio").get<std::string>() +
                                                                  " " + content
                                                            : content);
    }

    static json objectOf(const FakeRecord& record)
    {
        json object = {{"id", record.id},     {"name", record.name},
                       {"type", record.type}, {"content", record.value},
                       {"prio", "0"},         {"ttl", std::to_string(record.ttl)}};
        if (hasPriority(record.type)) {
            const auto [priority, rest] = dns::splitPreference(record.value);
            object["prio"] = std::to_string(priority);
            object["content"] = rest;
        }
        return object;
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        const json body = json::parse(request.body);
        if (body.value("apikey", "") != "pk1_test" || body.value("secretapikey", "") != "sk1_test")
            return failure(Mood::BadCredentials);
        if (request.path == "/ping")
            return FakeApi::jsonReply({{"status", "SUCCESS"}, {"yourIp", "192.0.2.1"}});
        if (request.path == "/domain/listAll") {
            json domains = json::array();
            for (const std::string& name : m_zones)
                domains.push_back({{"domain", name}, {"status", "ACTIVE"}});
            return FakeApi::jsonReply({{"status", "SUCCESS"}, {"domains", domains}});
        }
        const auto action = [&](const std::string& verb) {
            return request.path.rfind("/dns/" + verb + "/" + zone, 0) == 0;
        };
        if (action("retrieve")) {
            json records = json::array();
            for (const FakeRecord& record : m_records)
                records.push_back(objectOf(record));
            return FakeApi::jsonReply({{"status", "SUCCESS"}, {"records", records}});
        }
        FakeRecord record;
        FakeRecord* known = find(request.path.substr(request.path.rfind('/') + 1));
        if (action("create")) {
            record.id = newId();
            read(body, record);
            m_records.push_back(record);
            return FakeApi::jsonReply({{"status", "SUCCESS"}, {"id", record.id}});
        }
        if (!action("edit") && !action("delete"))
            return error(400, "Invalid domain.");
        if (known == nullptr)
            return error(400, "Invalid record ID.");
        if (action("edit")) {
            read(body, *known);
        } else {
            const std::string id = known->id;
            std::erase_if(m_records, [&](const auto& r) { return r.id == id; });
        }
        return FakeApi::jsonReply({{"status", "SUCCESS"}});
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakePorkbun()
{
    return std::make_unique<FakePorkbun>();
}
