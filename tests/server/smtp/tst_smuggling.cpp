// Ends of content that other servers are known to see where there is none, and the reader beneath.
#include "house.h"
#include "smtp/data_reader.h"
#include "smtp/receiving_session.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::smtp;

class Smuggling : public QObject
{
    Q_OBJECT

private slots:
    void fakeEnds_data();
    void fakeEnds();
    void starttlsInjection();
    void readerTakesDotsOut_data();
    void readerTakesDotsOut();
    void readerStopsKeepingWhatIsTooLarge();
    void endlessContentIsCutOff();
    void countsReceivedFields();
    void contentBudget();
};

namespace
{

const std::string hello = "EHLO client.example.net\r\nMAIL FROM:<x@example.net>\r\n"
                          "RCPT TO:<ada@example.org>\r\nDATA\r\n";
const std::string smuggled = "MAIL FROM:<admin@example.org>\r\nRCPT TO:<bob@example.org>\r\n"
                             "DATA\r\nSubject: smuggled\r\n\r\n";

/// Feeds all of it in pieces of `size` and returns what was answered.
std::string talk(ReceivingSession& session, test::Heap& heap, const std::string& bytes,
                 std::size_t size)
{
    std::string output;
    const auto apply = [&](ReceivingStep step) {
        output += step.output;
        while (auto* take = std::get_if<TakeMessage>(&step.action)) {
            core::Result<void> result;
            heap.take(take->envelope, take->content, [&](auto given) { result = given; });
            step = session.messageTaken(result);
            output += step.output;
        }
    };
    apply(session.start());
    for (std::size_t at = 0; at < bytes.size(); at += size)
        apply(session.feed(std::string_view(bytes).substr(at, size)));
    return output;
}

} // namespace

void Smuggling::fakeEnds_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char* name, const char* end, bool refused) {
        QTest::newRow(name) << QByteArray(end) << refused;
    };
    row("LF . LF", "\n.\n", true);
    row("LF . CRLF", "\n.\r\n", true);
    row("CRLF . LF", "\r\n.\n", true);
    row("CR . CR", "\r.\r", true);
    row("CR . CRLF", "\r.\r\n", true);
    row("CRLF . CR", "\r\n.\r", true);
    row("CR . LF", "\r.\n", true);
    row("LF . CR", "\n.\r", true);
    row("CRCRLF . CRCRLF", "\r\r\n.\r\r\n", true);
    row("CRLF . CRCRLF", "\r\n.\r\r\n", true);
    row("LFCR . LFCR", "\n\r.\n\r", true);
    row("CRLF .. CRLF", "\r\n..\r\n", false);
    row("CRLF . space CRLF", "\r\n. \r\n", false);
    QTest::newRow("CRLF NUL . CRLF") << QByteArray("\r\n\0.\r\n", 6) << true;
    QTest::newRow("CRLF . NUL CRLF") << QByteArray("\r\n.\0\r\n", 6) << true;
}

void Smuggling::fakeEnds()
{
    QFETCH(QByteArray, end);
    QFETCH(bool, refused);
    const std::string bytes = hello + "Subject: cover\r\n\r\nhello" + end.toStdString() + smuggled +
                              "more\r\n.\r\nQUIT\r\n";
    for (const std::size_t size : {std::size_t(1), std::size_t(7), bytes.size()}) {
        test::House house;
        test::Heap heap;
        ReceivingSettings settings;
        settings.hostname = "mail.example.org";
        ReceivingSession session(settings, house, heap);
        const std::string output = talk(session, heap, bytes, size);
        // Whatever became of the message: only one transaction was seen.
        QCOMPARE(QByteArray::fromStdString(output).count("250 2.1.0"), 1);
        QCOMPARE(QByteArray::fromStdString(output).count("354 "), 1);
        QVERIFY(output.find("221 2.0.0 Bye") != std::string::npos);
        if (refused) {
            QCOMPARE(heap.taken().size(), std::size_t(0));
            QVERIFY(output.find("554 5.6.0 The message has a ") != std::string::npos);
        } else {
            QCOMPARE(heap.taken().size(), std::size_t(1));
            QCOMPARE(heap.taken()[0].envelope.sender, std::string("x@example.net"));
            QVERIFY(heap.taken()[0].content.find("Subject: smuggled") != std::string::npos);
        }
    }
}

void Smuggling::starttlsInjection()
{
    test::House house;
    test::Heap heap;
    ReceivingSettings settings;
    settings.hostname = "mail.example.org";
    ReceivingSession session(settings, house, heap);
    session.start();
    session.feed("EHLO client.example.net\r\n");
    const ReceivingStep step =
        session.feed("STARTTLS\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<ada@example.org>\r\n");
    QCOMPARE(step.output,
             std::string("554 5.5.1 Nothing may follow STARTTLS before the handshake\r\n"));
    QVERIFY(std::holds_alternative<Close>(step.action));
    QVERIFY(session.feed("NOOP\r\n").output.empty());

    // What comes after 220 and before the handshake is dropped too.
    ReceivingSession second(settings, house, heap);
    second.start();
    second.feed("EHLO client.example.net\r\n");
    QVERIFY(std::holds_alternative<StartTls>(second.feed("STARTTLS\r\n").action));
    QVERIFY(second.feed("MAIL FROM:<x@example.net>\r\n").output.empty());
    QVERIFY(second.tlsStarted("TLSv1.3 TEST").output.empty());
    QCOMPARE(second.feed("RCPT TO:<ada@example.org>\r\n").output,
             std::string("503 5.5.1 MAIL comes first\r\n"));
}

void Smuggling::readerTakesDotsOut_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray(".\r\n") << QByteArray();
    QTest::newRow("one line") << QByteArray("a\r\n.\r\n") << QByteArray("a\r\n");
    QTest::newRow("empty line") << QByteArray("\r\n.\r\n") << QByteArray("\r\n");
    QTest::newRow("a dot") << QByteArray("..\r\n.\r\n") << QByteArray(".\r\n");
    QTest::newRow("dot and text") << QByteArray(".a\r\n.\r\n") << QByteArray("a\r\n");
    QTest::newRow("dots inside") << QByteArray("a.b.\r\n.\r\n") << QByteArray("a.b.\r\n");
}

void Smuggling::readerTakesDotsOut()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, content);
    const std::string bytes = wire.toStdString() + "QUIT\r\n";
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        ContentBuilder builder(1000, nullptr);
        DataReader reader(builder);
        std::size_t used = 0;
        while (used < bytes.size() && !reader.finished())
            used += reader.feed(std::string_view(bytes).substr(used, size));
        QVERIFY(reader.finished());
        QCOMPARE(used, static_cast<std::size_t>(wire.size()));
        QCOMPARE(builder.problem(), ContentBuilder::Problem::None);
        const Content taken = builder.take();
        QCOMPARE(QByteArray::fromStdString(std::string(taken.text())), content);
    }
}

void Smuggling::readerStopsKeepingWhatIsTooLarge()
{
    ContentBuilder builder(10, nullptr);
    DataReader reader(builder);
    reader.feed("0123456789x");
    QCOMPARE(builder.problem(), ContentBuilder::Problem::TooLarge);
    QVERIFY(!reader.finished());
    reader.feed("\r\n.\r\n");
    QVERIFY(reader.finished());
    QCOMPARE(builder.take().size(), std::uint64_t(0));
}

void Smuggling::endlessContentIsCutOff()
{
    test::House house;
    test::Heap heap;
    ReceivingSettings settings;
    settings.hostname = "mail.example.org";
    settings.limits.messageBytes = 1000;
    ReceivingSession session(settings, house, heap);
    session.start();
    session.feed(hello);
    const std::string block(16384, 'x');
    std::size_t sent = 0;
    ReceivingStep step;
    while (!std::holds_alternative<Close>(step.action) && sent < 1024 * 1024) {
        step = session.feed(block);
        sent += block.size();
    }
    QCOMPARE(step.output, std::string("552 5.3.4 The message is too large\r\n"));
    QVERIFY(sent < 256 * 1024);
    QCOMPARE(session.waitingFor(), ReceivingSession::Waiting::Nothing);
}

void Smuggling::countsReceivedFields()
{
    QCOMPARE(countReceivedFields(""), 0U);
    QCOMPARE(countReceivedFields("Received: a\r\n b\r\nreceived: c\r\nReceived-SPF: pass\r\n"), 2U);
    QCOMPARE(countReceivedFields("Received: a\r\n\r\nReceived: b\r\n"), 1U);
    QCOMPARE(countReceivedFields("Received: a"), 1U);
}

void Smuggling::contentBudget()
{
    test::House house;
    test::Heap heap;
    ReceivingSettings settings;
    settings.hostname = "mail.example.org";
    settings.budget = std::make_shared<ContentBudget>(100);
    {
        ReceivingSession first(settings, house, heap);
        first.start();
        first.feed(hello + std::string(60, 'x'));
        QCOMPARE(settings.budget->used(), std::uint64_t(60));
        // The second one does not fit now; it is read to its end and the session goes on.
        ReceivingSession second(settings, house, heap);
        QVERIFY(talk(second, heap, hello + std::string(50, 'x') + "\r\n.\r\nNOOP\r\n", 16)
                    .ends_with("452 4.3.1 No memory for this message now, try again later\r\n"
                               "250 2.0.0 Ok\r\n"));
        QCOMPARE(settings.budget->used(), std::uint64_t(60));
    }
    // The first one went away in the middle and has given back what it had.
    QCOMPARE(settings.budget->used(), std::uint64_t(0));
    ReceivingSession third(settings, house, heap);
    talk(third, heap, hello + std::string(50, 'x') + "\r\n.\r\n", 16);
    QCOMPARE(heap.taken().size(), std::size_t(1));
    QCOMPARE(settings.budget->used(), std::uint64_t(0));
    QVERIFY(!settings.budget->take(101));
    QVERIFY(settings.budget->take(100));
}

QTEST_GUILESS_MAIN(Smuggling)
#include "tst_smuggling.moc"
