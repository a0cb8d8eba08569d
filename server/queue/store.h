// The durable queue: one contract, of which SQLite is the first implementation. The states of a
// recipient row:
//
//   state     entered by                            left to
//   active    take(), release, retry                sending, held, gone
//   sending   claimDue()                            gone, deferred, active (daemon restarted)
//   deferred  finishAttempts(Deferred), take() of   sending (when due), held, active (retry),
//             a message with FUTURERELEASE          gone
//   held      hold, take() under a hold rule        active (release), gone
//   gone      delivered, bounced, deleted: the row moves to the history
//
// What waits is known from memory: claiming, listing and counting ask no disk. "Sending" is never
// written down; what was being sent when the daemon ended is active or deferred again.
//
// Every method blocks on the disk, so none is called from an I/O thread. Implementations are
// thread-safe. What writes (take, claimDue, finishAttempts, act, addTrace, forget) is called from
// the queue thread, which gives everyone a turn; what only reads may be called from any worker and
// does not wait for writers. Group commit is the intake's: it calls take() for all that wait.
#pragma once

#include "core/result.h"
#include "smtp/content.h"
#include "smtp/envelope.h"

#include <atomic>
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

enum class State : std::uint8_t { Active, Sending, Deferred, Held };
enum class Outcome { Delivered, Bounced, Deleted };

/// How a recipient is reached.
enum class Route : std::uint8_t {
    Local,  ///< LMTP to Dovecot
    Remote, ///< MX of the recipient's domain
};

/// One recipient of one message, as it waits.
struct Row {
    std::string messageId;
    std::int64_t message = 0; ///< the id's number, see core/message_id.h
    int number = 0;           ///< counts from 1 within the message
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
    std::string via;      ///< rerouted: "host" or "host:port" instead of the domain's MX; or empty
    smtp::Notify notify;  ///< what the sender wants to be told (RFC 3461)
    std::string original; ///< ORCPT, or empty
    bool delayWarned = false; ///< the sender was told of the delay

    std::string key() const { return messageId + "/" + std::to_string(number); }
};

struct Filter {
    std::vector<std::string> keys = {};
    std::vector<std::string> ids = {};
    std::vector<State> states = {};
    // Substrings, case-insensitive.
    std::string sender = {}, recipient = {}, reply = {}, text = {};
    std::string domain = {}; ///< exact
    /// Exact, as groups() names them; empty texts are the null sender and "not tried yet".
    std::optional<std::string> senderIs = {}, causeIs = {};
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

/// Rows that share a destination, a cause or a sender.
enum class GroupBy { Destination, Cause, Sender };
struct Group {
    std::string key;
    Counts counts;
};

enum class Action { Retry, Hold, Release, Delete, Bounce, Reroute };
struct ActionResult {
    std::uint64_t touched = 0;
    std::uint64_t leftOut = 0;
    std::vector<std::string> changed; ///< keys of what was touched, at most 201
    bool more = false;                ///< there was more than one transaction should hold: again
};

/// A step in a message's life, for promise 2 (every message can be explained).
struct TraceEvent {
    TimePoint at;
    std::string kind;      ///< as in PROTOCOL.md, trace.get
    std::string recipient; ///< empty: the whole message
    std::string text, host, address, tls, reply;
    std::string dialogue = {}; ///< of the attempt, a line each
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

/// Recipients that were brought to another host, or refused there.
struct Sent {
    std::string domain; ///< of the recipients, lower case
    std::string host;
    std::size_t recipients = 0;
};

/// A message about to be stored: complete content (our Received header and signatures included)
/// and where each final recipient goes.
struct NewMessage {
    smtp::Envelope envelope;
    smtp::Content content;
    std::string subject;
    bool eightBit = false; ///< content has octets above 127
    struct Target {
        std::string recipient;
        Route route;
        /// Reverse-path of this target where it is not the envelope's (forwarding, lists).
        std::optional<std::string> sender = std::nullopt;
        smtp::Notify notify = {};
        std::string original = {}; ///< ORCPT, or empty
        bool held = false;         ///< a hold rule says so
    };
    std::vector<Target> targets;
    std::vector<TraceEvent> events; ///< what happened before queueing
    /// A recipient whose own way ends here, because a list or an alias of ours sends it on, and of
    /// whom the sender wants to be told. Not stored: a notice comes of it.
    struct Arrived {
        std::string recipient, original;
        bool expanded = false; ///< an alias of several; else a list
    };
    std::vector<Arrived> arrived = {};
};

/// What became of one delivery attempt of one row.
struct AttemptResult {
    enum class Kind { Delivered, Deferred, Bounced };
    std::string messageId;
    int number = 0;
    Kind kind = Kind::Deferred;
    std::string reply, host, address, tls;
    TimePoint nextAttempt;             ///< for Deferred
    std::string cause;                 ///< for Deferred: the reply's normalised form, for grouping
    bool delayWarned = false;          ///< for Deferred: a notice of the delay goes with it
    bool handedOn = false;             ///< the next hop sees to what the sender wants to be told
    std::vector<std::string> dialogue; ///< of SMTP, secrets masked; for failures
    std::string note; ///< why the scheduler decided so, for the trace ("gave up after 5 days")
};

/// Writes the notifications for rows that end now with a bounce; they are stored in the transaction
/// that ends the rows, so that a crash neither loses nor doubles them.
using NoticeWriter = std::function<std::vector<NewMessage>(const std::vector<Row>& bounced)>;

/// How much one claim may start. A job is all due rows of one message and destination.
struct ClaimLimits {
    std::size_t jobs = 50;                     ///< how many more jobs may run
    std::uint64_t bytes = 64ULL * 1024 * 1024; ///< of content; the first job may be larger
    bool firstMayBeLarger = true;              ///< false while other jobs run
    /// How many more jobs may begin for a destination; not set: any number.
    std::function<std::size_t(const std::string& domain, Route route)> room = {};
};

/// What the store keeps of a message beside its rows, for those who send it.
struct StoredMessage {
    smtp::Content content;
    smtp::BodyType body = smtp::BodyType::SevenBit;
    bool eightBit = false; ///< content has octets above 127
    bool smtpUtf8 = false;
    bool requireTls = false;
    smtp::Return ret = smtp::Return::Default;
    std::string envelopeId;
};

/// Mail that fits is held when it comes in, until somebody releases it. All given parts must fit;
/// each is a part of the address, in lower case.
struct HoldRule {
    std::int64_t number = 0;
    std::string sender, recipient;
    std::string note; ///< why, in the administrator's words
};

/// A recipient that nothing is sent to any more, because it was found not to exist.
struct Suppression {
    std::string recipient; ///< lower case
    std::string reason;    ///< the reply that said so, or the administrator's words
    std::string messageId; ///< whose bounce it was; empty when added by hand
    TimePoint at;
};

class Store
{
public:
    virtual ~Store() = default;

    /// Stores all of them in one transaction; on return they are on the disk.
    virtual core::Result<void> take(const std::vector<const NewMessage*>& messages) = 0;

    /// Moves due rows (active, or deferred with nextAttempt <= now) to sending and returns them,
    /// destinations in turn, the oldest due of each first, the rows of one job together.
    /// Destinations without room are left out.
    virtual core::Result<std::vector<Row>> claimDue(TimePoint now, const ClaimLimits& limits) = 0;

    /// Nothing of this destination is claimed before `until`; the past ends the pause.
    virtual void pause(const std::string& domain, Route route, TimePoint until) = 0;

    /// The clock was set from `before` to `after`, so times that were read off it move along: what
    /// waits is neither given up earlier nor tried later for it. Forward, all times of rows that
    /// came before `before` move. Back, those that would lie in the future do; a message from
    /// before the clock went wrong keeps its time. A release time that a sender named stays.
    virtual core::Result<void> clockSet(TimePoint before, TimePoint after) = 0;

    /// When the next row becomes due, if any waits.
    virtual core::Result<std::optional<TimePoint>> nextDue() = 0;

    /// Ends the attempts of rows that are being sent, all in one transaction, and stores `notices`
    /// in it. Rows that are not being sent are left alone.
    virtual core::Result<void> finishAttempts(const std::vector<AttemptResult>& results,
                                              TimePoint now,
                                              const std::vector<NewMessage>& notices = {}) = 0;

    /// A message as stored, content included.
    virtual core::Result<StoredMessage> message(const std::string& id) = 0;
    /// Its content alone.
    core::Result<smtp::Content> content(const std::string& id);

    virtual core::Result<Page> list(const Filter&, SortBy, bool descending, std::uint64_t offset,
                                    std::uint64_t limit, TimePoint now) = 0;
    virtual core::Result<Counts> counts(const Filter&, TimePoint now) = 0;
    /// Rows by what they share, the largest groups first, at most `most`.
    virtual core::Result<std::vector<Group>> groups(GroupBy by, const Filter& filter,
                                                    std::size_t most, TimePoint now) = 0;
    /// `notices` is asked once for Bounce (not for a dry run) with all rows that it ends; it may
    /// read content() of them. `via` is for Reroute: "host", "host:port" or empty for the MX.
    virtual core::Result<ActionResult> act(Action, const Filter&, bool dryRun, TimePoint now,
                                           const NoticeWriter& notices = {},
                                           const std::string& via = {}) = 0;

    virtual core::Result<void> addTrace(const std::string& id, const TraceEvent&) = 0;
    virtual core::Result<MessageTrace> trace(const std::string& id) = 0;
    virtual core::Result<HistoryPage> history(const HistoryFilter&, std::uint64_t offset,
                                              std::uint64_t limit) = 0;
    /// From the history: what left for other hosts since then. What is deferred is not in it.
    virtual core::Result<std::vector<Sent>> sentSince(TimePoint since) = 0;
    /// Removes history older than `before`, some thousand messages at a time; true when there is
    /// more.
    virtual core::Result<bool> forget(TimePoint before) = 0;

    /// Adds or replaces. Recipients are compared in lower case.
    virtual core::Result<void> suppress(const Suppression& suppression) = 0;
    /// False when it was not there.
    virtual core::Result<bool> unsuppress(const std::string& recipient) = 0;
    /// From memory.
    virtual std::optional<Suppression> suppression(const std::string& recipient) = 0;
    /// Those whose recipient or reason has `text` in it, the newest first.
    virtual core::Result<std::vector<Suppression>> suppressions(const std::string& text,
                                                                std::size_t most) = 0;

    /// Rules for mail that comes in from now on. From memory.
    virtual std::vector<HoldRule> holdRules() = 0;
    /// Gives it a number. InvalidInput when neither sender nor recipient is given.
    virtual core::Result<HoldRule> addHoldRule(HoldRule rule) = 0;
    /// False when it was not there.
    virtual core::Result<bool> removeHoldRule(std::int64_t number) = 0;

    /// Writes a copy of the whole queue to the directory `path`, which must not exist, while work
    /// goes on.
    virtual core::Result<void> backUp(const std::string& path) = 0;
    /// Writes down compactly what the next start has to read, when enough has changed; to be asked
    /// now and then, from a thread of its own, while work goes on. True when it wrote. A failure
    /// costs nothing but a slower start.
    virtual core::Result<bool> prepareStart() = 0;
    /// True when the store is too large to have been read through when it was opened.
    virtual bool wantsCheck() const = 0;
    /// Reads everything and says what is damaged. Takes long; from a thread of its own. Cancelled
    /// when `stop` becomes true meanwhile.
    virtual core::Result<void> checkIntegrity(const std::atomic<bool>& stop) = 0;
};

} // namespace mailstead::queue
