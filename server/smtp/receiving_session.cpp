#include "smtp/receiving_session.h"

#include "smtp/address.h"
#include "smtp/receiving_impl.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <utility>

namespace mailstead::smtp
{

bool ContentBudget::take(std::uint64_t octets)
{
    std::uint64_t used = m_used;
    while (used <= m_limit && octets <= m_limit - used) {
        if (m_used.compare_exchange_weak(used, used + octets))
            return true;
    }
    return false;
}

ReceivingSession::ReceivingSession(ReceivingSettings settings, const Directory& directory,
                                   const Intake& intake)
    : m_impl(std::make_unique<Impl>(std::move(settings), directory, intake))
{
}

ReceivingSession::~ReceivingSession()
{
    m_impl->forgetContent();
    m_impl->dropInput();
}

ReceivingStep ReceivingSession::start()
{
    m_impl->say(220, {}, m_impl->settings.hostname + " ESMTP Mailstead");
    return m_impl->run();
}

ReceivingStep ReceivingSession::feed(std::string_view bytes)
{
    if (m_impl->state == Impl::State::Closed)
        return {};
    return m_impl->run(bytes);
}

ReceivingStep ReceivingSession::tlsStarted(std::string description, ChannelBindings bindings)
{
    if (m_impl->pending != Impl::Pending::Tls)
        return {};
    // Everything that was said in the clear is forgotten (RFC 3207, section 4.2).
    m_impl->pending = Impl::Pending::None;
    m_impl->dropInput();
    m_impl->resetTransaction();
    m_impl->helo.clear();
    m_impl->note(core::LogLevel::Info, "STARTTLS " + description);
    m_impl->tls = std::move(description);
    m_impl->channelBindings = std::move(bindings);
    return m_impl->run();
}

ReceivingStep ReceivingSession::passwordVerified(const LoginAnswer& answer)
{
    return m_impl->passwordVerified(answer);
}

ReceivingStep ReceivingSession::messageTaken(const core::Result<void>& result)
{
    Impl& impl = *m_impl;
    if (impl.pending != Impl::Pending::Message)
        return {};
    impl.pending = Impl::Pending::None;
    if (result) {
        if (!impl.account.empty())
            impl.directory.countSent(impl.account, impl.takenRecipients);
        impl.say(250, "2.0.0", "Taken as " + impl.takenId);
        impl.idleCommands = 0;
        if (impl.isStranger())
            impl.settings.guest->delivered();
    } else {
        impl.note(core::LogLevel::Warn, "not taken: " + result.error().text(), impl.takenId);
        if (result.error().kind == core::ErrorKind::NoSpace)
            impl.say(452, "4.3.1", "No space for mail now, try again later");
        else if (result.error().kind == core::ErrorKind::InvalidInput)
            impl.say(554, "5.6.0", "Not taken: " + result.error().what);
        else
            impl.say(451, "4.3.0", "The message could not be stored, try again later");
    }
    impl.resetTransaction();
    return impl.run();
}

ReceivingStep ReceivingSession::verdictCame(Verdict verdict)
{
    Impl& impl = *m_impl;
    impl.verdict = std::move(verdict);
    if (impl.pending != Impl::Pending::Verdict)
        return {};
    impl.pending = Impl::Pending::None;
    impl.command(std::exchange(impl.heldLine, {}));
    return impl.run();
}

ReceivingStep ReceivingSession::spokeTooEarly()
{
    m_impl->note(core::LogLevel::Info, "spoke before the greeting: cut off");
    m_impl->guestError();
    m_impl->closeWith(554, "5.5.1", "You spoke before the greeting");
    return std::exchange(m_impl->step, {});
}

ReceivingStep ReceivingSession::timedOut(std::string_view why)
{
    if (m_impl->state != Impl::State::Closed) {
        m_impl->note(core::LogLevel::Info, fmt::format("cut off: 421 4.4.2 {}", why));
        m_impl->closeWith(421, "4.4.2", why);
    }
    return std::exchange(m_impl->step, {});
}

ReceivingStep ReceivingSession::shutDown()
{
    m_impl->stopping = true;
    return m_impl->run();
}

ReceivingSession::Waiting ReceivingSession::waitingFor() const
{
    if (m_impl->state == Impl::State::Closed)
        return Waiting::Nothing;
    if (m_impl->pending != Impl::Pending::None)
        return Waiting::Action;
    // Between two chunks the message is under way.
    return m_impl->state != Impl::State::Command || m_impl->chunks ? Waiting::Data
                                                                   : Waiting::Command;
}

bool ReceivingSession::hasMessageUnderWay() const
{
    return m_impl->content || m_impl->pending == Impl::Pending::Message;
}

ReceivingStep ReceivingSession::Impl::run(std::string_view bytes)
{
    // Most of what comes can be read where it is.
    const bool inPlace = input.empty();
    if (!inPlace)
        input.append(bytes);
    unread = inPlace ? bytes : std::string_view(input);
    while (state != State::Closed && pending == Pending::None) {
        if (state == State::Command && stopping && !chunks) {
            closeWith(421, "4.3.2", "The server is going down, try again later");
            break;
        }
        const bool goesOn = state == State::Data    ? readData()
                            : state == State::Chunk ? readChunk()
                                                    : readLine();
        if (!goesOn)
            break;
    }
    if (inPlace)
        input.assign(unread);
    else
        input.erase(0, input.size() - unread.size());
    unread = {};
    return std::exchange(step, {});
}

/// False when there is none.
bool ReceivingSession::Impl::readLine()
{
    std::string_view line;
    if (hadEnough() || !nextLine(line))
        return false;
    const std::size_t at = input.size() - unread.size(); // of use when the line stands there
    const std::size_t length = line.size() + 2;
    unread.remove_prefix(length);
    scanned = 0;
    if (authState != Auth::None)
        authLine(line);
    else if (awaitsVerdict(line))
        holdLine(line);
    else
        command(line);
    if (isSubmission() && !input.empty())
        OPENSSL_cleanse(input.data() + at, length);
    return true;
}

/// True after 421, when the client has used up what is allowed.
bool ReceivingSession::Impl::hadEnough()
{
    const ReceivingLimits& limits = settings.limits;
    const char* what = nullptr;
    if (errors >= limits.errors)
        what = "Too many errors";
    else if (refusedRecipients >= limits.refusedRecipients)
        what = "Too many refused recipients";
    else if (failedLogins >= limits.failedLogins)
        what = "Too many failed logins";
    else if (idleCommands > limits.commandsWithoutMail)
        what = "Too many commands without mail";
    else if (recipientCommands > limits.recipients + limits.recipientsTooMany)
        what = "Too many recipients";
    else
        return false;
    note(core::LogLevel::Info, fmt::format("cut off: {}", what));
    closeWith(421, "4.7.0", what);
    return true;
}

std::size_t ReceivingSession::Impl::lineLimit() const
{
    const std::string_view start = unread.substr(0, 5);
    if (isSubmission() && (authState != Auth::None || equalsIgnoringCase(start, "AUTH ")))
        return std::max(settings.limits.commandLine, settings.limits.authLine);
    // What SIZE, BODY, AUTH, DSN, SMTPUTF8, FUTURERELEASE and REQUIRETLS add to MAIL (RFC 1870,
    // 6152, 4954, 3461, 6531, 4865, 8689).
    if (equalsIgnoringCase(start, "MAIL "))
        return settings.limits.commandLine + 26 + 17 + 500 + 116 + 10 + 34 + 11;
    // NOTIFY and ORCPT (RFC 3461).
    if (equalsIgnoringCase(start, "RCPT "))
        return settings.limits.commandLine + 28 + 507;
    return settings.limits.commandLine;
}

/// Shows the next complete line, without its CRLF; it stays unread. A line ends with CRLF and with
/// nothing else: who sends a lone CR or LF is cut off, because another server on the way may have
/// seen other commands in the same bytes.
bool ReceivingSession::Impl::nextLine(std::string_view& line)
{
    for (;;) {
        const std::size_t lf = unread.find('\n', scanned);
        std::size_t end = unread.substr(0, lf).find('\r', scanned);
        if (end == std::string_view::npos)
            end = lf;
        const std::size_t length = end == std::string_view::npos ? unread.size() : end;
        if (!discardingLine && length + 2 > lineLimit()) {
            discardingLine = true;
            authState = Auth::None;
            sayError(500, "5.5.6", "The line is too long");
        }
        if (end == std::string_view::npos) {
            if (discardingLine)
                dropInput();
            scanned = unread.size();
            return false;
        }
        if (unread[end] == '\r' && end + 1 == unread.size()) {
            scanned = end;
            return false;
        }
        if (unread[end] == '\n' || unread[end + 1] != '\n') {
            const bool isLf = unread[end] == '\n';
            note(core::LogLevel::Info, isLf ? "a bare LF in a command" : "a bare CR in a command");
            closeWith(521, "5.5.2",
                      isLf ? "Bare LF: lines end with CRLF" : "Bare CR: lines end with CRLF");
            return false;
        }
        if (!std::exchange(discardingLine, false)) {
            line = unread.substr(0, end);
            return true;
        }
        unread.remove_prefix(end + 2);
        scanned = 0;
        if (hadEnough())
            return false;
    }
}

void ReceivingSession::Impl::say(int code, std::string_view enhanced, std::string_view text)
{
    const std::array<char, 4> digits = {static_cast<char>('0' + code / 100),
                                        static_cast<char>('0' + code / 10 % 10),
                                        static_cast<char>('0' + code % 10), ' '};
    step.output.append(digits.data(), digits.size());
    if (!enhanced.empty()) {
        step.output += enhanced;
        step.output += ' ';
    }
    step.output += text;
    step.output += "\r\n";
}

void ReceivingSession::Impl::sayError(int code, std::string_view enhanced, std::string_view text)
{
    say(code, enhanced, text);
    ++errors;
    guestError();
}

void ReceivingSession::Impl::note(core::LogLevel level, std::string text, std::string messageId)
{
    step.notes.push_back({level, std::move(messageId), std::move(text)});
}

void ReceivingSession::Impl::close()
{
    state = State::Closed;
    pending = Pending::None;
    step.action = Close{};
    dropInput();
    forgetContent();
}

void ReceivingSession::Impl::closeWith(int code, std::string_view enhanced, std::string_view text)
{
    say(code, enhanced, text);
    close();
}

void ReceivingSession::Impl::resetTransaction()
{
    inTransaction = false;
    recipientsRefused = false;
    recipientsPutOff = 0;
    recipientCommands = 0;
    declaredSize = 0;
    chunksFailed = false;
    envelope = {};
    forgetContent();
}

void ReceivingSession::Impl::dropInput()
{
    OPENSSL_cleanse(input.data(), input.size());
    input.clear();
    unread = {};
    scanned = 0;
}

} // namespace mailstead::smtp
