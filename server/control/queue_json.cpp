#include "control/queue_json.h"

#include "control/time_text.h"

#include <array>
#include <utility>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

constexpr std::size_t mostKeys = 10000;

template <class Value, std::size_t Count>
core::Result<Value> byName(const std::array<std::pair<std::string_view, Value>, Count>& names,
                           std::string_view name, const char* what)
{
    for (const auto& [known, value] : names) {
        if (known == name)
            return value;
    }
    return core::fail(core::ErrorKind::InvalidInput, std::string("there is no ") + what + " \"" +
                                                         std::string(name.substr(0, 40)) + "\"");
}

template <class Value, std::size_t Count>
std::string_view nameOf(const std::array<std::pair<std::string_view, Value>, Count>& names,
                        Value wanted)
{
    for (const auto& [known, value] : names) {
        if (value == wanted)
            return known;
    }
    return {};
}

constexpr std::array<std::pair<std::string_view, queue::State>, 4> stateNames = {{
    {"active", queue::State::Active},
    {"sending", queue::State::Sending},
    {"deferred", queue::State::Deferred},
    {"held", queue::State::Held},
}};
constexpr std::array<std::pair<std::string_view, queue::Outcome>, 3> outcomeNames = {{
    {"delivered", queue::Outcome::Delivered},
    {"bounced", queue::Outcome::Bounced},
    {"deleted", queue::Outcome::Deleted},
}};
constexpr std::array<std::pair<std::string_view, queue::SortBy>, 7> sortNames = {{
    {"age", queue::SortBy::Age},
    {"sender", queue::SortBy::Sender},
    {"recipient", queue::SortBy::Recipient},
    {"state", queue::SortBy::State},
    {"attempts", queue::SortBy::Attempts},
    {"nextAttempt", queue::SortBy::NextAttempt},
    {"reply", queue::SortBy::Reply},
}};
constexpr std::array<std::pair<std::string_view, queue::GroupBy>, 3> groupNames = {{
    {"destination", queue::GroupBy::Destination},
    {"cause", queue::GroupBy::Cause},
    {"sender", queue::GroupBy::Sender},
}};
constexpr std::array<std::pair<std::string_view, queue::Action>, 6> actionNames = {{
    {"retry", queue::Action::Retry},
    {"hold", queue::Action::Hold},
    {"release", queue::Action::Release},
    {"delete", queue::Action::Delete},
    {"bounce", queue::Action::Bounce},
    {"reroute", queue::Action::Reroute},
}};

json textOrNull(const std::string& text)
{
    return text.empty() ? json(nullptr) : json(text);
}

} // namespace

core::Result<queue::Filter> queueFilter(const json& parameters)
{
    const json object = parameters.value("filter", json::object());
    queue::Filter filter;
    filter.keys = object.value("keys", std::vector<std::string>{});
    filter.ids = object.value("ids", std::vector<std::string>{});
    if (filter.keys.size() > mostKeys || filter.ids.size() > mostKeys)
        return core::fail(core::ErrorKind::InvalidInput, "a filter names at most 10,000 messages");
    for (const json& name : object.value("states", json::array())) {
        const auto state = byName(stateNames, name.get<std::string>(), "state");
        if (!state)
            return tl::unexpected(state.error());
        filter.states.push_back(*state);
    }
    filter.sender = object.value("sender", "");
    filter.recipient = object.value("recipient", "");
    filter.domain = object.value("domain", "");
    filter.reply = object.value("reply", "");
    filter.text = object.value("text", "");
    if (object.contains("senderIs"))
        filter.senderIs = object["senderIs"].get<std::string>();
    if (object.contains("cause"))
        filter.causeIs = object["cause"].get<std::string>();
    if (object.contains("olderThan")) {
        const auto seconds = object["olderThan"].get<std::int64_t>();
        if (seconds < 0 || seconds > 100LL * 365 * 86400)
            return core::fail(core::ErrorKind::InvalidInput, "olderThan is out of range");
        filter.olderThan = std::chrono::seconds(seconds);
    }
    return filter;
}

core::Result<queue::SortBy> queueSort(const std::string& name)
{
    return byName(sortNames, name, "column to sort by");
}

core::Result<queue::GroupBy> queueGroupBy(const std::string& name)
{
    return byName(groupNames, name, "grouping");
}

core::Result<queue::Action> queueAction(const std::string& name)
{
    return byName(actionNames, name, "action");
}

json toJson(const queue::Row& row)
{
    return {{"key", row.key()},
            {"id", row.messageId},
            {"sender", row.sender},
            {"recipient", row.recipient},
            {"domain", row.domain},
            {"state", nameOf(stateNames, row.state)},
            {"size", row.size},
            {"receivedAt", timeText(row.receivedAt)},
            {"attempts", row.attempts},
            {"nextAttempt", row.nextAttempt ? json(timeText(*row.nextAttempt)) : json(nullptr)},
            {"lastReply", textOrNull(row.lastReply)},
            {"lastHost", textOrNull(row.lastHost)},
            {"via", textOrNull(row.via)},
            {"subject", row.subject}};
}

json toJson(const queue::Counts& counts)
{
    return {{"total", counts.total},
            {"active", counts.active},
            {"sending", counts.sending},
            {"deferred", counts.deferred},
            {"held", counts.held},
            {"oldest", counts.oldest ? json(counts.oldest->count()) : json(nullptr)}};
}

json toJson(const queue::Group& group)
{
    json object = toJson(group.counts);
    object["key"] = group.key;
    return object;
}

json toJson(const queue::DestinationState& state)
{
    return {{"domain", state.domain},
            {"local", state.route == queue::Route::Local},
            {"running", state.running},
            {"window", state.window},
            {"pausedUntil", state.pausedUntil ? json(timeText(*state.pausedUntil)) : json(nullptr)},
            {"reason", textOrNull(state.reason)}};
}

json toJson(const queue::Suppression& suppression)
{
    return {{"recipient", suppression.recipient},
            {"reason", suppression.reason},
            {"id", textOrNull(suppression.messageId)},
            {"at", timeText(suppression.at)}};
}

json toJson(const queue::HoldRule& rule)
{
    return {{"number", rule.number},
            {"sender", rule.sender},
            {"recipient", rule.recipient},
            {"note", rule.note}};
}

json toJson(const queue::MessageTrace& trace)
{
    json events = json::array();
    for (const queue::TraceEvent& event : trace.events) {
        events.push_back({{"at", timeText(event.at)},
                          {"kind", event.kind},
                          {"recipient", textOrNull(event.recipient)},
                          {"text", event.text},
                          {"host", textOrNull(event.host)},
                          {"address", textOrNull(event.address)},
                          {"tls", textOrNull(event.tls)},
                          {"reply", textOrNull(event.reply)},
                          {"dialogue", textOrNull(event.dialogue)}});
    }
    return {{"id", trace.id},     {"sender", trace.sender},   {"recipients", trace.recipients},
            {"size", trace.size}, {"subject", trace.subject}, {"events", std::move(events)}};
}

json toJson(const queue::HistoryRow& row)
{
    return {{"id", row.id},
            {"sender", row.sender},
            {"recipient", row.recipient},
            {"outcome", nameOf(outcomeNames, row.outcome)},
            {"at", timeText(row.at)},
            {"reply", row.reply},
            {"subject", row.subject}};
}

} // namespace mailstead::control
