// DATA (RFC 5321, section 4.1.1.4) and BDAT (RFC 3030).
#include "core/random_id.h"
#include "smtp/address.h"
#include "smtp/receiving_impl.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace mailstead::smtp
{

using Problem = ContentBuilder::Problem;

void ReceivingSession::Impl::data(std::string_view argument)
{
    if (!inTransaction)
        return sayError(503, "5.5.1", "MAIL comes first");
    if (!argument.empty())
        return sayError(501, "5.5.4", "DATA takes no argument");
    if (chunks || chunksFailed)
        return sayError(503, "5.5.1", "The message was begun with BDAT");
    if (envelope.recipients.empty()) {
        if (recipientsPutOff)
            return say(451, "4.7.1", "No recipient could be taken now, try again later");
        if (recipientsRefused)
            return sayError(554, "5.5.1", "No valid recipients");
        return sayError(503, "5.5.1", "RCPT comes first");
    }
    if (envelope.body == BodyType::Binary)
        return sayError(503, "5.5.1", "BODY=BINARYMIME needs BDAT");
    beginContent();
    reader.emplace(*content);
    state = State::Data;
    say(354, {}, "Go ahead, end with a line that is a single dot");
}

/// The octets of a chunk are read whatever becomes of it: they must not be taken for commands. The
/// reply comes behind them.
void ReceivingSession::Impl::chunk(std::string_view argument)
{
    const std::size_t space = argument.find(' ');
    const std::string_view digits = argument.substr(0, space);
    const char* end = digits.data() + digits.size();
    std::uint64_t size = 0;
    const auto [at, error] = std::from_chars(digits.data(), end, size);
    const std::string_view rest =
        space == std::string_view::npos ? std::string_view() : argument.substr(space + 1);
    if (digits.empty() || at != end || error != std::errc() ||
        (!rest.empty() && !equalsIgnoringCase(rest, "LAST"))) {
        note(core::LogLevel::Info, "a BDAT whose size is not known: cut off");
        return closeWith(501, "5.5.4", "Usage: BDAT size [LAST]");
    }
    if (size / 2 > settings.limits.messageBytes + 65536) {
        // It was told the limit at EHLO; there is no sense in reading all that.
        note(core::LogLevel::Info, "the chunk is far too large", envelope.id);
        return closeWith(552, "5.3.4", "The message is too large");
    }
    lastChunk = !rest.empty();
    chunkSize = size;
    chunkRefusal = {};
    if (size == 0)
        ++idleCommands;
    if (!inTransaction)
        chunkRefusal = {503, "5.5.1", "MAIL comes first"};
    else if (chunksFailed)
        chunkRefusal = {503, "5.5.1", "A chunk was refused before, say RSET"};
    else if (envelope.recipients.empty() && recipientsPutOff)
        chunkRefusal = {451, "4.7.1", "No recipient could be taken now, try again later"};
    else if (envelope.recipients.empty() && recipientsRefused)
        chunkRefusal = {554, "5.5.1", "No valid recipients"};
    else if (envelope.recipients.empty())
        chunkRefusal = {503, "5.5.1", "RCPT comes first"};
    state = State::Chunk;
    if (chunkRefusal.code != 0) {
        dropping = size;
    } else {
        if (!chunks) {
            beginContent();
            chunks.emplace(*content, envelope.body == BodyType::Binary);
        }
        chunks->beginChunk(size);
    }
}

void ReceivingSession::Impl::beginContent()
{
    envelope.id = core::randomMessageId();
    envelope.helo = helo;
    envelope.clientAddress = settings.clientAddress;
    envelope.authenticatedUser = account;
    envelope.tlsDescription = tls;
    envelope.hidesClient = settings.hidesUsers;
    content.emplace(settings.limits.messageBytes, settings.spool);
}

/// False when the end has not come yet.
bool ReceivingSession::Impl::readData()
{
    const std::size_t used = reader->feed(unread);
    unread.remove_prefix(used);
    budgetContent();
    if (reader->finished()) {
        state = State::Command;
        contentEnded();
        return true;
    }
    if (reader->seen() / 2 > settings.limits.messageBytes + 65536) {
        // It was told the limit at EHLO; there is no sense in reading on for ever.
        note(core::LogLevel::Info, "the message is far too large", envelope.id);
        closeWith(552, "5.3.4", "The message is too large");
    }
    return false;
}

bool ReceivingSession::Impl::readChunk()
{
    if (chunkRefusal.code != 0) {
        const auto used =
            static_cast<std::size_t>(std::min<std::uint64_t>(dropping, unread.size()));
        dropping -= used;
        unread.remove_prefix(used);
        if (dropping != 0)
            return false;
    } else {
        const std::size_t used = chunks->feed(unread);
        unread.remove_prefix(used);
        budgetContent();
        if (!chunks->finished())
            return false;
    }
    chunkEnded();
    return true;
}

void ReceivingSession::Impl::chunkEnded()
{
    state = State::Command;
    if (chunkRefusal.code != 0) {
        if (chunkRefusal.code < 500)
            say(chunkRefusal.code, chunkRefusal.enhanced, chunkRefusal.text);
        else
            sayError(chunkRefusal.code, chunkRefusal.enhanced, chunkRefusal.text);
        if (inTransaction && lastChunk)
            resetTransaction();
        return;
    }
    if (lastChunk) {
        chunks->end();
        return contentEnded();
    }
    if (!refuseContent())
        return say(250, "2.0.0", std::to_string(chunkSize) + " octets taken");
    chunksFailed = true;
    forgetContent();
}

void ReceivingSession::Impl::refuseMessage(int code, std::string_view enhanced,
                                           std::string_view text)
{
    std::string line = "message from <" + envelope.sender + "> refused: " + std::to_string(code);
    line.append(" ").append(enhanced).append(" ").append(text);
    note(core::LogLevel::Info, std::move(line), envelope.id);
    sayError(code, enhanced, text);
}

void ReceivingSession::Impl::putMessageOff(int code, std::string_view text, const std::string& why)
{
    note(core::LogLevel::Warn, "message put off: " + std::to_string(code) + " " + why, envelope.id);
    say(code, code == 452 ? "4.3.1" : "4.3.0", text);
}

/// False when nothing is wrong with what came so far. Else it has been said.
bool ReceivingSession::Impl::refuseContent()
{
    switch (content->problem()) {
    case Problem::None:
        return false;
    case Problem::BareCr:
        refuseMessage(554, "5.6.0", "The message has a bare CR: lines end with CRLF");
        break;
    case Problem::BareLf:
        refuseMessage(554, "5.6.0", "The message has a bare LF: lines end with CRLF");
        break;
    case Problem::Nul:
        refuseMessage(554, "5.6.0", "The message has a NUL octet");
        break;
    case Problem::TooLarge:
        refuseMessage(552, "5.3.4", "The message is too large");
        break;
    case Problem::HeaderTooLarge:
        refuseMessage(552, "5.3.4", "The header section is larger than 128 KiB");
        break;
    case Problem::NoMemory:
        putMessageOff(452, "No memory for this message now, try again later",
                      "no memory for it now");
        break;
    case Problem::NoSpace:
        putMessageOff(452, "No space for mail now, try again later", content->spoolError().text());
        break;
    case Problem::SpoolFailed:
        putMessageOff(451, "The message could not be stored, try again later",
                      content->spoolError().text());
        break;
    }
    return true;
}

void ReceivingSession::Impl::contentEnded()
{
    if (refuseContent())
        return resetTransaction();
    if (countReceivedFields(content->beginning()) > settings.limits.receivedFields) {
        refuseMessage(554, "5.4.6", "Too many Received fields: the mail goes in circles");
        return resetTransaction();
    }
    envelope.eightBit = content->eightBit();
    Content taken = content->take();
    // The last block may not have found room on the disk.
    if (refuseContent())
        return resetTransaction();
    chunks.reset();
    reader.reset();
    content.reset();
    takenId = envelope.id;
    takenRecipients = envelope.recipients.size();
    envelope.receivedAt = std::chrono::system_clock::now();
    pending = Pending::Message;
    step.action = TakeMessage{std::move(envelope), std::move(taken)};
}

/// Drops the content when all sessions together hold too much already.
void ReceivingSession::Impl::budgetContent()
{
    const std::uint64_t size = content->inMemory();
    if (!settings.budget || size <= budgeted)
        return;
    if (settings.budget->take(size - budgeted)) {
        budgeted = size;
        return;
    }
    returnBudget();
    content->fail(Problem::NoMemory);
}

void ReceivingSession::Impl::returnBudget()
{
    if (settings.budget)
        settings.budget->give(std::exchange(budgeted, 0));
}

void ReceivingSession::Impl::forgetContent()
{
    chunks.reset();
    reader.reset();
    content.reset();
    returnBudget();
}

} // namespace mailstead::smtp
