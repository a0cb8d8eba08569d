#include "dns/check.h"

#include "dns/check_texts.h"
#include "dns/direct_query.h"
#include "dns/judge.h"
#include "dns/wire.h"
#include "dns/zone_servers.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::milliseconds serverTimeout{4000};

Type typeFrom(const std::string& type)
{
    if (type == "A")
        return Type::A;
    if (type == "AAAA")
        return Type::AAAA;
    if (type == "MX")
        return Type::MX;
    if (type == "PTR")
        return Type::PTR;
    return Type::TXT;
}

/// Who was asked for one name and type, and what each said.
struct Asked {
    std::vector<ServerAnswer> answers;
    std::vector<Answer> raw; ///< in the same order
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
        all[index].raw.push_back(answer);
    };
    for (std::size_t index = 0; index < direct.size(); ++index)
        add(origin[index].first, origin[index].second, directAnswers[index]);
    for (std::size_t index = 0; index < questions.size(); ++index)
        add(index, "resolver", resolved[index]);
    return all;
}

/// Forward look-ups of the names that PTR records lead to (RFC 8499, "forward-confirmed").
std::map<std::string, std::vector<std::string>> forwardAddresses(const std::vector<Asked>& asked,
                                                                 Resolver& resolver)
{
    std::vector<Question> questions;
    for (const Asked& one : asked) {
        for (const Answer& answer : one.raw) {
            for (const std::string& name : answer.values) {
                questions.push_back({name, Type::A});
                questions.push_back({name, Type::AAAA});
            }
        }
    }
    std::sort(questions.begin(), questions.end(), [](const Question& left, const Question& right) {
        return std::tie(left.name, left.type) < std::tie(right.name, right.type);
    });
    questions.erase(std::unique(questions.begin(), questions.end(),
                                [](const Question& left, const Question& right) {
                                    return left.name == right.name && left.type == right.type;
                                }),
                    questions.end());
    const auto answers = askAll(questions, resolver);
    std::map<std::string, std::vector<std::string>> addresses;
    for (std::size_t index = 0; index < questions.size(); ++index) {
        auto& list = addresses[questions[index].name];
        list.insert(list.end(), answers[index].values.begin(), answers[index].values.end());
    }
    return addresses;
}

RecordState combine(const std::vector<RecordState>& states, const std::vector<Answer>& raw)
{
    bool anyOk = false;
    bool anyMissing = false;
    bool anyWrong = false;
    for (std::size_t index = 0; index < states.size(); ++index) {
        if (raw[index].isTemporaryFailure())
            continue; // says nothing about the record
        anyOk = anyOk || states[index] == RecordState::Ok;
        anyMissing = anyMissing || states[index] == RecordState::Missing;
        anyWrong = anyWrong || states[index] == RecordState::Wrong;
    }
    if (anyWrong || (anyOk && anyMissing))
        return RecordState::Wrong;
    if (anyMissing)
        return RecordState::Missing;
    return anyOk ? RecordState::Ok : RecordState::Unknown;
}

} // namespace

std::string_view toString(RecordState state)
{
    switch (state) {
    case RecordState::Ok:
        return "ok";
    case RecordState::Missing:
        return "missing";
    case RecordState::Wrong:
        return "wrong";
    case RecordState::Unknown:
        break;
    }
    return "unknown";
}

CheckReport checkRecords(const ServerNames& names, Resolver& resolver,
                         const std::atomic_bool& cancelled)
{
    CheckReport report;
    std::vector<Question> questions;
    for (const WantedRecord& wanted : wantedRecords(names)) {
        questions.push_back({wanted.name, typeFrom(wanted.type)});
        report.records.push_back({wanted, RecordState::Unknown, {}});
    }
    std::vector<Asked> asked = askEverywhere(questions, resolver, cancelled);

    std::vector<Asked> reverse;
    for (std::size_t index = 0; index < questions.size(); ++index) {
        if (questions[index].type == Type::PTR)
            reverse.push_back(asked[index]);
    }
    const Judge judge(names, forwardAddresses(reverse, resolver));

    for (std::size_t index = 0; index < questions.size(); ++index) {
        CheckedRecord& record = report.records[index];
        record.answers = std::move(asked[index].answers);
        std::vector<RecordState> states;
        Verdict worst;
        for (const Answer& answer : asked[index].raw) {
            const Verdict verdict = judge.verdict(record.wanted, answer);
            states.push_back(verdict.state);
            if (!answer.isTemporaryFailure() &&
                (worst.problem.empty() ||
                 (worst.state == RecordState::Ok && verdict.state != RecordState::Ok)))
                worst = verdict;
        }
        record.state = combine(states, asked[index].raw);
        const bool agree =
            std::adjacent_find(states.begin(), states.end(), std::not_equal_to<>()) == states.end();
        addFinding(record, worst, agree, report.findings);
    }
    return report;
}

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
