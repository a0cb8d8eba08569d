// TLS within a sending session (RFC 3207, RFC 8689).
#include "smtp/sending_impl.h"

#include <fmt/format.h>
#include <utility>

namespace mailstead::smtp
{

using Kind = RecipientResult::Kind;

SendingStep SendingSession::tlsStarted(const std::string& description)
{
    Impl& impl = *m_impl;
    if (impl.stage != Stage::StartTls)
        return {};
    impl.note(description);
    impl.parser.clear();
    impl.tlsRunning = true;
    impl.hello(true);
    return std::exchange(impl.step, {});
}

void SendingSession::tlsFailed(std::string_view reason, bool untrusted)
{
    Impl& impl = *m_impl;
    if (impl.tls != TlsPolicy::Verified)
        return connectionLost(reason);
    if (impl.stage == Stage::Finished)
        return;
    impl.note(reason);
    impl.tlsLacking(untrusted ? Kind::Bounced : Kind::Deferred, reason);
    impl.stage = Stage::Finished;
    impl.step = {};
}

void SendingSession::Impl::startTlsAnswered(const Reply& reply)
{
    if (reply.code != 220) {
        if (tls == TlsPolicy::Verified)
            return tlsLacking(reply.isPermanent() ? Kind::Bounced : Kind::Deferred, reply.text());
        return beginEnvelope(); // it was only offered; go on without
    }
    if (parser.hasInput())
        // Whoever sits between may have put it there (CVE-2021-33515 and its kin).
        return giveUp(Kind::Deferred,
                      "4.7.5 the server sent more before the TLS handshake than it may");
    step.action = SendingAction::StartTls;
}

/// What our own settings ask for only waits; what the sender asks for is known to be impossible
/// (RFC 8689, section 4.2.1). Another host may do better.
void SendingSession::Impl::tlsLacking(Kind kindIfRequired, std::string_view why)
{
    const Kind kind = request.requireTls ? kindIfRequired : Kind::Deferred;
    resolveRest(kind,
                fmt::format("{}.7.10 the message may only go by verified TLS: {}",
                            kind == Kind::Bounced ? 5 : 4, why),
                true);
    quit();
}

} // namespace mailstead::smtp
