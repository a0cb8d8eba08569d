// The durable queue: one contract, of which SQLite is the first implementation. The states of a
// recipient row:
//
//   state     entered by                            left to
//   active    take(), release(), retry()            sending
//   sending   claimDue()                            delivered | deferred | bounced (gone), active
//                                                   (daemon restarted)
//   deferred  finishAttempt(Deferred)               sending (when due), held, active (retry)
//   held      hold()                                active (release)
//   gone      delivered, bounced, deleted: the row moves to the history
//
// Every method blocks on the disk and is called from the queue's own thread, never from an I/O
// thread; take() commits for all that wait at once (group commit), through TakeBatch.
#pragma once

#include "core/result.h"
#include "smtp/envelope.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::queue
{

using TimePoint = std::chrono::system_clock::time_point;

enum class State { Active, Sending, Deferred, Held };
enum class Outcome { Delivered, Bounced, Deleted };

/// How a recipient is reached.
enum class Route {
    Local,  ///< LMTP to Dovecot
    Remote, ///< MX of the recipient's domain
};

/// One recipient of one message, as it waits.
struct Row {
    std::string messageId;
    int number = 0; ///< counts from 1 within the message
    std::string sender;
    std::string recipient;
    std::string domain; ///< of the recipient, lower case
    Route route = Route::Remote;
    State state = State::Active;
    std::uint64_t size = 0;
    std::string subject; ///< decoded, at most 200 characters
    TimePoint receivedAt;
    int attempts = 0;
    std::optional<TimePoint> nextAttempt;
    std::string lastReply; ///< "450 4.2.0 try again later" or our own words
    std::string lastHost;

    std::string key() const { return messageId + "/" + std::to_string(number); }
};

struct Filter {
    std::vector<std::string> keys;
    std::vector<std::string> ids;
    std::vector<State> states;
    std::string sender, recipient, reply, text; ///< substrings, case-insensitive
    std::string domain;                         ///< exact
    std::optional<std::chrono::seconds> olderThan;
};

enum class SortBy { Age, Sender, Recipient, State, Attempts, NextAttempt, Reply };

struct Page {
    std::uint64_t total = 0;
    std::vector<Row> rows;
};

struct Counts {
    std::uint64_t total = 0, active = 0, sending = 0, deferred = 0, held = 0;
    std::optional<std::chrono::seconds> oldest;
};

enum class Action { Retry, Hold, Release, Delete, Bounce };
struct ActionResult {
    std::uint64_t touched = 0;
    std::uint64_t leftOut = 0;
    std::vector<Row> bounced; ///< rows that Bounce ended; the caller writes the notifications
};

/// A step in a message's life, for promise 2 (every message can be explained).
struct TraceEvent {
    TimePoint at;
    std::string kind;      ///< as in PROTOCOL.md, trace.get
    std::string recipient; ///< empty: the whole message
    std::string text, host, address, tls, reply;
};

struct MessageTrace {
    std::string id, sender, subject;
    std::vector<std::string> recipients;
    std::uint64_t size = 0;
    std::vector<TraceEvent> events;
};

struct HistoryRow {
    std::string id, sender, recipient, subject, reply;
    Outcome outcome = Outcome::Delivered;
    TimePoint at;
};
struct HistoryFilter {
    std::string sender, recipient;
    std::optional<Outcome> outcome;
    std::optional<TimePoint> since;
};
struct HistoryPage {
    std::uint64_t total = 0;
    std::vector<HistoryRow> rows;
};

/// A message about to be stored: complete content (our Received header and signatures included)
/// and where each final recipient goes.
struct NewMessage {
    smtp::Envelope envelope;
    std::shared_ptr<const std::string> content;
    std::string subject;
    struct Target {
        std::string recipient;
        Route route;
    };
    std::vector<Target> targets;
    std::vector<TraceEvent> events; ///< what happened before queueing
};

/// What became of one delivery attempt of one row.
struct AttemptResult {
    enum class Kind { Delivered, Deferred, Bounced };
    std::string messageId;
    int number = 0;
    Kind kind = Kind::Deferred;
    std::string reply, host, address, tls;
    TimePoint nextAttempt; ///< for Deferred
};

class Store
{
public:
    virtual ~Store() = default;

    /// Stores all of them in one transaction; on return they are on the disk.
    virtual core::Result<void> take(const std::vector<NewMessage>& messages) = 0;

    /// Moves up to `limit` due rows (active, or deferred with nextAttempt <= now) to sending and
    /// returns them, oldest due first, leaving out destinations in `busyDomains`.
    virtual core::Result<std::vector<Row>>
    claimDue(TimePoint now, std::size_t limit, const std::vector<std::string>& busyDomains) = 0;

    /// When the next row becomes due, if any waits.
    virtual core::Result<std::optional<TimePoint>> nextDue() = 0;

    virtual core::Result<void> finishAttempts(const std::vector<AttemptResult>& results,
                                              TimePoint now) = 0;

    /// Content of a message, as stored.
    virtual core::Result<std::shared_ptr<const std::string>> content(const std::string& id) = 0;

    virtual core::Result<Page> list(const Filter&, SortBy, bool descending, std::uint64_t offset,
                                    std::uint64_t limit, TimePoint now) = 0;
    virtual core::Result<Counts> counts(const Filter&, TimePoint now) = 0;
    virtual core::Result<ActionResult> act(Action, const Filter&, bool dryRun, TimePoint now) = 0;

    virtual core::Result<void> addTrace(const std::string& id, const TraceEvent&) = 0;
    virtual core::Result<MessageTrace> trace(const std::string& id) = 0;
    virtual core::Result<HistoryPage> history(const HistoryFilter&, std::uint64_t offset,
                                              std::uint64_t limit) = 0;
    /// Removes history older than `before`.
    virtual core::Result<void> forget(TimePoint before) = 0;
};

} // namespace mailstead::queue
