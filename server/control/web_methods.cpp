// web.*: what is served over HTTPS.
#include "control/methods.h"
#include "dns/wire.h"

#include <algorithm>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

json policyJson(const Services& services, const dns::MtaStsTerms& terms)
{
    const std::string text = dns::mtaStsPolicy({services.config.hostname}, terms);
    return {{"mode", toString(terms.mode)},
            {"maxAge", terms.maxAge},
            {"id", dns::mtaStsId(dns::mtaStsRecord(text))},
            {"text", text}};
}

void status(const CallPtr& call, const Services& services)
{
    const web::ServerStatus now = services.web.status();
    json listening = json::array();
    for (const core::WebListener& listener : now.listening)
        listening.push_back({{"address", listener.address}, {"port", listener.port}});
    const std::vector<std::string> missing = services.certificates.missingNames();
    json names = json::array();
    for (const std::string& name : serviceNames(services.accounts, services.web)) {
        const bool lacks = std::find(missing.begin(), missing.end(), name) != missing.end();
        names.push_back({{"name", name}, {"covered", !lacks}});
    }
    call->reply({{"serving", now.serving},
                 {"reason", now.reason.empty() ? json(nullptr) : json(now.reason)},
                 {"listening", std::move(listening)},
                 {"policy", policyJson(services, services.policy.terms())},
                 {"names", std::move(names)}});
}

void setPolicy(const CallPtr& call, const Services& services)
{
    const json& parameters = call->parameters();
    dns::MtaStsTerms terms = services.policy.terms();
    const auto modeText = parameters.value("mode", std::string(toString(terms.mode)));
    const auto mode = dns::mtaStsModeFrom(modeText);
    if (!mode)
        return call->fail({core::ErrorKind::InvalidInput,
                           "there is no mode \"" + modeText.substr(0, 100) + "\"",
                           {},
                           "It is none, testing or enforce"});
    terms.mode = *mode;
    // More than a number of 32 bits is told to be out of bounds, too.
    const auto age = parameters.value("maxAge", std::uint64_t(terms.maxAge));
    terms.maxAge = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(age, std::numeric_limits<std::uint32_t>::max()));
    const auto kept = services.policy.set(terms);
    if (!kept)
        return call->fail(kept.error());
    call->reply(policyJson(services, terms));
}

} // namespace

std::vector<std::string> serviceNames(const accounts::Accounts& accounts, const web::Server& web)
{
    std::vector<std::string> names;
    if (!web.status().serving)
        return names;
    for (const accounts::DomainInfo& domain : accounts.listDomains()) {
        for (std::string& name : dns::wellKnownNames(domain.name))
            names.push_back(std::move(name));
    }
    return names;
}

void addWebMethods(Server& server, const Services& services)
{
    server.add("web.status", [&services](const CallPtr& call) { status(call, services); });
    server.add("web.setPolicy", [&services](const CallPtr& call) { setPolicy(call, services); });
}

} // namespace mailstead::control
