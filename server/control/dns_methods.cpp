// dns.wanted and dns.check.
#include "control/dns_json.h"
#include "control/methods.h"
#include "core/finding.h"
#include "dns/checks/real_world.h"
#include "dns/checks/run.h"
#include "dns/panel_form.h"
#include "dns/wire.h"

#include <algorithm>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

constexpr std::uint16_t imapsPort = 993;

/// With `domain`, only that one; nothing when it is not here.
core::Result<dns::ServerNames> namesFor(const Services& services, const json& parameters)
{
    dns::ServerNames names = serverNames(services);
    const std::string domain = dns::canonicalName(parameters.value("domain", ""));
    if (domain.empty())
        return names;
    std::erase_if(names.domains, [&](const dns::DomainNames& one) {
        return dns::canonicalName(one.name) != domain;
    });
    if (names.domains.empty())
        return core::fail(core::ErrorKind::NotFound, domain + " is no mail domain of this server",
                          {}, "add it as a domain of this server first");
    return names;
}

void wanted(const CallPtr& call, const Services& services)
{
    auto names = namesFor(services, call->parameters());
    if (!names)
        return call->fail(names.error());
    names->hostIsSigned = services.resolver.ask(names->hostname, dns::Type::A).secure;
    const auto wantedList = dns::wantedRecords(*names);
    json records = json::array();
    for (const dns::WantedRecord& record : wantedList)
        records.push_back(recordJson(record, dns::likelyZone(*names, record.name)));
    call->reply({{"records", std::move(records)}, {"zoneFile", dns::zoneFile(wantedList)}});
}

/// The ports that others and mail programs come to, IMAP by Dovecot included.
std::vector<dns::checks::ServicePort> servicePorts(const Services& services)
{
    using dns::checks::ServiceKind;
    std::vector<dns::checks::ServicePort> ports;
    for (const core::Listener& listener : services.listeners()) {
        ServiceKind kind = ServiceKind::Smtp;
        if (listener.kind == core::ListenerKind::Submission)
            kind = ServiceKind::Submission;
        else if (listener.kind == core::ListenerKind::Submissions)
            kind = ServiceKind::Implicit;
        const bool known = std::any_of(ports.begin(), ports.end(), [&](const auto& port) {
            return port.port == listener.port;
        });
        if (!known)
            ports.push_back({listener.port, kind});
    }
    if (!ports.empty())
        ports.push_back({imapsPort, ServiceKind::Implicit});
    return ports;
}

void check(const CallPtr& call, const Services& services)
{
    const auto names = namesFor(services, call->parameters());
    if (!names)
        return call->fail(names.error());
    dns::checks::Options options;
    const std::string scope = call->parameters().value("scope", "everything");
    if (scope != "everything" && scope != "records")
        return call->fail({core::ErrorKind::InvalidInput, "there is no scope \"" + scope + "\""});
    if (scope == "records")
        options.scope = dns::checks::Scope::Records;
    options.services = servicePorts(services);
    call->progress("asking the authoritative servers and the resolver", std::nullopt);
    services.resolver.flush();
    auto world = dns::checks::RealWorld::create(
        services.resolver,
        services.certificates.settings().value_or(acme::RequestSettings()).caFile);
    if (!world)
        return call->fail(world.error());
    const auto cancelled = call->cancelled();
    const dns::CheckReport report = dns::checks::run(*names, options, **world, *cancelled);
    if (cancelled->load())
        return call->fail({core::ErrorKind::Cancelled, "the check was cancelled"});
    json records = json::array();
    for (const dns::CheckedRecord& record : report.records)
        records.push_back(checkedJson(record, dns::likelyZone(*names, record.wanted.name)));
    call->reply({{"findings", report.findings}, {"records", std::move(records)}});
}

} // namespace

dns::ServerNames serverNames(const Services& services)
{
    dns::ServerNames names;
    names.hostname = services.config.hostname;
    names.addresses = dns::publicAddresses(services.config.addresses);
    for (const accounts::DomainInfo& domain : services.accounts.listDomains()) {
        dns::DomainNames entry;
        entry.name = domain.name;
        for (const accounts::DkimKeyInfo& key : domain.keys)
            entry.keys.push_back({key.selector, key.record});
        names.domains.push_back(std::move(entry));
    }
    const auto settings = services.certificates.settings();
    if (settings) {
        names.authorities = dns::authoritiesOf(settings->directory);
        names.authorityAccount = services.certificates.account();
    }
    const acme::CertificateInfo certificate = services.certificateStore.current();
    if (!certificate.temporary) {
        names.keyDigest = certificate.keyDigest;
        names.certificateNames = certificate.names;
    }
    names.policyTerms = services.policy.terms();
    // A certificate that somebody else made gets no more names.
    names.servesWellKnown = services.web.status().serving &&
                            (certificate.temporary || (settings && settings->serviceNames) ||
                             services.certificates.missingNames().empty());
    return names;
}

void addDnsMethods(Server& server, const Services& services)
{
    server.add("dns.wanted", [&services](const CallPtr& call) { wanted(call, services); });
    server.add("dns.check", [&services](const CallPtr& call) { check(call, services); });
}

} // namespace mailstead::control
