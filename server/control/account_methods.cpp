// domain.*, account.* and alias.*. Passwords pass through here and are neither logged nor repeated
// in an error.
#include "control/methods.h"
#include "control/time_text.h"
#include "core/log.h"

namespace mailstead::control
{

namespace
{

using accounts::Accounts;
using nlohmann::json;

std::string text(const json& parameters, const char* name)
{
    return parameters.at(name).get<std::string>();
}

json toJson(const accounts::DomainInfo& domain)
{
    json keys = json::array();
    for (const accounts::DkimKeyInfo& key : domain.keys)
        keys.push_back({{"selector", key.selector},
                        {"algorithm", senderauth::toString(key.algorithm)},
                        {"record", key.record}});
    return {{"name", domain.name},
            {"mailboxes", domain.mailboxes},
            {"aliases", domain.aliases},
            {"keys", std::move(keys)}};
}

json listDomains(const Accounts& accounts)
{
    json domains = json::array();
    for (const accounts::DomainInfo& domain : accounts.listDomains())
        domains.push_back(toJson(domain));
    return {{"domains", std::move(domains)}};
}

json listAccounts(const Accounts& accounts, const std::string& domain)
{
    json list = json::array();
    for (const accounts::MailboxInfo& mailbox : accounts.listAccounts(domain))
        list.push_back({{"address", mailbox.address},
                        {"enabled", mailbox.enabled},
                        {"createdAt", timeText(mailbox.createdAt)}});
    return {{"accounts", std::move(list)}};
}

json listAliases(const Accounts& accounts, const std::string& domain)
{
    json list = json::array();
    for (const accounts::AliasInfo& alias : accounts.listAliases(domain))
        list.push_back({{"address", alias.address}, {"targets", alias.targets}});
    return {{"aliases", std::move(list)}};
}

/// Answers a change and says in the log what was changed.
void finishChange(const CallPtr& call, const core::Result<void>& result, const std::string& what)
{
    if (result)
        core::logInfo("control", {}, what);
    else
        core::logWarn("control", {}, "not done: " + what + ": " + result.error().text());
    call->finish(result);
}

void addDomainMethods(Server& server, Accounts& accounts)
{
    server.add("domain.list", [&](const CallPtr& call) { call->reply(listDomains(accounts)); });
    server.add("domain.add", [&](const CallPtr& call) {
        const std::string name = text(call->parameters(), "name");
        const auto domain = accounts.addDomain(name);
        if (domain)
            core::logInfo("control", {}, "domain " + domain->name + " was added");
        call->finish(domain.map([](const accounts::DomainInfo& added) { return toJson(added); }));
    });
    server.add("domain.remove", [&](const CallPtr& call) {
        const std::string name = text(call->parameters(), "name");
        finishChange(call, accounts.removeDomain(name), "domain " + name + " was removed");
    });
}

void addMailboxMethods(Server& server, Accounts& accounts)
{
    server.add("account.list", [&](const CallPtr& call) {
        call->reply(listAccounts(accounts, call->parameters().value("domain", "")));
    });
    server.add("account.add", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.addAccount(address, text(call->parameters(), "password")),
                     "mailbox " + address + " was added");
    });
    server.add("account.setPassword", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.setPassword(address, text(call->parameters(), "password")),
                     "the password of " + address + " was changed");
    });
    server.add("account.setEnabled", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        const bool enabled = call->parameters().at("enabled").get<bool>();
        finishChange(call, accounts.setEnabled(address, enabled),
                     "mailbox " + address + (enabled ? " was enabled" : " was disabled"));
    });
    server.add("account.remove", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.removeAccount(address), "mailbox " + address + " was removed");
    });
}

void addAliasMethods(Server& server, Accounts& accounts)
{
    server.add("alias.list", [&](const CallPtr& call) {
        call->reply(listAliases(accounts, call->parameters().value("domain", "")));
    });
    server.add("alias.add", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        const auto targets = call->parameters().at("targets").get<std::vector<std::string>>();
        finishChange(call, accounts.addAlias(address, targets), "alias " + address + " was added");
    });
    server.add("alias.remove", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.removeAlias(address), "alias " + address + " was removed");
    });
}

} // namespace

void addAccountMethods(Server& server, const Services& services)
{
    addDomainMethods(server, services.accounts);
    addMailboxMethods(server, services.accounts);
    addAliasMethods(server, services.accounts);
}

} // namespace mailstead::control
