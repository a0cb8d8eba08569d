// accounts.db: its schema and the statements on it. Internal. Not thread-safe.
#pragma once

#include "accounts/sent_counter.h"
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
    /// The crypt hash and the SCRAM keys of one password, which are set together.
    struct Secrets {
        std::string hash;
        std::string scram; ///< smtp::scramText(), or empty
    };
    core::Result<void> insertDomain(const std::string& name, const std::vector<NewKey>& keys);
    core::Result<void> deleteDomain(const std::string& name);
    core::Result<void> insertMailbox(const std::string& address, const std::string& domain,
                                     const Secrets& secrets);
    core::Result<void> updatePassword(const std::string& address, const Secrets& secrets);
    /// Keys of the password whose hash is `hash`; nothing changes when it is another one by now.
    core::Result<void> addScram(const std::string& address, const Secrets& secrets);
    core::Result<void> updateLimits(const std::string& address, const AccountLimits& limits);
    core::Result<void> replaceSendAs(const std::string& address,
                                     const std::vector<std::string>& senders);
    core::Result<void> updateDomain(const std::string& name, const DomainOptions& options);
    /// Adds the list or changes it.
    core::Result<void> replaceList(const ListInfo& list, const std::string& domain);
    core::Result<void> deleteList(const std::string& address);

    core::Result<std::vector<SentCounter::Hour>> loadSent(std::int64_t firstHour);
    /// Accounts that are gone are left out. Removes hours before `firstHour`.
    core::Result<void> writeSent(const std::vector<SentCounter::Hour>& hours,
                                 std::int64_t firstHour);
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
    core::Result<void> loadDomains(Snapshot& snapshot);
    core::Result<void> loadKeys(Snapshot& snapshot, const Snapshot* previous);
    core::Result<void> loadMailboxes(Snapshot& snapshot);
    core::Result<void> loadSendAs(Snapshot& snapshot);
    core::Result<void> loadAliases(Snapshot& snapshot);
    core::Result<void> loadLists(Snapshot& snapshot);

    Sqlite m_database;
};

} // namespace mailstead::accounts
