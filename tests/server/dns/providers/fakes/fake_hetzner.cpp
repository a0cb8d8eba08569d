// Fake of Hetzner's Cloud API v1: zones and their rrsets. Changes are actions that run for one more
// question.
#include "dns/record_set.h"
#include "fake_api.h"

using nlohmann::json;
using namespace mailstead;

namespace
{

class FakeHetzner final : public FakeApi
{
public:
    FakeHetzner() { fields = {{"token", "hetzner-token"}}; }

private:
    static LoopbackReply error(int status, const std::string& code, const std::string& message,
                               json details = json::object())
    {
        return FakeApi::jsonReply(
            {{"error", {{"code", code}, {"message", message}, {"details", std::move(details)}}}},
            status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, "unauthorized", "unable to authenticate");
        case Mood::MissingRight:
            return error(403, "token_readonly", "the token is read only");
        case Mood::RateLimited:
            return {
                429,
                R"({"error": {"code": "rate_limit_exceeded", "message": "Rate Limit exceeded"}})",
                {{"Content-Type", "application/json"}, {"Retry-After", "1"}}};
        default:
            return error(422, "invalid_input", "invalid input in field 'records'",
                         {{"fields", {{{"name", "records"}, {"messages", {refusal}}}}}});
        }
    }

    LoopbackReply running(int status)
    {
        return FakeApi::jsonReply(
            {{"action", {{"id", 1}, {"status", "running"}, {"progress", 0}, {"error", nullptr}}}},
            status);
    }

    json sets() const
    {
        json result = json::array();
        for (const FakeRecord& record : m_records) {
            json* known = nullptr;
            for (json& set : result) {
                if (set["name"] == relative(record.name, "@") && set["type"] == record.type)
                    known = &set;
            }
            if (known == nullptr) {
                result.push_back({{"name", relative(record.name, "@")},
                                  {"type", record.type},
                                  {"ttl", record.ttl},
                                  {"records", json::array()}});
                known = &result.back();
            }
            (*known)["records"].push_back(
                {{"value", dns::masterFileValue(record.type, record.value)}, {"comment", ""}});
        }
        return result;
    }

    /// False when a value is not in the form that the API takes.
    bool write(const std::string& name, const std::string& type, std::uint32_t ttl,
               const json& records)
    {
        for (const json& entry : records) {
            const std::string value = entry.at("value");
            if ((type == "TXT" && value.front() != '"') ||
                (dns::endsWithHost(type) && value.back() != '.'))
                return false;
            m_records.push_back({newId(), full(name), type, dns::canonicalValue(type, value), ttl});
        }
        return true;
    }

    static json pages(std::size_t at, std::size_t count)
    {
        return {{"pagination",
                 {{"page", at}, {"next_page", at < count ? json(at + 1) : json(nullptr)}}}};
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer hetzner-token")
            return failure(Mood::BadCredentials);
        if (request.path == "/actions/1")
            return FakeApi::jsonReply({{"action", {{"id", 1}, {"status", "success"}}}});
        const bool get = request.method == "GET";
        const std::size_t at = get ? std::stoul(request.query.at("page")) : 1;
        if (request.path == "/zones") {
            json list = json::array();
            for (const std::string& name : page(m_zones, at, 2))
                list.push_back(
                    {{"id", name == zone ? 42 : 7}, {"name", name}, {"mode", "primary"}});
            return FakeApi::jsonReply({{"zones", list}, {"meta", pages(at, 2)}});
        }
        const std::string base = "/zones/42/rrsets";
        if (request.path.rfind(base, 0) != 0)
            return error(404, "not_found", "zone not found");
        if (get) {
            const json all = sets();
            const std::vector<json> list = all;
            return FakeApi::jsonReply(
                {{"rrsets", page(list, at, 3)}, {"meta", pages(at, (list.size() + 2) / 3)}});
        }
        const json body = request.body.empty() ? json::object() : json::parse(request.body);
        if (request.path == base) {
            for (const json& set : sets()) {
                if (set["name"] == body.at("name") && set["type"] == body.at("type"))
                    return error(409, "uniqueness_error", "RRSet already exists");
            }
            if (!write(body.at("name"), body.at("type"), body.at("ttl"), body.at("records")))
                return failure(Mood::RefusesRecords);
            return running(201);
        }
        return changeSet(request, request.path.substr(base.size() + 1), body);
    }

    /// `rest` is "name/type" or "name/type/actions/action".
    LoopbackReply changeSet(const LoopbackRequest& request, const std::string& rest,
                            const json& body)
    {
        const std::size_t first = rest.find('/');
        const std::size_t second = std::min(rest.find('/', first + 1), rest.size());
        std::string name = rest.substr(0, first);
        if (name == "%40")
            name = "@";
        const std::string type = rest.substr(first + 1, second - first - 1);
        const std::string action = rest.substr(second);
        std::uint32_t ttl = 0;
        for (FakeRecord& record : m_records) {
            if (record.name != full(name) || record.type != type)
                continue;
            if (action == "/actions/change_ttl")
                record.ttl = body.at("ttl");
            ttl = record.ttl;
        }
        if (ttl == 0)
            return error(404, "not_found", "RRSet not found");
        if (action == "/actions/change_ttl")
            return running(201);
        const auto before = m_records;
        std::erase_if(m_records,
                      [&](const auto& r) { return r.name == full(name) && r.type == type; });
        if (request.method != "DELETE" && !write(name, type, ttl, body.at("records"))) {
            m_records = before;
            return failure(Mood::RefusesRecords);
        }
        return running(201);
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeHetzner()
{
    return std::make_unique<FakeHetzner>();
}
