// queue::Filter as SQL with bound parameters.
#pragma once

#include "queue/sqlite.h"
#include "queue/store.h"

#include <vector>

namespace mailstead::queue
{

inline std::int64_t toMs(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}
inline TimePoint fromMs(std::int64_t ms)
{
    return TimePoint(std::chrono::milliseconds(ms));
}

/// The columns of a Row, as readRow() takes them, of recipients r and messages m.
inline constexpr std::string_view rowColumns =
    "m.id, r.number, m.sender, r.recipient, r.domain, r.route, r.state, m.size, m.subject, "
    "m.received_at, r.attempts, r.due, r.last_reply, r.last_host";
inline constexpr std::string_view rowTables =
    " FROM recipients r JOIN messages m ON m.number = r.message";

Row readRow(const Statement& statement);

/// A condition and the values for its parameters, in order.
struct Condition {
    std::string sql = "1";
    std::vector<Value> values;

    void require(const std::string& term) { sql += " AND " + term; }
    void requireContains(const std::string& column, const std::string& text);
    void bindTo(Statement& statement) const;
};

/// "%…%" with the wildcards of `text` escaped with a backslash.
std::string likePattern(const std::string& text);

Condition condition(const Filter& filter, TimePoint now);
Condition condition(const HistoryFilter& filter);

/// Restricts to states; none fits when the list is empty.
void requireStates(Condition& condition, const std::vector<State>& states);

std::string orderBy(SortBy by, bool descending);

} // namespace mailstead::queue
