#include "message/delivery_status.h"

#include "core/random_id.h"
#include "core/utf8.h"
#include "message/compose.h"
#include "message/date.h"
#include "message/delivery_status_fields.h"
#include "message/delivery_status_words.h"
#include "message/header.h"
#include "message/printable.h"
#include "message/subject.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxReturnedHeader = 64 * 1024;
constexpr std::size_t maxAddress = 1000;
constexpr std::size_t maxMessageId = 500;
constexpr std::size_t maxLineLength = 998;

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

/// True for text that may stand in a 7bit or 8bit part (RFC 2045 §2.7, §2.8).
bool hasLines(std::string_view text)
{
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            if (i == 0 || text[i - 1] != '\r')
                return false;
            column = 0;
            continue;
        }
        if (c == '\r') {
            if (i + 1 == text.size() || text[i + 1] != '\n')
                return false;
            continue;
        }
        if (c == '\0' || ++column > maxLineLength)
            return false;
    }
    return true;
}

struct Part {
    std::string_view description;
    std::string type;
    std::string encoding; ///< empty: 7bit
    std::string content;  ///< encoded
};

/// `mayEightBit`: the way to the reader knows 8BITMIME. Else quoted-printable is used, which
/// message/rfc822 alone may not have (RFC 2046 §5.2.1).
Part part(std::string_view description, std::string type, std::string_view content,
          bool mayEightBit)
{
    Part result{description, std::move(type), {}, {}};
    if (!hasLines(content) || (core::hasEightBit(content) && !mayEightBit)) {
        result.encoding = "quoted-printable";
        result.content = quotedPrintable(content);
        return result;
    }
    if (core::hasEightBit(content))
        result.encoding = "8bit";
    result.content = content;
    return result;
}

class Writer
{
public:
    Writer(const DeliveryStatus& status, std::string_view original)
        : m_status(status)
        , m_original(original)
        , m_header(returnedHeader(original))
        , m_utf8Sender(core::hasEightBit(status.to))
        , m_utf8Original(core::hasEightBit(m_header) && core::isUtf8(m_header))
    {
    }

    Notification write() const
    {
        const bool whole = returnsWhole();
        const std::string subject = subjectOf(m_header);
        std::vector<Part> parts;
        parts.push_back(part("Notification", "text/plain; charset=utf-8",
                             statusWords(m_status, subject, whole), false));
        parts.push_back(part("Delivery report",
                             needsGlobalStatus(m_status) ? "message/global-delivery-status"
                                                         : "message/delivery-status",
                             statusFields(m_status), m_utf8Sender));
        parts.push_back(whole ? wholeMessage() : headerOnly());

        Notification result;
        result.content = header(subject);
        const std::string boundary = "=_mailstead_" + core::randomHex(16);
        result.content += "MIME-Version: 1.0\r\n"
                          "Content-Type: multipart/report; report-type=delivery-status;\r\n"
                          " boundary=\"" +
                          boundary + "\"\r\n";
        // A part's encoding is that of what holds it (RFC 2045 §6.4).
        if (std::any_of(parts.begin(), parts.end(),
                        [](const Part& each) { return each.encoding == "8bit"; }))
            result.content += "Content-Transfer-Encoding: 8bit\r\n";
        for (const Part& each : parts) {
            result.content += "\r\n--" + boundary + "\r\nContent-Description: ";
            result.content += each.description;
            result.content += "\r\nContent-Type: " + each.type + "\r\n";
            if (!each.encoding.empty())
                result.content += "Content-Transfer-Encoding: " + each.encoding + "\r\n";
            result.content += "\r\n" + each.content;
        }
        result.content += "\r\n--" + boundary + "--\r\n";
        result.smtpUtf8 = m_utf8Sender;
        result.eightBit = core::hasEightBit(result.content);
        return result;
    }

private:
    /// RFC 3461 §4.3: RET is about failures alone. Binary content and a message without a body
    /// cannot or need not be returned whole.
    bool returnsWhole() const
    {
        const bool failed = std::any_of(
            m_status.recipients.begin(), m_status.recipients.end(),
            [](const DsnRecipient& recipient) { return recipient.action == DsnAction::Failed; });
        if (!failed || m_status.ret != smtp::Return::Full ||
            m_original.size() > maxReturnedMessage || !hasLines(m_original))
            return false;
        const auto header = scanHeader(m_original);
        return header && !header->fields.empty() && header->bodyOffset < m_original.size();
    }

    Part wholeMessage() const
    {
        // A header in UTF-8 makes it message/global, which may be encoded (RFC 6532 §3.7).
        if (m_utf8Original)
            return part("The message", "message/global", m_original, m_utf8Sender);
        return part("The message", "message/rfc822", m_original, true);
    }

    Part headerOnly() const
    {
        return part("Header of the message",
                    m_utf8Original ? "message/global-headers" : "text/rfc822-headers", m_header,
                    m_utf8Sender && m_utf8Original);
    }

    std::string header(const std::string& subject) const
    {
        std::string result = makeField("Date", formatDate(m_status.now));
        result +=
            makeField("From", "\"Mail Delivery System\" <postmaster@" + m_status.hostname + ">");
        result += makeField("To", printable(m_status.to, maxAddress));
        result += makeField("Subject", encodeText(statusSubject(m_status, subject)));
        result += makeField("Message-ID", "<" + m_status.id + "@" + m_status.hostname + ">");
        if (const auto original = scanHeader(m_header)) {
            const auto field = original->find("Message-ID");
            const std::string id = field ? unfold(field->value) : std::string();
            if (id.size() > 2 && id.size() < maxMessageId && id.front() == '<' &&
                id.back() == '>' && printableAscii(id, maxMessageId) == id &&
                id.find(' ') == std::string::npos) {
                result += makeField("In-Reply-To", id);
                result += makeField("References", id);
            }
        }
        result += "Auto-Submitted: auto-replied\r\n";
        return result;
    }

    const DeliveryStatus& m_status;
    std::string_view m_original;
    std::string m_header; ///< of the original
    bool m_utf8Sender;    ///< the way to it knows SMTPUTF8, and so 8BITMIME (RFC 6531 §3.1)
    bool m_utf8Original;
};

} // namespace

Notification deliveryStatusNotification(const DeliveryStatus& status, std::string_view original)
{
    return Writer(status, original).write();
}

} // namespace mailstead::message
