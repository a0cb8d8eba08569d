// Lists, counts, traces: from memory where it is enough, else through their own connection.
#include "core/message_id.h"
#include "message/address.h"
#include "queue/sqlite_columns.h"
#include "queue/sqlite_store_impl.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

/// A list and its total must come from one moment.
class Snapshot
{
public:
    explicit Snapshot(Database& database)
        : m_database(database)
    {
        m_database.execute("BEGIN");
    }
    ~Snapshot()
    {
        try {
            m_database.execute("COMMIT");
        } catch (const SqliteError&) {
            // A read transaction has nothing to lose; SQLite ended it by itself.
        }
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Database& m_database;
};

constexpr std::uint64_t mostRows = 10000;
constexpr std::uint64_t largestOffset = 1ULL << 40U;

std::int64_t limited(std::uint64_t value, std::uint64_t most)
{
    return static_cast<std::int64_t>(std::min(value, most));
}

const char* kindOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Delivered:
        return "delivered";
    case Outcome::Bounced:
        return "bounced";
    case Outcome::Deleted:
        return "deleted";
    }
    return "bounced";
}

} // namespace

/// Rows that have `text` where memory does not reach. What was not known yet (after a start without
/// an image) is known afterwards, as far as there is room.
Backlog::FoundTexts SqliteStore::textsWith(const std::string& text)
{
    Backlog::FoundTexts found;
    if (text.empty())
        return found;
    const std::string needle = message::lowerCase(text);
    std::size_t unknown = 0, all = 0;
    {
        const std::lock_guard lock(m_backlogMutex);
        unknown = m_backlog.unknownTexts();
        all = m_backlog.size();
    }
    if (unknown == 0)
        return found;
    const std::string select = "SELECT r.message, r.number, m.subject, r.last_reply, r.last_host "
                               "FROM recipients r JOIN messages m ON m.id = r.message";
    if (unknown > all / 8) {
        Statement rows(*m_reader, select, Statement::Keep::Once);
        lookUpTexts(rows, needle, found);
        return found;
    }
    Statement row(*m_reader, select + " WHERE r.message = ? AND r.number = ?");
    for (Backlog::Slot from = 0;;) {
        std::vector<std::pair<std::int64_t, int>> keys;
        {
            const std::lock_guard lock(m_backlogMutex);
            for (const Backlog::Slot slot : m_backlog.unknown(from, 1000))
                keys.emplace_back(m_backlog.message(slot), m_backlog.number(slot));
        }
        if (keys.empty())
            return found;
        for (const auto& [message, number] : keys) {
            row.bind(message).bind(std::int64_t(number));
            lookUpTexts(row, needle, found);
            row.reset();
        }
    }
}

void SqliteStore::lookUpTexts(Statement& select, const std::string& needle,
                              Backlog::FoundTexts& found)
{
    while (select.step()) {
        const std::int64_t message = select.integer(0);
        const auto number = static_cast<int>(select.integer(1));
        const std::string_view subject = select.view(2);
        const RowAnswer answer{select.view(3), select.view(4)};
        {
            const std::lock_guard lock(m_backlogMutex);
            const Backlog::Slot slot = m_backlog.find(message, number);
            if (slot == Backlog::none || m_backlog.learn(slot, subject, answer))
                continue;
        }
        if (containsNoCase(subject, needle) || containsNoCase(answer.reply, needle) ||
            containsNoCase(answer.host, needle))
            found.rows.emplace(message, number);
    }
}

core::Result<Page> SqliteStore::list(const Filter& filter, SortBy sort, bool descending,
                                     std::uint64_t offset, std::uint64_t limit, TimePoint now)
{
    return reading([&] {
        Page page;
        const Backlog::FoundTexts texts = textsWith(filter.text);
        {
            const std::lock_guard lock(m_backlogMutex);
            for (const Backlog::Slot slot :
                 m_backlog.list(filter, texts, sort, descending, std::min(offset, largestOffset),
                                std::min(limit, mostRows), now, page.total))
                page.rows.push_back(m_backlog.row(slot));
        }
        Statement subject(*m_reader, "SELECT subject FROM messages WHERE id = ?");
        for (Row& row : page.rows) {
            if (subject.bind(row.message).step())
                row.subject = subject.text(0);
            subject.run();
            completeRow(*m_reader, row);
        }
        return page;
    });
}

core::Result<Counts> SqliteStore::counts(const Filter& filter, TimePoint now)
{
    const auto count = [&](const Backlog::FoundTexts& texts) {
        const std::lock_guard lock(m_backlogMutex);
        return m_backlog.counts(filter, texts, now);
    };
    if (filter.text.empty())
        return count({});
    return reading([&] { return count(textsWith(filter.text)); });
}

core::Result<std::vector<Group>> SqliteStore::groups(GroupBy by, const Filter& filter,
                                                     std::size_t most, TimePoint now)
{
    return reading([&] {
        const Backlog::FoundTexts texts = textsWith(filter.text);
        const std::lock_guard lock(m_backlogMutex);
        return m_backlog.groups(by, filter, texts, now, std::min<std::size_t>(most, mostRows));
    });
}

core::Result<MessageTrace> SqliteStore::trace(const std::string& id)
{
    const auto found = reading([&]() -> std::optional<MessageTrace> {
        const Snapshot snapshot(*m_reader);
        MessageTrace trace;
        const std::int64_t message = core::messageNumber(id).value_or(0);
        {
            Statement select(*m_reader,
                             "SELECT sender, subject, size, arrival FROM messages WHERE id = ?");
            if (!select.bind(message).step())
                return std::nullopt;
            trace.id = id;
            trace.sender = select.text(0);
            trace.subject = select.text(1);
            trace.size = static_cast<std::uint64_t>(select.integer(2));
            trace.events = unpackEvents(select.view(3));
        }
        Statement recipients(*m_reader,
                             "SELECT recipient FROM recipients WHERE message = ?1 UNION SELECT "
                             "recipient FROM history WHERE message = ?1 ORDER BY 1");
        recipients.bind(message);
        while (recipients.step())
            trace.recipients.push_back(recipients.text(0));
        Statement events(*m_reader, "SELECT at, kind, recipient, text, host, address, tls, reply, "
                                    "dialogue FROM traces WHERE message = ? ORDER BY number");
        events.bind(message);
        while (events.step())
            trace.events.push_back({fromMs(events.integer(0)), events.text(1), events.text(2),
                                    events.text(3), events.text(4), events.text(5), events.text(6),
                                    events.text(7), events.text(8)});
        Statement ended(*m_reader, "SELECT at, outcome, recipient, text, host, address, tls, reply "
                                   "FROM history WHERE message = ? ORDER BY at, number");
        ended.bind(message);
        while (ended.step())
            trace.events.push_back({fromMs(ended.integer(0)),
                                    kindOf(static_cast<Outcome>(ended.integer(1))), ended.text(2),
                                    ended.text(3), ended.text(4), ended.text(5), ended.text(6),
                                    ended.text(7)});
        std::stable_sort(trace.events.begin(), trace.events.end(),
                         [](const TraceEvent& a, const TraceEvent& b) { return a.at < b.at; });
        return trace;
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return core::fail(core::ErrorKind::NotFound, "there is no message " + id.substr(0, 40),
                          "it never was here, or its history has been removed with time");
    return std::move(**found);
}

core::Result<HistoryPage> SqliteStore::history(const HistoryFilter& filter, std::uint64_t offset,
                                               std::uint64_t limit)
{
    return reading([&] {
        const std::string tables = " FROM history h JOIN messages m ON m.id = h.message WHERE ";
        const Condition where = condition(filter);
        const Snapshot snapshot(*m_reader);
        HistoryPage page;
        {
            Statement count(*m_reader, "SELECT count(*)" + tables + where.sql,
                            Statement::Keep::Once);
            where.bindTo(count);
            if (count.step())
                page.total = static_cast<std::uint64_t>(count.integer(0));
        }
        Statement select(*m_reader,
                         "SELECT m.id, m.sender, h.recipient, m.subject, h.reply, h.outcome, h.at" +
                             tables + where.sql +
                             " ORDER BY h.at DESC, h.message DESC, h.number DESC LIMIT ? OFFSET ?",
                         Statement::Keep::Once);
        where.bindTo(select);
        select.bind(limited(limit, mostRows)).bind(limited(offset, largestOffset));
        while (select.step())
            page.rows.push_back({core::messageIdText(select.integer(0)), select.text(1),
                                 select.text(2), select.text(3), select.text(4),
                                 static_cast<Outcome>(select.integer(5)),
                                 fromMs(select.integer(6))});
        return page;
    });
}

core::Result<std::vector<Sent>> SqliteStore::sentSince(TimePoint since)
{
    return reading([&] {
        std::map<std::pair<std::string, std::string>, std::size_t> sums;
        Statement select(*m_reader, "SELECT recipient, host FROM history WHERE at >= ? AND host <> "
                                    "'' AND outcome <> ?");
        select.bind(toMs(since)).bind(static_cast<std::int64_t>(Outcome::Deleted));
        while (select.step()) {
            const std::string recipient = message::lowerCase(select.text(0));
            ++sums[{recipient.substr(recipient.rfind('@') + 1), select.text(1)}];
        }
        std::vector<Sent> sent;
        for (const auto& [key, recipients] : sums)
            sent.push_back({key.first, key.second, recipients});
        return sent;
    });
}

} // namespace mailstead::queue
