#include "dns/rdap.h"

#include "core/ip_network.h"
#include "core/json_access.h"

#include <cstdio>
#include <ctime>

namespace mailstead::dns::rdap
{

namespace
{

using nlohmann::json;

constexpr int deepestEntity = 4;
constexpr std::size_t mostOrganisations = 20;
constexpr std::size_t longestText = 200;

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

/// jCard (RFC 7095): ["vcard", [["fn", {}, "text", "Example Ltd"], …]].
void addNames(const json& entity, std::vector<std::string>& names)
{
    const json& card = core::partAt(entity, "vcardArray");
    if (!card.is_array() || card.size() < 2 || !card[1].is_array())
        return;
    for (const json& property : card[1]) {
        const bool named = property.is_array() && property.size() >= 4 &&
                           (property[0] == "fn" || property[0] == "org") && property[3].is_string();
        if (named && names.size() < mostOrganisations)
            names.push_back(property[3].get<std::string>().substr(0, longestText));
    }
}

void addOrganisations(const json& object, int depth, std::vector<std::string>& names)
{
    if (depth == deepestEntity)
        return;
    for (const json& entity : core::partAt(object, "entities")) {
        addNames(entity, names);
        addOrganisations(entity, depth + 1, names);
    }
}

unsigned prefixLength(const std::string& network)
{
    const std::size_t slash = network.find('/');
    unsigned length = 0;
    if (slash != std::string::npos)
        std::sscanf(network.c_str() + slash + 1, "%3u", &length);
    return length;
}

} // namespace

std::string redirect(int status, const std::string& location)
{
    const bool follows = status >= 300 && status < 400 && location.starts_with("https://");
    return follows ? location : std::string();
}

std::optional<std::chrono::system_clock::time_point> registration(const std::string& body)
{
    const json object = json::parse(body, nullptr, false);
    for (const json& event : core::partAt(object, "events")) {
        const std::string date = core::textAt(event, "eventDate");
        if (core::textAt(event, "eventAction") == "registration" && !date.empty())
            return dateOf(date);
    }
    return std::nullopt;
}

std::optional<Network> network(const std::string& body)
{
    const json object = json::parse(body, nullptr, false);
    if (core::textAt(object, "objectClassName") != "ip network")
        return std::nullopt;
    Network result;
    result.name = core::textAt(object, "name").substr(0, longestText);
    addOrganisations(object, 0, result.organisations);
    return result;
}

std::string registryOf(const std::string& bootstrap, const std::string& address, bool plain)
{
    asio::error_code error;
    const asio::ip::address wanted = asio::ip::make_address(address, error);
    const json object = json::parse(bootstrap, nullptr, false);
    std::string best;
    unsigned longest = 0;
    if (error)
        return best;
    for (const json& service : core::partAt(object, "services")) {
        if (!service.is_array() || service.size() < 2 || !service[0].is_array() ||
            !service[1].is_array())
            continue;
        std::string url;
        for (const json& entry : service[1]) {
            const std::string text = entry.is_string() ? entry.get<std::string>() : std::string();
            if (text.starts_with("https://") || (plain && text.starts_with("http://")))
                url = text;
        }
        if (url.empty())
            continue;
        for (const json& entry : service[0]) {
            const std::string text = entry.is_string() ? entry.get<std::string>() : std::string();
            const auto parsed = core::IpNetwork::parse(text);
            if (!parsed || !parsed->contains(wanted))
                continue;
            const unsigned length = prefixLength(text);
            if (best.empty() || length > longest) {
                best = url.ends_with('/') ? url : url + "/";
                longest = length;
            }
        }
    }
    return best;
}

} // namespace mailstead::dns::rdap
