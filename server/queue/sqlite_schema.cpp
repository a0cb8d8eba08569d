#include "queue/sqlite_schema.h"

namespace mailstead::queue
{

namespace
{

constexpr std::int64_t schemaVersion = 3;
/// The oldest version that is brought up to ours.
constexpr std::int64_t oldestVersion = 2;
/// "MSTQ": tells our file from any other SQLite file.
constexpr std::int64_t applicationId = 0x4D535451;

// A message's id is its key everywhere; ids grow with time, so what is taken together lies
// together, and no second index is needed. Times are milliseconds since 1970. States: 0 active,
// 2 deferred, 3 held ("sending" is not written down). `recipients` has all that is loaded at the
// start, so that nothing else is read then. `messages` stays after the last recipient is gone, for
// trace and history; `bodies` does not: `content` is all, or what stands in front of the spool
// file `file`, of which the first `file_from` octets do not count. `start_image` names the file
// that a start reads instead of `recipients` and has its number of rows; `changes` are the messages
// (64 bits each, little-endian) whose rows changed since that file was begun.
constexpr const char* schema = R"(
CREATE TABLE messages (
    id           INTEGER PRIMARY KEY,
    sender       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    size         INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    flags        INTEGER NOT NULL,
    envelope_id  TEXT NOT NULL,
    arrival      BLOB NOT NULL
);
CREATE TABLE bodies (
    message      INTEGER PRIMARY KEY,
    content      BLOB NOT NULL,
    file         TEXT,
    file_from    INTEGER NOT NULL
);
CREATE INDEX bodies_file ON bodies(file) WHERE file IS NOT NULL;
CREATE TABLE recipients (
    message      INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    sender       TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    domain       TEXT NOT NULL,
    route        INTEGER NOT NULL,
    state        INTEGER NOT NULL,
    flags        INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    due          INTEGER,
    attempts     INTEGER NOT NULL DEFAULT 0,
    cause        TEXT NOT NULL DEFAULT '',
    last_reply   TEXT NOT NULL DEFAULT '',
    last_host    TEXT NOT NULL DEFAULT '',
    original     TEXT NOT NULL DEFAULT '',
    via          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (message, number)
) WITHOUT ROWID;
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
    reply        TEXT NOT NULL,
    dialogue     TEXT NOT NULL
);
CREATE INDEX traces_message ON traces(message);
CREATE TABLE history (
    message      INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    recipient    TEXT NOT NULL,
    outcome      INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    text         TEXT NOT NULL,
    host         TEXT NOT NULL,
    address      TEXT NOT NULL,
    tls          TEXT NOT NULL,
    reply        TEXT NOT NULL,
    PRIMARY KEY (message, number)
) WITHOUT ROWID;
CREATE INDEX history_at ON history(at);
CREATE TABLE suppressions (
    recipient    TEXT PRIMARY KEY,
    reason       TEXT NOT NULL,
    message      TEXT NOT NULL,
    at           INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE hold_rules (
    number       INTEGER PRIMARY KEY,
    sender       TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    note         TEXT NOT NULL
);
)";

/// What version 3 brought.
constexpr const char* startImageTables = R"(
CREATE TABLE start_image (
    file         TEXT NOT NULL,
    rows         INTEGER NOT NULL
);
CREATE TABLE changes (
    number       INTEGER PRIMARY KEY,
    messages     BLOB NOT NULL
);
)";

/// Files up to this size are read through at the start; larger ones while the daemon works.
constexpr std::int64_t largestCheckedAtStart = 64LL * 1024 * 1024;

[[noreturn]] void damaged(const std::string& path, const std::string& why)
{
    throw SqliteError{core::Error{
        core::ErrorKind::Corrupt, "the queue's file " + path + " is damaged", why,
        "stop mailsteadd, keep a copy of the file with its -wal beside it, then save what can be "
        "read: sqlite3 " +
            path + " .recover | sqlite3 rescued.db; or move it away to begin with an empty queue"}};
}

void setVersion(Database& database)
{
    database.execute("PRAGMA user_version = " + std::to_string(schemaVersion));
}

void checkVersion(Database& database, const std::string& path)
{
    const std::int64_t id = database.integer("PRAGMA application_id");
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (id != applicationId)
        damaged(path, "it is an SQLite file, but not one of mailsteadd");
    if (version == schemaVersion)
        return;
    if (version >= oldestVersion && version < schemaVersion) {
        Transaction transaction(database);
        database.execute(startImageTables);
        setVersion(database);
        transaction.commit();
        return;
    }
    const bool newer = version > schemaVersion;
    throw SqliteError{core::Error{
        core::ErrorKind::Corrupt,
        "the queue's file " + path + " was written by " +
            (newer ? "a newer mailsteadd" : "a mailsteadd from before the first release"),
        "it has version " + std::to_string(version) + ", this program knows " +
            std::to_string(schemaVersion),
        newer ? "install the newer mailsteadd again"
              : "deliver what waits with the older mailsteadd, then move the file away"}};
}

} // namespace

void checkContents(Database& database, const std::string& path)
{
    const std::string verdict = database.text("PRAGMA quick_check(1)");
    if (verdict != "ok")
        damaged(path, verdict);
}

bool prepareWriter(Database& database, const std::string& path, std::int64_t mostPages)
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
        database.execute("PRAGMA cache_size = -4096");
        // Pages that are used again and again (most of a queue's) are copied back seldom.
        database.execute("PRAGMA wal_autocheckpoint = 8192");
        database.execute("PRAGMA journal_size_limit = 67108864");
        if (mostPages > 0)
            database.execute("PRAGMA max_page_count = " + std::to_string(mostPages));
        if (isNew) {
            Transaction transaction(database);
            database.execute(schema);
            database.execute(startImageTables);
            database.execute("PRAGMA application_id = " + std::to_string(applicationId));
            setVersion(database);
            transaction.commit();
        } else {
            checkVersion(database, path);
            const std::int64_t size = database.integer("PRAGMA page_count") * 4096;
            if (size > largestCheckedAtStart)
                return false;
            checkContents(database, path);
        }
        return true;
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
