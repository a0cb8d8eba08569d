// What the receiving session refuses to clients who have not signed in: too much, too fast, listed
// elsewhere, or here for the first time.
#include "smtp/address.h"
#include "smtp/receiving_impl.h"

#include <fmt/format.h>

namespace mailstead::smtp
{

namespace
{

/// In one transaction.
constexpr std::uint32_t mostPutOffNoted = 10;

/// Must be reachable for everybody (RFC 5321, section 4.5.1).
bool isPostmaster(std::string_view address)
{
    return equalsIgnoringCase(address.substr(0, address.find('@')), "postmaster");
}

/// Printable ASCII, and not too much of it.
std::string harmless(std::string_view text)
{
    std::string shown(text.substr(0, 200));
    for (char& c : shown) {
        if (c < ' ' || c > '~')
            c = '?';
    }
    return shown;
}

} // namespace

bool ReceivingSession::Impl::isStranger() const
{
    return settings.guest != nullptr && account.empty();
}

void ReceivingSession::Impl::guestError()
{
    if (isStranger())
        settings.guest->error();
}

bool ReceivingSession::Impl::awaitsVerdict(std::string_view line) const
{
    return settings.verdictExpected && !verdict && inTransaction && account.empty() &&
           equalsIgnoringCase(line.substr(0, 5), "RCPT ");
}

void ReceivingSession::Impl::holdLine(std::string_view line)
{
    heldLine = line;
    pending = Pending::Verdict;
    step.action = AwaitVerdict{};
}

/// False after a reply.
bool ReceivingSession::Impl::strangerMaySend(std::string_view sender)
{
    if (!isStranger())
        return true;
    const auto refusal = settings.guest->message();
    if (!refusal)
        return true;
    note(core::LogLevel::Warn, fmt::format("MAIL FROM:<{}> put off: {} {} {}", sender,
                                           refusal->code, refusal->enhanced, refusal->text));
    closeWith(refusal->code, refusal->enhanced, refusal->text);
    return false;
}

/// False after a reply. Before the directory is asked, so that it answers no guesses.
bool ReceivingSession::Impl::strangerMayReach(std::string_view address)
{
    if (!account.empty())
        return true;
    if (settings.guest != nullptr) {
        if (const auto refusal = settings.guest->recipient()) {
            putOffRecipient(address, refusal->code, refusal->enhanced, refusal->text);
            return false;
        }
    }
    if (verdict && verdict->isListed() && !isPostmaster(address)) {
        const std::string text = harmless(verdict->text);
        refuseRecipient(address, 554, "5.7.1",
                        fmt::format("Your address {} is listed at {}{}{}", settings.clientAddress,
                                    harmless(verdict->list), text.empty() ? "" : ": ", text));
        return false;
    }
    return true;
}

/// False after a reply. Asked for recipients who exist.
bool ReceivingSession::Impl::greylistAllows(std::string_view address)
{
    if (!settings.greylist || !isStranger() || settings.guest->isExempt() || isPostmaster(address))
        return true;
    const auto wait = settings.greylist->check(settings.guest->origin(), envelope.sender, address);
    if (wait.count() == 0)
        return true;
    putOffRecipient(address, 450, "4.7.1",
                    fmt::format("Greylisted as new here, try again in {} seconds", wait.count()));
    return false;
}

void ReceivingSession::Impl::refuseRecipient(std::string_view address, int code,
                                             std::string_view enhanced, std::string_view text)
{
    recipientsRefused = true;
    note(core::LogLevel::Info, fmt::format("RCPT TO:<{}> from <{}> refused: {} {} {}", address,
                                           envelope.sender, code, enhanced, text));
    say(code, enhanced, text);
    // A user who sends to a list with dead addresses guesses nothing.
    if (!account.empty())
        return;
    ++refusedRecipients;
    guestError();
    if (settings.guest != nullptr)
        step.delay += settings.guest->tarpit(refusedRecipients);
}

void ReceivingSession::Impl::putOffRecipient(std::string_view address, int code,
                                             std::string_view enhanced, std::string_view text)
{
    say(code, enhanced, text);
    if (++recipientsPutOff > mostPutOffNoted)
        return; // somebody has a long list
    note(core::LogLevel::Info, fmt::format("RCPT TO:<{}> from <{}> put off: {} {} {}", address,
                                           envelope.sender, code, enhanced, text));
}

} // namespace mailstead::smtp
