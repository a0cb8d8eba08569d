#include "message/delivery_status_fields.h"

#include "core/utf8.h"
#include "message/date.h"
#include "message/enhanced_code.h"
#include "message/header.h"
#include "message/printable.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxReply = 1000;
constexpr std::size_t maxAddress = 1000;
constexpr std::size_t maxName = 255;

std::string_view actionName(DsnAction action)
{
    switch (action) {
    case DsnAction::Failed:
        return "failed";
    case DsnAction::Delayed:
        return "delayed";
    case DsnAction::Delivered:
        return "delivered";
    case DsnAction::Relayed:
        return "relayed";
    case DsnAction::Expanded:
        break;
    }
    return "expanded";
}

/// RFC 3464 §2.3.4: what failed may have a temporary code, when the time is over.
bool fits(const ReplyParts& code, DsnAction action)
{
    switch (action) {
    case DsnAction::Failed:
        return code.enhancedClass == 5 || code.enhancedClass == 4;
    case DsnAction::Delayed:
        return code.enhancedClass == 4;
    default:
        return code.enhancedClass == 2;
    }
}

std::string statusCode(const DsnRecipient& recipient)
{
    for (const std::string& candidate : {recipient.status, recipient.reply}) {
        const ReplyParts parts = replyParts(candidate);
        if (fits(parts, recipient.action))
            return std::string(parts.enhanced);
    }
    if (recipient.action == DsnAction::Failed)
        return replyParts(recipient.reply).isTemporary() ? "4.0.0" : "5.0.0";
    return recipient.action == DsnAction::Delayed ? "4.0.0" : "2.0.0";
}

std::string addressField(std::string_view name, std::string_view type, std::string_view address)
{
    const bool global = core::hasEightBit(address);
    return makeField(name, (global ? "utf-8" : std::string(type)) + "; " +
                               printable(address, maxAddress));
}

/// "rfc822;ada@example.org"; nothing of it when it is not of that form.
std::string originalRecipient(const std::string& original)
{
    const std::size_t semicolon = original.find(';');
    if (semicolon == std::string::npos || semicolon == 0 || semicolon > 40)
        return {};
    const std::string_view type = std::string_view(original).substr(0, semicolon);
    const bool isAtom = std::all_of(type.begin(), type.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_';
    });
    if (!isAtom)
        return {};
    return addressField("Original-Recipient", type,
                        std::string_view(original).substr(semicolon + 1));
}

} // namespace

bool needsGlobalStatus(const DeliveryStatus& status)
{
    return std::any_of(
        status.recipients.begin(), status.recipients.end(), [](const DsnRecipient& recipient) {
            return core::hasEightBit(recipient.address) || core::hasEightBit(recipient.original);
        });
}

std::string statusFields(const DeliveryStatus& status)
{
    const bool global = needsGlobalStatus(status);
    const auto clean = [&](std::string_view text, std::size_t maxOctets) {
        return global ? printable(text, maxOctets) : printableAscii(text, maxOctets);
    };
    std::string fields;
    if (!status.envelopeId.empty())
        fields += makeField("Original-Envelope-Id", clean(status.envelopeId, maxName));
    fields += makeField("Reporting-MTA", "dns; " + clean(status.hostname, maxName));
    fields += makeField("Arrival-Date", formatDate(status.arrived));
    for (const DsnRecipient& recipient : status.recipients) {
        fields += "\r\n";
        fields += originalRecipient(recipient.original);
        fields += addressField("Final-Recipient", "rfc822", recipient.address);
        fields += makeField("Action", actionName(recipient.action));
        fields += makeField("Status", statusCode(recipient));
        if (!recipient.remoteHost.empty())
            fields += makeField("Remote-MTA", "dns; " + clean(recipient.remoteHost, maxName));
        // Only what an SMTP server replied may be called an smtp diagnostic (RFC 3464 §2.3.6).
        const bool isReply = !recipient.remoteHost.empty() && replyParts(recipient.reply).code != 0;
        if (!recipient.reply.empty())
            fields += makeField("Diagnostic-Code", (isReply ? "smtp; " : "x-mailstead; ") +
                                                       clean(recipient.reply, maxReply));
        if (recipient.lastAttempt)
            fields += makeField("Last-Attempt-Date", formatDate(*recipient.lastAttempt));
        if (!status.originalId.empty())
            fields += makeField("Final-Log-ID", clean(status.originalId, maxName));
        if (recipient.retryUntil && recipient.action == DsnAction::Delayed)
            fields += makeField("Will-Retry-Until", formatDate(*recipient.retryUntil));
    }
    return fields;
}

} // namespace mailstead::message
