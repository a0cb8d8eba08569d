// Fake of Linode's API v4: /networking/ips.
#include "fake_hoster.h"

using nlohmann::json;

namespace
{

class FakeLinode final : public FakeHoster
{
public:
    FakeLinode()
    {
        fields = {{"token", "linode-token"}};
        m_names[v4] = "192-0-2-1.ip.linodeusercontent.com";
        m_names[v6] = "";
    }

private:
    static LoopbackReply error(int status, const std::string& reason)
    {
        return FakeHoster::jsonReply({{"errors", {{{"reason", reason}}}}}, status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, "Invalid Token");
        case Mood::MissingRight:
            return error(403, "Your OAuth token is not authorized to use this endpoint.");
        case Mood::RateLimited:
            return {429,
                    R"({"errors": [{"reason": "Too many requests"}]})",
                    {{"Content-Type", "application/json"}, {"Retry-After", "1"}}};
        default:
            return error(400, refusal);
        }
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer linode-token")
            return failure(Mood::BadCredentials);
        if (request.path == "/networking/ips")
            return FakeHoster::jsonReply({{"data", json::array()}, {"page", 1}, {"pages", 1}});
        const std::string base = "/networking/ips/";
        std::string address =
            request.path.rfind(base, 0) == 0 ? request.path.substr(base.size()) : std::string();
        for (std::size_t at = address.find("%3A"); at != std::string::npos;
             at = address.find("%3A"))
            address.replace(at, 3, ":");
        const auto found = m_names.find(address);
        if (found == m_names.end())
            return error(404, "Not found");
        if (request.method == "PUT") {
            const json rdns = json::parse(request.body).at("rdns");
            found->second = rdns.is_string() ? rdns.get<std::string>()
                            : address == v4  ? "192-0-2-1.ip.linodeusercontent.com"
                                             : "";
        }
        return FakeHoster::jsonReply(
            {{"address", address},
             {"linode_id", 123},
             {"type", "ipv4"},
             {"public", true},
             {"rdns", found->second.empty() ? json() : json(found->second)}});
    }
};

} // namespace

std::unique_ptr<FakeHoster> makeFakeLinodeHoster()
{
    return std::make_unique<FakeLinode>();
}
