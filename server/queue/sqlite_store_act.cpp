// What the administrator does to rows that a filter chooses.
#include "queue/sqlite_store_impl.h"

namespace mailstead::queue
{

namespace
{

std::vector<State> touchable(Action action)
{
    switch (action) {
    case Action::Retry:
        return {State::Deferred};
    case Action::Hold:
        return {State::Active, State::Deferred};
    case Action::Release:
        return {State::Held};
    case Action::Delete:
    case Action::Bounce:
        break;
    }
    return {State::Active, State::Deferred, State::Held};
}

/// More keys than one event may name are as good as "many".
constexpr std::int64_t mostChanged = 201;

constexpr std::string_view affectedRows =
    " FROM temp.affected a JOIN recipients r ON r.message = a.message AND r.number = a.number "
    "JOIN messages m ON m.number = a.message";

constexpr std::string_view whereAffected =
    " WHERE (message, number) IN (SELECT message, number FROM temp.affected)";

struct Wording {
    const char* kind; ///< of the trace event; empty: none
    const char* text;
};

Wording wording(Action action)
{
    switch (action) {
    case Action::Retry:
        return {"", ""};
    case Action::Hold:
        return {"held", "held by the administrator"};
    case Action::Release:
        return {"released", "released by the administrator"};
    case Action::Delete:
        return {"deleted", "deleted by the administrator; the sender was not told"};
    case Action::Bounce:
        break;
    }
    return {"bounced", "given up by the administrator"};
}

} // namespace

ActionResult SqliteStore::actOnAffected(Action action, TimePoint now, const NoticeWriter& notices)
{
    ActionResult result;
    {
        Statement changed(m_writer, "SELECT m.id || '/' || a.number" + std::string(affectedRows) +
                                        " LIMIT ?");
        changed.bind(mostChanged);
        while (changed.step())
            result.changed.push_back(changed.text(0));
    }
    if (const Wording words = wording(action); *words.kind != '\0') {
        Statement(m_writer, "INSERT INTO traces (message, at, kind, recipient, text, host, "
                            "address, tls, reply) SELECT r.message, ?, ?, r.recipient, ?, '', '', "
                            "'', ''" +
                                std::string(affectedRows))
            .bind(toMs(now))
            .bind(words.kind)
            .bind(words.text)
            .run();
    }
    if (action == Action::Delete || action == Action::Bounce) {
        std::vector<Row> bounced;
        if (action == Action::Bounce && notices) {
            Statement rows(m_writer, "SELECT " + std::string(rowColumns) +
                                         std::string(affectedRows) +
                                         " ORDER BY a.message, a.number");
            while (rows.step())
                bounced.push_back(readRow(rows));
        }
        if (!bounced.empty()) {
            for (const NewMessage& notice : notices(bounced))
                insertMessage(notice);
        }
        Statement(m_writer, "INSERT INTO history (message, recipient, outcome, at, reply) SELECT "
                            "r.message, r.recipient, ?, ?, r.last_reply" +
                                std::string(affectedRows))
            .bind(static_cast<std::int64_t>(action == Action::Delete ? Outcome::Deleted
                                                                     : Outcome::Bounced))
            .bind(toMs(now))
            .run();
        Statement(m_writer, "DELETE FROM recipients" + std::string(whereAffected)).run();
        result.touched = static_cast<std::uint64_t>(m_writer.changes());
        Statement(m_writer, "DELETE FROM bodies WHERE message IN (SELECT message FROM "
                            "temp.affected) AND message NOT IN (SELECT message FROM recipients)")
            .run();
        return result;
    }
    const bool hold = action == Action::Hold;
    Statement(m_writer, "UPDATE recipients SET state = ?, due = ?" + std::string(whereAffected))
        .bind(static_cast<std::int64_t>(hold ? State::Held : State::Active))
        .bind(hold ? std::nullopt : std::optional(toMs(now)))
        .run();
    result.touched = static_cast<std::uint64_t>(m_writer.changes());
    return result;
}

core::Result<ActionResult> SqliteStore::act(Action action, const Filter& filter, bool dryRun,
                                            TimePoint now, const NoticeWriter& notices)
{
    return writing([&] {
        Condition fits = condition(filter, now);
        Condition busy = fits;
        requireStates(fits, touchable(action));
        requireStates(busy, {State::Sending});
        const auto count = [&](const Condition& which) {
            Statement select(m_writer,
                             "SELECT count(*)" + std::string(rowTables) + " WHERE " + which.sql,
                             Statement::Keep::Once);
            which.bindTo(select);
            return select.step() ? static_cast<std::uint64_t>(select.integer(0)) : 0;
        };
        ActionResult result;
        if (dryRun) {
            result.touched = count(fits);
            result.leftOut = count(busy);
            return result;
        }
        Transaction transaction(m_writer);
        Statement(m_writer, "DELETE FROM temp.affected").run();
        {
            Statement choose(m_writer,
                             "INSERT INTO temp.affected SELECT r.message, r.number" +
                                 std::string(rowTables) + " WHERE " + fits.sql,
                             Statement::Keep::Once);
            fits.bindTo(choose);
            choose.run();
        }
        result = actOnAffected(action, now, notices);
        result.leftOut = count(busy);
        transaction.commit();
        return result;
    });
}

} // namespace mailstead::queue
