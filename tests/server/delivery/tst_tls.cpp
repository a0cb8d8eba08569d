// TLS to other servers: opportunistic, and verified because the sender asks for it (RFC 8689).
#include "house.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

namespace
{

Behaviour withTls(bool promises = true, Behaviour::Tls tls = Behaviour::Tls::Works)
{
    Behaviour behaviour;
    behaviour.tls = tls;
    if (promises)
        behaviour.extensions.emplace_back("REQUIRETLS");
    return behaviour;
}

queue::Job secretJob()
{
    queue::Job made = job();
    made.requireTls = true;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(mailstead::queue::AttemptResult::Kind)
Q_DECLARE_METATYPE(mailstead::delivery::test::Behaviour)

class TlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void deliversUnderTls();
    void tlsFailureThenPlaintext();
    void requireTls();
    void requireTlsKeepsItsPromise_data();
    void requireTlsKeepsItsPromise();
    void requireTlsWantsTheNameOfTheHost();
    void requireTlsWantsDnssec();
    void requireTlsFindsAnotherHost();

private:
    std::string rootsOf(const FakeServer& server);
    QTemporaryDir m_directory;
};

std::string TlsTest::rootsOf(const FakeServer& server)
{
    QFile file(m_directory.filePath(QString::number(server.port())));
    if (file.open(QIODevice::WriteOnly))
        file.write(server.certificate().c_str());
    return file.fileName().toStdString();
}

void TlsTest::deliversUnderTls()
{
    Behaviour behaviour;
    behaviour.tls = Behaviour::Tls::Works;
    const FakeServer server(behaviour);
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Delivered);
    QVERIFY(results[0].tls.starts_with("TLSv1.3 TLS_"));
    QVERIFY(server.received()[0].secure);
    QCOMPARE(server.connections(), 1);
}

void TlsTest::tlsFailureThenPlaintext()
{
    Behaviour behaviour;
    behaviour.tls = Behaviour::Tls::BreaksInHandshake;
    const FakeServer server(behaviour);
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Delivered);
    QVERIFY(results[0].tls.empty());
    QCOMPARE(server.connections(), 2);
    QVERIFY(!server.received()[0].secure);
}

void TlsTest::requireTls()
{
    const FakeServer server(withTls());
    House house(House::configFor(server.port()), keeping(), rootsOf(server));
    house.zone->setSecure("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(secretJob());
    QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
    QVERIFY(results[0].tls.starts_with("TLSv1.3 "));
    QVERIFY(server.received()[0].secure);
    const auto said = server.commands();
    QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string& command) {
        return command.starts_with("MAIL FROM:<x@example.net>") && command.ends_with(" REQUIRETLS");
    }));
    // Verified and opportunistic connections do not mix.
    QCOMPARE(house.carry(secretJob())[0].kind, Kind::Delivered);
    QCOMPARE(server.connections(), 1);
}

void TlsTest::requireTlsKeepsItsPromise_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("reply");
    using Tls = Behaviour::Tls;
    QTest::newRow("no STARTTLS") << withTls(true, Tls::NotOffered) << true << Kind::Bounced
                                 << QByteArray("5.7.10 ");
    QTest::newRow("no promise") << withTls(false) << true << Kind::Bounced << QByteArray("5.7.30 ");
    QTest::newRow("stranger's certificate")
        << withTls() << false << Kind::Bounced << QByteArray("5.7.10 ");
    QTest::newRow("handshake breaks")
        << withTls(true, Tls::BreaksInHandshake) << true << Kind::Deferred << QByteArray("4.7.10 ");
}

void TlsTest::requireTlsKeepsItsPromise()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(bool, trusted);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, reply);
    const FakeServer server(behaviour);
    House house(House::configFor(server.port()), patient(),
                trusted ? rootsOf(server) : std::string());
    house.zone->setSecure("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(secretJob());
    QVERIFY2(results[0].kind == kind, results[0].reply.c_str());
    QVERIFY2(results[0].reply.starts_with(reply.toStdString()), results[0].reply.c_str());
    QVERIFY(server.received().empty());
    for (const std::string& command : server.commands())
        QVERIFY2(!command.starts_with("MAIL"), command.c_str());
    QCOMPARE(server.connections(), 1);
}

void TlsTest::requireTlsWantsTheNameOfTheHost()
{
    const FakeServer server(withTls());
    House house(House::configFor(server.port()), patient(), rootsOf(server));
    house.zone->setSecure("example.org", dns::Type::MX, {"10 mx2.example.org"});
    house.zone->set("mx2.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(secretJob());
    QCOMPARE(results[0].kind, Kind::Bounced);
    QVERIFY2(results[0].reply.starts_with("5.7.10 ") &&
                 results[0].reply.find("ostname") != std::string::npos,
             results[0].reply.c_str());
    QVERIFY(server.received().empty());
}

void TlsTest::requireTlsWantsDnssec()
{
    const FakeServer server(withTls());
    House house(House::configFor(server.port()), patient(), rootsOf(server));
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(secretJob());
    QCOMPARE(results[0].kind, Kind::Bounced);
    QVERIFY2(results[0].reply.starts_with("5.7.10 "), results[0].reply.c_str());
    QCOMPARE(server.connections(), 0);
}

void TlsTest::requireTlsFindsAnotherHost()
{
    const FakeServer server(withTls());
    const auto careless = neighbour(server, withTls(false, Behaviour::Tls::NotOffered));
    QVERIFY(careless->isListening());
    House house(House::configFor(server.port()), patient(), rootsOf(server));
    house.zone->setSecure("example.org", dns::Type::MX,
                          {"10 mx1.example.org", "20 mx.example.org"});
    house.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.2"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(secretJob());
    QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
    QCOMPARE(results[0].host, std::string("mx.example.org"));
    QVERIFY(careless->received().empty());
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
