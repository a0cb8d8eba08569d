// dns.wanted and dns.check.
#include "control/methods.h"
#include "core/finding.h"
#include "dns/check.h"

namespace mailstead::control
{

namespace
{

using nlohmann::json;

json toJson(const dns::WantedRecord& record)
{
    return {{"name", record.name},        {"type", record.type}, {"value", record.value},
            {"ttl", record.ttl},          {"why", record.why},   {"purpose", record.purpose},
            {"required", record.required}};
}

json toJson(const dns::CheckedRecord& record)
{
    json object = toJson(record.wanted);
    object["state"] = dns::toString(record.state);
    object["answers"] = json::array();
    for (const dns::ServerAnswer& answer : record.answers)
        object["answers"].push_back(
            {{"server", answer.server}, {"values", answer.values}, {"status", answer.status}});
    return object;
}

void wanted(const CallPtr& call, const Services& services)
{
    json records = json::array();
    for (const auto& record : dns::wantedRecords(serverNames(services.config, services.accounts)))
        records.push_back(toJson(record));
    call->reply({{"records", std::move(records)}});
}

void check(const CallPtr& call, const Services& services)
{
    call->progress("asking the authoritative servers and the resolver", std::nullopt);
    services.resolver.flush();
    const auto cancelled = call->cancelled();
    const dns::CheckReport report = dns::checkRecords(
        serverNames(services.config, services.accounts), services.resolver, *cancelled);
    if (cancelled->load()) {
        call->fail({core::ErrorKind::Cancelled, "the check was cancelled"});
        return;
    }
    json records = json::array();
    for (const dns::CheckedRecord& record : report.records)
        records.push_back(toJson(record));
    call->reply({{"findings", report.findings}, {"records", std::move(records)}});
}

} // namespace

dns::ServerNames serverNames(const core::Config& config, const accounts::Accounts& accounts)
{
    dns::ServerNames names;
    names.hostname = config.hostname;
    names.addresses = dns::publicAddresses(config.addresses);
    for (const accounts::DomainInfo& domain : accounts.listDomains()) {
        dns::DomainNames entry;
        entry.name = domain.name;
        for (const accounts::DkimKeyInfo& key : domain.keys)
            entry.keys.push_back({key.selector, key.record});
        names.domains.push_back(std::move(entry));
    }
    return names;
}

void addDnsMethods(Server& server, const Services& services)
{
    server.add("dns.wanted", [&services](const CallPtr& call) { wanted(call, services); });
    server.add("dns.check", [&services](const CallPtr& call) { check(call, services); });
}

} // namespace mailstead::control
