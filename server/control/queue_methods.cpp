// queue.*, trace.get and history.list.
#include "control/methods.h"
#include "control/queue_feed.h"
#include "control/queue_json.h"
#include "control/time_text.h"

#include <algorithm>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

constexpr std::uint64_t mostListed = 500;

std::uint64_t limitOf(const json& parameters)
{
    return std::min(parameters.value("limit", mostListed), mostListed);
}

template <class Rows> json rowsJson(const Rows& rows)
{
    json array = json::array();
    for (const auto& row : rows)
        array.push_back(toJson(row));
    return array;
}

core::Result<json> list(const json& parameters, queue::Store& store)
{
    const auto filter = queueFilter(parameters);
    if (!filter)
        return tl::unexpected(filter.error());
    const auto sort = queueSort(parameters.value("sort", "age"));
    if (!sort)
        return tl::unexpected(sort.error());
    const std::uint64_t offset = parameters.value("offset", std::uint64_t(0));
    const auto page = store.list(*filter, *sort, parameters.value("descending", false), offset,
                                 limitOf(parameters), std::chrono::system_clock::now());
    if (!page)
        return tl::unexpected(page.error());
    return json{{"total", page->total}, {"offset", offset}, {"rows", rowsJson(page->rows)}};
}

core::Result<json> counts(const json& parameters, queue::Store& store)
{
    const auto filter = queueFilter(parameters);
    if (!filter)
        return tl::unexpected(filter.error());
    const auto counted = store.counts(*filter, std::chrono::system_clock::now());
    if (!counted)
        return tl::unexpected(counted.error());
    return toJson(*counted);
}

core::Result<json> act(const json& parameters, queue::Scheduler& scheduler)
{
    const auto action = queueAction(parameters.at("action").get<std::string>());
    if (!action)
        return tl::unexpected(action.error());
    // To touch everything by leaving something out would be too easy.
    if (!parameters.contains("filter"))
        return core::fail(core::ErrorKind::InvalidInput, "queue.act needs a filter", {},
                          "give {} to mean every row");
    const auto filter = queueFilter(parameters);
    if (!filter)
        return tl::unexpected(filter.error());
    const auto result = scheduler.act(*action, *filter, parameters.value("dryRun", false));
    if (!result)
        return tl::unexpected(result.error());
    return json{{"touched", result->touched}, {"leftOut", result->leftOut}};
}

core::Result<queue::HistoryFilter> historyFilter(const json& parameters)
{
    const json object = parameters.value("filter", json::object());
    queue::HistoryFilter filter;
    filter.sender = object.value("sender", "");
    filter.recipient = object.value("recipient", "");
    if (object.contains("outcome")) {
        const std::string outcome = object["outcome"].get<std::string>();
        if (outcome == "delivered")
            filter.outcome = queue::Outcome::Delivered;
        else if (outcome == "bounced")
            filter.outcome = queue::Outcome::Bounced;
        else if (outcome == "deleted")
            filter.outcome = queue::Outcome::Deleted;
        else
            return core::fail(core::ErrorKind::InvalidInput,
                              "outcome must be delivered, bounced or deleted");
    }
    if (object.contains("since")) {
        const auto since = parseTime(object["since"].get<std::string>());
        if (!since)
            return tl::unexpected(since.error());
        filter.since = *since;
    }
    return filter;
}

core::Result<json> history(const json& parameters, queue::Store& store)
{
    const auto filter = historyFilter(parameters);
    if (!filter)
        return tl::unexpected(filter.error());
    const std::uint64_t offset = parameters.value("offset", std::uint64_t(0));
    const auto page = store.history(*filter, offset, limitOf(parameters));
    if (!page)
        return tl::unexpected(page.error());
    return json{{"total", page->total}, {"offset", offset}, {"rows", rowsJson(page->rows)}};
}

core::Result<json> trace(const json& parameters, queue::Store& store)
{
    const auto found = store.trace(parameters.at("id").get<std::string>());
    if (!found)
        return tl::unexpected(found.error());
    return toJson(*found);
}

} // namespace

void addQueueMethods(Server& server, const Services& services,
                     const std::shared_ptr<QueueFeed>& feed)
{
    server.add("queue.list", [&services](const CallPtr& call) {
        call->finish(list(call->parameters(), services.store));
    });
    server.add("queue.counts", [&services](const CallPtr& call) {
        call->finish(counts(call->parameters(), services.store));
    });
    server.add("queue.act", [&services](const CallPtr& call) {
        call->finish(act(call->parameters(), services.scheduler));
    });
    server.add("queue.subscribe", [feed](const CallPtr& call) {
        auto subscription = call->subscribe();
        call->reply({{"subscription", subscription->id()}});
        feed->add(std::move(subscription));
    });
}

void addHistoryMethods(Server& server, const Services& services)
{
    server.add("trace.get", [&services](const CallPtr& call) {
        call->finish(trace(call->parameters(), services.store));
    });
    server.add("history.list", [&services](const CallPtr& call) {
        call->finish(history(call->parameters(), services.store));
    });
}

} // namespace mailstead::control
