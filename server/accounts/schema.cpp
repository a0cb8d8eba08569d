#include "accounts/schema.h"

#include "core/log.h"

#include <fcntl.h>
#include <unistd.h>

namespace mailstead::accounts
{

namespace
{

/// What leads from version n to n + 1.
constexpr const char* steps[] = {
    R"(
CREATE TABLE schema (version INTEGER NOT NULL) STRICT;
INSERT INTO schema VALUES (1);
CREATE TABLE domains (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE dkim_keys (
    domain TEXT NOT NULL REFERENCES domains (name) ON DELETE CASCADE,
    selector TEXT NOT NULL,
    private_pem TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (domain, selector)
) STRICT, WITHOUT ROWID;
CREATE TABLE mailboxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    domain TEXT NOT NULL REFERENCES domains (name),
    password_hash TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mailboxes_by_domain ON mailboxes (domain);
CREATE TABLE aliases (
    address TEXT NOT NULL PRIMARY KEY,
    domain TEXT NOT NULL REFERENCES domains (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_domain ON aliases (domain);
CREATE TABLE alias_targets (
    alias TEXT NOT NULL REFERENCES aliases (address) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (alias, position)
) STRICT, WITHOUT ROWID;
)",
    // 0 in a limit: the server's own; 0 in quota_bytes: none. scram is empty until the password is
    // known again.
    R"(
ALTER TABLE domains ADD COLUMN catch_all TEXT NOT NULL DEFAULT '';
ALTER TABLE domains ADD COLUMN delimiter TEXT NOT NULL DEFAULT '+';
ALTER TABLE mailboxes ADD COLUMN scram TEXT NOT NULL DEFAULT '';
ALTER TABLE mailboxes ADD COLUMN quota_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN messages_per_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN recipients_per_day INTEGER NOT NULL DEFAULT 0;
CREATE TABLE send_as (
    account TEXT NOT NULL REFERENCES mailboxes (address) ON DELETE CASCADE,
    sender TEXT NOT NULL,
    PRIMARY KEY (account, sender)
) STRICT, WITHOUT ROWID;
CREATE TABLE sent (
    account TEXT NOT NULL REFERENCES mailboxes (address) ON DELETE CASCADE,
    hour INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    recipients INTEGER NOT NULL,
    PRIMARY KEY (account, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE lists (
    address TEXT NOT NULL PRIMARY KEY,
    domain TEXT NOT NULL REFERENCES domains (name) ON DELETE CASCADE,
    title TEXT NOT NULL,
    owner TEXT NOT NULL,
    posting TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE list_addresses (
    list TEXT NOT NULL REFERENCES lists (address) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (list, role, position)
) STRICT, WITHOUT ROWID;
UPDATE schema SET version = 2;
)"};
static_assert(std::size(steps) == schemaVersion);

core::Result<std::int64_t> readNumber(Sqlite& database, std::string_view sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->number(0) : 0;
}

/// 0: nothing is there yet.
core::Result<std::int64_t> versionOf(Sqlite& database)
{
    const auto tables = readNumber(
        database, "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='schema'");
    if (!tables || *tables == 0)
        return tables;
    return readNumber(database, "SELECT version FROM schema");
}

core::Result<void> copyBefore(Sqlite& database, const std::string& copy)
{
    // VACUUM INTO writes into an empty file as it is, so that nobody else may read it at any time.
    ::unlink(copy.c_str());
    const int file = ::open(copy.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return core::failErrno("cannot make " + copy, errno);
    ::close(file);
    auto statement = database.prepare("VACUUM INTO ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(1, copy).run();
}

} // namespace

core::Result<void> prepareSchema(Sqlite& database, const std::string& path)
{
    const auto found = versionOf(database);
    if (!found)
        return tl::unexpected(found.error());
    if (*found > schemaVersion)
        return core::fail(core::ErrorKind::Corrupt,
                          "the account store was written by a newer version of mailsteadd",
                          "its schema is " + std::to_string(*found) + ", this program knows " +
                              std::to_string(schemaVersion),
                          "install the newest version of mailsteadd");
    if (*found == schemaVersion)
        return {};
    if (*found != 0) {
        const std::string copy = path + ".version-" + std::to_string(*found);
        const auto copied = copyBefore(database, copy);
        if (!copied)
            return core::fail(copied.error().kind,
                              "the account store was not brought to the new version: the copy "
                              "before it failed",
                              copied.error().text(), "make room and start mailsteadd again");
        core::logInfo("accounts", {},
                      "the account store is brought to a new version; the old one "
                      "is kept as " +
                          copy);
    }
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (auto version = *found; version < schemaVersion; ++version) {
        const auto done = database.execute(steps[version]);
        if (!done)
            return done;
    }
    return transaction->commit();
}

} // namespace mailstead::accounts
