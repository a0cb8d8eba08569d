// SPF of each domain and of the host: evaluated for each address that we send from, as receivers
// will, and for a stranger, to see what the record costs and whom it lets in.
#include "dns/checks/context.h"
#include "dns/checks/spf_lookup.h"
#include "dns/tag_list.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

using senderauth::SpfQuery;
using senderauth::SpfReport;
using senderauth::SpfResult;

constexpr unsigned manyLookups = 8;

SpfQuery queryFor(const Context& context, const std::string& domain, const std::string& client)
{
    SpfQuery query;
    asio::error_code ignored; // addresses of ours are addresses
    query.client = asio::ip::make_address(client, ignored);
    query.helo = context.names.hostname;
    query.sender = "postmaster@" + domain;
    query.receiver = context.names.hostname;
    query.now = context.world.now();
    return query;
}

std::string line(const std::string& client, const SpfReport& report)
{
    return fmt::format("SPF for {}: {} by {}, {} look-ups, {} to nothing{}{}", client,
                       toString(report.result),
                       report.mechanism.empty() ? "nothing" : report.mechanism, report.lookups,
                       report.voids, report.problem.empty() ? "" : ": ", report.problem);
}

struct Outcome {
    Verdict verdict;
    std::vector<std::string> evidence;
    unsigned lookups = 0;
};

/// The first address that does not pass decides.
asio::awaitable<Outcome> judgeAddresses(Context& context, std::string domain, std::string record)
{
    Outcome outcome;
    outcome.verdict = {RecordState::Ok, "ok", record};
    for (const std::string& address : context.names.addresses) {
        const SpfReport report =
            co_await evaluateSpf(context.lookups, queryFor(context, domain, address), record);
        outcome.evidence.push_back(line(address, report));
        if (report.result == SpfResult::Pass || outcome.verdict.problem != "ok")
            continue;
        if (report.result == SpfResult::TempError)
            outcome.verdict = {RecordState::Unknown, "temporary", report.problem};
        else if (report.result == SpfResult::PermError)
            outcome.verdict = {RecordState::Wrong, "error", report.problem};
        else
            outcome.verdict = {RecordState::Wrong, "not-us", record, {{"address", address}}};
    }
    co_return outcome;
}

/// What the whole record costs a receiver, and whether it lets strangers in.
asio::awaitable<void> judgeWhole(Context& context, std::string domain, std::string record,
                                 Outcome& outcome)
{
    const std::string stranger = "0.0.0.1";
    SpfQuery query = queryFor(context, domain, stranger);
    const SpfReport open = co_await evaluateSpf(context.lookups, query, record);
    query.countAll = true;
    const SpfReport all = co_await evaluateSpf(context.lookups, query, record);
    outcome.lookups = all.lookups;
    outcome.evidence.push_back(
        fmt::format("the whole record: {} look-ups, {} to nothing", all.lookups, all.voids));
    const bool syntaxIsWrong = outcome.verdict.problem == "error" && all.lookups == 0;
    if (syntaxIsWrong)
        co_return;
    if (all.lookups > senderauth::spfMostLookups)
        outcome.verdict = {
            RecordState::Wrong, "lookups", record, {{"count", std::to_string(all.lookups)}}};
    else if (all.voids > senderauth::spfMostVoids)
        outcome.verdict = {
            RecordState::Wrong, "voids", record, {{"count", std::to_string(all.voids)}}};
    else if (open.result == SpfResult::Pass)
        outcome.verdict = {RecordState::Wrong, "open", record};
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::TXT);
    std::map<std::string, Outcome> outcomes; // by the record: servers may differ
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw) {
        const auto records = versionedTexts(answer.values, "v=spf1");
        if (records.empty()) {
            verdicts.push_back({RecordState::Missing, "missing", {}});
            continue;
        }
        if (records.size() > 1) { // RFC 7208 §4.5
            verdicts.push_back(
                {RecordState::Wrong, "duplicate", fmt::format("{}", fmt::join(records, " | "))});
            continue;
        }
        const std::string record = records.front();
        if (!outcomes.contains(record)) {
            Outcome outcome = co_await judgeAddresses(context, wanted.name, record);
            co_await judgeWhole(context, wanted.name, record, outcome);
            outcomes.emplace(record, std::move(outcome));
        }
        verdicts.push_back(outcomes[record].verdict);
    }
    if (core::Finding* finding = settle(context, index, asked, verdicts)) {
        for (const auto& [record, outcome] : outcomes)
            finding->evidence.insert(finding->evidence.end(), outcome.evidence.begin(),
                                     outcome.evidence.end());
    }
    for (const auto& [record, outcome] : outcomes) {
        if (outcome.verdict.problem == "ok" && outcome.lookups >= manyLookups)
            context.add("spf", "lookups-many",
                        {{"name", wanted.name}, {"count", std::to_string(outcome.lookups)}},
                        outcome.evidence);
    }
}

} // namespace

asio::awaitable<void> checkSpf(Context& context)
{
    co_await forEachRecord(context, "spf", checkOne);
}

} // namespace mailstead::dns::checks
