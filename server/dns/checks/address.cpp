// A and AAAA of the hostname: ours, and nobody else's in between.
#include "dns/checks/context.h"
#include "dns/checks/proxies.h"

#include <algorithm>

namespace mailstead::dns::checks
{

namespace
{

Verdict judge(const Context& context, const WantedRecord& wanted, const Answer& answer)
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    for (const std::string& value : answer.values) {
        if (context.isOurs(value))
            continue;
        const std::string network = proxyNetwork(value);
        if (!network.empty())
            return {RecordState::Wrong, "proxied", value, {{"network", network}}};
        return {RecordState::Wrong, "foreign", value};
    }
    if (std::find(answer.values.begin(), answer.values.end(), wanted.value) == answer.values.end())
        return {RecordState::Missing, "missing", {}};
    return {RecordState::Ok, "ok", wanted.value};
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked =
        co_await askEverywhere(context, wanted.name, wanted.type == "A" ? Type::A : Type::AAAA);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(context, wanted, answer));
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkAddress(Context& context)
{
    co_await forEachRecord(context, "address", checkOne);
    // A host without any IPv6 address of ours must not have an AAAA record either.
    const bool haveV6 = std::any_of(
        context.names.addresses.begin(), context.names.addresses.end(),
        [](const std::string& address) { return address.find(':') != std::string::npos; });
    if (haveV6 || context.names.addresses.empty())
        co_return;
    const Answer answer = co_await context.lookups.ask(context.names.hostname, Type::AAAA);
    for (const std::string& value : answer.values) {
        const std::string network = proxyNetwork(value);
        Parameters parameters{{"name", context.names.hostname},
                              {"type", "AAAA"},
                              {"wanted", context.names.addresses.front()},
                              {"seen", value}};
        if (!network.empty())
            parameters["network"] = network;
        context.add("address", network.empty() ? "foreign" : "proxied", std::move(parameters),
                    {"AAAA " + context.names.hostname + " at resolver: " + value});
        co_return;
    }
}

} // namespace mailstead::dns::checks
