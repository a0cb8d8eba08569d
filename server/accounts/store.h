// accounts.db: its schema and the statements on it. Internal. Not thread-safe.
#pragma once

#include "accounts/snapshot.h"
#include "accounts/sqlite.h"
#include "core/result.h"

#include <memory>
#include <string>
#include <vector>

namespace mailstead::accounts
{

class Store
{
public:
    static core::Result<Store> open(const std::string& path);

    /// Everything there is. Keys that `previous` holds are taken over instead of parsed anew.
    core::Result<std::shared_ptr<const Snapshot>> load(const Snapshot* previous);

    struct NewKey {
        std::string selector;
        std::string privatePem;
    };
    core::Result<void> insertDomain(const std::string& name, const std::vector<NewKey>& keys);
    core::Result<void> deleteDomain(const std::string& name);
    core::Result<void> insertMailbox(const std::string& address, const std::string& domain,
                                     const std::string& passwordHash);
    core::Result<void> updatePassword(const std::string& address, const std::string& passwordHash);
    core::Result<void> updateEnabled(const std::string& address, bool enabled);
    core::Result<void> deleteMailbox(const std::string& address);
    core::Result<void> insertAlias(const std::string& address, const std::string& domain,
                                   const std::vector<std::string>& targets);
    core::Result<void> deleteAlias(const std::string& address);

private:
    explicit Store(Sqlite database)
        : m_database(std::move(database))
    {
    }
    core::Result<void> prepareSchema();
    core::Result<void> loadDomains(Snapshot& snapshot);
    core::Result<void> loadKeys(Snapshot& snapshot, const Snapshot* previous);
    core::Result<void> loadMailboxes(Snapshot& snapshot);
    core::Result<void> loadAliases(Snapshot& snapshot);

    Sqlite m_database;
};

} // namespace mailstead::accounts
