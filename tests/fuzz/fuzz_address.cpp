// Paths and mailboxes: what was accepted is accepted again, as the same.
#include "core/utf8.h"
#include "fuzz.h"
#include "smtp/address.h"

using namespace mailstead::smtp;
using mailstead::fuzz::promise;

namespace
{

bool isPrintable(std::string_view text, AddressSyntax syntax)
{
    for (const char c : text) {
        const bool aboveAscii = (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (aboveAscii ? syntax == AddressSyntax::Ascii : c < 0x20 || c == 0x7F)
            return false;
    }
    return mailstead::core::isUtf8(text);
}

void checkPath(std::string_view text, PathKind kind, AddressSyntax syntax)
{
    const auto path = parsePath(text, kind, syntax);
    if (!path) {
        promise(!path.error().what.empty(), "a refusal has a reason");
        return;
    }
    // U-labels become longer as A-labels.
    promise(path->address.size() <= (path->nonAscii ? 320U : 256U), "paths are bounded");
    promise(isPrintable(path->address, syntax), "addresses are printable");
    promise(isPrintable(path->address.substr(path->address.find_last_of('@') + 1),
                        AddressSyntax::Ascii),
            "domains are ASCII");
    const auto again = parsePath("<" + path->address + ">", kind, syntax);
    promise((again.has_value() && again->address == path->address && again->parameters.empty()) ||
                path->address.size() + 2 > 256,
            "an address stays what it is");
}

void checkMailbox(std::string_view text, AddressSyntax syntax)
{
    const auto mailbox = parseMailbox(text, syntax);
    if (!mailbox)
        return;
    const auto again = parseMailbox(mailbox->text(), syntax);
    promise(again.has_value() && again->text() == mailbox->text(), "a mailbox stays what it is");
    promise(isDomainName(mailbox->domain) || isAddressLiteral(mailbox->domain),
            "the domain is one");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const AddressSyntax syntax : {AddressSyntax::Ascii, AddressSyntax::Utf8}) {
        for (const PathKind kind : {PathKind::Reverse, PathKind::Forward})
            checkPath(text, kind, syntax);
        checkMailbox(text, syntax);
    }
    return 0;
}
