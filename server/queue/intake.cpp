#include "queue/intake.h"

#include "core/log.h"
#include "queue/notices.h"

#include <algorithm>
#include <asio/post.hpp>
#include <chrono>
#include <sys/statvfs.h>

namespace mailstead::queue
{

namespace
{

/// One transaction takes no more, so that a flood of large messages does not fill memory and log.
constexpr std::size_t mostInCommit = 500;
constexpr std::size_t mostBytesInCommit = 64UL * 1024 * 1024;
constexpr std::int64_t freeBytesValidMs = 1000;

std::int64_t steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// The sender asks to be told of success, which may be here already.
bool wantsSuccess(const smtp::Envelope& envelope)
{
    return std::any_of(envelope.recipients.begin(), envelope.recipients.end(),
                       [](const smtp::Recipient& recipient) { return recipient.notify.success; });
}

/// What the sender is told of recipients that a list has now, or that an alias has expanded.
std::optional<NewMessage> noticeOfArrival(const Preparation& preparation, const NewMessage& message,
                                          TimePoint now)
{
    std::vector<Tidings> tidings;
    for (const NewMessage::Arrived& arrived : message.arrived) {
        Tidings one;
        one.row.messageId = message.envelope.id;
        one.row.sender = message.envelope.sender;
        one.row.recipient = arrived.recipient;
        one.row.original = arrived.original;
        one.row.receivedAt = message.envelope.receivedAt;
        one.action =
            arrived.expanded ? message::DsnAction::Expanded : message::DsnAction::Delivered;
        one.reply = arrived.expanded ? "2.1.5 the address stands for several others, to whom the "
                                       "message goes on"
                                     : "2.1.5 the mailing list has it";
        tidings.push_back(std::move(one));
    }
    if (tidings.empty())
        return std::nullopt;
    StoredMessage original;
    original.content = message.content;
    original.requireTls = message.envelope.requireTls;
    original.ret = message.envelope.ret;
    original.envelopeId = message.envelope.envelopeId;
    return noticeAbout(preparation, tidings, original, now);
}

} // namespace

StoreIntake::StoreIntake(Options options, QueueThread& thread, Store& store,
                         const Preparation& preparation, Changes& changes,
                         std::function<void()> stored)
    : m_options(std::move(options))
    , m_thread(thread)
    , m_store(store)
    , m_preparation(preparation)
    , m_changes(changes)
    , m_stored(std::move(stored))
    , m_workers(m_options.workers)
{
}

StoreIntake::~StoreIntake()
{
    finish();
}

void StoreIntake::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_finished, true))
            return;
    }
    m_workers.join();
    // Until no commit is posted any more: what was taken is answered, and nothing uses us later.
    bool posted = true;
    const auto look = [&] {
        const std::lock_guard lock(m_mutex);
        posted = m_commitPosted;
    };
    while (posted && m_thread.run(look)) {
    }
}

void StoreIntake::take(smtp::Envelope envelope, smtp::Content content,
                       std::function<void(core::Result<void>)> done)
{
    std::unique_lock lock(m_mutex);
    if (m_finished) {
        lock.unlock();
        done(core::fail(core::ErrorKind::Cancelled, "the daemon is ending"));
        return;
    }
    // What needs neither a signature nor the disk is prepared in some microseconds; handing it to
    // another thread would cost more.
    const bool maybeReport = m_options.reports && IncomingReports::isCandidate(envelope);
    if (envelope.authenticatedUser.empty() && content.isInMemory() && !maybeReport &&
        !wantsSuccess(envelope)) {
        lock.unlock();
        return prepare(std::move(envelope), std::move(content), std::move(done));
    }
    asio::post(m_workers, [this, envelope = std::move(envelope), content = std::move(content),
                           done = std::move(done)]() mutable {
        prepare(std::move(envelope), std::move(content), std::move(done));
    });
}

void StoreIntake::prepare(smtp::Envelope envelope, smtp::Content content,
                          std::function<void(core::Result<void>)> done)
{
    const std::string id = envelope.id;
    std::vector<BelievedFailure> failures;
    if (m_options.reports)
        failures = m_options.reports->believed(envelope, content);
    auto message = m_preparation.taken(std::move(envelope), std::move(content));
    core::Result<void> durable;
    if (message && message->content.file())
        durable = message->content.file()->sync();
    if (!message || !durable) {
        const core::Error error = message ? durable.error() : message.error();
        core::logWarn("queue", id, "not taken: " + error.text());
        done(tl::unexpected(error));
        return;
    }
    const TimePoint now = std::chrono::system_clock::now();
    for (const BelievedFailure& failure : failures) {
        TraceEvent event;
        event.at = now;
        event.kind = "checks";
        event.text = "reports, and proves, that <" + failure.recipient + "> of message " +
                     failure.messageId + " does not exist: it is suppressed from now on";
        // What is last, "queued", says how the message goes on.
        message->events.insert(message->events.end() - 1, std::move(event));
    }
    auto notice = noticeOfArrival(m_preparation, *message, now);
    if (notice) {
        TraceEvent event;
        event.at = now;
        event.kind = "checks";
        event.text = "the sender wants to be told what came of it here, and is with message " +
                     notice->envelope.id;
        message->events.insert(message->events.end() - 1, std::move(event));
    }
    enqueue({std::move(*message), std::move(done), std::move(failures), std::move(notice)});
}

void StoreIntake::enqueue(Waiting waiting)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(waiting));
    // One task commits for all who come until it runs.
    if (!std::exchange(m_commitPosted, true))
        m_thread.post([this] { commitWaiting(); });
}

std::vector<const NewMessage*> StoreIntake::messagesOf(const std::vector<Waiting>& batch)
{
    std::vector<const NewMessage*> messages;
    messages.reserve(batch.size());
    for (const Waiting& waiting : batch) {
        messages.push_back(&waiting.message);
        if (waiting.notice)
            messages.push_back(&*waiting.notice);
    }
    return messages;
}

void StoreIntake::commitWaiting()
{
    std::vector<Waiting> batch;
    {
        const std::lock_guard lock(m_mutex);
        std::size_t bytes = 0;
        std::size_t count = 0;
        while (count < m_waiting.size() && count < mostInCommit && bytes < mostBytesInCommit)
            bytes += m_waiting[count++].message.content.size();
        const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(count);
        batch.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
        m_waiting.erase(m_waiting.begin(), end);
        m_commitPosted = !m_waiting.empty();
        if (m_commitPosted)
            m_thread.post([this] { commitWaiting(); });
    }
    if (batch.empty())
        return;
    const auto stored = m_store.take(messagesOf(batch));
    if (stored || batch.size() == 1) {
        answer(batch, stored);
        return;
    }
    // One that cannot be stored must not take the others down with it.
    for (Waiting& waiting : batch) {
        std::vector<Waiting> single;
        single.push_back(std::move(waiting));
        answer(single, m_store.take(messagesOf(single)));
    }
}

void StoreIntake::answer(std::vector<Waiting>& batch, const core::Result<void>& result)
{
    std::vector<std::string> keys;
    if (result) {
        ++m_commits;
        m_messages += batch.size();
    }
    for (const Waiting& waiting : batch) {
        const NewMessage& message = waiting.message;
        if (result) {
            core::logInfo("queue", message.envelope.id,
                          "queued from <" + message.envelope.sender + ">, " +
                              message.events.back().text);
            for (const NewMessage* stored :
                 {&message, waiting.notice ? &*waiting.notice : nullptr}) {
                for (std::size_t i = 1;
                     stored != nullptr && m_changes.wanted() && i <= stored->targets.size(); ++i)
                    keys.push_back(stored->envelope.id + "/" + std::to_string(i));
            }
        } else {
            core::logError("queue", message.envelope.id, "not taken: " + result.error().text());
        }
        if (result && !waiting.failures.empty())
            m_options.reports->suppress(waiting.failures, message.envelope.id,
                                        std::chrono::system_clock::now());
        waiting.done(result);
    }
    if (result) {
        m_changes.announce(keys);
        m_stored();
    }
}

std::uint64_t StoreIntake::freeBytes() const
{
    const std::int64_t now = steadyMs();
    const std::int64_t last = m_freeBytesAt.load();
    if (last >= 0 && now - last < freeBytesValidMs)
        return m_freeBytes.load();
    struct statvfs info = {};
    if (::statvfs(m_options.directory.c_str(), &info) != 0) {
        core::logError("queue", {},
                       core::failErrno("cannot ask how much space is free", errno).value().text());
        return 0;
    }
    m_freeBytes = static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
    m_freeBytesAt = now;
    return m_freeBytes.load();
}

bool StoreIntake::hasSpaceFor(std::uint64_t bytes) const
{
    const std::uint64_t free = freeBytes();
    return free >= m_options.minFreeBytes && free - m_options.minFreeBytes >= bytes;
}

} // namespace mailstead::queue
