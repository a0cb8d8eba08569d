// dns.providers, dns.credentials and those that change it, dns.zone, dns.preview, dns.apply,
// dns.undo, dns.journal, dns.zonefile.
#include "control/methods.h"
#include "control/provider_json.h"
#include "control/time_text.h"
#include "dns/panel_form.h"
#include "dns/wire.h"

namespace mailstead::control
{

namespace
{

using nlohmann::json;

json toJson(const dns::RecordSet& set)
{
    json values = json::array();
    for (const std::string& value : set.values)
        values.push_back(shownValue(value));
    return {{"name", set.name},
            {"type", set.type},
            {"ttl", set.ttl},
            {"values", std::move(values)},
            {"proxied", set.proxied}};
}

json toJson(const dns::ProviderInfo& info)
{
    return {{"id", info.id},
            {"label", info.label},
            {"minTtl", info.minTtl},
            {"text", dns::toString(info.text)},
            {"names", dns::toString(info.names)},
            {"proxies", info.proxies},
            {"types", info.types},
            {"fields", fieldsJson(info.fields)},
            {"rights", info.rights},
            {"page", info.page}};
}

json toJson(const dns::Credentials& credentials)
{
    const dns::ProviderInfo* info = dns::providerInfo(credentials.provider);
    return credentialsJson(credentials, info == nullptr ? nullptr : &info->fields);
}

/// How the provider's own page wants a set.
json written(const dns::ProviderInfo& info, const dns::RecordSet& set, const std::string& zone)
{
    std::string name = set.name;
    if (info.names != dns::NameForm::Full) {
        name = dns::relativeName(set.name, zone);
        if (name.empty() && info.names == dns::NameForm::RelativeAt)
            name = "@";
    }
    json values = json::array();
    for (const std::string& value : set.values) {
        const bool quoted = set.type == "TXT" && info.text == dns::TextForm::Quoted;
        values.push_back(shownValue(quoted ? dns::quotedText(value) : value));
    }
    return {{"name", name}, {"values", std::move(values)}};
}

json toJson(const dns::PlannedChange& row, const dns::ZonePlace& place)
{
    json choices = json::array();
    for (const dns::Choice& choice : row.choices)
        choices.push_back({{"id", choice.id}, {"text", choice.text}});
    json alongside = json::array();
    for (const dns::SetChange& change : row.alongside)
        alongside.push_back(toJson(change.before));
    json parameters = json::object();
    for (const auto& [name, value] : row.parameters)
        parameters[name] = shownValue(value);
    return {{"key", row.key},
            {"action", dns::toString(row.action)},
            {"before", row.before.exists() ? toJson(row.before) : json(nullptr)},
            {"after", row.after.exists() ? toJson(row.after) : json(nullptr)},
            {"removes", std::move(alongside)},
            {"purpose", row.purpose},
            {"required", row.required},
            {"reason", row.reason},
            {"text", shownValue(row.text)},
            {"parameters", std::move(parameters)},
            {"choices", std::move(choices)},
            {"written", written(*place.provider, row.after, place.zone.name)}};
}

json toJson(const dns::ZonePlace& place)
{
    json failures = json::array();
    for (std::size_t i = 0; i < place.failures.size(); ++i)
        failures.push_back({{"credentials", place.failedNames[i]},
                            {"trouble", dns::toString(place.failures[i].trouble)},
                            {"what", place.failures[i].error.what},
                            {"why", shownValue(place.failures[i].error.why)}});
    const auto idOf = [](const dns::ProviderInfo* info) {
        return info == nullptr ? json(nullptr) : json(info->id);
    };
    const bool found = place.provider != nullptr;
    return {{"domain", place.domain},
            {"servedZone", place.servedZone.empty() ? json(nullptr) : json(place.servedZone)},
            {"servers", place.servers},
            {"servedBy", idOf(place.servedBy)},
            {"provider", idOf(place.provider)},
            {"credentials", found ? json(place.credentials) : json(nullptr)},
            {"zone", found ? json(place.zone.name) : json(nullptr)},
            {"failures", std::move(failures)}};
}

json toJson(const dns::ZonePreview& preview)
{
    json rows = json::array();
    for (const dns::PlannedChange& row : preview.rows)
        rows.push_back(toJson(row, preview.place));
    return {{"place", toJson(preview.place)}, {"rows", std::move(rows)}};
}

void addCredentialMethods(Server& server, dns::ZoneManager& zones)
{
    server.add("dns.providers", [](const CallPtr& call) {
        json providers = json::array();
        for (const dns::ProviderInfo& info : dns::providerInfos())
            providers.push_back(toJson(info));
        call->reply({{"providers", std::move(providers)}});
    });
    server.add("dns.credentials", [&zones](const CallPtr& call) {
        json list = json::array();
        for (const dns::Credentials& credentials : zones.credentials().list())
            list.push_back(toJson(credentials));
        call->reply({{"credentials", std::move(list)}});
    });
    server.add("dns.setCredentials", [&zones](const CallPtr& call) {
        call->finish(zones.credentials().set(credentialsOf(call->parameters())));
    });
    server.add("dns.removeCredentials", [&zones](const CallPtr& call) {
        call->finish(zones.credentials().remove(call->parameters().at("name").get<std::string>()));
    });
    server.add("dns.checkCredentials", [&zones](const CallPtr& call) {
        const std::string name = call->parameters().at("name").get<std::string>();
        const auto stored = zones.credentials().find(name);
        if (!stored) {
            call->fail({core::ErrorKind::NotFound, "there are no such credentials", name});
            return;
        }
        const auto seen = zones.check(*stored, workOf(call));
        if (!seen) {
            call->fail(errorOf(seen.error()));
            return;
        }
        json names = json::array();
        for (const dns::ProviderZone& zone : *seen)
            names.push_back(zone.name);
        call->reply({{"zones", std::move(names)}});
    });
}

struct Asked {
    std::string domain;
    std::string credentials;
    std::vector<dns::WantedRecord> wanted;
    dns::PlanOptions options;
};

Asked askedOf(const CallPtr& call, const Services& services)
{
    const json& parameters = call->parameters();
    dns::ServerNames names = serverNames(services);
    names.hostIsSigned = services.resolver.ask(names.hostname, dns::Type::A).secure;
    Asked asked;
    asked.domain = parameters.at("domain").get<std::string>();
    asked.credentials = parameters.value("credentials", "");
    asked.wanted = dns::wantedRecords(names);
    asked.options.addresses = names.addresses;
    asked.options.choices = parameters.value("choices", std::map<std::string, std::string>());
    return asked;
}

void preview(const CallPtr& call, const Services& services)
{
    const Asked asked = askedOf(call, services);
    const auto result = services.zones.preview(asked.domain, asked.credentials, asked.wanted,
                                               asked.options, workOf(call));
    if (result)
        call->reply(toJson(*result));
    else
        call->fail(errorOf(result.error()));
}

void apply(const CallPtr& call, const Services& services)
{
    const Asked asked = askedOf(call, services);
    const auto result = services.zones.apply(asked.domain, asked.credentials, asked.wanted,
                                             asked.options, workOf(call));
    if (!result) {
        call->fail(errorOf(result.error()));
        return;
    }
    if (result->error && result->changes == 0) {
        call->fail(errorOf(*result->error));
        return;
    }
    json reply = toJson(result->preview);
    reply["changed"] = result->changes;
    reply["journal"] = result->journalId.empty() ? json(nullptr) : json(result->journalId);
    reply["error"] = nullptr;
    if (result->error) {
        const core::Error error = errorOf(*result->error);
        reply["error"] = {{"trouble", dns::toString(result->error->trouble)},
                          {"what", error.what},
                          {"why", error.why},
                          {"next", error.next}};
    }
    call->reply(std::move(reply));
}

void undo(const CallPtr& call, const Services& services)
{
    const auto result =
        services.zones.undo(call->parameters().at("journal").get<std::string>(), workOf(call));
    if (result)
        call->reply({{"changed", result->changes}, {"refused", result->refused}});
    else
        call->fail(errorOf(result.error()));
}

void journal(const CallPtr& call, const Services& services)
{
    json entries = json::array();
    for (const dns::JournalEntry& entry : services.zones.journal().list()) {
        json changes = json::array();
        for (const dns::SetChange& change : entry.changes)
            changes.push_back({{"before", toJson(change.before)}, {"after", toJson(change.after)}});
        entries.push_back({{"journal", entry.id},
                           {"at", timeText(entry.at)},
                           {"zone", entry.zone},
                           {"credentials", entry.credentials},
                           {"undone", entry.undone},
                           {"changes", std::move(changes)}});
    }
    call->reply({{"entries", std::move(entries)}});
}

void zonefile(const CallPtr& call, const Services& services)
{
    const std::string domain =
        dns::canonicalName(call->parameters().at("domain").get<std::string>());
    dns::ServerNames names = serverNames(services);
    names.hostIsSigned = services.resolver.ask(names.hostname, dns::Type::A).secure;
    std::vector<dns::WantedRecord> records = dns::wantedRecords(names);
    std::erase_if(records, [&](const dns::WantedRecord& record) {
        return !dns::isInZone(record.name, domain);
    });
    call->reply({{"text", dns::zoneFile(records)}});
}

} // namespace

void addZoneMethods(Server& server, const Services& services)
{
    addCredentialMethods(server, services.zones);
    server.add("dns.zone", [&services](const CallPtr& call) {
        call->reply(
            toJson(services.zones.find(call->parameters().at("domain").get<std::string>(),
                                       call->parameters().value("credentials", ""), workOf(call))));
    });
    server.add("dns.preview", [&services](const CallPtr& call) { preview(call, services); });
    server.add("dns.apply", [&services](const CallPtr& call) { apply(call, services); });
    server.add("dns.undo", [&services](const CallPtr& call) { undo(call, services); });
    server.add("dns.journal", [&services](const CallPtr& call) { journal(call, services); });
    server.add("dns.zonefile", [&services](const CallPtr& call) { zonefile(call, services); });
}

} // namespace mailstead::control
