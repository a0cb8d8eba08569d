// What the store remembers for mail to come: suppressed recipients and hold rules.
#include "message/address.h"
#include "queue/sqlite_store_impl.h"

namespace mailstead::queue
{

core::Result<void> SqliteStore::suppress(const Suppression& suppression)
{
    return writing([&] {
        Statement(m_writer, "INSERT INTO suppressions (recipient, reason, message, at) VALUES "
                            "(?, ?, ?, ?) ON CONFLICT (recipient) DO UPDATE SET reason = "
                            "excluded.reason, message = excluded.message, at = excluded.at")
            .bind(suppression.recipient)
            .bind(suppression.reason)
            .bind(suppression.messageId)
            .bind(toMs(suppression.at))
            .run();
        const std::lock_guard lock(m_backlogMutex);
        m_suppressions[suppression.recipient] = suppression;
    });
}

core::Result<bool> SqliteStore::unsuppress(const std::string& recipient)
{
    return writing([&] {
        Statement(m_writer, "DELETE FROM suppressions WHERE recipient = ?").bind(recipient).run();
        const std::lock_guard lock(m_backlogMutex);
        return m_suppressions.erase(recipient) > 0;
    });
}

std::optional<Suppression> SqliteStore::suppression(const std::string& recipient)
{
    const std::lock_guard lock(m_backlogMutex);
    const auto found = m_suppressions.find(recipient);
    if (found == m_suppressions.end())
        return std::nullopt;
    return found->second;
}

core::Result<std::vector<Suppression>> SqliteStore::suppressions(const std::string& text,
                                                                 std::size_t most)
{
    return reading([&] {
        Condition where;
        if (!text.empty()) {
            where.require("(recipient LIKE ? ESCAPE '\\' OR reason LIKE ? ESCAPE '\\')");
            where.values = {likePattern(text), likePattern(text)};
        }
        Statement select(*m_reader,
                         "SELECT recipient, reason, message, at FROM suppressions WHERE " +
                             where.sql + " ORDER BY at DESC, recipient LIMIT ?",
                         Statement::Keep::Once);
        where.bindTo(select);
        select.bind(static_cast<std::int64_t>(most));
        std::vector<Suppression> found;
        while (select.step())
            found.push_back(
                {select.text(0), select.text(1), select.text(2), fromMs(select.integer(3))});
        return found;
    });
}

std::vector<HoldRule> SqliteStore::holdRules()
{
    const std::lock_guard lock(m_writeMutex);
    return m_holdRules;
}

core::Result<HoldRule> SqliteStore::addHoldRule(HoldRule rule)
{
    rule.sender = message::lowerCase(rule.sender);
    rule.recipient = message::lowerCase(rule.recipient);
    if (rule.sender.empty() && rule.recipient.empty())
        return core::fail(core::ErrorKind::InvalidInput,
                          "a hold rule needs a part of the sender or of the recipient", {},
                          "to hold everything, give \"@\" as recipient");
    return writing([&] {
        Statement(m_writer, "INSERT INTO hold_rules (sender, recipient, note) VALUES (?, ?, ?)")
            .bind(rule.sender)
            .bind(rule.recipient)
            .bind(rule.note)
            .run();
        rule.number = m_writer.lastRowId();
        m_holdRules.push_back(rule);
        return rule;
    });
}

core::Result<bool> SqliteStore::removeHoldRule(std::int64_t number)
{
    return writing([&] {
        Statement(m_writer, "DELETE FROM hold_rules WHERE number = ?").bind(number).run();
        return std::erase_if(m_holdRules,
                             [&](const HoldRule& rule) { return rule.number == number; }) > 0;
    });
}

} // namespace mailstead::queue
