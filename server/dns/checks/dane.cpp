#include "dns/checks/dane.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

/// As hexadecimal text: usage, selector, matching type, then the data (RFC 6698 §2.1).
constexpr std::string_view keyBySha256 = "030101";

/// Nothing when the record is of a kind that cannot be judged from the key alone.
std::optional<bool> fits(const std::string& record, const std::vector<std::string>& keys)
{
    if (!record.starts_with(keyBySha256))
        return std::nullopt;
    const std::string digest = record.substr(keyBySha256.size());
    return std::find(keys.begin(), keys.end(), digest) != keys.end();
}

} // namespace

asio::awaitable<void> checkDane(Context& context, std::vector<std::string> keysOn25)
{
    const std::string name = "_25._tcp." + context.names.hostname;
    const auto indexes = context.recordsFor("tlsa");
    WantedRecord wanted;
    if (!indexes.empty())
        wanted = context.wanted(indexes.front());
    if (keysOn25.empty() && !context.names.keyDigest.empty())
        keysOn25.push_back(context.names.keyDigest);
    const Asked asked = co_await askEverywhere(context, name, Type::TLSA);
    const Answer& answer = asked.raw.back();
    std::vector<std::string> evidence;
    for (const ServerAnswer& one : asked.answers)
        evidence.push_back(fmt::format(
            "TLSA {} at {}: {}", name, one.server,
            one.values.empty() ? one.status : fmt::format("{}", fmt::join(one.values, ", "))));
    for (const std::string& key : keysOn25)
        evidence.push_back("key on port 25: " + key);

    RecordState state = RecordState::Ok;
    std::string problem = "ok";
    if (answer.isTemporaryFailure()) {
        state = RecordState::Unknown;
        problem = "unknown";
    } else if (!answer.exists()) {
        state = RecordState::Missing;
        problem = "missing";
    } else if (!answer.secure) {
        problem = "unsigned";
    } else {
        // One that fits is enough; another may stand for the next key.
        bool anyFits = false;
        bool allKnown = true;
        for (const std::string& record : answer.values) {
            const auto one = fits(record, keysOn25);
            anyFits = anyFits || one.value_or(false);
            allKnown = allKnown && one.has_value();
        }
        if (!anyFits && (!allKnown || keysOn25.empty())) {
            state = RecordState::Unknown;
            problem = "unknown";
        } else if (!anyFits) {
            state = RecordState::Wrong;
            problem = "wrong";
        }
    }
    for (const std::size_t index : indexes) {
        context.report.records[index].answers = asked.answers;
        context.report.records[index].state = state;
    }
    if (answer.status == Status::Bogus) {
        context.bogusNames.emplace(name, answer.why); // told with the others of its kind
        co_return;
    }
    // What is not wanted, because the zone is not signed, is not missed either.
    if (indexes.empty() && (problem == "missing" || problem == "unknown"))
        co_return;
    context.add("tlsa", problem,
                {{"name", name}, {"type", "TLSA"}, {"wanted", wanted.value}, {"why", wanted.why}},
                std::move(evidence), false);
}

} // namespace mailstead::dns::checks
