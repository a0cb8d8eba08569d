#include "smtp/sending_session.h"

#include "smtp/address.h"
#include "smtp/dot_stuffer.h"
#include "smtp/reply_parser.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace mailstead::smtp
{

namespace
{

constexpr std::size_t longestDialogue = 200;

using Kind = RecipientResult::Kind;

/// What the server said it can do.
struct Extensions {
    bool pipelining = false;
    bool eightBitMime = false;
    bool startTls = false;
    std::optional<std::uint64_t> size; ///< 0: no fixed limit
};

Extensions readExtensions(const Reply& reply)
{
    Extensions found;
    for (std::size_t i = 1; i < reply.lines.size(); ++i) {
        const std::string_view line = reply.lines[i];
        const std::size_t space = line.find(' ');
        const std::string_view name = line.substr(0, space);
        const std::string_view value =
            space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
        if (equalsIgnoringCase(name, "PIPELINING")) {
            found.pipelining = true;
        } else if (equalsIgnoringCase(name, "8BITMIME")) {
            found.eightBitMime = true;
        } else if (equalsIgnoringCase(name, "STARTTLS")) {
            found.startTls = true;
        } else if (equalsIgnoringCase(name, "SIZE")) {
            std::uint64_t size = 0;
            std::from_chars(value.data(), value.data() + value.size(), size);
            found.size = size;
        }
    }
    return found;
}

} // namespace

struct SendingSession::Impl {
    explicit Impl(SendingRequest requestIn)
        : request(std::move(requestIn))
        , results(request.recipients.size())
        , resolved(request.recipients.size(), false)
        , stuffer(request.content)
    {
    }

    void handle(const Reply& reply);
    void hello(bool extended);
    void helloAnswered(const Reply& reply);
    void beginEnvelope();
    void sendEnvelope();
    void sendRecipient();
    void envelopeAnswered(const Reply& reply);
    void recipientAnswered(std::size_t index, const Reply& reply);
    void envelopeDone();
    void dataAnswered(const Reply& reply);
    void contentAnswered(const Reply& reply);
    void command(std::string_view line);
    void record(std::string line);
    void resolve(std::size_t index, Kind kind, std::string reply, bool elsewhere);
    void resolveRest(Kind kind, const std::string& reply, bool elsewhere);
    /// The connection is of no use any more.
    void giveUp(Kind kind, const std::string& reply);
    /// The same after a reply to the connection itself: the server gets a QUIT (section 3.1).
    void refused(const Reply& reply);
    void quit();
    void closeNow();
    bool contentWasSent() const { return stage == Stage::DataEnd && stuffer.finished(); }
    const char* stageName() const;

    const SendingRequest request;
    std::vector<RecipientResult> results;
    std::vector<bool> resolved;
    DotStuffer stuffer;

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
    std::deque<std::optional<std::size_t>> expected; ///< replies: nothing stands for MAIL
    std::deque<std::size_t> accepted;
    std::vector<std::string> dialogue;
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
    while (impl.stage != Stage::Finished && impl.step.action == SendingAction::None) {
        auto reply = impl.parser.next();
        if (!reply) {
            impl.record("< (not SMTP)");
            impl.giveUp(Kind::Deferred, fmt::format("4.5.0 the server does not speak SMTP, {}: {}",
                                                    impl.stageName(), reply.error().what));
            break;
        }
        if (!*reply)
            break;
        ++impl.replies;
        for (std::size_t i = 0; i < (*reply)->lines.size(); ++i)
            impl.record(fmt::format("< {}{}{}", (*reply)->code,
                                    i + 1 < (*reply)->lines.size() ? '-' : ' ',
                                    (*reply)->lines[i]));
        impl.handle(**reply);
    }
    return std::exchange(impl.step, {});
}

SendingStep SendingSession::tlsStarted(const std::string& description)
{
    Impl& impl = *m_impl;
    if (impl.stage != Stage::StartTls)
        return {};
    impl.record("  " + description);
    impl.parser.clear();
    impl.tlsRunning = true;
    impl.hello(true);
    return std::exchange(impl.step, {});
}

core::Result<std::string> SendingSession::contentChunk()
{
    Impl& impl = *m_impl;
    if (impl.stage != Stage::DataEnd)
        return std::string();
    auto piece = impl.stuffer.next();
    if (piece && impl.stuffer.finished() && !piece->empty())
        impl.record(fmt::format("> ({} octets of content)", impl.request.content.size()));
    return piece;
}

void SendingSession::connectionLost(std::string_view reason)
{
    Impl& impl = *m_impl;
    if (impl.stage == Stage::Finished)
        return;
    impl.record(fmt::format("  {}", reason));
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

const std::vector<std::string>& SendingSession::dialogue() const
{
    return m_impl->dialogue;
}

bool SendingSession::tlsOffered() const
{
    return m_impl->tlsOffered;
}

std::size_t SendingSession::replies() const
{
    return m_impl->replies;
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
    const char* verb = request.flavour == Flavour::Lmtp ? "LHLO" : extended ? "EHLO" : "HELO";
    command(fmt::format("{} {}", verb, request.heloName));
}

void SendingSession::Impl::helloAnswered(const Reply& reply)
{
    if (!reply.isPositive()) {
        if (reply.isPermanent() && extended && request.flavour == Flavour::Smtp && !tlsRunning)
            return hello(false);
        return refused(reply);
    }
    if (extended)
        extensions = readExtensions(reply);
    if (!tlsRunning)
        tlsOffered = extensions.startTls;
    if (request.useTls && extensions.startTls && !tlsRunning) {
        stage = Stage::StartTls;
        return command("STARTTLS");
    }
    beginEnvelope();
}

/// Finds out what need not even be tried, then begins with MAIL.
void SendingSession::Impl::beginEnvelope()
{
    if (!request.sender.empty()) {
        const auto mailbox = parseMailbox(request.sender);
        if (!mailbox) {
            resolveRest(
                Kind::Bounced,
                fmt::format("5.1.7 the sender's address cannot be used: {}", mailbox.error().what),
                false);
            return quit();
        }
        sender = mailbox->text();
    }
    addresses.resize(request.recipients.size());
    for (std::size_t i = 0; i < request.recipients.size(); ++i) {
        const auto mailbox = parseMailbox(request.recipients[i]);
        if (mailbox)
            addresses[i] = mailbox->text();
        else
            resolve(i, Kind::Bounced,
                    fmt::format("5.1.3 the recipient's address cannot be used: {}",
                                mailbox.error().what),
                    false);
    }
    if (request.eightBit && !extensions.eightBitMime && request.flavour == Flavour::Smtp)
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
    if (std::find(resolved.begin(), resolved.end(), false) == resolved.end())
        return quit();
    sendEnvelope();
}

void SendingSession::Impl::sendEnvelope()
{
    stage = Stage::Envelope;
    std::string mail = fmt::format("MAIL FROM:<{}>", sender);
    if (extensions.size)
        mail += fmt::format(" SIZE={}", request.content.size());
    if (request.eightBit && extensions.eightBitMime)
        mail += " BODY=8BITMIME";
    command(mail);
    expected.push_back(std::nullopt);
    if (!extensions.pipelining)
        return;
    while (nextRecipient < addresses.size())
        sendRecipient();
}

void SendingSession::Impl::sendRecipient()
{
    const std::size_t index = nextRecipient++;
    if (resolved[index])
        return;
    command(fmt::format("RCPT TO:<{}>", addresses[index]));
    expected.push_back(index);
}

void SendingSession::Impl::envelopeAnswered(const Reply& reply)
{
    const std::optional<std::size_t> what = expected.front();
    expected.pop_front();
    if (what) {
        recipientAnswered(*what, reply);
    } else if (!reply.isPositive()) {
        mailRefused = true;
        if (reply.isPermanent())
            resolveRest(Kind::Bounced, reply.text(), false);
        else if (reply.isTemporary())
            resolveRest(Kind::Deferred, reply.text(), true);
        else
            return giveUp(Kind::Deferred,
                          "4.5.0 an answer to MAIL that makes no sense: " + reply.text());
    }
    if (!mailRefused) {
        while (expected.empty() && nextRecipient < addresses.size())
            sendRecipient();
    }
    if (expected.empty())
        envelopeDone();
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
        return quit();
    stage = Stage::DataStart;
    command("DATA");
}

void SendingSession::Impl::dataAnswered(const Reply& reply)
{
    if (reply.code == 354) {
        stage = Stage::DataEnd;
        step.action = SendingAction::SendContent;
        return;
    }
    if (reply.isPermanent()) {
        resolveRest(Kind::Bounced, reply.text(), false);
        return quit();
    }
    if (reply.isTemporary()) {
        resolveRest(Kind::Deferred, reply.text(), true);
        return quit();
    }
    giveUp(Kind::Deferred, "4.5.0 an answer to DATA that makes no sense: " + reply.text());
}

void SendingSession::Impl::contentAnswered(const Reply& reply)
{
    const bool early = !stuffer.finished();
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
    if (request.flavour == Flavour::Lmtp) {
        // One answer for each recipient that was accepted, in their order (RFC 2033, section 4.2).
        resolve(accepted.front(), kind, reply.text(), false);
        accepted.pop_front();
        if (!accepted.empty())
            return;
    } else {
        resolveRest(kind, reply.text(), false);
    }
    quit();
}

void SendingSession::Impl::command(std::string_view line)
{
    record(fmt::format("> {}", line));
    step.output += line;
    step.output += "\r\n";
}

void SendingSession::Impl::record(std::string line)
{
    if (dialogue.size() < longestDialogue)
        dialogue.push_back(std::move(line));
}

void SendingSession::Impl::resolve(std::size_t index, Kind kind, std::string reply, bool elsewhere)
{
    if (resolved[index])
        return;
    resolved[index] = true;
    results[index] = {kind, std::move(reply), elsewhere};
}

void SendingSession::Impl::resolveRest(Kind kind, const std::string& reply, bool elsewhere)
{
    for (std::size_t i = 0; i < results.size(); ++i)
        resolve(i, kind, reply, elsewhere);
}

void SendingSession::Impl::giveUp(Kind kind, const std::string& reply)
{
    // Our own mail store that refuses to speak with us is to be mended; no mail bounces for that.
    resolveRest(request.flavour == Flavour::Lmtp ? Kind::Deferred : kind, reply, !contentWasSent());
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
    command("QUIT");
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
    case Stage::Quit:
        return "after QUIT";
    case Stage::Finished:
        break;
    }
    return "at the end";
}

} // namespace mailstead::smtp
