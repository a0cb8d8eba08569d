#include "queue/sqlite_filter.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace mailstead::queue
{

namespace
{

/// A list becomes one parameter, so that its length changes neither the statement nor its limits.
std::string jsonList(const std::vector<std::string>& texts)
{
    return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return text;
}

} // namespace

Row readRow(const Statement& statement)
{
    Row row;
    row.messageId = statement.text(0);
    row.number = static_cast<int>(statement.integer(1));
    row.sender = statement.text(2);
    row.recipient = statement.text(3);
    row.domain = statement.text(4);
    row.route = static_cast<Route>(statement.integer(5));
    row.state = static_cast<State>(statement.integer(6));
    row.size = static_cast<std::uint64_t>(statement.integer(7));
    row.subject = statement.text(8);
    row.receivedAt = fromMs(statement.integer(9));
    row.attempts = static_cast<int>(statement.integer(10));
    if (row.state == State::Deferred && !statement.isNull(11))
        row.nextAttempt = fromMs(statement.integer(11));
    row.lastReply = statement.text(12);
    row.lastHost = statement.text(13);
    return row;
}

std::string likePattern(const std::string& text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

void Condition::requireContains(const std::string& column, const std::string& text)
{
    if (text.empty())
        return;
    require(column + " LIKE ? ESCAPE '\\'");
    values.emplace_back(likePattern(text));
}

void Condition::bindTo(Statement& statement) const
{
    for (const Value& value : values)
        statement.bindValue(value);
}

void requireStates(Condition& condition, const std::vector<State>& states)
{
    std::string list;
    for (const State state : states)
        list += (list.empty() ? "" : ", ") + std::to_string(static_cast<int>(state));
    condition.require("r.state IN (" + list + ")");
}

Condition condition(const Filter& filter, TimePoint now)
{
    Condition result;
    if (!filter.keys.empty()) {
        std::set<std::string> ids;
        for (const std::string& key : filter.keys)
            ids.insert(key.substr(0, key.find('/')));
        // The ids find the messages by their index; the whole keys then choose the rows.
        result.require("m.id IN (SELECT value FROM json_each(?))");
        result.values.emplace_back(jsonList({ids.begin(), ids.end()}));
        result.require("(m.id || '/' || r.number) IN (SELECT value FROM json_each(?))");
        result.values.emplace_back(jsonList(filter.keys));
    }
    if (!filter.ids.empty()) {
        result.require("m.id IN (SELECT value FROM json_each(?))");
        result.values.emplace_back(jsonList(filter.ids));
    }
    if (!filter.states.empty())
        requireStates(result, filter.states);
    result.requireContains("m.sender", filter.sender);
    result.requireContains("r.recipient", filter.recipient);
    result.requireContains("r.last_reply", filter.reply);
    if (!filter.domain.empty()) {
        result.require("r.domain = ?");
        result.values.emplace_back(lowerCase(filter.domain));
    }
    if (!filter.text.empty()) {
        std::string any;
        for (const char* column :
             {"m.id", "m.sender", "r.recipient", "m.subject", "r.last_reply", "r.last_host"}) {
            any += std::string(any.empty() ? "(" : " OR ") + column + " LIKE ? ESCAPE '\\'";
            result.values.emplace_back(likePattern(filter.text));
        }
        result.require(any + ")");
    }
    if (filter.olderThan) {
        result.require("m.received_at < ?");
        result.values.emplace_back(toMs(now - *filter.olderThan));
    }
    return result;
}

Condition condition(const HistoryFilter& filter)
{
    Condition result;
    result.requireContains("m.sender", filter.sender);
    result.requireContains("h.recipient", filter.recipient);
    if (filter.outcome) {
        result.require("h.outcome = ?");
        result.values.emplace_back(static_cast<std::int64_t>(*filter.outcome));
    }
    if (filter.since) {
        result.require("h.at >= ?");
        result.values.emplace_back(toMs(*filter.since));
    }
    return result;
}

std::string orderBy(SortBy by, bool descending)
{
    std::string column;
    switch (by) {
    case SortBy::Age:
        column = "m.received_at";
        descending = !descending; // the older, the earlier it came
        break;
    case SortBy::Sender:
        column = "m.sender COLLATE NOCASE";
        break;
    case SortBy::Recipient:
        column = "r.recipient COLLATE NOCASE";
        break;
    case SortBy::State:
        column = "r.state";
        break;
    case SortBy::Attempts:
        column = "r.attempts";
        break;
    case SortBy::NextAttempt:
        column = "CASE r.state WHEN 2 THEN r.due END";
        break;
    case SortBy::Reply:
        column = "r.last_reply COLLATE NOCASE";
        break;
    }
    const std::string direction = descending ? " DESC" : " ASC";
    // Rows without a next attempt come last either way.
    const std::string nulls = by == SortBy::NextAttempt ? " NULLS LAST" : "";
    return " ORDER BY " + column + direction + nulls + ", r.message" + direction + ", r.number" +
           direction;
}

} // namespace mailstead::queue
