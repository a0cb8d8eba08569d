// MX of each domain: a host of ours, by a name that has addresses of its own.
#include "dns/checks/context.h"
#include "dns/wire.h"

#include <asio/ip/address.hpp>

namespace mailstead::dns::checks
{

namespace
{

bool isAddress(const std::string& host)
{
    asio::error_code error;
    asio::ip::make_address(host, error);
    return !error;
}

Verdict judge(const Context& context, const Answer& answer)
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    const auto exchangers = mailExchangers(answer);
    if (exchangers.empty())
        return {RecordState::Missing, "missing", {}};
    const std::string ours = canonicalName(context.names.hostname);
    if (exchangers.front().host.empty())
        return {RecordState::Wrong, "null", answer.values.front()};
    for (const MailExchanger& exchanger : exchangers) {
        if (isAddress(exchanger.host))
            return {RecordState::Wrong, "is-address", exchanger.host};
    }
    if (exchangers.front().host != ours)
        return {RecordState::Wrong, "wrong", answer.values.front()};
    for (const MailExchanger& exchanger : exchangers) {
        if (exchanger.host != ours && exchanger.preference == exchangers.front().preference)
            return {RecordState::Wrong, "shared", exchanger.host};
    }
    return {RecordState::Ok, "ok", answer.values.front()};
}

/// The first host that is only another name (RFC 2181 §10.3).
asio::awaitable<std::string> aliasAmong(Context& context, Answer answer)
{
    const auto exchangers = mailExchangers(answer);
    for (const MailExchanger& exchanger : exchangers)
        context.lookups.begin(exchanger.host, Type::CNAME);
    for (const MailExchanger& exchanger : exchangers) {
        const Answer alias = co_await context.lookups.ask(exchanger.host, Type::CNAME);
        if (alias.exists())
            co_return exchanger.host;
    }
    co_return std::string();
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::MX);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(context, answer));
    // Mail servers disagree about what to do with an alias; the record's state says so too.
    const std::string alias = co_await aliasAmong(context, asked.raw.back());
    for (Verdict& verdict : verdicts) {
        if (!alias.empty() && verdict.state == RecordState::Ok)
            verdict = {RecordState::Wrong, "alias", alias};
    }
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkMx(Context& context)
{
    co_await forEachRecord(context, "mx", checkOne);
}

} // namespace mailstead::dns::checks
