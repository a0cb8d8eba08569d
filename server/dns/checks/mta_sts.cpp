// MTA-STS (RFC 8461): the record, and the policy that it promises. TLS reporting (RFC 8460) has its
// record beside it.
#include "dns/checks/context.h"
#include "dns/mta_sts_policy.h"
#include "dns/tag_list.h"
#include "dns/wire.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

/// Whoever knows an earlier policy looks at the new one only when the id has changed (§3.1).
Verdict judge(const Answer& answer, const std::string& wantedId)
{
    const auto records = versionedTexts(answer.values, "v=STSv1");
    if (records.empty())
        return {RecordState::Missing, "missing", {}};
    if (records.size() > 1)
        return {RecordState::Wrong, "duplicate", fmt::format("{}", fmt::join(records, " | "))};
    const std::string id = mtaStsId(records.front());
    if (id != wantedId)
        return {RecordState::Wrong, id.empty() ? "wrong" : "stale", records.front()};
    return {RecordState::Ok, "ok", records.front()};
}

asio::awaitable<void> checkPolicy(Context& context, std::string domain)
{
    const std::string url = "https://mta-sts." + domain + "/.well-known/mta-sts.txt";
    const core::Result<http::Response> response = co_await context.lookups.fetch(url);
    Parameters parameters{{"name", domain}, {"host", context.names.hostname}};
    if (!response || response->status != 200) {
        const std::string seen =
            response ? fmt::format("HTTP {}", response->status) : response.error().text();
        parameters["seen"] = seen;
        context.add("mta-sts", "policy-unreachable", std::move(parameters), {url + ": " + seen});
        co_return;
    }
    const auto policy = parseMtaStsPolicy(response->body);
    const std::vector<std::string> evidence{url, response->body.substr(0, 1000)};
    if (!policy) {
        parameters["seen"] = policy.error().why;
        context.add("mta-sts", "policy-wrong", std::move(parameters), evidence);
    } else if (policy->mode != MtaStsPolicy::Mode::None &&
               !policy->allows(context.names.hostname)) {
        parameters["seen"] = fmt::format("mx: {}", fmt::join(policy->hosts, ", "));
        context.add("mta-sts", "policy-wrong", std::move(parameters), evidence);
    } else {
        context.add("mta-sts", "policy-ok", std::move(parameters), evidence);
    }
}

asio::awaitable<void> checkRecord(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::TXT);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(answer, mtaStsId(wanted.value)));
    settle(context, index, asked, verdicts);
    if (context.options.scope == Scope::Everything && verdicts.back().state == RecordState::Ok)
        co_await checkPolicy(context, wanted.name.substr(wanted.name.find('.') + 1));
}

/// No record is wanted yet, as the certificate does not have the policy's name.
asio::awaitable<void> checkUncovered(Context& context, std::string domain)
{
    const Answer answer = co_await context.lookups.ask("_mta-sts." + domain, Type::TXT);
    if (context.options.scope == Scope::Everything &&
        !versionedTexts(answer.values, "v=STSv1").empty()) {
        co_await checkPolicy(context, domain); // promised all the same
        co_return;
    }
    std::vector<std::string> evidence{
        context.names.certificateNames.empty()
            ? "the certificate in use is a temporary one"
            : fmt::format("certificate in use: {}",
                          fmt::join(context.names.certificateNames, ", "))};
    context.add("mta-sts", "waits", {{"name", domain}}, std::move(evidence));
}

Verdict judgeReports(const Answer& answer)
{
    const auto records = versionedTexts(answer.values, "v=TLSRPTv1");
    if (records.empty())
        return {RecordState::Missing, "missing", {}};
    if (records.size() > 1)
        return {RecordState::Wrong, "duplicate", fmt::format("{}", fmt::join(records, " | "))};
    const std::string target = lowered(tagValue(records.front(), "rua"));
    if (!target.starts_with("mailto:") && !target.starts_with("https:"))
        return {RecordState::Wrong, "wrong", records.front()};
    return {RecordState::Ok, "ok", records.front()};
}

asio::awaitable<void> checkReportRecord(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::TXT);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judgeReports(answer));
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkMtaSts(Context& context)
{
    std::vector<asio::awaitable<void>> jobs;
    for (const std::size_t index : context.recordsFor("mta-sts")) {
        const bool isText = context.report.records[index].wanted.type == "TXT";
        jobs.push_back(isText ? checkRecord(context, index) : checkLeadsHere(context, index));
    }
    if (context.names.servesWellKnown) {
        for (const DomainNames& domain : context.names.domains) {
            if (!policyIsCovered(context.names, domain.name))
                jobs.push_back(checkUncovered(context, canonicalName(domain.name)));
        }
    }
    co_await sideBySide(std::move(jobs));
}

asio::awaitable<void> checkTlsReports(Context& context)
{
    co_await forEachRecord(context, "tlsrpt", checkReportRecord);
}

} // namespace mailstead::dns::checks
