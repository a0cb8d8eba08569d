// DNSSEC of our zones: signed and valid, not signed, or broken, with the validator's reason.
#include "dns/checks/context.h"

#include "dns/wire.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

const std::string unsaid = "no reason given";

bool isWithin(const std::string& name, const std::string& zone)
{
    return name == zone || name.ends_with("." + zone);
}

asio::awaitable<void> checkZone(Context& context, std::string name)
{
    const Answer state = co_await context.lookups.ask(name, Type::SOA);
    Parameters parameters{{"zone", name}, {"name", name}};
    if (state.status == Status::Bogus) {
        context.bogusZones.insert(name);
        parameters["seen"] = state.why.empty() ? unsaid : state.why;
        context.add("dnssec", "bogus", std::move(parameters),
                    {fmt::format("SOA {}: {}", name, toString(state.status)), state.why});
        co_return;
    }
    if (state.secure) {
        context.add("dnssec", "secure", std::move(parameters),
                    {fmt::format("SOA {}: validated", name)});
        co_return;
    }
    context.lookups.begin(name, Type::DS);
    // The root is signed: a resolver to which it is not does not validate.
    const Answer root = co_await context.lookups.ask(".", Type::NS);
    const Answer signature = co_await context.lookups.ask(name, Type::DS);
    if (!root.secure || state.isTemporaryFailure()) {
        context.add("dnssec", "unknown", std::move(parameters),
                    {fmt::format("SOA {}: {}; the root: {}", name, toString(state.status),
                                 root.secure ? "validated" : "not validated")});
        co_return;
    }
    context.add("dnssec", "insecure", std::move(parameters),
                {fmt::format("SOA {}: {}, not signed", name, toString(state.status)),
                 signature.exists() ? fmt::format("DS {}: {}", name, signature.values.front())
                                    : fmt::format("DS {}: none at the parent", name)});
}

} // namespace

void addBogusNames(Context& context)
{
    for (const auto& [name, why] : context.bogusNames) {
        const bool told =
            std::any_of(context.bogusZones.begin(), context.bogusZones.end(),
                        [&name = name](const std::string& zone) { return isWithin(name, zone); });
        if (!told)
            context.add("dnssec", "bogus",
                        {{"zone", name}, {"name", name}, {"seen", why.empty() ? unsaid : why}},
                        {fmt::format("{}: {}", name, toString(Status::Bogus)), why});
    }
}

asio::awaitable<void> checkDnssec(Context& context)
{
    std::vector<std::string> names{context.names.hostname};
    for (const DomainNames& domain : context.names.domains)
        names.push_back(domain.name);
    std::set<std::string> zones;
    std::set<std::string> bogus;
    for (const std::string& name : names) {
        const Zone zone = co_await zoneOf(context, name);
        // A bogus zone's name servers cannot be asked for either; the name itself tells then.
        if (!zone.name.empty())
            zones.insert(zone.name);
        else if (zone.status == Status::Bogus)
            bogus.insert(canonicalName(name));
    }
    for (const std::string& name : bogus) {
        const bool another =
            std::any_of(bogus.begin(), bogus.end(), [&name](const std::string& other) {
                return other != name && isWithin(name, other);
            });
        if (!another) // else that one tells it
            zones.insert(name);
    }
    std::vector<asio::awaitable<void>> jobs;
    for (const std::string& zone : zones)
        jobs.push_back(checkZone(context, zone));
    co_await sideBySide(std::move(jobs));
}

} // namespace mailstead::dns::checks
