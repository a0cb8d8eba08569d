// What an attempt means: try again, give up, tell the sender, remember who does not exist.
#include "core/log.h"
#include "message/address.h"
#include "message/failure_class.h"
#include "message/notice.h"
#include "queue/scheduler_impl.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

std::string durationText(std::chrono::seconds duration)
{
    const auto minutes = duration.count() / 60;
    if (minutes >= 2 * 24 * 60)
        return std::to_string(minutes / (24 * 60)) + " days";
    if (minutes >= 120)
        return std::to_string(minutes / 60) + " hours";
    if (minutes >= 2)
        return std::to_string(minutes) + " minutes";
    return std::to_string(duration.count()) + " seconds";
}

void logVerdict(const Row& row, const AttemptResult& result)
{
    if (result.kind == AttemptResult::Kind::Delivered)
        return; // the carrier has told it
    const std::string where =
        result.host.empty() ? std::string() : " at " + result.host + " [" + result.address + "]";
    const std::string reply = result.reply + (result.note.empty() ? "" : "; " + result.note);
    switch (result.kind) {
    case AttemptResult::Kind::Delivered:
        break;
    case AttemptResult::Kind::Deferred:
        core::logInfo("queue", row.messageId,
                      "deferred for <" + row.recipient + ">" + where + ": " + reply);
        break;
    case AttemptResult::Kind::Bounced:
        core::logWarn("queue", row.messageId,
                      "failed for <" + row.recipient + ">" + where + ": " + reply);
        break;
    }
}

} // namespace

/// Rows that may be sent; those whose recipient is suppressed get their result here, so that nobody
/// is asked again for an address that is known to be wrong.
std::vector<Row> Scheduler::Impl::sendable(const std::vector<Row>& rows,
                                           std::vector<AttemptResult>& results)
{
    std::vector<Row> free;
    free.reserve(rows.size());
    for (const Row& row : rows) {
        const auto suppressed = row.route == Route::Remote
                                    ? store.suppression(message::lowerCase(row.recipient))
                                    : std::nullopt;
        if (!suppressed) {
            free.push_back(row);
            continue;
        }
        AttemptResult result;
        result.messageId = row.messageId;
        result.number = row.number;
        result.kind = AttemptResult::Kind::Bounced;
        result.reply = "5.1.1 on the suppression list: " + suppressed->reason;
        result.note = "not tried";
        results.push_back(std::move(result));
    }
    return free;
}

void Scheduler::Impl::suppressUnknown(const std::vector<AttemptResult>& results,
                                      const Flight& flight, TimePoint now)
{
    if (flight.route != Route::Remote)
        return;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const AttemptResult& result = results[i];
        // Only what the recipient's own server says for good, about the mailbox.
        if (result.kind != AttemptResult::Kind::Bounced || !result.reply.starts_with("5") ||
            result.reply[1] == '.' ||
            message::classify(result.reply) != message::FailureClass::UnknownMailbox)
            continue;
        const auto kept = store.suppress(
            {message::lowerCase(flight.rows[i].recipient), result.reply, result.messageId, now});
        if (!kept)
            core::logError("queue", result.messageId,
                           "cannot remember that the recipient does not exist: " +
                               kept.error().text());
    }
}

Scheduler::Impl::Verdict Scheduler::Impl::judge(const Flight& flight, TimePoint now)
{
    Verdict verdict;
    std::vector<Tidings> tidings;
    for (const Row& row : flight.rows) {
        AttemptResult result;
        const auto found = std::find_if(
            flight.results.begin(), flight.results.end(), [&](const AttemptResult& candidate) {
                return candidate.number == row.number && candidate.messageId == row.messageId;
            });
        if (found != flight.results.end()) {
            result = *found;
        } else {
            result.messageId = row.messageId;
            result.number = row.number;
            result.reply = "451 4.3.0 the delivery ended without a result";
        }
        message::NoticeQuestion question;
        question.notify = row.notify;
        question.sender = row.sender;
        question.delayWarned = row.delayWarned;
        const TimePoint deadline = deadlineOf(flight, row);
        question.waited =
            std::chrono::duration_cast<std::chrono::seconds>(now - (deadline - policy.giveUpAfter));
        question.warnAfter = policy.warnAfter;
        if (result.kind == AttemptResult::Kind::Deferred && now >= deadline) {
            result.kind = AttemptResult::Kind::Bounced;
            result.note = "gave up after " + durationText(policy.giveUpAfter);
        } else if (result.kind == AttemptResult::Kind::Deferred) {
            question.outcome = message::DeliveryOutcome::Deferred;
            const double jitter = std::uniform_real_distribution<double>(0, 1)(random);
            const auto delay = retryDelay(policy, row.attempts + 1, jitter);
            // The last attempt falls on the deadline, not after it.
            result.nextAttempt = std::min(now + delay, deadline);
            result.cause = message::cause(result.reply, result.host);
            result.note =
                "next attempt in " +
                durationText(std::chrono::ceil<std::chrono::seconds>(result.nextAttempt - now));
        }
        if (result.kind == AttemptResult::Kind::Bounced)
            question.outcome = message::DeliveryOutcome::Failed;
        else if (result.kind == AttemptResult::Kind::Delivered)
            question.outcome = row.route == Route::Local ? message::DeliveryOutcome::Delivered
                               : result.handedOn         ? message::DeliveryOutcome::HandedOn
                                                         : message::DeliveryOutcome::Relayed;
        if (const auto action = message::noticeFor(question)) {
            result.delayWarned = *action == message::DsnAction::Delayed;
            tidings.push_back({row, *action, result.reply, result.host,
                               result.delayWarned ? std::optional(deadline) : std::nullopt});
        } else if (result.kind == AttemptResult::Kind::Bounced) {
            core::logInfo("queue", row.messageId,
                          row.sender.empty() ? "nobody is told: it came from the null sender"
                                             : "nobody is told: the sender wants no notice");
        }
        logVerdict(row, result);
        verdict.results.push_back(std::move(result));
    }
    if (!tidings.empty()) {
        if (auto notice = noticeAbout(preparation, tidings, flight.message, now))
            verdict.notices.push_back(std::move(*notice));
    }
    suppressUnknown(verdict.results, flight, now);
    return verdict;
}

bool Scheduler::Impl::isPlainSuccess(const Verdict& verdict)
{
    return verdict.notices.empty() &&
           std::all_of(verdict.results.begin(), verdict.results.end(), [](const auto& result) {
               return result.kind == AttemptResult::Kind::Delivered;
           });
}

} // namespace mailstead::queue
