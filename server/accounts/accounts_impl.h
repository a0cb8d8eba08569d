// The inside of Accounts, shared by the files that implement it: accounts.cpp (lookups),
// sign_in.cpp, sending.cpp, changes.cpp (domains and mailboxes), address_changes.cpp. Internal.
#pragma once

#include "accounts/accounts.h"
#include "accounts/login_limiter.h"
#include "accounts/password_worker.h"
#include "accounts/recent_logins.h"
#include "accounts/sent_counter.h"
#include "accounts/snapshot.h"
#include "accounts/srs.h"
#include "accounts/store.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace mailstead::accounts
{

inline constexpr std::size_t passwordThreads = 2;

class AccountsImpl final : public Accounts
{
public:
    AccountsImpl(const Options& options, Store store, std::string dummyHash, std::string srsKey)
        : m_options(options)
        , m_store(std::move(store))
        , m_dummyHash(std::move(dummyHash))
        , m_srs(srsKey)
        , m_fakeKey(std::move(srsKey))
        , m_worker(passwordThreads, maxWaitingPasswordChecks)
    {
    }
    ~AccountsImpl() override;

    core::Result<void> start();

    smtp::RecipientKind recipient(std::string_view address) const override;
    std::vector<std::string> expand(std::string_view address) const override;
    bool isLocalDomain(std::string_view domain) const override;
    bool maySendAs(std::string_view account, std::string_view sender) const override;
    void verifyPassword(std::string user, std::string password,
                        std::function<void(smtp::LoginAnswer)> done) override;
    void verifyPasswordFrom(const std::string& client, std::string user, std::string password,
                            std::function<void(smtp::LoginAnswer)> done) override;
    bool offersScram() const override;
    smtp::ScramCredentials scramCredentials(std::string_view client,
                                            std::string_view user) const override;
    void loginEnded(std::string_view client, std::string_view user, bool accepted) const override;
    std::optional<smtp::RecipientRefusal> mayAddRecipients(std::string_view account,
                                                           std::size_t count) const override;
    void countSent(std::string_view account, std::size_t recipients) const override;
    std::optional<smtp::RecipientRefusal> admits(std::string_view recipient,
                                                 std::string_view sender,
                                                 std::string_view account) const override;
    smtp::Routing route(std::string_view recipient, std::string_view sender) const override;
    core::Result<std::string> sign(std::string_view domain,
                                   std::string_view message) const override;

    std::vector<DomainInfo> listDomains() const override;
    core::Result<DomainInfo> addDomain(const std::string& name) override;
    core::Result<void> removeDomain(const std::string& name) override;
    std::vector<MailboxInfo> listAccounts(const std::string& domain) const override;
    core::Result<void> addAccount(const std::string& address, const std::string& password) override;
    core::Result<void> setPassword(const std::string& address,
                                   const std::string& password) override;
    core::Result<void> setEnabled(const std::string& address, bool enabled) override;
    core::Result<void> removeAccount(const std::string& address) override;
    std::vector<AliasInfo> listAliases(const std::string& domain) const override;
    core::Result<void> addAlias(const std::string& address,
                                const std::vector<std::string>& targets) override;
    core::Result<void> removeAlias(const std::string& address) override;
    core::Result<void> setDomainOptions(const std::string& name,
                                        const DomainOptions& options) override;
    core::Result<void> setLimits(const std::string& address, const AccountLimits& limits) override;
    core::Result<void> setSendAs(const std::string& address,
                                 const std::vector<std::string>& senders) override;
    std::vector<ListInfo> listLists(const std::string& domain) const override;
    core::Result<void> setList(const ListInfo& list) override;
    core::Result<void> removeList(const std::string& address) override;
    std::vector<LoginLock> loginLocks() const override;
    std::size_t releaseLogins(const std::string& account, const std::string& network) override;
    void noteFull(const std::string& address, bool full) override;
    void drainPasswordChecks() override { m_worker.drain(); }

private:
    /// The mutex is held for the copy of a pointer only, never while anything is read or written.
    std::shared_ptr<const Snapshot> snapshot() const
    {
        const std::lock_guard lock(m_snapshotMutex);
        return m_snapshot;
    }

    core::Result<void> load();
    core::Result<void> writeForDovecot();
    core::Result<void> publishAfter(const core::Result<void>& change, const std::string& logText);
    core::Result<std::string> existingMailbox(const std::string& address) const;
    core::Result<void> mustBeFree(const std::string& address) const;
    core::Result<std::vector<std::string>>
    canonicalTargets(const std::vector<std::string>& wanted) const;
    core::Result<void> mustExist(const std::string& target) const;
    core::Result<Store::Secrets> secretsOf(const std::string& password) const;
    smtp::LoginAnswer check(const std::string& client, const std::string& user,
                            const std::string& password);
    void learnScram(const std::string& address, const std::string& password,
                    const std::string& hash);
    std::string waitText(std::string_view client, std::string_view user) const;
    AccountLimits limitsInForce(const AccountLimits& own) const;
    bool isFull(const std::string& address) const;
    void writeSent();
    void keepHouse();

    const Options m_options;
    std::mutex m_writeMutex; ///< one change at a time; guards m_store
    Store m_store;
    mutable std::mutex m_snapshotMutex;
    std::shared_ptr<const Snapshot> m_snapshot = std::make_shared<Snapshot>();
    const std::string m_dummyHash;
    const Srs m_srs;
    const std::string m_fakeKey; ///< of the salts of users who do not exist
    std::mutex m_recentMutex;
    RecentLogins m_recent;
    mutable LoginLimiter m_limiter;
    mutable SentCounter m_sent;
    mutable std::mutex m_fullMutex;
    std::unordered_map<std::string, std::chrono::steady_clock::time_point> m_full; ///< until when
    std::mutex m_houseMutex;
    std::condition_variable m_houseChanged;
    bool m_ending = false;
    PasswordWorker m_worker; // its threads use all of the above
    std::thread m_house;     // writes what was sent now and then
};

} // namespace mailstead::accounts
