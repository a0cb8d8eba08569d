#include "queue/bounce.h"

#include "core/log.h"
#include "core/random_id.h"
#include "message/delivery_status.h"

namespace mailstead::queue
{

std::optional<NewMessage> bounceNotice(const Preparation& preparation,
                                       const std::vector<Failure>& failures,
                                       std::string_view original, TimePoint now)
{
    const Row& row = failures.front().row;
    if (row.sender.empty()) {
        core::logInfo("queue", row.messageId, "nobody is told: it came from the null sender");
        return std::nullopt;
    }
    message::DeliveryStatus status;
    status.hostname = preparation.hostname();
    status.id = core::randomMessageId();
    status.originalId = row.messageId;
    status.to = row.sender;
    status.arrived = row.receivedAt;
    status.now = now;
    for (const Failure& failure : failures) {
        message::DsnRecipient recipient;
        recipient.address = failure.row.recipient;
        recipient.reply = failure.reply;
        recipient.remoteHost = failure.host;
        recipient.lastAttempt = now;
        status.recipients.push_back(std::move(recipient));
    }
    message::Notification notification = message::deliveryStatusNotification(status, original);
    auto notice = preparation.ours(status.id, row.sender, std::move(notification.content), now);
    if (!notice) {
        core::logError("queue", row.messageId,
                       "cannot tell <" + row.sender + ">: " + notice.error().text());
        return std::nullopt;
    }
    notice->envelope.smtpUtf8 = notification.smtpUtf8;
    core::logInfo("queue", row.messageId, "<" + row.sender + "> is told with message " + status.id);
    return std::move(*notice);
}

} // namespace mailstead::queue
