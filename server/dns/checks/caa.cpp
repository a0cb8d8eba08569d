// CAA (RFC 8659): may the chosen authority sign for the hostname and the other names?
#include "dns/caa.h"
#include "dns/checks/context.h"
#include "dns/tag_list.h"
#include "dns/wire.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

/// The records of the name or its nearest ancestor that has any (§3); ancestors side by side.
asio::awaitable<Answer> relevantRecords(Context& context, std::string name, std::string& owner)
{
    std::vector<std::string> names;
    for (std::string at = canonicalName(name); at.find('.') != std::string::npos;
         at = at.substr(at.find('.') + 1))
        names.push_back(at);
    for (const std::string& one : names)
        context.lookups.begin(one, Type::CAA);
    Answer nothing;
    nothing.status = Status::NoError;
    for (const std::string& one : names) {
        Answer answer = co_await context.lookups.ask(one, Type::CAA);
        if (answer.exists() || answer.isTemporaryFailure()) {
            owner = one;
            co_return answer;
        }
    }
    co_return nothing;
}

/// What the records say about our authority.
Verdict judge(const Context& context, const Answer& answer)
{
    bool restricted = false;
    std::string otherAccount;
    for (const std::string& record : answer.values) {
        const CaaProperty property = caaProperty(record);
        if (property.tag != "issue")
            continue;
        restricted = true;
        const auto parts = splitList(property.value, ';');
        const std::string authority = parts.empty() ? std::string() : lowered(parts.front());
        const auto& ours = context.names.authorities;
        if (std::find(ours.begin(), ours.end(), authority) == ours.end())
            continue;
        const std::string account = tagValue(property.value, "accounturi");
        if (account.empty() || context.names.authorityAccount.empty() ||
            account == context.names.authorityAccount)
            return {RecordState::Ok, "ok", record};
        otherAccount = account;
    }
    if (!restricted)
        return {RecordState::Missing, "missing", {}};
    if (!otherAccount.empty())
        return {RecordState::Wrong, "account", otherAccount};
    return {RecordState::Wrong, "forbids", fmt::format("{}", fmt::join(answer.values, ", "))};
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    std::string owner = wanted.name;
    const Answer answer = co_await relevantRecords(context, wanted.name, owner);
    Asked asked;
    asked.answers.push_back({"resolver", answer.values, std::string(toString(answer.status))});
    asked.raw.push_back(answer);
    Verdict verdict = judge(context, answer);
    if (answer.isTemporaryFailure()) // then the authority refuses too, but may fare better
        verdict = {RecordState::Unknown, "unknown", {}};
    verdict.more["owner"] = owner;
    settle(context, index, asked, {verdict});
}

} // namespace

asio::awaitable<void> checkCaa(Context& context)
{
    co_await forEachRecord(context, "caa", checkOne);
}

} // namespace mailstead::dns::checks
