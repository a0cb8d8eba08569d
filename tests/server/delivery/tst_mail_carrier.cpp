// The carrier against small servers on loopback and a resolver in memory.
#include "core/log.h"
#include "delivery/mail_carrier.h"
#include "fake_server.h"
#include "zone.h"

#include <QTemporaryDir>
#include <QTest>
#include <asio/executor_work_guard.hpp>
#include <future>
#include <optional>
#include <thread>

using namespace mailstead;
using namespace mailstead::delivery;
using queue::AttemptResult;
using Kind = queue::AttemptResult::Kind;
using test::Behaviour;
using test::FakeServer;

namespace
{

constexpr auto soon = std::chrono::seconds(60);

CarrierLimits patient()
{
    CarrierLimits limits;
    limits.quit = std::chrono::milliseconds(200);
    // The fake server speaks with one at a time: an idle connection keeps the next one waiting.
    limits.idle = std::chrono::milliseconds(100);
    return limits;
}

/// A carrier with its io thread and its zone. The zone is filled before the first job.
class House
{
public:
    explicit House(std::uint16_t port = 0, CarrierLimits limits = patient(),
                   const std::string& lmtp = "/nowhere/lmtp")
    {
        core::Config config;
        config.hostname = "mail.example.net";
        config.deliveryPort = port;
        config.lmtpTarget = lmtp;
        carrier = std::make_unique<MailCarrier>(io, config, zone, limits);
        thread = std::thread([this] { io.run(); });
    }
    ~House()
    {
        work.reset();
        io.stop();
        thread.join();
    }
    std::vector<AttemptResult> carry(queue::Job job)
    {
        auto promise = std::make_shared<std::promise<std::vector<AttemptResult>>>();
        auto future = promise->get_future();
        carrier->carry(std::move(job), [promise](std::vector<AttemptResult> results) {
            promise->set_value(std::move(results));
        });
        if (future.wait_for(soon) != std::future_status::ready)
            return {};
        return future.get();
    }

    asio::io_context io{1};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work{
        asio::make_work_guard(io)};
    std::shared_ptr<test::Zone> zone = std::make_shared<test::Zone>(io);
    std::unique_ptr<MailCarrier> carrier;
    std::thread thread;
};

/// As patient, with connections that wait for more.
CarrierLimits keeping()
{
    CarrierLimits limits = patient();
    limits.idle = soon;
    return limits;
}

Behaviour greetingClosed()
{
    Behaviour behaviour;
    behaviour.closeAt = "connect";
    return behaviour;
}

queue::Job job(const std::vector<std::string>& recipients = {"ada@example.org"},
               queue::Route route = queue::Route::Remote)
{
    queue::Job made;
    made.route = route;
    made.domain = "example.org";
    made.content = smtp::Content("Subject: hi\r\n\r\n.hello\r\n");
    int number = 0;
    for (const std::string& recipient : recipients) {
        queue::Row row;
        row.messageId = "r7k2-94qd-1xwm";
        row.number = ++number;
        row.sender = "x@example.net";
        row.recipient = recipient;
        row.domain = made.domain;
        row.route = route;
        made.rows.push_back(row);
    }
    return made;
}

/// A second server on another loopback address with the port of the first.
std::unique_ptr<FakeServer> neighbour(const FakeServer& first, Behaviour behaviour,
                                      const std::string& address = "127.0.0.2")
{
    return std::make_unique<FakeServer>(std::move(behaviour), address, first.port());
}

Behaviour greeting(const std::string& text)
{
    Behaviour behaviour;
    behaviour.greeting = text;
    return behaviour;
}

} // namespace

Q_DECLARE_METATYPE(mailstead::dns::Status)
Q_DECLARE_METATYPE(mailstead::queue::AttemptResult::Kind)

class MailCarrierTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void delivers();
    void deliversUnderTls();
    void tlsFailureThenPlaintext();
    void verdictsOfDns_data();
    void verdictsOfDns();
    void implicitMx();
    void reroutedJobs();
    void ourselvesAsMx();
    void betterMxThanOurselves();
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
    void stalls_data();
    void stalls();
    void perRecipient();
    void tooManyRecipientsGoInSeveralTransactions();
    void manyRecipients();
    void eightBitToAnOldServer();
    void addressLiteral();
    void lmtpOverAUnixSocket();
    void lmtpOverTcp();
    void lmtpNotThere();
    void lmtpTargetWrong_data();
    void lmtpTargetWrong();
    void manyJobsAtOnce();
    void reusesTheConnection();
    void closedBetweenMessages_data();
    void closedBetweenMessages();
    void mostMessagesOfAConnection();
    void asksOnce();
    void deadAddressIsFoundOnce();
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

void MailCarrierTest::deliversUnderTls()
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

void MailCarrierTest::tlsFailureThenPlaintext()
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

void MailCarrierTest::verdictsOfDns_data()
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

void MailCarrierTest::verdictsOfDns()
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

void MailCarrierTest::reroutedJobs()
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

void MailCarrierTest::implicitMx()
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

void MailCarrierTest::ourselvesAsMx()
{
    House house(1);
    house.zone->set("example.org", dns::Type::MX, {"10 MAIL.example.net", "20 mx2.example.org"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Bounced);
    QVERIFY(results[0].reply.starts_with("5.4.6 "));
}

void MailCarrierTest::betterMxThanOurselves()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX,
                    {"5 mx1.example.org", "10 mail.example.net", "20 mx3.example.org"});
    house.zone->set("mx1.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(house.carry(job())[0].host, std::string("mx1.example.org"));
}

void MailCarrierTest::mxOrder()
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

void MailCarrierTest::fallsToTheNextHost_data()
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

void MailCarrierTest::fallsToTheNextHost()
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

void MailCarrierTest::staysWhereItWasAnswered_data()
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

void MailCarrierTest::staysWhereItWasAnswered()
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

void MailCarrierTest::allHostsSayNever()
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

void MailCarrierTest::refusedConnection()
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

void MailCarrierTest::theServersWordIsKept()
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

void MailCarrierTest::hostWithoutAddressIsPassedOver()
{
    const FakeServer server({});
    House house(server.port());
    house.zone->set("example.org", dns::Type::MX,
                    {"5 gone.example.org", "7 broken.example.org", "10 mx.example.org"});
    house.zone->fail("broken.example.org", dns::Type::A, dns::Status::ServFail);
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
}

void MailCarrierTest::hostsWithoutAddresses_data()
{
    QTest::addColumn<bool>("broken");
    QTest::newRow("none exists") << false;
    QTest::newRow("one cannot be looked up") << true;
}

void MailCarrierTest::hostsWithoutAddresses()
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

void MailCarrierTest::addressLiteral()
{
    const FakeServer server({});
    House house(server.port());
    queue::Job wanted = job({"ada@[127.0.0.1]"});
    wanted.domain = "[127.0.0.1]";
    QCOMPARE(house.carry(wanted)[0].kind, Kind::Delivered);
    QCOMPARE(server.received()[0].recipients[0], std::string("ada@[127.0.0.1]"));
}

void MailCarrierTest::lmtpOverAUnixSocket()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("lmtp")).toStdString();
    Behaviour behaviour;
    behaviour.lmtp = true;
    behaviour.dot = "250 2.0.0 saved";
    behaviour.recipients["b@example.org"] = "550 5.1.1 nobody";
    const FakeServer server(behaviour, path);
    QVERIFY(server.isListening());
    House house(0, patient(), path);
    const auto results =
        house.carry(job({"a@example.org", "b@example.org", "c@example.com"}, queue::Route::Local));
    QCOMPARE(results[0].kind, Kind::Delivered);
    QCOMPARE(results[0].reply, std::string("250 2.0.0 saved"));
    QCOMPARE(results[0].address, path);
    QCOMPARE(results[1].kind, Kind::Bounced);
    QCOMPARE(results[2].kind, Kind::Delivered);
    QCOMPARE(server.commands()[0], std::string("LHLO mail.example.net"));
    QCOMPARE(server.received()[0].content, std::string("Subject: hi\r\n\r\n.hello\r\n"));
}

void MailCarrierTest::lmtpOverTcp()
{
    Behaviour behaviour;
    behaviour.lmtp = true;
    const FakeServer server(behaviour);
    for (const char* host : {"127.0.0.1:", "localhost:"}) {
        House house(0, patient(), host + std::to_string(server.port()));
        QCOMPARE(house.carry(job({"a@example.org"}, queue::Route::Local))[0].kind, Kind::Delivered);
    }
}

void MailCarrierTest::lmtpNotThere()
{
    House house(0, patient(), "/nowhere/lmtp");
    const auto results = house.carry(job({"a@example.org"}, queue::Route::Local));
    QCOMPARE(results[0].kind, Kind::Deferred);
    QCOMPARE(results[0].reply,
             std::string("4.4.1 cannot connect to /nowhere/lmtp: No such file or directory"));
}

void MailCarrierTest::lmtpTargetWrong_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no port") << QByteArray("localhost");
    QTest::newRow("bad port") << QByteArray("localhost:x");
    QTest::newRow("large port") << QByteArray("localhost:70000");
    QTest::newRow("a name") << QByteArray("mail.example.org:24");
    QTest::newRow("long path") << "/" + QByteArray(200, 'x');
}

void MailCarrierTest::lmtpTargetWrong()
{
    QFETCH(QByteArray, target);
    House house(0, patient(), target.toStdString());
    const auto results = house.carry(job({"a@example.org"}, queue::Route::Local));
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY(results[0].reply.starts_with("4.3.5 "));
}

void MailCarrierTest::manyJobsAtOnce()
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

void MailCarrierTest::reusesTheConnection()
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

void MailCarrierTest::closedBetweenMessages_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::newRow("closes") << QByteArray();
    QTest::newRow("421 at MAIL") << QByteArray("421 4.4.2 idle for too long");
}

void MailCarrierTest::closedBetweenMessages()
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

void MailCarrierTest::mostMessagesOfAConnection()
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

void MailCarrierTest::asksOnce()
{
    const FakeServer server({});
    House house(server.port(), keeping());
    house.zone->set("example.org", dns::Type::MX, {"10 mx.example.org"});
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    for (int i = 0; i < 4; ++i)
        QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
    QCOMPARE(house.zone->queries(), 3); // MX, A, AAAA
}

void MailCarrierTest::deadAddressIsFoundOnce()
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
