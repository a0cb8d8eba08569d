#include "dns/preflight.h"

#include "core/finding.h"
#include "core/version.h"
#include "dns/machine.h"
#include "dns/outbound.h"
#include "dns/preflight_findings.h"
#include "dns/wanted.h"
#include "dns/zone_servers.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::milliseconds outboundTimeout{8000};

std::string nowText()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

std::vector<ReverseName> reverseNames(const std::vector<std::string>& addresses, Resolver& resolver)
{
    std::vector<Question> questions;
    for (const std::string& address : addresses)
        questions.push_back({reverseName(address), Type::PTR});
    const auto answers = askAll(questions, resolver);
    std::vector<ReverseName> names;
    std::vector<Question> forward;
    for (std::size_t index = 0; index < addresses.size(); ++index) {
        ReverseName name;
        name.address = addresses[index];
        name.status = answers[index].status;
        name.names = answers[index].values;
        names.push_back(std::move(name));
        const bool v6 = addresses[index].find(':') != std::string::npos;
        forward.push_back({names.back().names.empty() ? "invalid" : names.back().names.front(),
                           v6 ? Type::AAAA : Type::A});
    }
    const auto forwardAnswers = askAll(forward, resolver);
    for (std::size_t index = 0; index < names.size(); ++index) {
        const auto& values = forwardAnswers[index].values;
        names[index].confirmed =
            std::find(values.begin(), values.end(), addresses[index]) != values.end();
    }
    return names;
}

/// The Spamhaus ZEN list (IPv4). Its answers 127.255.255.252 to .255 mean that it does not talk to
/// this resolver; when its permanent test entry is not listed, it cannot be asked at all.
std::vector<Listing> blocklistListings(const std::vector<std::string>& addresses,
                                       Resolver& resolver)
{
    const std::string list = "zen.spamhaus.org";
    std::vector<Question> questions{{"2.0.0.127." + list, Type::A}};
    std::vector<std::string> asked;
    for (const std::string& address : addresses) {
        in_addr v4{};
        if (inet_pton(AF_INET, address.c_str(), &v4) != 1)
            continue;
        const std::string reversed = reverseName(address);
        questions.push_back(
            {reversed.substr(0, reversed.size() - std::string("in-addr.arpa").size()) + list,
             Type::A});
        asked.push_back(address);
    }
    const auto answers = askAll(questions, resolver);
    const auto refusal = [](const Answer& answer) {
        return std::any_of(
            answer.values.begin(), answer.values.end(),
            [](const std::string& value) { return value.compare(0, 12, "127.255.255.") == 0; });
    };
    const bool answers127 = answers.front().exists() && !refusal(answers.front());
    std::vector<Listing> listings;
    for (std::size_t index = 0; index < asked.size(); ++index) {
        const Answer& answer = answers[index + 1];
        Listing listing{asked[index], list, Listing::State::Clean, {}};
        if (!answers127 || refusal(answer) || answer.isTemporaryFailure())
            listing.state = Listing::State::Unknown;
        else if (answer.exists())
            listing.state = Listing::State::Listed;
        listing.answer = answer.exists() ? fmt::format("{}", fmt::join(answer.values, ", "))
                                         : std::string(toString(answer.status));
        listings.push_back(std::move(listing));
    }
    return listings;
}

nlohmann::json factsJson(const Machine& machine, const std::vector<ReverseName>& reverse)
{
    nlohmann::json facts = {
        {"hostname", machine.hostname},
        {"system",
         {{"id", machine.systemId},
          {"version", machine.systemVersion},
          {"name", machine.systemName}}},
        {"arch", machine.architecture},
        {"memoryBytes", machine.memoryBytes},
        {"freeBytes", machine.freeBytes},
        {"bootId", machine.bootId},
        {"clock", nowText()},
        {"services", machine.services},
        {"firewall", machine.firewall},
        {"timeSynchronised", nullptr},
        {"addresses", nlohmann::json::array()},
        {"listening", nlohmann::json::array()},
    };
    if (machine.timeSynchronised)
        facts["timeSynchronised"] = *machine.timeSynchronised;
    for (const ReverseName& name : reverse) {
        facts["addresses"].push_back(
            {{"address", name.address},
             {"family", name.address.find(':') == std::string::npos ? 4 : 6},
             {"public", true},
             {"ptr", name.names}});
    }
    for (const OpenPort& port : machine.listening) {
        facts["listening"].push_back(
            {{"port", port.port}, {"address", port.address}, {"process", port.process}});
    }
    return facts;
}

} // namespace

core::Result<nlohmann::json> preflight(const PreflightOptions& options, Resolver& resolver)
{
    const Machine machine = readMachine();
    const auto addresses = publicAddresses();
    const auto reverse = reverseNames(addresses, resolver);

    std::vector<core::Finding> findings;
    addMachineFindings(machine, findings);
    addAddressFindings(addresses, reverse, findings);
    addOutboundFinding(tryOutbound(options.outboundDomains, resolver, outboundTimeout), findings);
    addBlocklistFindings(blocklistListings(addresses, resolver), findings);

    return nlohmann::json{
        {"version", core::version}, {"facts", factsJson(machine, reverse)}, {"findings", findings}};
}

} // namespace mailstead::dns
