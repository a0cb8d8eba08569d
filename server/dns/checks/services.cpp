// What mail programs look for: SRV records (RFC 6186) and the names that they fetch settings from.
#include "dns/checks/context.h"

#include <algorithm>

namespace mailstead::dns::checks
{

namespace
{

/// "0 1 993 mail.example.org" without priority and weight.
std::string targetOf(const std::string& service)
{
    const std::size_t first = service.find(' ');
    const std::size_t second = first == std::string::npos ? first : service.find(' ', first + 1);
    return second == std::string::npos ? std::string() : service.substr(second + 1);
}

Verdict judgeService(const WantedRecord& wanted, const Answer& answer)
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    for (const std::string& value : answer.values) {
        if (targetOf(value) == targetOf(wanted.value))
            return {RecordState::Ok, "ok", value};
    }
    return {RecordState::Wrong, "wrong", answer.values.front()};
}

asio::awaitable<void> checkService(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::SRV);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judgeService(wanted, answer));
    settle(context, index, asked, verdicts);
}

/// An alias of ours, or addresses of ours.
Verdict judgeAlias(const Context& context, const WantedRecord& wanted, const Answer& alias,
                   const Answer& address)
{
    if (alias.exists() && alias.values.front() == wanted.value)
        return {RecordState::Ok, "ok", wanted.value};
    if (alias.exists())
        return {RecordState::Wrong, "foreign", alias.values.front()};
    if (address.values.empty())
        return {RecordState::Missing, "missing", {}};
    for (const std::string& value : address.values) {
        if (!context.isOurs(value))
            return {RecordState::Wrong, "foreign", value};
    }
    return {RecordState::Ok, "ok", address.values.front()};
}

} // namespace

asio::awaitable<void> checkLeadsHere(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    context.lookups.begin(wanted.name, Type::A);
    const Asked aliases = co_await askEverywhere(context, wanted.name, Type::CNAME);
    const Asked addresses = co_await askEverywhere(context, wanted.name, Type::A);
    std::vector<Verdict> verdicts;
    for (std::size_t one = 0; one < aliases.raw.size(); ++one)
        verdicts.push_back(judgeAlias(context, wanted, aliases.raw[one], addresses.raw[one]));
    settle(context, index, aliases, verdicts);
}

asio::awaitable<void> checkServices(Context& context)
{
    std::vector<asio::awaitable<void>> jobs;
    for (const std::size_t index : context.recordsFor("srv"))
        jobs.push_back(checkService(context, index));
    for (const std::size_t index : context.recordsFor("autoconfig"))
        jobs.push_back(checkLeadsHere(context, index));
    co_await sideBySide(std::move(jobs));
}

} // namespace mailstead::dns::checks
