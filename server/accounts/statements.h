// Small helpers around statements on accounts.db. Internal.
#pragma once

#include "accounts/sqlite.h"

#include <chrono>

namespace mailstead::accounts
{

inline std::int64_t nowMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

inline std::chrono::system_clock::time_point fromMilliseconds(std::int64_t milliseconds)
{
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(milliseconds));
}

/// Calls `row` for each row of a statement without parameters.
template <class Row> core::Result<void> forEachRow(Sqlite& database, std::string_view sql, Row row)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    while (true) {
        const auto more = statement->step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        const core::Result<void> taken = row(*statement);
        if (!taken)
            return taken;
    }
}

inline core::Result<void> runWith(Sqlite& database, std::string_view sql, const std::string& text)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(1, text).run();
}

} // namespace mailstead::accounts
