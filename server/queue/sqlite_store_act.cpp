// What the administrator does to rows that a filter chooses.
#include "core/message_id.h"
#include "queue/sqlite_columns.h"
#include "queue/sqlite_store_impl.h"

#include <algorithm>

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
    case Action::Reroute:
        break;
    }
    return {State::Active, State::Deferred, State::Held};
}

/// More keys than one event may name are as good as "many".
constexpr std::size_t mostChanged = 201;
/// Rows of one transaction: others get their turn in between. Rerouting is not split, because rows
/// that were rerouted fit the filter as before.
constexpr std::size_t mostAtOnce = 20000;

struct Wording {
    const char* kind; ///< of the trace event; empty: none
    std::string text;
};

Wording wording(Action action, const std::string& via)
{
    switch (action) {
    case Action::Hold:
        return {"held", "held by the administrator"};
    case Action::Release:
        return {"released", "released by the administrator"};
    case Action::Reroute:
        return {"rerouted", via.empty()
                                ? "goes to its own MX again, by the administrator"
                                : "goes to " + via + " instead of its MX, by the administrator"};
    case Action::Delete:
        return {"", "deleted by the administrator; the sender was not told"};
    case Action::Bounce:
        return {"", "given up by the administrator"};
    case Action::Retry:
        break;
    }
    return {"", ""};
}

Filter restrictedTo(const Filter& filter, const std::vector<State>& states)
{
    Filter restricted = filter;
    restricted.states.clear();
    for (const State state : states) {
        if (filter.states.empty() ||
            std::find(filter.states.begin(), filter.states.end(), state) != filter.states.end())
            restricted.states.push_back(state);
    }
    return restricted;
}

} // namespace

std::vector<Backlog::Slot> SqliteStore::actable(Action action, const Filter& filter, TimePoint now,
                                                ActionResult& result)
{
    Backlog::FoundTexts texts;
    if (!filter.text.empty()) {
        const std::lock_guard lock(m_readMutex);
        texts = textsWith(filter.text);
    }
    const std::lock_guard lock(m_backlogMutex);
    std::vector<Backlog::Slot> slots;
    if (const Filter fits = restrictedTo(filter, touchable(action)); !fits.states.empty())
        slots = m_backlog.matching(fits, texts, now);
    if (const Filter busy = restrictedTo(filter, {State::Sending}); !busy.states.empty())
        result.leftOut = m_backlog.matching(busy, texts, now).size();
    return slots;
}

core::Result<ActionResult> SqliteStore::act(Action action, const Filter& filter, bool dryRun,
                                            TimePoint now, const NoticeWriter& notices,
                                            const std::string& via)
{
    return writing([&] {
        ActionResult result;
        std::vector<Backlog::Slot> slots = actable(action, filter, now, result);
        result.touched = slots.size();
        if (dryRun || slots.empty())
            return result;
        if (slots.size() > mostAtOnce && action != Action::Reroute) {
            slots.resize(mostAtOnce);
            result.touched = mostAtOnce;
            result.more = true;
        }
        std::vector<Row> rows;
        rows.reserve(slots.size());
        for (const Backlog::Slot slot : slots)
            rows.push_back(m_backlog.row(slot));
        for (std::size_t i = 0; i < rows.size() && i < mostChanged; ++i)
            result.changed.push_back(rows[i].key());

        const bool ends = action == Action::Delete || action == Action::Bounce;
        const Wording words = wording(action, via);
        std::vector<NewMessage> written;
        std::vector<std::string> files;
        RowTransaction transaction(*this);
        if (action == Action::Bounce && notices) {
            for (Row& row : rows)
                completeRow(m_writer, row);
            written = notices(rows);
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Row& row = rows[i];
            transaction.changed(row.message);
            if (*words.kind != '\0')
                insertTrace(row.message,
                            {now, words.kind, row.recipient, words.text, {}, {}, {}, {}, {}});
            if (ends) {
                endRow(row,
                       {slots[i],
                        action == Action::Delete ? Outcome::Deleted : Outcome::Bounced,
                        words.text,
                        row.lastHost,
                        {},
                        {},
                        row.lastReply},
                       now);
                continue;
            }
            if (action == Action::Reroute)
                Statement(m_writer,
                          "UPDATE recipients SET via = ? WHERE message = ? AND number = ?")
                    .bind(via)
                    .bind(row.message)
                    .bind(std::int64_t(row.number))
                    .run();
            else
                Statement(m_writer, "UPDATE recipients SET state = ?, due = ? WHERE message = ? "
                                    "AND number = ?")
                    .bind(static_cast<std::int64_t>(action == Action::Hold ? State::Held
                                                                           : State::Active))
                    .bind(action == Action::Hold ? std::nullopt : std::optional(toMs(now)))
                    .bind(row.message)
                    .bind(std::int64_t(row.number))
                    .run();
        }
        if (ends)
            files = dropBodies(slots);
        for (const NewMessage& notice : written) {
            insertMessage(notice);
            transaction.changed(core::messageNumber(notice.envelope.id).value_or(0));
        }
        transaction.commit();

        const std::lock_guard lock(m_backlogMutex);
        if (ends)
            dismiss(slots, files);
        for (const Backlog::Slot slot : slots) {
            if (action == Action::Reroute)
                m_backlog.setSpecial(slot);
            else if (!ends)
                m_backlog.setState(slot, action == Action::Hold ? State::Held : State::Active, now);
        }
        for (const NewMessage& notice : written)
            admit(notice);
        return result;
    });
}

} // namespace mailstead::queue
