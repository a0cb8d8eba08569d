// PTR of each address, held against EHLO (the hostname) and A: equal is best, forward-confirmed is
// enough, missing is not.
#include "dns/checks/context.h"
#include "dns/generic_name.h"

#include <algorithm>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

using Confirmed = std::map<std::string, bool>;

Verdict judge(const WantedRecord& wanted, const std::string& address, const Answer& answer,
              const Confirmed& confirmed)
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    const auto leadsBack = [&confirmed](const std::string& name) {
        const auto found = confirmed.find(name);
        return found != confirmed.end() && found->second;
    };
    if (contains(answer.values, wanted.value)) {
        if (leadsBack(wanted.value))
            return {RecordState::Ok, "ok", wanted.value};
        return {RecordState::Wrong, "not-confirmed", wanted.value};
    }
    const std::string& seen = answer.values.front();
    if (!leadsBack(seen))
        return {RecordState::Wrong, "not-confirmed", seen};
    if (isGenericName(seen, address))
        return {RecordState::Wrong, "generic", seen};
    // Accepted everywhere, though equal would be better.
    return {RecordState::Ok, "other-name", seen};
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    std::string address;
    for (const std::string& ours : context.names.addresses) {
        if (reverseName(ours) == wanted.name)
            address = ours;
    }
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::PTR);
    const Type type = address.find(':') == std::string::npos ? Type::A : Type::AAAA;
    std::set<std::string> seen;
    for (const Answer& answer : asked.raw)
        seen.insert(answer.values.begin(), answer.values.end());
    for (const std::string& name : seen)
        context.lookups.begin(name, type);
    Confirmed confirmed;
    for (const std::string& name : seen) {
        const Answer forward = co_await context.lookups.ask(name, type);
        confirmed[name] = contains(forward.values, address);
    }
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(wanted, address, answer, confirmed));
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkPtr(Context& context)
{
    co_await forEachRecord(context, "ptr", checkOne);
}

} // namespace mailstead::dns::checks
