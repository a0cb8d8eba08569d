// Binary content, which goes by BDAT or not at all (RFC 3030).
#include "sending_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace mailstead::smtp;
using namespace mailstead::smtp::test;
using Kind = RecipientResult::Kind;

namespace
{

const std::string binaryHello = "250-mx.example.org\r\n250-PIPELINING\r\n250-SIZE 1000000\r\n"
                                "250-8BITMIME\r\n250-CHUNKING\r\n250 BINARYMIME\r\n";
/// With everything that DATA would change.
const std::string octets("Subject: hi\r\n\r\n.\r\n..\n\r\0\xff line without end\r", 42);

SendingRequest binaryRequest(std::vector<std::string> recipients = {"ada@example.org"})
{
    SendingRequest made = request(std::move(recipients));
    made.content = Content(octets);
    made.binary = true;
    made.eightBit = true;
    return made;
}

} // namespace

class SendingChunks : public QObject
{
    Q_OBJECT

private slots:
    void goesAsItIs();
    void waitsForTheEnvelope();
    void nobodyTakesIt();
    void isRefused_data();
    void isRefused();
    void serverWithoutIt_data();
    void serverWithoutIt();
    void onlyBinaryContent();
    void answeredTooEarly();
    void lostWithin();
    void severalMessages();
    void largeContent();
    void emptyContent();
    void lmtp();
};

void SendingChunks::goesAsItIs()
{
    SendingSession session(binaryRequest());
    Server server{{greeting, binaryHello, ok, ok, ok, bye}};
    talk(session, server);
    QCOMPARE(server.heard, "EHLO mail.example.net\r\nMAIL FROM:<x@example.net> SIZE=" +
                               std::to_string(octets.size()) +
                               " BODY=BINARYMIME\r\nRCPT TO:<ada@example.org>\r\nBDAT " +
                               std::to_string(octets.size()) + " LAST\r\nQUIT\r\n");
    QCOMPARE(server.content, octets);
    QVERIFY(session.results()[0].kind == Kind::Delivered);
    const auto dialogue = session.dialogue();
    QVERIFY(std::find(dialogue.begin(), dialogue.end(), "> (42 octets of content)") !=
            dialogue.end());
}

/// A chunk cannot be taken back: it does not go ahead as DATA does.
void SendingChunks::waitsForTheEnvelope()
{
    SendingSession session(binaryRequest({"ada@example.org", "bob@example.org"}));
    session.feed(greeting);
    QVERIFY(session.feed(binaryHello).output.ends_with("RCPT TO:<bob@example.org>\r\n"));
    QVERIFY(session.feed(ok).output.empty());
    QVERIFY(session.feed("550 5.1.1 no\r\n").output.empty());
    const SendingStep step = session.feed(ok);
    QVERIFY(step.action == SendingAction::SendContent);
    QCOMPARE(step.output, std::string("BDAT 42 LAST\r\n"));
    std::string content;
    while (*session.contentChunk(content))
        ;
    session.feed(ok);
    QVERIFY(session.results()[0].kind == Kind::Bounced);
    QVERIFY(session.results()[1].kind == Kind::Delivered);
}

void SendingChunks::nobodyTakesIt()
{
    SendingSession session(binaryRequest());
    Server server{{greeting, binaryHello, ok, "550 5.1.1 no\r\n", bye}};
    talk(session, server);
    QVERIFY(server.heard.find("BDAT") == std::string::npos);
    QVERIFY(server.content.empty());
    QVERIFY(session.results()[0].kind == Kind::Bounced);
}

void SendingChunks::isRefused_data()
{
    QTest::addColumn<std::string>("reply");
    QTest::addColumn<bool>("forGood");
    QTest::newRow("for now") << std::string("451 4.3.0 later\r\n") << false;
    QTest::newRow("for good") << std::string("554 5.6.0 no\r\n") << true;
    QTest::newRow("senseless") << std::string("354 go on\r\n") << false;
}

void SendingChunks::isRefused()
{
    QFETCH(std::string, reply);
    QFETCH(bool, forGood);
    SendingSession session(binaryRequest());
    Server server{{greeting, binaryHello, ok, ok, reply, bye}};
    talk(session, server);
    QVERIFY(session.results()[0].kind == (forGood ? Kind::Bounced : Kind::Deferred));
    QCOMPARE(session.results()[0].reply + "\r\n", reply);
}

void SendingChunks::serverWithoutIt_data()
{
    QTest::addColumn<std::string>("extension");
    QTest::newRow("neither") << std::string("250 8BITMIME\r\n");
    QTest::newRow("only CHUNKING") << std::string("250 CHUNKING\r\n");
    QTest::newRow("only BINARYMIME") << std::string("250 BINARYMIME\r\n");
}

void SendingChunks::serverWithoutIt()
{
    QFETCH(std::string, extension);
    SendingSession session(binaryRequest());
    Server server{{greeting, "250-mx.example.org\r\n" + extension, bye}};
    talk(session, server);
    QCOMPARE(server.heard, std::string("EHLO mail.example.net\r\nQUIT\r\n"));
    QVERIFY(session.results()[0].kind == Kind::Bounced);
    QVERIFY(session.results()[0].reply.starts_with("5.6.3 the message has binary content"));
}

void SendingChunks::onlyBinaryContent()
{
    SendingSession session(request());
    Server server{{greeting, binaryHello, ok, ok, goAhead, ok, bye}};
    talk(session, server);
    QVERIFY(server.heard.find("BODY=") == std::string::npos);
    QVERIFY(server.heard.find("BDAT") == std::string::npos);
    QCOMPARE(server.content, std::string("Subject: hi\r\n\r\n..dot\r\n.\r\n"));
}

/// What the server would make of the rest of the octets is unclear.
void SendingChunks::answeredTooEarly()
{
    SendingSession session(binaryRequest());
    session.feed(greeting);
    session.feed(binaryHello);
    session.feed(std::string(ok) + ok);
    QVERIFY(session.feed("552 5.3.4 too much\r\n").action == SendingAction::Close);
    QVERIFY(session.results()[0].kind == Kind::Bounced);

    SendingSession second(binaryRequest());
    second.feed(greeting);
    second.feed(binaryHello);
    second.feed(std::string(ok) + ok);
    QVERIFY(second.feed(ok).action == SendingAction::Close);
    QVERIFY(second.results()[0].kind == Kind::Deferred);
}

void SendingChunks::lostWithin()
{
    SendingSession session(binaryRequest());
    session.feed(greeting);
    session.feed(binaryHello);
    session.feed(std::string(ok) + ok);
    session.connectionLost("reset");
    QCOMPARE(session.results()[0].reply,
             std::string("4.4.2 the connection was lost within the content: reset"));
    QVERIFY(session.results()[0].elsewhere);
}

void SendingChunks::severalMessages()
{
    SendingSession session(binaryRequest());
    session.feed(greeting);
    session.feed(binaryHello);
    const auto content = [&] {
        std::string text;
        while (*session.contentChunk(text))
            ;
        return text;
    };
    session.feed(std::string(ok) + ok);
    QCOMPARE(content(), octets);
    session.feed(ok);
    QVERIFY(session.stage() == SendingSession::Stage::Ready);
    // A message of lines, then a binary one again.
    QVERIFY(session.next(request()).output.ends_with("DATA\r\n"));
    session.feed(std::string(ok) + ok + goAhead);
    QCOMPARE(content(), std::string("Subject: hi\r\n\r\n..dot\r\n.\r\n"));
    session.feed(ok);
    QVERIFY(session.results()[0].kind == Kind::Delivered);
    session.next(binaryRequest());
    QCOMPARE(session.feed(std::string(ok) + ok).output, std::string("BDAT 42 LAST\r\n"));
    QCOMPARE(content(), octets);
    session.feed("450 4.2.0 not now\r\n");
    QVERIFY(session.results()[0].kind == Kind::Deferred);
    // The transaction that failed is ended before the next one.
    QVERIFY(session.next(binaryRequest()).output.starts_with("RSET\r\nMAIL"));
}

/// Piece by piece from the disk.
void SendingChunks::largeContent()
{
    const QTemporaryDir directory;
    const std::string path = directory.path().toStdString() + "/large";
    std::string octetsOfFile;
    for (int i = 0; i < 300'000; ++i)
        octetsOfFile += static_cast<char>(i * 7);
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(octetsOfFile.data(), static_cast<qint64>(octetsOfFile.size()));
    file.close();
    SendingRequest large = binaryRequest();
    large.content = Content("Subject: large\r\n\r\n", *SpoolFile::open(path));
    SendingSession session(large);
    Server server{{greeting, binaryHello, ok, ok, ok, bye}};
    talk(session, server);
    QVERIFY(server.heard.find("BDAT 300018 LAST\r\n") != std::string::npos);
    QVERIFY(server.content == "Subject: large\r\n\r\n" + octetsOfFile);
}

void SendingChunks::emptyContent()
{
    SendingRequest empty = binaryRequest();
    empty.content = Content();
    SendingSession session(empty);
    Server server{{greeting, binaryHello, ok, ok, ok, bye}};
    talk(session, server);
    QVERIFY(server.heard.find("BDAT 0 LAST\r\n") != std::string::npos);
    QVERIFY(session.results()[0].kind == Kind::Delivered);
}

/// Still an answer for each recipient.
void SendingChunks::lmtp()
{
    SendingRequest made = binaryRequest({"ada@example.org", "bob@example.org"});
    made.flavour = Flavour::Lmtp;
    SendingSession session(made);
    Server server{{greeting, binaryHello, ok, ok, ok, ok, "452 4.2.2 full\r\n", bye}};
    talk(session, server);
    QVERIFY(server.heard.find("BDAT 42 LAST\r\n") != std::string::npos);
    QVERIFY(session.results()[0].kind == Kind::Delivered);
    QVERIFY(session.results()[1].kind == Kind::Deferred);
}

QTEST_GUILESS_MAIN(SendingChunks)
#include "tst_sending_chunks.moc"
