// Lists, counts, traces: read through their own connection.
#include "queue/sqlite_store_impl.h"

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

std::int64_t limited(std::uint64_t value, std::uint64_t most)
{
    return static_cast<std::int64_t>(std::min(value, most));
}

constexpr std::uint64_t largestOffset = 1ULL << 40U;

} // namespace

core::Result<Page> SqliteStore::list(const Filter& filter, SortBy sort, bool descending,
                                     std::uint64_t offset, std::uint64_t limit, TimePoint now)
{
    return reading([&] {
        const Condition where = condition(filter, now);
        const Snapshot snapshot(*m_reader);
        Page page;
        {
            Statement count(*m_reader,
                            "SELECT count(*)" + std::string(rowTables) + " WHERE " + where.sql,
                            Statement::Keep::Once);
            where.bindTo(count);
            if (count.step())
                page.total = static_cast<std::uint64_t>(count.integer(0));
        }
        Statement select(*m_reader,
                         "SELECT " + std::string(rowColumns) + std::string(rowTables) + " WHERE " +
                             where.sql + orderBy(sort, descending) + " LIMIT ? OFFSET ?",
                         Statement::Keep::Once);
        where.bindTo(select);
        select.bind(limited(limit, mostRows)).bind(limited(offset, largestOffset));
        while (select.step())
            page.rows.push_back(readRow(select));
        return page;
    });
}

core::Result<Counts> SqliteStore::counts(const Filter& filter, TimePoint now)
{
    return reading([&] {
        const Condition where = condition(filter, now);
        Statement select(*m_reader,
                         "SELECT r.state, count(*), min(m.received_at)" + std::string(rowTables) +
                             " WHERE " + where.sql + " GROUP BY r.state",
                         Statement::Keep::Once);
        where.bindTo(select);
        Counts counts;
        std::optional<TimePoint> oldest;
        while (select.step()) {
            const auto count = static_cast<std::uint64_t>(select.integer(1));
            switch (static_cast<State>(select.integer(0))) {
            case State::Active:
                counts.active = count;
                break;
            case State::Sending:
                counts.sending = count;
                break;
            case State::Deferred:
                counts.deferred = count;
                break;
            case State::Held:
                counts.held = count;
                break;
            }
            counts.total += count;
            const TimePoint received = fromMs(select.integer(2));
            oldest = oldest ? std::min(*oldest, received) : received;
        }
        if (oldest)
            counts.oldest =
                std::max(std::chrono::seconds(0),
                         std::chrono::duration_cast<std::chrono::seconds>(now - *oldest));
        return counts;
    });
}

core::Result<MessageTrace> SqliteStore::trace(const std::string& id)
{
    const auto found = reading([&]() -> std::optional<MessageTrace> {
        const Snapshot snapshot(*m_reader);
        MessageTrace trace;
        std::int64_t message = 0;
        {
            Statement select(*m_reader,
                             "SELECT number, sender, subject, size FROM messages WHERE id = ?");
            select.bind(id);
            if (!select.step())
                return std::nullopt;
            message = select.integer(0);
            trace.id = id;
            trace.sender = select.text(1);
            trace.subject = select.text(2);
            trace.size = static_cast<std::uint64_t>(select.integer(3));
        }
        Statement recipients(*m_reader,
                             "SELECT recipient FROM recipients WHERE message = ?1 UNION SELECT "
                             "recipient FROM history WHERE message = ?1 ORDER BY 1");
        recipients.bind(message);
        while (recipients.step())
            trace.recipients.push_back(recipients.text(0));
        Statement events(*m_reader, "SELECT at, kind, recipient, text, host, address, tls, reply "
                                    "FROM traces WHERE message = ? ORDER BY number");
        events.bind(message);
        while (events.step())
            trace.events.push_back({fromMs(events.integer(0)), events.text(1), events.text(2),
                                    events.text(3), events.text(4), events.text(5), events.text(6),
                                    events.text(7)});
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
        const std::string tables = " FROM history h JOIN messages m ON m.number = h.message WHERE ";
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
                             " ORDER BY h.at DESC, h.number DESC LIMIT ? "
                             "OFFSET ?",
                         Statement::Keep::Once);
        where.bindTo(select);
        select.bind(limited(limit, mostRows)).bind(limited(offset, largestOffset));
        while (select.step())
            page.rows.push_back({select.text(0), select.text(1), select.text(2), select.text(3),
                                 select.text(4), static_cast<Outcome>(select.integer(5)),
                                 fromMs(select.integer(6))});
        return page;
    });
}

} // namespace mailstead::queue
