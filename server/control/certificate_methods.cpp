// certificate.*.
#include "acme/authorities.h"
#include "acme/chain_trust.h"
#include "acme/proposal.h"
#include "control/certificate_json.h"
#include "control/methods.h"
#include "control/time_text.h"
#include "core/json_access.h"
#include "dns/machine.h"
#include "message/address.h"

#include <algorithm>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

void list(const CallPtr& call, const Services& services)
{
    const auto chain = acme::inspectChain(services.certificateStore.chain());
    json certificates = json::array();
    for (const acme::CertificateStatus& status : services.certificates.list()) {
        certificates.push_back(certificateJson(status, services.certificates.settings(), chain));
        certificates.back()["missing"] = services.certificates.missingNames();
    }
    call->reply({{"certificates", std::move(certificates)}});
}

void finish(const CallPtr& call, const core::Result<acme::CertificateInfo>& result)
{
    call->finish(result.map(summary));
}

acme::Progress progressOf(const CallPtr& call)
{
    return [call](const std::string& text, std::optional<double> fraction) {
        call->progress(text, fraction);
    };
}

/// A word of the protocol, or its default when the parameter is not there.
template <class T>
core::Result<T> word(const json& parameters, const char* key, T otherwise,
                     std::optional<T> (*from)(std::string_view))
{
    const auto found = parameters.find(key);
    if (found == parameters.end())
        return otherwise;
    const auto text = found->get<std::string>();
    if (const auto value = from(text))
        return *value;
    return core::fail(core::ErrorKind::InvalidInput,
                      std::string("this value of ") + key + " is not known", text.substr(0, 100));
}

void request(const CallPtr& call, acme::CertificateManager& manager)
{
    const json& parameters = call->parameters();
    acme::RequestSettings settings;
    settings.names = parameters.at("names").get<std::vector<std::string>>();
    settings.directory = parameters.value("directory", acme::knownAuthorities().front().directory);
    settings.email = parameters.value("email", "");
    settings.agreeToTerms = parameters.value("agreeToTerms", false);
    settings.caFile = parameters.value("caFile", "");
    const auto way = word(parameters, "way", acme::Way::Http, acme::wayFrom);
    const auto keyType = word(parameters, "keyType", acme::KeyType::EcP256, acme::keyTypeFrom);
    if (!way || !keyType) {
        call->finish(core::Result<json>(tl::unexpected(way ? keyType.error() : way.error())));
        return;
    }
    settings.way = *way;
    settings.keyType = *keyType;
    settings.webRoot = parameters.value("webRoot", "");
    settings.serviceNames = parameters.value("serviceNames", true);
    settings.preferredChain = parameters.value("preferredChain", "");
    settings.stagingFirst = parameters.value("stagingFirst", false);
    settings.stagingDirectory = parameters.value("stagingDirectory", "");
    if (const auto external = parameters.find("externalAccount"); external != parameters.end())
        settings.externalAccount = acme::ExternalAccount{
            external->at("keyId").get<std::string>(), external->at("hmacKey").get<std::string>()};
    finish(call, manager.request(settings, progressOf(call), call->cancelled()));
}

void install(const CallPtr& call, const Services& services)
{
    const json& parameters = call->parameters();
    finish(call, installPair(services, parameters.at("chain").get<std::string>(),
                             parameters.at("key").get<std::string>()));
}

void revoke(const CallPtr& call, acme::CertificateManager& manager)
{
    const json& parameters = call->parameters();
    const auto reason =
        word(parameters, "reason", acme::RevocationReason::Unspecified, acme::revocationReasonFrom);
    if (!reason) {
        call->finish(core::Result<json>(tl::unexpected(reason.error())));
        return;
    }
    call->finish(manager
                     .revoke(*reason, parameters.value("replace", false), progressOf(call),
                             call->cancelled())
                     .map([] { return json::object(); }));
}

void manual(const CallPtr& call, const acme::CertificateManager& manager)
{
    json records = json::array();
    for (const acme::ManualRecords::Entry& entry : manager.manual()) {
        json servers = json::array();
        for (const acme::TxtSight& sight : entry.servers) {
            const bool there = std::find(sight.values.begin(), sight.values.end(),
                                         entry.record.value) != sight.values.end();
            servers.push_back(
                {{"server", sight.server}, {"status", sight.status}, {"there", there}});
        }
        records.push_back({{"name", entry.record.name},
                           {"value", entry.record.value},
                           {"servers", std::move(servers)}});
    }
    call->reply({{"records", std::move(records)}});
}

void wantedNames(const CallPtr& call, const acme::CertificateManager& manager)
{
    json names = json::array();
    for (const acme::ServiceName& one : manager.serviceNames()) {
        json entry{{"name", one.name}, {"covered", one.covered},
                   {"ready", true},    {"what", ""},
                   {"why", ""},        {"next", ""}};
        if (!one.ready) {
            const core::Error& error = one.ready.error();
            entry["ready"] = error.kind == core::ErrorKind::Refused ? json(false) : json(nullptr);
            entry["what"] = error.what;
            entry["why"] = error.why;
            entry["next"] = error.next;
        }
        names.push_back(std::move(entry));
    }
    call->reply({{"names", std::move(names)}, {"missing", manager.missingNames()}});
}

/// Our own listener leaves the port for the moment.
bool isOurWebPort(const Services& services, std::uint16_t port)
{
    const web::ServerStatus now = services.web.status();
    return std::any_of(now.listening.begin(), now.listening.end(),
                       [&](const core::WebListener& listener) { return listener.port == port; });
}

/// Only root sees whether it is nginx that has port 80, and what it serves for the names.
void lookAtNginx(const std::vector<std::string>& names, const Services& services,
                 const CallPtr& call, acme::ServerFacts& facts)
{
    constexpr std::chrono::seconds deadline{20};
    if (facts.wildcard || !facts.port80Taken || !services.privilegedSide.isInstalled())
        return;
    privileged::Request request{privileged::Action::NginxLook};
    for (const std::string& name : names)
        request.names.push_back(message::lowerCase(name));
    const auto look = services.privilegedSide.ask(
        request, {std::chrono::steady_clock::now() + deadline, [flag = call->cancelled()] {
                      return flag && flag->load(std::memory_order_relaxed);
                  }});
    facts.nginxReady = look.has_value();
    if (look)
        facts.port80Program = "nginx";
    else
        facts.nginxReason = look.error().text();
}

void proposal(const CallPtr& call, const Services& services)
{
    const auto names = call->parameters().at("names").get<std::vector<std::string>>();
    acme::ServerFacts facts;
    for (const auto& open : dns::readMachine().listening) {
        if (open.port == services.config.acmeHttpPort) {
            facts.port80Taken = true;
            facts.port80Program = open.process;
        }
        if (open.port == 443 && !isOurWebPort(services, 443)) {
            facts.port443Taken = true;
            facts.port443Program = open.process;
        }
    }
    facts.wildcard = std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return name.compare(0, 2, "*.") == 0;
    });
    lookAtNginx(names, services, call, facts);
    facts.dnsAccess = services.certificates.writesDns(names);
    json ways = json::array();
    for (const acme::ProposedWay& way : acme::proposeWays(facts))
        ways.push_back({{"way", toString(way.way)},
                        {"possible", way.possible},
                        {"cause", way.cause},
                        {"program", way.program},
                        {"reason", way.reason}});
    call->reply({{"ways", std::move(ways)}});
}

void authorities(const CallPtr& call)
{
    const auto account = [](acme::KnownAuthority::Account kind) {
        switch (kind) {
        case acme::KnownAuthority::Account::Open:
            return "open";
        case acme::KnownAuthority::Account::FromEmail:
            return "from-email";
        case acme::KnownAuthority::Account::ByHand:
            return "by-hand";
        }
        return "open";
    };
    json list = json::array();
    for (const acme::KnownAuthority& authority : acme::knownAuthorities())
        list.push_back({{"id", authority.id},
                        {"name", authority.name},
                        {"directory", authority.directory},
                        {"staging", authority.staging},
                        {"account", account(authority.account)},
                        {"caa", authority.caaIdentity}});
    call->reply({{"authorities", std::move(list)}});
}

} // namespace

nlohmann::json summary(const acme::CertificateInfo& info)
{
    return {{"notAfter", timeText(info.notAfter)},
            {"fingerprint", info.fingerprint},
            {"issuer", info.issuer}};
}

core::Result<acme::CertificateInfo> installPair(const Services& services, const std::string& chain,
                                                const std::string& key)
{
    const auto read = acme::readCertificate(chain);
    if (!read)
        return read;
    const std::string& hostname = services.config.hostname;
    const bool isForUs = core::certificateCovers(read->names, hostname);
    if (!isForUs)
        return core::fail(core::ErrorKind::Refused, "the certificate is not for " + hostname, {},
                          "choose another one, or request a certificate");
    if (read->notAfter <= std::chrono::system_clock::now())
        return core::fail(core::ErrorKind::Refused, "the certificate has ended",
                          "it was valid until " + timeText(read->notAfter),
                          "choose another one, or request a certificate");
    return services.certificateStore.install(chain, key);
}

void addCertificateMethods(Server& server, const Services& services)
{
    acme::CertificateManager& manager = services.certificates;
    server.add("certificate.list", [&](const CallPtr& call) { list(call, services); });
    server.add("certificate.export", [&](const CallPtr& call) {
        call->reply({{"chain", services.certificateStore.chain()}});
    });
    server.add("certificate.request", [&](const CallPtr& call) { request(call, manager); });
    server.add("certificate.install", [&](const CallPtr& call) { install(call, services); });
    server.add("certificate.revoke", [&](const CallPtr& call) { revoke(call, manager); });
    server.add("certificate.manual", [&](const CallPtr& call) { manual(call, manager); });
    server.add("certificate.wantedNames", [&](const CallPtr& call) { wantedNames(call, manager); });
    server.add("certificate.proposal", [&](const CallPtr& call) { proposal(call, services); });
    server.add("certificate.authorities", [](const CallPtr& call) { authorities(call); });
    server.add("certificate.renew", [&](const CallPtr& call) {
        finish(call, manager.renew(progressOf(call), call->cancelled()));
    });
}

} // namespace mailstead::control
