// What a server may answer to the sending session. The first octet chooses the request; the rest is
// fed at once and octet by octet.
#include "fuzz.h"
#include "smtp/reply_parser.h"
#include "smtp/sending_session.h"

#include <string>

using namespace mailstead::smtp;
using mailstead::fuzz::promise;

namespace
{

bool hasOnlyCrlf(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' ? i + 1 == text.size() || text[i + 1] != '\n'
                            : text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            return false;
    }
    return true;
}

const char* const secret = "not for the dialogue";

class Driver
{
public:
    explicit Driver(const SendingRequest& request)
        : m_session(request)
        , m_recipients(request.recipients.size())
        , m_content(*request.content.whole())
    {
    }

    void feed(std::string_view bytes)
    {
        if (!m_closed)
            apply(m_session.feed(bytes));
    }

    void finish()
    {
        const bool wasDone = m_session.stage() == SendingSession::Stage::Quit ||
                             m_session.stage() == SendingSession::Stage::Finished;
        if (wasDone)
            checkResults();
        m_session.connectionLost("the input has ended");
        checkResults();
        promise(m_session.stage() == SendingSession::Stage::Finished, "it ends");
        promise(m_session.dialogue().size() <= 200, "the dialogue is bounded");
        for (const std::string& line : m_session.dialogue())
            promise(!line.starts_with("> AUTH PLAIN") || line == "> AUTH PLAIN ***" ||
                        line == "> AUTH PLAIN",
                    "no secret is in the dialogue");
    }

private:
    void apply(SendingStep step)
    {
        for (;;) {
            promise(hasOnlyCrlf(step.output), "commands end with CRLF");
            const bool chunk = step.output.find("BDAT ") != std::string::npos;
            switch (step.action) {
            case SendingAction::None:
                return;
            case SendingAction::StartTls:
                step = m_session.tlsStarted("TLSv1.3 TEST");
                break;
            case SendingAction::SendContent: {
                std::string content;
                while (*m_session.contentChunk(content))
                    ;
                if (chunk) {
                    promise(step.output.ends_with("BDAT " + std::to_string(m_content.size()) +
                                                  " LAST\r\n"),
                            "the chunk has its size");
                    promise(content == m_content, "a chunk goes as it is");
                    step = m_session.feed({});
                    break;
                }
                promise(hasOnlyCrlf(content), "content goes out with CRLF");
                promise(content.ends_with("\r\n.\r\n"), "content ends with a dot");
                promise(content.find("\r\n.\r\n") == content.size() - 5,
                        "content ends only at its end");
                step = m_session.feed({});
                break;
            }
            case SendingAction::Close:
                m_closed = true;
                promise(m_session.stage() == SendingSession::Stage::Finished, "closed means done");
                return;
            }
        }
    }

    void checkResults() const
    {
        promise(m_session.results().size() == m_recipients, "each recipient has a result");
        for (const RecipientResult& result : m_session.results())
            promise(!result.reply.empty() && hasOnlyCrlf(result.reply) &&
                        result.reply.find('\n') == std::string::npos,
                    "each result has its reason on one line");
    }

    SendingSession m_session;
    std::size_t m_recipients;
    const std::string m_content;
    bool m_closed = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::uint8_t flags = data[0];
    const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
    SendingRequest request;
    request.flavour = (flags & 1U) != 0 ? Flavour::Lmtp : Flavour::Smtp;
    request.heloName = "mail.a.org";
    request.sender = (flags & 2U) != 0 ? "" : "x@a.org";
    request.recipients = {"a@b.org", "b@b.org"};
    if ((flags & 4U) != 0)
        request.recipients.push_back("not an address\r\nRSET");
    request.tls = static_cast<TlsPolicy>((flags >> 3U) % 3U);
    request.requireTls = (flags & 32U) != 0;
    if ((flags & 64U) != 0)
        request.credentials = std::make_shared<const Credentials>("us", secret);
    request.eightBit = (flags & 16U) != 0;
    request.binary = (flags & 128U) != 0;
    // The content is hostile as well: part of what was fed.
    request.content =
        Content("Subject: hi\r\n\r\n.\n.\r" + std::string(input.substr(0, input.size() / 4)));

    Driver atOnce(request);
    atOnce.feed(input);
    atOnce.finish();
    Driver byOctets(request);
    for (const char& octet : input)
        byOctets.feed(std::string_view(&octet, 1));
    byOctets.finish();

    ReplyParser parser;
    parser.feed(input);
    for (auto reply = parser.next(); reply && *reply; reply = parser.next()) {
        promise((*reply)->code >= 200 && (*reply)->code < 600, "codes are in range");
        promise((*reply)->text().size() <= 1100, "texts are bounded");
    }
    return 0;
}
