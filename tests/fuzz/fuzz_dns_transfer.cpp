// Messages of a zone transfer and their signatures, a length of two octets before each.
#include "dns/tsig.h"
#include "dns/update_wire.h"
#include "fuzz.h"

#include <algorithm>

using namespace mailstead::dns;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view left(reinterpret_cast<const char*>(data), size);
    ZoneTransfer transfer("example.org");
    TsigExchange signing({"key", mailstead::core::Hash::Sha256, "secret"}, {});
    std::string request = *encodeTransfer(7, "example.org");
    promise(signing.sign(request).has_value(), "a question is signed");
    bool going = true;
    while (left.size() >= 2) {
        const std::size_t wanted = static_cast<std::size_t>(static_cast<unsigned char>(left[0]))
                                       << 8 |
                                   static_cast<unsigned char>(left[1]);
        const std::string_view message = left.substr(2, wanted);
        left.remove_prefix(std::min(left.size(), wanted + 2));
        (void)responseCode(message, 7);
        const auto verified = signing.verify(message);
        promise(verified || !verified.error().what.empty(), "a refusal has a reason");
        if (!going)
            continue;
        const auto done = transfer.feed(message);
        going = done && !*done;
    }
    for (const RecordSet& set : transfer.take()) {
        promise(set.exists() && !set.type.empty(), "a set has records");
        for (const std::string& value : set.values) {
            const auto type = typeNamed(set.type);
            promise(type.has_value(), "its type is one that is written");
            const auto encoded = encodeData(*type, value);
            promise(encoded || !encoded.error().what.empty(), "a refusal has a reason");
        }
    }
    return 0;
}
