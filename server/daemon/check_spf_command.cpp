// `mailsteadd check spf`: check_host() of RFC 7208 for any domain, with its trace.
#include "core/config.h"
#include "daemon/commands.h"
#include "daemon/exit_codes.h"
#include "dns/checks/spf_lookup.h"
#include "dns/own_addresses.h"
#include "dns/zone_servers.h"

#include <asio/executor_work_guard.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace mailstead::daemon
{

namespace
{

using nlohmann::json;
using senderauth::SpfReport;

/// RFC 7208 section 4.6.4.
constexpr std::chrono::seconds patience{20};

SpfReport evaluate(dns::Resolver& resolver, senderauth::SpfQuery query)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    query.ahead = true;
    senderauth::SpfEvaluator evaluator(std::move(query));
    for (auto asked = evaluator.advance(); !asked.empty(); asked = evaluator.advance()) {
        if (std::chrono::steady_clock::now() >= end) {
            evaluator.giveUp();
            break;
        }
        std::vector<dns::Question> questions;
        for (const senderauth::SpfQuestion& question : asked)
            questions.push_back({question.name, dns::checks::typeOf(question.type)});
        const auto answers = dns::askAll(questions, resolver);
        for (std::size_t index = 0; index < asked.size(); ++index)
            evaluator.answer(asked[index],
                             dns::checks::spfAnswer(answers[index], asked[index].type));
    }
    return evaluator.report();
}

json toJson(const std::string& address, const SpfReport& report)
{
    json trace = json::array();
    for (const senderauth::SpfStep& step : report.trace)
        trace.push_back({{"depth", step.depth},
                         {"domain", step.domain},
                         {"term", step.term},
                         {"outcome", step.outcome}});
    return {{"address", address},
            {"result", senderauth::toString(report.result)},
            {"mechanism", report.mechanism},
            {"problem", report.problem},
            {"explanation", report.explanation},
            {"lookups", report.lookups},
            {"voids", report.voids},
            {"trace", std::move(trace)}};
}

void print(const std::string& address, const SpfReport& report)
{
    fmt::print(
        "{}: {}{}, {} look-ups, {} to nothing\n", address, senderauth::toString(report.result),
        report.mechanism.empty() ? "" : " by " + report.mechanism, report.lookups, report.voids);
    for (const senderauth::SpfStep& step : report.trace)
        fmt::print("  {:{}}{} {}{}\n", "", 2 * step.depth, step.domain, step.term,
                   step.outcome.empty() ? "" : ": " + step.outcome);
    if (!report.problem.empty())
        fmt::print("  {}\n", report.problem);
    if (!report.explanation.empty())
        fmt::print("  the domain says: {}\n", report.explanation);
}

} // namespace

int checkSpf(const CheckSpfCommand& command)
{
    const auto loaded = core::loadConfig(command.configPath);
    const core::Config config = loaded.value_or(core::Config());
    auto addresses = command.address.empty() ? dns::publicAddresses(config.addresses)
                                             : std::vector<std::string>{command.address};
    if (addresses.empty()) {
        printError({core::ErrorKind::NotFound,
                    "This machine has no public address",
                    {},
                    "Give the sending address behind the domain"});
        return exitUsage;
    }
    asio::io_context io(1);
    const auto work = asio::make_work_guard(io);
    const auto resolver = dns::makeResolver(io, config);
    if (!resolver) {
        printError(resolver.error());
        return exitFailure;
    }
    std::thread thread([&io] { io.run(); });
    bool allPass = true;
    json results = json::array();
    for (const std::string& address : addresses) {
        senderauth::SpfQuery query;
        asio::error_code wrong;
        query.client = asio::ip::make_address(address, wrong);
        if (wrong) {
            printError({core::ErrorKind::InvalidInput, address + " is no address"});
            allPass = false;
            break;
        }
        query.helo = command.helo.empty() ? command.domain : command.helo;
        query.sender = command.sender.empty() ? "postmaster@" + command.domain : command.sender;
        query.receiver = config.hostname;
        query.now = std::chrono::system_clock::now();
        const SpfReport report = evaluate(**resolver, std::move(query));
        allPass = allPass && report.result == senderauth::SpfResult::Pass;
        results.push_back(toJson(address, report));
        if (!command.json)
            print(address, report);
    }
    if (command.json)
        fmt::print("{}\n", json{{"domain", command.domain}, {"results", results}}.dump(
                               -1, ' ', false, json::error_handler_t::replace));
    io.stop();
    thread.join();
    return allPass ? exitOk : exitFailure;
}

} // namespace mailstead::daemon
