// Taking, claiming and finishing: what the daemon does all day.
#include "queue/sqlite_store_impl.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

std::int64_t number(State state)
{
    return static_cast<std::int64_t>(state);
}

std::string domainOf(const std::string& recipient)
{
    std::string domain = recipient.substr(recipient.rfind('@') + 1);
    std::transform(domain.begin(), domain.end(), domain.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return domain;
}

/// Commits inside need not reach the disk at once: losing them in a power cut changes nothing that
/// recovery would not do anyway. They are ordered before later synced commits all the same.
class Unsynced
{
public:
    explicit Unsynced(Database& database)
        : m_database(database)
    {
        m_database.execute("PRAGMA synchronous = NORMAL");
    }
    ~Unsynced() noexcept(false) { m_database.execute("PRAGMA synchronous = FULL"); }
    Unsynced(const Unsynced&) = delete;
    Unsynced& operator=(const Unsynced&) = delete;

private:
    Database& m_database;
};

} // namespace

void SqliteStore::insertTrace(std::int64_t message, const TraceEvent& event)
{
    Statement(m_writer, "INSERT INTO traces (message, at, kind, recipient, text, host, address, "
                        "tls, reply) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(message)
        .bind(toMs(event.at))
        .bind(event.kind)
        .bind(event.recipient)
        .bind(event.text)
        .bind(event.host)
        .bind(event.address)
        .bind(event.tls)
        .bind(event.reply)
        .run();
}

void SqliteStore::insertMessage(const NewMessage& message)
{
    const std::int64_t receivedAt = toMs(message.envelope.receivedAt);
    Statement(m_writer, "INSERT INTO messages (id, sender, subject, size, received_at) VALUES "
                        "(?, ?, ?, ?, ?)")
        .bind(message.envelope.id)
        .bind(message.envelope.sender)
        .bind(message.subject)
        .bind(static_cast<std::int64_t>(message.content.size()))
        .bind(receivedAt)
        .run();
    const std::int64_t id = m_writer.lastRowId();
    Statement(m_writer, "INSERT INTO bodies (message, content) VALUES (?, ?)")
        .bind(id)
        .bind(Blob{message.content.text()})
        .run();
    Statement insert(m_writer, "INSERT INTO recipients (message, number, recipient, domain, route, "
                               "state, due) VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t count = 0;
    for (const NewMessage::Target& target : message.targets) {
        insert.bind(id)
            .bind(++count)
            .bind(target.recipient)
            .bind(domainOf(target.recipient))
            .bind(static_cast<std::int64_t>(target.route))
            .bind(number(State::Active))
            .bind(receivedAt)
            .run();
    }
    for (const TraceEvent& event : message.events)
        insertTrace(id, event);
}

core::Result<void> SqliteStore::take(const std::vector<NewMessage>& messages)
{
    return writing([&] {
        Transaction transaction(m_writer);
        for (const NewMessage& message : messages)
            insertMessage(message);
        transaction.commit();
    });
}

std::vector<Row> SqliteStore::claimJob(std::int64_t message, const std::string& domain,
                                       TimePoint now)
{
    std::vector<std::int64_t> numbers;
    {
        Statement due(m_writer, "SELECT number FROM recipients WHERE message = ? AND domain = ? "
                                "AND due <= ? ORDER BY number");
        due.bind(message).bind(domain).bind(toMs(now));
        while (due.step())
            numbers.push_back(due.integer(0));
    }
    std::vector<Row> rows;
    Statement update(m_writer, "UPDATE recipients SET state = ?, due = NULL WHERE message = ? AND "
                               "number = ?");
    Statement select(m_writer, "SELECT " + std::string(rowColumns) + std::string(rowTables) +
                                   " WHERE r.message = ? AND r.number = ?");
    for (const std::int64_t row : numbers) {
        update.bind(number(State::Sending)).bind(message).bind(row).run();
        select.bind(message).bind(row);
        if (select.step())
            rows.push_back(readRow(select));
        select.run();
    }
    return rows;
}

core::Result<std::vector<Row>> SqliteStore::claimDue(TimePoint now, const ClaimLimits& limits)
{
    return writing([&] {
        const Unsynced unsynced(m_writer);
        Transaction transaction(m_writer);
        auto running = limits.running;
        std::set<std::pair<std::int64_t, std::string>> chosen;
        std::vector<std::pair<std::int64_t, std::string>> jobs;
        std::uint64_t bytes = 0;
        {
            // The index alone answers this: rows of full destinations cost little to pass over.
            Statement due(m_writer, "SELECT message, domain FROM recipients INDEXED BY "
                                    "recipients_due WHERE due <= ? ORDER BY due, domain, message");
            due.bind(toMs(now));
            while (jobs.size() < limits.jobs && due.step()) {
                const std::pair job(due.integer(0), due.text(1));
                if (chosen.contains(job))
                    continue;
                std::size_t& ofDomain = running[job.second];
                if (ofDomain >= limits.jobsPerDomain)
                    continue;
                Statement sizeOf(m_writer, "SELECT size FROM messages WHERE number = ?");
                sizeOf.bind(job.first);
                const auto size = sizeOf.step() ? static_cast<std::uint64_t>(sizeOf.integer(0)) : 0;
                // In order, so that a large message is not passed over for ever.
                const bool first = jobs.empty() && limits.running.empty();
                if (!first && bytes + size > limits.bytes)
                    break;
                bytes += size;
                ++ofDomain;
                chosen.insert(job);
                jobs.push_back(job);
            }
        }
        std::vector<Row> rows;
        for (const auto& [message, domain] : jobs) {
            for (Row& row : claimJob(message, domain, now))
                rows.push_back(std::move(row));
        }
        transaction.commit();
        return rows;
    });
}

core::Result<std::optional<TimePoint>> SqliteStore::nextDue()
{
    return writing([&]() -> std::optional<TimePoint> {
        Statement next(m_writer, "SELECT min(due) FROM recipients WHERE due IS NOT NULL");
        if (!next.step() || next.isNull(0))
            return std::nullopt;
        return fromMs(next.integer(0));
    });
}

void SqliteStore::endRow(std::int64_t message, int row, Outcome outcome, const std::string& reply,
                         TimePoint now)
{
    Statement(m_writer, "INSERT INTO history (message, recipient, outcome, at, reply) SELECT "
                        "message, recipient, ?, ?, ? FROM recipients WHERE message = ? AND "
                        "number = ?")
        .bind(static_cast<std::int64_t>(outcome))
        .bind(toMs(now))
        .bind(reply)
        .bind(message)
        .bind(row)
        .run();
    Statement(m_writer, "DELETE FROM recipients WHERE message = ? AND number = ?")
        .bind(message)
        .bind(row)
        .run();
}

void SqliteStore::dropBody(std::int64_t message)
{
    Statement(m_writer, "DELETE FROM bodies WHERE message = ?1 AND NOT EXISTS (SELECT 1 FROM "
                        "recipients WHERE message = ?1)")
        .bind(message)
        .run();
}

void SqliteStore::finishAttempt(const AttemptResult& result, TimePoint now,
                                std::set<std::int64_t>& ended)
{
    std::int64_t message = 0;
    TraceEvent event{now,        {},          {}, result.note, result.host, result.address,
                     result.tls, result.reply};
    {
        Statement find(m_writer, "SELECT r.message, r.recipient FROM messages m JOIN recipients r "
                                 "ON r.message = m.number WHERE m.id = ? AND r.number = ? AND "
                                 "r.state = ?");
        find.bind(result.messageId).bind(result.number).bind(number(State::Sending));
        if (!find.step())
            return;
        message = find.integer(0);
        event.recipient = find.text(1);
    }
    switch (result.kind) {
    case AttemptResult::Kind::Delivered:
        event.kind = "delivered";
        endRow(message, result.number, Outcome::Delivered, result.reply, now);
        ended.insert(message);
        break;
    case AttemptResult::Kind::Bounced:
        event.kind = "bounced";
        endRow(message, result.number, Outcome::Bounced, result.reply, now);
        ended.insert(message);
        break;
    case AttemptResult::Kind::Deferred:
        event.kind = "deferred";
        Statement(m_writer, "UPDATE recipients SET state = ?, due = ?, attempts = attempts + 1, "
                            "last_reply = ?, last_host = ? WHERE message = ? AND number = ?")
            .bind(number(State::Deferred))
            .bind(toMs(result.nextAttempt))
            .bind(result.reply)
            .bind(result.host)
            .bind(message)
            .bind(result.number)
            .run();
        break;
    }
    insertTrace(message, event);
}

core::Result<void> SqliteStore::finishAttempts(const std::vector<AttemptResult>& results,
                                               TimePoint now,
                                               const std::vector<NewMessage>& notices)
{
    return writing([&] {
        Transaction transaction(m_writer);
        std::set<std::int64_t> ended;
        for (const AttemptResult& result : results)
            finishAttempt(result, now, ended);
        for (const std::int64_t message : ended)
            dropBody(message);
        for (const NewMessage& notice : notices)
            insertMessage(notice);
        transaction.commit();
    });
}

core::Result<smtp::Content> SqliteStore::content(const std::string& id)
{
    // On the writer: a listing that keeps the reader busy does not delay deliveries.
    auto found = writing([&]() -> std::optional<smtp::Content> {
        Statement select(m_writer, "SELECT b.content FROM messages m JOIN bodies b ON b.message = "
                                   "m.number WHERE m.id = ?");
        select.bind(id);
        if (!select.step())
            return std::nullopt;
        return smtp::Content(select.text(0));
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return core::fail(core::ErrorKind::NotFound, "there is no content of message " + id,
                          "it was delivered, bounced or deleted");
    return std::move(**found);
}

core::Result<void> SqliteStore::addTrace(const std::string& id, const TraceEvent& event)
{
    const auto known = writing([&] {
        Transaction transaction(m_writer);
        std::int64_t message = 0;
        {
            Statement find(m_writer, "SELECT number FROM messages WHERE id = ?");
            find.bind(id);
            if (!find.step())
                return false;
            message = find.integer(0);
        }
        insertTrace(message, event);
        transaction.commit();
        return true;
    });
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return core::fail(core::ErrorKind::NotFound, "there is no message " + id);
    return {};
}

} // namespace mailstead::queue
