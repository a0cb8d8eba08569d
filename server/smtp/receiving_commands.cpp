#include "smtp/address.h"
#include "smtp/receiving_impl.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::smtp
{

namespace
{

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// What a client may call itself. Wider than the RFC's grammar, because half of the programs call
/// themselves after a workstation, but nothing that could break a Received field.
bool isHeloName(std::string_view text)
{
    if (text.empty() || text.size() > 255)
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("-._:[]").find(c) != std::string_view::npos;
    });
}

/// Browsers can be made to speak to port 25; their first word gives them away.
bool isHttpMethod(std::string_view verb)
{
    return verb == "GET" || verb == "POST" || verb == "PUT" || verb == "HEAD" ||
           verb == "OPTIONS" || verb == "CONNECT" || verb == "DELETE" || verb == "PATCH";
}

} // namespace

void ReceivingSession::Impl::command(std::string_view line)
{
    if (line.find('\0') != std::string_view::npos)
        return sayError(500, "5.5.2", "A command has no NUL");
    const std::size_t space = line.find(' ');
    const std::string_view verb = line.substr(0, space);
    const std::string_view argument =
        space == std::string_view::npos ? std::string_view() : trimmed(line.substr(space));
    const auto is = [&](std::string_view name) {
        return equalsIgnoringCase(verb, name);
    };
    // What does nothing for a message is counted until one comes.
    if (is("EHLO") || is("HELO") || is("RSET") || is("NOOP") || is("VRFY") || is("HELP"))
        ++idleCommands;

    if (is("EHLO") || is("HELO")) {
        hello(argument, is("EHLO"));
    } else if (is("MAIL")) {
        mail(argument);
    } else if (is("RCPT")) {
        recipient(argument);
    } else if (is("DATA")) {
        data(argument);
    } else if (is("BDAT")) {
        chunk(argument);
    } else if (is("RSET")) {
        if (!argument.empty())
            return sayError(501, "5.5.4", "RSET takes no argument");
        resetTransaction();
        say(250, "2.0.0", "Ok");
    } else if (is("NOOP")) {
        say(250, "2.0.0", "Ok");
    } else if (is("QUIT")) {
        if (!argument.empty())
            return sayError(501, "5.5.4", "QUIT takes no argument");
        const bool agreed = input.empty();
        closeWith(221, "2.0.0", "Bye");
        step.action = Close{agreed};
    } else if (is("VRFY")) {
        if (argument.empty())
            return sayError(501, "5.5.4", "VRFY needs an address");
        say(252, "2.1.5", "Addresses are checked at RCPT only");
    } else if (is("HELP")) {
        say(214, "2.0.0",
            "EHLO HELO MAIL RCPT DATA BDAT RSET NOOP VRFY HELP STARTTLS AUTH QUIT (RFC 5321)");
    } else if (is("STARTTLS")) {
        startTls(argument);
    } else if (is("AUTH")) {
        auth(argument);
    } else if (is("EXPN") || is("TURN") || is("ETRN") || is("SEND") || is("SOML") || is("SAML")) {
        sayError(502, "5.5.1", "This command is not offered");
    } else if (isHttpMethod(verb)) {
        note(core::LogLevel::Info, "the client speaks HTTP");
        closeWith(421, "4.7.0", "This is a mail server");
    } else {
        sayError(500, "5.5.1", "Unknown command");
    }
}

void ReceivingSession::Impl::hello(std::string_view argument, bool extended)
{
    if (!isHeloName(argument))
        return sayError(501, "5.5.4",
                        extended ? "Usage: EHLO your.host.name" : "Usage: HELO your.host.name");
    resetTransaction();
    helo = argument;
    if (!extended) {
        step.output.append("250 ").append(settings.hostname).append("\r\n");
        return;
    }
    std::string& out = step.output;
    out.append("250-").append(settings.hostname);
    out.append("\r\n250-PIPELINING\r\n250-SIZE ");
    out.append(std::to_string(settings.limits.messageBytes));
    out.append("\r\n250-8BITMIME\r\n");
    if (settings.tlsPossible && tls.empty())
        out.append("250-STARTTLS\r\n");
    if (maySignIn())
        out.append("250-AUTH ").append(mechanisms()).append("\r\n");
    out.append("250-DSN\r\n250-CHUNKING\r\n250-BINARYMIME\r\n250-SMTPUTF8\r\n");
    if (settings.keepsRequireTls && !tls.empty())
        out.append("250-REQUIRETLS\r\n");
    if (isSubmission() && settings.limits.longestHold.count() > 0)
        out.append(futureReleaseLine());
    out.append("250-LIMITS RCPTMAX=").append(std::to_string(settings.limits.recipients));
    out.append(" MAILMAX=").append(std::to_string(settings.limits.transactions));
    out.append("\r\n250 ENHANCEDSTATUSCODES\r\n");
}

void ReceivingSession::Impl::refuseMail(std::string_view sender, int code,
                                        std::string_view enhanced, std::string_view text)
{
    note(core::LogLevel::Info,
         fmt::format("MAIL FROM:<{}> refused: {} {} {}", sender, code, enhanced, text));
    sayError(code, enhanced, text);
}

void ReceivingSession::Impl::mail(std::string_view argument)
{
    if (helo.empty())
        return sayError(503, "5.5.1", "Say EHLO first");
    if (isSubmission() && tls.empty())
        return sayError(530, "5.7.0", "STARTTLS is required first");
    if (isSubmission() && account.empty())
        return sayError(530, "5.7.0", "Sign in first");
    if (inTransaction)
        return sayError(503, "5.5.1", "MAIL was already given");
    if (!equalsIgnoringCase(argument.substr(0, 5), "FROM:"))
        return sayError(501, "5.5.4", "Usage: MAIL FROM:<address>");
    if (transactions >= settings.limits.transactions) {
        note(core::LogLevel::Info, "cut off: Too many messages on one connection");
        return closeWith(421, "4.7.0", "Too many messages on one connection, connect again");
    }
    // Whether SMTPUTF8 was given is known only behind the address.
    auto path = parsePath(argument.substr(5), PathKind::Reverse, AddressSyntax::Utf8);
    if (!path) {
        if (path.error().why == "non-ascii")
            return sayError(553, "5.6.7", "The address is not valid UTF-8");
        return sayError(501, "5.1.7", path.error().what);
    }
    envelope = {};
    if (!mailParameters(path->parameters))
        return;
    if (path->nonAscii && !envelope.smtpUtf8)
        return sayError(553, "5.6.7", "Addresses must be ASCII without SMTPUTF8");
    if (declaredSize > settings.limits.messageBytes)
        return refuseMail(path->address, 552, "5.3.4", "The message is too large");
    // The null sender is for receipts that mail programs send; it impersonates nobody.
    if (isSubmission() && !path->address.empty() && !directory.maySendAs(account, path->address))
        return refuseMail(path->address, 553, "5.7.1", "You may not send with this address");
    if (!intake.hasSpaceFor(declaredSize)) {
        note(core::LogLevel::Warn, "MAIL FROM:<" + path->address + "> put off: 452 4.3.1 no space");
        return say(452, "4.3.1", "No space for mail now, try again later");
    }
    if (!strangerMaySend(path->address))
        return;
    inTransaction = true;
    ++transactions;
    envelope.sender = std::move(path->address);
    say(250, "2.1.0", "Sender ok");
}

void ReceivingSession::Impl::recipient(std::string_view argument)
{
    if (!inTransaction)
        return sayError(503, "5.5.1", "MAIL comes first");
    ++recipientCommands;
    if (!equalsIgnoringCase(argument.substr(0, 3), "TO:"))
        return sayError(501, "5.5.4", "Usage: RCPT TO:<address>");
    if (chunks || chunksFailed)
        return sayError(503, "5.5.1", "RCPT comes before the content");
    const auto path = parsePath(argument.substr(3), PathKind::Forward,
                                envelope.smtpUtf8 ? AddressSyntax::Utf8 : AddressSyntax::Ascii);
    if (!path) {
        recipientsRefused = true;
        if (path.error().why == "non-ascii")
            return sayError(553, "5.6.7",
                            envelope.smtpUtf8 ? "The address is not valid UTF-8"
                                              : "Addresses must be ASCII without SMTPUTF8");
        return sayError(501, "5.1.3", path.error().what);
    }
    Recipient wanted;
    if (!recipientParameters(path->parameters, wanted)) {
        recipientsRefused = true;
        return;
    }
    if (envelope.recipients.size() >= settings.limits.recipients)
        return say(452, "4.5.3", "Too many recipients, send the others in another transaction");

    wanted.address = path->address;
    if (wanted.address.find('@') == std::string::npos)
        wanted.address.append("@").append(settings.hostname);
    const std::string& address = wanted.address;
    if (!strangerMayReach(address))
        return;
    switch (directory.recipient(address)) {
    case RecipientKind::Unknown:
        return refuseRecipient(address, 550, "5.1.1", "No such mailbox here");
    case RecipientKind::NotLocal:
        if (account.empty())
            return refuseRecipient(address, 554, "5.7.1", "Relaying denied");
        break;
    case RecipientKind::Mailbox:
    case RecipientKind::Alias:
        break;
    }
    if (const auto refusal = directory.admits(address, envelope.sender, account))
        return refuseRecipient(address, refusal->code, refusal->enhanced, refusal->text);
    if (!greylistAllows(address))
        return;
    const bool known = std::any_of(envelope.recipients.begin(), envelope.recipients.end(),
                                   [&](const Recipient& r) { return r.address == address; });
    if (!account.empty() && !known) {
        if (const auto refusal =
                directory.mayAddRecipients(account, envelope.recipients.size() + 1))
            return refuseRecipient(address, refusal->code, refusal->enhanced, refusal->text);
    }
    if (!known)
        envelope.recipients.push_back(std::move(wanted));
    say(250, "2.1.5", "Recipient ok");
}

void ReceivingSession::Impl::startTls(std::string_view argument)
{
    if (!argument.empty())
        return sayError(501, "5.5.4", "STARTTLS takes no argument");
    if (!tls.empty())
        return sayError(503, "5.5.1", "TLS is already in use");
    if (!settings.tlsPossible)
        return sayError(502, "5.5.1", "TLS is not available");
    if (!unread.empty()) {
        // Whoever sits between may have put commands behind STARTTLS to have them run as if they
        // had come encrypted (CVE-2011-0411). They are dropped with the connection.
        note(core::LogLevel::Warn, "commands followed STARTTLS in the clear: cut off");
        return closeWith(554, "5.5.1", "Nothing may follow STARTTLS before the handshake");
    }
    say(220, "2.0.0", "Begin TLS now");
    pending = Pending::Tls;
    step.action = StartTls{};
}

} // namespace mailstead::smtp
