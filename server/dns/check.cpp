#include "dns/check.h"

#include "dns/direct_query.h"
#include "dns/wire.h"
#include "dns/zone_servers.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <fmt/format.h>
#include <map>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::milliseconds serverTimeout{4000};

/// A chain of aliases through several zones is followed so far.
constexpr int longestChain = 8;

using Sights = std::map<std::string, std::vector<NameSight>>; ///< by name

/// Asks every authoritative server and the resolver for the addresses and the alias of each name.
Sights lookEverywhere(const std::vector<std::string>& names, Resolver& resolver)
{
    constexpr std::array types{Type::A, Type::AAAA, Type::CNAME};
    resolver.flush();
    const auto zones = findZones(names, resolver);
    std::vector<DirectQuestion> direct;
    std::vector<Question> questions;
    for (const std::string& name : names) {
        for (const ZoneServer& server : zones.at(name).servers) {
            for (const Type type : types)
                direct.push_back({server.address, 53, name, type});
        }
        for (const Type type : types)
            questions.push_back({name, type});
    }
    const std::atomic_bool never{false};
    const auto directAnswers = askServers(direct, serverTimeout, never);
    const auto resolved = askAll(questions, resolver);

    const auto sightOf = [](std::string server, const Answer* answers) {
        NameSight sight;
        sight.server = std::move(server);
        sight.addresses = answers[0].values;
        sight.addresses.insert(sight.addresses.end(), answers[1].values.begin(),
                               answers[1].values.end());
        if (answers[2].exists())
            sight.alias = answers[2].values.front();
        sight.status = toString(answers[0].status);
        sight.failed = answers[0].isTemporaryFailure() && sight.alias.empty();
        return sight;
    };
    Sights sights;
    std::size_t at = 0;
    for (std::size_t index = 0; index < names.size(); ++index) {
        std::vector<NameSight>& ofName = sights[names[index]];
        for (const ZoneServer& server : zones.at(names[index]).servers) {
            ofName.push_back(sightOf(server.text(), &directAnswers[at]));
            at += types.size();
        }
        ofName.push_back(sightOf("resolver", &resolved[index * types.size()]));
    }
    return sights;
}

std::string textOf(const std::string& name, const NameSight& sight)
{
    std::string text = fmt::format("{}", fmt::join(sight.addresses, ", "));
    if (text.empty())
        text = sight.alias.empty() ? sight.status : "alias of " + sight.alias;
    return fmt::format("{} at {}: {}", name, sight.server, text);
}

core::Result<void> checkOnce(const std::vector<std::string>& names,
                             const std::vector<std::string>& addresses, Resolver& resolver,
                             std::set<std::string>& aliases)
{
    std::string seen;
    std::string wrongName;
    Leads wrong = Leads::Here;
    for (const auto& [name, sights] : lookEverywhere(names, resolver)) {
        for (const NameSight& sight : sights)
            seen += (seen.empty() ? "" : "; ") + textOf(name, sight);
        const Leads leads = whereItLeads(sights, addresses, aliases);
        if (leads != Leads::Here && wrong != Leads::Elsewhere) {
            wrong = leads;
            wrongName = name;
        }
    }
    if (wrong == Leads::Here)
        return {};
    if (wrong == Leads::Unknown)
        return core::fail(core::ErrorKind::Unavailable,
                          fmt::format("it cannot be told where {} leads", wrongName), seen,
                          "See that every name server of the domain answers");
    return core::fail(core::ErrorKind::Refused,
                      fmt::format("{} does not lead to this server yet", wrongName), seen,
                      fmt::format("Make its address record point to {} and wait until every name "
                                  "server has it; a proxy in front of it must be off",
                                  fmt::join(addresses, " or ")));
}

} // namespace

Leads whereItLeads(const std::vector<NameSight>& sights, const std::vector<std::string>& addresses,
                   std::set<std::string>& aliases)
{
    bool failed = false;
    for (const NameSight& sight : sights) {
        for (const std::string& address : sight.addresses) {
            if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
                return Leads::Elsewhere;
        }
        if (!sight.addresses.empty())
            continue;
        // A server that has the alias alone, because its target lies in another zone.
        if (!sight.alias.empty())
            aliases.insert(sight.alias);
        else if (sight.failed)
            failed = true;
        else
            return Leads::Elsewhere;
    }
    return failed || sights.empty() ? Leads::Unknown : Leads::Here;
}

core::Result<void> checkNamesLeadHere(const std::vector<std::string>& names,
                                      const std::vector<std::string>& addresses, Resolver& resolver)
{
    std::set<std::string> wanted;
    std::set<std::string> checked;
    for (const std::string& name : names)
        wanted.insert(canonicalName(name));
    for (int step = 0; step < longestChain && !wanted.empty(); ++step) {
        std::set<std::string> aliases;
        const auto leads = checkOnce({wanted.begin(), wanted.end()}, addresses, resolver, aliases);
        if (!leads)
            return leads;
        checked.merge(wanted);
        wanted.clear();
        for (const std::string& alias : aliases) {
            if (!checked.contains(canonicalName(alias)))
                wanted.insert(canonicalName(alias));
        }
    }
    if (wanted.empty())
        return {};
    return core::fail(core::ErrorKind::Refused,
                      fmt::format("the aliases of {} lead too far", names.front()), *wanted.begin(),
                      "Make it an alias of this server's own name");
}

} // namespace mailstead::dns
