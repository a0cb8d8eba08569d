// TLS and sign-in within a sending session (RFC 3207, RFC 8689, RFC 4954).
#include "core/base64.h"
#include "smtp/sending_impl.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <utility>

namespace mailstead::smtp
{

using Kind = RecipientResult::Kind;

namespace
{

/// With CRLF (RFC 5321, section 4.5.3.1.4).
constexpr std::size_t longestCommand = 512;

void wipe(std::string& secret)
{
    OPENSSL_cleanse(secret.data(), secret.size());
    secret.clear();
}

} // namespace

Credentials::Credentials(std::string userIn, std::string passwordIn)
    : user(std::move(userIn))
    , password(std::move(passwordIn))
{
}

Credentials::~Credentials()
{
    wipe(password);
}

SendingStep SendingSession::tlsStarted(const std::string& description)
{
    Impl& impl = *m_impl;
    if (impl.stage == Stage::Greeting && impl.request.implicitTls) {
        impl.note(description);
        impl.tlsRunning = true;
        return {};
    }
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
        return greeted(); // it was only offered; go on without
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

void SendingSession::Impl::greeted()
{
    if (request.credentials && !signedIn)
        return signIn();
    beginEnvelope();
}

void SendingSession::Impl::signIn()
{
    const Credentials& credentials = *request.credentials;
    if (!tlsRunning)
        return signInFailed("4.7.8 the server offers no TLS, without which the password is not "
                            "sent; ask its operator for TLS");
    stage = Stage::SignIn;
    if (extensions.offersAuth("PLAIN")) {
        std::string plain;
        plain.reserve(credentials.user.size() + credentials.password.size() + 2);
        plain.append(1, '\0').append(credentials.user).append(1, '\0').append(credentials.password);
        std::string response = core::base64(plain);
        wipe(plain);
        if (response.size() + std::string_view("AUTH PLAIN \r\n").size() <= longestCommand) {
            secretLine("AUTH PLAIN ", response);
            return wipe(response);
        }
        signInLines.push_back(std::move(response));
        return command({"AUTH PLAIN"});
    }
    if (extensions.offersAuth("LOGIN")) {
        signInLines.push_back(core::base64(credentials.user));
        signInLines.push_back(core::base64(credentials.password));
        return command({"AUTH LOGIN"});
    }
    signInFailed("4.7.8 the server offers neither AUTH PLAIN nor AUTH LOGIN; ask its operator how "
                 "to sign in");
}

void SendingSession::Impl::signInAnswered(const Reply& reply)
{
    const std::string code = std::to_string(reply.code);
    if (reply.code == 334 && !signInLines.empty()) {
        transcript.add(Transcript::Who::Server, code + " ***\r\n");
        secretLine({}, signInLines.front());
        wipe(signInLines.front());
        return signInLines.pop_front();
    }
    // Of its words only what cannot hold our secret.
    const std::string enhanced = reply.enhanced();
    const std::string answer = enhanced.empty() ? code : code + " " + enhanced;
    transcript.add(Transcript::Who::Server, answer + "\r\n");
    if (reply.code == 235) {
        signedIn = true;
        request.credentials.reset();
        return beginEnvelope();
    }
    signInFailed(
        fmt::format("4.7.8 the server did not let {} sign in, it answered {}; correct user "
                    "and password-file of [smarthost] in the configuration",
                    request.credentials->user, answer));
}

/// That is ours to mend: mail waits for it. Other addresses would not know the password either.
void SendingSession::Impl::signInFailed(const std::string& reply)
{
    for (std::string& line : signInLines)
        wipe(line);
    request.credentials.reset();
    resolveRest(Kind::Deferred, reply, false);
    quit();
}

void SendingSession::Impl::secretLine(std::string_view shown, std::string_view hidden)
{
    // Once, so that no copy is left behind in memory that was given up.
    step.output.reserve(step.output.size() + shown.size() + hidden.size() + 2);
    step.output.append(shown).append(hidden).append("\r\n");
    step.secret = true;
    transcript.add(Transcript::Who::Client, std::string(shown) + "***\r\n");
}

} // namespace mailstead::smtp
