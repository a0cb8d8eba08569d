#include "message/delivery_status_text_parser.h"

#include "message/enhanced_code.h"
#include "message/header.h"
#include "message/printable.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxAddress = 320;
constexpr std::size_t maxReturnedHeader = 64 * 1024;
constexpr std::size_t maxMessageId = 500;
constexpr std::size_t maxLines = 20000;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Where "550 " or "550-" stands as a word of its own.
std::size_t findReplyCode(std::string_view text)
{
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        if ((text[i] == '4' || text[i] == '5') && isDigit(text[i + 1]) && isDigit(text[i + 2]) &&
            (text[i + 3] == ' ' || text[i + 3] == '-') && (i == 0 || text[i - 1] == ' '))
            return i;
    }
    return std::string_view::npos;
}

/// qmail's "(#5.1.1)".
std::string numberSignStatus(std::string_view text)
{
    const std::size_t at = text.find("(#");
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + 2);
    return enhancedCodeOf(rest.substr(0, rest.find(')')));
}

} // namespace

std::string reportedAddress(std::string_view text)
{
    std::string_view address = trimmed(text);
    if (address.size() > 2 && address.front() == '<' && address.back() == '>')
        address = address.substr(1, address.size() - 2);
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size() ||
        address.size() > maxAddress || address.find_first_of(" <>,;\t\r\n") != address.npos ||
        printable(address, maxAddress) != address)
        return {};
    return std::string(address);
}

void setReason(ParsedRecipient& recipient, std::string_view text)
{
    // Cleaned first: then blanks alone part words.
    const std::string line = printable(text, 4 * maxReportedText);
    std::string_view reason = trimmed(line);
    const std::size_t code = findReplyCode(reason);
    if (code != std::string_view::npos)
        reason.remove_prefix(code);
    const std::string inside =
        code == std::string_view::npos ? numberSignStatus(reason) : enhancedCodeOf(reason);
    if (recipient.status.empty())
        recipient.status = inside;
    const ReplyParts parts = replyParts(reason);
    std::string reply;
    if (parts.code == 0 && !parts.hasEnhanced() && !recipient.status.empty())
        reply = recipient.status + (reason.empty() ? "" : " ");
    recipient.reply = printable(reply + std::string(reason), maxReportedText);
}

void setReturned(ParsedNotification& notification, std::string_view original)
{
    const std::string_view bounded = original.substr(0, maxReturnedHeader);
    const auto header = scanHeader(bounded);
    if (!header || header->fields.empty())
        return;
    const Field& last = header->fields.back();
    notification.returnedHeader = bounded.substr(
        0, static_cast<std::size_t>(last.raw.data() - bounded.data()) + last.raw.size());
    const auto id = header->find("Message-ID");
    if (!id)
        return;
    const std::string value = unfold(id->value);
    if (value.size() > 2 && value.size() <= maxMessageId && value.front() == '<' &&
        value.back() == '>' && printable(value, maxMessageId) == value)
        notification.messageId = value;
}

ParsedNotification parseEximText(std::string_view failedRecipients, std::string_view body)
{
    ParsedNotification result;
    while (!failedRecipients.empty() && result.recipients.size() < maxReportedRecipients) {
        const std::size_t comma = std::min(failedRecipients.find(','), failedRecipients.size());
        std::string address = reportedAddress(failedRecipients.substr(0, comma));
        failedRecipients.remove_prefix(std::min(comma + 1, failedRecipients.size()));
        if (address.empty())
            continue;
        ParsedRecipient recipient;
        recipient.address = std::move(address);
        result.recipients.push_back(std::move(recipient));
    }
    ParsedRecipient* current = nullptr;
    std::string reason;
    const auto finish = [&] {
        if (current)
            setReason(*current, reason);
        current = nullptr;
        reason.clear();
    };
    for (std::size_t count = 0; !body.empty() && count < maxLines; ++count) {
        const std::string_view line = takeLine(body);
        const std::string_view text = trimmed(line);
        if (text.substr(0, 6) == "------") {
            while (body.substr(0, 2) == "\r\n")
                body.remove_prefix(2);
            setReturned(result, body);
            break;
        }
        const auto named =
            std::find_if(result.recipients.begin(), result.recipients.end(),
                         [&](const ParsedRecipient& each) { return each.address == text; });
        if (named != result.recipients.end()) {
            finish();
            current = &*named;
        } else if (text.empty()) {
            finish();
        } else if (current && reason.size() < maxReportedText) {
            reason += std::string(text) + " ";
        }
    }
    finish();
    return result;
}

ParsedNotification parseQmailText(std::string_view body)
{
    ParsedNotification result;
    while (body.substr(0, 2) == "\r\n")
        body.remove_prefix(2);
    if (body.substr(0, 15) != "Hi. This is the")
        return result;
    std::string reason;
    bool isInside = false;
    const auto finish = [&] {
        if (isInside)
            setReason(result.recipients.back(), reason);
        isInside = false;
        reason.clear();
    };
    bool paragraphBegins = false;
    for (std::size_t count = 0; !body.empty() && count < maxLines; ++count) {
        const std::string_view line = takeLine(body);
        if (line.empty()) {
            finish();
            paragraphBegins = true;
            continue;
        }
        if (paragraphBegins && line.front() == '-') {
            while (body.substr(0, 2) == "\r\n")
                body.remove_prefix(2);
            setReturned(result, body);
            break;
        }
        if (paragraphBegins && line.front() == '<' && line.size() > 3 &&
            line.substr(line.size() - 2) == ">:" &&
            result.recipients.size() < maxReportedRecipients) {
            ParsedRecipient recipient;
            recipient.address = reportedAddress(line.substr(0, line.size() - 1));
            if (!recipient.address.empty()) {
                result.recipients.push_back(std::move(recipient));
                isInside = true;
            }
        } else if (isInside && reason.size() < maxReportedText) {
            reason += std::string(trimmed(line)) + " ";
        }
        paragraphBegins = false;
    }
    finish();
    return result;
}

} // namespace mailstead::message
