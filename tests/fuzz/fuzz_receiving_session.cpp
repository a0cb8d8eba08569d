// What a client may send to the receiving session. The first octet chooses the listener; the rest
// is fed at once and octet by octet, which must make no difference.
#include "core/utf8.h"
#include "fuzz.h"
#include "smtp/receiving_session.h"

#include <string>
#include <vector>

using namespace mailstead;
using namespace mailstead::smtp;
using mailstead::fuzz::promise;

namespace
{

class House final : public Directory, public Intake
{
public:
    RecipientKind recipient(std::string_view address) const override
    {
        promise(!address.empty(), "no empty recipient reaches the directory");
        if (address.ends_with("@a.org"))
            return RecipientKind::Mailbox;
        return address.ends_with("@b.org") ? RecipientKind::Unknown : RecipientKind::NotLocal;
    }
    std::vector<std::string> expand(std::string_view address) const override
    {
        return {std::string(address)};
    }
    bool isLocalDomain(std::string_view domain) const override { return domain == "a.org"; }
    bool maySendAs(std::string_view account, std::string_view sender) const override
    {
        return account == sender;
    }
    void verifyPassword(std::string, std::string, std::function<void(LoginAnswer)>) override {}
    void take(Envelope, Content, std::function<void(core::Result<void>)>) override {}
    bool hasSpaceFor(std::uint64_t bytes) const override { return bytes < 900; }
};

/// No CR without LF, no LF without CR.
bool hasOnlyCrlf(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' ? i + 1 == text.size() || text[i + 1] != '\n'
                            : text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            return false;
    }
    return true;
}

bool isPrintable(std::string_view text, bool utf8)
{
    for (const char c : text) {
        const bool aboveAscii = (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (aboveAscii ? !utf8 : c < 0x20 || c == 0x7F)
            return false;
    }
    return core::isUtf8(text);
}

struct Course {
    std::string output;
    std::vector<std::string> taken; ///< sender, recipients and content of each message
    bool tls = false;
};

class Driver
{
public:
    Driver(ReceivingSettings settings, bool stopsHalfway)
        : m_session(std::move(settings), m_house, m_house)
        , m_stopsHalfway(stopsHalfway)
    {
        apply(m_session.start());
    }

    void feed(std::string_view bytes) { apply(m_session.feed(bytes)); }
    Course finish()
    {
        if (m_stopsHalfway)
            apply(m_session.shutDown());
        apply(m_session.timedOut());
        promise(m_session.waitingFor() == ReceivingSession::Waiting::Nothing,
                "a session that timed out is over");
        promise(m_session.feed("NOOP\r\n").output.empty(), "after the end nothing is answered");
        return std::move(m_course);
    }

private:
    void apply(ReceivingStep step)
    {
        for (;;) {
            promise(hasOnlyCrlf(step.output), "replies end with CRLF");
            m_course.output += step.output;
            if (auto* verify = std::get_if<VerifyPassword>(&step.action)) {
                promise(m_session.waitingFor() == ReceivingSession::Waiting::Action,
                        "it waits for the password's answer");
                LoginAnswer answer;
                if (verify->password == "x")
                    answer = {LoginAnswer::Outcome::Accepted, "u@a.org"};
                step = m_session.passwordVerified(answer);
            } else if (auto* take = std::get_if<TakeMessage>(&step.action)) {
                check(*take);
                core::Result<void> result;
                if (take->content.size() % 7 == 3)
                    result = core::fail(core::ErrorKind::NoSpace, "full");
                step = m_session.messageTaken(result);
            } else if (std::holds_alternative<StartTls>(step.action)) {
                m_course.tls = true;
                step = m_session.tlsStarted("TLSv1.3 TEST");
            } else {
                return;
            }
        }
    }

    void check(const TakeMessage& take)
    {
        if (take.envelope.body != BodyType::Binary) {
            promise(hasOnlyCrlf(take.content.text()), "content has CRLF line ends only");
            promise(take.content.text().find('\0') == std::string_view::npos, "text has no NUL");
            promise(take.content.text().empty() || take.content.text().ends_with("\r\n"),
                    "text ends with a line end");
        }
        promise(take.envelope.eightBit == core::hasEightBit(take.content.text()),
                "octets above 127 were noticed");
        promise(!take.envelope.requireTls || !take.envelope.tlsDescription.empty(),
                "REQUIRETLS was asked for under TLS");
        promise(!take.envelope.holdUntil || !take.envelope.authenticatedUser.empty(),
                "strangers hold no mail");
        promise(isPrintable(take.envelope.envelopeId, false), "ENVID is printable");
        promise(isPrintable(take.envelope.sender, take.envelope.smtpUtf8),
                "the sender is printable");
        promise(take.content.size() <= 1000, "the size limit holds");
        promise(!take.envelope.id.empty(), "a message has an id");
        promise(!take.envelope.recipients.empty(), "a message has recipients");
        promise(take.envelope.recipients.size() <= 3, "the limit of recipients holds");
        std::string text = take.envelope.sender;
        for (const Recipient& recipient : take.envelope.recipients) {
            promise(isPrintable(recipient.address, take.envelope.smtpUtf8),
                    "recipients are printable");
            promise(isPrintable(recipient.original, take.envelope.smtpUtf8),
                    "original recipients are printable");
            promise(recipient.notify.given || !(recipient.notify.success || recipient.notify.delay),
                    "what was not given is not asked for");
            promise(!take.envelope.authenticatedUser.empty() ||
                        recipient.address.ends_with("@a.org"),
                    "strangers reach local mailboxes only");
            text += "|" + recipient.address;
        }
        m_course.taken.push_back(text + "|" + std::string(take.content.text()));
    }

    House m_house;
    ReceivingSession m_session;
    bool m_stopsHalfway;
    Course m_course;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::uint8_t flags = data[0];
    const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
    ReceivingSettings settings;
    settings.hostname = "mail.a.org";
    settings.clientAddress = "192.0.2.1";
    settings.tlsPossible = (flags & 4U) == 0;
    settings.limits.messageBytes = 1000;
    settings.limits.recipients = 3;
    if ((flags & 3U) == 1)
        settings.kind = core::ListenerKind::Submission;
    if ((flags & 3U) >= 2) {
        settings.kind = core::ListenerKind::Submissions;
        settings.tlsDescription = "TLSv1.3 TEST";
    }
    const bool stops = (flags & 8U) != 0;

    Driver atOnce(settings, stops);
    atOnce.feed(input);
    const Course first = atOnce.finish();
    Driver byOctets(settings, stops);
    for (const char& octet : input)
        byOctets.feed(std::string_view(&octet, 1));
    const Course second = byOctets.finish();
    // What follows STARTTLS without waiting is refused, which octets cannot show.
    if (!first.tls && !second.tls) {
        promise(first.output.size() == second.output.size(), "pieces make no difference");
        promise(first.taken == second.taken, "pieces make no other messages");
    }
    return 0;
}
