// A TLS handshake on each of our ports: chain, name, end; and the same certificate everywhere. What
// answers on port 25 must be us.
#include "dns/checks/context.h"
#include "dns/checks/dane.h"
#include "dns/tag_list.h"
#include "message/date.h"

#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

constexpr auto endsSoon = std::chrono::hours(7 * 24);

std::string dayOf(std::chrono::system_clock::time_point at)
{
    return message::formatDate(at);
}

std::vector<std::string> evidenceOf(const std::string& where, const Probe& probe)
{
    std::vector<std::string> lines;
    lines.push_back(where + (probe.connected ? ": connected" : ": " + probe.error));
    if (!probe.greeting.empty())
        lines.push_back(probe.greeting);
    if (probe.certificate) {
        const ServedCertificate& served = *probe.certificate;
        lines.push_back(fmt::format("names: {}", served.subject));
        lines.push_back(fmt::format("issuer: {}, {} certificates in the chain", served.issuer,
                                    served.chainLength));
        lines.push_back(fmt::format("until {}", dayOf(served.notAfter)));
        if (!served.chainError.empty())
            lines.push_back("verification: " + served.chainError);
    } else if (probe.connected && !probe.error.empty()) {
        lines.push_back(probe.error);
    }
    return lines;
}

/// The last part of the finding's id.
std::string problemOf(const Context& context, const Probe& probe, std::string& seen)
{
    if (!probe.connected) {
        seen = probe.error;
        return probe.error == "no answer came in time" ? "unknown" : "closed";
    }
    if (!probe.offersStartTls)
        return "no-starttls";
    if (!probe.certificate) {
        seen = probe.error;
        return probe.error == "no answer came in time" ? "unknown" : "failed";
    }
    const ServedCertificate& served = *probe.certificate;
    const auto now = context.world.now();
    seen = dayOf(served.notAfter);
    if (served.notAfter <= now)
        return "ended";
    if (served.selfSigned)
        return "temporary";
    if (served.notAfter - now < endsSoon)
        return "ends";
    if (!served.fitsName) {
        seen = served.subject;
        return "name";
    }
    if (!served.chainError.empty()) {
        seen = served.chainError;
        return "chain";
    }
    if (!context.names.keyDigest.empty() && served.keyDigest != context.names.keyDigest)
        return "other";
    return "ok";
}

asio::awaitable<void> checkPort(Context& context, std::string address, ServicePort service,
                                std::vector<std::string>& keysOn25)
{
    const ProbeRequest request{address, service, context.names.hostname};
    const Probe probe = co_await context.lookups.probe(context.lookups.beginProbe(request));
    const std::string where = fmt::format("{} port {}", address, service.port);
    std::string seen;
    const std::string problem = problemOf(context, probe, seen);
    const Parameters parameters{{"port", std::to_string(service.port)},
                                {"address", address},
                                {"name", context.names.hostname},
                                {"seen", seen}};
    context.add("tls", problem, parameters, evidenceOf(where, probe));
    if (service.kind != ServiceKind::Smtp)
        co_return;
    if (probe.certificate)
        keysOn25.push_back(probe.certificate->keyDigest);
    // The greeting begins with the server's own name (RFC 5321 §4.2).
    if (!probe.greeting.empty() &&
        lowered(probe.greeting).find(lowered(context.names.hostname)) == std::string::npos)
        context.add("port25", "other", {{"seen", probe.greeting}, {"address", address}},
                    {where + ": " + probe.greeting});
}

} // namespace

asio::awaitable<void> checkTls(Context& context)
{
    std::vector<std::string> keysOn25;
    std::vector<asio::awaitable<void>> jobs;
    for (const std::string& address : context.names.addresses) {
        for (const ServicePort& service : context.options.services)
            jobs.push_back(checkPort(context, address, service, keysOn25));
    }
    co_await sideBySide(std::move(jobs));
    co_await checkDane(context, keysOn25);
}

} // namespace mailstead::dns::checks
