// Who is told what (RFC 3461 §4.1, §5.2; RFC 5321 §6.1).
#pragma once

#include "message/delivery_status.h"
#include "smtp/envelope.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace mailstead::message
{

/// What became of one recipient.
enum class DeliveryOutcome {
    Delivered, ///< in a mailbox of ours, or given to a list that sends under its own address
    HandedOn,  ///< the next hop knows DSN, got NOTIFY from us and tells the rest
    Relayed,   ///< the next hop does not know DSN: nothing more will be heard
    Expanded,  ///< an alias of ours became its targets, the reverse-path stays
    Deferred,  ///< will be tried again
    Failed,    ///< for good, also because the time is over
};

struct NoticeQuestion {
    DeliveryOutcome outcome = DeliveryOutcome::Delivered;
    smtp::Notify notify = {};
    std::string_view sender;  ///< reverse-path; the null sender is never told
    bool delayWarned = false; ///< this recipient's delay has been told of already
    std::chrono::seconds waited{0};
    /// Deferred for so long, a sender is warned; zero and less: never.
    std::chrono::seconds warnAfter = std::chrono::hours(4);
};

/// The notification that is due, if any. RET does not matter here: it says what goes with it.
std::optional<DsnAction> noticeFor(const NoticeQuestion& question);

/// NOTIFY for the targets of an alias that has several (RFC 3461 §5.2.7.3): without SUCCESS, for
/// which an "expanded" notification stands; NEVER when nothing is left. ENVID, RET and ORCPT go on
/// unchanged, as everything does to the only target of an alias (§5.2.7.2). A list with a
/// reverse-path of its own hands on none of them: mail that it has is delivered (§5.2.7.4).
smtp::Notify notifyOfTargets(const smtp::Notify& notify);

} // namespace mailstead::message
