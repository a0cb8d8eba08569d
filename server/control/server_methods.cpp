// server.*.
#include "control/methods.h"
#include "control/selfcheck.h"
#include "control/time_text.h"

#include <unistd.h>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

const char* nameOf(core::ListenerKind kind)
{
    switch (kind) {
    case core::ListenerKind::Smtp:
        return "smtp";
    case core::ListenerKind::Submission:
        return "submission";
    case core::ListenerKind::Submissions:
        break;
    }
    return "submissions";
}

void status(const CallPtr& call, const Services& services)
{
    const auto now = std::chrono::system_clock::now();
    const auto counts = services.store.counts({}, now);
    if (!counts) {
        call->fail(counts.error());
        return;
    }
    json listeners = json::array();
    for (const core::Listener& listener : services.listeners())
        listeners.push_back({{"kind", nameOf(listener.kind)},
                             {"address", listener.address},
                             {"port", listener.port}});
    const acme::CertificateInfo certificate = services.certificateStore.current();
    call->reply({{"version", services.version},
                 {"hostname", services.config.hostname},
                 {"startedAt", timeText(services.startedAt)},
                 {"now", timeText(now)},
                 {"pid", ::getpid()},
                 {"listeners", std::move(listeners)},
                 {"queue",
                  {{"total", counts->total},
                   {"active", counts->active + counts->sending},
                   {"deferred", counts->deferred},
                   {"held", counts->held}}},
                 {"certificate",
                  {{"temporary", certificate.temporary},
                   {"names", certificate.names},
                   {"notAfter", timeText(certificate.notAfter)}}},
                 {"domains", services.accounts.listDomains().size()},
                 {"mailboxes", services.accounts.listAccounts().size()},
                 {"freeBytes", services.intake.freeBytes()}});
}

} // namespace

void addServerMethods(Server& server, const Services& services)
{
    server.add("server.status", [&services](const CallPtr& call) { status(call, services); });
    server.add("server.selfcheck", [&services](const CallPtr& call) {
        call->reply({{"findings", selfCheck(services)}});
    });
}

} // namespace mailstead::control
