// `mailsteadd check …` and `mailsteadd preflight`.
#include "control/client.h"
#include "core/config.h"
#include "daemon/commands.h"
#include "daemon/exit_codes.h"
#include "dns/preflight.h"
#include "dns/resolver.h"

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <fmt/format.h>
#include <thread>

namespace mailstead::daemon
{

namespace
{

using nlohmann::json;

std::string mark(const std::string& severity)
{
    if (severity == "ok")
        return "ok  ";
    if (severity == "bad")
        return "BAD ";
    return severity == "decide" ? "?   " : "-   ";
}

void printFindings(const json& findings)
{
    for (const json& finding : findings) {
        fmt::print("{}{}\n", mark(finding.value("severity", "")), finding.value("title", ""));
        for (const json& line : finding.value("evidence", json::array()))
            fmt::print("      {}\n", line.get<std::string>());
        if (finding.value("severity", "") == "ok")
            continue;
        for (const char* part : {"why", "fix"}) {
            if (const std::string text = finding.value(part, ""); !text.empty())
                fmt::print("      {}\n", text);
        }
    }
}

bool fits(const json& record, const CheckCommand& command)
{
    return command.purpose == "dns" || record.value("purpose", "") == command.purpose;
}

void printRecord(const json& record)
{
    fmt::print("{:8}{} {} {}\n", record.value("state", ""), record.value("name", ""),
               record.value("type", ""), record.value("value", ""));
    if (record.value("state", "") == "ok")
        return;
    for (const json& answer : record.value("answers", json::array())) {
        std::string values;
        for (const json& value : answer.value("values", json::array()))
            values += " " + value.get<std::string>();
        fmt::print("        {} says {}{}\n", answer.value("server", ""), answer.value("status", ""),
                   values);
    }
}

int checked(const json& report, const CheckCommand& command)
{
    json records = json::array();
    json findings = json::array();
    bool good = true;
    for (const json& record : report.value("records", json::array())) {
        if (!fits(record, command))
            continue;
        records.push_back(record);
        good = good && (record.value("state", "") == "ok" || !record.value("required", true));
    }
    for (const json& finding : report.value("findings", json::array())) {
        if (!fits(finding.value("parameters", json::object()), command))
            continue;
        findings.push_back(finding);
        good = good && finding.value("severity", "") != "bad";
    }
    if (command.json) {
        fmt::print("{}\n", json{{"records", records}, {"findings", findings}}.dump());
        return good ? exitOk : exitFailure;
    }
    for (const json& record : records)
        printRecord(record);
    printFindings(findings);
    if (records.empty())
        fmt::print("There is nothing to check: no such domain or record here\n");
    return good && !records.empty() ? exitOk : exitFailure;
}

} // namespace

int check(const CheckCommand& command)
{
    auto client = control::Client::connect(command.socketPath);
    if (!client) {
        printError(client.error());
        return exitFailure;
    }
    json parameters{{"scope", command.purpose == "dns" ? "everything" : "records"}};
    if (!command.domain.empty())
        parameters["domain"] = command.domain;
    const auto report = client->call("dns.check", parameters);
    if (!report) {
        printError(report.error());
        return exitFailure;
    }
    return checked(*report, command);
}

int preflight(const PreflightCommand& command)
{
    asio::io_context io(1);
    const auto work = asio::make_work_guard(io);
    const auto resolver = dns::makeResolver(io, core::Config());
    if (!resolver) {
        printError(resolver.error());
        return exitFailure;
    }
    std::thread thread([&io] { io.run(); });
    dns::PreflightOptions options;
    if (!command.outbound.empty())
        options.outboundDomains = command.outbound;
    auto report = dns::preflight(options, **resolver);
    io.stop();
    thread.join();
    if (!report) {
        printError(report.error());
        return exitFailure;
    }
    (*report)["version"] = MAILSTEAD_VERSION;
    if (command.json)
        fmt::print("{}\n", report->dump(-1, ' ', false, json::error_handler_t::replace));
    else
        printFindings(report->value("findings", json::array()));
    return exitOk;
}

} // namespace mailstead::daemon
