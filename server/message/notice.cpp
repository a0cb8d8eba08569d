#include "message/notice.h"

#include <algorithm>
#include <array>

namespace mailstead::message
{

namespace
{

/// The keyword of NOTIFY that asks for a notification.
enum class Asked { Success, Delay, Failure, Nothing };

struct Rule {
    DeliveryOutcome outcome;
    Asked asked;
    DsnAction action;
};

constexpr std::array rules = {
    Rule{DeliveryOutcome::Delivered, Asked::Success, DsnAction::Delivered},
    Rule{DeliveryOutcome::HandedOn, Asked::Nothing, DsnAction::Relayed},
    Rule{DeliveryOutcome::Relayed, Asked::Success, DsnAction::Relayed},
    Rule{DeliveryOutcome::Expanded, Asked::Success, DsnAction::Expanded},
    Rule{DeliveryOutcome::Deferred, Asked::Delay, DsnAction::Delayed},
    Rule{DeliveryOutcome::Failed, Asked::Failure, DsnAction::Failed},
};

bool isWanted(const smtp::Notify& notify, Asked asked)
{
    switch (asked) {
    case Asked::Success:
        return notify.success;
    case Asked::Delay:
        return notify.wantsDelay();
    case Asked::Failure:
        return notify.wantsFailure();
    case Asked::Nothing:
        break;
    }
    return false;
}

} // namespace

std::optional<DsnAction> noticeFor(const NoticeQuestion& question)
{
    if (question.sender.empty() || question.notify.never())
        return std::nullopt;
    const auto* const rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& candidate) {
        return candidate.outcome == question.outcome;
    });
    if (rule == rules.end() || !isWanted(question.notify, rule->asked))
        return std::nullopt;
    if (rule->action == DsnAction::Delayed) {
        const bool isDue = question.warnAfter.count() > 0 && question.waited >= question.warnAfter;
        if (question.delayWarned || !isDue)
            return std::nullopt;
    }
    return rule->action;
}

smtp::Notify notifyOfTargets(const smtp::Notify& notify)
{
    smtp::Notify targets = notify;
    targets.success = false;
    return targets;
}

} // namespace mailstead::message
