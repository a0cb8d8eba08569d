#include "accounts/sqlite.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mailstead::accounts
{

namespace
{

tl::unexpected<core::Error> failSqlite(sqlite3* database)
{
    core::ErrorKind kind = core::ErrorKind::Internal;
    switch (sqlite3_errcode(database) & 0xFF) {
    case SQLITE_FULL:
        kind = core::ErrorKind::NoSpace;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        kind = core::ErrorKind::Corrupt;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        kind = core::ErrorKind::Unavailable;
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        kind = core::ErrorKind::PermissionDenied;
        break;
    case SQLITE_CONSTRAINT:
        kind = core::ErrorKind::AlreadyExists;
        break;
    default:
        break;
    }
    return core::fail(kind, "the account store failed", sqlite3_errmsg(database));
}

} // namespace

Statement& Statement::bind(int index, std::string_view text)
{
    sqlite3_bind_text(m_statement.get(), index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int index, std::int64_t number)
{
    sqlite3_bind_int64(m_statement.get(), index, number);
    return *this;
}

core::Result<bool> Statement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        return failSqlite(sqlite3_db_handle(m_statement.get()));
    }
}

core::Result<void> Statement::run()
{
    const auto row = step();
    if (!row)
        return tl::unexpected(row.error());
    return {};
}

std::string Statement::text(int column) const
{
    const unsigned char* text = sqlite3_column_text(m_statement.get(), column);
    if (text == nullptr)
        return {};
    return std::string(reinterpret_cast<const char*>(text),
                       static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)));
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

core::Result<Sqlite> Sqlite::open(const std::string& path)
{
    // Made by us with the right mode, because SQLite would take the umask's. Its -wal and -shm
    // files copy the mode of the main file.
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return core::failErrno("cannot open " + path, errno);
    const bool restricted = ::fchmod(fd, 0600) == 0;
    const int error = errno;
    ::close(fd);
    if (!restricted)
        return core::failErrno("cannot set the mode of " + path, error);

    Sqlite database;
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nullptr);
    database.m_database.reset(handle);
    if (opened != SQLITE_OK) {
        if (handle == nullptr)
            return core::fail(core::ErrorKind::Internal, "cannot open " + path, "no memory");
        return failSqlite(handle);
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                               "PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF",
                               // Passwords' hashes and keys that were deleted are really gone.
                               "PRAGMA secure_delete=ON"}) {
        auto done = database.execute(pragma);
        if (!done) {
            done.error().what = "cannot open " + path;
            return tl::unexpected(done.error());
        }
    }
    return database;
}

core::Result<Statement> Sqlite::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr) != SQLITE_OK)
        return failSqlite(m_database.get());
    return Statement(statement);
}

core::Result<void> Sqlite::execute(const char* sql)
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failSqlite(m_database.get());
    return {};
}

core::Result<Transaction> Transaction::begin(Sqlite& database)
{
    const auto begun = database.execute("BEGIN IMMEDIATE");
    if (!begun)
        return tl::unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_database != nullptr)
        (void)m_database->execute("ROLLBACK"); // nothing more can be done when that fails too
}

core::Result<void> Transaction::commit()
{
    auto done = m_database->execute("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace mailstead::accounts
