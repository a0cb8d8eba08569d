// Domains, mailboxes, aliases and DKIM keys of this server: who receives, who may send, and what
// mail is signed with.
#pragma once

#include "core/result.h"
#include "senderauth/dkim_key.h"
#include "smtp/directory.h"
#include "smtp/signer.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::accounts
{

struct DkimKeyInfo {
    std::string selector;
    senderauth::DkimAlgorithm algorithm;
    std::string record; ///< TXT value at `<selector>._domainkey.<domain>`
};

struct DomainOptions {
    std::string catchAll = {};   ///< who gets mail for names that do not exist; empty: nobody
    std::string delimiter = "+"; ///< "user+detail" goes to "user"; one of + - = _ or empty: off
};

struct DomainInfo {
    std::string name;
    std::size_t mailboxes = 0;
    std::size_t aliases = 0;
    std::vector<DkimKeyInfo> keys;
    DomainOptions options = {};
};

/// What an account may do.
struct AccountLimits {
    std::uint64_t quotaBytes = 0;       ///< of its mailbox; 0: none
    std::uint64_t messagesPerDay = 0;   ///< in any 24 hours; 0: the server's own limit
    std::uint64_t recipientsPerDay = 0; ///< the same
};

struct MailboxInfo {
    std::string address;
    bool enabled = true;
    std::chrono::system_clock::time_point createdAt;
    AccountLimits limits = {};
    AccountLimits inForce = {};     ///< with the server's own limits where the account has none
    std::uint64_t messagesSent = 0; ///< in the last 24 hours
    std::uint64_t recipientsSent = 0;
    std::vector<std::string> sendAs = {}; ///< further senders
    bool full = false;                    ///< over its quota, as far as is known
    bool scram = false;                   ///< can sign in with SCRAM
};

struct AliasInfo {
    std::string address;
    std::vector<std::string> targets;
};

enum class Posting { Anyone, Members, Named };

/// A distribution list. The owner is reached at "<list>-owner@…", and bounces go to
/// "<list>-bounces@…", which is the owner too.
struct ListInfo {
    std::string address;
    std::string title; ///< for people; may be empty
    std::string owner;
    Posting posting = Posting::Members; ///< the owner may always
    std::vector<std::string> members;
    std::vector<std::string> posters; ///< who may post when posting is Named
};

/// Somebody who guessed passwords and has to wait.
struct LoginLock {
    std::string account; ///< empty: everybody from the network
    std::string network; ///< empty: the account from everywhere
    std::uint32_t failures = 0;
    std::chrono::seconds wait{0};
};

inline constexpr std::size_t maxListMembers = 1000;
inline constexpr std::size_t minPasswordLength = 8;
inline constexpr std::size_t maxPasswordLength = 256;
/// Password checks that may wait; more are answered TemporaryFailure at once.
inline constexpr std::size_t maxWaitingPasswordChecks = 64;

struct Options {
    std::string stateDirectory; ///< holds accounts.db (0600) and dovecot/users (0640)
    /// SHA-512 rounds of new password hashes: some 0.1 s on a small VPS, where Dovecot computes
    /// them one after the other. Lower only in tests.
    unsigned hashRounds = 50000;
    /// Of the SCRAM keys, at least 4096. The client computes them at each sign-in, we only when a
    /// password is set.
    std::uint32_t scramIterations = 20000;
    /// Limits of accounts that have no own ones.
    std::uint64_t messagesPerDay = 2000;
    std::uint64_t recipientsPerDay = 2000;
};

/// Thread-safe. Changes are on the disk, visible to Directory and in Dovecot's user file when the
/// call returns. Lookups read an immutable snapshot and never wait for the disk or for a writer.
///
/// Addresses and domains are compared and kept in lower case (ASCII only), domains as A-labels;
/// U-labels and UTF-8 local parts are accepted. Mail to `postmaster` and `abuse` of a domain (RFC
/// 2142, RFC 5321 §4.5.1) always arrives: without a mailbox or alias of that name it goes to the
/// oldest enabled mailbox of the domain. "user+detail" goes to "user" when it does not exist
/// itself.
///
/// Kinds of error: InvalidInput (address, domain, password), NotFound, AlreadyExists, Refused (a
/// domain with mailboxes, an alias that would loop), else those of the disk.
class Accounts : public smtp::Directory, public smtp::Signer
{
public:
    static core::Result<std::shared_ptr<Accounts>> open(const Options& options);
    /// Finishes the password checks that run, answers those that wait with TemporaryFailure.
    ~Accounts() override = default;

    virtual std::vector<DomainInfo> listDomains() const = 0;
    /// Makes both DKIM keys, which takes up to a second.
    virtual core::Result<DomainInfo> addDomain(const std::string& name) = 0;
    virtual core::Result<void> removeDomain(const std::string& name) = 0;

    /// Empty `domain`: all. Sorted by address.
    virtual std::vector<MailboxInfo> listAccounts(const std::string& domain = {}) const = 0;
    /// Takes some 0.1 s for the hash.
    virtual core::Result<void> addAccount(const std::string& address,
                                          const std::string& password) = 0;
    virtual core::Result<void> setPassword(const std::string& address,
                                           const std::string& password) = 0;
    /// A disabled account cannot sign in; mail for it still arrives.
    virtual core::Result<void> setEnabled(const std::string& address, bool enabled) = 0;
    virtual core::Result<void> removeAccount(const std::string& address) = 0;

    virtual std::vector<AliasInfo> listAliases(const std::string& domain = {}) const = 0;
    virtual core::Result<void> addAlias(const std::string& address,
                                        const std::vector<std::string>& targets) = 0;
    virtual core::Result<void> removeAlias(const std::string& address) = 0;

    virtual core::Result<void> setDomainOptions(const std::string& name,
                                                const DomainOptions& options) = 0;
    virtual core::Result<void> setLimits(const std::string& address,
                                         const AccountLimits& limits) = 0;
    /// Replaces the further senders of an account.
    virtual core::Result<void> setSendAs(const std::string& address,
                                         const std::vector<std::string>& senders) = 0;

    virtual std::vector<ListInfo> listLists(const std::string& domain = {}) const = 0;
    /// Adds a list or changes it.
    virtual core::Result<void> setList(const ListInfo& list) = 0;
    virtual core::Result<void> removeList(const std::string& address) = 0;

    virtual std::vector<LoginLock> loginLocks() const = 0;
    /// Forgets failed sign-ins of an account, a network or (empty texts) any; how many.
    virtual std::size_t releaseLogins(const std::string& account, const std::string& network) = 0;
    /// Dovecot said that a mailbox is full, or took a message for it after all. While it is known
    /// to be full, mail for it alone is put off at RCPT; that is forgotten after a quarter of an
    /// hour, because its owner may have made room.
    virtual void noteFull(const std::string& address, bool full) = 0;
    /// Waits until no password is being checked and none waits to be.
    virtual void drainPasswordChecks() = 0;
};

} // namespace mailstead::accounts
