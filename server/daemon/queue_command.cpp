// `mailsteadd queue …`: the queue on a terminal of the server.
#include "control/client.h"
#include "daemon/commands.h"
#include "daemon/exit_codes.h"

#include <fmt/format.h>

namespace mailstead::daemon
{

namespace
{

using nlohmann::json;

constexpr std::uint64_t pageSize = 500;

json filterOf(const QueueCommand& command)
{
    json filter = json::object();
    for (const std::string& key : command.keys)
        filter[key.find('/') == std::string::npos ? "ids" : "keys"].push_back(key);
    if (!command.states.empty())
        filter["states"] = command.states;
    for (const auto& [name, text] :
         {std::pair{"sender", &command.sender}, std::pair{"recipient", &command.recipient},
          std::pair{"domain", &command.domain}, std::pair{"text", &command.text}}) {
        if (!text->empty())
            filter[name] = *text;
    }
    if (command.olderThan >= 0)
        filter["olderThan"] = command.olderThan;
    return filter;
}

/// What strangers wrote must not steer the terminal.
std::string printable(std::string text)
{
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = '?';
    }
    return text;
}

std::string textOr(const json& row, const char* name, const char* otherwise)
{
    const json value = row.value(name, json());
    return value.is_string() ? printable(value.get<std::string>()) : otherwise;
}

void printRow(const json& row)
{
    const std::string sender = textOr(row, "sender", "");
    fmt::print("{}  {:8} <{}> → <{}>  {} bytes  {}\n", textOr(row, "key", ""),
               textOr(row, "state", ""), sender, textOr(row, "recipient", ""),
               row.value("size", std::uint64_t(0)), textOr(row, "subject", ""));
    fmt::print("    received {}, {} attempts, next {}\n", textOr(row, "receivedAt", ""),
               row.value("attempts", 0), textOr(row, "nextAttempt", "now or on release"));
    if (row.value("lastReply", json()).is_string())
        fmt::print("    {}{}\n", textOr(row, "lastReply", ""),
                   row.value("lastHost", json()).is_string()
                       ? " (" + textOr(row, "lastHost", "") + ")"
                       : "");
}

int list(control::Client& client, const QueueCommand& command)
{
    std::uint64_t offset = 0;
    json rows = json::array();
    while (true) {
        const auto page = client.call("queue.list", {{"filter", filterOf(command)},
                                                     {"sort", "age"},
                                                     {"descending", true},
                                                     {"offset", offset},
                                                     {"limit", pageSize}});
        if (!page) {
            printError(page.error());
            return exitFailure;
        }
        const json& got = (*page)["rows"];
        for (const json& row : got) {
            if (command.json)
                fmt::print("{}\n", row.dump());
            else
                printRow(row);
        }
        offset += got.size();
        if (got.empty() || offset >= page->value("total", std::uint64_t(0)))
            break;
    }
    if (!command.json)
        fmt::print("{} recipients\n", offset);
    return exitOk;
}

} // namespace

int queueCommand(const QueueCommand& command)
{
    const json filter = filterOf(command);
    if (command.action != "list" && filter.empty() && !command.all) {
        printError({core::ErrorKind::InvalidInput,
                    "nothing says which rows are meant",
                    {},
                    "name messages, give a filter, or --all"});
        return exitUsage;
    }
    auto client = control::Client::connect(command.socketPath);
    if (!client) {
        printError(client.error());
        return exitFailure;
    }
    if (command.action == "list")
        return list(*client, command);
    const auto result = client->call(
        "queue.act", {{"action", command.action}, {"filter", filter}, {"dryRun", command.dryRun}});
    if (!result) {
        printError(result.error());
        return exitFailure;
    }
    if (command.json)
        fmt::print("{}\n", result->dump());
    else
        fmt::print("{}: {} {}, {} left out because they are being sent\n", command.action,
                   result->value("touched", std::uint64_t(0)),
                   command.dryRun ? "would be touched" : "done",
                   result->value("leftOut", std::uint64_t(0)));
    return exitOk;
}

} // namespace mailstead::daemon
