#include "smtp/receiving_session.h"

#include "smtp/address.h"
#include "smtp/receiving_impl.h"

#include <algorithm>
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
    m_impl->returnBudget();
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
    m_impl->input.append(bytes);
    return m_impl->run();
}

ReceivingStep ReceivingSession::tlsStarted(std::string description)
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
        impl.say(250, "2.0.0", "Taken as " + impl.envelope.id);
        impl.idleCommands = 0;
        if (impl.isStranger())
            impl.settings.guest->delivered();
    } else {
        impl.note(core::LogLevel::Warn, "not taken: " + result.error().text(), impl.envelope.id);
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
    return m_impl->state == Impl::State::Data ? Waiting::Data : Waiting::Command;
}

bool ReceivingSession::hasMessageUnderWay() const
{
    return m_impl->state == Impl::State::Data || m_impl->pending == Impl::Pending::Message;
}

ReceivingStep ReceivingSession::Impl::run()
{
    while (state != State::Closed && pending == Pending::None) {
        if (state == State::Data) {
            readContent();
            if (state == State::Data)
                break;
            continue;
        }
        if (stopping) {
            closeWith(421, "4.3.2", "The server is going down, try again later");
            break;
        }
        std::string line;
        if (hadEnough() || !nextLine(line))
            break;
        if (authState != Auth::None) {
            authLine(line);
            OPENSSL_cleanse(line.data(), line.size());
        } else {
            command(line);
            if (isSubmission())
                OPENSSL_cleanse(line.data(), line.size());
        }
    }
    return std::exchange(step, {});
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
    const std::string_view start = std::string_view(input).substr(0, 5);
    if (isSubmission() && (authState != Auth::None || equalsIgnoringCase(start, "AUTH ")))
        return std::max(settings.limits.commandLine, settings.limits.authLine);
    // What SIZE, BODY and AUTH add to MAIL (RFC 1870, RFC 6152, RFC 4954).
    if (equalsIgnoringCase(start, "MAIL "))
        return settings.limits.commandLine + 26 + 17 + 500;
    return settings.limits.commandLine;
}

/// Takes the next complete line, without its CRLF, out of the input. A line ends with CRLF and with
/// nothing else: who sends a lone CR or LF is cut off, because another server on the way may have
/// seen other commands in the same bytes.
bool ReceivingSession::Impl::nextLine(std::string& line)
{
    for (;;) {
        const std::size_t end = input.find_first_of("\r\n", scanned);
        const std::size_t length = end == std::string::npos ? input.size() : end;
        if (!discardingLine && length + 2 > lineLimit()) {
            discardingLine = true;
            authState = Auth::None;
            sayError(500, "5.5.6", "The line is too long");
        }
        if (end == std::string::npos) {
            if (discardingLine)
                dropInput();
            scanned = input.size();
            return false;
        }
        if (input[end] == '\r' && end + 1 == input.size()) {
            scanned = end;
            return false;
        }
        if (input[end] == '\n' || input[end + 1] != '\n') {
            const bool lf = input[end] == '\n';
            note(core::LogLevel::Info, lf ? "a bare LF in a command" : "a bare CR in a command");
            closeWith(521, "5.5.2",
                      lf ? "Bare LF: lines end with CRLF" : "Bare CR: lines end with CRLF");
            return false;
        }
        const bool discarded = std::exchange(discardingLine, false);
        if (!discarded)
            line.assign(input, 0, end);
        if (isSubmission())
            OPENSSL_cleanse(input.data(), end);
        input.erase(0, end + 2);
        scanned = 0;
        if (!discarded)
            return true;
        if (hadEnough())
            return false;
    }
}

void ReceivingSession::Impl::readContent()
{
    const std::size_t used = reader->feed(input);
    if (!budgetContent())
        reader->noRoom();
    input.erase(0, used);
    scanned = 0;
    if (reader->finished()) {
        state = State::Command;
        contentEnded();
    } else if (reader->seen() / 2 > settings.limits.messageBytes + 65536) {
        // It was told the limit at EHLO; there is no sense in reading on for ever.
        note(core::LogLevel::Info, "the message is far too large", envelope.id);
        closeWith(552, "5.3.4", "The message is too large");
    }
}

/// False when all sessions together hold too much already.
bool ReceivingSession::Impl::budgetContent()
{
    const std::uint64_t size = reader->size();
    if (!settings.budget || size <= budgeted)
        return true;
    if (!settings.budget->take(size - budgeted)) {
        returnBudget();
        return false;
    }
    budgeted = size;
    return true;
}

void ReceivingSession::Impl::returnBudget()
{
    if (settings.budget)
        settings.budget->give(std::exchange(budgeted, 0));
}

void ReceivingSession::Impl::contentEnded()
{
    const auto refuse = [this](int code, std::string_view enhanced, std::string_view text) {
        note(core::LogLevel::Info,
             fmt::format("message from <{}> refused: {} {} {}", envelope.sender, code, enhanced,
                         text),
             envelope.id);
        sayError(code, enhanced, text);
        resetTransaction();
    };
    switch (reader->problem()) {
    case DataReader::Problem::BareCr:
        return refuse(554, "5.6.0", "The message has a bare CR: lines end with CRLF");
    case DataReader::Problem::BareLf:
        return refuse(554, "5.6.0", "The message has a bare LF: lines end with CRLF");
    case DataReader::Problem::TooLarge:
        return refuse(552, "5.3.4", "The message is too large");
    case DataReader::Problem::NoRoom:
        note(core::LogLevel::Warn, "message put off: 452 4.3.1 no memory for it now", envelope.id);
        say(452, "4.3.1", "No memory for this message now, try again later");
        return resetTransaction();
    case DataReader::Problem::None:
        break;
    }
    Content content(reader->takeContent());
    reader.reset();
    if (countReceivedFields(content.text()) > settings.limits.receivedFields)
        return refuse(554, "5.4.6", "Too many Received fields: the mail goes in circles");
    envelope.receivedAt = std::chrono::system_clock::now();
    pending = Pending::Message;
    step.action = TakeMessage{envelope, std::move(content)};
}

void ReceivingSession::Impl::say(int code, std::string_view enhanced, std::string_view text)
{
    step.output += std::to_string(code);
    step.output += ' ';
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

bool ReceivingSession::Impl::isStranger() const
{
    return settings.guest != nullptr && account.empty();
}

void ReceivingSession::Impl::guestError()
{
    if (isStranger())
        settings.guest->error();
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
    reader.reset();
    returnBudget();
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
    recipientsPutOff = false;
    recipientCommands = 0;
    declaredSize = 0;
    envelope = {};
    reader.reset();
    returnBudget();
}

void ReceivingSession::Impl::dropInput()
{
    OPENSSL_cleanse(input.data(), input.size());
    input.clear();
    scanned = 0;
}

} // namespace mailstead::smtp
