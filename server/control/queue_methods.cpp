// queue.*, trace.get and history.list.
#include "control/methods.h"
#include "control/queue_feed.h"
#include "control/queue_json.h"
#include "control/time_text.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>

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

core::Result<json> groups(const json& parameters, queue::Store& store)
{
    const auto filter = queueFilter(parameters);
    if (!filter)
        return tl::unexpected(filter.error());
    const auto by = queueGroupBy(parameters.at("by").get<std::string>());
    if (!by)
        return tl::unexpected(by.error());
    const auto found =
        store.groups(*by, *filter, limitOf(parameters), std::chrono::system_clock::now());
    if (!found)
        return tl::unexpected(found.error());
    return json{{"groups", rowsJson(*found)}};
}

/// "host", "host:port", "[2001:db8::1]:25" or nothing, which means the MX again.
core::Result<void> checkRoute(const std::string& via)
{
    const bool bad =
        via.size() > 260 || via.find('@') != std::string::npos ||
        std::any_of(via.begin(), via.end(), [](unsigned char c) { return c <= 0x20 || c >= 0x7F; });
    if (bad)
        return core::fail(core::ErrorKind::InvalidInput,
                          "\"" + via.substr(0, 60) + "\" is no host to send to", {},
                          "give a host name or an address, with :port when it is not 25");
    return {};
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
    const std::string via = parameters.value("via", "");
    if (*action == queue::Action::Reroute) {
        if (auto checked = checkRoute(via); !checked)
            return tl::unexpected(checked.error());
    } else if (!via.empty()) {
        return core::fail(core::ErrorKind::InvalidInput, "only reroute takes via");
    }
    const auto result = scheduler.act(*action, *filter, parameters.value("dryRun", false), via);
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

core::Result<json> backUp(const Services& services)
{
    const std::string folder = services.config.stateDirectory + "/backups";
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return core::failErrno("cannot make the folder " + folder, errno);
    const std::string path = folder + "/queue-" + timeText(std::chrono::system_clock::now());
    if (auto written = services.store.backUp(path); !written)
        return tl::unexpected(written.error());
    return json{{"path", path}};
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
    server.add("queue.groups", [&services](const CallPtr& call) {
        call->finish(groups(call->parameters(), services.store));
    });
    server.add("queue.destinations", [&services](const CallPtr& call) {
        call->reply({{"destinations", rowsJson(services.scheduler.destinations())}});
    });
    server.add("queue.backup",
               [&services](const CallPtr& call) { call->finish(backUp(services)); });
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
