// Fake of Hetzner's Cloud API v1: servers, primary and floating IPs, change_dns_ptr, actions.
#include "fake_hoster.h"

using nlohmann::json;

namespace
{

class FakeHetzner final : public FakeHoster
{
public:
    FakeHetzner()
    {
        fields = {{"token", "hc-token"}};
        m_names[v4] = "static.1.2.0.192.clients.your-server.de";
    }

private:
    static LoopbackReply error(int status, const std::string& code, const std::string& message)
    {
        return FakeHoster::jsonReply({{"error", {{"code", code}, {"message", message}}}}, status);
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(401, "unauthorized", "unable to authenticate");
        case Mood::MissingRight:
            return error(403, "token_readonly",
                         "the token is only allowed to perform GET requests");
        case Mood::RateLimited:
            return error(429, "rate_limit_exceeded", "limit of 3600 requests per hour reached");
        default:
            return error(422, "invalid_input", refusal);
        }
    }

    LoopbackReply list(const LoopbackRequest& request, const char* member, const json& first,
                       const json& second) const
    {
        const std::string next = nextPage(request);
        return FakeHoster::jsonReply(
            {{member, next.empty() ? second : first},
             {"meta",
              {{"pagination", {{"next_page", next.empty() ? json() : json(std::stoi(next))}}}}}});
    }

    json ptrList(const std::string& address) const
    {
        const auto found = m_names.find(address);
        if (found == m_names.end() || found->second.empty())
            return json::array();
        return json::array({{{"ip", address}, {"dns_ptr", found->second}}});
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        if (request.header("authorization") != "Bearer hc-token")
            return failure(Mood::BadCredentials);
        const json other = json::array(
            {{{"id", 41},
              {"name", "other"},
              {"public_net", {{"ipv4", nullptr}, {"ipv6", nullptr}, {"floating_ips", {7}}}}}});
        const json mail = json::array(
            {{{"id", 42},
              {"name", "mail"},
              {"public_net",
               {{"ipv4",
                 {{"id", 1},
                  {"ip", m_address},
                  {"blocked", false},
                  {"dns_ptr", m_names[m_address]}}},
                {"ipv6", {{"id", 2}, {"ip", "2001:db8::/64"}, {"dns_ptr", ptrList(v6)}}}}}}});
        if (request.path == "/servers")
            return list(request, "servers", other, mail);
        if (request.path == "/primary_ips")
            return list(request, "primary_ips", json::array(), json::array());
        if (request.path == "/floating_ips")
            return list(request, "floating_ips",
                        json::array({{{"id", 7},
                                      {"name", "float"},
                                      {"type", "ipv4"},
                                      {"ip", "198.51.100.7"},
                                      {"dns_ptr", ptrList("198.51.100.7")}}}),
                        json::array());
        if (request.path == "/actions/9")
            return FakeHoster::jsonReply({{"action", {{"id", 9}, {"status", "success"}}}});
        const bool server = request.path == "/servers/42/actions/change_dns_ptr";
        const bool floating = request.path == "/floating_ips/7/actions/change_dns_ptr";
        if (request.method != "POST" || (!server && !floating))
            return error(404, "not_found", "the path was not found");
        const json body = json::parse(request.body);
        const std::string ip = body.at("ip");
        if (body.at("dns_ptr").is_null())
            m_names[ip] = ip == v4 ? "static.1.2.0.192.clients.your-server.de" : "";
        else
            m_names[ip] = body.at("dns_ptr");
        return FakeHoster::jsonReply(
            {{"action", {{"id", 9}, {"command", "change_dns_ptr"}, {"status", "running"}}}}, 201);
    }
};

} // namespace

std::unique_ptr<FakeHoster> makeFakeHetznerHoster()
{
    return std::make_unique<FakeHetzner>();
}
