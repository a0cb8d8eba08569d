#include "smtp/sending_session.h"

#include "smtp/address.h"
#include "smtp/dot_stuffer.h"
#include "smtp/extensions.h"
#include "smtp/reply_parser.h"
#include "smtp/transcript.h"
#include "smtp/xtext.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <initializer_list>
#include <optional>
#include <utility>

namespace mailstead::smtp
{

namespace
{

using Kind = RecipientResult::Kind;

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

struct SendingSession::Impl {
    explicit Impl(SendingRequest requestIn)
        : flavour(requestIn.flavour)
        , heloName(requestIn.heloName)
        , useTls(requestIn.useTls)
    {
        take(std::move(requestIn));
    }

    void take(SendingRequest requestIn);
    void handle(const Reply& reply);
    void hello(bool extended);
    void helloAnswered(const Reply& reply);
    void beginEnvelope();
    void sendEnvelope();
    void sendMail();
    void sendData();
    void sendRecipient();
    void envelopeAnswered(const Reply& reply);
    void recipientAnswered(std::size_t index, const Reply& reply);
    void envelopeDone();
    void dataAnswered(const Reply& reply);
    void contentAnswered(const Reply& reply);
    void command(std::initializer_list<std::string_view> words);
    void note(std::string_view text)
    {
        transcript.add(Transcript::Who::Note, text);
        transcript.add(Transcript::Who::Note, "\n");
    }
    void resolve(std::size_t index, Kind kind, std::string reply, bool elsewhere);
    void resolveRest(Kind kind, const std::string& reply, bool elsewhere);
    /// The connection is of no use any more.
    void giveUp(Kind kind, const std::string& reply);
    /// The same after a reply to the connection itself: the server gets a QUIT (section 3.1).
    void refused(const Reply& reply);
    void quit();
    /// The message has its results and the connection may carry another one.
    void ended();
    void closeNow();
    bool contentWasSent() const { return stage == Stage::DataEnd && stuffer->finished(); }
    const char* stageName() const;
    /// The server is told what the sender wants to be told.
    AddressSyntax syntax() const
    {
        return request.smtpUtf8 ? AddressSyntax::Utf8 : AddressSyntax::Ascii;
    }
    bool handsOn() const
    {
        return extensions.dsn && flavour == Flavour::Smtp &&
               request.wishes.size() == request.recipients.size();
    }

    const Flavour flavour;
    const std::string heloName;
    const bool useTls;
    SendingRequest request;
    std::vector<RecipientResult> results;
    std::vector<bool> resolved;
    std::optional<DotStuffer> stuffer;

    ReplyParser parser;
    SendingStep step; ///< being built
    Stage stage = Stage::Greeting;
    Extensions extensions;
    bool extended = true; ///< EHLO was the last hello
    bool tlsRunning = false;
    bool tlsOffered = false;
    bool mailRefused = false;
    std::string sender;
    std::vector<std::string> addresses; ///< of the recipients, as they go on the wire
    std::size_t nextRecipient = 0;
    std::deque<std::ptrdiff_t> expected; ///< replies that are to come
    std::deque<std::size_t> accepted;
    bool dataSent = false;   ///< with the envelope
    bool needsReset = false; ///< the last transaction was begun and not finished
    bool mailAnswered = false;
    Transcript transcript;
    std::size_t replies = 0;
};

SendingSession::SendingSession(SendingRequest request)
    : m_impl(std::make_unique<Impl>(std::move(request)))
{
}

SendingSession::~SendingSession() = default;

SendingStep SendingSession::feed(std::string_view bytes)
{
    Impl& impl = *m_impl;
    if (impl.stage == Stage::Finished)
        return {{}, SendingAction::Close};
    impl.parser.feed(bytes);
    impl.transcript.add(Transcript::Who::Server, bytes);
    while (impl.stage != Stage::Finished && impl.step.action == SendingAction::None) {
        auto reply = impl.parser.next();
        if (!reply) {
            impl.giveUp(Kind::Deferred, fmt::format("4.5.0 the server does not speak SMTP, {}: {}",
                                                    impl.stageName(), reply.error().what));
            break;
        }
        if (!*reply)
            break;
        ++impl.replies;
        impl.handle(**reply);
    }
    return std::exchange(impl.step, {});
}

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

core::Result<bool> SendingSession::contentChunk(std::string& output)
{
    Impl& impl = *m_impl;
    if (impl.stage != Stage::DataEnd || impl.stuffer->finished())
        return false;
    if (auto added = impl.stuffer->next(output); !added)
        return tl::unexpected(added.error());
    if (impl.stuffer->finished())
        impl.transcript.add(Transcript::Who::Client,
                            "(" + std::to_string(impl.request.content.size()) +
                                " octets of content)\r\n");
    return true;
}

SendingStep SendingSession::next(SendingRequest request)
{
    Impl& impl = *m_impl;
    if (impl.stage != Stage::Ready)
        return {};
    impl.transcript.clear();
    impl.take(std::move(request));
    impl.beginEnvelope();
    return std::exchange(impl.step, {});
}

SendingStep SendingSession::quit()
{
    if (m_impl->stage == Stage::Ready)
        m_impl->quit();
    return std::exchange(m_impl->step, {});
}

void SendingSession::connectionLost(std::string_view reason)
{
    Impl& impl = *m_impl;
    if (impl.stage == Stage::Finished)
        return;
    impl.note(reason);
    impl.resolveRest(Kind::Deferred,
                     fmt::format("4.4.2 the connection was lost {}: {}", impl.stageName(), reason),
                     !impl.contentWasSent());
    impl.stage = Stage::Finished;
}

SendingSession::Stage SendingSession::stage() const
{
    return m_impl->stage;
}

const std::vector<RecipientResult>& SendingSession::results() const
{
    return m_impl->results;
}

std::vector<std::string> SendingSession::dialogue() const
{
    return m_impl->transcript.lines();
}

bool SendingSession::nothingAnswered() const
{
    return !m_impl->mailAnswered && m_impl->stage == Stage::Finished;
}

std::uint32_t SendingSession::mostMails() const
{
    return m_impl->extensions.mostMails;
}

bool SendingSession::tlsOffered() const
{
    return m_impl->tlsOffered;
}

std::size_t SendingSession::replies() const
{
    return m_impl->replies;
}

void SendingSession::Impl::take(SendingRequest requestIn)
{
    request = std::move(requestIn);
    results.assign(request.recipients.size(), {});
    resolved.assign(request.recipients.size(), false);
    stuffer.emplace(request.content);
    mailRefused = mailAnswered = dataSent = false;
    nextRecipient = 0;
    expected.clear();
    accepted.clear();
}

void SendingSession::Impl::handle(const Reply& reply)
{
    // 421 may answer anything: the server goes away (section 3.8).
    if (reply.code == 421 && stage != Stage::Quit) {
        resolveRest(Kind::Deferred, reply.text(), !contentWasSent());
        return closeNow();
    }
    switch (stage) {
    case Stage::Greeting:
        if (!reply.isPositive())
            return refused(reply);
        return hello(true);
    case Stage::Hello:
        return helloAnswered(reply);
    case Stage::StartTls:
        if (reply.code != 220)
            return beginEnvelope(); // it was only offered; go on without
        if (parser.hasInput())
            // Whoever sits between may have put it there (CVE-2021-33515 and its kin).
            return giveUp(Kind::Deferred,
                          "4.7.5 the server sent more before the TLS handshake than it may");
        step.action = SendingAction::StartTls;
        return;
    case Stage::Ready: // nothing was asked
        return closeNow();
    case Stage::Envelope:
        return envelopeAnswered(reply);
    case Stage::DataStart:
        return dataAnswered(reply);
    case Stage::DataEnd:
        return contentAnswered(reply);
    case Stage::Quit:
        return closeNow();
    case Stage::Finished:
        return;
    }
}

void SendingSession::Impl::hello(bool extendedIn)
{
    extended = extendedIn;
    stage = Stage::Hello;
    extensions = {};
    const char* verb = flavour == Flavour::Lmtp ? "LHLO" : extended ? "EHLO" : "HELO";
    command({verb, " ", heloName});
}

void SendingSession::Impl::helloAnswered(const Reply& reply)
{
    if (!reply.isPositive()) {
        if (reply.isPermanent() && extended && flavour == Flavour::Smtp && !tlsRunning)
            return hello(false);
        return refused(reply);
    }
    if (extended)
        extensions = readExtensions(reply);
    if (!tlsRunning)
        tlsOffered = extensions.startTls;
    if (useTls && extensions.startTls && !tlsRunning) {
        stage = Stage::StartTls;
        return command({"STARTTLS"});
    }
    beginEnvelope();
}

/// Finds out what need not even be tried, then begins with MAIL.
void SendingSession::Impl::beginEnvelope()
{
    sender.clear();
    if (!request.sender.empty()) {
        const auto mailbox = parseMailbox(request.sender, syntax());
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
        const auto mailbox = parseMailbox(request.recipients[i], syntax());
        if (mailbox)
            addresses[i] = mailbox->text();
        else
            resolve(i, Kind::Bounced,
                    fmt::format("5.1.3 the recipient's address cannot be used: {}",
                                mailbox.error().what),
                    false);
    }
    if (request.eightBit && !extensions.eightBitMime && flavour == Flavour::Smtp)
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
    if (request.smtpUtf8 && !extensions.smtpUtf8)
        resolveRest(Kind::Bounced,
                    "5.6.7 the message has internationalised addresses or headers, which this "
                    "server does not take (it offers no SMTPUTF8)",
                    false);
    if (request.binary)
        resolveRest(Kind::Bounced,
                    "5.6.3 the message has binary content, which cannot be sent on as it is",
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
    const bool eightBit = request.eightBit && extensions.eightBitMime;
    const std::string size = extensions.size ? std::to_string(request.content.size()) : "";
    std::string wishes;
    if (handsOn()) {
        if (request.ret != Return::Default)
            wishes += request.ret == Return::Full ? " RET=FULL" : " RET=HDRS";
        if (!request.envelopeId.empty())
            wishes.append(" ENVID=").append(toXtext(request.envelopeId));
    }
    command({"MAIL FROM:<", sender, ">", size.empty() ? "" : " SIZE=", size,
             eightBit ? " BODY=8BITMIME" : "", request.smtpUtf8 ? " SMTPUTF8" : "", wishes});
    needsReset = true;
    expected.push_back(forMail);
    if (!extensions.pipelining)
        return;
    while (nextRecipient < addresses.size())
        sendRecipient();
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
        if (const std::size_t type = wish.original.find(';'); type != std::string::npos)
            wishes.append(" ORCPT=")
                .append(wish.original, 0, type + 1)
                .append(toXtext(std::string_view(wish.original).substr(type + 1)));
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
    stage = Stage::DataStart;
    sendData();
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
    const bool early = !stuffer->finished();
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

void SendingSession::Impl::command(std::initializer_list<std::string_view> words)
{
    const std::size_t before = step.output.size();
    for (const std::string_view word : words)
        step.output += word;
    step.output += "\r\n";
    transcript.add(Transcript::Who::Client, std::string_view(step.output).substr(before));
}

void SendingSession::Impl::resolve(std::size_t index, Kind kind, std::string reply, bool elsewhere)
{
    if (resolved[index])
        return;
    resolved[index] = true;
    results[index] = {kind, std::move(reply), elsewhere, kind == Kind::Delivered && handsOn()};
}

void SendingSession::Impl::resolveRest(Kind kind, const std::string& reply, bool elsewhere)
{
    for (std::size_t i = 0; i < results.size(); ++i)
        resolve(i, kind, reply, elsewhere);
}

void SendingSession::Impl::giveUp(Kind kind, const std::string& reply)
{
    // Our own mail store that refuses to speak with us is to be mended; no mail bounces for that.
    resolveRest(flavour == Flavour::Lmtp ? Kind::Deferred : kind, reply, !contentWasSent());
    closeNow();
}

void SendingSession::Impl::refused(const Reply& reply)
{
    giveUp(reply.isPermanent() ? Kind::Bounced : Kind::Deferred, reply.text());
    step.action = SendingAction::None;
    quit();
}

void SendingSession::Impl::quit()
{
    stage = Stage::Quit;
    command({"QUIT"});
}

void SendingSession::Impl::ended()
{
    stage = Stage::Ready;
    if (parser.hasInput())
        closeNow(); // more than was asked for
}

void SendingSession::Impl::closeNow()
{
    stage = Stage::Finished;
    step.action = SendingAction::Close;
}

const char* SendingSession::Impl::stageName() const
{
    switch (stage) {
    case Stage::Greeting:
        return "before the greeting";
    case Stage::Hello:
        return "after EHLO";
    case Stage::StartTls:
        return "at STARTTLS";
    case Stage::Envelope:
        return "after MAIL and RCPT";
    case Stage::DataStart:
        return "after DATA";
    case Stage::DataEnd:
        return contentWasSent() ? "after the content" : "within the content";
    case Stage::Ready:
        return "between messages";
    case Stage::Quit:
        return "after QUIT";
    case Stage::Finished:
        break;
    }
    return "at the end";
}

} // namespace mailstead::smtp
