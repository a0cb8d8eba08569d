// `mailsteadd account …`: mailboxes and aliases on a terminal of the server.
#include "control/client.h"
#include "daemon/commands.h"
#include "daemon/exit_codes.h"

#include <fmt/format.h>
#include <iostream>

namespace mailstead::daemon
{

namespace
{

using nlohmann::json;

core::Result<json> accountOf(control::Client& client, const std::string& address)
{
    auto all = client.call("account.list", json::object());
    if (!all)
        return all;
    for (json& account : (*all)["accounts"]) {
        if (account.value("address", "") == address || account.value("shown", "") == address)
            return std::move(account);
    }
    return core::fail(core::ErrorKind::NotFound, "there is no mailbox " + address);
}

core::Result<json> setLimits(control::Client& client, const AccountCommand& command)
{
    const auto account = accountOf(client, command.address);
    if (!account)
        return account;
    json limits = (*account)["limits"];
    limits["address"] = command.address;
    for (const auto& [name, value] : {std::pair{"quotaBytes", command.quotaBytes},
                                      std::pair{"messagesPerDay", command.messagesPerDay},
                                      std::pair{"recipientsPerDay", command.recipientsPerDay}}) {
        if (value >= 0)
            limits[name] = value;
    }
    return client.call("account.setLimits", limits);
}

core::Result<json> setAlias(control::Client& client, const AccountCommand& command)
{
    if (command.targets.empty())
        return client.call("alias.remove", {{"address", command.address}});
    return client.call("alias.add", {{"address", command.address}, {"targets", command.targets}});
}

core::Result<json> add(control::Client& client, const AccountCommand& command)
{
    std::string password;
    if (!std::getline(std::cin, password))
        return core::fail(core::ErrorKind::InvalidInput, "no password came on standard input");
    return client.call("account.add",
                       {{"address", command.address}, {"password", std::move(password)}});
}

core::Result<json> list(control::Client& client, const AccountCommand& command)
{
    json filter = json::object();
    if (!command.address.empty())
        filter["domain"] = command.address;
    auto accounts = client.call("account.list", filter);
    if (!accounts)
        return accounts;
    for (const json& account : (*accounts)["accounts"]) {
        const json& limits = account["limitsInForce"];
        const json& sent = account["sent"];
        fmt::print(
            "{}{}{}  sent {}/{} messages, {}/{} recipients  quota {}\n",
            account["shown"].get<std::string>(), account["enabled"].get<bool>() ? "" : "  disabled",
            account["full"].get<bool>() ? "  full" : "", sent["messages"].get<std::uint64_t>(),
            limits["messagesPerDay"].get<std::uint64_t>(), sent["recipients"].get<std::uint64_t>(),
            limits["recipientsPerDay"].get<std::uint64_t>(),
            limits["quotaBytes"] == 0
                ? std::string("none")
                : fmt::format("{} bytes", limits["quotaBytes"].get<std::uint64_t>()));
    }
    auto aliases = client.call("alias.list", filter);
    if (!aliases)
        return aliases;
    for (const json& alias : (*aliases)["aliases"]) {
        fmt::print("{} →", alias["shown"].get<std::string>());
        for (const json& target : alias["targets"])
            fmt::print(" {}", target.get<std::string>());
        fmt::print("\n");
    }
    return json::object();
}

core::Result<json> locks(control::Client& client)
{
    auto result = client.call("login.locks", json::object());
    if (!result)
        return result;
    for (const json& lock : (*result)["locks"]) {
        const std::string account = lock["account"];
        const std::string network = lock["network"];
        fmt::print("{} from {}: {} failures, waits {} s\n", account.empty() ? "anybody" : account,
                   network.empty() ? "anywhere" : network, lock["failures"].get<std::uint64_t>(),
                   lock["seconds"].get<std::int64_t>());
    }
    return json::object();
}

} // namespace

int accountCommand(const AccountCommand& command)
{
    auto client = control::Client::connect(command.socketPath);
    if (!client) {
        printError(client.error());
        return exitFailure;
    }
    core::Result<json> result = json::object();
    if (command.action == "list")
        result = list(*client, command);
    else if (command.action == "add")
        result = add(*client, command);
    else if (command.action == "remove")
        result = client->call("account.remove", {{"address", command.address}});
    else if (command.action == "alias")
        result = setAlias(*client, command);
    else if (command.action == "limits")
        result = setLimits(*client, command);
    else
        result = locks(*client);
    if (!result) {
        printError(result.error());
        return exitFailure;
    }
    return exitOk;
}

} // namespace mailstead::daemon
