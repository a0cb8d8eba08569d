// Mail goes by IPv6 only while our address has a PTR record that leads back to it.
#include "delivery/ipv6_sending.h"
#include "house.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

namespace
{

const std::string ours = "2001:db8::25";
constexpr std::uint16_t nobody = 9; ///< tests connect to no IPv6 server

core::Config configFor(core::Ipv6Sending wish)
{
    core::Config config = House::configFor(nobody);
    config.ipv6Sending = wish;
    config.addresses = {"192.0.2.25", "2001:DB8:0::25"};
    return config;
}

} // namespace

class Ipv6SendingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void answers_data();
    void answers();
    void noAddressOfOurOwn();
    void mailWaits();
    void otherAddressesAreUsed();
};

void Ipv6SendingTest::answers_data()
{
    QTest::addColumn<int>("wish");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("forward");
    QTest::addColumn<QByteArray>("refusal"); ///< beginning, empty: allowed
    const int automatic = int(core::Ipv6Sending::Auto);
    const QByteArray name = "mail.example.net";
    QTest::newRow("confirmed") << automatic << name << QByteArray(ours.c_str()) << QByteArray();
    QTest::newRow("no PTR") << automatic << QByteArray() << QByteArray()
                            << QByteArray("its address 2001:db8::25 has no PTR record");
    QTest::newRow("name without address")
        << automatic << name << QByteArray()
        << QByteArray("the PTR record of 2001:db8::25 names mail.example.net, which does not");
    QTest::newRow("name with another") << automatic << name << QByteArray("2001:db8::26")
                                       << QByteArray("the PTR record of 2001:db8::25 names");
    QTest::newRow("resolver down")
        << automatic << QByteArray("!") << QByteArray()
        << QByteArray("the PTR record of 2001:db8::25 could not be looked up");
    QTest::newRow("always") << int(core::Ipv6Sending::Always) << QByteArray() << QByteArray()
                            << QByteArray();
    QTest::newRow("never") << int(core::Ipv6Sending::Never) << name << QByteArray(ours.c_str())
                           << QByteArray("the configuration says");
}

void Ipv6SendingTest::answers()
{
    QFETCH(int, wish);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, forward);
    QFETCH(QByteArray, refusal);
    asio::io_context io;
    const auto zone = std::make_shared<Zone>(io);
    const std::string reverse = dns::reverseName(ours);
    if (pointer == "!")
        zone->fail(reverse, dns::Type::PTR, dns::Status::ServFail);
    else if (!pointer.isEmpty())
        zone->set(reverse, dns::Type::PTR, {pointer.toStdString()});
    if (!forward.isEmpty())
        zone->set("mail.example.net", dns::Type::AAAA, {forward.toStdString()});
    const auto sending =
        std::make_shared<Ipv6Sending>(io, configFor(static_cast<core::Ipv6Sending>(wish)), zone);
    QStringList told;
    const auto ask = [&] {
        sending->ask([&](const std::string& why) { told.append(QString::fromStdString(why)); });
    };
    ask(); // before anything is known
    sending->start();
    io.poll();
    ask();
    QCOMPARE(told.size(), 2);
    QVERIFY2(told.last().startsWith(QString::fromLatin1(refusal)), qPrintable(told.last()));
    QCOMPARE(told.last().isEmpty(), refusal.isEmpty());
    const int queries = zone->queries();
    ask();
    QCOMPARE(zone->queries(), queries);
    sending->stop();
}

void Ipv6SendingTest::noAddressOfOurOwn()
{
    asio::io_context io;
    const auto zone = std::make_shared<Zone>(io);
    core::Config config = configFor(core::Ipv6Sending::Auto);
    config.addresses = {"192.0.2.25"};
    const auto sending = std::make_shared<Ipv6Sending>(io, config, zone);
    sending->start();
    std::string told;
    sending->ask([&](const std::string& why) { told = why; });
    QCOMPARE(told, std::string("this server has no public IPv6 address"));
    QCOMPARE(zone->queries(), 0);
}

void Ipv6SendingTest::mailWaits()
{
    House house(configFor(core::Ipv6Sending::Auto), patient(), {}, [](Zone& zone) {
        zone.set("example.org", dns::Type::MX, {"10 mx.example.org"});
        zone.set("mx.example.org", dns::Type::AAAA, {"2001:db8::77"});
    });
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY2(results[0].reply.starts_with("4.4.4 mx.example.org takes mail by IPv6 alone") &&
                 results[0].reply.find("no PTR record") != std::string::npos,
             results[0].reply.c_str());
}

void Ipv6SendingTest::otherAddressesAreUsed()
{
    const FakeServer server({});
    core::Config config = configFor(core::Ipv6Sending::Auto);
    config.deliveryPort = server.port();
    House house(config, patient(), {}, [](Zone& zone) {
        zone.set("example.org", dns::Type::MX, {"10 mx1.example.org", "20 mx2.example.org"});
        zone.set("mx1.example.org", dns::Type::AAAA, {"2001:db8::77"});
        zone.set("mx2.example.org", dns::Type::A, {"127.0.0.1"});
    });
    const auto results = house.carry(job());
    QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
    QCOMPARE(results[0].host, std::string("mx2.example.org"));
}

QTEST_GUILESS_MAIN(Ipv6SendingTest)
#include "tst_ipv6_sending.moc"
