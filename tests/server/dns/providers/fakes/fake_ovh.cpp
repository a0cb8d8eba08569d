// Fake of OVH's API 1.0: /domain/zone. Changes are seen by readers at once, and counted as live
// only after a refresh.
#include "dns/providers/signatures.h"
#include "dns/record_set.h"
#include "fake_api.h"

#include <chrono>

using nlohmann::json;
using namespace mailstead;

namespace
{

/// Its clock is an hour ahead, so that a signature needs it.
std::int64_t itsTime()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
               .count() +
           3600;
}

class FakeOvh final : public FakeApi
{
public:
    FakeOvh()
    {
        fields = {{"region", "eu"},
                  {"applicationKey", "app-key"},
                  {"applicationSecret", "app-secret"},
                  {"consumerKey", "consumer-key"}};
    }

private:
    static LoopbackReply error(int status, const std::string& code, const std::string& message)
    {
        return FakeApi::jsonReply({{"errorCode", code},
                                   {"httpCode", std::to_string(status)},
                                   {"message", message},
                                   {"class", "Client::Error"}},
                                  status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(403, "INVALID_CREDENTIAL", "This credential is not valid");
        case Mood::MissingRight:
            return error(403, "NOT_GRANTED_CALL", "This call has not been granted");
        case Mood::RateLimited:
            return {429,
                    R"({"message": "Too many requests"})",
                    {{"Content-Type", "application/json"}, {"Retry-After", "1"}}};
        default:
            return error(400, "INVALID_ARGUMENT", refusal);
        }
    }

    bool writes(const LoopbackRequest& request) const override
    {
        return request.method != "GET" && request.path.find("/refresh") == std::string::npos;
    }

    void read(const json& object, FakeRecord& record) const
    {
        record.name = full(object.at("subDomain"));
        record.ttl = object.at("ttl");
        const std::string target = object.at("target");
        const bool plain = record.kind == "DKIM" || record.kind == "DMARC";
        record.value = plain ? target : dns::canonicalValue(record.type, target);
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.path == "/auth/time")
            return FakeApi::jsonReply(itsTime());
        const std::string target =
            request.path + (request.rawQuery.empty() ? "" : "?" + request.rawQuery);
        const std::string time = request.header("x-ovh-timestamp");
        const std::string expected = dns::ovhSignature("app-secret", "consumer-key", request.method,
                                                       url() + target, request.body, time);
        if (request.header("x-ovh-signature") != expected ||
            request.header("x-ovh-application") != "app-key" ||
            std::abs(std::stoll(time) - itsTime()) > 30)
            return error(400, "INVALID_SIGNATURE", "Invalid signature");
        if (request.path == "/domain/zone")
            return FakeApi::jsonReply(m_zones);
        const std::string base = "/domain/zone/" + zone;
        if (request.path.rfind(base + "/", 0) != 0)
            return error(404, "NOT_FOUND", "This service does not exist");
        if (request.path == base + "/refresh")
            return {200, "null"};
        if (request.path == base + "/record" && request.method == "GET") {
            json ids = json::array();
            for (const FakeRecord& record : m_records)
                ids.push_back(std::stoll(record.id));
            return FakeApi::jsonReply(ids);
        }
        if (request.path == base + "/record") {
            const json body = json::parse(request.body);
            FakeRecord record;
            record.id = newId();
            record.type = body.at("fieldType");
            read(body, record);
            m_records.push_back(record);
            return FakeApi::jsonReply({{"id", std::stoll(record.id)}, {"zone", zone}});
        }
        FakeRecord* known = find(request.path.substr(base.size() + 8));
        if (known == nullptr)
            return error(404, "NOT_FOUND", "The requested object does not exist");
        if (request.method == "DELETE") {
            const std::string id = known->id;
            std::erase_if(m_records, [&](const auto& r) { return r.id == id; });
            return {200, "null"};
        }
        if (request.method == "PUT") {
            const json body = json::parse(request.body);
            if (body.contains("fieldType"))
                return error(400, "INVALID_ARGUMENT",
                             "Try to alter read-only properties: fieldType");
            read(body, *known);
            return {200, "null"};
        }
        const bool plain = known->kind == "DKIM" || known->kind == "DMARC";
        return FakeApi::jsonReply(
            {{"id", std::stoll(known->id)},
             {"zone", zone},
             {"subDomain", relative(known->name, "")},
             {"fieldType", known->kind.empty() ? known->type : known->kind},
             {"ttl", known->ttl},
             {"target", plain ? known->value : dns::masterFileValue(known->type, known->value)}});
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeOvh()
{
    return std::make_unique<FakeOvh>();
}
