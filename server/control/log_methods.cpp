#include "control/log_methods.h"

#include "control/time_text.h"
#include "core/log.h"

#include <algorithm>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <cctype>
#include <optional>
#include <set>

namespace mailstead::control
{

namespace
{

using nlohmann::json;
using namespace std::chrono_literals;

constexpr std::size_t mostListed = 2000;
constexpr std::size_t mostInEvent = 500;
constexpr auto batchInterval = 100ms;

struct LogFilter {
    std::set<std::string, std::less<>> levels;
    std::set<std::string, std::less<>> sources;
    std::string id;
    std::string text; ///< lower case
    std::optional<std::chrono::system_clock::time_point> since;
    std::optional<std::chrono::system_clock::time_point> until;

    bool operator()(const core::LogLine& line) const
    {
        if (!levels.empty() && !levels.contains(core::toString(line.level)))
            return false;
        if (!sources.empty() && !sources.contains(line.source))
            return false;
        if (!id.empty() && line.messageId != id)
            return false;
        if ((since && line.at < *since) || (until && line.at > *until))
            return false;
        return text.empty() || contains(line.text) || contains(line.messageId) ||
               contains(line.source);
    }

private:
    bool contains(const std::string& where) const
    {
        const auto same = [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == static_cast<unsigned char>(b);
        };
        return std::search(where.begin(), where.end(), text.begin(), text.end(), same) !=
               where.end();
    }
};

core::Result<LogFilter> readFilter(const json& parameters)
{
    const json object = parameters.value("filter", json::object());
    LogFilter filter;
    for (const json& level : object.value("levels", json::array()))
        filter.levels.insert(level.get<std::string>());
    for (const json& source : object.value("sources", json::array()))
        filter.sources.insert(source.get<std::string>());
    filter.id = object.value("id", "");
    filter.text = object.value("text", "");
    std::transform(filter.text.begin(), filter.text.end(), filter.text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const auto& [name, target] :
         {std::pair{"since", &filter.since}, std::pair{"until", &filter.until}}) {
        if (!object.contains(name))
            continue;
        const auto time = parseTime(object[name].get<std::string>());
        if (!time)
            return tl::unexpected(time.error());
        *target = *time;
    }
    return filter;
}

json lineJson(const core::LogLine& line)
{
    return {{"sequence", line.sequence},
            {"at", timeText(line.at)},
            {"level", core::toString(line.level)},
            {"source", line.source},
            {"id", line.messageId},
            {"text", line.text}};
}

json linesJson(const std::vector<core::LogLine>& lines)
{
    json array = json::array();
    for (const core::LogLine& line : lines)
        array.push_back(lineJson(line));
    return array;
}

void list(const CallPtr& call)
{
    const json& parameters = call->parameters();
    const auto filter = readFilter(parameters);
    if (!filter) {
        call->fail(filter.error());
        return;
    }
    const auto limit = std::min<std::size_t>(parameters.value("limit", mostListed), mostListed);
    const std::uint64_t newest = core::logNewestSequence();
    const auto lines =
        parameters.contains("after")
            ? core::logLinesAfter(parameters["after"].get<std::uint64_t>(), limit, *filter)
            : core::logLinesBefore(parameters.value("before", newest + 1), limit, *filter);
    call->reply({{"lines", linesJson(lines)}, {"newest", newest}});
}

/// Follows the ring for one subscription until its console is gone.
class Follower : public std::enable_shared_from_this<Follower>
{
public:
    Follower(asio::io_context& io, std::shared_ptr<Subscription> subscription, LogFilter filter,
             std::uint64_t after)
        : m_timer(io)
        , m_subscription(std::move(subscription))
        , m_filter(std::move(filter))
        , m_after(after)
    {
    }

    void wait()
    {
        m_timer.expires_after(batchInterval);
        m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (!error && self->m_subscription->isOpen()) {
                self->sendBatch();
                self->wait();
            }
        });
    }

private:
    void sendBatch()
    {
        // What is logged while we look is found next time: `newest` is read first.
        const std::uint64_t newest = core::logNewestSequence();
        if (newest == m_after)
            return;
        const auto lines = core::logLinesAfter(m_after, mostInEvent, m_filter);
        m_after = lines.size() == mostInEvent ? lines.back().sequence : newest;
        if (!lines.empty()) {
            if (lines.back().sequence > m_after)
                m_after = lines.back().sequence;
            m_subscription->send({{"lines", linesJson(lines)}});
        }
    }

    asio::steady_timer m_timer;
    std::shared_ptr<Subscription> m_subscription;
    LogFilter m_filter;
    std::uint64_t m_after;
};

void subscribe(const CallPtr& call, asio::io_context& io)
{
    const json& parameters = call->parameters();
    auto filter = readFilter(parameters);
    if (!filter) {
        call->fail(filter.error());
        return;
    }
    const std::uint64_t after = parameters.value("after", core::logNewestSequence());
    auto subscription = call->subscribe();
    call->reply({{"subscription", subscription->id()}});
    auto follower =
        std::make_shared<Follower>(io, std::move(subscription), std::move(*filter), after);
    asio::post(io, [follower] { follower->wait(); });
}

} // namespace

void addLogMethods(Server& server, asio::io_context& io)
{
    server.add("log.list", list);
    server.add("log.subscribe", [&io](const CallPtr& call) { subscribe(call, io); });
}

} // namespace mailstead::control
