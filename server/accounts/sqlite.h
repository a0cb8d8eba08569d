// The little of SQLite that this folder needs, with errors as values. Internal.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace mailstead::accounts
{

/// One prepared statement. Not thread-safe; must not outlive its database.
class Statement
{
public:
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, std::int64_t number);

    /// True while there is a row, false at the end.
    core::Result<bool> step();
    /// For statements without rows.
    core::Result<void> run();

    std::string text(int column) const;
    std::int64_t number(int column) const;

private:
    friend class Sqlite;
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    explicit Statement(sqlite3_stmt* statement)
        : m_statement(statement)
    {
    }
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

/// One connection. Not thread-safe.
class Sqlite
{
public:
    /// Opens or creates the file with mode 0600 (its -wal and -shm take the same), WAL,
    /// synchronous=FULL, foreign keys on.
    static core::Result<Sqlite> open(const std::string& path);

    core::Result<Statement> prepare(std::string_view sql);
    core::Result<void> execute(const char* sql);
    /// Rows changed by the last statement.
    int changes() const { return sqlite3_changes(m_database.get()); }

private:
    struct Closer {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Closer> m_database;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless commit() was called.
class Transaction
{
public:
    static core::Result<Transaction> begin(Sqlite& database);
    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    core::Result<void> commit();

private:
    explicit Transaction(Sqlite& database)
        : m_database(&database)
    {
    }
    Sqlite* m_database;
};

} // namespace mailstead::accounts
