#include "dns/check.h"

#include "dns/direct_query.h"
#include "dns/wire.h"
#include "dns/zone_servers.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::milliseconds serverTimeout{4000};

struct ServerAnswer {
    std::string server; ///< "ns1.example.org (192.0.2.1)", or "resolver"
    std::vector<std::string> values;
    std::string status;
};

/// Who was asked for one name and type, and what each said.
struct Asked {
    std::vector<ServerAnswer> answers;
};

/// Asks every authoritative server and the resolver for each question.
std::vector<Asked> askEverywhere(const std::vector<Question>& questions, Resolver& resolver,
                                 const std::atomic_bool& cancelled)
{
    resolver.flush();
    std::vector<std::string> names;
    for (const Question& question : questions)
        names.push_back(question.name);
    const auto zones = findZones(names, resolver);

    std::vector<DirectQuestion> direct;
    std::vector<std::pair<std::size_t, std::string>> origin; // question, server text
    for (std::size_t index = 0; index < questions.size(); ++index) {
        for (const ZoneServer& server : zones.at(questions[index].name).servers) {
            direct.push_back({server.address, 53, questions[index].name, questions[index].type});
            origin.emplace_back(index, server.text());
        }
    }
    const auto directAnswers = askServers(direct, serverTimeout, cancelled);
    const auto resolved = askAll(questions, resolver);

    std::vector<Asked> all(questions.size());
    const auto add = [&all](std::size_t index, std::string server, const Answer& answer) {
        all[index].answers.push_back(
            {std::move(server), answer.values, std::string(toString(answer.status))});
    };
    for (std::size_t index = 0; index < direct.size(); ++index)
        add(origin[index].first, origin[index].second, directAnswers[index]);
    for (std::size_t index = 0; index < questions.size(); ++index)
        add(index, "resolver", resolved[index]);
    return all;
}

} // namespace

core::Result<void> checkNamesLeadHere(const std::vector<std::string>& names,
                                      const std::vector<std::string>& addresses, Resolver& resolver)
{
    std::vector<Question> questions;
    for (const std::string& name : names) {
        questions.push_back({canonicalName(name), Type::A});
        questions.push_back({canonicalName(name), Type::AAAA});
    }
    const std::atomic_bool never{false};
    const std::vector<Asked> asked = askEverywhere(questions, resolver, never);

    std::string seen;
    std::string wrongName;
    for (std::size_t index = 0; index < questions.size(); index += 2) {
        bool here = true;
        std::size_t served = 0;
        const std::size_t servers = asked[index].answers.size();
        for (std::size_t server = 0; server < servers; ++server) {
            auto values = asked[index].answers[server].values;
            const auto& six = asked[index + 1].answers[server].values;
            values.insert(values.end(), six.begin(), six.end());
            const bool allOurs =
                std::all_of(values.begin(), values.end(), [&](const std::string& value) {
                    return std::find(addresses.begin(), addresses.end(), value) != addresses.end();
                });
            here = here && allOurs && !values.empty();
            served += values.empty() ? 0 : 1;
            seen += fmt::format("{}{} at {}: {}", seen.empty() ? "" : "; ", questions[index].name,
                                asked[index].answers[server].server,
                                values.empty() ? asked[index].answers[server].status
                                               : fmt::format("{}", fmt::join(values, ", ")));
        }
        if ((!here || served == 0) && wrongName.empty())
            wrongName = questions[index].name;
    }
    if (wrongName.empty())
        return {};
    return core::fail(core::ErrorKind::Refused,
                      fmt::format("{} does not lead to this server yet", wrongName), seen,
                      fmt::format("Make its address record point to {} and wait until every name "
                                  "server has it; a proxy in front of it must be off",
                                  fmt::join(addresses, " or ")));
}

} // namespace mailstead::dns
