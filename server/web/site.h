// What is served over HTTPS: the MTA-STS policy (RFC 8461) and the settings for mail programs.
#pragma once

#include "web/reply.h"
#include "web/request.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::web
{

/// What the pages are made of. The functions are called with each request and must not block.
struct SiteFacts {
    std::string hostname;
    std::function<bool(const std::string& domain)> isOurDomain;
    std::function<std::string()> policy; ///< the MTA-STS policy's text
};

/// Answers requests by a table of paths. No mailbox is looked up: whether one exists is not told.
///
/// | path | at | for |
/// |---|---|---|
/// | /.well-known/mta-sts.txt | mta-sts.<domain> | other servers |
/// | /mail/config-v1.1.xml | autoconfig.<domain> | Thunderbird |
/// | /.well-known/autoconfig/mail/config-v1.1.xml | <domain> | the same |
/// | /autodiscover/autodiscover.xml and .json | autodiscover.<domain>, <domain> | Outlook |
/// | /email.mobileconfig?email= | autoconfig.<domain>, <domain> | Apple's systems |
///
/// The settings are also at the server's own name, which its certificate always has, when the
/// request names an address.
class Site
{
public:
    explicit Site(SiteFacts facts);

    Reply answer(const Request& request) const;

private:
    struct Route;
    /// Which of our names a request came to.
    struct Place {
        unsigned kind = 0;
        std::string domain; ///< empty at the server's own name
    };
    static const Route* routeFor(const std::string& path);
    std::optional<Place> placeOf(const std::string& host) const;
    /// The domain that the address or else the place says; empty when it is not ours.
    std::string domainFor(const Place& place, const std::string& address) const;
    std::string ourAddress(const std::string& text, std::string& domain) const;

    Reply policy(const Request& request, const Place& place) const;
    Reply autoconfig(const Request& request, const Place& place) const;
    Reply autodiscover(const Request& request, const Place& place) const;
    Reply autodiscoverJson(const Request& request, const Place& place) const;
    Reply mobileConfig(const Request& request, const Place& place) const;

    SiteFacts m_facts;
};

} // namespace mailstead::web
