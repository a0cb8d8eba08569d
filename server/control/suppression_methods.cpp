// suppression.*: recipients that nothing is sent to any more.
#include "control/methods.h"
#include "control/queue_json.h"
#include "message/address.h"

#include <algorithm>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

constexpr std::size_t mostListed = 500;
constexpr std::size_t longestReason = 500;

core::Result<json> list(const json& parameters, queue::Store& store)
{
    const auto found = store.suppressions(
        parameters.value("text", ""), std::min(parameters.value("limit", mostListed), mostListed));
    if (!found)
        return tl::unexpected(found.error());
    json rows = json::array();
    for (const queue::Suppression& suppression : *found)
        rows.push_back(toJson(suppression));
    return json{{"suppressions", std::move(rows)}};
}

core::Result<json> add(const json& parameters, queue::Store& store)
{
    const auto address = message::canonicalAddress(parameters.at("recipient").get<std::string>());
    if (!address)
        return tl::unexpected(address.error());
    queue::Suppression suppression;
    suppression.recipient = *address;
    suppression.reason = parameters.value("reason", "").substr(0, longestReason);
    if (suppression.reason.empty())
        suppression.reason = "added by the administrator";
    suppression.at = std::chrono::system_clock::now();
    if (auto kept = store.suppress(suppression); !kept)
        return tl::unexpected(kept.error());
    return toJson(suppression);
}

core::Result<json> remove(const json& parameters, queue::Store& store)
{
    const std::string recipient = message::lowerCase(parameters.at("recipient").get<std::string>());
    const auto removed = store.unsuppress(recipient);
    if (!removed)
        return tl::unexpected(removed.error());
    if (!*removed)
        return core::fail(core::ErrorKind::NotFound,
                          recipient.substr(0, 320) + " is not on the suppression list");
    return json::object();
}

} // namespace

void addSuppressionMethods(Server& server, const Services& services)
{
    server.add("suppression.list", [&services](const CallPtr& call) {
        call->finish(list(call->parameters(), services.store));
    });
    server.add("suppression.add", [&services](const CallPtr& call) {
        call->finish(add(call->parameters(), services.store));
    });
    server.add("suppression.remove", [&services](const CallPtr& call) {
        call->finish(remove(call->parameters(), services.store));
    });
}

} // namespace mailstead::control
