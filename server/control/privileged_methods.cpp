// certificate.*, where root is needed: other services' files, and what acme.sh got.
#include "control/certificate_json.h"
#include "control/methods.h"
#include "core/json_access.h"
#include "privileged/settings.h"

namespace mailstead::control
{

namespace
{

using nlohmann::json;
using privileged::Action;

constexpr std::chrono::minutes targetsDeadline{5};
constexpr std::chrono::minutes askDeadline{1};

http::Patience patienceOf(const CallPtr& call, std::chrono::seconds limit)
{
    return {std::chrono::steady_clock::now() + limit, [flag = call->cancelled()] {
                return flag && flag->load(std::memory_order_relaxed);
            }};
}

json resultOf(const json& results, const std::string& name)
{
    for (const json& result : core::partAt(results, "targets")) {
        if (core::textAt(result, "name") == name)
            return result;
    }
    return nullptr;
}

void targets(const CallPtr& call, const Services& services)
{
    json reply = {{"available", services.privilegedSide.isInstalled()},
                  {"problem", nullptr},
                  {"actions", json::array()},
                  {"names", json::array()},
                  {"targets", json::array()},
                  {"last", nullptr}};
    const auto settings = services.targets.settings();
    if (!settings) {
        if (settings.error().kind != core::ErrorKind::NotFound)
            reply["problem"] = settings.error().text();
        call->reply(std::move(reply));
        return;
    }
    const json last = services.targets.last();
    reply["actions"] = settings->actions;
    reply["names"] = settings->names;
    for (const privileged::Target& target : settings->targets)
        reply["targets"].push_back({{"name", target.name},
                                    {"chain", target.chainPath},
                                    {"key", target.keyPath},
                                    {"owner", target.owner},
                                    {"group", target.group},
                                    {"keyMode", target.keyMode == 0640 ? "0640" : "0600"},
                                    {"reload", target.reload},
                                    {"service", target.address},
                                    {"startTls", toString(target.startTls)},
                                    {"serverName", target.serverName},
                                    {"result", resultOf(last, target.name)}});
    if (last.is_object())
        reply["last"] = {{"at", core::textAt(last, "at")},
                         {"fingerprint", core::textAt(last, "fingerprint")},
                         {"error", last.value("error", json())}};
    call->reply(std::move(reply));
}

void takeOver(const CallPtr& call, const Services& services)
{
    privileged::Request request{Action::AcmeShTake};
    request.certificate = call->parameters().at("id").get<std::string>();
    // What does not fit is refused by the privileged side, which trusts nobody; but it need not be
    // started for that.
    if (const auto fits = privileged::parseRequest(privileged::requestText(request)); !fits) {
        call->fail(fits.error());
        return;
    }
    const auto pair = services.privilegedSide.ask(request, patienceOf(call, askDeadline));
    if (!pair) {
        call->fail(pair.error());
        return;
    }
    const auto installed =
        installPair(services, core::textAt(*pair, "chain"), core::textAt(*pair, "key"));
    call->finish(installed.map([&](const acme::CertificateInfo& info) {
        json reply = summary(info);
        reply["stopCommand"] = core::textAt(*pair, "stopCommand");
        return reply;
    }));
}

} // namespace

void addPrivilegedMethods(Server& server, const Services& services)
{
    server.add("certificate.targets", [&](const CallPtr& call) { targets(call, services); });
    server.add("certificate.installTargets", [&](const CallPtr& call) {
        call->finish(services.targets.install(patienceOf(call, targetsDeadline)));
    });
    server.add("certificate.found", [&](const CallPtr& call) {
        call->finish(
            services.privilegedSide.ask({Action::AcmeShList}, patienceOf(call, askDeadline)));
    });
    server.add("certificate.takeOver", [&](const CallPtr& call) { takeOver(call, services); });
}

} // namespace mailstead::control
