// How long our domains are registered, as their registries say over RDAP (RFC 9082, RFC 9083).
#include "dns/checks/context.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

using nlohmann::json;

constexpr int mostRedirects = 3;
constexpr auto young = std::chrono::hours(30 * 24);

/// RFC 3339 "2026-11-01T10:00:00Z"; the zone does not matter for an age in days.
std::optional<std::chrono::system_clock::time_point> dateOf(const std::string& text)
{
    std::tm at{};
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &at.tm_year, &at.tm_mon, &at.tm_mday,
                    &at.tm_hour, &at.tm_min, &at.tm_sec) != 6)
        return std::nullopt;
    at.tm_year -= 1900;
    at.tm_mon -= 1;
    return std::chrono::system_clock::from_time_t(timegm(&at));
}

std::optional<std::chrono::system_clock::time_point> registrationIn(const std::string& body)
{
    const json object = json::parse(body, nullptr, false);
    if (!object.is_object() || !object.contains("events") || !object["events"].is_array())
        return std::nullopt;
    for (const json& event : object["events"]) {
        if (!event.is_object() || !event.contains("eventAction") || !event.contains("eventDate") ||
            event["eventAction"] != "registration" || !event["eventDate"].is_string())
            continue;
        return dateOf(event["eventDate"].get<std::string>());
    }
    return std::nullopt;
}

asio::awaitable<void> checkOne(Context& context, std::string domain)
{
    std::string url = context.options.rdapUrl + domain;
    std::vector<std::string> evidence;
    std::optional<std::chrono::system_clock::time_point> registered;
    for (int hop = 0; hop <= mostRedirects; ++hop) {
        const core::Result<http::Response> response = co_await context.lookups.fetch(url);
        evidence.push_back(
            url + ": " +
            (response ? fmt::format("HTTP {}", response->status) : response.error().text()));
        if (!response)
            break;
        if (response->status == 200)
            registered = registrationIn(response->body);
        const std::string next = response->header("location");
        if (response->status < 300 || response->status >= 400 || !next.starts_with("https://"))
            break;
        url = next;
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
