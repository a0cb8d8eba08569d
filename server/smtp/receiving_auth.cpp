// AUTH (RFC 4954) with PLAIN (RFC 4616), LOGIN and SCRAM-SHA-256(-PLUS) (RFC 7677), under TLS only,
// for our users only.
#include "core/base64.h"
#include "core/random_id.h"
#include "smtp/address.h"
#include "smtp/receiving_impl.h"

#include <algorithm>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <utility>

namespace mailstead::smtp
{

namespace
{

// Hashing takes its time with the length of what it is given.
constexpr std::size_t longestUser = 320;
constexpr std::size_t longestPassword = 1024;

void cleanse(std::string& text)
{
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

/// For the log: people do type their password where the name goes.
std::string shownUser(const std::string& user)
{
    return parseMailbox(user) ? user : "something that is not an address";
}

} // namespace

bool ReceivingSession::Impl::maySignIn() const
{
    return isSubmission() && !tls.empty() && account.empty();
}

/// As EHLO lists them: the strongest first.
std::string ReceivingSession::Impl::mechanisms() const
{
    std::string names;
    if (directory.offersScram()) {
        if (channelBindings.any())
            names += "SCRAM-SHA-256-PLUS ";
        names += "SCRAM-SHA-256 ";
    }
    return names + "PLAIN LOGIN";
}

void ReceivingSession::Impl::auth(std::string_view argument)
{
    if (!isSubmission())
        return sayError(502, "5.5.1", "Sign in on port 465 or 587");
    if (tls.empty())
        return sayError(530, "5.7.0", "STARTTLS is required first");
    if (helo.empty())
        return sayError(503, "5.5.1", "Say EHLO first");
    if (!account.empty())
        return sayError(503, "5.5.1", "You are already signed in");
    if (inTransaction)
        return sayError(503, "5.5.1", "Not during a mail transaction");

    const std::size_t space = argument.find(' ');
    const std::string_view mechanism = argument.substr(0, space);
    const bool hasInitial = space != std::string_view::npos;
    std::string_view initial = hasInitial ? argument.substr(space + 1) : std::string_view();
    if (mechanism.empty())
        return sayError(501, "5.5.4", "Usage: AUTH with one of " + mechanisms());
    if (equalsIgnoringCase(mechanism, "PLAIN")) {
        if (hasInitial)
            return plainResponse(initial);
        authState = Auth::PlainResponse;
        step.output += "334 \r\n";
    } else if (equalsIgnoringCase(mechanism, "LOGIN")) {
        authState = Auth::LoginUser;
        if (hasInitial)
            return authLine(initial == "=" ? std::string_view() : initial);
        step.output += "334 VXNlcm5hbWU6\r\n"; // "Username:"
    } else if (directory.offersScram() && equalsIgnoringCase(mechanism, "SCRAM-SHA-256")) {
        beginScram(false, hasInitial, initial);
    } else if (directory.offersScram() && channelBindings.any() &&
               equalsIgnoringCase(mechanism, "SCRAM-SHA-256-PLUS")) {
        beginScram(true, hasInitial, initial);
    } else {
        sayError(504, "5.5.4", "Offered are " + mechanisms());
    }
}

void ReceivingSession::Impl::beginScram(bool plus, bool hasInitial, std::string_view initial)
{
    ScramSettings exchange;
    exchange.plus = plus;
    exchange.plusOffered = channelBindings.any();
    exchange.bindings = channelBindings;
    exchange.nonce = settings.scramNonce.empty() ? core::randomHex(18) : settings.scramNonce;
    exchange.lookup = [this](std::string_view user) {
        return directory.scramCredentials(settings.clientAddress, user);
    };
    scram = std::make_unique<ScramServer>(std::move(exchange));
    authMechanism = plus ? "SCRAM-SHA-256-PLUS" : "SCRAM-SHA-256";
    if (hasInitial)
        return scramMessage(initial == "=" ? std::string_view() : initial);
    authState = Auth::Scram;
    step.output += "334 \r\n";
}

void ReceivingSession::Impl::scramMessage(std::string_view encoded)
{
    const auto message = core::fromBase64(encoded);
    if (!message) {
        scram.reset();
        return sayError(501, "5.5.2", "This is not base64");
    }
    const ScramServer::Answer answer = scram->step(*message);
    switch (answer.kind) {
    case ScramServer::Answer::Kind::Challenge:
    case ScramServer::Answer::Kind::Accepted:
        authState =
            answer.kind == ScramServer::Answer::Kind::Accepted ? Auth::ScramDone : Auth::Scram;
        step.output += "334 " + core::base64(answer.text) + "\r\n";
        return;
    case ScramServer::Answer::Kind::Malformed:
        scram.reset();
        return sayError(501, "5.5.2", answer.text);
    case ScramServer::Answer::Kind::Refused:
        return scramRefused(answer.text);
    case ScramServer::Answer::Kind::NotNow:
        note(core::LogLevel::Warn, fmt::format("AUTH {} as {} put off: {}", authMechanism,
                                               shownUser(scram->user()), answer.text));
        scram.reset();
        say(454, "4.7.0", answer.text);
        return;
    }
}

void ReceivingSession::Impl::scramRefused(std::string_view why)
{
    ++failedLogins;
    directory.loginEnded(settings.clientAddress, scram->user(), false);
    note(core::LogLevel::Warn,
         fmt::format("AUTH {} as {} refused: {}", authMechanism, shownUser(scram->user()), why));
    scram.reset();
    say(535, "5.7.8", "The name or the password is wrong");
}

void ReceivingSession::Impl::authLine(std::string_view line)
{
    const Auth was = std::exchange(authState, Auth::None);
    if (line == "*") {
        scram.reset();
        return sayError(501, "5.7.0", "Signing in was cancelled");
    }
    if (was == Auth::Scram)
        return scramMessage(line);
    if (was == Auth::ScramDone) {
        // The client has seen that we know the password too; it has nothing more to say.
        const auto finished = std::exchange(scram, {});
        if (!line.empty() && line != "=")
            return sayError(501, "5.5.2", "Nothing was expected here");
        account = finished->account();
        directory.loginEnded(settings.clientAddress, finished->user(), true);
        note(core::LogLevel::Info, fmt::format("AUTH {} as {} accepted", authMechanism, account));
        return say(235, "2.7.0", "Signed in");
    }
    if (was == Auth::PlainResponse)
        return plainResponse(line);
    auto text = core::fromBase64(line);
    if (!text)
        return sayError(501, "5.5.2", "This is not base64");
    if (was == Auth::LoginUser) {
        authUser = std::move(*text);
        authState = Auth::LoginPassword;
        step.output += "334 UGFzc3dvcmQ6\r\n"; // "Password:"
        return;
    }
    verify(std::exchange(authUser, {}), std::move(*text), "LOGIN");
}

void ReceivingSession::Impl::plainResponse(std::string_view encoded)
{
    auto message = encoded == "=" ? std::string() : core::fromBase64(encoded);
    if (!message)
        return sayError(501, "5.5.2", "This is not base64");
    // [authorisation identity] NUL authentication identity NUL password
    const std::size_t first = message->find('\0');
    const std::size_t second =
        first == std::string::npos ? std::string::npos : message->find('\0', first + 1);
    if (second == std::string::npos || message->find('\0', second + 1) != std::string::npos) {
        cleanse(*message);
        return sayError(501, "5.5.2", "This is not a PLAIN response");
    }
    const std::string actingAs = message->substr(0, first);
    std::string user = message->substr(first + 1, second - first - 1);
    std::string password = message->substr(second + 1);
    cleanse(*message);
    if (!actingAs.empty() && !equalsIgnoringCase(actingAs, user)) {
        cleanse(password);
        ++failedLogins;
        note(core::LogLevel::Warn, fmt::format("AUTH PLAIN as {} refused: it asked to act as {}",
                                               shownUser(user), shownUser(actingAs)));
        return say(535, "5.7.8", "Acting as somebody else is not possible");
    }
    verify(std::move(user), std::move(password), "PLAIN");
}

void ReceivingSession::Impl::verify(std::string user, std::string password,
                                    std::string_view mechanism)
{
    if (user.empty() || password.empty() || user.size() > longestUser ||
        password.size() > longestPassword) {
        cleanse(password);
        ++failedLogins;
        note(core::LogLevel::Warn, fmt::format("AUTH {} refused: the name or the password is "
                                               "empty or too long",
                                               mechanism));
        return say(535, "5.7.8", "The name or the password is wrong");
    }
    authUser = user;
    authMechanism = mechanism;
    pending = Pending::Password;
    step.action = VerifyPassword{std::move(user), std::move(password)};
}

ReceivingStep ReceivingSession::Impl::passwordVerified(const LoginAnswer& answer)
{
    if (pending != Pending::Password)
        return {};
    pending = Pending::None;
    const std::string user = shownUser(std::exchange(authUser, {}));
    switch (answer.outcome) {
    case LoginAnswer::Outcome::Accepted:
        account = answer.account;
        note(core::LogLevel::Info, fmt::format("AUTH {} as {} accepted", authMechanism, user));
        say(235, "2.7.0", "Signed in");
        break;
    case LoginAnswer::Outcome::Refused:
        ++failedLogins;
        note(core::LogLevel::Warn, fmt::format("AUTH {} as {} refused", authMechanism, user));
        say(535, "5.7.8", "The name or the password is wrong");
        break;
    case LoginAnswer::Outcome::TemporaryFailure:
        note(core::LogLevel::Warn,
             fmt::format("AUTH {} as {} could not be checked{}{}", authMechanism, user,
                         answer.reason.empty() ? "" : ": ", answer.reason));
        say(454, "4.7.0",
            answer.reason.empty() ? "The password could not be checked, try again later"
                                  : answer.reason);
        break;
    }
    return run();
}

} // namespace mailstead::smtp
