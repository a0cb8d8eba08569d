#include "dns/zone_servers.h"

#include "dns/wire.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace mailstead::dns
{

namespace
{

constexpr std::size_t mostServers = 8;

std::string parentOf(const std::string& name)
{
    const std::size_t dot = name.find('.');
    return dot == std::string::npos ? std::string() : name.substr(dot + 1);
}

/// A top-level domain's servers, or those of the reverse trees, say nothing about a name below that
/// is not delegated.
bool canBeZone(const std::string& name)
{
    return name.find('.') != std::string::npos && name != "in-addr.arpa" && name != "ip6.arpa";
}

void resolveServers(std::map<std::string, Zone>& zones,
                    const std::map<std::string, std::vector<std::string>>& hostsOfZone,
                    Resolver& resolver)
{
    std::vector<Question> questions;
    for (const auto& [zone, hosts] : hostsOfZone) {
        for (const std::string& host : hosts) {
            questions.push_back({host, Type::A});
            questions.push_back({host, Type::AAAA});
        }
    }
    const std::vector<Answer> answers = askAll(questions, resolver);
    std::map<std::string, std::string> addressOf;
    for (std::size_t index = 0; index < questions.size(); ++index) {
        // IPv4 comes first: not every machine has IPv6.
        if (answers[index].exists())
            addressOf.emplace(questions[index].name, answers[index].values.front());
    }
    for (auto& [name, zone] : zones) {
        const auto hosts = hostsOfZone.find(zone.name);
        if (hosts == hostsOfZone.end())
            continue;
        for (const std::string& host : hosts->second) {
            if (const auto address = addressOf.find(host); address != addressOf.end())
                zone.servers.push_back({host, address->second});
        }
    }
}

} // namespace

std::vector<Answer> askAll(const std::vector<Question>& questions, Resolver& resolver)
{
    struct Shared {
        std::mutex mutex;
        std::condition_variable changed;
        std::vector<Answer> answers;
        std::size_t missing = 0;
    };
    const auto shared = std::make_shared<Shared>();
    shared->answers.resize(questions.size());
    shared->missing = questions.size();
    for (std::size_t index = 0; index < questions.size(); ++index) {
        resolver.query(questions[index].name, questions[index].type,
                       [shared, index](Answer answer) {
                           const std::lock_guard lock(shared->mutex);
                           shared->answers[index] = std::move(answer);
                           --shared->missing;
                           shared->changed.notify_one();
                       });
    }
    std::unique_lock lock(shared->mutex);
    shared->changed.wait(lock, [&] { return shared->missing == 0; });
    return shared->answers;
}

std::map<std::string, Zone> findZones(const std::vector<std::string>& names, Resolver& resolver)
{
    // All ancestors of all names at once: one round trip instead of one a label.
    std::map<std::string, Answer> nameServers;
    for (const std::string& name : names) {
        for (std::string ancestor = canonicalName(name); canBeZone(ancestor);
             ancestor = parentOf(ancestor))
            nameServers[ancestor];
    }
    std::vector<Question> questions;
    for (const auto& [name, unused] : nameServers)
        questions.push_back({name, Type::NS});
    const std::vector<Answer> answers = askAll(questions, resolver);
    for (std::size_t index = 0; index < questions.size(); ++index)
        nameServers[questions[index].name] = answers[index];

    std::map<std::string, Zone> zones;
    std::map<std::string, std::vector<std::string>> hostsOfZone;
    for (const std::string& name : names) {
        Zone& zone = zones[name];
        zone.status = Status::NxDomain;
        for (std::string ancestor = canonicalName(name); canBeZone(ancestor);
             ancestor = parentOf(ancestor)) {
            const Answer& answer = nameServers[ancestor];
            zone.status = answer.status;
            if (answer.exists()) {
                zone.name = ancestor;
                auto hosts = answer.values;
                std::sort(hosts.begin(), hosts.end());
                hosts.resize(std::min(hosts.size(), mostServers));
                hostsOfZone[zone.name] = std::move(hosts);
            }
            if (answer.exists() || answer.isTemporaryFailure())
                break;
        }
    }
    resolveServers(zones, hostsOfZone, resolver);
    return zones;
}

} // namespace mailstead::dns
