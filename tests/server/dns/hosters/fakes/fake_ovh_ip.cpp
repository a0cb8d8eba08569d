// Fake of OVH's API 1.0: /ip and /ip/{ip}/reverse.
#include "dns/providers/signatures.h"
#include "fake_hoster.h"

#include <chrono>

using nlohmann::json;

namespace
{

std::int64_t itsTime()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
               .count() -
           7200;
}

class FakeOvh final : public FakeHoster
{
public:
    FakeOvh()
    {
        fields = {{"region", "eu"},
                  {"applicationKey", "app-key"},
                  {"applicationSecret", "app-secret"},
                  {"consumerKey", "consumer-key"}};
        m_names[v4] = "vps-1a2b3c.vps.ovh.net";
    }

private:
    static LoopbackReply error(int status, const std::string& code, const std::string& message)
    {
        return FakeHoster::jsonReply({{"errorCode", code}, {"message", message}}, status);
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

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.path == "/auth/time")
            return FakeHoster::jsonReply(itsTime());
        const std::string target =
            request.path + (request.rawQuery.empty() ? "" : "?" + request.rawQuery);
        const std::string time = request.header("x-ovh-timestamp");
        const std::string expected = mailstead::dns::ovhSignature(
            "app-secret", "consumer-key", request.method, url() + target, request.body, time);
        if (request.header("x-ovh-signature") != expected ||
            std::abs(std::stoll(time) - itsTime()) > 30)
            return error(400, "INVALID_SIGNATURE", "Invalid signature");
        if (request.path == "/ip") {
            const auto wanted = request.query.find("ip");
            json blocks = json::array();
            if (wanted == request.query.end() || wanted->second == v4)
                blocks.push_back("192.0.2.1/32");
            if (wanted == request.query.end() || wanted->second == v6)
                blocks.push_back("2001:db8::/64");
            return FakeHoster::jsonReply(blocks);
        }
        for (const auto& [block, address, written] :
             {std::tuple{"192.0.2.1%2F32", v4, "192.0.2.1"},
              std::tuple{"2001%3Adb8%3A%3A%2F64", v6, "2001%3Adb8%3A%3A1"}}) {
            const std::string base = std::string("/ip/") + block + "/reverse";
            if (request.path == base && request.method == "POST") {
                const json body = json::parse(request.body);
                const std::string name = body.at("reverse");
                if (body.at("ipReverse") != address || name.back() != '.')
                    return error(400, "INVALID_ARGUMENT", "invalid reverse");
                m_names[address] = name.substr(0, name.size() - 1);
                return FakeHoster::jsonReply({{"ipReverse", address}, {"reverse", name}});
            }
            if (request.path != base + "/" + written || m_names[address].empty())
                continue;
            if (request.method == "DELETE") {
                m_names[address].clear();
                return {200, "null"};
            }
            return FakeHoster::jsonReply(
                {{"ipReverse", address}, {"reverse", m_names[address] + "."}});
        }
        return error(404, "NOT_FOUND", "The requested object (reverse) does not exist");
    }
};

} // namespace

std::unique_ptr<FakeHoster> makeFakeOvhHoster()
{
    return std::make_unique<FakeOvh>();
}
