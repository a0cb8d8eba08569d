// Paths and mailboxes: what was accepted is accepted again, as the same.
#include "fuzz.h"
#include "smtp/address.h"

using namespace mailstead::smtp;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const PathKind kind : {PathKind::Reverse, PathKind::Forward}) {
        const auto path = parsePath(text, kind);
        if (!path) {
            promise(!path.error().what.empty(), "a refusal has a reason");
            continue;
        }
        promise(path->address.size() <= 256, "paths are bounded");
        for (const char c : path->address)
            promise(c >= 0x20 && c < 0x7F, "addresses are printable");
        const auto again = parsePath("<" + path->address + ">", kind);
        promise(again.has_value() && again->address == path->address && again->parameters.empty(),
                "an address stays what it is");
    }
    const auto mailbox = parseMailbox(text);
    if (mailbox) {
        const auto again = parseMailbox(mailbox->text());
        promise(again.has_value() && again->text() == mailbox->text(),
                "a mailbox stays what it is");
        promise(isDomainName(mailbox->domain) || isAddressLiteral(mailbox->domain),
                "the domain is one");
    }
    return 0;
}
