// Conditions as SQL with bound parameters, for what the backlog cannot tell from memory.
#pragma once

#include "queue/milliseconds.h"
#include "queue/sqlite.h"

#include <vector>

namespace mailstead::queue
{

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

Condition condition(const HistoryFilter& filter);

} // namespace mailstead::queue
