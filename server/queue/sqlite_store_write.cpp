// Taking, claiming and finishing: what the daemon does all day.
#include "core/log.h"
#include "core/message_id.h"
#include "message/address.h"
#include "queue/sqlite_columns.h"
#include "queue/sqlite_store_impl.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace mailstead::queue
{

namespace
{

/// Contents that were just taken are kept for their first attempt, up to this many octets.
constexpr std::uint64_t mostFreshBytes = 12ULL * 1024 * 1024;
/// What a cached message costs beside its text.
constexpr std::uint64_t freshOverhead = 512;

std::string domainOf(const std::string& recipient)
{
    return message::lowerCase(std::string_view(recipient).substr(recipient.rfind('@') + 1));
}

std::int64_t numberOf(const std::string& id)
{
    const auto number = core::messageNumber(id);
    if (!number)
        throw SqliteError{core::Error{core::ErrorKind::InvalidInput,
                                      "\"" + id.substr(0, 40) + "\" is not a message id"}};
    return *number;
}

TimePoint firstDue(const NewMessage& message)
{
    return message.envelope.holdUntil.value_or(message.envelope.receivedAt);
}

const std::string& senderOf(const NewMessage& message, const NewMessage::Target& target)
{
    return target.sender ? *target.sender : message.envelope.sender;
}

TraceEvent attemptEvent(const Row& row, const AttemptResult& result, const char* kind,
                        TimePoint now)
{
    TraceEvent event{now,         kind,           row.recipient, result.note,
                     result.host, result.address, result.tls,    result.reply};
    for (const std::string& line : result.dialogue)
        event.dialogue.append(line).append(1, '\n');
    return event;
}

bool isHeld(const std::vector<HoldRule>& rules, std::string_view sender, std::string_view recipient)
{
    return std::any_of(rules.begin(), rules.end(), [&](const HoldRule& rule) {
        return message::lowerCase(sender).find(rule.sender) != std::string::npos &&
               message::lowerCase(recipient).find(rule.recipient) != std::string::npos;
    });
}

/// Commits inside need not reach the disk at once: losing them in a power cut changes nothing but
/// that something is sent once more. They are ordered before later synced commits all the same.
class Unsynced
{
public:
    explicit Unsynced(Database& database)
        : m_database(database)
    {
        m_database.execute("PRAGMA synchronous = NORMAL");
    }
    ~Unsynced()
    {
        try {
            m_database.execute("PRAGMA synchronous = FULL");
        } catch (const SqliteError&) {
            // It only fails inside a transaction, and the one inside us has ended.
        }
    }
    Unsynced(const Unsynced&) = delete;
    Unsynced& operator=(const Unsynced&) = delete;

private:
    Database& m_database;
};

} // namespace

State SqliteStore::firstState(const NewMessage& message, const NewMessage::Target& target) const
{
    if (target.held || isHeld(m_holdRules, senderOf(message, target), target.recipient))
        return State::Held;
    return message.envelope.holdUntil ? State::Deferred : State::Active;
}

void SqliteStore::insertTrace(std::int64_t message, const TraceEvent& event)
{
    Statement(m_writer, "INSERT INTO traces (message, at, kind, recipient, text, host, address, "
                        "tls, reply, dialogue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(message)
        .bind(toMs(event.at))
        .bind(event.kind)
        .bind(event.recipient)
        .bind(event.text)
        .bind(event.host)
        .bind(event.address)
        .bind(event.tls)
        .bind(event.reply)
        .bind(event.dialogue)
        .run();
}

void SqliteStore::insertMessage(const NewMessage& message)
{
    const std::int64_t id = numberOf(message.envelope.id);
    const std::int64_t receivedAt = toMs(message.envelope.receivedAt);
    const auto size = static_cast<std::int64_t>(message.content.size());
    Statement(m_writer, "INSERT INTO messages (id, sender, subject, size, received_at, flags, "
                        "envelope_id, arrival) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(id)
        .borrow(message.envelope.sender)
        .borrow(message.subject)
        .bind(size)
        .bind(receivedAt)
        .bind(messageFlags(message))
        .borrow(message.envelope.envelopeId)
        .borrow(packEvents(message.events))
        .run();
    Statement body(m_writer, "INSERT INTO bodies (message, content, file, file_from) "
                             "VALUES (?, ?, ?, ?)");
    body.bind(id).bind(Blob{message.content.text()});
    if (message.content.file())
        body.bind(std::filesystem::path(message.content.file()->path()).filename().string());
    else
        body.bind(nullptr);
    body.bind(static_cast<std::int64_t>(message.content.fileFrom()));
    body.run();
    Statement insert(m_writer, "INSERT INTO recipients (message, number, sender, recipient, "
                               "domain, route, state, flags, size, received_at, due, original) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t count = 0;
    for (const NewMessage::Target& target : message.targets) {
        const std::string domain = domainOf(target.recipient);
        const State state = firstState(message, target);
        insert.bind(id)
            .bind(++count)
            .borrow(senderOf(message, target))
            .borrow(target.recipient)
            .borrow(domain)
            .bind(static_cast<std::int64_t>(target.route))
            .bind(static_cast<std::int64_t>(state))
            .bind(rowFlags(target.notify, false))
            .bind(size)
            .bind(receivedAt)
            .bind(state == State::Held ? std::nullopt : std::optional(toMs(firstDue(message))))
            .borrow(target.original)
            .run();
    }
}

/// What insertMessage() has made durable, in memory.
void SqliteStore::admit(const NewMessage& message)
{
    const std::int64_t id = numberOf(message.envelope.id);
    int count = 0;
    bool soon = false;
    for (const NewMessage::Target& target : message.targets) {
        const std::string domain = domainOf(target.recipient);
        BacklogRow row;
        row.message = id;
        row.number = ++count;
        row.sender = senderOf(message, target);
        row.recipient = target.recipient;
        row.domain = domain;
        row.route = target.route;
        row.state = firstState(message, target);
        row.size = message.content.size();
        row.receivedAt = message.envelope.receivedAt;
        row.due = firstDue(message);
        row.special = !isPlain(rowFlags(target.notify, false)) || !target.original.empty();
        row.subject = message.subject;
        row.answer = RowAnswer();
        soon = soon || row.state == State::Active;
        m_backlog.add(row);
    }
    if (message.content.file())
        message.content.file()->keep();
    const std::uint64_t bytes = message.content.text().size() + freshOverhead;
    if (!soon || m_freshBytes + bytes > mostFreshBytes)
        return;
    StoredMessage stored;
    stored.content = message.content;
    readMessageFlags(messageFlags(message), stored);
    stored.envelopeId = message.envelope.envelopeId;
    m_fresh.emplace(id, std::move(stored));
    m_freshBytes += bytes;
}

core::Result<void> SqliteStore::take(const std::vector<const NewMessage*>& messages)
{
    return writing([&] {
        RowTransaction transaction(*this);
        for (const NewMessage* message : messages) {
            insertMessage(*message);
            transaction.changed(numberOf(message->envelope.id));
        }
        transaction.commit();
        const std::lock_guard lock(m_backlogMutex);
        for (const NewMessage* message : messages)
            admit(*message);
    });
}

void SqliteStore::completeRow(Database& database, Row& row) const
{
    Statement select(database, "SELECT flags, received_at, last_reply, last_host, original, via "
                               "FROM recipients WHERE message = ? AND number = ?");
    select.bind(row.message).bind(std::int64_t(row.number));
    if (!select.step())
        return; // it has ended since
    readRowFlags(select.integer(0), row);
    row.receivedAt = fromMs(select.integer(1));
    row.lastReply = select.text(2);
    row.lastHost = select.text(3);
    row.original = select.text(4);
    row.via = select.text(5);
}

core::Result<std::vector<Row>> SqliteStore::claimDue(TimePoint now, const ClaimLimits& limits)
{
    return writing([&] {
        std::vector<Row> rows;
        std::vector<std::size_t> special;
        {
            const std::lock_guard lock(m_backlogMutex);
            const auto claimed = m_backlog.claim(now, limits);
            rows.reserve(claimed.size());
            for (const Backlog::Slot slot : claimed) {
                if (m_backlog.special(slot))
                    special.push_back(rows.size());
                rows.push_back(m_backlog.row(slot));
            }
        }
        for (const std::size_t row : special)
            completeRow(m_writer, rows[row]);
        return rows;
    });
}

void SqliteStore::pause(const std::string& domain, Route route, TimePoint until)
{
    const std::lock_guard lock(m_backlogMutex);
    m_backlog.pause(domain, route, until);
}

core::Result<std::optional<TimePoint>> SqliteStore::nextDue()
{
    const std::lock_guard lock(m_backlogMutex);
    return m_backlog.nextDue();
}

void SqliteStore::endRow(const Row& row, const Ending& ending, TimePoint now)
{
    Statement(m_writer, "INSERT INTO history (message, number, recipient, outcome, at, text, host, "
                        "address, tls, reply) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.message)
        .bind(std::int64_t(row.number))
        .borrow(row.recipient)
        .bind(static_cast<std::int64_t>(ending.outcome))
        .bind(toMs(now))
        .borrow(ending.text)
        .borrow(ending.host)
        .borrow(ending.address)
        .borrow(ending.tls)
        .borrow(ending.reply)
        .run();
    Statement(m_writer, "DELETE FROM recipients WHERE message = ? AND number = ?")
        .bind(row.message)
        .bind(std::int64_t(row.number))
        .run();
}

std::vector<std::string> SqliteStore::dropBodies(const std::vector<Backlog::Slot>& ended)
{
    std::vector<std::string> files;
    std::unordered_map<std::int64_t, std::size_t> endedOf;
    for (const Backlog::Slot slot : ended)
        ++endedOf[m_backlog.message(slot)];
    for (const auto& [message, count] : endedOf) {
        const auto rows = m_backlog.rowsOf(message);
        if (rows.size() > count)
            continue;
        if (m_backlog.row(rows.front()).size > smtp::Content::largestInMemory) {
            Statement file(m_writer, "SELECT file FROM bodies WHERE message = ?");
            if (file.bind(message).step() && !file.isNull(0))
                files.push_back(file.text(0));
        }
        Statement(m_writer, "DELETE FROM bodies WHERE message = ?").bind(message).run();
    }
    return files;
}

/// The rows are gone from the disk; now from memory, and the contents with them.
void SqliteStore::dismiss(const std::vector<Backlog::Slot>& ended,
                          const std::vector<std::string>& files)
{
    for (const Backlog::Slot slot : ended) {
        const std::int64_t message = m_backlog.message(slot);
        m_backlog.remove(slot);
        if (m_backlog.contains(message))
            continue;
        if (const auto fresh = m_fresh.find(message); fresh != m_fresh.end()) {
            m_freshBytes -= fresh->second.content.text().size() + freshOverhead;
            m_fresh.erase(fresh);
        }
    }
    for (const std::string& file : files)
        removeFile(file);
}

/// What was committed without a sync is on the disk. False, and logged, when it may not be.
bool SqliteStore::syncLog() const
{
    // SQLite holds no locks on the log itself, which closing would end.
    const int fd = ::open((m_path + "-wal").c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fdatasync(fd) == 0;
    if (!synced)
        core::logError("queue", {},
                       core::failErrno("cannot sync " + m_path + "-wal", errno).value().text() +
                           "; spool files that are not needed any more stay until the next start");
    if (fd >= 0)
        ::close(fd);
    return synced;
}

core::Result<void> SqliteStore::finishAttempts(const std::vector<AttemptResult>& results,
                                               TimePoint now,
                                               const std::vector<NewMessage>& notices)
{
    return writing([&] {
        struct Deferring {
            Backlog::Slot slot;
            const AttemptResult* result;
        };
        std::vector<Backlog::Slot> ended;
        std::vector<Deferring> deferred;
        const Unsynced unsynced(m_writer);
        RowTransaction transaction(*this);
        // Nobody else changes the backlog while we hold the write lock; looking needs no other.
        for (const AttemptResult& result : results) {
            const auto number = core::messageNumber(result.messageId);
            const Backlog::Slot slot =
                number ? m_backlog.find(*number, result.number) : Backlog::none;
            if (slot == Backlog::none || m_backlog.state(slot) != State::Sending)
                continue;
            const Row row = m_backlog.row(slot);
            transaction.changed(row.message);
            if (result.kind != AttemptResult::Kind::Deferred) {
                const bool delivered = result.kind == AttemptResult::Kind::Delivered;
                endRow(row,
                       {slot, delivered ? Outcome::Delivered : Outcome::Bounced, result.note,
                        result.host, result.address, result.tls, result.reply},
                       now);
                if (!delivered && !result.dialogue.empty())
                    insertTrace(row.message, attemptEvent(row, result, "refused", now));
                ended.push_back(slot);
                continue;
            }
            const bool warned = row.delayWarned || result.delayWarned;
            Statement(m_writer, "UPDATE recipients SET state = ?, due = ?, attempts = attempts + "
                                "1, cause = ?, last_reply = ?, last_host = ?, flags = flags | ? "
                                "WHERE message = ? AND number = ?")
                .bind(static_cast<std::int64_t>(State::Deferred))
                .bind(toMs(result.nextAttempt))
                .bind(result.cause.empty() ? result.reply : result.cause)
                .bind(result.reply)
                .bind(result.host)
                .bind(warned ? delayWarnedFlag : std::int64_t(0))
                .bind(row.message)
                .bind(std::int64_t(row.number))
                .run();
            insertTrace(row.message, attemptEvent(row, result, "deferred", now));
            deferred.push_back({slot, &result});
        }
        std::vector<std::string> files = dropBodies(ended);
        for (const NewMessage& notice : notices) {
            insertMessage(notice);
            transaction.changed(numberOf(notice.envelope.id));
        }
        transaction.commit();
        // Rows that a power cut brings back must find their file again.
        if (!files.empty() && !syncLog())
            files.clear();

        const std::lock_guard lock(m_backlogMutex);
        for (const auto& [slot, result] : deferred) {
            m_backlog.setFailure(slot, result->cause.empty() ? result->reply : result->cause,
                                 {result->reply, result->host},
                                 m_backlog.warned(slot) || result->delayWarned);
            m_backlog.setState(slot, State::Deferred, result->nextAttempt);
            if (const auto fresh = m_fresh.find(m_backlog.message(slot)); fresh != m_fresh.end()) {
                m_freshBytes -= fresh->second.content.text().size() + freshOverhead;
                m_fresh.erase(fresh);
            }
        }
        dismiss(ended, files);
        for (const NewMessage& notice : notices)
            admit(notice);
    });
}

core::Result<StoredMessage> SqliteStore::message(const std::string& id)
{
    const auto number = core::messageNumber(id);
    if (number) {
        const std::lock_guard lock(m_backlogMutex);
        if (const auto fresh = m_fresh.find(*number); fresh != m_fresh.end())
            return fresh->second;
    }
    // On the writer: a listing that keeps the reader busy does not delay deliveries.
    std::string file;
    std::uint64_t from = 0;
    std::uint64_t size = 0;
    auto found = writing([&]() -> std::optional<StoredMessage> {
        Statement select(
            m_writer,
            "SELECT b.content, b.file, m.flags, m.envelope_id, b.file_from, m.size FROM messages "
            "m JOIN bodies b ON b.message = m.id WHERE m.id = ?");
        select.bind(number.value_or(0));
        if (!select.step())
            return std::nullopt;
        StoredMessage message;
        message.content = smtp::Content(select.text(0));
        if (!select.isNull(1))
            file = select.text(1);
        from = static_cast<std::uint64_t>(select.integer(4));
        size = static_cast<std::uint64_t>(select.integer(5));
        readMessageFlags(select.integer(2), message);
        message.envelopeId = select.text(3);
        return message;
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return core::fail(core::ErrorKind::NotFound,
                          "there is no content of message " + id.substr(0, 40),
                          "it was delivered, bounced or deleted");
    if (!file.empty()) {
        auto opened = smtp::SpoolFile::open(spoolPath(file));
        if (!opened)
            return tl::unexpected(opened.error());
        (*found)->content =
            smtp::Content(std::string((*found)->content.text()), std::move(*opened), {}, from);
        // Half a message must not go out as a whole one.
        if ((*found)->content.size() != size)
            return core::fail(core::ErrorKind::Corrupt,
                              "the spool file " + spoolPath(file) + " of message " +
                                  id.substr(0, 40) + " is damaged",
                              "the message has " + std::to_string((*found)->content.size()) +
                                  " octets instead of " + std::to_string(size));
    }
    return std::move(**found);
}

core::Result<void> SqliteStore::addTrace(const std::string& id, const TraceEvent& event)
{
    const auto known = writing([&] {
        Transaction transaction(m_writer);
        const std::int64_t message = core::messageNumber(id).value_or(0);
        Statement find(m_writer, "SELECT 1 FROM messages WHERE id = ?");
        if (!find.bind(message).step())
            return false;
        insertTrace(message, event);
        transaction.commit();
        return true;
    });
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return core::fail(core::ErrorKind::NotFound, "there is no message " + id.substr(0, 40));
    return {};
}

} // namespace mailstead::queue
