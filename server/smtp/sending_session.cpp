#include "smtp/sending_impl.h"

#include <fmt/format.h>
#include <utility>

namespace mailstead::smtp
{

using Kind = RecipientResult::Kind;

SendingSession::SendingSession(SendingRequest request)
    : m_impl(std::make_unique<Impl>(std::move(request)))
{
}

SendingSession::~SendingSession() = default;

SendingStep SendingSession::feed(std::string_view bytes)
{
    Impl& impl = *m_impl;
    if (impl.stage == Stage::Finished)
        return {{}, false, SendingAction::Close};
    impl.parser.feed(bytes);
    if (impl.stage != Stage::SignIn) // a server may repeat what it should keep to itself
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

core::Result<bool> SendingSession::contentChunk(std::string& output)
{
    Impl& impl = *m_impl;
    if (impl.stage != Stage::DataEnd || impl.contentIsFinished())
        return false;
    if (impl.isChunked()) {
        const auto piece = impl.chunk->next();
        if (!piece)
            return tl::unexpected(piece.error());
        output += *piece;
    } else if (auto added = impl.stuffer->next(output); !added) {
        return tl::unexpected(added.error());
    }
    if (impl.contentIsFinished())
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

void SendingSession::Impl::handle(const Reply& reply)
{
    // 421 may answer anything: the server goes away (section 3.8).
    if (reply.code == 421 && stage != Stage::Quit && stage != Stage::SignIn) {
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
        return startTlsAnswered(reply);
    case Stage::SignIn:
        return signInAnswered(reply);
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
    if (tls != TlsPolicy::Clear && extensions.startTls && !tlsRunning) {
        stage = Stage::StartTls;
        return command({"STARTTLS"});
    }
    if (tls == TlsPolicy::Verified && !tlsRunning)
        return tlsLacking(Kind::Bounced, "this server does not offer STARTTLS");
    greeted();
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
    case Stage::SignIn:
        return "at sign-in";
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
