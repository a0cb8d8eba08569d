#include "accounts/accounts.h"

#include "accounts/dovecot_users.h"
#include "accounts/password_hash.h"
#include "accounts/password_worker.h"
#include "accounts/recent_logins.h"
#include "accounts/rules.h"
#include "accounts/snapshot.h"
#include "accounts/store.h"
#include "core/log.h"
#include "message/address.h"

#include <algorithm>
#include <mutex>

namespace mailstead::accounts
{

namespace
{

using core::ErrorKind;

class AccountsImpl final : public Accounts
{
public:
    AccountsImpl(const Options& options, Store store, std::string dummyHash)
        : m_options(options)
        , m_store(std::move(store))
        , m_dummyHash(std::move(dummyHash))
        , m_worker(maxWaitingPasswordChecks)
    {
    }

    core::Result<void> start()
    {
        const std::lock_guard lock(m_writeMutex);
        const auto loaded = load();
        if (loaded)
            (void)writeForDovecot(); // logged; mail is received even when Dovecot cannot read it
        return loaded;
    }

    smtp::RecipientKind recipient(std::string_view address) const override;
    std::vector<std::string> expand(std::string_view address) const override;
    bool isLocalDomain(std::string_view domain) const override;
    bool maySendAs(std::string_view account, std::string_view sender) const override;
    void verifyPassword(std::string user, std::string password,
                        std::function<void(smtp::LoginAnswer)> done) override;
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
    smtp::LoginAnswer check(const std::string& user, const std::string& password);

    const Options m_options;
    std::mutex m_writeMutex; ///< one change at a time; guards m_store
    Store m_store;
    mutable std::mutex m_snapshotMutex;
    std::shared_ptr<const Snapshot> m_snapshot = std::make_shared<Snapshot>();
    const std::string m_dummyHash;
    RecentLogins m_recent;   ///< used by the worker's thread only
    PasswordWorker m_worker; // last: its thread uses all of the above
};

/// Reads the store again and makes it what everybody sees. Called with m_writeMutex held.
core::Result<void> AccountsImpl::load()
{
    const auto previous = snapshot();
    auto loaded = m_store.load(previous.get());
    if (!loaded)
        return tl::unexpected(loaded.error());
    const std::lock_guard lock(m_snapshotMutex);
    m_snapshot = std::move(*loaded);
    return {};
}

core::Result<void> AccountsImpl::writeForDovecot()
{
    auto written = writeDovecotUsers(m_options.stateDirectory + "/dovecot", *snapshot());
    if (!written) {
        core::logError("accounts", {},
                       "Dovecot's user file could not be written: " + written.error().text());
        written.error().what = "the change is stored, but Dovecot does not know of it yet";
        written.error().next = "free the cause and restart mailsteadd, or repeat any change";
    }
    return written;
}

core::Result<void> AccountsImpl::publishAfter(const core::Result<void>& change,
                                              const std::string& logText)
{
    if (!change)
        return change;
    core::logInfo("accounts", {}, logText);
    const auto loaded = load();
    return loaded ? writeForDovecot() : loaded;
}

smtp::RecipientKind AccountsImpl::recipient(std::string_view address) const
{
    const auto now = snapshot();
    switch (now->resolve(address).kind) {
    case Snapshot::Resolved::Kind::Mailbox:
        return smtp::RecipientKind::Mailbox;
    case Snapshot::Resolved::Kind::Alias:
        // An alias of which every target was removed takes no mail.
        return now->expand(address).empty() ? smtp::RecipientKind::Unknown
                                            : smtp::RecipientKind::Alias;
    case Snapshot::Resolved::Kind::Unknown:
        return smtp::RecipientKind::Unknown;
    case Snapshot::Resolved::Kind::NotLocal:
        break;
    }
    return smtp::RecipientKind::NotLocal;
}

std::vector<std::string> AccountsImpl::expand(std::string_view address) const
{
    return snapshot()->expand(address);
}

bool AccountsImpl::isLocalDomain(std::string_view domain) const
{
    return snapshot()->domains.contains(message::lowerCase(domain));
}

bool AccountsImpl::maySendAs(std::string_view account, std::string_view sender) const
{
    const auto now = snapshot();
    const auto mailbox = now->mailboxes.find(message::lowerCase(account));
    if (mailbox == now->mailboxes.end() || !mailbox->second.enabled)
        return false;
    // The null reverse-path is anybody's: read receipts have it (RFC 8098 §2.1).
    if (sender.empty())
        return true;
    switch (now->resolve(sender).kind) {
    case Snapshot::Resolved::Kind::Mailbox:
    case Snapshot::Resolved::Kind::Alias:
        break;
    default:
        return false;
    }
    const auto targets = now->expand(sender);
    return std::find(targets.begin(), targets.end(), mailbox->first) != targets.end();
}

smtp::LoginAnswer AccountsImpl::check(const std::string& user, const std::string& password)
{
    const auto now = snapshot();
    const auto canonical = message::canonicalAddress(user);
    const auto mailbox = canonical ? now->mailboxes.find(*canonical) : now->mailboxes.end();
    const bool exists = mailbox != now->mailboxes.end();
    const bool known =
        exists && m_recent.knows(mailbox->first, password, mailbox->second.passwordHash);
    // The same work for a user who does not exist, so that time does not tell who does.
    const bool fits =
        known || checkPassword(password, exists ? mailbox->second.passwordHash : m_dummyHash);
    if (exists && fits && !known)
        m_recent.remember(mailbox->first, password, mailbox->second.passwordHash);
    smtp::LoginAnswer answer;
    if (exists && fits && mailbox->second.enabled) {
        answer.outcome = smtp::LoginAnswer::Outcome::Accepted;
        answer.account = mailbox->first;
    }
    return answer;
}

void AccountsImpl::verifyPassword(std::string user, std::string password,
                                  std::function<void(smtp::LoginAnswer)> done)
{
    // Both the queue and the caller need `done` when the queue is full.
    const auto answer = std::make_shared<std::function<void(smtp::LoginAnswer)>>(std::move(done));
    const auto secret =
        std::shared_ptr<std::string>(new std::string(std::move(password)), [](std::string* text) {
            wipe(*text);
            delete text;
        });
    const smtp::LoginAnswer notNow{smtp::LoginAnswer::Outcome::TemporaryFailure, {}};
    if (secret->size() > maxPasswordLength)
        secret->clear(); // costs as much as any other wrong password
    const bool taken =
        m_worker.post([this, user = std::move(user), secret, answer, notNow](bool run) {
            (*answer)(run ? check(user, *secret) : notNow);
        });
    if (!taken) {
        core::logWarn("accounts", {},
                      "a sign-in was put off: too many passwords are being checked");
        (*answer)(notNow);
    }
}

core::Result<std::string> AccountsImpl::sign(std::string_view domain,
                                             std::string_view message) const
{
    const auto now = snapshot();
    const auto entry = now->domains.find(message::lowerCase(domain));
    if (entry == now->domains.end() || entry->second.signers.empty())
        return std::string();
    return senderauth::dkimSignatures(message, entry->first, entry->second.signers,
                                      std::chrono::system_clock::now());
}

std::vector<DomainInfo> AccountsImpl::listDomains() const
{
    const auto now = snapshot();
    std::vector<DomainInfo> list;
    for (const auto& [name, entry] : now->domains)
        list.push_back({name, entry.mailboxes, entry.aliases, entry.keys});
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return list;
}

core::Result<DomainInfo> AccountsImpl::addDomain(const std::string& text)
{
    const auto name = domainName(text);
    if (!name)
        return tl::unexpected(name.error());
    const auto refuseKnown = [&]() -> core::Result<void> {
        if (!snapshot()->domains.contains(*name))
            return {};
        return core::fail(ErrorKind::AlreadyExists, "the domain " + *name + " is already there");
    };
    if (const auto unknown = refuseKnown(); !unknown)
        return tl::unexpected(unknown.error());

    // Made before the lock is taken: an RSA key may take long on a small server.
    std::vector<Store::NewKey> keys;
    const std::string stem = selectorStem();
    for (const auto& [algorithm, suffix] :
         {std::pair(senderauth::DkimAlgorithm::RsaSha256, "r"),
          std::pair(senderauth::DkimAlgorithm::Ed25519Sha256, "e")}) {
        const auto key = senderauth::DkimKey::generate(algorithm);
        if (!key)
            return tl::unexpected(key.error());
        auto pem = key->privatePem();
        if (!pem)
            return tl::unexpected(pem.error());
        keys.push_back({stem + suffix, std::move(*pem)});
    }

    const std::lock_guard lock(m_writeMutex);
    if (const auto unknown = refuseKnown(); !unknown)
        return tl::unexpected(unknown.error());
    const auto inserted = m_store.insertDomain(*name, keys);
    for (Store::NewKey& key : keys)
        wipe(key.privatePem);
    const auto done = publishAfter(inserted, "domain " + *name + " added with keys " +
                                                 keys[0].selector + ", " + keys[1].selector);
    if (!done)
        return tl::unexpected(done.error());
    const auto now = snapshot();
    const DomainEntry& entry = now->domains.find(*name)->second;
    return DomainInfo{*name, entry.mailboxes, entry.aliases, entry.keys};
}

core::Result<void> AccountsImpl::removeDomain(const std::string& text)
{
    const auto name = domainName(text);
    if (!name)
        return tl::unexpected(name.error());
    const std::lock_guard lock(m_writeMutex);
    const auto now = snapshot();
    const auto entry = now->domains.find(*name);
    if (entry == now->domains.end())
        return core::fail(ErrorKind::NotFound, "the domain " + *name + " is not on this server");
    if (entry->second.mailboxes != 0)
        return core::fail(ErrorKind::Refused, "the domain " + *name + " still has mailboxes",
                          std::to_string(entry->second.mailboxes) + " of them",
                          "remove its mailboxes first");
    return publishAfter(m_store.deleteDomain(*name), "domain " + *name + " removed");
}

std::vector<MailboxInfo> AccountsImpl::listAccounts(const std::string& domain) const
{
    const auto now = snapshot();
    const std::string wanted = message::lowerCase(domain);
    std::vector<MailboxInfo> list;
    for (const auto& [address, mailbox] : now->mailboxes) {
        if (wanted.empty() || mailbox.domain == wanted)
            list.push_back({address, mailbox.enabled, mailbox.createdAt});
    }
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.address < b.address; });
    return list;
}

core::Result<void> AccountsImpl::mustBeFree(const std::string& address) const
{
    const auto now = snapshot();
    if (!now->domains.contains(domainOf(address)))
        return core::fail(ErrorKind::NotFound,
                          "the domain " + domainOf(address) + " is not on this server", {},
                          "add the domain first");
    if (now->mailboxes.contains(address))
        return core::fail(ErrorKind::AlreadyExists, address + " is already a mailbox");
    if (now->aliases.contains(address))
        return core::fail(ErrorKind::AlreadyExists, address + " is already an alias");
    return {};
}

core::Result<std::string> AccountsImpl::existingMailbox(const std::string& text) const
{
    auto address = message::canonicalAddress(text);
    if (!address)
        return address;
    if (!snapshot()->mailboxes.contains(*address))
        return core::fail(ErrorKind::NotFound, "there is no mailbox " + *address);
    return address;
}

core::Result<void> AccountsImpl::addAccount(const std::string& text, const std::string& password)
{
    const auto address = localAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    if (const auto fits = checkNewPassword(password); !fits)
        return fits;
    if (const auto isFree = mustBeFree(*address); !isFree)
        return isFree;
    const auto hash = hashPassword(password, m_options.hashRounds);
    if (!hash)
        return tl::unexpected(hash.error());
    const std::lock_guard lock(m_writeMutex);
    if (const auto isFree = mustBeFree(*address); !isFree)
        return isFree;
    return publishAfter(m_store.insertMailbox(*address, domainOf(*address), *hash),
                        "mailbox " + *address + " added");
}

core::Result<void> AccountsImpl::setPassword(const std::string& text, const std::string& password)
{
    const auto address = existingMailbox(text);
    if (!address)
        return tl::unexpected(address.error());
    if (const auto fits = checkNewPassword(password); !fits)
        return fits;
    const auto hash = hashPassword(password, m_options.hashRounds);
    if (!hash)
        return tl::unexpected(hash.error());
    const std::lock_guard lock(m_writeMutex);
    if (const auto still = existingMailbox(text); !still)
        return tl::unexpected(still.error());
    return publishAfter(m_store.updatePassword(*address, *hash),
                        "password of " + *address + " changed");
}

core::Result<void> AccountsImpl::setEnabled(const std::string& text, bool enabled)
{
    const std::lock_guard lock(m_writeMutex);
    const auto address = existingMailbox(text);
    if (!address)
        return tl::unexpected(address.error());
    return publishAfter(m_store.updateEnabled(*address, enabled),
                        "mailbox " + *address + (enabled ? " enabled" : " disabled"));
}

core::Result<void> AccountsImpl::removeAccount(const std::string& text)
{
    const std::lock_guard lock(m_writeMutex);
    const auto address = existingMailbox(text);
    if (!address)
        return tl::unexpected(address.error());
    return publishAfter(m_store.deleteMailbox(*address), "mailbox " + *address + " removed");
}

std::vector<AliasInfo> AccountsImpl::listAliases(const std::string& domain) const
{
    const auto now = snapshot();
    const std::string wanted = message::lowerCase(domain);
    std::vector<AliasInfo> list;
    for (const auto& [address, targets] : now->aliases) {
        if (wanted.empty() || domainOf(address) == wanted)
            list.push_back({address, targets});
    }
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.address < b.address; });
    return list;
}

core::Result<void> AccountsImpl::addAlias(const std::string& text,
                                          const std::vector<std::string>& wantedTargets)
{
    const auto address = localAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    if (wantedTargets.empty() || wantedTargets.size() > maxAliasTargets)
        return core::fail(ErrorKind::InvalidInput, "an alias needs between 1 and " +
                                                       std::to_string(maxAliasTargets) +
                                                       " target addresses");
    std::vector<std::string> targets;
    for (const std::string& wanted : wantedTargets) {
        auto target = message::canonicalAddress(wanted);
        if (!target) {
            target.error().why = "\"" + wanted.substr(0, 100) + "\": " + target.error().why;
            return tl::unexpected(target.error());
        }
        if (std::find(targets.begin(), targets.end(), *target) == targets.end())
            targets.push_back(std::move(*target));
    }

    const std::lock_guard lock(m_writeMutex);
    if (const auto isFree = mustBeFree(*address); !isFree)
        return isFree;
    const auto now = snapshot();
    for (const std::string& target : targets) {
        if (now->reaches(target, *address))
            return core::fail(ErrorKind::Refused, "this alias would lead back to itself",
                              "mail to " + target + " comes to " + *address,
                              "take " + target + " out of the targets");
        if (now->resolve(target).kind == Snapshot::Resolved::Kind::Unknown)
            return core::fail(ErrorKind::NotFound, target + " does not exist on this server", {},
                              "add that mailbox or alias first");
    }
    std::string logText = "alias " + *address + " added:";
    for (const std::string& target : targets)
        logText += " " + target;
    return publishAfter(m_store.insertAlias(*address, domainOf(*address), targets), logText);
}

core::Result<void> AccountsImpl::removeAlias(const std::string& text)
{
    const auto address = message::canonicalAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    const std::lock_guard lock(m_writeMutex);
    if (!snapshot()->aliases.contains(*address))
        return core::fail(ErrorKind::NotFound, "there is no alias " + *address);
    return publishAfter(m_store.deleteAlias(*address), "alias " + *address + " removed");
}

} // namespace

core::Result<std::shared_ptr<Accounts>> Accounts::open(const Options& options)
{
    auto store = Store::open(options.stateDirectory + "/accounts.db");
    if (!store)
        return tl::unexpected(store.error());
    auto dummy = hashPassword("nobody's password", options.hashRounds);
    if (!dummy)
        return tl::unexpected(dummy.error());
    auto accounts = std::make_shared<AccountsImpl>(options, std::move(*store), std::move(*dummy));
    const auto started = accounts->start();
    if (!started)
        return tl::unexpected(started.error());
    return accounts;
}

} // namespace mailstead::accounts
