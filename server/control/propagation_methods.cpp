// dns.propagation: how far a record has travelled, once or live.
#include "control/dns_json.h"
#include "control/methods.h"

#include <algorithm>
#include <asio/ip/address.hpp>
#include <atomic>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

constexpr std::size_t mostResolvers = 16;
constexpr std::size_t mostExpected = 50;
constexpr int mostWatches = 16;
constexpr int shortestInterval = 1;
constexpr int longestInterval = 3600;

core::Result<dns::PropagationQuestion> questionFrom(const json& parameters)
{
    dns::PropagationQuestion question;
    question.name = parameters.at("name").get<std::string>();
    const auto text = parameters.at("type").get<std::string>();
    const auto type = dns::typeNamed(text);
    if (!type)
        return core::fail(core::ErrorKind::InvalidInput,
                          "there is no record type \"" + text.substr(0, 20) + "\"");
    question.type = *type;
    question.expected = parameters.value("expected", std::vector<std::string>());
    if (question.name.empty() || question.name.size() > 253 ||
        question.expected.size() > mostExpected)
        return core::fail(core::ErrorKind::InvalidInput,
                          "name or expected values are missing or too long");
    return question;
}

/// Addresses only: the daemon asks nobody by a name that a console gives.
core::Result<std::vector<std::string>> resolversFrom(const json& parameters,
                                                     const core::Config& config)
{
    auto resolvers = parameters.value("resolvers", config.publicResolvers);
    if (resolvers.size() > mostResolvers)
        return core::fail(core::ErrorKind::InvalidInput, "there are too many resolvers");
    for (const std::string& resolver : resolvers) {
        asio::error_code error;
        asio::ip::make_address(resolver.substr(0, resolver.find('@')), error);
        if (error)
            return core::fail(core::ErrorKind::InvalidInput,
                              "\"" + resolver.substr(0, 80) + "\" is no address of a resolver");
    }
    return resolvers;
}

void watch(const CallPtr& call, asio::io_context& io, dns::PropagationQuestion question,
           std::vector<dns::PropagationServer> servers,
           const std::shared_ptr<std::atomic_int>& watches)
{
    if (watches->fetch_add(1) >= mostWatches) {
        watches->fetch_sub(1);
        return call->fail({core::ErrorKind::Unavailable,
                           "too many records are being watched",
                           {},
                           "close one of the views that watch records"});
    }
    dns::PropagationWatch::Pace pace;
    pace.interval = std::chrono::seconds(
        std::clamp(call->parameters().value("interval", 5), shortestInterval, longestInterval));
    const auto subscription = call->subscribe();
    call->reply({{"subscription", subscription->id()}});
    // The count goes down with the watch, however that ends.
    const std::shared_ptr<void> counted(nullptr, [watches](void*) { watches->fetch_sub(1); });
    dns::PropagationWatch::start(
        io, std::move(question), std::move(servers), pace,
        [subscription, counted](const dns::PropagationRound& round, bool last) {
            if (!subscription->isOpen())
                return false;
            json event = propagationJson(round);
            event["last"] = last;
            subscription->send(std::move(event));
            return true;
        });
}

} // namespace

void addPropagationMethods(Server& server, asio::io_context& io, const Services& services)
{
    const auto watches = std::make_shared<std::atomic_int>(0);
    server.add("dns.propagation", [&io, &services, watches](const CallPtr& call) {
        auto question = questionFrom(call->parameters());
        if (!question)
            return call->fail(question.error());
        const auto resolvers = resolversFrom(call->parameters(), services.config);
        if (!resolvers)
            return call->fail(resolvers.error());
        services.resolver.flush();
        auto servers = dns::propagationServers(question->name, *resolvers, services.resolver);
        if (call->parameters().value("watch", false))
            return watch(call, io, std::move(*question), std::move(servers), watches);
        const auto round = dns::askPropagation(*question, servers, *call->cancelled());
        if (call->cancelled()->load())
            return call->fail({core::ErrorKind::Cancelled, "the question was cancelled"});
        call->reply(propagationJson(round));
    });
}

} // namespace mailstead::control
