// Fake of DigitalOcean's API v2: droplets and their rename action.
#include "fake_hoster.h"

using nlohmann::json;

namespace
{

class FakeDigitalOcean final : public FakeHoster
{
public:
    FakeDigitalOcean()
    {
        fields = {{"token", "do-token"}};
        rename("ubuntu-s-1vcpu-1gb");
    }

private:
    void rename(const std::string& name)
    {
        m_names[v4] = name;
        m_names[v6] = name;
    }

    static LoopbackReply error(int status, const std::string& id, const std::string& message)
    {
        return FakeHoster::jsonReply({{"id", id}, {"message", message}, {"request_id", "4d9d8375"}},
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

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer do-token")
            return failure(Mood::BadCredentials);
        if (request.path == "/v2/droplets") {
            const std::string next = nextPage(request);
            const json other = {{"id", 3},
                                {"name", "other"},
                                {"networks",
                                 {{"v4", {{{"ip_address", "192.0.2.1"}, {"type", "private"}}}},
                                  {"v6", json::array()}}}};
            const json mail = {
                {"id", 4},
                {"name", m_names[v4]},
                {"networks",
                 {{"v4", {{{"ip_address", v4}, {"type", "public"}}}},
                  {"v6", {{{"ip_address", v6}, {"netmask", 64}, {"type", "public"}}}}}}};
            json links = json::object();
            if (!next.empty())
                links["pages"] = {{"next", url() + "/v2/droplets?page=" + next}};
            return FakeHoster::jsonReply(
                {{"droplets", json::array({next.empty() ? mail : other})}, {"links", links}});
        }
        if (request.path == "/v2/actions/36")
            return FakeHoster::jsonReply({{"action", {{"id", 36}, {"status", "completed"}}}});
        if (request.path != "/v2/droplets/4/actions" || request.method != "POST")
            return error(404, "not_found", "The resource you requested could not be found.");
        const json body = json::parse(request.body);
        if (body.at("type") != "rename")
            return error(422, "unprocessable_entity", "unknown action");
        rename(body.at("name"));
        return FakeHoster::jsonReply(
            {{"action", {{"id", 36}, {"status", "in-progress"}, {"type", "rename"}}}}, 201);
    }
};

} // namespace

std::unique_ptr<FakeHoster> makeFakeDigitalOceanHoster()
{
    return std::make_unique<FakeDigitalOcean>();
}
