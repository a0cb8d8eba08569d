// Connections that carry several messages.
#include "house.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

class ConnectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void manyJobsAtOnce();
    void reusesTheConnection();
    void closedBetweenMessages_data();
    void closedBetweenMessages();
    void mostMessagesOfAConnection();
    void envelopeIds();
    void binaryContent_data();
    void binaryContent();
};

void ConnectionsTest::manyJobsAtOnce()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    std::vector<std::future<std::vector<AttemptResult>>> futures;
    for (int i = 0; i < 20; ++i) {
        auto promise = std::make_shared<std::promise<std::vector<AttemptResult>>>();
        futures.push_back(promise->get_future());
        house.carrier->carry(job(), [promise](std::vector<AttemptResult> results) {
            promise->set_value(std::move(results));
        });
    }
    for (auto& future : futures) {
        QCOMPARE(future.wait_for(soon), std::future_status::ready);
        QCOMPARE(future.get()[0].kind, Kind::Delivered);
    }
    QCOMPARE(server.received().size(), std::size_t(20));
}

void ConnectionsTest::reusesTheConnection()
{
    Behaviour behaviour;
    behaviour.tls = Behaviour::Tls::Works;
    behaviour.recipients["b@example.org"] = "550 5.1.1 nobody";
    const FakeServer server(behaviour);
    House house(server.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
    // A transaction that came to nothing is reset before the next.
    QCOMPARE(house.carry(job({"b@example.org"}))[0].kind, Kind::Bounced);
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Delivered);
    QVERIFY(results[0].tls.starts_with("TLSv1.3"));
    QVERIFY(results[0].dialogue.empty());
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.received().size(), std::size_t(6));
    QCOMPARE(server.received().back().content, std::string("Subject: hi\r\n\r\n.hello\r\n"));
}

void ConnectionsTest::closedBetweenMessages_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::newRow("closes") << QByteArray();
    QTest::newRow("421 at MAIL") << QByteArray("421 4.4.2 idle for too long");
}

void ConnectionsTest::closedBetweenMessages()
{
    QFETCH(QByteArray, mail);
    Behaviour behaviour;
    behaviour.laterMail = mail.toStdString();
    behaviour.closesAtLaterMail = mail.isEmpty();
    const FakeServer server(behaviour);
    House house(server.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    for (int i = 0; i < 4; ++i)
        QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
    QCOMPARE(server.received().size(), std::size_t(4));
    QCOMPARE(server.connections(), 4);
}

void ConnectionsTest::mostMessagesOfAConnection()
{
    Behaviour behaviour;
    behaviour.extensions.push_back("LIMITS MAILMAX=2 RCPTMAX=3");
    const FakeServer server(behaviour);
    House house(server.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    for (int i = 0; i < 4; ++i)
        QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
    QCOMPARE(server.connections(), 2);
    for (const auto& result :
         house.carry(job({"a@example.org", "b@example.org", "c@example.org", "d@example.org"})))
        QCOMPARE(result.kind, Kind::Delivered);
    QCOMPARE(server.received().back().recipients.size(), std::size_t(1));
}

/// Who can send a notification gets an id that nobody else knows; a sender's own goes before it.
void ConnectionsTest::envelopeIds()
{
    Behaviour behaviour;
    behaviour.extensions.push_back("DSN");
    const FakeServer server(behaviour);
    const auto ids = [](const queue::Row& row) {
        return "ours for " + row.domain;
    };
    House house(House::configFor(server.port()), keeping(), {}, {}, ids);
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    QVERIFY(house.carry(job())[0].kind == Kind::Delivered);
    queue::Job named = job();
    named.envelopeId = "of the sender";
    QVERIFY(house.carry(std::move(named))[0].kind == Kind::Delivered);
    std::vector<std::string> mails;
    for (const std::string& command : server.commands()) {
        if (command.starts_with("MAIL"))
            mails.push_back(command);
    }
    QCOMPARE(mails.size(), std::size_t(2));
    QVERIFY2(mails[0].ends_with(" ENVID=ours+20for+20example.org"), mails[0].c_str());
    QVERIFY2(mails[1].ends_with(" ENVID=of+20the+20sender"), mails[1].c_str());
}

void ConnectionsTest::binaryContent_data()
{
    QTest::addColumn<bool>("secure");
    QTest::newRow("in the clear") << false;
    QTest::newRow("TLS") << true;
}

/// By BDAT and octet by octet, between messages of lines on the same connection.
void ConnectionsTest::binaryContent()
{
    QFETCH(bool, secure);
    Behaviour behaviour;
    behaviour.extensions.insert(behaviour.extensions.end(), {"CHUNKING", "BINARYMIME"});
    if (secure)
        behaviour.tls = Behaviour::Tls::Works;
    const FakeServer server(behaviour);
    House house(server.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    std::string octets = "Subject: octets\r\n\r\n.\r\n";
    for (int i = 0; i < 200'000; ++i)
        octets += static_cast<char>(i * 31);
    queue::Job binary = job();
    binary.body = smtp::BodyType::Binary;
    binary.eightBit = true;
    binary.content = smtp::Content(octets);
    QVERIFY(house.carry(job())[0].kind == Kind::Delivered);
    QVERIFY(house.carry(std::move(binary))[0].kind == Kind::Delivered);
    QVERIFY(house.carry(job())[0].kind == Kind::Delivered);
    QCOMPARE(server.connections(), 1);
    const auto received = server.received();
    QCOMPARE(received.size(), std::size_t(3));
    QVERIFY(received[1].content == octets);
    QCOMPARE(received[2].content, std::string("Subject: hi\r\n\r\n.hello\r\n"));
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"
