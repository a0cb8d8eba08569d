// Fake of GoDaddy's API v1.
#include "dns/record_set.h"
#include "fake_api.h"

#include <sstream>

using nlohmann::json;
using namespace mailstead;

namespace
{

class FakeGoDaddy final : public FakeApi
{
public:
    FakeGoDaddy() { fields = {{"key", "gd-key"}, {"secret", "gd-secret"}}; }

private:
    static LoopbackReply error(int status, const std::string& code, const std::string& message,
                               json more = json::object())
    {
        more["code"] = code;
        more["message"] = message;
        return FakeApi::jsonReply(more, status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, "UNABLE_TO_AUTHENTICATE",
                         "Unauthorized : Could not authenticate API key/secret");
        case Mood::MissingRight:
            return error(403, "ACCESS_DENIED", "Authenticated user is not allowed access");
        case Mood::RateLimited:
            return error(429, "TOO_MANY_REQUESTS", "Too many requests", {{"retryAfterSec", 1}});
        default:
            return error(422, "INVALID_BODY", "Request body doesn't fulfill schema",
                         {{"fields", {{{"path", "records[0].data"}, {"message", refusal}}}}});
        }
    }

    static json objectOf(const FakeRecord& record)
    {
        json object = {{"type", record.type},
                       {"name", relative(record.name, "@")},
                       {"ttl", record.ttl},
                       {"data", record.value == zone ? "@" : record.value}};
        std::istringstream parts(record.value);
        int a = 0;
        int b = 0;
        int c = 0;
        std::string host;
        if (record.type == "MX") {
            parts >> a >> host;
            object["priority"] = a;
            object["data"] = host;
        } else if (record.type == "SRV") {
            parts >> a >> b >> c >> host;
            const std::string name = relative(record.name, "@"); // "_sip._tcp"
            const std::size_t dot = name.find('.');
            const std::size_t next = name.find('.', dot + 1);
            object.update({{"priority", a},
                           {"weight", b},
                           {"port", c},
                           {"data", host},
                           {"service", name.substr(0, dot)},
                           {"protocol", name.substr(dot + 1, next - dot - 1)},
                           {"name", next == std::string::npos ? "@" : name.substr(next + 1)}});
        }
        return object;
    }

    static FakeRecord read(const json& object, const std::string& type, std::string name)
    {
        FakeRecord record;
        std::string data = object.at("data");
        if (type == "MX") {
            data = std::to_string(object.at("priority").get<int>()) + " " + data;
        } else if (type == "SRV") {
            data = std::to_string(object.at("priority").get<int>()) + " " +
                   std::to_string(object.at("weight").get<int>()) + " " +
                   std::to_string(object.at("port").get<int>()) + " " + data;
            name = object.at("service").get<std::string>() + "." +
                   object.at("protocol").get<std::string>() + (name == "@" ? "" : "." + name);
        }
        record.name = full(name);
        record.type = type;
        record.ttl = object.at("ttl");
        record.value = dns::canonicalValue(type, data);
        return record;
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "sso-key gd-key:gd-secret")
            return failure(Mood::BadCredentials);
        if (request.path == "/v1/domains") {
            json list = json::array();
            for (const std::string& name : m_zones)
                list.push_back({{"domain", name}, {"status", "ACTIVE"}});
            return FakeApi::jsonReply(list);
        }
        const std::string base = "/v1/domains/" + zone + "/records";
        if (request.path.rfind(base, 0) != 0)
            return error(404, "UNKNOWN_DOMAIN",
                         "The given domain is not registered, or does not have a zone file");
        if (request.method == "GET") {
            const std::size_t offset = std::stoul(request.query.at("offset"));
            const std::size_t limit = std::stoul(request.query.at("limit"));
            json list = json::array();
            for (std::size_t i = offset; i < std::min(m_records.size(), offset + limit); ++i)
                list.push_back(objectOf(m_records[i]));
            return FakeApi::jsonReply(list);
        }
        const std::string rest = request.path.substr(base.size() + 1);
        const std::string type = rest.substr(0, rest.find('/'));
        std::string name = rest.substr(rest.find('/') + 1);
        if (name == "%40")
            name = "@";
        std::vector<FakeRecord> made;
        if (request.method == "PUT") {
            for (const json& object : json::parse(request.body)) {
                made.push_back(read(object, type, name));
                if (made.back().ttl < 600)
                    return error(422, "INVALID_BODY", "ttl must be at least 600");
            }
        }
        std::erase_if(m_records, [&](const FakeRecord& record) {
            return record.type == type && objectOf(record).at("name") == name;
        });
        for (FakeRecord& record : made) {
            record.id = newId();
            m_records.push_back(std::move(record));
        }
        return {request.method == "PUT" ? 200 : 204, ""};
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeGoDaddy()
{
    return std::make_unique<FakeGoDaddy>();
}
