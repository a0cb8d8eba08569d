// dns.hosters, dns.ptr, dns.setPtr, dns.undoPtr, dns.ptrJournal, and hosters' credentials.
#include "control/methods.h"
#include "control/provider_json.h"
#include "control/time_text.h"
#include "dns/hosters/ptr_manager.h"
#include "dns/wire.h"

#include <algorithm>

namespace mailstead::control
{

namespace
{

using dns::hosters::Hoster;
using dns::hosters::PtrManager;
using nlohmann::json;

json toJson(const Hoster* hoster)
{
    if (hoster == nullptr)
        return nullptr;
    return {{"id", hoster->id},
            {"label", hoster->label},
            {"way", dns::hosters::toString(dns::hosters::wayOf(*hoster))},
            {"url", hoster->url},
            {"api", hoster->api.empty() ? json(nullptr) : json(hoster->api)},
            {"port25", dns::hosters::toString(hoster->port25)}};
}

json toJson(const dns::hosters::PtrView& view, bool chosen)
{
    json evidence = json::array();
    for (const dns::hosters::Evidence& one : view.detected.evidence) {
        json fits = json::array();
        for (const Hoster* hoster : one.hosters)
            fits.push_back(hoster->id);
        evidence.push_back({{"source", dns::hosters::toString(one.source)},
                            {"text", shownValue(one.text)},
                            {"hosters", std::move(fits)}});
    }
    json others = json::array();
    for (const Hoster* hoster : view.detected.others)
        others.push_back(toJson(hoster));
    json steps = json::array();
    for (const dns::hosters::Step& step : view.steps)
        steps.push_back({{"id", step.id}, {"parameters", step.parameters}});
    json names = json::array();
    for (const std::string& name : view.names)
        names.push_back(shownValue(name));
    const auto way =
        view.hoster == nullptr ? dns::hosters::Way::Ticket : dns::hosters::wayOf(*view.hoster);
    const std::string& seen = view.graded.seen;
    return {{"address", view.address},
            {"seen", seen.empty() ? json(nullptr) : json(shownValue(seen))},
            {"names", std::move(names)},
            {"wanted", view.wanted},
            {"grade", dns::toString(view.graded.grade)},
            {"forward", view.forward},
            {"hoster", toJson(view.hoster)},
            {"confidence", dns::hosters::toString(view.detected.confidence)},
            {"chosen", chosen},
            {"evidence", std::move(evidence)},
            {"others", std::move(others)},
            {"way", dns::hosters::toString(way)},
            {"steps", std::move(steps)},
            {"credentials", view.credentials}};
}

json toJson(const dns::hosters::PtrPreview& preview, bool changed, const std::string& journal)
{
    return {{"address", preview.address},
            {"api", preview.api},
            {"subject", shownValue(preview.subject)},
            {"before", shownValue(preview.before)},
            {"after", shownValue(preview.after)},
            {"renames", preview.renames},
            {"forward", preview.forward},
            {"leadsTo", preview.leadsTo},
            {"changed", changed},
            {"journal", journal.empty() ? json(nullptr) : json(journal)}};
}

void listHosters(const CallPtr& call)
{
    json hosters = json::array();
    for (const Hoster& hoster : dns::hosters::hosters())
        hosters.push_back(toJson(&hoster));
    json interfaces = json::array();
    for (const dns::hosters::PtrApiInfo& info : dns::hosters::ptrApis())
        interfaces.push_back({{"id", info.id},
                              {"label", info.label},
                              {"fields", fieldsJson(info.fields)},
                              {"rights", info.rights},
                              {"page", info.page},
                              {"renames", info.renames}});
    call->reply({{"hosters", std::move(hosters)}, {"interfaces", std::move(interfaces)}});
}

/// The asked name, or the hostname.
std::string wantedName(const json& parameters, const Services& services)
{
    const std::string name = dns::canonicalName(parameters.value("name", ""));
    return name.empty() ? dns::canonicalName(services.config.hostname) : name;
}

void look(const CallPtr& call, const Services& services)
{
    const std::string wanted = wantedName(call->parameters(), services);
    if (!dns::hosters::isHostName(wanted)) {
        call->fail(
            {core::ErrorKind::InvalidInput, "this is no full host name", shownValue(wanted)});
        return;
    }
    const auto chosen = call->parameters().value("hosters", std::map<std::string, std::string>());
    for (const auto& [address, id] : chosen) {
        if (dns::hosters::hoster(id) == nullptr) {
            call->fail({core::ErrorKind::InvalidInput, "this hoster is not known", id});
            return;
        }
    }
    const auto views =
        services.ptr.look(wanted, serverNames(services).addresses, chosen, workOf(call));
    json addresses = json::array();
    for (const dns::hosters::PtrView& view : views)
        addresses.push_back(toJson(view, chosen.count(view.address) != 0));
    call->reply({{"name", wanted}, {"addresses", std::move(addresses)}});
}

void set(const CallPtr& call, const Services& services)
{
    const json& parameters = call->parameters();
    const std::string address = parameters.at("address").get<std::string>();
    const std::string credentials = parameters.at("credentials").get<std::string>();
    const std::string name = wantedName(parameters, services);
    const auto own = serverNames(services).addresses;
    // Credentials may reach every server of an account; this one names its own addresses alone.
    if (std::find(own.begin(), own.end(), address) == own.end()) {
        call->fail({core::ErrorKind::InvalidInput, "this is no address of this server", address});
        return;
    }
    if (parameters.value("dryRun", false)) {
        const auto preview = services.ptr.preview(address, name, credentials, workOf(call));
        if (preview)
            call->reply(toJson(*preview, false, {}));
        else
            call->fail(errorOf(preview.error()));
        return;
    }
    const auto applied = services.ptr.apply(address, name, credentials, workOf(call));
    if (applied)
        call->reply(toJson(applied->preview, !applied->journalId.empty(), applied->journalId));
    else
        call->fail(errorOf(applied.error()));
}

void undo(const CallPtr& call, const Services& services)
{
    const std::string journal = call->parameters().at("journal").get<std::string>();
    const auto undone = services.ptr.undo(journal, workOf(call));
    if (undone)
        call->reply(toJson(*undone, true, journal));
    else
        call->fail(errorOf(undone.error()));
}

void journal(const CallPtr& call, const Services& services)
{
    const auto nameOf = [](const dns::RecordSet& set) {
        return set.values.empty() ? std::string() : shownValue(set.values.front());
    };
    json entries = json::array();
    for (const dns::JournalEntry& entry : services.ptr.journal().list()) {
        for (const dns::SetChange& change : entry.changes)
            entries.push_back({{"journal", entry.id},
                               {"at", timeText(entry.at)},
                               {"api", entry.zone},
                               {"credentials", entry.credentials},
                               {"undone", entry.undone},
                               {"address", change.before.name},
                               {"before", nameOf(change.before)},
                               {"after", nameOf(change.after)}});
    }
    call->reply({{"entries", std::move(entries)}});
}

void check(const CallPtr& call, PtrManager& ptr)
{
    const std::string name = call->parameters().at("name").get<std::string>();
    const auto stored = ptr.credentials().find(name);
    if (!stored) {
        call->fail({core::ErrorKind::NotFound, "there are no such credentials", name});
        return;
    }
    const auto checked = ptr.check(*stored, workOf(call));
    if (checked)
        call->reply(json::object());
    else
        call->fail(errorOf(checked.error()));
}

void addCredentialMethods(Server& server, PtrManager& ptr)
{
    server.add("dns.hosterCredentials", [&ptr](const CallPtr& call) {
        json list = json::array();
        for (const dns::Credentials& credentials : ptr.credentials().list()) {
            const auto* info = dns::hosters::ptrApi(credentials.provider);
            list.push_back(credentialsJson(credentials, info == nullptr ? nullptr : &info->fields));
        }
        call->reply({{"credentials", std::move(list)}});
    });
    server.add("dns.setHosterCredentials", [&ptr](const CallPtr& call) {
        call->finish(ptr.credentials().set(credentialsOf(call->parameters())));
    });
    server.add("dns.removeHosterCredentials", [&ptr](const CallPtr& call) {
        call->finish(ptr.credentials().remove(call->parameters().at("name").get<std::string>()));
    });
    server.add("dns.checkHosterCredentials", [&ptr](const CallPtr& call) { check(call, ptr); });
}

} // namespace

void addPtrMethods(Server& server, const Services& services)
{
    addCredentialMethods(server, services.ptr);
    server.add("dns.hosters", [](const CallPtr& call) { listHosters(call); });
    server.add("dns.ptr", [&services](const CallPtr& call) { look(call, services); });
    server.add("dns.setPtr", [&services](const CallPtr& call) { set(call, services); });
    server.add("dns.undoPtr", [&services](const CallPtr& call) { undo(call, services); });
    server.add("dns.ptrJournal", [&services](const CallPtr& call) { journal(call, services); });
}

} // namespace mailstead::control
