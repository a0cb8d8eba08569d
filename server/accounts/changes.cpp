// Changes of domains and mailboxes.
#include "accounts/accounts_impl.h"

#include "accounts/password_hash.h"
#include "accounts/rules.h"
#include "message/address.h"

#include <algorithm>

namespace mailstead::accounts
{

using core::ErrorKind;

std::vector<DomainInfo> AccountsImpl::listDomains() const
{
    const auto now = snapshot();
    std::vector<DomainInfo> list;
    for (const auto& [name, entry] : now->domains)
        list.push_back({name, entry.mailboxes, entry.aliases, entry.keys, entry.options});
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
    return DomainInfo{*name, entry.mailboxes, entry.aliases, entry.keys, entry.options};
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
    const std::string wanted = wantedDomain(domain);
    std::vector<MailboxInfo> list;
    for (const auto& [address, mailbox] : now->mailboxes) {
        if (!wanted.empty() && mailbox.domain != wanted)
            continue;
        const SentCounter::Total sent = m_sent.lastDay(address);
        list.push_back({address, mailbox.enabled, mailbox.createdAt, mailbox.limits,
                        limitsInForce(mailbox.limits), sent.messages, sent.recipients,
                        mailbox.sendAs, isFull(address), mailbox.scram.has_value()});
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
    if (now->lists.contains(address) || now->listOwners.contains(address))
        return core::fail(ErrorKind::AlreadyExists, address + " is already an address of a list");
    return {};
}

core::Result<std::string> AccountsImpl::existingMailbox(const std::string& text) const
{
    auto address = anyAddress(text);
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
    const auto secrets = secretsOf(password);
    if (!secrets)
        return tl::unexpected(secrets.error());
    const std::lock_guard lock(m_writeMutex);
    if (const auto isFree = mustBeFree(*address); !isFree)
        return isFree;
    return publishAfter(m_store.insertMailbox(*address, domainOf(*address), *secrets),
                        "mailbox " + *address + " added");
}

core::Result<void> AccountsImpl::setPassword(const std::string& text, const std::string& password)
{
    const auto address = existingMailbox(text);
    if (!address)
        return tl::unexpected(address.error());
    if (const auto fits = checkNewPassword(password); !fits)
        return fits;
    const auto secrets = secretsOf(password);
    if (!secrets)
        return tl::unexpected(secrets.error());
    const std::lock_guard lock(m_writeMutex);
    if (const auto still = existingMailbox(text); !still)
        return tl::unexpected(still.error());
    return publishAfter(m_store.updatePassword(*address, *secrets),
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
    m_sent.forget(*address);
    return publishAfter(m_store.deleteMailbox(*address), "mailbox " + *address + " removed");
}

core::Result<void> AccountsImpl::setDomainOptions(const std::string& text,
                                                  const DomainOptions& wanted)
{
    const auto name = domainName(text);
    if (!name)
        return tl::unexpected(name.error());
    DomainOptions options = wanted;
    if (options.delimiter.size() > 1 ||
        std::string_view("+-=_").find(options.delimiter) == std::string_view::npos)
        return core::fail(ErrorKind::InvalidInput, "this is no delimiter",
                          "it is one of + - = _ or nothing");
    if (!options.catchAll.empty()) {
        auto target = anyAddress(options.catchAll);
        if (!target)
            return tl::unexpected(target.error());
        options.catchAll = std::move(*target);
    }
    const std::lock_guard lock(m_writeMutex);
    const auto now = snapshot();
    if (!now->domains.contains(*name))
        return core::fail(ErrorKind::NotFound, "the domain " + *name + " is not on this server");
    if (!options.catchAll.empty()) {
        // Something that is there by its own name, so that it does not lead back to itself.
        if (const auto exists = mustExist(options.catchAll); !exists)
            return exists;
        if (now->resolve(options.catchAll).address == "@" + domainOf(options.catchAll))
            return core::fail(ErrorKind::NotFound,
                              options.catchAll + " is only caught by a catch-all itself", {},
                              "add that mailbox or alias first");
    }
    return publishAfter(m_store.updateDomain(*name, options),
                        "domain " + *name + ": delimiter \"" + options.delimiter +
                            "\", catch-all " +
                            (options.catchAll.empty() ? "off" : options.catchAll));
}

core::Result<void> AccountsImpl::setLimits(const std::string& text, const AccountLimits& limits)
{
    constexpr std::uint64_t most = 1ULL << 50U;
    if (limits.quotaBytes > most || limits.messagesPerDay > most || limits.recipientsPerDay > most)
        return core::fail(ErrorKind::InvalidInput, "a limit is too large");
    const std::lock_guard lock(m_writeMutex);
    const auto address = existingMailbox(text);
    if (!address)
        return tl::unexpected(address.error());
    noteFull(*address, false); // what is known was with the old quota
    return publishAfter(m_store.updateLimits(*address, limits),
                        "limits of " + *address + " changed: quota " +
                            std::to_string(limits.quotaBytes) + " bytes, " +
                            std::to_string(limits.messagesPerDay) + " messages and " +
                            std::to_string(limits.recipientsPerDay) + " recipients a day");
}

core::Result<void> AccountsImpl::setSendAs(const std::string& text,
                                           const std::vector<std::string>& wanted)
{
    auto senders = canonicalTargets(wanted);
    if (!senders)
        return tl::unexpected(senders.error());
    const std::lock_guard lock(m_writeMutex);
    const auto address = existingMailbox(text);
    if (!address)
        return tl::unexpected(address.error());
    for (const std::string& sender : *senders) {
        if (!snapshot()->domains.contains(domainOf(sender)))
            return core::fail(ErrorKind::Refused,
                              "the domain of " + sender + " is not on this server",
                              "mail from it would not be signed, and others would refuse it",
                              "add the domain first");
    }
    std::string logText = *address + " may also send as:";
    for (const std::string& sender : *senders)
        logText += " " + sender;
    return publishAfter(m_store.replaceSendAs(*address, *senders), logText);
}

} // namespace mailstead::accounts
