// domain.*, account.*, alias.*, list.* and login.*. Passwords pass through here and are neither
// logged nor repeated in an error.
#include "control/methods.h"
#include "control/time_text.h"
#include "core/log.h"
#include "message/idn.h"

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

std::vector<std::string> texts(const json& parameters, const char* name)
{
    return parameters.at(name).get<std::vector<std::string>>();
}

/// Negative numbers become too large ones, which are refused.
std::uint64_t count(const json& parameters, const char* name)
{
    return parameters.at(name).get<std::uint64_t>();
}

json toJson(const accounts::DomainInfo& domain)
{
    json keys = json::array();
    for (const accounts::DkimKeyInfo& key : domain.keys)
        keys.push_back({{"selector", key.selector},
                        {"algorithm", senderauth::toString(key.algorithm)},
                        {"record", key.record}});
    return {{"name", domain.name},
            {"shown", message::domainToUnicode(domain.name)},
            {"catchAll", domain.options.catchAll},
            {"delimiter", domain.options.delimiter},
            {"mailboxes", domain.mailboxes},
            {"aliases", domain.aliases},
            {"keys", std::move(keys)}};
}

/// An address with its domain as people write it.
std::string shown(const std::string& address)
{
    const std::size_t at = address.rfind('@') + 1;
    return address.substr(0, at) + message::domainToUnicode(address.substr(at));
}

json toJson(const accounts::AccountLimits& limits)
{
    return {{"quotaBytes", limits.quotaBytes},
            {"messagesPerDay", limits.messagesPerDay},
            {"recipientsPerDay", limits.recipientsPerDay}};
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
        list.push_back(
            {{"address", mailbox.address},
             {"shown", shown(mailbox.address)},
             {"enabled", mailbox.enabled},
             {"createdAt", timeText(mailbox.createdAt)},
             {"limits", toJson(mailbox.limits)},
             {"limitsInForce", toJson(mailbox.inForce)},
             {"sent", {{"messages", mailbox.messagesSent}, {"recipients", mailbox.recipientsSent}}},
             {"sendAs", mailbox.sendAs},
             {"full", mailbox.full},
             {"scram", mailbox.scram}});
    return {{"accounts", std::move(list)}};
}

json listAliases(const Accounts& accounts, const std::string& domain)
{
    json list = json::array();
    for (const accounts::AliasInfo& alias : accounts.listAliases(domain))
        list.push_back({{"address", alias.address},
                        {"shown", shown(alias.address)},
                        {"targets", alias.targets}});
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
    server.add("domain.set", [&](const CallPtr& call) {
        const std::string name = text(call->parameters(), "name");
        const accounts::DomainOptions options{text(call->parameters(), "catchAll"),
                                              text(call->parameters(), "delimiter")};
        finishChange(call, accounts.setDomainOptions(name, options),
                     "domain " + name + " was changed");
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
    server.add("account.setLimits", [&](const CallPtr& call) {
        const json& parameters = call->parameters();
        const std::string address = text(parameters, "address");
        const accounts::AccountLimits limits{count(parameters, "quotaBytes"),
                                             count(parameters, "messagesPerDay"),
                                             count(parameters, "recipientsPerDay")};
        finishChange(call, accounts.setLimits(address, limits),
                     "limits of " + address + " were changed");
    });
    server.add("account.setSendAs", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.setSendAs(address, texts(call->parameters(), "senders")),
                     "further senders of " + address + " were changed");
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
        const auto targets = texts(call->parameters(), "targets");
        finishChange(call, accounts.addAlias(address, targets), "alias " + address + " was added");
    });
    server.add("alias.remove", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.removeAlias(address), "alias " + address + " was removed");
    });
}

constexpr const char* postingNames[] = {"anyone", "members", "named"};

json listLists(const Accounts& accounts, const std::string& domain)
{
    json lists = json::array();
    for (const accounts::ListInfo& list : accounts.listLists(domain))
        lists.push_back({{"address", list.address},
                         {"shown", shown(list.address)},
                         {"title", list.title},
                         {"owner", list.owner},
                         {"posting", postingNames[static_cast<int>(list.posting)]},
                         {"members", list.members},
                         {"posters", list.posters}});
    return {{"lists", std::move(lists)}};
}

core::Result<accounts::ListInfo> listOf(const json& parameters)
{
    accounts::ListInfo list;
    list.address = text(parameters, "address");
    list.title = parameters.value("title", "");
    list.owner = text(parameters, "owner");
    list.members = texts(parameters, "members");
    list.posters = parameters.value("posters", std::vector<std::string>());
    const std::string posting = text(parameters, "posting");
    for (const auto kind :
         {accounts::Posting::Anyone, accounts::Posting::Members, accounts::Posting::Named}) {
        list.posting = kind;
        if (posting == postingNames[static_cast<int>(kind)])
            return list;
    }
    return core::fail(core::ErrorKind::InvalidInput, "posting is anyone, members or named");
}

void addListMethods(Server& server, Accounts& accounts)
{
    server.add("list.list", [&](const CallPtr& call) {
        call->reply(listLists(accounts, call->parameters().value("domain", "")));
    });
    server.add("list.set", [&](const CallPtr& call) {
        const auto list = listOf(call->parameters());
        if (!list)
            return call->fail(list.error());
        finishChange(call, accounts.setList(*list), "list " + list->address + " was set");
    });
    server.add("list.remove", [&](const CallPtr& call) {
        const std::string address = text(call->parameters(), "address");
        finishChange(call, accounts.removeList(address), "list " + address + " was removed");
    });
}

void addLoginMethods(Server& server, Accounts& accounts)
{
    server.add("login.locks", [&](const CallPtr& call) {
        json locks = json::array();
        for (const accounts::LoginLock& lock : accounts.loginLocks())
            locks.push_back({{"account", lock.account},
                             {"network", lock.network},
                             {"failures", lock.failures},
                             {"seconds", lock.wait.count()}});
        call->reply({{"locks", std::move(locks)}});
    });
    server.add("login.release", [&](const CallPtr& call) {
        const auto released = accounts.releaseLogins(call->parameters().value("account", ""),
                                                     call->parameters().value("network", ""));
        core::logInfo("control", {},
                      std::to_string(released) + " counts of failed logins were forgotten");
        call->reply({{"released", released}});
    });
}

} // namespace

void addAccountMethods(Server& server, const Services& services)
{
    addDomainMethods(server, services.accounts);
    addMailboxMethods(server, services.accounts);
    addAliasMethods(server, services.accounts);
    addListMethods(server, services.accounts);
    addLoginMethods(server, services.accounts);
}

} // namespace mailstead::control
