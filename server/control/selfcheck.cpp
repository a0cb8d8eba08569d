#include "control/selfcheck.h"

#include "control/time_text.h"

#include <asio/ip/tcp.hpp>
#include <asio/local/stream_protocol.hpp>
#include <fmt/format.h>

namespace mailstead::control
{

namespace
{

using core::Finding;
using core::Severity;
using namespace std::chrono_literals;

/// Renewal begins when a third of the lifetime is left.
constexpr std::chrono::system_clock::duration certificateEndsSoon = 7 * 24h;
constexpr auto renewalIsLate = 24h;
constexpr auto queueIsOld = 24h;
constexpr std::uint64_t megabyte = 1024 * 1024;

Finding finding(std::string id, Severity severity, std::string title)
{
    Finding result;
    result.id = std::move(id);
    result.severity = severity;
    result.title = std::move(title);
    return result;
}

Finding space(const Services& services)
{
    const std::uint64_t free = services.intake.freeBytes();
    const bool enough = services.intake.hasSpaceFor(0);
    auto result =
        finding(enough ? "self.space" : "self.space-low", enough ? Severity::Ok : Severity::Bad,
                enough ? "There is space for mail" : "There is no space for new mail");
    result.evidence = {fmt::format("{}: {} MB free, {} MB are kept free",
                                   services.config.stateDirectory, free / megabyte,
                                   services.config.minFreeBytes / megabyte)};
    if (!enough) {
        result.why = "New mail is answered 452 and comes again later, so nothing is lost yet.";
        result.fix = "Free space on the disk, or lower limits.free-bytes in mailsteadd.toml.";
    }
    result.parameters = {{"free", std::to_string(free)}};
    return result;
}

Finding queueHealth(const Services& services)
{
    const auto counts = services.store.counts({}, std::chrono::system_clock::now());
    if (!counts) {
        auto result = finding("self.queue-broken", Severity::Bad, "The queue cannot be read");
        result.evidence = {counts.error().text()};
        result.why = "Mail can neither be taken nor delivered.";
        result.fix = counts.error().next;
        return result;
    }
    const bool old = counts->oldest && *counts->oldest > queueIsOld;
    auto result =
        finding(old ? "self.queue-old" : "self.queue", old ? Severity::Note : Severity::Ok,
                old ? "Mail has been waiting for more than a day" : "The queue is moving");
    result.evidence = {fmt::format("{} waiting, {} deferred, {} held", counts->total,
                                   counts->deferred, counts->held)};
    if (old) {
        result.why = "A receiving server does not answer or does not take it.";
        result.fix = "Look at the replies in the queue.";
    }
    result.parameters = {{"total", std::to_string(counts->total)}};
    return result;
}

Finding certificate(const Services& services)
{
    const acme::CertificateInfo info = services.certificateStore.current();
    std::string names;
    for (const std::string& name : info.names)
        names += (names.empty() ? "" : ", ") + name;
    const auto now = std::chrono::system_clock::now();
    const auto left = info.notAfter - now;
    const acme::CertificateStatus status = services.certificates.list().front();
    const bool late = status.lastError && status.renewAt && now > *status.renewAt + renewalIsLate;
    // Certificates that live for days only are renewed in their last ones.
    const bool ending = left < std::min(certificateEndsSoon, (info.notAfter - info.notBefore) / 4);
    Finding result;
    if (info.temporary) {
        result = finding("self.certificate-temporary", Severity::Note,
                         "Only a self-signed certificate is in use");
        result.why = "Mail programs will warn; other servers encrypt without trust.";
        result.fix = "Request a certificate.";
    } else if (ending || late) {
        result = finding(left < 0s ? "self.certificate-ended" : "self.certificate-ends",
                         ending ? Severity::Bad : Severity::Note,
                         left < 0s ? "The certificate has ended" : "The certificate ends soon");
        result.why = "Its renewal did not succeed so far.";
        result.fix = "Look at the last error of the certificate and renew it.";
    } else {
        result = finding("self.certificate", Severity::Ok, "The certificate is valid");
    }
    result.evidence = {names + " until " + timeText(info.notAfter)};
    if (late)
        result.evidence.push_back(*status.lastError);
    result.parameters = {{"notAfter", timeText(info.notAfter)}};
    return result;
}

/// Connects where local mail goes; the target is a socket path or "host:port".
asio::error_code reach(const std::string& target)
{
    asio::io_context io;
    asio::error_code error;
    if (target.starts_with('/')) {
        asio::local::stream_protocol::socket socket(io);
        socket.connect(asio::local::stream_protocol::endpoint(target), error);
        return error;
    }
    const auto colon = target.rfind(':');
    const auto address = asio::ip::make_address(target.substr(0, colon), error);
    if (error || colon == std::string::npos)
        return error ? error : asio::error::invalid_argument;
    asio::ip::tcp::socket socket(io);
    const int port = std::atoi(target.substr(colon + 1).c_str());
    socket.connect({address, static_cast<asio::ip::port_type>(port)}, error);
    return error;
}

Finding localDelivery(const Services& services)
{
    const std::string& target = services.config.lmtpTarget;
    const asio::error_code error = reach(target);
    auto result = finding(error ? "self.dovecot-unreachable" : "self.dovecot",
                          error ? Severity::Bad : Severity::Ok,
                          error ? "Dovecot does not take local mail" : "Dovecot takes local mail");
    result.evidence = {target + (error ? ": " + error.message() : ": connected")};
    if (error) {
        result.why = "Mail for local mailboxes waits in the queue.";
        result.fix = "Look at it with: systemctl status dovecot; doveconf -n";
    }
    result.parameters = {{"target", target}};
    return result;
}

Finding resolving(const Services& services)
{
    const dns::Answer answer = services.resolver.ask(".", dns::Type::NS);
    const bool works = answer.exists();
    auto result = finding(works ? "self.resolver" : "self.resolver-silent",
                          works ? Severity::Ok : Severity::Bad,
                          works ? "The resolver answers" : "The resolver does not answer");
    result.evidence = {". NS: " + std::string(dns::toString(answer.status))};
    if (!works) {
        result.why = "Without it no mail server of a recipient can be found.";
        result.fix = "Look at resolver.forward in mailsteadd.toml or /etc/resolv.conf.";
    }
    return result;
}

Finding domains(const Services& services)
{
    const auto list = services.accounts.listDomains();
    std::size_t mailboxes = 0;
    for (const accounts::DomainInfo& domain : list)
        mailboxes += domain.mailboxes;
    const bool ready = mailboxes > 0;
    auto result =
        finding(ready ? "self.mailboxes" : "self.no-mailbox", ready ? Severity::Ok : Severity::Note,
                ready ? "There are mailboxes" : "There is no mailbox yet");
    result.evidence = {fmt::format("{} domains, {} mailboxes", list.size(), mailboxes)};
    if (!ready) {
        result.why = "Every recipient is refused.";
        result.fix = "Add a domain and a mailbox.";
    }
    return result;
}

} // namespace

std::vector<Finding> selfCheck(const Services& services)
{
    return {space(services),         queueHealth(services), certificate(services),
            localDelivery(services), resolving(services),   domains(services)};
}

} // namespace mailstead::control
