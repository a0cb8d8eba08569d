// The inside of ReceivingSession, shared by the files that implement its commands.
#pragma once

#include "smtp/data_reader.h"
#include "smtp/receiving_session.h"
#include "smtp/scram.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

struct ReceivingSession::Impl {
    Impl(ReceivingSettings settingsIn, const Directory& directoryIn, const Intake& intakeIn)
        : settings(std::move(settingsIn))
        , directory(directoryIn)
        , intake(intakeIn)
        , tls(settings.tlsDescription)
        , channelBindings(settings.channelBindings)
    {
    }

    // receiving_session.cpp: bytes, lines, states
    ReceivingStep run(std::string_view bytes = {});
    bool hadEnough();
    bool readLine();
    bool nextLine(std::string_view& line);
    std::size_t lineLimit() const;
    void say(int code, std::string_view enhanced, std::string_view text);
    void sayError(int code, std::string_view enhanced, std::string_view text);
    bool awaitsVerdict(std::string_view line) const;
    void holdLine(std::string_view line);
    bool isStranger() const; ///< a guest who has not signed in
    void guestError();
    void note(core::LogLevel level, std::string text, std::string messageId = {});
    void close();
    void closeWith(int code, std::string_view enhanced, std::string_view text);
    void resetTransaction();
    void dropInput();

    // receiving_content.cpp: DATA and BDAT
    void data(std::string_view argument);
    void chunk(std::string_view argument);
    void beginContent();
    bool readData();
    bool readChunk();
    void chunkEnded();
    bool refuseContent();
    void refuseMessage(int code, std::string_view enhanced, std::string_view text);
    void putMessageOff(int code, std::string_view text, const std::string& why);
    void contentEnded();
    void budgetContent();
    void returnBudget();
    void forgetContent();

    // receiving_commands.cpp
    void command(std::string_view line);
    void hello(std::string_view argument, bool extended);
    void mail(std::string_view argument);
    void recipient(std::string_view argument);
    void startTls(std::string_view argument);
    void refuseMail(std::string_view sender, int code, std::string_view enhanced,
                    std::string_view text);

    // receiving_parameters.cpp: what follows the addresses of MAIL and RCPT
    bool mailParameters(std::string_view parameters);
    bool mailParameter(std::string_view name, std::string_view value);
    bool recipientParameters(std::string_view parameters, Recipient& recipient);
    bool hold(std::string_view name, std::string_view value);
    std::string futureReleaseLine() const;
    // receiving_strangers.cpp
    bool strangerMaySend(std::string_view sender);
    bool strangerMayReach(std::string_view address);
    bool greylistAllows(std::string_view address);
    void refuseRecipient(std::string_view address, int code, std::string_view enhanced,
                         std::string_view text);
    void putOffRecipient(std::string_view address, int code, std::string_view enhanced,
                         std::string_view text);

    // receiving_auth.cpp
    void auth(std::string_view argument);
    void authLine(std::string_view line);
    void plainResponse(std::string_view encoded);
    void verify(std::string user, std::string password, std::string_view mechanism);
    void beginScram(bool plus, bool hasInitial, std::string_view initial);
    void scramMessage(std::string_view encoded);
    void scramRefused(std::string_view why);
    bool maySignIn() const;
    std::string mechanisms() const;
    ReceivingStep passwordVerified(const LoginAnswer& answer);

    bool isSubmission() const { return settings.kind != core::ListenerKind::Smtp; }

    enum class State { Command, Data, Chunk, Closed };
    enum class Pending { None, Tls, Password, Message, Verdict };
    enum class Auth { None, PlainResponse, LoginUser, LoginPassword, Scram, ScramDone };

    const ReceivingSettings settings;
    const Directory& directory;
    const Intake& intake;

    ReceivingStep step;          ///< being built
    std::string input;           ///< what could not be read when it came
    std::string_view unread;     ///< during run(): the rest of `input`, or of what was just fed
    std::size_t scanned = 0;     ///< of `unread`, where no line end is
    bool discardingLine = false; ///< the rest of a line that was too long
    State state = State::Command;
    Pending pending = Pending::None;
    bool stopping = false;

    std::string tls;
    ChannelBindings channelBindings;
    std::string helo;
    std::string account; ///< signed in
    Auth authState = Auth::None;
    std::string authUser; ///< while the password is waited for or verified
    std::string authMechanism;
    std::unique_ptr<ScramServer> scram;

    bool inTransaction = false;
    bool recipientsRefused = false;     ///< in this transaction
    std::uint32_t recipientsPutOff = 0; ///< 4xx, likewise
    std::uint32_t recipientCommands = 0;
    std::uint64_t declaredSize = 0;
    Envelope envelope;
    std::string takenId; ///< of the message that the intake has
    std::size_t takenRecipients = 0;

    std::optional<ContentBuilder> content;
    std::optional<DataReader> reader;
    std::optional<ChunkReader> chunks;
    std::uint64_t dropping = 0; ///< octets of a chunk that nobody wants
    std::uint64_t chunkSize = 0;
    bool lastChunk = false;
    bool chunksFailed = false; ///< the transaction cannot succeed any more
    struct {
        int code = 0;
        std::string_view enhanced, text;
    } chunkRefusal;             ///< to be said when the chunk has been read
    std::uint64_t budgeted = 0; ///< octets taken from the budget for this message

    std::optional<smtp::Verdict> verdict;
    std::string heldLine; ///< RCPT, until there is a verdict

    std::uint32_t errors = 0;
    std::uint32_t refusedRecipients = 0;
    std::uint32_t failedLogins = 0;
    std::uint32_t idleCommands = 0;
    std::uint32_t transactions = 0;
};

} // namespace mailstead::smtp
