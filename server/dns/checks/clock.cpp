// Is the clock right? The Date field of HTTPS answers tells the time to the second; TLS says that
// nobody forged it.
#include "dns/checks/context.h"
#include "message/date.h"

#include <cstdlib>
#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

/// A second for the field's resolution, the rest for the way.
constexpr std::chrono::seconds tolerated{10};

} // namespace

asio::awaitable<void> checkClock(Context& context)
{
    std::vector<std::string> evidence;
    for (const std::string& url : context.options.clockUrls) {
        const core::Result<http::Response> response = co_await context.lookups.fetch(url);
        const auto now = context.world.now();
        const auto there = response ? message::parseDate(response->header("date")) : std::nullopt;
        if (!there) {
            evidence.push_back(url + ": " +
                               (response ? std::string("no date") : response.error().text()));
            continue;
        }
        const auto offset = std::chrono::duration_cast<std::chrono::seconds>(now - *there);
        evidence.push_back(fmt::format("{}: {} (Date field of its HTTPS answer), {} s between us",
                                       url, response->header("date"), offset.count()));
        const bool off = offset > tolerated || offset < -tolerated;
        context.add("clock", off ? "off" : "ok",
                    {{"seconds", std::to_string(std::abs(offset.count()))}, {"source", url}},
                    std::move(evidence));
        co_return;
    }
    context.add("clock", "unknown", {}, std::move(evidence));
}

} // namespace mailstead::dns::checks
