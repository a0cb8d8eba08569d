// What accounts.db keeps since its second version: limits, further senders, lists, what was sent.
#include "accounts/statements.h"
#include "accounts/store.h"

namespace mailstead::accounts
{

namespace
{

constexpr const char* postingNames[] = {"anyone", "members", "named"};

core::Result<void> insertAddresses(Sqlite& database, const std::string& list, const char* role,
                                   const std::vector<std::string>& addresses)
{
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        auto insert = database.prepare(
            "INSERT INTO list_addresses (list, role, position, address) VALUES (?, ?, ?, ?)");
        if (!insert)
            return tl::unexpected(insert.error());
        const auto done = insert->bind(1, list)
                              .bind(2, role)
                              .bind(3, static_cast<std::int64_t>(i))
                              .bind(4, addresses[i])
                              .run();
        if (!done)
            return done;
    }
    return {};
}

} // namespace

core::Result<void> Store::loadSendAs(Snapshot& snapshot)
{
    return forEachRow(m_database, "SELECT account, sender FROM send_as ORDER BY account, sender",
                      [&](const Statement& row) -> core::Result<void> {
                          snapshot.mailboxes[row.text(0)].sendAs.push_back(row.text(1));
                          return {};
                      });
}

core::Result<void> Store::loadLists(Snapshot& snapshot)
{
    const auto lists = forEachRow(
        m_database, "SELECT address, title, owner, posting FROM lists",
        [&](const Statement& row) -> core::Result<void> {
            ListInfo& list = snapshot.lists[row.text(0)];
            list.address = row.text(0);
            list.title = row.text(1);
            list.owner = row.text(2);
            list.posting = Posting::Named; // the narrowest, for what is not known
            if (row.text(3) == postingNames[0])
                list.posting = Posting::Anyone;
            else if (row.text(3) == postingNames[1])
                list.posting = Posting::Members;
            const std::size_t at = list.address.rfind('@');
            for (const char* suffix : {"-owner", "-bounces"})
                snapshot.listOwners[list.address.substr(0, at) + suffix + list.address.substr(at)] =
                    list.owner;
            return {};
        });
    if (!lists)
        return lists;
    return forEachRow(
        m_database, "SELECT list, role, address FROM list_addresses ORDER BY list, role, position",
        [&](const Statement& row) -> core::Result<void> {
            ListInfo& list = snapshot.lists[row.text(0)];
            (row.text(1) == "member" ? list.members : list.posters).push_back(row.text(2));
            return {};
        });
}

core::Result<void> Store::updateLimits(const std::string& address, const AccountLimits& limits)
{
    auto update = m_database.prepare("UPDATE mailboxes SET quota_bytes = ?, messages_per_day = ?, "
                                     "recipients_per_day = ? WHERE address = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(1, static_cast<std::int64_t>(limits.quotaBytes))
        .bind(2, static_cast<std::int64_t>(limits.messagesPerDay))
        .bind(3, static_cast<std::int64_t>(limits.recipientsPerDay))
        .bind(4, address)
        .run();
}

core::Result<void> Store::replaceSendAs(const std::string& address,
                                        const std::vector<std::string>& senders)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto done = runWith(m_database, "DELETE FROM send_as WHERE account = ?", address);
    for (const std::string& sender : senders) {
        if (!done)
            return done;
        auto insert = m_database.prepare("INSERT INTO send_as (account, sender) VALUES (?, ?)");
        if (!insert)
            return tl::unexpected(insert.error());
        done = insert->bind(1, address).bind(2, sender).run();
    }
    return done ? transaction->commit() : done;
}

core::Result<void> Store::updateDomain(const std::string& name, const DomainOptions& options)
{
    auto update =
        m_database.prepare("UPDATE domains SET catch_all = ?, delimiter = ? WHERE name = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(1, options.catchAll).bind(2, options.delimiter).bind(3, name).run();
}

core::Result<void> Store::replaceList(const ListInfo& list, const std::string& domain)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto done = runWith(m_database, "DELETE FROM lists WHERE address = ?", list.address);
    if (!done)
        return done;
    auto insert = m_database.prepare("INSERT INTO lists (address, domain, title, owner, posting, "
                                     "created_at) VALUES (?, ?, ?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    done = insert->bind(1, list.address)
               .bind(2, domain)
               .bind(3, list.title)
               .bind(4, list.owner)
               .bind(5, postingNames[static_cast<int>(list.posting)])
               .bind(6, nowMilliseconds())
               .run();
    if (done)
        done = insertAddresses(m_database, list.address, "member", list.members);
    if (done)
        done = insertAddresses(m_database, list.address, "poster", list.posters);
    return done ? transaction->commit() : done;
}

core::Result<void> Store::deleteList(const std::string& address)
{
    return runWith(m_database, "DELETE FROM lists WHERE address = ?", address);
}

core::Result<std::vector<SentCounter::Hour>> Store::loadSent(std::int64_t firstHour)
{
    std::vector<SentCounter::Hour> hours;
    const auto done =
        forEachRow(m_database, "SELECT account, hour, messages, recipients FROM sent",
                   [&](const Statement& row) -> core::Result<void> {
                       if (row.number(1) >= firstHour)
                           hours.push_back({row.text(0), row.number(1),
                                            static_cast<std::uint64_t>(row.number(2)),
                                            static_cast<std::uint64_t>(row.number(3))});
                       return {};
                   });
    if (!done)
        return tl::unexpected(done.error());
    return hours;
}

core::Result<void> Store::writeSent(const std::vector<SentCounter::Hour>& hours,
                                    std::int64_t firstHour)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto old = m_database.prepare("DELETE FROM sent WHERE hour < ?");
    if (!old)
        return tl::unexpected(old.error());
    auto done = old->bind(1, firstHour).run();
    for (const SentCounter::Hour& hour : hours) {
        if (!done)
            return done;
        auto insert = m_database.prepare(
            "INSERT OR REPLACE INTO sent (account, hour, messages, recipients) "
            "SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM mailboxes WHERE address = ?)");
        if (!insert)
            return tl::unexpected(insert.error());
        done = insert->bind(1, hour.account)
                   .bind(2, hour.hour)
                   .bind(3, static_cast<std::int64_t>(hour.messages))
                   .bind(4, static_cast<std::int64_t>(hour.recipients))
                   .bind(5, hour.account)
                   .run();
    }
    return done ? transaction->commit() : done;
}

} // namespace mailstead::accounts
