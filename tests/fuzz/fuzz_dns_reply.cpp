// Answers of name servers: malformed ones are refused with a reason, and nothing is read outside.
#include "dns/wire.h"
#include "fuzz.h"

using namespace mailstead::dns;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view message(reinterpret_cast<const char*>(data), size);
    for (const Type type : {Type::A, Type::AAAA, Type::MX, Type::TXT, Type::PTR, Type::SOA,
                            Type::SRV, Type::CAA, Type::TLSA}) {
        const auto reply = parseReply(message, "example.org", type);
        if (!reply)
            promise(!reply.error().what.empty(), "a refusal has a reason");
        else
            promise(reply->answer.values.size() <= 500, "records are bounded");
        const auto text = recordText(message, 0, message.size(), type);
        if (text && (type == Type::PTR || type == Type::SOA))
            promise(text->find('\n') == std::string::npos, "names are printable");
    }
    return 0;
}
