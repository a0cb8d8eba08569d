#include "message/delivery_status_parser.h"

#include "message/address.h"
#include "message/date.h"
#include "message/delivery_status_text_parser.h"
#include "message/enhanced_code.h"
#include "message/mime.h"
#include "message/printable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxMessage = 2 * 1024 * 1024;
constexpr std::size_t maxStatusPart = 512 * 1024;
constexpr std::size_t maxText = 256 * 1024;
constexpr std::size_t maxParts = 20;
constexpr int maxDepth = 3;
constexpr std::size_t maxName = 255;

/// What follows "rfc822;" or "smtp;".
std::string_view withoutType(std::string_view value)
{
    const std::size_t semicolon = value.find(';');
    if (semicolon != std::string_view::npos)
        value.remove_prefix(semicolon + 1);
    while (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    return value;
}

std::string valueOf(const Header& group, std::string_view name)
{
    const auto field = group.find(name);
    return field ? unfold(field->value) : std::string();
}

std::string_view firstWord(std::string_view text)
{
    return text.substr(0, std::min(text.find_first_of(" \t("), text.size()));
}

std::optional<DsnAction> actionOf(std::string_view value)
{
    constexpr std::array<std::pair<std::string_view, DsnAction>, 5> names = {{
        {"failed", DsnAction::Failed},
        {"delayed", DsnAction::Delayed},
        {"delivered", DsnAction::Delivered},
        {"relayed", DsnAction::Relayed},
        {"expanded", DsnAction::Expanded},
    }};
    const std::string name = lowerCase(firstWord(value));
    const auto* const found = std::find_if(names.begin(), names.end(),
                                           [&](const auto& each) { return each.first == name; });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ParsedRecipient> recipientOf(const Header& group)
{
    ParsedRecipient recipient;
    const auto action = actionOf(valueOf(group, "Action"));
    recipient.address = reportedAddress(withoutType(valueOf(group, "Final-Recipient")));
    recipient.original = reportedAddress(withoutType(valueOf(group, "Original-Recipient")));
    if (recipient.address.empty())
        recipient.address = recipient.original;
    if (!action || recipient.address.empty())
        return std::nullopt;
    recipient.action = *action;
    recipient.status = enhancedCodeOf(firstWord(valueOf(group, "Status")));
    setReason(recipient, withoutType(valueOf(group, "Diagnostic-Code")));
    recipient.remoteHost = printable(withoutType(valueOf(group, "Remote-MTA")), maxName);
    recipient.lastAttempt = parseDate(valueOf(group, "Last-Attempt-Date"));
    return recipient;
}

/// The groups of RFC 3464 §2.1. Servers that write all in one group are understood, too.
void readStatus(ParsedNotification& notification, std::string_view text)
{
    while (!text.empty()) {
        const auto group = scanHeader(text);
        if (!group)
            return;
        if (group->fields.empty()) {
            // An empty line more, or a line that is no field.
            const std::size_t lineEnd = std::min(text.find('\n'), text.size());
            text.remove_prefix(std::max(group->bodyOffset, std::min(lineEnd + 1, text.size())));
            continue;
        }
        text.remove_prefix(group->bodyOffset);
        if (notification.reportingHost.empty())
            notification.reportingHost =
                printable(withoutType(valueOf(*group, "Reporting-MTA")), maxName);
        if (notification.envelopeId.empty())
            notification.envelopeId =
                printable(valueOf(*group, "Original-Envelope-Id"), maxReportedText);
        if (notification.recipients.size() == maxReportedRecipients)
            return;
        if (auto recipient = recipientOf(*group))
            notification.recipients.push_back(std::move(*recipient));
    }
}

struct Found {
    ParsedNotification notification;
    std::string text; ///< the first part of text/plain
    bool hasText = false;
};

void readParts(Found& found, const Entity& entity, int depth)
{
    const std::string type = entity.mediaType();
    if (type.substr(0, 10) == "multipart/") {
        if (depth == maxDepth)
            return;
        for (const Entity& part : partsOf(entity, maxParts))
            readParts(found, part, depth + 1);
    } else if (type == "message/delivery-status" || type == "message/global-delivery-status") {
        readStatus(found.notification, entity.decodedBody(maxStatusPart));
    } else if (type == "message/rfc822" || type == "text/rfc822-headers" ||
               type == "message/global" || type == "message/global-headers") {
        if (found.notification.returnedHeader.empty())
            setReturned(found.notification, entity.decodedBody(maxText));
    } else if (type == "text/plain" && !found.hasText) {
        found.text = entity.decodedBody(maxText);
        found.hasText = true;
    }
}

} // namespace

bool ParsedRecipient::isHardFailure() const
{
    if (action != DsnAction::Failed)
        return false;
    const ReplyParts code = replyParts(status.empty() ? reply : status);
    // X.4.7: the time was over.
    return code.isPermanent() && !(code.subject == 4 && code.detail == 7);
}

core::Result<ParsedNotification> parseDeliveryStatus(std::string_view message)
{
    const auto entity = readEntity(message.substr(0, maxMessage));
    if (!entity)
        return tl::unexpected(entity.error());
    Found found;
    readParts(found, *entity, 0);
    if (found.notification.recipients.empty()) {
        const std::string failed = valueOf(entity->header, "X-Failed-Recipients");
        ParsedNotification read =
            failed.empty() ? parseQmailText(found.text) : parseEximText(failed, found.text);
        if (read.returnedHeader.empty()) {
            read.returnedHeader = std::move(found.notification.returnedHeader);
            read.messageId = std::move(found.notification.messageId);
        }
        found.notification = std::move(read);
    }
    if (found.notification.recipients.empty())
        return core::fail(core::ErrorKind::InvalidInput, "this is no delivery status notification",
                          "no recipient with an action is in it");
    return std::move(found.notification);
}

} // namespace mailstead::message
