// The inside of ReceivingSession, shared by the files that implement its commands.
#pragma once

#include "smtp/data_reader.h"
#include "smtp/receiving_session.h"

#include <optional>

namespace mailstead::smtp
{

struct ReceivingSession::Impl {
    Impl(ReceivingSettings settingsIn, const Directory& directoryIn, const Intake& intakeIn)
        : settings(std::move(settingsIn))
        , directory(directoryIn)
        , intake(intakeIn)
        , tls(settings.tlsDescription)
    {
    }

    // receiving_session.cpp: bytes, lines, states
    ReceivingStep run();
    bool hadEnough();
    bool nextLine(std::string& line);
    void readContent();
    void contentEnded();
    std::size_t lineLimit() const;
    void say(int code, std::string_view enhanced, std::string_view text);
    void sayError(int code, std::string_view enhanced, std::string_view text);
    bool isStranger() const; ///< a guest who has not signed in
    void guestError();
    void note(core::LogLevel level, std::string text, std::string messageId = {});
    void close();
    void closeWith(int code, std::string_view enhanced, std::string_view text);
    void resetTransaction();
    bool budgetContent();
    void returnBudget();
    void dropInput();

    // receiving_commands.cpp
    void command(std::string_view line);
    void hello(std::string_view argument, bool extended);
    void mail(std::string_view argument);
    bool mailParameters(std::string_view parameters);
    void recipient(std::string_view argument);
    void data(std::string_view argument);
    void startTls(std::string_view argument);
    void refuseMail(std::string_view what, int code, std::string_view enhanced,
                    std::string_view text);

    // receiving_auth.cpp
    void auth(std::string_view argument);
    void authLine(std::string_view line);
    void plainResponse(std::string_view encoded);
    void verify(std::string user, std::string password, std::string_view mechanism);
    bool maySignIn() const;
    ReceivingStep passwordVerified(const LoginAnswer& answer);

    bool isSubmission() const { return settings.kind != core::ListenerKind::Smtp; }

    enum class State { Command, Data, Closed };
    enum class Pending { None, Tls, Password, Message };
    enum class Auth { None, PlainResponse, LoginUser, LoginPassword };

    const ReceivingSettings settings;
    const Directory& directory;
    const Intake& intake;

    ReceivingStep step; ///< being built
    std::string input;
    std::size_t scanned = 0;     ///< of `input`, where no line end is
    bool discardingLine = false; ///< the rest of a line that was too long
    State state = State::Command;
    Pending pending = Pending::None;
    bool stopping = false;

    std::string tls;
    std::string helo;
    std::string account; ///< signed in
    Auth authState = Auth::None;
    std::string authUser; ///< while the password is waited for or verified
    std::string authMechanism;

    bool inTransaction = false;
    bool recipientsRefused = false; ///< in this transaction
    bool recipientsPutOff = false;  ///< 4xx, likewise
    std::uint32_t recipientCommands = 0;
    std::uint64_t declaredSize = 0;
    Envelope envelope;
    std::optional<DataReader> reader;
    std::uint64_t budgeted = 0; ///< octets taken from the budget for this message

    std::uint32_t errors = 0;
    std::uint32_t refusedRecipients = 0;
    std::uint32_t failedLogins = 0;
    std::uint32_t idleCommands = 0;
};

} // namespace mailstead::smtp
