#include "web/site.h"

#include "core/xml.h"
#include "message/address.h"
#include "message/idn.h"
#include "web/settings_documents.h"

#include <array>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mailstead::web
{

namespace
{

/// Where a path is served; kinds are joined in the table.
enum Kind : unsigned {
    PolicyName = 1,
    AutoconfigName = 2,
    AutodiscoverName = 4,
    DomainItself = 8,
    ServerName = 16,
};

constexpr std::string_view jsonPath = "/autodiscover/autodiscover.json";

Reply notHere()
{
    return textReply(404, "There is nothing here.");
}

Reply xmlReply(std::string body)
{
    Reply reply;
    reply.type = "text/xml; charset=utf-8";
    reply.body = std::move(body);
    return reply;
}

Reply jsonReply(int status, const nlohmann::json& json)
{
    Reply reply;
    reply.status = status;
    reply.type = "application/json; charset=utf-8";
    reply.body = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return reply;
}

std::string timeOfDay()
{
    using namespace std::chrono;
    const auto now = floor<milliseconds>(system_clock::now().time_since_epoch()) % hours(24);
    const hh_mm_ss<milliseconds> parts(now);
    return fmt::format("{:02}:{:02}:{:02}.{:03}", parts.hours().count(), parts.minutes().count(),
                       parts.seconds().count(), parts.subseconds().count());
}

/// The address in what Outlook posts; nothing else of it counts.
std::string postedAddress(const std::string& body)
{
    const auto root = core::parseXml(body);
    return root ? root->at({"Request", "EMailAddress"}).text : std::string();
}

} // namespace

struct Site::Route {
    std::string_view path; ///< in lower case; programs do not agree about the case of Outlook's
    unsigned kinds;
    bool takesPost;
    bool takesLonger; ///< paths that only begin with it and "/"
    Reply (Site::*answer)(const Request&, const Place&) const;
};

const Site::Route* Site::routeFor(const std::string& path)
{
    static constexpr std::array routes{
        Route{"/.well-known/mta-sts.txt", PolicyName, false, false, &Site::policy},
        Route{"/mail/config-v1.1.xml", AutoconfigName | ServerName, false, false,
              &Site::autoconfig},
        Route{"/.well-known/autoconfig/mail/config-v1.1.xml",
              AutoconfigName | DomainItself | ServerName, false, false, &Site::autoconfig},
        Route{"/autodiscover/autodiscover.xml", AutodiscoverName | DomainItself | ServerName, true,
              false, &Site::autodiscover},
        Route{jsonPath, AutodiscoverName | DomainItself | ServerName, false, true,
              &Site::autodiscoverJson},
        Route{"/email.mobileconfig", AutoconfigName | AutodiscoverName | DomainItself | ServerName,
              false, false, &Site::mobileConfig},
    };
    const std::string wanted = message::lowerCase(path);
    for (const Route& route : routes) {
        if (wanted == route.path ||
            (route.takesLonger && wanted.starts_with(std::string(route.path) + "/")))
            return &route;
    }
    return nullptr;
}

Site::Site(SiteFacts facts)
    : m_facts(std::move(facts))
{
}

Reply Site::answer(const Request& request) const
{
    const Route* route = routeFor(request.path);
    if (route == nullptr) {
        Reply reply = notHere();
        reply.known = false;
        return reply;
    }
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads && !(route->takesPost && request.method == "POST")) {
        Reply reply = textReply(405, "This method is not answered here.");
        reply.fields = {{"Allow", route->takesPost ? "GET, HEAD, POST" : "GET, HEAD"}};
        return reply;
    }
    const auto place = placeOf(request.host);
    if (!place || (place->kind & route->kinds) == 0)
        return notHere();
    return (this->*route->answer)(request, *place);
}

std::optional<Site::Place> Site::placeOf(const std::string& host) const
{
    if (m_facts.isOurDomain(host))
        return Place{DomainItself, host};
    if (host == m_facts.hostname)
        return Place{ServerName, {}};
    for (const auto& [prefix, kind] :
         {std::pair{"mta-sts.", PolicyName}, std::pair{"autoconfig.", AutoconfigName},
          std::pair{"autodiscover.", AutodiscoverName}}) {
        if (!host.starts_with(prefix))
            continue;
        std::string domain = host.substr(std::string_view(prefix).size());
        if (m_facts.isOurDomain(domain))
            return Place{kind, std::move(domain)};
    }
    return std::nullopt;
}

/// Empty when it is no address of ours. The domain is then set to its ASCII form.
std::string Site::ourAddress(const std::string& text, std::string& domain) const
{
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || text.size() > 512)
        return {};
    const auto ascii = message::domainToAscii(text.substr(at + 1));
    if (!ascii || !m_facts.isOurDomain(*ascii))
        return {};
    const auto address = message::parseAddress(text.substr(0, at + 1) + *ascii);
    if (!address)
        return {};
    domain = *ascii;
    return address->text();
}

std::string Site::domainFor(const Place& place, const std::string& address) const
{
    std::string domain = place.domain;
    ourAddress(address, domain); // a program that came by the MX asks for another domain's mailbox
    return domain;
}

Reply Site::policy(const Request&, const Place&) const
{
    Reply reply;
    reply.type = "text/plain"; // RFC 8461 §3.3
    reply.body = m_facts.policy();
    return reply;
}

Reply Site::autoconfig(const Request& request, const Place& place) const
{
    const std::string domain = domainFor(place, request.parameter("emailaddress"));
    if (domain.empty())
        return notHere();
    return xmlReply(autoconfigXml({m_facts.hostname, domain}));
}

Reply Site::autodiscover(const Request& request, const Place&) const
{
    const std::string asked =
        request.method == "POST" ? postedAddress(request.body) : request.parameter("email");
    if (asked.empty())
        return xmlReply(autodiscoverError(600, "Invalid Request", timeOfDay()));
    std::string domain;
    const std::string address = ourAddress(asked, domain);
    if (address.empty())
        return xmlReply(
            autodiscoverError(500, "The email address is not of this server.", timeOfDay()));
    return xmlReply(autodiscoverXml({m_facts.hostname, domain}, address));
}

/// Autodiscover version 2: says where the one protocol is that we have.
Reply Site::autodiscoverJson(const Request& request, const Place&) const
{
    // "…/autodiscover.json/v1.0/user@example.org", or the address as a parameter
    const std::size_t slash = request.path.rfind('/');
    const std::string asked = request.path.size() > jsonPath.size() ? request.path.substr(slash + 1)
                                                                    : request.parameter("email");
    std::string domain;
    if (ourAddress(asked, domain).empty())
        return jsonReply(404, {{"ErrorCode", "UserNotFound"},
                               {"ErrorMessage", "The address is not of this server."}});
    if (message::lowerCase(request.parameter("protocol")) != "autodiscoverv1")
        return jsonReply(400, {{"ErrorCode", "InvalidProtocol"},
                               {"ErrorMessage", "The supported value is 'AutodiscoverV1'."}});
    return jsonReply(200, {{"Protocol", "AutodiscoverV1"},
                           {"Url", "https://" + request.host + "/autodiscover/autodiscover.xml"}});
}

Reply Site::mobileConfig(const Request& request, const Place&) const
{
    std::string domain;
    const std::string address = ourAddress(request.parameter("email"), domain);
    if (address.empty())
        return notHere();
    Reply reply;
    reply.type = "application/x-apple-aspen-config; charset=utf-8";
    reply.fields = {{"Content-Disposition", "attachment; filename=\"email.mobileconfig\""}};
    reply.body = web::mobileConfig({m_facts.hostname, domain}, address);
    return reply;
}

} // namespace mailstead::web
