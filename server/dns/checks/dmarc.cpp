// DMARC (RFC 7489): one record with a policy, and reports that will be accepted where they go.
#include "dns/checks/context.h"
#include "dns/tag_list.h"
#include "dns/wire.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

constexpr std::string_view version = "v=DMARC1";

Verdict judge(const Answer& answer)
{
    const auto records = versionedTexts(answer.values, version);
    if (records.empty())
        return {RecordState::Missing, "missing", {}};
    if (records.size() > 1) // §6.6.3: then there is none
        return {RecordState::Wrong, "duplicate", fmt::format("{}", fmt::join(records, " | "))};
    const std::string policy = lowered(tagValue(records.front(), "p"));
    if (policy == "none")
        return {RecordState::Ok, "none", records.front()};
    if (policy != "quarantine" && policy != "reject")
        return {RecordState::Wrong, "wrong", records.front()};
    return {RecordState::Ok, "ok", records.front()};
}

/// Domains that reports go to, other than the domain itself or one above or below it.
std::set<std::string> foreignDomains(const std::string& record, const std::string& domain)
{
    std::set<std::string> domains;
    for (const char* tag : {"rua", "ruf"}) {
        for (const std::string& uri : splitList(tagValue(record, tag), ',')) {
            const std::size_t at = uri.rfind('@');
            if (!lowered(uri).starts_with("mailto:") || at == std::string::npos)
                continue;
            // A size limit may follow: "mailto:a@example.org!10m".
            const std::string target =
                canonicalName(uri.substr(at + 1, uri.find('!', at) - at - 1));
            if (target != domain && !target.ends_with("." + domain) &&
                !domain.ends_with("." + target))
                domains.insert(target);
        }
    }
    return domains;
}

/// §7.1: the other domain must agree.
asio::awaitable<void> checkReports(Context& context, std::string domain, std::string record)
{
    const auto foreign = foreignDomains(record, domain);
    for (const std::string& target : foreign)
        context.lookups.begin(domain + "._report._dmarc." + target, Type::TXT);
    for (const std::string& target : foreign) {
        const std::string name = domain + "._report._dmarc." + target;
        const Answer answer = co_await context.lookups.ask(name, Type::TXT);
        if (answer.isTemporaryFailure() || !versionedTexts(answer.values, version).empty())
            continue;
        context.add("dmarc", "report-refused",
                    {{"name", domain}, {"seen", target}, {"report", name}},
                    {fmt::format("TXT {} at resolver: {}", name, toString(answer.status)), record});
    }
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::TXT);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(answer));
    settle(context, index, asked, verdicts);
    const auto records = versionedTexts(asked.raw.back().values, version);
    if (records.size() == 1)
        co_await checkReports(context, wanted.name.substr(wanted.name.find('.') + 1),
                              records.front());
}

} // namespace

asio::awaitable<void> checkDmarc(Context& context)
{
    co_await forEachRecord(context, "dmarc", checkOne);
}

} // namespace mailstead::dns::checks
