// Which hosts and addresses a message is taken to: MX, ourselves, order, the next one after a
// failure.
#include "house.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

Q_DECLARE_METATYPE(mailstead::dns::Status)
Q_DECLARE_METATYPE(mailstead::queue::AttemptResult::Kind)

class RoutesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void verdictsOfDns_data();
    void verdictsOfDns();
    void implicitMx();
    void reroutedJobs();
    void ourselvesAsMx();
    void betterMxThanOurselves();
    void ourselvesByAddress_data();
    void ourselvesByAddress();
    void ourselvesOnlyOnOurPorts();
    void mxOrder();
    void fallsToTheNextHost_data();
    void fallsToTheNextHost();
    void staysWhereItWasAnswered_data();
    void staysWhereItWasAnswered();
    void allHostsSayNever();
    void refusedConnection();
    void theServersWordIsKept();
    void hostWithoutAddressIsPassedOver();
    void hostsWithoutAddresses_data();
    void hostsWithoutAddresses();
    void addressLiteral();
    void asksOnce();
    void deadAddressIsFoundOnce();
};

void RoutesTest::verdictsOfDns_data()
{
    QTest::addColumn<dns::Status>("status");
    QTest::addColumn<QByteArray>("mx");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("null MX") << dns::Status::NoError << QByteArray("0 .") << Kind::Bounced
                             << QByteArray(
                                    "5.1.10 example.org does not accept mail (null MX, RFC 7505)");
    QTest::newRow("NXDOMAIN") << dns::Status::NxDomain << QByteArray() << Kind::Bounced
                              << QByteArray("5.1.2 the domain example.org does not exist");
    QTest::newRow("SERVFAIL")
        << dns::Status::ServFail << QByteArray() << Kind::Deferred
        << QByteArray("4.4.3 the MX records of example.org could not be looked up: SERVFAIL");
    QTest::newRow("timeout")
        << dns::Status::Timeout << QByteArray() << Kind::Deferred
        << QByteArray("4.4.3 the MX records of example.org could not be looked up: timeout");
    QTest::newRow("bogus") << dns::Status::Bogus << QByteArray() << Kind::Deferred
                           << QByteArray("4.4.3 the MX records of example.org could not be looked "
                                         "up: bogus (DNSSEC)");
    QTest::newRow("broken records") << dns::Status::NoError << QByteArray("what?") << Kind::Deferred
                                    << QByteArray("4.4.4 no MX record of example.org is usable");
}

void RoutesTest::verdictsOfDns()
{
    QFETCH(dns::Status, status);
    QFETCH(QByteArray, mx);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, reply);
    House house(1);
    if (status == dns::Status::NoError)
        house.zone->set("example.org", dns::Type::MX, {mx.toStdString()});
    else
        house.zone->fail("example.org", dns::Type::MX, status);
    const auto results = house.carry(job({"ada@example.org", "bob@example.org"}));
    QCOMPARE(results.size(), std::size_t(2));
    for (const auto& result : results) {
        QCOMPARE(result.kind, kind);
        QCOMPARE(QByteArray::fromStdString(result.reply), reply);
    }
    QCOMPARE(results[1].number, 2);
}

void RoutesTest::implicitMx()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Delivered);
    QCOMPARE(results[0].host, std::string("example.org"));

    // Neither an MX nor an address: the domain exists, but not for mail.
    House other(server.port());
    other.zone->set("example.org", dns::Type::TXT, {"v=spf1 -all"});
    const auto none = other.carry(job());
    QCOMPARE(none[0].kind, Kind::Bounced);
    QCOMPARE(none[0].reply,
             std::string("5.1.2 the domain example.org has neither an MX nor an address"));
}

void RoutesTest::reroutedJobs()
{
    const FakeServer server({});
    House house;
    house.zone->set("relay.example.net", dns::Type::A, {"127.0.0.1"});
    // No MX is asked for; the port is its own.
    for (const char* host : {"relay.example.net", "127.0.0.1", "[127.0.0.1]"}) {
        queue::Job rerouted = job();
        rerouted.rows[0].via = std::string(host) + ":" + std::to_string(server.port());
        const auto results = house.carry(rerouted);
        QCOMPARE(results.size(), std::size_t(1));
        QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
    }
}

void RoutesTest::ourselvesAsMx()
{
    House house(1);
    house.zone->set("example.org", dns::Type::MX, {"10 MAIL.example.net", "20 mx2.example.org"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Bounced);
    QVERIFY(results[0].reply.starts_with("5.4.6 "));
}

void RoutesTest::betterMxThanOurselves()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX,
                    {"5 mx1.example.org", "10 mail.example.net", "20 mx3.example.org"});
    house.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(house.carry(job())[0].host, std::string("mx1.example.org"));
}

void RoutesTest::ourselvesByAddress_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char* address : {"127.0.0.1", "127.9.9.9", "0.0.0.0", "192.0.2.25", "::1",
                                "::ffff:127.0.0.1", "2001:db8::19"})
        QTest::newRow(address) << QByteArray(address);
}

void RoutesTest::ourselvesByAddress()
{
    QFETCH(QByteArray, address);
    core::Config config = House::configFor(25);
    config.addresses = {"192.0.2.25", "2001:DB8:0::19"};
    const std::string text = address.toStdString();
    const auto type = address.contains(':') ? dns::Type::AAAA : dns::Type::A;
    const auto bounces = [&](House& house, queue::Job given) {
        const auto results = house.carry(std::move(given));
        QCOMPARE(results.size(), std::size_t(1));
        QVERIFY2(results[0].kind == Kind::Bounced, results[0].reply.c_str());
        QVERIFY2(results[0].reply.starts_with("5.4.6 "), results[0].reply.c_str());
    };

    // An equal that would take it is left out like what is worse.
    House byMx(config);
    byMx.zone->set("example.org", dns::Type::MX,
                   {"10 other.example.org", "10 we.example.org", "20 mx2.example.org"});
    byMx.zone->set("we.example.org", type, {text});
    byMx.zone->set("other.example.org", dns::Type::A, {"192.0.2.77"});
    byMx.zone->set("mx2.example.org", dns::Type::A, {"192.0.2.77"});
    bounces(byMx, job());

    House implicit(config);
    implicit.zone->set("example.org", type, {text});
    bounces(implicit, job());

    House literal(config);
    queue::Job to = job();
    to.domain = type == dns::Type::A ? "[" + text + "]" : "[IPv6:" + text + "]";
    bounces(literal, to);
}

void RoutesTest::ourselvesOnlyOnOurPorts()
{
    const FakeServer server({});
    core::Config config = House::configFor(server.port());
    House other(config);
    // Where we listen ourselves is here too.
    config.listeners = {{core::ListenerKind::Smtp, "::", server.port()}};
    House own(config);
    for (House* house : {&other, &own}) {
        house->zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
        house->zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    }
    QCOMPARE(other.carry(job())[0].kind, Kind::Delivered);
    QCOMPARE(own.carry(job())[0].kind, Kind::Bounced);

    // A better host that cannot be asked now may take it later.
    House backup(config);
    backup.zone->set("example.org", dns::Type::MX, {"5 mx1.example.org", "10 we.example.org"});
    backup.zone->fail("mx1.example.org", dns::Type::A, dns::Status::ServFail);
    backup.zone->set("we.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = backup.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY(results[0].reply.starts_with("4.4.3 "));
}

void RoutesTest::mxOrder()
{
    const FakeServer first({});
    const auto second = neighbour(first, {});
    QVERIFY(second->isListening());
    House house(first.port());
    house.zone->set("example.org", dns::Type::MX, {"20 mx2.example.org", "10 mx1.example.org"});
    house.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.1"});
    house.zone->set("mx2.example.org", dns::Type::A, {"127.0.0.2"});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(house.carry(job())[0].host, std::string("mx1.example.org"));
    QCOMPARE(second->connections(), 0);

    // Equal ones share the load: 30 deliveries all to the same one happen once in 2^29.
    House shared(first.port());
    shared.zone->set("example.org", dns::Type::MX, {"10 mx2.example.org", "10 mx1.example.org"});
    shared.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.1"});
    shared.zone->set("mx2.example.org", dns::Type::A, {"127.0.0.2"});
    const int before = first.connections();
    for (int i = 0; i < 30; ++i)
        QCOMPARE(shared.carry(job())[0].kind, Kind::Delivered);
    QVERIFY(first.connections() > before);
    QVERIFY(second->connections() > 0);
}

void RoutesTest::fallsToTheNextHost_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("greeting 4xx") << 0;
    QTest::newRow("greeting 421") << 1;
    QTest::newRow("greeting 5xx") << 2;
    QTest::newRow("closes at once") << 3;
    QTest::newRow("closes at MAIL") << 4;
    QTest::newRow("RCPT 4xx") << 5;
    QTest::newRow("DATA 4xx") << 6;
    QTest::newRow("no SMTP") << 7;
}

void RoutesTest::fallsToTheNextHost()
{
    QFETCH(int, which);
    std::vector<Behaviour> behaviours = {greeting("450 busy"), greeting("421 busy"),
                                         greeting("554 not here")};
    behaviours.resize(7);
    behaviours[3].closeAt = "connect";
    behaviours[4].closeAt = "MAIL";
    behaviours[5].recipients["ada@example.org"] = "450 4.2.0 greylisted";
    behaviours[6].data = "451 4.3.0 not now";
    behaviours.push_back(greeting("SSH-2.0-OpenSSH"));
    const FakeServer first(behaviours.at(static_cast<std::size_t>(which)));
    const auto second = neighbour(first, {});
    QVERIFY(second->isListening());
    // Once as two hosts, once as two addresses of one.
    House hosts(first.port());
    hosts.zone->set("example.org", dns::Type::MX, {"10 mx1.example.org", "20 mx2.example.org"});
    hosts.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.1"});
    hosts.zone->set("mx2.example.org", dns::Type::A, {"127.0.0.2"});
    const auto results = hosts.carry(job());
    QCOMPARE(results[0].kind, Kind::Delivered);
    QCOMPARE(results[0].host, std::string("mx2.example.org"));
    QCOMPARE(results[0].address, std::string("127.0.0.2"));
    QCOMPARE(first.connections(), 1);

    House addresses(first.port());
    addresses.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    addresses.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.2"});
    QCOMPARE(addresses.carry(job())[0].address, std::string("127.0.0.2"));
}

void RoutesTest::staysWhereItWasAnswered_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("RCPT 5xx") << 0 << Kind::Bounced << QByteArray("550 5.1.1 nobody");
    QTest::newRow("MAIL 5xx") << 1 << Kind::Bounced << QByteArray("550 5.7.1 listed");
    QTest::newRow("dot 5xx") << 2 << Kind::Bounced << QByteArray("554 5.7.1 spam");
    QTest::newRow("dot 4xx") << 3 << Kind::Deferred << QByteArray("451 4.7.1 later");
    QTest::newRow("closed after the content")
        << 4 << Kind::Deferred
        << QByteArray("4.4.2 the connection was lost after the content: the server closed the "
                      "connection");
}

void RoutesTest::staysWhereItWasAnswered()
{
    QFETCH(int, which);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, reply);
    std::vector<Behaviour> behaviours(5);
    behaviours[0].recipients["ada@example.org"] = "550 5.1.1 nobody";
    behaviours[1].mail = "550 5.7.1 listed";
    behaviours[2].dot = "554 5.7.1 spam";
    behaviours[3].dot = "451 4.7.1 later";
    behaviours[4].closeAt = ".";
    const FakeServer first(behaviours.at(static_cast<std::size_t>(which)));
    const auto second = neighbour(first, {});
    QVERIFY(second->isListening());
    House house(first.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx1.example.org", "20 mx2.example.org"});
    house.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.1"});
    house.zone->set("mx2.example.org", dns::Type::A, {"127.0.0.2"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, kind);
    QCOMPARE(QByteArray::fromStdString(results[0].reply), reply);
    QCOMPARE(results[0].host, std::string("mx1.example.org"));
    QCOMPARE(second->connections(), 0);
}

void RoutesTest::allHostsSayNever()
{
    const FakeServer first(greeting("554 no mail here"));
    const auto second = neighbour(first, greeting("521 never"));
    QVERIFY(second->isListening());
    House house(first.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.2"});
    QCOMPARE(house.carry(job())[0].kind, Kind::Bounced);

    // One that may do better later keeps the message in the queue.
    const auto third = neighbour(first, greeting("450 later"), "127.0.0.3");
    QVERIFY(third->isListening());
    House mixed(first.port());
    mixed.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    mixed.zone->set("mx.example.org", dns::Type::A, {"127.0.0.3", "127.0.0.1"});
    const auto results = mixed.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QCOMPARE(results[0].reply, std::string("450 later"));
}

void RoutesTest::refusedConnection()
{
    std::uint16_t free = 0;
    {
        const FakeServer gone({});
        free = gone.port();
    }
    House house(free);
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QCOMPARE(results[0].reply, "4.4.1 cannot connect to mx.example.org [127.0.0.1]:" +
                                   std::to_string(free) + ": Connection refused");
    QCOMPARE(results[0].address, std::string("127.0.0.1"));
}

void RoutesTest::theServersWordIsKept()
{
    const FakeServer server(greeting("450 4.7.1 greylisted"));
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    // Nobody listens on the second address.
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.2"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QCOMPARE(results[0].reply, std::string("450 4.7.1 greylisted"));
    QCOMPARE(results[0].address, std::string("127.0.0.1"));
}

void RoutesTest::hostWithoutAddressIsPassedOver()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX,
                    {"5 gone.example.org", "7 broken.example.org", "10 mx.example.org"});
    house.zone->fail("broken.example.org", dns::Type::A, dns::Status::ServFail);
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
}

void RoutesTest::hostsWithoutAddresses_data()
{
    QTest::addColumn<bool>("broken");
    QTest::newRow("none exists") << false;
    QTest::newRow("one cannot be looked up") << true;
}

void RoutesTest::hostsWithoutAddresses()
{
    QFETCH(bool, broken);
    House house(1);
    house.zone->set("example.org", dns::Type::MX, {"5 one.example.org", "7 two.example.org"});
    if (broken)
        house.zone->fail("one.example.org", dns::Type::AAAA, dns::Status::ServFail);
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, broken ? Kind::Deferred : Kind::Bounced);
    QVERIFY(results[0].reply.starts_with(broken ? "4.4.3 the address of one.example.org"
                                                : "5.4.4 the mail host "));
}

void RoutesTest::addressLiteral()
{
    const FakeServer server({});
    House house(server.port());
    queue::Job wanted = job({"ada@[127.0.0.1]"});
    wanted.domain = "[127.0.0.1]";
    QCOMPARE(house.carry(wanted)[0].kind, Kind::Delivered);
    QCOMPARE(server.received()[0].recipients[0], std::string("ada@[127.0.0.1]"));
}

void RoutesTest::asksOnce()
{
    const FakeServer server({});
    House house(server.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    for (int i = 0; i < 4; ++i)
        QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
    QCOMPARE(house.zone->queries(), 3); // MX, A, AAAA
}

void RoutesTest::deadAddressIsFoundOnce()
{
    const FakeServer dead(greetingClosed());
    const auto second = neighbour(dead, {});
    QVERIFY(second->isListening());
    House house(dead.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.2"});
    for (int i = 0; i < 4; ++i)
        QCOMPARE(house.carry(job())[0].address, std::string("127.0.0.2"));
    QCOMPARE(dead.connections(), 1);
}

QTEST_GUILESS_MAIN(RoutesTest)
#include "tst_routes.moc"
