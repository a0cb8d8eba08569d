// The parts of SendingSession: how the session goes (sending_session.cpp), TLS and sign-in
// (sending_security.cpp), and how a message goes within it (sending_transaction.cpp).
#pragma once

#include "smtp/dot_stuffer.h"
#include "smtp/extensions.h"
#include "smtp/reply_parser.h"
#include "smtp/sending_session.h"
#include "smtp/transcript.h"

#include <deque>
#include <initializer_list>
#include <optional>

namespace mailstead::smtp
{

struct SendingSession::Impl {
    using Kind = RecipientResult::Kind;

    explicit Impl(SendingRequest requestIn)
        : flavour(requestIn.flavour)
        , heloName(requestIn.heloName)
        , tls(requestIn.tls)
    {
        take(std::move(requestIn));
    }

    void take(SendingRequest requestIn);
    void handle(const Reply& reply);
    void hello(bool extended);
    void helloAnswered(const Reply& reply);
    void startTlsAnswered(const Reply& reply);
    /// Without TLS, which the policy wants, nothing goes to this server.
    void tlsLacking(Kind kindIfRequired, std::string_view why);
    /// What comes after the last EHLO.
    void greeted();
    void signIn();
    void signInAnswered(const Reply& reply);
    void signInFailed(const std::string& reply);
    /// A line that the transcript does not show.
    void secretLine(std::string_view shown, std::string_view hidden);
    void beginEnvelope();
    void sendEnvelope();
    void sendMail();
    void sendData();
    void sendRecipient();
    void envelopeAnswered(const Reply& reply);
    void recipientAnswered(std::size_t index, const Reply& reply);
    void envelopeDone();
    void dataAnswered(const Reply& reply);
    void sendChunk();
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
    /// Binary content goes as it is, by BDAT (RFC 3030); all else by DATA.
    bool isChunked() const
    {
        return request.binary && extensions.chunking && extensions.binaryMime;
    }
    bool contentIsFinished() const { return isChunked() ? chunk->atEnd() : stuffer->finished(); }
    bool contentWasSent() const { return stage == Stage::DataEnd && contentIsFinished(); }
    const char* stageName() const;
    /// The server is told what the sender wants to be told.
    bool saysUtf8() const { return request.smtpUtf8 && extensions.smtpUtf8; }
    bool handsOn() const
    {
        return extensions.dsn && flavour == Flavour::Smtp &&
               request.wishes.size() == request.recipients.size();
    }

    const Flavour flavour;
    const std::string heloName;
    const TlsPolicy tls;
    SendingRequest request;
    std::vector<RecipientResult> results;
    std::vector<bool> resolved;
    std::optional<DotStuffer> stuffer;
    std::optional<ContentReader> chunk; ///< binary content, for BDAT

    ReplyParser parser;
    SendingStep step; ///< being built
    Stage stage = Stage::Greeting;
    Extensions extensions;
    bool extended = true; ///< EHLO was the last hello
    bool tlsRunning = false;
    bool tlsOffered = false;
    bool signedIn = false;
    std::deque<std::string> signInLines; ///< for the next challenges
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

} // namespace mailstead::smtp
