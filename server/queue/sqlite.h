// SQLite for the queue's store: connections, prepared statements, transactions. Errors are thrown
// as SqliteError inside this folder and become a Result at the store's edge.
#pragma once

#include "core/result.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

namespace mailstead::queue
{

struct SqliteError {
    core::Error error;
};

/// Kind by result code: what the disk refuses is NoSpace, damage is Corrupt.
core::Error sqliteError(int code, const std::string& doing, const char* text);

/// One connection, used by one thread at a time.
class Database
{
public:
    Database(const std::string& path, int flags);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// One or more statements without results.
    void execute(const std::string& sql);
    std::int64_t integer(const std::string& sql); ///< first column of the first row
    std::string text(const std::string& sql);
    /// Statements end with an error soon after `stop` has become true; it must outlive us.
    void stopWhen(const std::atomic<bool>& stop);
    std::int64_t lastRowId() const { return sqlite3_last_insert_rowid(m_handle); }
    std::int64_t changes() const { return sqlite3_changes64(m_handle); }

private:
    friend class Statement;
    [[noreturn]] void raise(int code, const std::string& doing) const;
    sqlite3_stmt* prepare(std::string_view sql, bool keep);

    sqlite3* m_handle = nullptr;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };
    std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> m_prepared;
};

/// Bytes bound as a BLOB, not copied.
struct Blob {
    std::string_view bytes;
};
using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Blob>;

/// A prepared statement while it is used. Fixed texts are kept prepared by the connection.
class Statement
{
public:
    enum class Keep { Prepared, Once };
    Statement(Database& database, std::string_view sql, Keep keep = Keep::Prepared);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds the next parameter. Texts are copied, blobs must live until the statement ends.
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view value);
    /// Not copied: it must live until the statement has run. For what runs thousands of times a
    /// second.
    Statement& borrow(std::string_view value);
    Statement& bind(const char* value) { return bind(std::string_view(value)); }
    Statement& bind(const Blob& value);
    Statement& bind(std::nullptr_t);
    Statement& bindValue(const Value& value);
    Statement& bind(const std::optional<std::int64_t>& value);

    bool step(); ///< true: there is a row
    void run();  ///< to the end; the statement can then be bound and run again
    /// As after run(), without doing what is left.
    void reset();

    std::int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    bool isNull(int column) const
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    std::string text(int column) const;
    /// The same without a copy, valid until the next step().
    std::string_view view(int column) const;

private:
    void check(int code);

    Database& m_database;
    sqlite3_stmt* m_statement;
    int m_bound = 0;
    bool m_once;
};

/// Rolled back unless committed.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace mailstead::queue
