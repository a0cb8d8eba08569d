#include "spf_zone.h"

using namespace mailstead::senderauth;

SpfAnswer SpfZone::ask(const SpfQuestion& question) const
{
    std::string name = question.name;
    std::set<std::string> seen;
    while (seen.insert(name).second) {
        const auto host = hosts.find(name);
        if (host == hosts.end())
            return {};
        const auto records = host->second.records.find(question.type);
        if (records != host->second.records.end())
            return {false, records->second};
        if (host->second.timesOut)
            return {true, {}};
        if (host->second.alias.empty())
            return {};
        name = host->second.alias;
    }
    return {true, {}}; // an alias of itself: resolvers answer SERVFAIL
}

SpfReport SpfZone::evaluate(const SpfQuery& query, unsigned* rounds) const
{
    SpfEvaluator evaluator(query);
    for (auto questions = evaluator.advance(); !questions.empty();
         questions = evaluator.advance()) {
        if (rounds != nullptr)
            ++*rounds;
        for (const SpfQuestion& question : questions)
            evaluator.answer(question, ask(question));
    }
    return evaluator.report();
}
