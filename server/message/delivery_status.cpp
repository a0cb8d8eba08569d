#include "message/delivery_status.h"

#include "core/random_id.h"
#include "message/compose.h"
#include "message/date.h"
#include "message/enhanced_code.h"
#include "message/header.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxReturnedHeader = 64 * 1024;
constexpr std::size_t maxReplyText = 1000;

/// Status fields are ASCII; replies of other servers may be anything.
std::string ascii(std::string_view text)
{
    std::string result;
    for (const char c : text.substr(0, maxReplyText)) {
        if (c == '\r' || c == '\n' || c == '\t')
            result += ' ';
        else
            result += c >= 32 && c < 127 ? c : '?';
    }
    return result;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool beginsWithReplyCode(std::string_view text)
{
    return text.size() >= 3 && (text[0] == '4' || text[0] == '5') && isDigit(text[1]) &&
           isDigit(text[2]) && (text.size() == 3 || text[3] == ' ' || text[3] == '-');
}

std::string statusOf(const DsnRecipient& recipient)
{
    if (!recipient.status.empty())
        return ascii(recipient.status);
    const std::string fromReply = enhancedCodeOf(recipient.reply);
    if (!fromReply.empty())
        return fromReply;
    return recipient.action == DsnAction::Failed ? "5.0.0" : "4.0.0";
}

std::string humanText(const DeliveryStatus& status, bool anyFailed, bool anyDelayed)
{
    std::string text = "This is the mail system of " + status.hostname + ".\n\n";
    const auto list = [&](DsnAction action) {
        for (const DsnRecipient& recipient : status.recipients) {
            if (recipient.action != action)
                continue;
            text += "  " + ascii(recipient.address) + "\n";
            if (!recipient.remoteHost.empty())
                text += "    " + ascii(recipient.remoteHost) + " said: ";
            else
                text += "    ";
            text += ascii(recipient.reply) + "\n";
            if (action == DsnAction::Delayed && recipient.retryUntil)
                text +=
                    "    Delivery will be tried until " + formatDate(*recipient.retryUntil) + ".\n";
        }
        text += "\n";
    };
    if (anyFailed) {
        text += "Your message could not be delivered to the recipients below, and nothing more "
                "will be tried for them. If the reason does not help you, ask the recipient by "
                "another way, or your postmaster, and quote the message id " +
                ascii(status.originalId) + ".\n\n";
        list(DsnAction::Failed);
    }
    if (anyDelayed) {
        text += "Your message has not been delivered yet to the recipients below. You do not "
                "need to send it again: delivery is tried further by itself.\n\n";
        list(DsnAction::Delayed);
    }
    text += "The header of your message follows below.\n";
    return text;
}

std::string statusFields(const DeliveryStatus& status)
{
    std::string fields = makeField("Reporting-MTA", "dns; " + status.hostname);
    fields += makeField("X-Mailstead-Message-Id", ascii(status.originalId));
    fields += makeField("Arrival-Date", formatDate(status.arrived));
    for (const DsnRecipient& recipient : status.recipients) {
        fields += "\r\n";
        fields += makeField("Final-Recipient", "rfc822; " + ascii(recipient.address));
        fields += makeField("Action", recipient.action == DsnAction::Failed ? "failed" : "delayed");
        fields += makeField("Status", statusOf(recipient));
        if (!recipient.remoteHost.empty())
            fields += makeField("Remote-MTA", "dns; " + ascii(recipient.remoteHost));
        // Only what an SMTP server replied may be called an smtp diagnostic (RFC 3464 §2.3.6).
        const bool isReply = !recipient.remoteHost.empty() && beginsWithReplyCode(recipient.reply);
        if (!recipient.reply.empty())
            fields += makeField("Diagnostic-Code",
                                (isReply ? "smtp; " : "x-mailstead; ") + ascii(recipient.reply));
        if (recipient.lastAttempt)
            fields += makeField("Last-Attempt-Date", formatDate(*recipient.lastAttempt));
        if (recipient.retryUntil && recipient.action == DsnAction::Delayed)
            fields += makeField("Will-Retry-Until", formatDate(*recipient.retryUntil));
    }
    return fields;
}

/// The original's header up to the limit, cut between fields.
std::string returnedHeader(std::string_view original)
{
    std::string result;
    const auto header = scanHeader(original);
    if (!header)
        return result;
    for (const Field& field : header->fields) {
        if (result.size() + field.raw.size() > maxReturnedHeader)
            break;
        result += field.raw;
    }
    return result;
}

/// True for text that may travel as it is in a 7-bit part.
bool isSevenBit(std::string_view text)
{
    std::size_t column = 0;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > 126 || c == '\0' || ++column > 998)
            return false;
        if (c == '\n')
            column = 0;
    }
    return true;
}

} // namespace

std::string deliveryStatusNotification(const DeliveryStatus& status, std::string_view original)
{
    const auto has = [&](DsnAction action) {
        return std::any_of(status.recipients.begin(), status.recipients.end(),
                           [&](const DsnRecipient& r) { return r.action == action; });
    };
    const bool anyFailed = has(DsnAction::Failed);
    const bool anyDelayed = has(DsnAction::Delayed);
    const std::string boundary = "=_mailstead_" + core::randomHex(16);

    std::string result = makeField("Date", formatDate(status.now));
    result += makeField("From", "\"Mail Delivery System\" <postmaster@" + status.hostname + ">");
    result += makeField("To", ascii(status.to));
    result += makeField("Subject", anyFailed ? "Your message could not be delivered"
                                             : "Your message is delayed");
    result += makeField("Message-ID", "<" + status.id + "@" + status.hostname + ">");
    if (const auto header = scanHeader(original)) {
        const auto originalId = header->find("Message-ID");
        const std::string id = originalId ? ascii(unfold(originalId->value)) : std::string();
        if (!id.empty() && id.size() < 500) {
            result += makeField("In-Reply-To", id);
            result += makeField("References", id);
        }
    }
    result += "Auto-Submitted: auto-replied\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: multipart/report; report-type=delivery-status;\r\n"
              " boundary=\"" +
              boundary + "\"\r\n\r\n";
    result += "--" + boundary +
              "\r\n"
              "Content-Description: Notification\r\n"
              "Content-Type: text/plain; charset=us-ascii\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
    result += quotedPrintable(humanText(status, anyFailed, anyDelayed));
    result += "\r\n--" + boundary +
              "\r\n"
              "Content-Description: Delivery report\r\n"
              "Content-Type: message/delivery-status\r\n\r\n";
    result += statusFields(status);
    result += "\r\n--" + boundary +
              "\r\n"
              "Content-Description: Header of the message\r\n"
              "Content-Type: text/rfc822-headers\r\n";
    const std::string returned = returnedHeader(original);
    if (isSevenBit(returned))
        result += "\r\n" + returned;
    else
        result += "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(returned);
    result += "\r\n--" + boundary + "--\r\n";
    return result;
}

} // namespace mailstead::message
