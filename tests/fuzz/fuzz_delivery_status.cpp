// Notifications of other servers.
#include "core/utf8.h"
#include "fuzz.h"
#include "message/delivery_status_parser.h"
#include "message/failure_class.h"

using namespace mailstead;
using mailstead::fuzz::promise;

namespace
{

void isOneLine(const std::string& text, std::size_t maxOctets)
{
    promise(text.size() <= maxOctets, "a text is bounded");
    promise(core::isUtf8(text), "a text is UTF-8");
    for (const char c : text)
        promise(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a text is one line");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    message::classify(text);
    isOneLine(message::cause(text, text.substr(0, 20)), 120);
    const auto notification = message::parseDeliveryStatus(text);
    if (!notification)
        return 0;
    promise(!notification->recipients.empty() && notification->recipients.size() <= 1000,
            "there are recipients, but not too many");
    isOneLine(notification->reportingHost, 1000);
    isOneLine(notification->envelopeId, 1000);
    isOneLine(notification->messageId, 1000);
    promise(notification->returnedHeader.size() <= 64U * 1024, "a returned header is bounded");
    for (const message::ParsedRecipient& recipient : notification->recipients) {
        isOneLine(recipient.address, 320);
        isOneLine(recipient.original, 320);
        isOneLine(recipient.status, 20);
        isOneLine(recipient.reply, 1000);
        isOneLine(recipient.remoteHost, 1000);
        promise(recipient.address.find('@') != std::string::npos, "a recipient has an address");
        promise(!recipient.isHardFailure() || recipient.action == message::DsnAction::Failed,
                "only a failure is hard");
    }
    return 0;
}
