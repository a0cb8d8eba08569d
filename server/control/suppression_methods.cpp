// suppression.* and hold.*: what is remembered for mail to come.
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
constexpr std::size_t longestId = 64;
constexpr std::size_t longestPart = 320;

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
    suppression.messageId = parameters.value("id", "").substr(0, longestId);
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

core::Result<json> addRule(const json& parameters, queue::Store& store)
{
    queue::HoldRule rule;
    rule.sender = parameters.value("sender", "").substr(0, longestPart);
    rule.recipient = parameters.value("recipient", "").substr(0, longestPart);
    rule.note = parameters.value("note", "").substr(0, longestReason);
    const auto added = store.addHoldRule(std::move(rule));
    if (!added)
        return tl::unexpected(added.error());
    return toJson(*added);
}

core::Result<json> removeRule(const json& parameters, queue::Store& store)
{
    const auto removed = store.removeHoldRule(parameters.at("number").get<std::int64_t>());
    if (!removed)
        return tl::unexpected(removed.error());
    if (!*removed)
        return core::fail(core::ErrorKind::NotFound, "there is no hold rule of this number");
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
    server.add("hold.list", [&services](const CallPtr& call) {
        json rules = json::array();
        for (const queue::HoldRule& rule : services.store.holdRules())
            rules.push_back(toJson(rule));
        call->reply({{"rules", std::move(rules)}});
    });
    server.add("hold.add", [&services](const CallPtr& call) {
        call->finish(addRule(call->parameters(), services.store));
    });
    server.add("hold.remove", [&services](const CallPtr& call) {
        call->finish(removeRule(call->parameters(), services.store));
    });
}

} // namespace mailstead::control
