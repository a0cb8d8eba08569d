// Fake of DigitalOcean's API v2: domains and their records.
#include "dns/record_set.h"
#include "fake_api.h"

#include <sstream>

using nlohmann::json;
using namespace mailstead;

namespace
{

class FakeDigitalOcean final : public FakeApi
{
public:
    FakeDigitalOcean() { fields = {{"token", "do-token"}}; }

private:
    static LoopbackReply error(int status, const std::string& id, const std::string& message)
    {
        return FakeApi::jsonReply({{"id", id}, {"message", message}, {"request_id", "4d9d8375"}},
                                  status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, "unauthorized", "Unable to authenticate you");
        case Mood::MissingRight:
            return error(403, "forbidden", "You are not authorized to perform this operation");
        case Mood::RateLimited:
            return {429,
                    R"({"id": "too_many_requests", "message": "API Rate limit exceeded."})",
                    {{"Content-Type", "application/json"}, {"retry-after", "1"}}};
        default:
            return error(422, "unprocessable_entity", refusal);
        }
    }

    static json objectOf(const FakeRecord& record)
    {
        json object = {{"id", std::stoi(record.id)},
                       {"type", record.type},
                       {"name", relative(record.name, "@")},
                       {"ttl", record.ttl},
                       {"data", record.value == zone ? "@" : record.value},
                       {"priority", nullptr},
                       {"port", nullptr},
                       {"weight", nullptr},
                       {"flags", nullptr},
                       {"tag", nullptr}};
        std::istringstream parts(record.value);
        int a = 0;
        int b = 0;
        int c = 0;
        std::string rest;
        if (record.type == "MX") {
            parts >> a >> rest;
            object.update({{"priority", a}, {"data", rest}});
        } else if (record.type == "SRV") {
            parts >> a >> b >> c >> rest;
            object.update({{"priority", a}, {"weight", b}, {"port", c}, {"data", rest}});
        } else if (record.type == "CAA") {
            parts >> a >> rest;
            const std::size_t quote = record.value.find('"');
            object.update(
                {{"flags", a},
                 {"tag", rest},
                 {"data", record.value.substr(quote + 1, record.value.size() - quote - 2)}});
        }
        return object;
    }

    /// False when a host name has no final dot.
    static bool read(const json& object, FakeRecord& record)
    {
        record.name = full(object.at("name"));
        record.type = object.at("type");
        record.ttl = object.at("ttl");
        std::string data = object.at("data");
        const bool dotted = data.back() == '.';
        if (dns::endsWithHost(record.type) && !dotted)
            return false;
        if (record.type == "MX")
            data = std::to_string(object.at("priority").get<int>()) + " " + data;
        else if (record.type == "SRV")
            data = std::to_string(object.at("priority").get<int>()) + " " +
                   std::to_string(object.at("weight").get<int>()) + " " +
                   std::to_string(object.at("port").get<int>()) + " " + data;
        else if (record.type == "CAA")
            data = std::to_string(object.at("flags").get<int>()) + " " +
                   object.at("tag").get<std::string>() + " \"" +
                   data.substr(0, data.size() - (dotted ? 1 : 0)) + "\"";
        record.value = dns::canonicalValue(record.type, data);
        return true;
    }

    template <class T>
    LoopbackReply list(const char* member, const std::vector<T>& all, std::size_t at,
                       std::size_t size)
    {
        json links = json::object();
        if (at * size < all.size())
            links["pages"] = {{"next", url() + "/?page=" + std::to_string(at + 1)}};
        return FakeApi::jsonReply(
            {{member, page(all, at, size)}, {"links", links}, {"meta", {{"total", all.size()}}}});
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer do-token")
            return failure(Mood::BadCredentials);
        const bool get = request.method == "GET";
        const std::size_t at = get ? std::stoul(request.query.at("page")) : 1;
        if (request.path == "/v2/domains") {
            std::vector<json> domains;
            for (const std::string& name : m_zones)
                domains.push_back({{"name", name}, {"ttl", 1800}});
            return list("domains", domains, at, 2);
        }
        const std::string base = "/v2/domains/" + zone + "/records";
        if (request.path.rfind(base, 0) != 0)
            return error(404, "not_found", "The resource you requested could not be found.");
        if (get) {
            std::vector<json> records;
            for (const FakeRecord& record : m_records)
                records.push_back(objectOf(record));
            return list("domain_records", records, at, 3);
        }
        FakeRecord record;
        if (request.method == "POST") {
            record.id = newId();
            if (!read(json::parse(request.body), record))
                return error(422, "unprocessable_entity", "Data needs to end with a dot (.)");
            m_records.push_back(record);
            return FakeApi::jsonReply({{"domain_record", objectOf(record)}}, 201);
        }
        FakeRecord* known = find(request.path.substr(base.size() + 1));
        if (known == nullptr)
            return error(404, "not_found", "The resource you requested could not be found.");
        if (request.method == "DELETE") {
            const std::string id = known->id;
            std::erase_if(m_records, [&](const auto& r) { return r.id == id; });
            return {204, ""};
        }
        if (!read(json::parse(request.body), *known))
            return error(422, "unprocessable_entity", "Data needs to end with a dot (.)");
        return FakeApi::jsonReply({{"domain_record", objectOf(*known)}});
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeDigitalOcean()
{
    return std::make_unique<FakeDigitalOcean>();
}
