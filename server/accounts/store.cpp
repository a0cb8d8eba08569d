#include "accounts/store.h"

#include <chrono>

namespace mailstead::accounts
{

namespace
{

using std::chrono::system_clock;

constexpr std::int64_t schemaVersion = 1;

constexpr const char* schema = R"(
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
)";

std::int64_t nowMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               system_clock::now().time_since_epoch())
        .count();
}

system_clock::time_point fromMilliseconds(std::int64_t milliseconds)
{
    return system_clock::time_point(std::chrono::milliseconds(milliseconds));
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

core::Result<void> runWith(Sqlite& database, std::string_view sql, const std::string& text)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(1, text).run();
}

} // namespace

core::Result<Store> Store::open(const std::string& path)
{
    auto database = Sqlite::open(path);
    if (!database)
        return tl::unexpected(database.error());
    Store store(std::move(*database));
    const auto prepared = store.prepareSchema();
    if (!prepared)
        return tl::unexpected(prepared.error());
    return store;
}

core::Result<void> Store::prepareSchema()
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    bool exists = false;
    auto looked =
        forEachRow(m_database, "SELECT 1 FROM sqlite_schema WHERE type='table' AND name='schema'",
                   [&](const Statement&) -> core::Result<void> {
                       exists = true;
                       return {};
                   });
    if (!looked)
        return looked;
    if (!exists) {
        const auto created = m_database.execute(schema);
        return created ? transaction->commit() : created;
    }
    std::int64_t version = 0;
    looked = forEachRow(m_database, "SELECT version FROM schema",
                        [&](const Statement& row) -> core::Result<void> {
                            version = row.number(0);
                            return {};
                        });
    if (!looked)
        return looked;
    if (version != schemaVersion)
        return core::fail(core::ErrorKind::Corrupt,
                          "the account store was written by another version of mailsteadd",
                          "its schema is " + std::to_string(version) + ", this program knows " +
                              std::to_string(schemaVersion),
                          "install the newest version of mailsteadd");
    return transaction->commit();
}

core::Result<std::shared_ptr<const Snapshot>> Store::load(const Snapshot* previous)
{
    auto snapshot = std::make_shared<Snapshot>();
    core::Result<void> done = loadDomains(*snapshot);
    if (done)
        done = loadKeys(*snapshot, previous);
    if (done)
        done = loadMailboxes(*snapshot);
    if (done)
        done = loadAliases(*snapshot);
    if (!done)
        return tl::unexpected(done.error());
    return snapshot;
}

core::Result<void> Store::loadDomains(Snapshot& snapshot)
{
    return forEachRow(m_database, "SELECT name FROM domains ORDER BY id",
                      [&](const Statement& row) -> core::Result<void> {
                          if (snapshot.firstDomain.empty())
                              snapshot.firstDomain = row.text(0);
                          snapshot.domains[row.text(0)];
                          return {};
                      });
}

core::Result<void> Store::loadKeys(Snapshot& snapshot, const Snapshot* previous)
{
    const auto known = [&](const std::string& domain, const std::string& selector) -> bool {
        if (previous == nullptr)
            return false;
        const auto before = previous->domains.find(domain);
        if (before == previous->domains.end())
            return false;
        for (std::size_t i = 0; i < before->second.signers.size(); ++i) {
            if (before->second.signers[i].selector != selector)
                continue;
            snapshot.domains[domain].signers.push_back(before->second.signers[i]);
            snapshot.domains[domain].keys.push_back(before->second.keys[i]);
            return true;
        }
        return false;
    };
    return forEachRow(
        m_database, "SELECT domain, selector, private_pem FROM dkim_keys ORDER BY domain, selector",
        [&](const Statement& row) -> core::Result<void> {
            const std::string domain = row.text(0);
            const std::string selector = row.text(1);
            if (known(domain, selector))
                return {};
            auto key = senderauth::DkimKey::fromPem(row.text(2));
            if (!key)
                return core::fail(core::ErrorKind::Corrupt,
                                  "the DKIM key " + selector + " of " + domain +
                                      " in the account store is damaged",
                                  key.error().why);
            auto record = key->record();
            if (!record)
                return tl::unexpected(record.error());
            DomainEntry& entry = snapshot.domains[domain];
            entry.keys.push_back({selector, key->algorithm(), std::move(*record)});
            entry.signers.push_back({selector, std::move(*key)});
            return {};
        });
}

core::Result<void> Store::loadMailboxes(Snapshot& snapshot)
{
    // Enabled ones first and then by age, so that the first of a domain is its role mailbox.
    return forEachRow(m_database,
                      "SELECT address, domain, password_hash, enabled, created_at FROM mailboxes "
                      "ORDER BY enabled DESC, id",
                      [&](const Statement& row) -> core::Result<void> {
                          DomainEntry& domain = snapshot.domains[row.text(1)];
                          ++domain.mailboxes;
                          if (domain.roleMailbox.empty())
                              domain.roleMailbox = row.text(0);
                          snapshot.mailboxes[row.text(0)] =
                              MailboxEntry{row.text(1), row.text(2), row.number(3) != 0,
                                           fromMilliseconds(row.number(4))};
                          return {};
                      });
}

core::Result<void> Store::loadAliases(Snapshot& snapshot)
{
    return forEachRow(m_database,
                      "SELECT alias_targets.alias, aliases.domain, alias_targets.target "
                      "FROM alias_targets JOIN aliases ON aliases.address = alias_targets.alias "
                      "ORDER BY alias_targets.alias, alias_targets.position",
                      [&](const Statement& row) -> core::Result<void> {
                          auto& targets = snapshot.aliases[row.text(0)];
                          if (targets.empty())
                              ++snapshot.domains[row.text(1)].aliases;
                          targets.push_back(row.text(2));
                          return {};
                      });
}

core::Result<void> Store::insertDomain(const std::string& name, const std::vector<NewKey>& keys)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto domain = m_database.prepare("INSERT INTO domains (name, created_at) VALUES (?, ?)");
    if (!domain)
        return tl::unexpected(domain.error());
    auto done = domain->bind(1, name).bind(2, nowMilliseconds()).run();
    for (const NewKey& key : keys) {
        if (!done)
            return done;
        auto insert = m_database.prepare("INSERT INTO dkim_keys (domain, selector, private_pem, "
                                         "created_at) VALUES (?, ?, ?, ?)");
        if (!insert)
            return tl::unexpected(insert.error());
        done = insert->bind(1, name)
                   .bind(2, key.selector)
                   .bind(3, key.privatePem)
                   .bind(4, nowMilliseconds())
                   .run();
    }
    return done ? transaction->commit() : done;
}

core::Result<void> Store::deleteDomain(const std::string& name)
{
    return runWith(m_database, "DELETE FROM domains WHERE name = ?", name);
}

core::Result<void> Store::insertMailbox(const std::string& address, const std::string& domain,
                                        const std::string& passwordHash)
{
    auto insert = m_database.prepare(
        "INSERT INTO mailboxes (address, domain, password_hash, created_at) VALUES (?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    return insert->bind(1, address)
        .bind(2, domain)
        .bind(3, passwordHash)
        .bind(4, nowMilliseconds())
        .run();
}

core::Result<void> Store::updatePassword(const std::string& address,
                                         const std::string& passwordHash)
{
    auto update = m_database.prepare("UPDATE mailboxes SET password_hash = ? WHERE address = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(1, passwordHash).bind(2, address).run();
}

core::Result<void> Store::updateEnabled(const std::string& address, bool enabled)
{
    auto update = m_database.prepare("UPDATE mailboxes SET enabled = ? WHERE address = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(1, std::int64_t{enabled ? 1 : 0}).bind(2, address).run();
}

core::Result<void> Store::deleteMailbox(const std::string& address)
{
    return runWith(m_database, "DELETE FROM mailboxes WHERE address = ?", address);
}

core::Result<void> Store::insertAlias(const std::string& address, const std::string& domain,
                                      const std::vector<std::string>& targets)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto alias =
        m_database.prepare("INSERT INTO aliases (address, domain, created_at) VALUES (?, ?, ?)");
    if (!alias)
        return tl::unexpected(alias.error());
    auto done = alias->bind(1, address).bind(2, domain).bind(3, nowMilliseconds()).run();
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (!done)
            return done;
        auto insert = m_database.prepare(
            "INSERT INTO alias_targets (alias, position, target) VALUES (?, ?, ?)");
        if (!insert)
            return tl::unexpected(insert.error());
        done = insert->bind(1, address)
                   .bind(2, static_cast<std::int64_t>(i))
                   .bind(3, targets[i])
                   .run();
    }
    return done ? transaction->commit() : done;
}

core::Result<void> Store::deleteAlias(const std::string& address)
{
    return runWith(m_database, "DELETE FROM aliases WHERE address = ?", address);
}

} // namespace mailstead::accounts
