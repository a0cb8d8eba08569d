// All domains, mailboxes and aliases at one moment, immutable: what lookups read. Internal.
#pragma once

#include "accounts/accounts.h"
#include "accounts/srs.h"
#include "senderauth/dkim_sign.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mailstead::accounts
{

/// Finds a std::string key by a view, without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>()(text);
    }
};
template <class T> using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

struct MailboxEntry {
    std::string domain;
    std::string passwordHash;
    bool enabled = true;
    std::chrono::system_clock::time_point createdAt;
    std::optional<smtp::ScramCredentials> scram; ///< not yet for passwords of an older version
    AccountLimits limits;
    std::vector<std::string> sendAs;
};

struct DomainEntry {
    std::size_t mailboxes = 0;
    std::size_t aliases = 0;
    std::string roleMailbox; ///< who gets postmaster's and abuse's mail; empty: nobody yet
    std::vector<DkimKeyInfo> keys;
    std::vector<senderauth::SelectedKey> signers;
    DomainOptions options;
};

struct Snapshot {
    TextMap<DomainEntry> domains;
    TextMap<MailboxEntry> mailboxes;
    TextMap<std::vector<std::string>> aliases; ///< address → targets in their order
    TextMap<ListInfo> lists;
    TextMap<std::string> listOwners; ///< "<list>-owner@…" and "<list>-bounces@…" → the owner
    std::size_t withoutScram = 0;    ///< enabled mailboxes that cannot use it
    std::string firstDomain;         ///< the oldest one, which answers for a bare "postmaster"

    struct Resolved {
        enum class Kind { NotLocal, Unknown, Mailbox, Alias, List };
        Kind kind = Kind::NotLocal;
        std::string address; ///< canonical name of the mailbox or alias
    };
    /// What an address is here: exact name, then without "+detail", then postmaster and abuse,
    /// then the domain's catch-all.
    Resolved resolve(std::string_view address) const;

    /// As smtp::Directory::expand() and route(). Without `srs` reverse-paths stay as they are, as
    /// they do where none can be made.
    std::vector<std::string> expand(std::string_view address) const;
    smtp::Routing route(std::string_view recipient, std::string_view sender,
                        const Srs* srs = nullptr) const;

    /// May a message with this reverse-path from this account (or empty) go to the list?
    bool mayPost(const ListInfo& list, std::string_view sender, std::string_view account) const;

    /// True when mail to `from` would come to the alias `alias`, directly or over others.
    bool reaches(std::string_view from, const std::string& alias) const;

private:
    Resolved findExact(const std::string& address) const;
    /// What an alias, an owner's address or a list leads to at once.
    std::vector<std::string> nextTargets(const Resolved& resolved) const;
};

inline constexpr std::size_t maxAliasTargets = 200;
inline constexpr std::size_t maxExpandedTargets = 1000;

} // namespace mailstead::accounts
