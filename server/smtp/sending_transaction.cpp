#include "smtp/address.h"
#include "smtp/sending_impl.h"
#include "smtp/xtext.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace mailstead::smtp
{

namespace
{

/// What a reply of the envelope belongs to; others are the index of a recipient.
constexpr std::ptrdiff_t forMail = -1, forReset = -2, forData = -3;

/// " NOTIFY=…" or nothing.
std::string notifyParameter(const Notify& notify)
{
    if (!notify.given)
        return {};
    if (notify.never())
        return " NOTIFY=NEVER";
    std::string text;
    for (const auto& [wanted, word] :
         {std::pair(notify.success, "SUCCESS"), std::pair(notify.failure, "FAILURE"),
          std::pair(notify.delay, "DELAY")}) {
        if (wanted)
            text.append(text.empty() ? " NOTIFY=" : ",").append(word);
    }
    return text;
}

} // namespace

void SendingSession::Impl::take(SendingRequest requestIn)
{
    request = std::move(requestIn);
    results.assign(request.recipients.size(), {});
    resolved.assign(request.recipients.size(), false);
    stuffer.emplace(request.content);
    chunk.reset();
    if (request.binary)
        chunk.emplace(request.content);
    mailRefused = mailAnswered = dataSent = false;
    nextRecipient = 0;
    expected.clear();
    accepted.clear();
}

/// Finds out what need not even be tried, then begins with MAIL.
void SendingSession::Impl::beginEnvelope()
{
    const AddressSyntax syntax = request.smtpUtf8 ? AddressSyntax::Utf8 : AddressSyntax::Ascii;
    sender.clear();
    if (!request.sender.empty()) {
        const auto mailbox = parseMailbox(request.sender, syntax);
        if (!mailbox) {
            resolveRest(
                Kind::Bounced,
                fmt::format("5.1.7 the sender's address cannot be used: {}", mailbox.error().what),
                false);
            return ended();
        }
        sender = mailbox->text();
    }
    addresses.resize(request.recipients.size());
    for (std::size_t i = 0; i < request.recipients.size(); ++i) {
        const auto mailbox = parseMailbox(request.recipients[i], syntax);
        if (mailbox)
            addresses[i] = mailbox->text();
        else
            resolve(i, Kind::Bounced,
                    fmt::format("5.1.3 the recipient's address cannot be used: {}",
                                mailbox.error().what),
                    false);
    }
    if (request.requireTls && !(extensions.requireTls && tlsRunning && tls == TlsPolicy::Verified))
        resolveRest(Kind::Bounced,
                    "5.7.30 the sender asks for TLS all the way (REQUIRETLS), which this server "
                    "does not promise",
                    true);
    if (request.binary && !isChunked())
        resolveRest(Kind::Bounced,
                    "5.6.3 the message has binary content, which this server does not take (it "
                    "offers no CHUNKING with BINARYMIME)",
                    false);
    if (request.eightBit && !extensions.eightBitMime && !isChunked() && flavour == Flavour::Smtp)
        resolveRest(Kind::Bounced,
                    "5.6.3 the message has 8-bit content, which this server does not take "
                    "(it offers no 8BITMIME)",
                    false);
    const std::uint64_t limit = extensions.size.value_or(0);
    if (limit > 0 && request.content.size() > limit)
        resolveRest(Kind::Bounced,
                    fmt::format("5.3.4 the message has {} octets, this server takes at most {}",
                                request.content.size(), limit),
                    false);
    // Dovecot before 2.4 takes the octets of UTF-8 in headers and addresses without a word of it.
    if (request.smtpUtf8 && !extensions.smtpUtf8 && flavour == Flavour::Smtp)
        resolveRest(Kind::Bounced,
                    "5.6.7 the message has internationalised addresses or headers, which this "
                    "server does not take (it offers no SMTPUTF8)",
                    false);
    std::size_t open = 0;
    for (std::size_t i = 0; i < resolved.size(); ++i) {
        // What the server does not take at once goes in a transaction of its own (RFC 9422).
        if (!resolved[i] && extensions.mostRecipients > 0 && ++open > extensions.mostRecipients)
            resolve(i, Kind::Deferred, "452 4.5.3 more recipients than the server takes at once",
                    true);
    }
    if (std::find(resolved.begin(), resolved.end(), false) == resolved.end())
        return ended();
    sendEnvelope();
}

void SendingSession::Impl::sendEnvelope()
{
    stage = Stage::Envelope;
    if (needsReset) {
        command({"RSET"});
        expected.push_back(forReset);
        if (!extensions.pipelining)
            return;
    }
    sendMail();
}

void SendingSession::Impl::sendMail()
{
    const char* body = "";
    if (isChunked())
        body = " BODY=BINARYMIME";
    else if (request.eightBit && extensions.eightBitMime)
        body = " BODY=8BITMIME";
    const std::string size = extensions.size ? std::to_string(request.content.size()) : "";
    std::string wishes;
    if (handsOn()) {
        if (request.ret != Return::Default)
            wishes += request.ret == Return::Full ? " RET=FULL" : " RET=HDRS";
        if (!request.envelopeId.empty())
            wishes.append(" ENVID=").append(toXtext(request.envelopeId));
    }
    command({"MAIL FROM:<", sender, ">", size.empty() ? "" : " SIZE=", size, body,
             saysUtf8() ? " SMTPUTF8" : "", request.requireTls ? " REQUIRETLS" : "", wishes});
    needsReset = true;
    expected.push_back(forMail);
    if (!extensions.pipelining)
        return;
    while (nextRecipient < addresses.size())
        sendRecipient();
    // A chunk cannot be taken back, so it waits until somebody is there to have it.
    if (!isChunked())
        sendData();
}

void SendingSession::Impl::sendRecipient()
{
    const std::size_t index = nextRecipient++;
    if (resolved[index])
        return;
    std::string wishes;
    if (handsOn()) {
        const SendingRequest::Wish& wish = request.wishes[index];
        wishes = notifyParameter(wish.notify);
        if (const std::size_t end = wish.original.find(';'); end != std::string::npos) {
            const std::string_view type = std::string_view(wish.original).substr(0, end);
            const std::string_view original = std::string_view(wish.original).substr(end + 1);
            wishes.append(" ORCPT=").append(type).append(";").append(
                equalsIgnoringCase(type, "utf-8") ? toUtf8Xtext(original, saysUtf8())
                                                  : toXtext(original));
        }
    }
    command({"RCPT TO:<", addresses[index], ">", wishes});
    expected.push_back(static_cast<std::ptrdiff_t>(index));
}

void SendingSession::Impl::sendData()
{
    command({"DATA"});
    expected.push_back(forData);
    dataSent = true;
}

void SendingSession::Impl::envelopeAnswered(const Reply& reply)
{
    const std::ptrdiff_t what = expected.front();
    expected.pop_front();
    if (what >= 0) {
        recipientAnswered(static_cast<std::size_t>(what), reply);
    } else if (what == forReset) {
        if (!reply.isPositive())
            return giveUp(Kind::Deferred,
                          "4.5.0 an answer to RSET that makes no sense: " + reply.text());
        needsReset = false;
        if (!extensions.pipelining)
            return sendMail();
        needsReset = true; // MAIL is under way
    } else if (what == forMail) {
        mailAnswered = true;
        if (!reply.isPositive()) {
            mailRefused = true;
            if (reply.isPermanent())
                resolveRest(Kind::Bounced, reply.text(), false);
            else if (reply.isTemporary())
                resolveRest(Kind::Deferred, reply.text(), true);
            else
                return giveUp(Kind::Deferred,
                              "4.5.0 an answer to MAIL that makes no sense: " + reply.text());
        }
    }
    if (!mailRefused && !dataSent) {
        while (expected.empty() && nextRecipient < addresses.size())
            sendRecipient();
    }
    if (expected.empty())
        return envelopeDone();
    if (expected.front() == forData)
        stage = Stage::DataStart;
}

void SendingSession::Impl::recipientAnswered(std::size_t index, const Reply& reply)
{
    if (resolved[index])
        return; // MAIL was refused, this only follows from it
    if (reply.isPositive()) {
        accepted.push_back(index);
        return;
    }
    // 552 was once the answer to too many recipients (section 4.5.3.1.10).
    const std::string enhanced = reply.enhanced();
    const bool tooMany = reply.code == 552 && (enhanced.empty() || enhanced == "5.5.3");
    if (reply.isPermanent() && !tooMany)
        resolve(index, Kind::Bounced, reply.text(), false);
    else
        resolve(index, Kind::Deferred, reply.text(), true);
}

void SendingSession::Impl::envelopeDone()
{
    if (accepted.empty())
        return ended();
    if (isChunked())
        return sendChunk();
    stage = Stage::DataStart;
    sendData();
}

/// The whole content is the last chunk: it needs no answer in between.
void SendingSession::Impl::sendChunk()
{
    command({"BDAT ", std::to_string(request.content.size()), " LAST"});
    stage = Stage::DataEnd;
    step.action = SendingAction::SendContent;
}

void SendingSession::Impl::dataAnswered(const Reply& reply)
{
    expected.clear();
    if (reply.code == 354) {
        stage = Stage::DataEnd;
        if (accepted.empty()) {
            // DATA was sent ahead and nobody is left to have the message (RFC 2920, section 3.1):
            // the server shall not get it. Without its end the connection is of no more use.
            return closeNow();
        }
        step.action = SendingAction::SendContent;
        return;
    }
    if (accepted.empty() && reply.code >= 400)
        return ended();
    if (reply.isPermanent()) {
        resolveRest(Kind::Bounced, reply.text(), false);
        return ended();
    }
    if (reply.isTemporary()) {
        resolveRest(Kind::Deferred, reply.text(), true);
        return ended();
    }
    giveUp(Kind::Deferred, "4.5.0 an answer to DATA that makes no sense: " + reply.text());
}

void SendingSession::Impl::contentAnswered(const Reply& reply)
{
    const bool early = !contentIsFinished();
    Kind kind = Kind::Deferred;
    if (reply.isPositive() && !early)
        kind = Kind::Delivered;
    else if (reply.isPermanent())
        kind = Kind::Bounced;
    if (early) {
        // The server has read enough. What it would make of the rest of the content is unclear.
        if (reply.isPositive() || reply.code < 400)
            return giveUp(Kind::Deferred,
                          "4.5.0 the server answered before the content had ended: " +
                              reply.text());
        resolveRest(kind, reply.text(), false);
        return closeNow();
    }
    if (flavour == Flavour::Lmtp) {
        // One answer for each recipient that was accepted, in their order (RFC 2033, section 4.2).
        resolve(accepted.front(), kind, reply.text(), false);
        accepted.pop_front();
        if (!accepted.empty())
            return;
    } else {
        resolveRest(kind, reply.text(), false);
    }
    // The server is done with the transaction, whatever it answered (RFC 5321, section 4.1.1.4).
    needsReset = !reply.isPositive();
    ended();
}

} // namespace mailstead::smtp
