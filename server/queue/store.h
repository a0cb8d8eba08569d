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
// Every method blocks on the disk, so none is called from an I/O thread. Implementations are
// thread-safe. What writes (take, claimDue, finishAttempts, act, addTrace, forget) is called from
// the queue thread, which gives everyone a turn; what only reads may be called from any worker and
// does not wait for writers. Group commit is the intake's: it calls take() for all that wait.
#pragma once

#include "core/result.h"
#include "smtp/content.h"
#include "smtp/envelope.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
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
    std::vector<std::string> keys = {};
    std::vector<std::string> ids = {};
    std::vector<State> states = {};
    // Substrings, case-insensitive.
    std::string sender = {}, recipient = {}, reply = {}, text = {};
    std::string domain = {}; ///< exact
    std::optional<std::chrono::seconds> olderThan = {};
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
    std::vector<std::string> changed; ///< keys of what was touched, at most 201
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
    std::string sender = {}, recipient = {};
    std::optional<Outcome> outcome = {};
    std::optional<TimePoint> since = {};
};
struct HistoryPage {
    std::uint64_t total = 0;
    std::vector<HistoryRow> rows;
};

/// A message about to be stored: complete content (our Received header and signatures included)
/// and where each final recipient goes.
struct NewMessage {
    smtp::Envelope envelope;
    smtp::Content content;
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
    std::string note;      ///< why the scheduler decided so, for the trace ("gave up after 5 days")
};

/// Writes the notifications for rows that end now with a bounce; they are stored in the transaction
/// that ends the rows, so that a crash neither loses nor doubles them.
using NoticeWriter = std::function<std::vector<NewMessage>(const std::vector<Row>& bounced)>;

/// How much one claim may start. A job is all due rows of one message and one domain.
struct ClaimLimits {
    std::size_t jobs = 50;                     ///< how many more jobs may run
    std::size_t jobsPerDomain = 5;             ///< running ones included
    std::uint64_t bytes = 64ULL * 1024 * 1024; ///< of content; the first job may be larger
    std::map<std::string, std::size_t, std::less<>> running = {}; ///< jobs by domain
};

class Store
{
public:
    virtual ~Store() = default;

    /// Stores all of them in one transaction; on return they are on the disk.
    virtual core::Result<void> take(const std::vector<NewMessage>& messages) = 0;

    /// Moves due rows (active, or deferred with nextAttempt <= now) to sending and returns them,
    /// oldest due first, the rows of one job together. Destinations that have as many jobs as they
    /// may have are left out.
    virtual core::Result<std::vector<Row>> claimDue(TimePoint now, const ClaimLimits& limits) = 0;

    /// When the next row becomes due, if any waits.
    virtual core::Result<std::optional<TimePoint>> nextDue() = 0;

    /// Ends the attempts of rows that are being sent, all in one transaction, and stores `notices`
    /// in it. Rows that are not being sent are left alone.
    virtual core::Result<void> finishAttempts(const std::vector<AttemptResult>& results,
                                              TimePoint now,
                                              const std::vector<NewMessage>& notices = {}) = 0;

    /// Content of a message, as stored.
    virtual core::Result<smtp::Content> content(const std::string& id) = 0;

    virtual core::Result<Page> list(const Filter&, SortBy, bool descending, std::uint64_t offset,
                                    std::uint64_t limit, TimePoint now) = 0;
    virtual core::Result<Counts> counts(const Filter&, TimePoint now) = 0;
    /// `notices` is asked once for Bounce (not for a dry run) with all rows that it ends; it may
    /// read content() of them.
    virtual core::Result<ActionResult> act(Action, const Filter&, bool dryRun, TimePoint now,
                                           const NoticeWriter& notices = {}) = 0;

    virtual core::Result<void> addTrace(const std::string& id, const TraceEvent&) = 0;
    virtual core::Result<MessageTrace> trace(const std::string& id) = 0;
    virtual core::Result<HistoryPage> history(const HistoryFilter&, std::uint64_t offset,
                                              std::uint64_t limit) = 0;
    /// Removes history older than `before`.
    virtual core::Result<void> forget(TimePoint before) = 0;
};

} // namespace mailstead::queue
