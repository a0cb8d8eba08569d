#include "queue/sqlite.h"

namespace mailstead::queue
{

namespace
{

constexpr int busyTimeoutMs = 10000;

bool isWriteFailure(int extended)
{
    switch (extended) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMMAP:
        return true;
    default:
        return false;
    }
}

} // namespace

core::Error sqliteError(int code, const std::string& doing, const char* text)
{
    using core::ErrorKind;
    core::Error error{ErrorKind::Internal, "the queue's store cannot " + doing, text};
    switch (code & 0xFF) {
    case SQLITE_FULL:
        error.kind = ErrorKind::NoSpace;
        break;
    case SQLITE_IOERR:
        error.kind = isWriteFailure(code) ? ErrorKind::NoSpace : ErrorKind::Unavailable;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.kind = ErrorKind::Corrupt;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.kind = ErrorKind::Unavailable;
        error.next = "see whether another program has the queue's file open";
        break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        error.kind = ErrorKind::PermissionDenied;
        error.next = "see that the state directory belongs to the daemon's user";
        break;
    case SQLITE_CONSTRAINT:
        error.kind = ErrorKind::AlreadyExists;
        break;
    case SQLITE_TOOBIG:
        error.kind = ErrorKind::Refused;
        break;
    default:
        break;
    }
    if (error.kind == ErrorKind::NoSpace)
        error.next = "free space on the disk that holds the state directory";
    return error;
}

Database::Database(const std::string& path, int flags)
{
    const int code = sqlite3_open_v2(path.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        SqliteError failed{sqliteError(
            m_handle != nullptr ? sqlite3_extended_errcode(m_handle) : code, "open " + path,
            m_handle != nullptr ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code))};
        sqlite3_close_v2(m_handle);
        throw failed;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, busyTimeoutMs);
}

Database::~Database()
{
    for (const auto& [sql, statement] : m_prepared)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

void Database::raise(int code, const std::string& doing) const
{
    throw SqliteError{sqliteError(code, doing, sqlite3_errmsg(m_handle))};
}

void Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        raise(code, "run " + sql.substr(0, 60));
}

void Database::stopWhen(const std::atomic<bool>& stop)
{
    sqlite3_progress_handler(
        m_handle, 100000,
        [](void* flag) { return static_cast<const std::atomic<bool>*>(flag)->load() ? 1 : 0; },
        const_cast<std::atomic<bool>*>(&stop));
}

std::int64_t Database::integer(const std::string& sql)
{
    Statement statement(*this, sql, Statement::Keep::Once);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const std::string& sql)
{
    Statement statement(*this, sql, Statement::Keep::Once);
    return statement.step() ? statement.text(0) : std::string();
}

sqlite3_stmt* Database::prepare(std::string_view sql, bool keep)
{
    if (keep) {
        const auto known = m_prepared.find(sql);
        if (known != m_prepared.end())
            return known->second;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                        keep ? SQLITE_PREPARE_PERSISTENT : 0, &statement, nullptr);
    if (code != SQLITE_OK)
        raise(code, "prepare a statement");
    if (keep)
        m_prepared.emplace(sql, statement);
    return statement;
}

Statement::Statement(Database& database, std::string_view sql, Keep keep)
    : m_database(database)
    , m_statement(database.prepare(sql, keep == Keep::Prepared))
    , m_once(keep == Keep::Once)
{
}

Statement::~Statement()
{
    if (m_once) {
        sqlite3_finalize(m_statement);
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        m_database.raise(code, "bind a value");
}

Statement& Statement::bind(std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, ++m_bound, value));
    return *this;
}

Statement& Statement::bind(std::string_view value)
{
    check(sqlite3_bind_text64(m_statement, ++m_bound, value.data() != nullptr ? value.data() : "",
                              value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::borrow(std::string_view value)
{
    check(sqlite3_bind_text64(m_statement, ++m_bound, value.data() != nullptr ? value.data() : "",
                              value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(const Blob& value)
{
    check(sqlite3_bind_blob64(m_statement, ++m_bound, value.bytes.data(), value.bytes.size(),
                              SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind(std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, ++m_bound));
    return *this;
}

Statement& Statement::bindValue(const Value& value)
{
    std::visit([this](const auto& held) { bind(held); }, value);
    return *this;
}

Statement& Statement::bind(const std::optional<std::int64_t>& value)
{
    return value ? bind(*value) : bind(nullptr);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database.raise(code, "read or write");
    return false;
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_bound = 0;
}

std::string Statement::text(int column) const
{
    return std::string(view(column));
}

std::string_view Statement::view(int column) const
{
    // As a blob: the bytes as they are, whatever the column's type.
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes == nullptr
               ? std::string_view()
               : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const SqliteError&) {
        // SQLite has rolled back by itself, as it does when the disk is full.
    }
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace mailstead::queue
