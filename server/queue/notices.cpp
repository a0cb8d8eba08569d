#include "queue/notices.h"

#include "core/log.h"
#include "core/random_id.h"

namespace mailstead::queue
{

namespace
{

/// What may be returned of the original: all of it when it is small, else its header. What must go
/// by TLS only is not returned, because nobody promised that for the notice (RFC 8689, section 5).
std::string returnable(const StoredMessage& original, const std::string& id)
{
    const bool whole = original.ret == smtp::Return::Full && !original.requireTls &&
                       original.content.size() <= message::maxReturnedMessage;
    auto text = whole ? original.content.whole() : original.content.header();
    if (text)
        return std::move(*text);
    core::logError("queue", id, "cannot be returned to its sender: " + text.error().text());
    return {};
}

} // namespace

std::optional<NewMessage> noticeAbout(const Preparation& preparation,
                                      const std::vector<Tidings>& tidings,
                                      const StoredMessage& original, TimePoint now)
{
    const Row& row = tidings.front().row;
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
    status.envelopeId = original.envelopeId;
    status.ret = original.ret;
    for (const Tidings& one : tidings) {
        message::DsnRecipient recipient;
        recipient.address = one.row.recipient;
        recipient.action = one.action;
        recipient.reply = one.reply;
        recipient.remoteHost = one.host;
        recipient.lastAttempt = now;
        recipient.retryUntil = one.retryUntil;
        recipient.original = one.row.original;
        status.recipients.push_back(std::move(recipient));
    }
    message::Notification notification =
        message::deliveryStatusNotification(status, returnable(original, row.messageId));
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
