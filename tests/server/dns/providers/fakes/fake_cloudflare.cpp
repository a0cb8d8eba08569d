// Fake of Cloudflare's API v4: zones and dns_records.
#include "dns/record_set.h"
#include "fake_api.h"

#include <sstream>

using nlohmann::json;
using namespace mailstead;

namespace
{

class FakeCloudflare final : public FakeApi
{
public:
    FakeCloudflare() { fields = {{"token", "cf-token"}}; }

private:
    static LoopbackReply error(int status, int code, const std::string& message,
                               std::map<std::string, std::string> headers = {})
    {
        LoopbackReply reply =
            FakeApi::jsonReply({{"success", false},
                                {"errors", {{{"code", code}, {"message", message}}}},
                                {"messages", json::array()},
                                {"result", nullptr}},
                               status);
        reply.headers.merge(headers);
        return reply;
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, 1000, "Invalid API Token");
        case Mood::MissingRight:
            return error(403, 10000, "Authentication error");
        case Mood::RateLimited:
            return error(429, 971, "Please wait and consider throttling your request speed",
                         {{"Retry-After", "1"}});
        default:
            return error(400, 9005, refusal);
        }
    }

    static json list(const json& result, std::size_t page, std::size_t pages)
    {
        return {{"success", true},
                {"errors", json::array()},
                {"result", result},
                {"result_info", {{"page", page}, {"total_pages", pages}}}};
    }

    static json objectOf(const FakeRecord& record)
    {
        json object = {{"id", record.id},   {"name", record.name},       {"type", record.type},
                       {"ttl", record.ttl}, {"proxied", record.proxied}, {"content", record.value}};
        std::istringstream parts(record.value);
        unsigned a = 0;
        unsigned b = 0;
        unsigned c = 0;
        std::string rest;
        if (record.type == "MX") {
            parts >> a >> rest;
            object["priority"] = a;
            object["content"] = rest;
        } else if (record.type == "SRV") {
            parts >> a >> b >> c >> rest;
            object["priority"] = a;
            object["content"] = std::to_string(b) + " " + std::to_string(c) + " " + rest;
            object["data"] = {{"priority", a}, {"weight", b}, {"port", c}, {"target", rest}};
        } else if (record.type == "TXT") {
            object["content"] = dns::quotedText(record.value);
        }
        return object;
    }

    /// What a write comes to; false when it is not of the documented form.
    bool read(const json& object, FakeRecord& record) const
    {
        record.name = object.value("name", "");
        record.type = object.value("type", "");
        record.ttl = object.value("ttl", 1U);
        record.proxied = object.value("proxied", false);
        const json data = object.value("data", json::object());
        std::string content = object.value("content", "");
        if (record.type == "MX")
            content = std::to_string(object.at("priority").get<int>()) + " " + content;
        else if (record.type == "SRV")
            content = std::to_string(data.at("priority").get<int>()) + " " +
                      std::to_string(data.at("weight").get<int>()) + " " +
                      std::to_string(data.at("port").get<int>()) + " " +
                      data.at("target").get<std::string>();
        else if (record.type == "CAA")
            content = std::to_string(data.at("flags").get<int>()) + " " +
                      data.at("tag").get<std::string>() + " \"" +
                      data.at("value").get<std::string>() + "\"";
        else if (record.type == "TLSA")
            content = std::to_string(data.at("usage").get<int>()) + " " +
                      std::to_string(data.at("selector").get<int>()) + " " +
                      std::to_string(data.at("matching_type").get<int>()) + " " +
                      data.at("certificate").get<std::string>();
        else if (record.type == "TXT" && content.front() != '"')
            return false;
        record.value = dns::canonicalValue(record.type, content);
        return dns::isInZone(record.name, zone);
    }

    LoopbackReply batch(const json& body)
    {
        std::vector<FakeRecord> before = m_records; // one transaction
        const auto refuse = [&] {
            m_records = std::move(before);
            return error(400, 9000, "DNS validation error");
        };
        for (const json& entry : body.value("deletes", json::array())) {
            const std::string id = entry.at("id");
            if (std::erase_if(m_records, [&](const auto& r) { return r.id == id; }) != 1)
                return refuse();
        }
        for (const json& entry : body.value("puts", json::array())) {
            FakeRecord* record = find(entry.at("id"));
            if (record == nullptr || !read(entry, *record))
                return refuse();
        }
        for (const json& entry : body.value("posts", json::array())) {
            FakeRecord record;
            record.id = newId();
            if (!read(entry, record))
                return refuse();
            m_records.push_back(record);
        }
        return FakeApi::jsonReply(
            {{"success", true}, {"errors", json::array()}, {"result", json::object()}});
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer cf-token")
            return failure(Mood::BadCredentials);
        if (request.path == "/zones") {
            const std::size_t at = std::stoul(request.query.at("page"));
            json result = json::array();
            for (const std::string& name : page(m_zones, at, 2))
                result.push_back({{"id", "id-" + name}, {"name", name}, {"status", "active"}});
            return FakeApi::jsonReply(list(result, at, 2));
        }
        const std::string base = "/zones/id-" + zone + "/dns_records";
        if (request.path == base && request.method == "GET") {
            const std::size_t at = std::stoul(request.query.at("page"));
            json result = json::array();
            for (const FakeRecord& record : page(m_records, at, 3))
                result.push_back(objectOf(record));
            return FakeApi::jsonReply(list(result, at, (m_records.size() + 2) / 3));
        }
        if (request.path == base + "/batch" && request.method == "POST")
            return batch(json::parse(request.body));
        return error(400, 7003,
                     "Could not route to " + request.path +
                         ", perhaps your object identifier is invalid?");
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeCloudflare()
{
    return std::make_unique<FakeCloudflare>();
}
