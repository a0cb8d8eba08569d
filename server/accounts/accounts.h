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

struct DomainInfo {
    std::string name;
    std::size_t mailboxes = 0;
    std::size_t aliases = 0;
    std::vector<DkimKeyInfo> keys;
};

struct MailboxInfo {
    std::string address;
    bool enabled = true;
    std::chrono::system_clock::time_point createdAt;
};

struct AliasInfo {
    std::string address;
    std::vector<std::string> targets;
};

inline constexpr std::size_t minPasswordLength = 8;
inline constexpr std::size_t maxPasswordLength = 256;
/// Password checks that may wait; more are answered TemporaryFailure at once.
inline constexpr std::size_t maxWaitingPasswordChecks = 64;

struct Options {
    std::string stateDirectory; ///< holds accounts.db (0600) and dovecot/users (0640)
    /// SHA-512 rounds of new password hashes: some 0.1 s on a small VPS, where Dovecot computes
    /// them one after the other. Lower only in tests.
    unsigned hashRounds = 50000;
};

/// Thread-safe. Changes are on the disk, visible to Directory and in Dovecot's user file when the
/// call returns. Lookups read an immutable snapshot and never wait for the disk or for a writer.
///
/// Addresses and domains are compared and kept in lower case; internationalised domains are
/// accepted as A-labels only. Mail to `postmaster` and `abuse` of a domain (RFC 2142, RFC 5321
/// §4.5.1) always arrives: without a mailbox or alias of that name it goes to the oldest enabled
/// mailbox of the domain. "user+detail" goes to "user" when it does not exist itself.
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
};

} // namespace mailstead::accounts
