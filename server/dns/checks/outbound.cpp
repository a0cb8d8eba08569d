// Is port 25 open outward, to several large receivers?
#include "dns/checks/context.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns::checks
{

asio::awaitable<void> checkOutbound(Context& context)
{
    const std::vector<OutboundTry> tries =
        co_await context.lookups.outbound(context.options.outboundDomains);
    std::vector<std::string> evidence;
    std::vector<std::string> closed;
    bool open = false;
    bool tried = false;
    for (const OutboundTry& one : tries) {
        evidence.push_back(
            fmt::format("{} {} {}: {}", one.domain, one.host, one.address, one.words));
        tried = tried || !one.address.empty();
        open = open || one.connected;
        if (!one.connected && !one.address.empty())
            closed.push_back(one.domain);
    }
    if (!open) {
        context.add("outbound", tried ? "blocked" : "unknown", {}, std::move(evidence));
        co_return;
    }
    if (!closed.empty())
        context.add("outbound", "partly", {{"seen", fmt::format("{}", fmt::join(closed, ", "))}},
                    evidence);
    context.add("outbound", "open", {}, std::move(evidence));
}

} // namespace mailstead::dns::checks
