// Dialogue files: what a client says, what the session must answer.
//
//   # comment
//   @ listener smtp|submission|submissions   before the first line; limits likewise:
//   @ max-size N, max-recipients N, errors N, refused-recipients N, no-tls
//   @ scram unbound|bound   SCRAM is offered; the channel binding is "the certificate"
//   @ allowance N           recipients that an account may send to
//   @ space yes|no, intake ok|no-space|broken, login ok|broken      at any place
//   @ tarpit-after N, messages-per-hour N, recipients-per-hour N   before the first line
//   @ blocklist                    before the first line: a verdict is expected
//   @ verdict LIST [TEXT]          what it will be, or is: at any place
//   @ greylist SECONDS             before the first line; @ later SECONDS at any place
//   @ delayed MILLISECONDS         the replies to what was said before it waited so long
//   C: line of the client, CRLF is added
//   C* N line, N times
//   C- bytes with \r \n \0 \t \\ \xHH escapes, nothing added
//   S: line of the server
//   S~ regular expression for a line of the server
//   TLS       the session wants the handshake; it succeeds
//   STOP      the daemon ends;  TIMEOUT  nothing came in time
//   CLOSED    the session wants the connection closed
//   ENVELOPE what stands in the envelope of the message taken last, apart from the defaults
//   TAKEN sender|recipient,recipient|content with escapes
#pragma once

#include "house.h"
#include "smtp/receiving_session.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <deque>

namespace mailstead::smtp::test
{

enum class Feeding {
    Lines,  ///< each line alone, its answers compared at once
    Octets, ///< octet by octet, answers compared where the client has to wait
    Blocks, ///< all that the client says until it has to wait, at once
};

struct DialogueLine {
    int number = 0;
    QByteArray kind; ///< "C", "S:", "S~", "@", "TLS", …
    QByteArray text;
};

class Dialogue
{
public:
    /// The first problem with the file's grammar, empty when there is none.
    QString load(const QString& path);
    /// Runs it. Returns what differed, with the line's number, empty when all was as written.
    QString run(Feeding feeding);
    /// Everything that the session noted for the log.
    const QList<QByteArray>& notes() const { return m_notes; }

private:
    QString setting(const DialogueLine& line);
    void feed(const QByteArray& bytes, Feeding feeding);
    void apply(ReceivingStep step);
    QString flush(Feeding feeding);
    QString expectLine(const DialogueLine& line);
    QString expectTaken(const DialogueLine& line);
    QString expectEnvelope(const DialogueLine& line);

    QList<DialogueLine> m_lines;
    QList<QByteArray> m_notes;
    House m_house;
    Heap m_heap;
    ReceivingSettings m_settings;
    core::Protection m_protection;
    std::shared_ptr<Guard> m_guard; ///< made when a setting asks for it
    Guest m_guest;
    std::int64_t m_now = 1'000'000'000; ///< of the greylist
    Verdict m_verdict;
    std::chrono::milliseconds m_delay{0};
    std::unique_ptr<ReceivingSession> m_session;
    QByteArray m_pending; ///< said by the client, not fed yet
    QByteArray m_output;  ///< said by the server, not compared yet
    QList<DialogueLine> m_expected;
    std::size_t m_takenSeen = 0;
    bool m_wantsTls = false;
    bool m_closed = false;
};

} // namespace mailstead::smtp::test
