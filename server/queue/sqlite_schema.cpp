#include "queue/sqlite_schema.h"

namespace mailstead::queue
{

namespace
{

constexpr std::int64_t schemaVersion = 1;
/// "MSTQ": tells our file from any other SQLite file.
constexpr std::int64_t applicationId = 0x4D535451;

// Times are milliseconds since 1970. States: 0 active, 1 sending, 2 deferred, 3 held. `due` is
// there for active and deferred rows only, so its index holds just what may be claimed.
// `messages` stays after the last recipient is gone, for trace and history; `bodies` does not.
constexpr const char* schema = R"(
CREATE TABLE messages (
    number       INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    sender       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    size         INTEGER NOT NULL,
    received_at  INTEGER NOT NULL
);
CREATE INDEX messages_received ON messages(received_at);
CREATE TABLE bodies (
    message      INTEGER PRIMARY KEY,
    content      BLOB NOT NULL
);
CREATE TABLE recipients (
    message      INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    recipient    TEXT NOT NULL,
    domain       TEXT NOT NULL,
    route        INTEGER NOT NULL,
    state        INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    due          INTEGER,
    last_reply   TEXT NOT NULL DEFAULT '',
    last_host    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (message, number)
) WITHOUT ROWID;
CREATE INDEX recipients_due ON recipients(due, domain) WHERE due IS NOT NULL;
CREATE INDEX recipients_state ON recipients(state);
CREATE INDEX recipients_domain ON recipients(domain);
CREATE TABLE traces (
    number       INTEGER PRIMARY KEY,
    message      INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    text         TEXT NOT NULL,
    host         TEXT NOT NULL,
    address      TEXT NOT NULL,
    tls          TEXT NOT NULL,
    reply        TEXT NOT NULL
);
CREATE INDEX traces_message ON traces(message);
CREATE TABLE history (
    number       INTEGER PRIMARY KEY,
    message      INTEGER NOT NULL,
    recipient    TEXT NOT NULL,
    outcome      INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    reply        TEXT NOT NULL
);
CREATE INDEX history_at ON history(at);
CREATE INDEX history_message ON history(message);
)";

[[noreturn]] void damaged(const std::string& path, const std::string& why)
{
    throw SqliteError{core::Error{
        core::ErrorKind::Corrupt, "the queue's file " + path + " is damaged", why,
        "stop mailsteadd, keep a copy of the file with its -wal beside it, then save what can be "
        "read: sqlite3 " +
            path + " .recover | sqlite3 rescued.db; or move it away to begin with an empty queue"}};
}

void checkVersion(Database& database, const std::string& path)
{
    const std::int64_t id = database.integer("PRAGMA application_id");
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (id != applicationId)
        damaged(path, "it is an SQLite file, but not one of mailsteadd");
    if (version > schemaVersion)
        throw SqliteError{core::Error{core::ErrorKind::Corrupt,
                                      "the queue's file " + path +
                                          " was written by a newer "
                                          "mailsteadd",
                                      "it has version " + std::to_string(version) +
                                          ", this program knows " + std::to_string(schemaVersion),
                                      "install the newer mailsteadd again"}};
    const std::string verdict = database.text("PRAGMA quick_check(1)");
    if (verdict != "ok")
        damaged(path, verdict);
}

} // namespace

void prepareWriter(Database& database, const std::string& path, std::int64_t mostPages)
{
    try {
        database.execute("PRAGMA trusted_schema = OFF");
        database.execute("PRAGMA page_size = 4096");
        const bool isNew = database.integer("SELECT count(*) FROM sqlite_schema") == 0 &&
                           database.integer("PRAGMA application_id") == 0;
        if (isNew)
            database.execute("PRAGMA auto_vacuum = INCREMENTAL");
        const std::string mode = database.text("PRAGMA journal_mode = WAL");
        if (mode != "wal")
            throw SqliteError{core::Error{core::ErrorKind::Unavailable,
                                          "the queue's file system cannot hold a write-ahead log",
                                          "SQLite stays in mode " + mode,
                                          "put the state directory on a local disk"}};
        database.execute("PRAGMA synchronous = FULL");
        database.execute("PRAGMA temp_store = MEMORY");
        database.execute("PRAGMA journal_size_limit = 67108864");
        if (mostPages > 0)
            database.execute("PRAGMA max_page_count = " + std::to_string(mostPages));
        if (isNew) {
            Transaction transaction(database);
            database.execute(schema);
            database.execute("PRAGMA application_id = " + std::to_string(applicationId));
            database.execute("PRAGMA user_version = " + std::to_string(schemaVersion));
            transaction.commit();
        } else {
            checkVersion(database, path);
        }
        database.execute("CREATE TEMP TABLE affected (message INTEGER NOT NULL, number INTEGER NOT "
                         "NULL, PRIMARY KEY (message, number)) WITHOUT ROWID");
    } catch (const SqliteError& failed) {
        // What SQLite itself finds broken while reading gets the same advice.
        if (failed.error.kind == core::ErrorKind::Corrupt && failed.error.next.empty())
            damaged(path, failed.error.why);
        throw;
    }
}

void prepareReader(Database& database)
{
    database.execute("PRAGMA trusted_schema = OFF");
    database.execute("PRAGMA query_only = ON");
    database.execute("PRAGMA temp_store = MEMORY");
}

} // namespace mailstead::queue
