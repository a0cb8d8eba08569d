#include "accounts/store.h"

#include "accounts/schema.h"
#include "accounts/statements.h"
#include "smtp/scram.h"

namespace mailstead::accounts
{

core::Result<Store> Store::open(const std::string& path)
{
    auto database = Sqlite::open(path);
    if (!database)
        return tl::unexpected(database.error());
    Store store(std::move(*database));
    const auto prepared = prepareSchema(store.m_database, path);
    if (!prepared)
        return tl::unexpected(prepared.error());
    return store;
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
        done = loadSendAs(*snapshot);
    if (done)
        done = loadAliases(*snapshot);
    if (done)
        done = loadLists(*snapshot);
    if (!done)
        return tl::unexpected(done.error());
    return snapshot;
}

core::Result<void> Store::loadDomains(Snapshot& snapshot)
{
    return forEachRow(m_database, "SELECT name, catch_all, delimiter FROM domains ORDER BY id",
                      [&](const Statement& row) -> core::Result<void> {
                          if (snapshot.firstDomain.empty())
                              snapshot.firstDomain = row.text(0);
                          snapshot.domains[row.text(0)].options = {row.text(1), row.text(2)};
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
    return forEachRow(
        m_database,
        "SELECT address, domain, password_hash, enabled, created_at, scram, quota_bytes, "
        "messages_per_day, recipients_per_day FROM mailboxes ORDER BY enabled DESC, id",
        [&](const Statement& row) -> core::Result<void> {
            DomainEntry& domain = snapshot.domains[row.text(1)];
            ++domain.mailboxes;
            if (domain.roleMailbox.empty())
                domain.roleMailbox = row.text(0);
            MailboxEntry& entry = snapshot.mailboxes[row.text(0)];
            entry.domain = row.text(1);
            entry.passwordHash = row.text(2);
            entry.enabled = row.number(3) != 0;
            entry.createdAt = fromMilliseconds(row.number(4));
            if (auto keys = smtp::parseScramText(row.text(5))) {
                entry.scram = std::move(*keys);
                entry.scram->account = row.text(0);
            }
            entry.limits = {static_cast<std::uint64_t>(row.number(6)),
                            static_cast<std::uint64_t>(row.number(7)),
                            static_cast<std::uint64_t>(row.number(8))};
            if (entry.enabled && !entry.scram)
                ++snapshot.withoutScram;
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
                                        const Secrets& secrets)
{
    auto insert = m_database.prepare("INSERT INTO mailboxes (address, domain, password_hash, "
                                     "scram, created_at) VALUES (?, ?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    return insert->bind(1, address)
        .bind(2, domain)
        .bind(3, secrets.hash)
        .bind(4, secrets.scram)
        .bind(5, nowMilliseconds())
        .run();
}

core::Result<void> Store::updatePassword(const std::string& address, const Secrets& secrets)
{
    auto update =
        m_database.prepare("UPDATE mailboxes SET password_hash = ?, scram = ? WHERE address = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(1, secrets.hash).bind(2, secrets.scram).bind(3, address).run();
}

core::Result<void> Store::addScram(const std::string& address, const Secrets& secrets)
{
    auto update = m_database.prepare(
        "UPDATE mailboxes SET scram = ? WHERE address = ? AND password_hash = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(1, secrets.scram).bind(2, address).bind(3, secrets.hash).run();
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
