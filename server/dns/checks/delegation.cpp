// Each authoritative server of our zones answers, knows the zone, and has its newest copy.
#include "dns/checks/context.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

/// "ns1.example.org hostmaster.example.org 2026112401".
std::optional<std::uint32_t> serialOf(const Answer& answer)
{
    if (!answer.exists())
        return std::nullopt;
    const std::string& value = answer.values.front();
    const std::string digits = value.substr(value.rfind(' ') + 1);
    if (digits.empty() || digits.size() > 10 ||
        digits.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::stoull(digits));
}

/// RFC 1982: serials go round.
bool isOlder(std::uint32_t one, std::uint32_t other)
{
    return one != other && other - one < 0x80000000U;
}

asio::awaitable<void> checkZone(Context& context, Zone zone)
{
    for (const ZoneServer& server : zone.servers)
        context.lookups.beginAt({server.address, 53, zone.name, Type::SOA});
    std::vector<Answer> answers;
    std::vector<std::string> evidence;
    std::optional<std::uint32_t> newest;
    for (const ZoneServer& server : zone.servers) {
        const DirectQuestion question{server.address, 53, zone.name, Type::SOA};
        const Answer answer = co_await context.lookups.askAt(question);
        evidence.push_back(fmt::format("SOA {} at {}: {}", zone.name, server.text(),
                                       answer.exists() ? answer.values.front()
                                                       : std::string(toString(answer.status))));
        const auto serial = serialOf(answer);
        if (serial && answer.authoritative && (!newest || isOlder(*newest, *serial)))
            newest = serial;
        answers.push_back(answer);
    }
    bool good = true;
    for (std::size_t index = 0; index < answers.size(); ++index) {
        const Parameters parameters{
            {"zone", zone.name}, {"name", zone.name}, {"server", zone.servers[index].text()}};
        const auto serial = serialOf(answers[index]);
        std::string problem;
        if (answers[index].status == Status::Timeout)
            problem = "silent";
        else if (!serial || !answers[index].authoritative)
            problem = "lame";
        else if (newest && isOlder(*serial, *newest))
            problem = "stale";
        if (problem.empty())
            continue;
        good = false;
        context.add("delegation", problem, parameters, evidence);
    }
    if (good)
        context.add("delegation", "ok", {{"zone", zone.name}, {"name", zone.name}}, evidence);
}

} // namespace

asio::awaitable<void> checkDelegation(Context& context)
{
    std::vector<std::string> names{context.names.hostname};
    for (const DomainNames& domain : context.names.domains)
        names.push_back(domain.name);
    std::set<std::string> seen;
    std::vector<asio::awaitable<void>> jobs;
    for (const std::string& name : names) {
        Zone zone = co_await zoneOf(context, name);
        if (zone.servers.empty()) {
            // Bogus and silent zones have findings of their own.
            const bool known = zone.status == Status::NoError || zone.status == Status::NxDomain;
            if (known && seen.insert(name).second)
                context.add("delegation", "none", {{"name", name}},
                            {fmt::format("NS {}: {}", name, toString(zone.status))});
        } else if (seen.insert(zone.name).second) {
            jobs.push_back(checkZone(context, std::move(zone)));
        }
    }
    co_await sideBySide(std::move(jobs));
}

} // namespace mailstead::dns::checks
