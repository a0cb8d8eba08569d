// PROXY headers: what is taken for one has the length that it says.
#include "fuzz.h"
#include "smtp/proxy_protocol.h"

using namespace mailstead::smtp;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto rest = proxyRestSize(text);
    const auto client = proxiedClient(text);
    if (rest)
        promise(*rest <= longestProxyRest, "what follows is bounded");
    if (client) {
        promise(rest.has_value() && text.size() == proxyPrefixSize + *rest,
                "a header has the length that it says");
        promise(!*client || !(*client)->to_string().empty(), "a client has an address");
    } else {
        promise(!client.error().what.empty(), "a refusal has a reason");
    }
    return 0;
}
