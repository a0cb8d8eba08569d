// How long our domains are registered, as their registries say over RDAP (RFC 9082, RFC 9083).
#include "dns/checks/context.h"
#include "dns/rdap.h"

#include <array>
#include <ctime>
#include <fmt/format.h>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

constexpr auto young = std::chrono::hours(30 * 24);

asio::awaitable<void> checkOne(Context& context, std::string domain)
{
    std::string url = context.options.rdapUrl + domain;
    std::vector<std::string> evidence;
    std::optional<std::chrono::system_clock::time_point> registered;
    for (int hop = 0; hop <= rdap::mostRedirects; ++hop) {
        const core::Result<http::Response> response = co_await context.lookups.fetch(url);
        evidence.push_back(
            url + ": " +
            (response ? fmt::format("HTTP {}", response->status) : response.error().text()));
        if (!response)
            break;
        if (response->status == 200)
            registered = rdap::registration(response->body);
        url = rdap::redirect(response->status, response->header("location"));
        if (url.empty())
            break;
    }
    Parameters parameters{{"name", domain}};
    if (!registered) {
        context.add("age", "unknown", std::move(parameters), std::move(evidence));
        co_return;
    }
    const auto age = context.world.now() - *registered;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(*registered);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 16> day{};
    std::strftime(day.data(), day.size(), "%Y-%m-%d", &utc);
    parameters["seen"] = day.data();
    parameters["days"] =
        std::to_string(std::chrono::duration_cast<std::chrono::hours>(age).count() / 24);
    context.add("age", age < young ? "young" : "ok", std::move(parameters), std::move(evidence));
}

} // namespace

asio::awaitable<void> checkDomainAge(Context& context)
{
    // What is registered is the zone, not a name in it.
    std::set<std::string> zones;
    for (const DomainNames& domain : context.names.domains) {
        const Zone zone = co_await zoneOf(context, domain.name);
        zones.insert(zone.name.empty() ? domain.name : zone.name);
    }
    std::vector<asio::awaitable<void>> jobs;
    for (const std::string& zone : zones)
        jobs.push_back(checkOne(context, zone));
    co_await sideBySide(std::move(jobs));
}

} // namespace mailstead::dns::checks
