// The sending session against a server that is a list of replies.
#include "sending_server.h"
#include "smtp/dot_stuffer.h"
#include "smtp/reply_parser.h"

#include <QTest>
#include <deque>

using namespace mailstead::smtp;
using namespace mailstead::smtp::test;
using Kind = RecipientResult::Kind;

Q_DECLARE_METATYPE(RecipientResult::Kind)
Q_DECLARE_METATYPE(std::deque<std::string>)

class Sending : public QObject
{
    Q_OBJECT

private slots:
    void plainServer();
    void pipelining();
    void heloFallback();
    void failingStages_data();
    void failingStages();
    void everyStageCanBreak();
    void perRecipientResults();
    void mailRefusedWhilePipelining();
    void wishesAreHandedOn();
    void internationalWishes_data();
    void internationalWishes();
    void wishesStayWithoutDsn();
    void utf8Addresses();
    void eightBit();
    void sizeLimit();
    void addressesThatCannotBeSent();
    void lmtp();
    void lmtpLost();
    void earlyReply();
    void dialogueIsRecorded();
    void repliesInPieces();
    void badReplies_data();
    void badReplies();
    void replyTexts();
    void dotStuffing_data();
    void dotStuffing();
    void largeContent();
};

void Sending::plainServer()
{
    SendingSession session(request());
    Server server{{greeting, plainHello, ok, ok, goAhead, "250 2.0.0 queued as 1\r\n", bye}};
    talk(session, server);
    QCOMPARE(server.heard, std::string("EHLO mail.example.net\r\nMAIL FROM:<x@example.net>\r\n"
                                       "RCPT TO:<ada@example.org>\r\nDATA\r\nQUIT\r\n"));
    QCOMPARE(server.content, std::string("Subject: hi\r\n\r\n..dot\r\n.\r\n"));
    QCOMPARE(session.results()[0].kind, Kind::Delivered);
    QCOMPARE(session.results()[0].reply, std::string("250 2.0.0 queued as 1"));
    QCOMPARE(session.stage(), SendingSession::Stage::Finished);
}

void Sending::pipelining()
{
    SendingSession session(request({"ada@example.org", "bob@example.org"}));
    QCOMPARE(session.feed(greeting).output, std::string("EHLO mail.example.net\r\n"));
    QCOMPARE(session.feed(fullHello).output,
             std::string("MAIL FROM:<x@example.net> SIZE=21\r\nRCPT TO:<ada@example.org>\r\n"
                         "RCPT TO:<bob@example.org>\r\nDATA\r\n"));
    QVERIFY(session.feed(std::string(ok) + ok).output.empty());
    QVERIFY(session.feed(ok).output.empty());
    QCOMPARE(session.stage(), SendingSession::Stage::DataStart);
}

void Sending::heloFallback()
{
    SendingSession session(request());
    Server server{{greeting, "502 what?\r\n", plainHello, ok, ok, goAhead, ok, bye}};
    talk(session, server);
    QVERIFY(server.heard.find("HELO mail.example.net\r\nMAIL FROM:<x@example.net>\r\n") !=
            std::string::npos);
    QCOMPARE(session.results()[0].kind, Kind::Delivered);
}

void Sending::failingStages_data()
{
    QTest::addColumn<std::deque<std::string>>("replies");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("elsewhere");
    using Replies = std::deque<std::string>;
    const auto row = [](const char* name, Replies replies, Kind kind, const char* reply,
                        bool elsewhere) {
        QTest::newRow(name) << std::move(replies) << kind << QByteArray(reply) << elsewhere;
    };
    row("greeting 4xx", {"450 busy\r\n", bye}, Kind::Deferred, "450 busy", true);
    row("greeting 421", {"421 4.7.0 busy\r\n"}, Kind::Deferred, "421 4.7.0 busy", true);
    row("greeting 5xx", {"554 no mail here\r\n", bye}, Kind::Bounced, "554 no mail here", true);
    row("EHLO 4xx", {greeting, "450 wait\r\n", bye}, Kind::Deferred, "450 wait", true);
    row("EHLO 5xx, HELO 5xx", {greeting, "500 what\r\n", "550 go away\r\n", bye}, Kind::Bounced,
        "550 go away", true);
    row("MAIL 4xx", {greeting, plainHello, "451 4.7.1 later\r\n", bye}, Kind::Deferred,
        "451 4.7.1 later", true);
    row("MAIL 5xx", {greeting, plainHello, "550 5.7.1 you are listed\r\n", bye}, Kind::Bounced,
        "550 5.7.1 you are listed", false);
    row("MAIL 3xx", {greeting, plainHello, "354 what?\r\n"}, Kind::Deferred,
        "4.5.0 an answer to MAIL that makes no sense: 354 what?", true);
    row("RCPT 4xx", {greeting, plainHello, ok, "450 4.2.0 greylisted\r\n", bye}, Kind::Deferred,
        "450 4.2.0 greylisted", true);
    row("RCPT 5xx", {greeting, plainHello, ok, "550 5.1.1 nobody\r\n", bye}, Kind::Bounced,
        "550 5.1.1 nobody", false);
    row("RCPT 552", {greeting, plainHello, ok, "552 too many recipients\r\n", bye}, Kind::Deferred,
        "552 too many recipients", true);
    row("RCPT 552 5.2.2", {greeting, plainHello, ok, "552 5.2.2 mailbox full\r\n", bye},
        Kind::Bounced, "552 5.2.2 mailbox full", false);
    row("RCPT 421", {greeting, plainHello, ok, "421 4.3.2 going down\r\n"}, Kind::Deferred,
        "421 4.3.2 going down", true);
    row("DATA 4xx", {greeting, plainHello, ok, ok, "452 4.3.1 full\r\n", bye}, Kind::Deferred,
        "452 4.3.1 full", true);
    row("DATA 5xx", {greeting, plainHello, ok, ok, "554 5.5.1 no\r\n", bye}, Kind::Bounced,
        "554 5.5.1 no", false);
    row("DATA 250", {greeting, plainHello, ok, ok, ok}, Kind::Deferred,
        "4.5.0 an answer to DATA that makes no sense: 250 2.0.0 Ok", true);
    row("dot 4xx", {greeting, plainHello, ok, ok, goAhead, "451 4.3.0 disk\r\n", bye},
        Kind::Deferred, "451 4.3.0 disk", false);
    row("dot 421", {greeting, plainHello, ok, ok, goAhead, "421 4.7.28 rate\r\n"}, Kind::Deferred,
        "421 4.7.28 rate", false);
    row("dot 5xx", {greeting, plainHello, ok, ok, goAhead, "554 5.7.1 spam\r\n", bye},
        Kind::Bounced, "554 5.7.1 spam", false);
    row("no SMTP", {"SSH-2.0-OpenSSH\r\n"}, Kind::Deferred,
        "4.5.0 the server does not speak SMTP, before the greeting: the reply does not begin with "
        "a code",
        true);
    row("lost after QUIT", {greeting, plainHello, ok, ok, goAhead, ok, "-"}, Kind::Delivered,
        "250 2.0.0 Ok", false);
}

void Sending::failingStages()
{
    QFETCH(std::deque<std::string>, replies);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, reply);
    QFETCH(bool, elsewhere);
    SendingSession session(request());
    Server server{replies};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, kind);
    QCOMPARE(QByteArray::fromStdString(session.results()[0].reply), reply);
    QCOMPARE(session.results()[0].elsewhere, elsewhere);
    QCOMPARE(session.stage(), SendingSession::Stage::Finished);
}

void Sending::everyStageCanBreak()
{
    const std::deque<std::string> all = {greeting, plainHello, ok, ok, goAhead};
    const char* const where[] = {"before the greeting", "after EHLO", "after MAIL and RCPT",
                                 "after MAIL and RCPT", "after DATA", "after the content"};
    for (std::size_t n = 0; n <= all.size(); ++n) {
        SendingSession session(request());
        Server server{{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n)}};
        talk(session, server);
        QCOMPARE(session.results()[0].kind, Kind::Deferred);
        QCOMPARE(session.results()[0].reply, std::string("4.4.2 the connection was lost ") +
                                                 where[n] + ": the server closed the connection");
        // Once the whole content was sent the message may have been taken: no second copy.
        QCOMPARE(session.results()[0].elsewhere, n < all.size());
    }
}

void Sending::perRecipientResults()
{
    SendingSession session(request({"a@example.org", "b@example.org", "c@example.org"}));
    Server server{{greeting, fullHello, ok, "550 5.1.1 nobody\r\n", ok, "450 4.2.1 later\r\n",
                   goAhead, "250 2.0.0 done\r\n", bye}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Bounced);
    QCOMPARE(session.results()[1].kind, Kind::Delivered);
    QCOMPARE(session.results()[1].reply, std::string("250 2.0.0 done"));
    QCOMPARE(session.results()[2].kind, Kind::Deferred);
}

void Sending::mailRefusedWhilePipelining()
{
    SendingSession session(request({"a@example.org", "b@example.org"}));
    Server server{{greeting, fullHello,
                   "550 5.7.1 blocked\r\n503 5.5.1 no MAIL\r\n503 5.5.1 no MAIL\r\n"
                   "503 5.5.1 no MAIL\r\n",
                   bye}};
    talk(session, server);
    QCOMPARE(session.results()[0].reply, std::string("550 5.7.1 blocked"));
    QCOMPARE(session.results()[1].reply, std::string("550 5.7.1 blocked"));
    QVERIFY(server.content.empty());
}

void Sending::wishesAreHandedOn()
{
    auto wanted = request({"ada@example.org", "bob@example.org", "eve@example.org"});
    wanted.wishes = {{{true, true, false, true}, "rfc822;Ada+news@example.org"},
                     {{true, false, false, false}, {}},
                     {}};
    wanted.ret = Return::Headers;
    wanted.envelopeId = "QQ=31";
    Server server{
        {greeting, "250-mx\r\n250-PIPELINING\r\n250 DSN\r\n", ok, ok, ok, ok, goAhead, ok, bye}};
    SendingSession session(wanted);
    talk(session, server);
    QVERIFY2(server.heard.find("MAIL FROM:<x@example.net> RET=HDRS ENVID=QQ+3D31\r\n"
                               "RCPT TO:<ada@example.org> NOTIFY=SUCCESS,DELAY "
                               "ORCPT=rfc822;Ada+2Bnews@example.org\r\n"
                               "RCPT TO:<bob@example.org> NOTIFY=NEVER\r\n"
                               "RCPT TO:<eve@example.org>\r\n") != std::string::npos,
             server.heard.c_str());
    for (const RecipientResult& result : session.results())
        QVERIFY(result.kind == Kind::Delivered && result.handedOn);
}

void Sending::internationalWishes_data()
{
    QTest::addColumn<bool>("smtpUtf8");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("with SMTPUTF8")
        << true << QByteArray("ORCPT=utf-8;ad\xC3\xA0\\x{2B}x@example.org");
    // RFC 6533, section 3: without SMTPUTF8 it is ASCII.
    QTest::newRow("without") << false << QByteArray("ORCPT=utf-8;ad\\x{E0}\\x{2B}x@example.org");
}

void Sending::internationalWishes()
{
    QFETCH(bool, smtpUtf8);
    QFETCH(QByteArray, said);
    auto wanted = request({"ada@example.org"});
    wanted.wishes = {{{true, true, false, false}, "utf-8;ad\xC3\xA0+x@example.org"}};
    wanted.smtpUtf8 = smtpUtf8;
    Server server{{greeting, "250-mx\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n250 DSN\r\n", ok, ok,
                   goAhead, ok, bye}};
    SendingSession session(wanted);
    talk(session, server);
    QVERIFY2(server.heard.find(said.toStdString() + "\r\n") != std::string::npos,
             server.heard.c_str());
}

void Sending::wishesStayWithoutDsn()
{
    auto wanted = request();
    wanted.wishes = {{{true, true, false, false}, {}}};
    Server server{{greeting, plainHello, ok, ok, goAhead, ok, bye}};
    SendingSession session(wanted);
    talk(session, server);
    QVERIFY(server.heard.find("NOTIFY") == std::string::npos);
    QVERIFY(session.results()[0].kind == Kind::Delivered && !session.results()[0].handedOn);
}

void Sending::utf8Addresses()
{
    auto wanted = request({"r\xC3\xA9mi@example.org"});
    wanted.smtpUtf8 = true;
    Server server{
        {greeting, "250-mx\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n", ok, ok, goAhead, ok, bye}};
    SendingSession session(wanted);
    talk(session, server);
    QVERIFY(server.heard.find("RCPT TO:<r\xC3\xA9mi@example.org>\r\n") != std::string::npos);
    QVERIFY(session.results()[0].kind == Kind::Delivered);
}

void Sending::eightBit()
{
    SendingRequest wanted = request();
    wanted.eightBit = true;
    wanted.content = Content("\r\ncaf\xC3\xA9\r\n");
    SendingSession session(wanted);
    Server server{{greeting, fullHello, ok, ok, goAhead, ok, bye}};
    talk(session, server);
    QVERIFY(server.heard.find(" BODY=8BITMIME\r\n") != std::string::npos);
    QCOMPARE(session.results()[0].kind, Kind::Delivered);

    SendingSession second(wanted);
    Server old{{greeting, plainHello, bye}};
    talk(second, old);
    QCOMPARE(second.results()[0].kind, Kind::Bounced);
    QVERIFY(second.results()[0].reply.starts_with("5.6.3 "));
    QVERIFY(old.content.empty());
}

void Sending::sizeLimit()
{
    SendingSession session(request());
    Server server{{greeting, "250-mx\r\n250 SIZE 20\r\n", bye}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Bounced);
    QVERIFY(session.results()[0].reply.starts_with("5.3.4 "));

    SendingSession unlimited(request());
    Server second{{greeting, "250-mx\r\n250 SIZE 0\r\n", ok, ok, goAhead, ok, bye}};
    talk(unlimited, second);
    QCOMPARE(unlimited.results()[0].kind, Kind::Delivered);
}

void Sending::addressesThatCannotBeSent()
{
    SendingSession session(request({"a@b\r\nRSET", "j\xC3\xBC@example.org", "ok@example.org"}));
    Server server{{greeting, plainHello, ok, ok, goAhead, ok, bye}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Bounced);
    QVERIFY(session.results()[0].reply.starts_with("5.1.3 "));
    QCOMPARE(session.results()[1].kind, Kind::Bounced);
    QCOMPARE(session.results()[2].kind, Kind::Delivered);
    QVERIFY(server.heard.find("RSET") == std::string::npos);

    SendingRequest badSender = request();
    badSender.sender = "x>\r\nRSET";
    SendingSession second(badSender);
    Server other{{greeting, plainHello, bye}};
    talk(second, other);
    QCOMPARE(second.results()[0].kind, Kind::Bounced);
    QVERIFY(other.heard.find("RSET") == std::string::npos);
}

void Sending::lmtp()
{
    SendingRequest wanted = request({"a@example.org", "b@example.org", "c@example.org"});
    wanted.flavour = Flavour::Lmtp;
    wanted.sender.clear();
    SendingSession session(wanted);
    Server server{{greeting, fullHello, ok, ok, "550 5.1.1 nobody\r\n", ok, goAhead,
                   "250 2.0.0 a saved\r\n", "452 4.2.2 c is full\r\n", bye}};
    talk(session, server);
    QVERIFY(server.heard.starts_with("LHLO mail.example.net\r\nMAIL FROM:<> SIZE=21\r\n"));
    QCOMPARE(session.results()[0].reply, std::string("250 2.0.0 a saved"));
    QCOMPARE(session.results()[1].kind, Kind::Bounced);
    QCOMPARE(session.results()[2].kind, Kind::Deferred);
    QCOMPARE(session.results()[2].reply, std::string("452 4.2.2 c is full"));

    // A mail store that refuses us altogether bounces nothing.
    SendingSession broken(wanted);
    Server refusing{{greeting, "500 no LMTP\r\n", bye}};
    talk(broken, refusing);
    QCOMPARE(broken.results()[0].kind, Kind::Deferred);
}

void Sending::lmtpLost()
{
    SendingRequest wanted = request({"a@example.org", "b@example.org"});
    wanted.flavour = Flavour::Lmtp;
    SendingSession session(wanted);
    Server server{{greeting, fullHello, ok, ok, ok, goAhead, "250 2.0.0 a saved\r\n", "-"}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Delivered);
    QCOMPARE(session.results()[1].kind, Kind::Deferred);
    QVERIFY(!session.results()[1].elsewhere);
}

void Sending::earlyReply()
{
    SendingSession session(request());
    for (const char* reply : {greeting, plainHello, ok, ok})
        session.feed(reply);
    QCOMPARE(session.feed(goAhead).action, SendingAction::SendContent);
    // Before anything of the content was given, the server has had enough.
    const SendingStep step = session.feed("552 5.3.4 too large\r\n");
    QCOMPARE(step.action, SendingAction::Close);
    QCOMPARE(session.results()[0].kind, Kind::Bounced);
    std::string content;
    QVERIFY(!*session.contentChunk(content));
}

void Sending::dialogueIsRecorded()
{
    SendingSession session(request());
    Server server{{greeting, plainHello, ok, ok, goAhead, ok, bye}};
    talk(session, server);
    const std::vector<std::string> expected = {"< 220 mx.example.org ESMTP",
                                               "> EHLO mail.example.net",
                                               "< 250 mx.example.org",
                                               "> MAIL FROM:<x@example.net>",
                                               "< 250 2.0.0 Ok",
                                               "> RCPT TO:<ada@example.org>",
                                               "< 250 2.0.0 Ok",
                                               "> DATA",
                                               "< 354 Go",
                                               "> (21 octets of content)",
                                               "< 250 2.0.0 Ok",
                                               "> QUIT",
                                               "< 221 Bye"};
    QCOMPARE(session.dialogue(), expected);
}

void Sending::repliesInPieces()
{
    SendingSession session(request());
    std::string heard;
    const std::string stream = std::string(greeting) + fullHello;
    for (const char c : stream)
        heard += session.feed(std::string_view(&c, 1)).output;
    QCOMPARE(heard, std::string("EHLO mail.example.net\r\nMAIL FROM:<x@example.net> SIZE=21\r\n"
                                "RCPT TO:<ada@example.org>\r\nDATA\r\n"));
}

void Sending::badReplies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no code") << QByteArray("hello\r\n");
    QTest::newRow("two digits") << QByteArray("22 hi\r\n");
    QTest::newRow("1xx") << QByteArray("120 hi\r\n");
    QTest::newRow("6xx") << QByteArray("620 hi\r\n");
    QTest::newRow("four digits") << QByteArray("2200 hi\r\n");
    QTest::newRow("code changes") << QByteArray("220-a\r\n221 b\r\n");
    QTest::newRow("line without end") << QByteArray("220 ") + QByteArray(3000, 'x');
    QTest::newRow("long line") << QByteArray("220 ") + QByteArray(3000, 'x') + "\r\n";
    QTest::newRow("endless lines") << QByteArray("220-x\r\n").repeated(101);
    QTest::newRow("empty") << QByteArray("\r\n");
    QTest::newRow("NUL") << QByteArray("\0\0\0\r\n", 5);
}

void Sending::badReplies()
{
    QFETCH(QByteArray, bytes);
    ReplyParser parser;
    parser.feed(bytes.toStdString());
    QVERIFY(!parser.next().has_value());
    SendingSession session(request());
    QCOMPARE(session.feed(bytes.toStdString()).action, SendingAction::Close);
    QCOMPARE(session.results()[0].kind, Kind::Deferred);
    QVERIFY(session.results()[0].elsewhere);
}

void Sending::replyTexts()
{
    const auto parsed = [](const std::string& bytes) {
        ReplyParser parser;
        parser.feed(bytes);
        return parser.next()->value();
    };
    QCOMPARE(parsed("550-5.1.1 one\r\n550-5.1.1 two\r\n550 5.1.1\r\n").text(),
             std::string("550 5.1.1 one two"));
    QCOMPARE(parsed("550\r\n").text(), std::string("550"));
    QCOMPARE(parsed("550 5.7.26 no\n").enhanced(), std::string("5.7.26"));
    QCOMPARE(parsed("550 5.7 no\r\n").enhanced(), std::string());
    QCOMPARE(parsed("550 1.2.3 no\r\n").enhanced(), std::string());
    QCOMPARE(parsed("550 a\x1B[31m\xFF\xC3\xA9\r\n").text(), std::string("550 a?[31m?\xC3\xA9"));
    QCOMPARE(parsed("550 \xED\xA0\x80\xC0\xAF\r\n").text(), std::string("550 ?????"));
    const std::string longText =
        parsed("550-" + std::string(900, 'a') + "\r\n550 " + std::string(900, 'b') + "\r\n").text();
    QVERIFY(longText.size() <= 1010);
    QVERIFY(longText.ends_with("…"));
}

void Sending::dotStuffing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char* name, const char* content, const char* wire) {
        QTest::newRow(name) << QByteArray(content) << QByteArray(wire);
    };
    row("empty", "", ".\r\n");
    row("line", "a\r\n", "a\r\n.\r\n");
    row("no end", "a", "a\r\n.\r\n");
    row("dot", ".", "..\r\n.\r\n");
    row("dots", ".\r\n..\r\n", "..\r\n...\r\n.\r\n");
    row("bare LF", "a\n.\nb", "a\r\n..\r\nb\r\n.\r\n");
    row("bare CR", "a\r.\rb", "a\r\n..\r\nb\r\n.\r\n");
    row("mixed", "a\r\r\n.\n\r.", "a\r\n\r\n..\r\n\r\n..\r\n.\r\n");
}

void Sending::dotStuffing()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, wire);
    DotStuffer stuffer(Content(content.toStdString()));
    std::string all;
    while (!stuffer.finished())
        QVERIFY(stuffer.next(all).has_value());
    QCOMPARE(QByteArray::fromStdString(all), wire);
    QVERIFY(stuffer.finished());
}

void Sending::largeContent()
{
    // Pieces may end anywhere; put dots, line ends and a long line around their borders.
    std::string content, wire;
    for (int i = 0; i < 40000; ++i) {
        content += i % 3 == 0 ? ".line\r\n" : "x\r\n";
        wire += i % 3 == 0 ? "..line\r\n" : "x\r\n";
    }
    content += std::string(200000, 'y') + "\r\n.\r\n";
    wire += std::string(200000, 'y') + "\r\n..\r\n.\r\n";
    DotStuffer stuffer{Content(content)};
    std::string all;
    while (!stuffer.finished()) {
        std::string piece;
        QVERIFY(stuffer.next(piece).has_value());
        QVERIFY(piece.size() < 140000);
        all += piece;
    }
    QVERIFY(all == wire);
}

QTEST_GUILESS_MAIN(Sending)
#include "tst_sending_session.moc"
