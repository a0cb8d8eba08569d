// The carrier against small servers on loopback and a resolver in memory.
#include "house.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

class MailCarrierTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void delivers();
    void stalls_data();
    void stalls();
    void perRecipient();
    void tooManyRecipientsGoInSeveralTransactions();
    void manyRecipients();
    void eightBitToAnOldServer();
    void carrierGoesFirst();
    void logsEveryStep();
};

void MailCarrierTest::delivers()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results.size(), std::size_t(1));
    QCOMPARE(results[0].kind, Kind::Delivered);
    QCOMPARE(results[0].reply, std::string("250 2.0.0 queued as fake-1"));
    QCOMPARE(results[0].host, std::string("mx.example.org"));
    QCOMPARE(results[0].address, std::string("127.0.0.1"));
    QCOMPARE(results[0].messageId, std::string("r7k2-94qd-1xwm"));
    QCOMPARE(results[0].number, 1);
    QVERIFY(results[0].tls.empty());
    QCOMPARE(server.received().size(), std::size_t(1));
    QCOMPARE(server.received()[0].sender, std::string("x@example.net"));
    QCOMPARE(server.received()[0].content, std::string("Subject: hi\r\n\r\n.hello\r\n"));
    QCOMPARE(server.commands()[0], std::string("EHLO mail.example.net"));
    QTRY_COMPARE_WITH_TIMEOUT(server.commands().back(), std::string("QUIT"), 30000);
}

void MailCarrierTest::stalls_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("greeting") << QByteArray("connect") << QByteArray("before the greeting") << true;
    QTest::newRow("EHLO") << QByteArray("EHLO") << QByteArray("after EHLO") << true;
    QTest::newRow("STARTTLS") << QByteArray("STAR") << QByteArray("at STARTTLS") << true;
    QTest::newRow("MAIL") << QByteArray("MAIL") << QByteArray("after MAIL and RCPT") << true;
    QTest::newRow("RCPT") << QByteArray("RCPT") << QByteArray("after MAIL and RCPT") << true;
    QTest::newRow("DATA") << QByteArray("DATA") << QByteArray("after DATA") << true;
    QTest::newRow("dot") << QByteArray(".") << QByteArray("after the content") << false;
}

void MailCarrierTest::stalls()
{
    QFETCH(QByteArray, where);
    QFETCH(QByteArray, reply);
    QFETCH(bool, goesOn);
    Behaviour behaviour;
    behaviour.stallAt = where.toStdString();
    behaviour.tls = where == "STAR" ? Behaviour::Tls::Works : Behaviour::Tls::NotOffered;
    const FakeServer first(behaviour);
    const auto second = neighbour(first, behaviour);
    QVERIFY(second->isListening());
    // Only the wait that is tested is short: the machine may be slow with the others.
    CarrierLimits limits = patient();
    std::chrono::milliseconds& limit = where == "connect"                   ? limits.greeting
                                       : where == "EHLO" || where == "STAR" ? limits.hello
                                       : where == "MAIL" || where == "RCPT" ? limits.envelope
                                       : where == "DATA"                    ? limits.dataStart
                                                                            : limits.dataEnd;
    // EHLO, which is answered, shares the limit of STARTTLS, which is not.
    limit = std::chrono::milliseconds(where == "STAR" ? 2000 : 200);
    House house(first.port(), limits);
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.2"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QCOMPARE(results[0].reply, "4.4.2 the connection was lost " + reply.toStdString() +
                                   ": no answer within " + (where == "STAR" ? "2 s" : "200 ms"));
    QCOMPARE(first.connections(), 1);
    QCOMPARE(second->connections(), goesOn ? 1 : 0);
}

void MailCarrierTest::perRecipient()
{
    Behaviour behaviour;
    behaviour.recipients["b@example.org"] = "550 5.1.1 nobody";
    behaviour.recipients["c@example.org"] = "450 4.2.1 later";
    const FakeServer server(behaviour);
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job({"a@example.org", "b@example.org", "c@example.org"}));
    QCOMPARE(results.size(), std::size_t(3));
    QCOMPARE(results[0].kind, Kind::Delivered);
    QCOMPARE(results[1].kind, Kind::Bounced);
    QCOMPARE(results[1].reply, std::string("550 5.1.1 nobody"));
    QCOMPARE(results[2].kind, Kind::Deferred);
    QCOMPARE(results[2].reply, std::string("450 4.2.1 later"));
    QCOMPARE(server.received().size(), std::size_t(1));
}

void MailCarrierTest::tooManyRecipientsGoInSeveralTransactions()
{
    Behaviour behaviour;
    behaviour.mostRecipients = 2;
    const FakeServer server(behaviour);
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(
        job({"a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org"}));
    for (const auto& result : results)
        QCOMPARE(result.kind, Kind::Delivered);
    QCOMPARE(server.received().size(), std::size_t(3));
}

void MailCarrierTest::manyRecipients()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    std::vector<std::string> recipients;
    for (int i = 0; i < 250; ++i)
        recipients.push_back("user" + std::to_string(i) + "@example.org");
    const auto results = house.carry(job(recipients));
    QCOMPARE(results.size(), recipients.size());
    for (const auto& result : results)
        QCOMPARE(result.kind, Kind::Delivered);
    const auto received = server.received();
    QCOMPARE(received.size(), std::size_t(3));
    QCOMPARE(received[0].recipients.size(), std::size_t(100));
    QCOMPARE(received[2].recipients.size(), std::size_t(50));
}

void MailCarrierTest::eightBitToAnOldServer()
{
    Behaviour behaviour;
    behaviour.extensions = {"PIPELINING"};
    const FakeServer server(behaviour);
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    queue::Job wanted = job();
    wanted.eightBit = true;
    wanted.content = smtp::Content("\r\ncaf\xC3\xA9\r\n");
    const auto results = house.carry(wanted);
    QCOMPARE(results[0].kind, Kind::Bounced);
    QVERIFY(results[0].reply.starts_with("5.6.3 "));
    QVERIFY(server.received().empty());
}

void MailCarrierTest::carrierGoesFirst()
{
    Behaviour behaviour;
    behaviour.stallAt = "connect";
    const FakeServer server(behaviour);
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    std::atomic<bool> called = false;
    house.carrier->carry(job(), [&called](const auto&) { called = true; });
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, 30000);
    house.carrier.reset();
    QVERIFY(!called);
}

void MailCarrierTest::logsEveryStep()
{
    const FakeServer first(greeting("450 busy"));
    const auto second = neighbour(first, {});
    QVERIFY(second->isListening());
    House house(first.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.2"});
    const std::uint64_t before = core::logNewestSequence();
    house.carry(job());
    std::string text;
    for (const auto& line : core::logLinesAfter(before, 1000, [](const core::LogLine& candidate) {
             return candidate.source == "smtp-out" && candidate.messageId == "r7k2-94qd-1xwm";
         }))
        text += line.text + "\n";
    const std::string port = std::to_string(first.port());
    QCOMPARE(text, "mx.example.org: < 450 busy\n"
                   "mx.example.org: > QUIT\n"
                   "<ada@example.org> not now by mx.example.org [127.0.0.1]:" +
                       port +
                       ": 450 busy\n"
                       "<ada@example.org> delivered by mx.example.org [127.0.0.2]:" +
                       port + ": 250 2.0.0 queued as fake-1\n");
}

QTEST_GUILESS_MAIN(MailCarrierTest)
#include "tst_mail_carrier.moc"
