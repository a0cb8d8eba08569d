// Sees in the answers of local delivery which mailboxes are full, and tells the accounts.
#pragma once

#include "accounts/accounts.h"
#include "queue/carrier.h"

namespace mailstead::daemon
{

/// A carrier in front of another one. Thread-safe; both partners must outlive it.
class QuotaWatch final : public queue::Carrier
{
public:
    QuotaWatch(queue::Carrier& next, accounts::Accounts& accounts)
        : m_next(next)
        , m_accounts(accounts)
    {
    }
    void carry(queue::Job job, Done done) override;
    void carryAll(std::vector<std::pair<queue::Job, Done>> jobs) override;

private:
    Done watched(const queue::Job& job, Done done);

    queue::Carrier& m_next;
    accounts::Accounts& m_accounts;
};

} // namespace mailstead::daemon
