#include "queue/sqlite_filter.h"

namespace mailstead::queue
{

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

} // namespace mailstead::queue
