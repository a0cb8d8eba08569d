#include "accounts/accounts_impl.h"

#include "accounts/dovecot_users.h"
#include "accounts/password_hash.h"
#include "accounts/rules.h"
#include "core/kept_secret.h"
#include "core/log.h"
#include "core/utf8.h"
#include "message/address.h"
#include "message/idn.h"

#include <algorithm>

namespace mailstead::accounts
{

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

core::Result<void> AccountsImpl::start()
{
    {
        const std::lock_guard lock(m_writeMutex);
        const auto loaded = load();
        if (!loaded)
            return loaded;
        (void)writeForDovecot(); // logged; mail is received even when Dovecot cannot read it
        const auto sent = m_store.loadSent(m_sent.firstHour());
        if (!sent)
            return tl::unexpected(sent.error());
        m_sent.restore(*sent);
    }
    m_house = std::thread([this] { keepHouse(); });
    return {};
}

AccountsImpl::~AccountsImpl()
{
    {
        const std::lock_guard lock(m_houseMutex);
        m_ending = true;
    }
    m_houseChanged.notify_all();
    if (m_house.joinable())
        m_house.join();
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
    case Snapshot::Resolved::Kind::List:
    case Snapshot::Resolved::Kind::Alias:
        // An alias of which every target was removed takes no mail.
        return now->expand(address).empty() ? smtp::RecipientKind::Unknown
                                            : smtp::RecipientKind::Alias;
    case Snapshot::Resolved::Kind::Unknown:
        // A bounce of what we forwarded.
        if (Srs::isRewritten(address) && m_srs.reverse(address, std::chrono::system_clock::now()))
            return smtp::RecipientKind::Alias;
        return smtp::RecipientKind::Unknown;
    case Snapshot::Resolved::Kind::NotLocal:
        break;
    }
    return smtp::RecipientKind::NotLocal;
}

std::vector<std::string> AccountsImpl::expand(std::string_view address) const
{
    std::vector<std::string> addresses;
    for (smtp::RoutedTarget& target : route(address, {}).targets)
        addresses.push_back(std::move(target.address));
    return addresses;
}

smtp::Routing AccountsImpl::route(std::string_view recipient, std::string_view sender) const
{
    const auto now = snapshot();
    if (Srs::isRewritten(recipient) &&
        now->resolve(recipient).kind == Snapshot::Resolved::Kind::Unknown) {
        smtp::Routing routing;
        const auto first = m_srs.reverse(recipient, std::chrono::system_clock::now());
        if (!first)
            return routing;
        // Now it may be ours or anybody's.
        if (now->resolve(*first).kind == Snapshot::Resolved::Kind::NotLocal)
            routing.targets.push_back({*first});
        else
            routing = now->route(*first, sender, &m_srs);
        routing.note = "goes back to " + *first + ", whose mail was forwarded";
        return routing;
    }
    return now->route(recipient, sender, &m_srs);
}

std::optional<smtp::RecipientRefusal> AccountsImpl::admits(std::string_view recipient,
                                                           std::string_view sender,
                                                           std::string_view account) const
{
    const auto now = snapshot();
    const auto resolved = now->resolve(recipient);
    if (resolved.kind == Snapshot::Resolved::Kind::Mailbox && isFull(resolved.address))
        return smtp::RecipientRefusal{452, "4.2.2", "The mailbox is full, try again later"};
    if (resolved.kind != Snapshot::Resolved::Kind::List)
        return {};
    if (sender.empty())
        return smtp::RecipientRefusal{550, "5.7.1", "The list takes no notifications"};
    if (now->mayPost(now->lists.find(resolved.address)->second, sender, account))
        return {};
    return smtp::RecipientRefusal{550, "5.7.2", "You may not post to this list"};
}

bool AccountsImpl::isLocalDomain(std::string_view domain) const
{
    const auto now = snapshot();
    if (!core::hasEightBit(domain))
        return now->domains.contains(message::lowerCase(domain));
    const auto ascii = message::domainToAscii(domain);
    return ascii && now->domains.contains(*ascii);
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
    if (const auto canonical = anyAddress(sender)) {
        const auto& allowed = mailbox->second.sendAs;
        if (std::find(allowed.begin(), allowed.end(), *canonical) != allowed.end())
            return true;
    }
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

core::Result<std::shared_ptr<Accounts>> Accounts::open(const Options& options)
{
    auto store = Store::open(options.stateDirectory + "/accounts.db");
    if (!store)
        return tl::unexpected(store.error());
    auto dummy = hashPassword("nobody's password", options.hashRounds);
    if (!dummy)
        return tl::unexpected(dummy.error());
    auto secret = core::keptSecret(options.stateDirectory + "/srs.key");
    if (!secret)
        return tl::unexpected(secret.error());
    auto accounts = std::make_shared<AccountsImpl>(options, std::move(*store), std::move(*dummy),
                                                   std::move(*secret));
    const auto started = accounts->start();
    if (!started)
        return tl::unexpected(started.error());
    return accounts;
}

} // namespace mailstead::accounts
