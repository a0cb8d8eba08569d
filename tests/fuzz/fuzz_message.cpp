// Headers, address lists, subjects, dates, DKIM's canonical forms and our own notifications.
#include "fuzz.h"
#include "message/address.h"
#include "message/date.h"
#include "message/delivery_status.h"
#include "message/header.h"
#include "message/subject.h"
#include "message/submission.h"
#include "senderauth/canonical.h"

using namespace mailstead;
using namespace mailstead::message;
using mailstead::fuzz::promise;

namespace
{

void canonicalFormIsStable(std::string_view body)
{
    const auto relaxed = [](std::string_view text) {
        std::string result;
        senderauth::relaxedBody(text, [&](std::string_view piece) { result += piece; });
        return result;
    };
    const std::string once = relaxed(body);
    promise(relaxed(once) == once, "a relaxed body stays what it is");
    promise(once.empty() || once.compare(once.size() - 2, 2, "\r\n") == 0,
            "a relaxed body ends with a line end");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto header = scanHeader(text)) {
        promise(header->bodyOffset <= text.size(), "the body is inside the message");
        std::size_t length = 0;
        for (const Field& field : header->fields) {
            length += field.raw.size();
            promise(!field.name.empty(), "a field has a name");
            promise(field.value.data() + field.value.size() <= field.raw.data() + field.raw.size(),
                    "a value is inside its field");
            const std::string relaxed = senderauth::relaxedField(field.raw);
            promise(senderauth::relaxedField(relaxed) == relaxed,
                    "a relaxed field stays what it is");
        }
        promise(length <= header->bodyOffset, "fields lie before the body");
        canonicalFormIsStable(text.substr(header->bodyOffset));
    }
    if (const auto addresses = parseAddressList(text)) {
        promise(!addresses->empty(), "a list has an address");
        for (const Address& address : *addresses)
            promise(parseAddress(address.text()).has_value(), "an address of a list is one");
    }
    const std::string shown = decodeText(text);
    promise(decodeText(encodeText(shown), 1000).size() <= shown.size(),
            "what is shown can be written again");
    for (const char c : shown)
        promise(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "nothing unseen is shown");
    const std::string field = makeField("X", text);
    const auto made = scanHeader(field);
    promise(!made || made->fields.size() == 1, "one field stays one");
    if (const auto date = parseDate(text))
        promise(parseDate(formatDate(*date)) == date, "a date can be written again");
    if (const auto done = completeSubmission(text, "id", "mail.example.org", {}))
        promise(authors(*done).has_value(), "a completed message has an author");

    DeliveryStatus status;
    status.hostname = "mail.example.org";
    status.to = "a@example.org";
    status.envelopeId = text;
    status.ret = smtp::Return::Full;
    DsnRecipient recipient;
    recipient.address = recipient.original = recipient.reply = recipient.remoteHost = text;
    status.recipients = {recipient};
    const Notification notification = deliveryStatusNotification(status, text);
    const auto written = scanHeader(notification.content);
    promise(written && written->count("Subject") == 1 && written->find("MIME-Version").has_value(),
            "a notification has the header that we gave it");
    char last = '\0';
    for (const char c : notification.content) {
        promise((c == '\n') == (last == '\r'), "a notification has CRLF line ends");
        promise(notification.eightBit || static_cast<unsigned char>(c) < 0x80,
                "a notification says that it is not ASCII");
        last = c;
    }
    return 0;
}
