// Fake of Vultr's API v2: instances and their reverse names.
#include "fake_hoster.h"

using nlohmann::json;

namespace
{

class FakeVultr final : public FakeHoster
{
public:
    FakeVultr()
    {
        fields = {{"token", "vultr-key"}};
        m_names[v4] = "192.0.2.1.vultrusercontent.com";
    }

private:
    static constexpr const char* longV6 = "2001:0db8:0000:0000:0000:0000:0000:0001";
    static constexpr const char* codedV6 = "2001%3A0db8%3A0000%3A0000%3A0000%3A0000%3A0000%3A0001";

    static LoopbackReply error(int status, const std::string& message)
    {
        return FakeHoster::jsonReply({{"error", message}, {"status", status}}, status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, "Invalid API token.");
        case Mood::MissingRight:
            return error(401, "Unauthorized IP address: 192.0.2.1");
        case Mood::RateLimited:
            return error(429, "Rate limit exceeded");
        default:
            return error(400, refusal);
        }
    }

    LoopbackReply instances(const LoopbackRequest& request) const
    {
        const bool second = request.query.count("cursor") != 0;
        const json other = {{"id", "11111111-aaaa"}, {"label", "other"}, {"main_ip", "192.0.2.99"},
                            {"v6_network", ""},      {"v6_main_ip", ""}, {"v6_network_size", 0}};
        const json mail = {{"id", "22222222-bbbb"}, {"label", "mail"},
                           {"main_ip", v4},         {"v6_network", "2001:db8::"},
                           {"v6_main_ip", v6},      {"v6_network_size", 64}};
        return FakeHoster::jsonReply(
            {{"instances", json::array({second ? mail : other})},
             {"meta",
              {{"total", 2}, {"links", {{"next", second ? "" : "bmV4dA=="}, {"prev", ""}}}}}});
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer vultr-key")
            return failure(Mood::BadCredentials);
        const std::string base = "/instances/22222222-bbbb";
        const json none = {{"total", 1}, {"links", {{"next", ""}, {"prev", ""}}}};
        if (request.path == "/instances")
            return instances(request);
        if (request.method == "GET" && request.path == base + "/ipv4")
            return FakeHoster::jsonReply(
                {{"ipv4s", {{{"ip", v4}, {"type", "main_ip"}, {"reverse", m_names[v4]}}}},
                 {"meta", none}});
        if (request.method == "GET" && request.path == "/instances/11111111-aaaa/ipv4")
            return FakeHoster::jsonReply(
                {{"ipv4s", {{{"ip", "192.0.2.99"}, {"reverse", "x.example"}}}}, {"meta", none}});
        if (request.method == "GET" && request.path == base + "/ipv6/reverse") {
            json list = json::array();
            if (!m_names[v6].empty())
                list.push_back({{"ip", longV6}, {"reverse", m_names[v6]}});
            return FakeHoster::jsonReply({{"reverse_ipv6s", list}});
        }
        if (request.method == "DELETE" && request.path == base + "/ipv6/reverse/" + codedV6) {
            m_names[v6].clear();
            return {204, ""};
        }
        const json body = json::parse(request.body, nullptr, false);
        if (request.method != "POST" || !body.is_object())
            return error(404, "Invalid resource");
        if (request.path == base + "/ipv4/reverse/default")
            m_names[v4] = "192.0.2.1.vultrusercontent.com";
        else if (request.path == base + "/ipv4/reverse" && body.at("ip") == v4)
            m_names[v4] = body.at("reverse");
        else if (request.path == base + "/ipv6/reverse" && body.at("ip") == longV6)
            m_names[v6] = body.at("reverse");
        else
            return error(400, "Invalid IP");
        return {204, ""};
    }
};

} // namespace

std::unique_ptr<FakeHoster> makeFakeVultrHoster()
{
    return std::make_unique<FakeVultr>();
}
