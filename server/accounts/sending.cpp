// How much an account may send, and how much it may keep.
#include "accounts/accounts_impl.h"

#include "core/log.h"

#include <algorithm>

namespace mailstead::accounts
{

namespace
{

constexpr std::chrono::seconds writesEvery(60);
constexpr std::chrono::minutes staysFull(15);

} // namespace

AccountLimits AccountsImpl::limitsInForce(const AccountLimits& own) const
{
    AccountLimits limits = own;
    if (limits.messagesPerDay == 0)
        limits.messagesPerDay = m_options.messagesPerDay;
    if (limits.recipientsPerDay == 0)
        limits.recipientsPerDay = m_options.recipientsPerDay;
    return limits;
}

std::optional<smtp::RecipientRefusal> AccountsImpl::mayAddRecipients(std::string_view account,
                                                                     std::size_t count) const
{
    const auto now = snapshot();
    const auto mailbox = now->mailboxes.find(account);
    if (mailbox == now->mailboxes.end())
        return {};
    const AccountLimits limits = limitsInForce(mailbox->second.limits);
    const SentCounter::Total sent = m_sent.lastDay(account);
    // 450: 452 would have the client send the rest in another transaction at once.
    if (sent.messages >= limits.messagesPerDay)
        return smtp::RecipientRefusal{450, "4.7.1",
                                      "You have sent " + std::to_string(sent.messages) +
                                          " messages in 24 hours, which is the limit"};
    if (sent.recipients + count > limits.recipientsPerDay)
        return smtp::RecipientRefusal{450, "4.7.1",
                                      "This would be more than " +
                                          std::to_string(limits.recipientsPerDay) +
                                          " recipients in 24 hours, which is the limit"};
    return {};
}

void AccountsImpl::countSent(std::string_view account, std::size_t recipients) const
{
    m_sent.add(account, recipients);
}

void AccountsImpl::noteFull(const std::string& address, bool full)
{
    const auto resolved = snapshot()->resolve(address);
    if (resolved.kind != Snapshot::Resolved::Kind::Mailbox)
        return;
    const std::lock_guard lock(m_fullMutex);
    if (full)
        m_full[resolved.address] = std::chrono::steady_clock::now() + staysFull;
    else
        m_full.erase(resolved.address);
}

bool AccountsImpl::isFull(const std::string& address) const
{
    const std::lock_guard lock(m_fullMutex);
    const auto found = m_full.find(address);
    return found != m_full.end() && found->second > std::chrono::steady_clock::now();
}

void AccountsImpl::writeSent()
{
    const auto changes = m_sent.takeChanges();
    if (changes.empty())
        return;
    const std::lock_guard lock(m_writeMutex);
    const auto written = m_store.writeSent(changes, m_sent.firstHour());
    if (!written)
        core::logWarn("accounts", {},
                      "what accounts have sent was not kept: " + written.error().text());
}

void AccountsImpl::keepHouse()
{
    std::unique_lock lock(m_houseMutex);
    while (!m_ending) {
        m_houseChanged.wait_for(lock, writesEvery, [this] { return m_ending; });
        lock.unlock();
        writeSent();
        lock.lock();
    }
}

} // namespace mailstead::accounts
