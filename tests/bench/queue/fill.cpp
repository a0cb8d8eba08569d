#include "phases.h"

#include "core/message_id.h"
#include "queue/sqlite_store.h"

#include <array>
#include <cstdio>
#include <fmt/format.h>

namespace bench
{

using namespace mailstead;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace
{

/// A step of the filling, after which the rates are told.
constexpr std::size_t parts = 100;

constexpr std::array<std::string_view, 12> replies = {
    "450 4.2.0 Greylisted, try again in 300 seconds",
    "421 4.7.0 Too many connections from your address",
    "452 4.2.2 The mailbox is over its quota",
    "451 4.3.0 Temporary failure, please try again later",
    "450 4.1.2 Domain of the sender was not found",
    "421 4.3.2 Service is shutting down",
    "454 4.7.0 TLS is not available due to a local problem",
    "450 4.7.1 Your address is being rated, come back later",
    "connection timed out",
    "connection refused",
    "the name server did not answer",
    "451 4.7.500 Server busy",
};

queue::NewMessage message(std::size_t index, const Size& size, const std::string& body)
{
    queue::NewMessage made;
    const auto at = std::chrono::system_clock::now();
    // A prime step, so that neighbours go to different domains.
    const std::string recipient =
        fmt::format("user{}@host{}.example", index * 31 % 50000, index * 7919 % size.domains);
    made.envelope.id = core::messageIdText(core::newMessageNumber());
    made.envelope.sender = fmt::format("writer{}@sender.example", index % 500);
    made.envelope.recipients = {{recipient}};
    made.envelope.helo = "client.example";
    made.envelope.clientAddress = "192.0.2.7";
    made.envelope.receivedAt = at;
    made.subject = fmt::format("Your order {} of today", index);
    made.content = smtp::Content(fmt::format("From: <{}>\r\nTo: <{}>\r\nSubject: {}\r\n\r\n{}",
                                             made.envelope.sender, recipient, made.subject, body));
    made.targets = {{recipient, queue::Route::Remote}};
    made.events = {{at, "received", {}, "from client.example [192.0.2.7]", {}, {}, {}, {}}};
    return made;
}

std::string filler(std::size_t size)
{
    std::string body;
    while (body.size() < size)
        body += "A line of an ordinary letter, about as long as lines of letters are.\r\n";
    return body;
}

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Rate of taking messages number `from` to `to`. They are made a batch at a time, outside of what
/// is timed, so that the memory seen is the store's.
double takeAll(queue::Store& store, std::size_t from, std::size_t to, const Size& size,
               const std::string& body)
{
    Clock::duration taking{};
    for (std::size_t first = from; first < to; first += size.batch) {
        std::vector<queue::NewMessage> messages;
        for (std::size_t at = first; at < std::min(first + size.batch, to); ++at)
            messages.push_back(message(at, size, body));
        std::vector<const queue::NewMessage*> some;
        for (const queue::NewMessage& one : messages)
            some.push_back(&one);
        const auto begin = Clock::now();
        if (const auto taken = store.take(some); !taken)
            fail(taken.error().text());
        taking += Clock::now() - begin;
    }
    return static_cast<double>(to - from) / std::chrono::duration<double>(taking).count();
}

/// Claims what is due and defers it for hours, each destination for its own reason.
double deferAll(queue::Store& store)
{
    const auto begin = Clock::now();
    std::size_t deferred = 0;
    while (true) {
        const auto now = std::chrono::system_clock::now();
        const auto rows = store.claimDue(now, {});
        if (!rows)
            fail(rows.error().text());
        if (rows->empty())
            break;
        std::vector<queue::AttemptResult> results;
        for (const queue::Row& row : *rows) {
            queue::AttemptResult result;
            result.messageId = row.messageId;
            result.number = row.number;
            const auto reason = std::hash<std::string>()(row.domain) % replies.size();
            result.reply = replies[reason];
            result.cause = replies[reason];
            result.host = "mx." + row.domain;
            result.address = "192.0.2.99";
            result.nextAttempt = now + 4h + std::chrono::seconds(deferred % 3600);
            results.push_back(std::move(result));
            ++deferred;
        }
        if (const auto finished = store.finishAttempts(results, now); !finished)
            fail(finished.error().text());
    }
    return static_cast<double>(deferred) / secondsSince(begin);
}

} // namespace

void fill(const std::string& directory, const Size& size)
{
    auto opened = queue::openSqliteStore(directory + "/queue.db");
    if (!opened)
        fail(opened.error().text());
    queue::Store& store = **opened;
    const std::string body = filler(size.content);
    const std::size_t each = size.messages / parts;
    for (std::size_t part = 0; part < parts; ++part) {
        const double accepted = takeAll(store, part * each, (part + 1) * each, size, body);
        const double deferred = deferAll(store);
        std::printf("{\"queued\": %zu, \"accepted\": %.0f, \"deferred\": %.0f, \"pss\": %zu}\n",
                    (part + 1) * each, accepted, deferred, memoryBytes());
        std::fflush(stdout);
    }
}

} // namespace bench
