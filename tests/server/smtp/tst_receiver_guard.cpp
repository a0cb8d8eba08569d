// Whom the receiver keeps waiting, cuts off or refuses: deadlines, the door, proxies, lists.
#include "core/log.h"
#include "running_receiver.h"

#include <QTest>
#include <optional>
#include <utility>

using namespace mailstead;
using namespace mailstead::smtp;
using namespace mailstead::smtp::test;

namespace
{

/// Says the same of everybody, or never anything.
struct Lists final : Reputation {
    explicit Lists(std::optional<Verdict> given)
        : verdict(std::move(given))
    {
    }
    void look(const asio::ip::address&, std::function<void(Verdict)> done) override
    {
        if (verdict)
            done(*verdict);
    }
    const std::optional<Verdict> verdict;
};

void stranger(core::Config& config)
{
    config.protection.loopbackIsExempt = false;
    config.protection.greetingPause = std::chrono::milliseconds(0);
}

const std::string proxied =
    std::string("\r\n\r\n\0\r\nQUIT\n", 12) +
    std::string("\x21\x11\0\x0C\xC0\0\2\x07\xCB\0\x71\x19\x30\x39\0\x19", 16);

void trustLoopback(core::Config& config)
{
    config.proxyFrom = {core::IpNetwork::parse("127.0.0.0/8").value()};
    config.protection.greetingPause = {};
}

} // namespace

class ReceiverGuardTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void commandDeadline();
    void drippingDoesNotProlong();
    void dataDeadline();
    void handshakeDeadline();
    void drippingContentIsCutOff();
    void sessionWithoutMailEnds();
    void proxyTellsTheClient();
    void proxyMustTell();
    void nobodyElseMayTell();
    void tooManyOfOneClient();
    void tooManyAltogether();
    void earlyTalkerIsCutOff();
    void patientStrangerIsGreeted();
    void guessingBecomesSlow();
    void listedClientIsRefused();
    void verdictThatDoesNotComeIsNotWaitedFor();
};

void ReceiverGuardTest::commandDeadline()
{
    ReceiverLimits limits;
    limits.command = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    QCOMPARE(client.reply(), std::string("421 4.4.2 Nothing came in time, closing"));
    QVERIFY(client.closedByServer());
}

void ReceiverGuardTest::drippingDoesNotProlong()
{
    ReceiverLimits limits;
    limits.command = std::chrono::milliseconds(300);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    const auto begin = std::chrono::steady_clock::now();
    // An octet now and then, for much longer than the deadline unless the server closes.
    while (std::chrono::steady_clock::now() - begin < soon && client.send("N"))
        QTest::qWait(20);
    QVERIFY(std::chrono::steady_clock::now() - begin < soon);
}

void ReceiverGuardTest::dataDeadline()
{
    ReceiverLimits limits;
    limits.data = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhalf a mess");
    for (const char* code : {"250-", "250 ", "250 ", "354 ", "421 4.4.2 "})
        QVERIFY(client.reply().starts_with(code));
    QVERIFY(client.closedByServer());
    QCOMPARE(server.heap->taken().size(), std::size_t(0));
}

void ReceiverGuardTest::handshakeDeadline()
{
    ReceiverLimits limits;
    limits.handshake = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(submissionsPort)));
    QVERIFY(client.closedByServer());
}

void ReceiverGuardTest::drippingContentIsCutOff()
{
    ReceiverLimits limits;
    limits.octetsPerSecond = 1'000'000;
    limits.rateWindow = std::chrono::milliseconds(100);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nslowly");
    for (const char* code : {"250 ", "250 ", "250 ", "354 "})
        QVERIFY(client.reply().starts_with(code));
    QCOMPARE(client.reply(), std::string("421 4.4.2 The content comes too slowly, closing"));
    QVERIFY(client.closedByServer());
    QCOMPARE(server.heap->taken().size(), std::size_t(0));
}

void ReceiverGuardTest::sessionWithoutMailEnds()
{
    ReceiverLimits limits;
    limits.withoutMessage = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    QCOMPARE(client.reply(), std::string("421 4.4.2 No message came for too long, closing"));
    QVERIFY(client.closedByServer());
}

void ReceiverGuardTest::proxyTellsTheClient()
{
    Running server({}, trustLoopback);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    // In two pieces, with the first command behind it.
    QVERIFY(client.send(proxied.substr(0, 14)));
    QVERIFY(client.send(proxied.substr(14)));
    QVERIFY(client.reply().starts_with("220 "));
    QVERIFY(client.command("EHLO client.example.net").starts_with("250-"));
    QVERIFY(client.command("MAIL FROM:<x@example.net>").starts_with("250 "));
    QVERIFY(client.command("RCPT TO:<ada@example.org>").starts_with("250 "));
    QVERIFY(client.command("DATA").starts_with("354 "));
    QVERIFY(client.command("hello\r\n.").starts_with("250 "));
    QCOMPARE(server.heap->taken().at(0).envelope.clientAddress, std::string("192.0.2.7"));
}

void ReceiverGuardTest::proxyMustTell()
{
    ReceiverLimits limits;
    limits.proxyHeader = std::chrono::milliseconds(50);
    Running server(limits, trustLoopback);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.closedByServer());
    MailClient wrong;
    QVERIFY(wrong.connect(server.port(smtpPort)));
    wrong.send("EHLO client.example.net\r\n");
    QVERIFY(wrong.closedByServer());
}

void ReceiverGuardTest::nobodyElseMayTell()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    client.send(proxied);
    const std::string reply = client.reply();
    QVERIFY2(reply.starts_with("5"), reply.c_str());
}

void ReceiverGuardTest::tooManyOfOneClient()
{
    Running server({}, [](core::Config& config) { config.protection.connectionsPerClient = 2; });
    MailClient one, two, three;
    QVERIFY(one.connect(server.port(smtpPort)));
    QVERIFY(one.reply().starts_with("220 "));
    QVERIFY(two.connect(server.port(submissionPort)));
    QVERIFY(two.reply().starts_with("220 "));
    QVERIFY(three.connect(server.port(smtpPort)));
    QCOMPARE(three.reply(),
             std::string("421 4.7.0 mail.example.org Too many connections, try again later"));
    QVERIFY(three.closedByServer());
    // A place that is free again can be used.
    QVERIFY(one.command("QUIT").starts_with("221 "));
    QVERIFY(one.closedByServer());
    one.close();
    // QTRY looks once more when it was true: once is enough.
    bool greeted = false;
    QTRY_VERIFY_WITH_TIMEOUT(greeted = greeted || (three.connect(server.port(smtpPort)) &&
                                                   three.reply().starts_with("220 ")),
                             30000);
}

void ReceiverGuardTest::tooManyAltogether()
{
    Running server({}, [](core::Config& config) { config.maxConnections = 1; });
    MailClient one, two;
    QVERIFY(one.connect(server.port(smtpPort)));
    QVERIFY(one.reply().starts_with("220 "));
    QVERIFY(two.connect(server.port(smtpPort)));
    QVERIFY(two.reply().starts_with("421 4.7.0 "));
}

void ReceiverGuardTest::earlyTalkerIsCutOff()
{
    Running server({}, [](core::Config& config) {
        config.protection.loopbackIsExempt = false;
        config.protection.greetingPause = std::chrono::seconds(30);
    });
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.send("EHLO client.example.net\r\n");
    QCOMPARE(client.reply(), std::string("554 5.5.1 You spoke before the greeting"));
    QVERIFY(client.closedByServer());
    // Our users are greeted at once.
    QVERIFY(client.connect(server.port(submissionPort)));
    QVERIFY(client.reply().starts_with("220 "));
}

void ReceiverGuardTest::patientStrangerIsGreeted()
{
    Running server({}, [](core::Config& config) {
        config.protection.loopbackIsExempt = false;
        config.protection.greetingPause = std::chrono::milliseconds(30);
    });
    const auto begin = std::chrono::steady_clock::now();
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    QVERIFY(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(30));
    QVERIFY(client.command("EHLO client.example.net").starts_with("250-"));
}

void ReceiverGuardTest::guessingBecomesSlow()
{
    Running server({}, [](core::Config& config) {
        config.protection.loopbackIsExempt = false;
        config.protection.greetingPause = std::chrono::milliseconds(0);
        config.protection.tarpitAfter = 1;
    });
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("HELO client.example.net");
    client.command("MAIL FROM:<x@example.net>");
    QVERIFY(client.command("RCPT TO:<one@example.org>").starts_with("550 "));
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(client.command("RCPT TO:<two@example.org>").starts_with("550 "));
    QVERIFY(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(500));
    QVERIFY(client.command("RCPT TO:<ada@example.org>").starts_with("250 "));
    // A tarpit holds up nobody who ends the daemon.
    client.send("RCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\n"
                "RCPT TO:<c@example.org>\r\nRCPT TO:<d@example.org>\r\n");
    auto stopped = server.stop();
    for (int i = 0; i < 4; ++i)
        client.reply();
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
}

void ReceiverGuardTest::listedClientIsRefused()
{
    Running server({}, stranger,
                   {std::make_shared<Lists>(Verdict{"bl.example.net", "see there"}), nullptr});
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nQUIT\r\n");
    for (const char* reply :
         {"250 mail.example.org", "250 2.1.0 Sender ok",
          "554 5.7.1 Your address 127.0.0.1 is listed at bl.example.net: see there",
          "221 2.0.0 Bye"})
        QCOMPARE(client.reply(), std::string(reply));
}

void ReceiverGuardTest::verdictThatDoesNotComeIsNotWaitedFor()
{
    ReceiverLimits limits;
    limits.verdict = std::chrono::milliseconds(50);
    Running server(limits, stranger, {std::make_shared<Lists>(std::nullopt), nullptr});
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("HELO x");
    client.command("MAIL FROM:<>");
    QCOMPARE(client.command("RCPT TO:<ada@example.org>"), std::string("250 2.1.5 Recipient ok"));
    QVERIFY(client.command("QUIT").starts_with("221 "));
}

QTEST_GUILESS_MAIN(ReceiverGuardTest)
#include "tst_receiver_guard.moc"
