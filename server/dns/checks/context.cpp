#include "dns/checks/context.h"

#include "dns/checks/texts.h"
#include "dns/wire.h"

#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/this_coro.hpp>
#include <fmt/format.h>
#include <functional>

namespace mailstead::dns::checks
{

namespace
{

constexpr std::size_t mostServers = 8;
constexpr std::size_t longestEvidence = 2000;
constexpr std::size_t mostEvidence = 30;

std::string parentOf(const std::string& name)
{
    const std::size_t dot = name.find('.');
    return dot == std::string::npos ? std::string() : name.substr(dot + 1);
}

/// A top-level domain's servers, or those of the reverse trees, say nothing about a name below that
/// is not delegated.
bool canBeZone(const std::string& name)
{
    return name.find('.') != std::string::npos && name != "in-addr.arpa" && name != "ip6.arpa";
}

asio::awaitable<void> addServers(Context& context, Zone& zone, std::vector<std::string> hosts)
{
    std::sort(hosts.begin(), hosts.end());
    hosts.resize(std::min(hosts.size(), mostServers));
    std::vector<std::pair<std::string, Type>> questions;
    for (const std::string& host : hosts) {
        questions.emplace_back(host, Type::A);
        questions.emplace_back(host, Type::AAAA);
    }
    const std::vector<Answer> answers = co_await context.lookups.askAll(questions);
    for (std::size_t index = 0; index < hosts.size(); ++index) {
        // IPv4 first: not every machine has IPv6.
        const Answer& four = answers[2 * index];
        const Answer& address = four.exists() ? four : answers[2 * index + 1];
        if (address.exists())
            zone.servers.push_back({hosts[index], address.values.front()});
    }
}

RecordState combine(const std::vector<Verdict>& verdicts, const std::vector<Answer>& raw)
{
    bool anyOk = false;
    bool anyMissing = false;
    bool anyWrong = false;
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
        if (raw[index].isTemporaryFailure())
            continue; // says nothing about the record
        anyOk = anyOk || verdicts[index].state == RecordState::Ok;
        anyMissing = anyMissing || verdicts[index].state == RecordState::Missing;
        anyWrong = anyWrong || verdicts[index].state == RecordState::Wrong;
    }
    if (anyWrong || (anyOk && anyMissing))
        return RecordState::Wrong;
    if (anyMissing)
        return RecordState::Missing;
    return anyOk ? RecordState::Ok : RecordState::Unknown;
}

/// The first that is not in order, of servers that answered; else the first.
Verdict worstOf(const std::vector<Verdict>& verdicts, const std::vector<Answer>& raw)
{
    Verdict worst;
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
        if (!raw[index].isTemporaryFailure() &&
            (worst.problem.empty() ||
             (worst.state == RecordState::Ok && verdicts[index].state != RecordState::Ok)))
            worst = verdicts[index];
    }
    return worst;
}

} // namespace

Context::Context(asio::io_context& io, World& theWorld, ServerNames serverNames,
                 Options checkOptions)
    : lookups(io, theWorld)
    , world(theWorld)
    , names(std::move(serverNames))
    , options(std::move(checkOptions))
{
}

std::vector<std::size_t> Context::recordsFor(std::string_view purpose) const
{
    std::vector<std::size_t> indexes;
    for (std::size_t index = 0; index < report.records.size(); ++index) {
        if (report.records[index].wanted.purpose == purpose)
            indexes.push_back(index);
    }
    return indexes;
}

void Context::add(const std::string& purpose, const std::string& problem, Parameters parameters,
                  std::vector<std::string> evidence, bool required)
{
    std::string why;
    const auto reason = parameters.find("why");
    if (reason != parameters.end()) {
        why = reason->second;
        parameters.erase(reason);
    }
    core::Finding finding = findingFor(purpose, problem, std::move(parameters), why);
    // What mail flows without is not in the way; what is there and wrong may be.
    if (!required && finding.severity == core::Severity::Bad &&
        (problem == "missing" || purpose == "ptr"))
        finding.severity = core::Severity::Note;
    evidence.resize(std::min(evidence.size(), mostEvidence));
    for (std::string& line : evidence)
        line.resize(std::min(line.size(), longestEvidence));
    finding.evidence = std::move(evidence);
    report.findings.push_back(std::move(finding));
}

bool Context::isOurs(const std::string& address) const
{
    return std::find(names.addresses.begin(), names.addresses.end(), address) !=
           names.addresses.end();
}

asio::awaitable<void> sideBySide(std::vector<asio::awaitable<void>> jobs)
{
    struct Rest {
        asio::steady_timer timer;
        std::size_t count;
    };
    const auto executor = co_await asio::this_coro::executor;
    const auto rest = std::make_shared<Rest>(
        Rest{asio::steady_timer(executor, asio::steady_timer::time_point::max()), jobs.size()});
    for (asio::awaitable<void>& job : jobs)
        asio::co_spawn(executor, std::move(job), [rest](const std::exception_ptr&) {
            if (--rest->count == 0)
                rest->timer.cancel();
        });
    if (rest->count == 0)
        co_return;
    asio::error_code ignored; // it is cancelled: that is the signal
    co_await rest->timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<void> forEachRecord(Context& context, std::string purpose,
                                    asio::awaitable<void> (*check)(Context&, std::size_t))
{
    std::vector<asio::awaitable<void>> jobs;
    for (const std::size_t index : context.recordsFor(purpose))
        jobs.push_back(check(context, index));
    co_await sideBySide(std::move(jobs));
}

asio::awaitable<Zone> zoneOf(Context& context, std::string name)
{
    Zone zone;
    zone.status = Status::NxDomain;
    name = canonicalName(name);
    for (std::string ancestor = name; canBeZone(ancestor); ancestor = parentOf(ancestor))
        context.lookups.begin(ancestor, Type::NS);
    for (std::string ancestor = name; canBeZone(ancestor); ancestor = parentOf(ancestor)) {
        const Answer answer = co_await context.lookups.ask(ancestor, Type::NS);
        zone.status = answer.status;
        if (answer.exists()) {
            zone.name = ancestor;
            co_await addServers(context, zone, answer.values);
        }
        if (answer.exists() || answer.isTemporaryFailure())
            break;
    }
    co_return zone;
}

asio::awaitable<Asked> askEverywhere(Context& context, std::string name, Type type)
{
    context.lookups.begin(name, type);
    const Zone zone = co_await zoneOf(context, name);
    for (const ZoneServer& server : zone.servers)
        context.lookups.beginAt({server.address, 53, name, type});
    Asked asked;
    const auto add = [&asked](std::string server, const Answer& answer) {
        asked.answers.push_back(
            {std::move(server), answer.values, std::string(toString(answer.status))});
        asked.raw.push_back(answer);
    };
    for (const ZoneServer& server : zone.servers) {
        const DirectQuestion question{server.address, 53, name, type};
        const Answer answer = co_await context.lookups.askAt(question);
        add(server.text(), answer);
    }
    const Answer resolved = co_await context.lookups.ask(name, type);
    add("resolver", resolved);
    co_return asked;
}

std::vector<std::string> evidenceOf(const WantedRecord& wanted,
                                    const std::vector<ServerAnswer>& answers)
{
    std::vector<std::string> lines;
    for (const ServerAnswer& answer : answers)
        lines.push_back(fmt::format("{} {} at {}: {}", wanted.type, wanted.name, answer.server,
                                    answer.values.empty()
                                        ? answer.status
                                        : fmt::format("{}", fmt::join(answer.values, ", "))));
    return lines;
}

core::Finding* settle(Context& context, std::size_t index, const Asked& asked,
                      const std::vector<Verdict>& verdicts)
{
    CheckedRecord& record = context.report.records[index];
    record.answers = asked.answers;
    record.state = combine(verdicts, asked.raw);
    const Verdict worst = worstOf(verdicts, asked.raw);
    const Answer& resolved = asked.raw.back();
    if (resolved.status == Status::Bogus) {
        context.bogusNames.emplace(record.wanted.name, resolved.why);
        if (record.state == RecordState::Ok) // it is there, and who validates does not see it
            record.state = RecordState::Unknown;
    }
    if (record.state == RecordState::Unknown &&
        (resolved.status == Status::Bogus || worst.problem == "bogus"))
        return nullptr;
    Parameters parameters = worst.more;
    parameters["name"] = record.wanted.name;
    parameters["type"] = record.wanted.type;
    parameters["wanted"] = record.wanted.value;
    parameters["seen"] = worst.seen;
    parameters["why"] = record.wanted.why;
    const auto evidence = evidenceOf(record.wanted, record.answers);
    bool agree = true;
    for (std::size_t one = 0; one < verdicts.size(); ++one)
        agree =
            agree && (asked.raw[one].isTemporaryFailure() || verdicts[one].state == worst.state);
    if (!agree && record.state == RecordState::Wrong)
        context.add("servers", "disagree", std::move(parameters), evidence);
    else
        context.add(record.wanted.purpose, worst.problem.empty() ? "unknown" : worst.problem,
                    std::move(parameters), evidence, record.wanted.required);
    return &context.report.findings.back();
}

} // namespace mailstead::dns::checks
