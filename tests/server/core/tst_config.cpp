// mailsteadd.toml: what is read, and that mistakes are named with their line.
#include "core/config.h"

#include <QtTest>

using namespace mailstead::core;

class ConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void shortestConfigHasTheDefaults()
    {
        const auto config = parseConfig("hostname = \"mail.example.org\"", "x.toml");
        QVERIFY(config);
        QCOMPARE(config->listeners.size(), std::size_t(3));
        QVERIFY(config->listeners[0].kind == ListenerKind::Smtp);
        QCOMPARE(config->listeners[2].port, std::uint16_t(465));
        QVERIFY(config->webListeners == std::vector<WebListener>{WebListener()});
    }

    void everythingIsRead()
    {
        const auto config = parseConfig(R"(
hostname = "mail.example.org"
addresses = ["192.0.2.1"]
state-directory = "/tmp/state"
control-socket = "/tmp/s"
lmtp-target = "127.0.0.1:24"
local-delivery = "maildir:/srv/%d/%n/Maildir"
[[listener]]
kind = "submission"
address = "127.0.0.1"
port = 0
[resolver]
forward = ["192.0.2.53@5353"]
public = ["192.0.2.99"]
trust-anchor-file = "/tmp/anchors"
[limits]
message-bytes = 1000000
recipients = 200
hold-hours = 48
proxy-from = ["192.0.2.9", "2001:db8:1::/48"]
connections = 5
free-bytes = 7
connections-per-client = 6
connections-per-minute = 1
messages-per-hour = 2
recipients-per-hour = 3
errors-per-hour = 4
network-factor = 5
exempt = ["192.0.2.0/24", "2001:db8::1"]
[protection]
greeting-pause-milliseconds = 0
tarpit-after = 9
blocklists = ["bl.example.org"]
greylist = true
greylist-delay-seconds = 60
greylist-retention-hours = 48
greylist-allow-after = 3
[queue]
retry-first-seconds = 10
retry-longest-seconds = 20
give-up-hours = 1
delivery-port = 2525
ipv6-sending = "never"
[smarthost]
host = "relay.example.com"
user = "us"
password-file = "smarthost-password"
tls = "implicit"
[acme]
http-port = 8080
[web]
listen = ["*:443", "192.0.2.1:8443", "[2001:db8::1]:0"]
)",
                                        "x.toml");
        QVERIFY2(config, config ? "" : config.error().text().c_str());
        QCOMPARE(config->addresses, std::vector<std::string>{"192.0.2.1"});
        QCOMPARE(config->listeners.size(), std::size_t(1));
        QCOMPARE(config->listeners[0].port, std::uint16_t(0));
        QCOMPARE(config->resolvers, std::vector<std::string>{"192.0.2.53@5353"});
        QCOMPARE(config->publicResolvers, std::vector<std::string>{"192.0.2.99"});
        QCOMPARE(config->maxMessageBytes, std::uint64_t(1000000));
        QCOMPARE(config->minFreeBytes, std::uint64_t(7));
        QVERIFY(config->longestHold == std::chrono::hours(48));
        QVERIFY(containsAddress(config->proxyFrom, asio::ip::make_address("192.0.2.9")));
        QVERIFY(containsAddress(config->proxyFrom, asio::ip::make_address("2001:db8:1::5")));
        QVERIFY(!containsAddress(config->proxyFrom, asio::ip::make_address("192.0.2.8")));
        QVERIFY(config->receivedHidesClient);
        const Protection& protection = config->protection;
        QCOMPARE(protection.connectionsPerClient, 6U);
        QCOMPARE(protection.connectionsPerMinute, 1U);
        QCOMPARE(protection.messagesPerHour, 2U);
        QCOMPARE(protection.recipientsPerHour, 3U);
        QCOMPARE(protection.errorsPerHour, 4U);
        QCOMPARE(protection.networkFactor, 5U);
        QVERIFY(containsAddress(protection.exempt, asio::ip::make_address("192.0.2.200")));
        QVERIFY(!containsAddress(protection.exempt, asio::ip::make_address("2001:db8::2")));
        QCOMPARE(protection.greetingPause.count(), 0);
        QCOMPARE(protection.tarpitAfter, 9U);
        QCOMPARE(protection.blocklists, std::vector<std::string>{"bl.example.org"});
        QVERIFY(protection.greylist);
        QCOMPARE(protection.greylistDelay.count(), 60);
        QCOMPARE(protection.greylistRetention.count(), 48);
        QCOMPARE(protection.greylistAllowAfter, 3U);
        QVERIFY(config->giveUpAfter == std::chrono::hours(1));
        QCOMPARE(config->deliveryPort, std::uint16_t(2525));
        QVERIFY(config->ipv6Sending == Ipv6Sending::Never);
        QCOMPARE(config->maildir, std::string("/srv/%d/%n/Maildir"));
        QCOMPARE(config->smarthost.host, std::string("relay.example.com"));
        QCOMPARE(config->smarthost.port, std::uint16_t(465));
        QCOMPARE(config->smarthost.user, std::string("us"));
        QCOMPARE(config->smarthost.passwordFile, std::string("smarthost-password"));
        QVERIFY(config->smarthost.tls == Smarthost::Tls::Implicit);
        QCOMPARE(config->acmeHttpPort, std::uint16_t(8080));
        const std::vector<WebListener> web{{"::", 443}, {"192.0.2.1", 8443}, {"2001:db8::1", 0}};
        QVERIFY(config->webListeners == web);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        const QByteArray host = "hostname = \"mail.example.org\"\n";
        QTest::newRow("syntax") << QByteArray(host + "x = = 1") << QByteArray("x.toml:2");
        QTest::newRow("unknown key")
            << QByteArray(host + "hostnmae = \"x\"") << QByteArray("x.toml:2: hostnmae");
        QTest::newRow("unknown in a table")
            << QByteArray(host + "[queue]\nspeed = 1") << QByteArray("x.toml:3: queue.speed");
        QTest::newRow("kind of value") << QByteArray(host + "[limits]\nrecipients = \"many\"")
                                       << QByteArray("limits.recipients must be a number");
        QTest::newRow("range") << QByteArray(host + "[limits]\nrecipients = 1")
                               << QByteArray("from 100 to 10000");
        QTest::newRow("listener kind")
            << QByteArray(host + "[[listener]]\nkind = \"pop\"") << QByteArray("listener.kind");
        QTest::newRow("port") << QByteArray(host + "[[listener]]\nkind = \"smtp\"\nport = 70000")
                              << QByteArray("listener.port");
        QTest::newRow("network") << QByteArray(host + "[limits]\nexempt = [\"192.0.2.1/24\"]")
                                 << QByteArray("x.toml:3: limits.exempt is wrong");
        QTest::newRow("yes or no") << QByteArray(host + "[protection]\ngreylist = 1")
                                   << QByteArray("protection.greylist must be true or false");
        QTest::newRow("choice") << QByteArray(host + "[queue]\nipv6-sending = \"yes\"")
                                << QByteArray("one of \"auto\", \"always\", \"never\"");
        QTest::newRow("smarthost's file")
            << QByteArray(host + "[smarthost]\nhost = \"a.org\"\nuser = \"u\"\n"
                                 "password-file = \"../x\"")
            << QByteArray("smarthost.password-file must be the name of a file");
        QTest::newRow("smarthost's user")
            << QByteArray(host + "[smarthost]\nhost = \"a.org\"\nuser = \"u\"")
            << QByteArray("smarthost.user and password-file");
        QTest::newRow("smarthost without host")
            << QByteArray(host + "[smarthost]\nport = 25") << QByteArray("smarthost.host must be");
        for (const char* wrong : {"maildir", "maildir:x/%d/%n", "maildir:/x/%n",
                                  "maildir:/x/%d/%n/%u", "maildir:/x/%d/%n/%", "mbox:/x/%d/%n"})
            QTest::newRow(wrong) << QByteArray("local-delivery = \"") + wrong + "\"\n" + host
                                 << QByteArray("x.toml:1: local-delivery must be");
        for (const char* wrong : {"443", ":443", "*", "*:", "*:x", "*:65536", "[*]:443",
                                  "mail.example.org:443", "2001:db8::1:443", "[192.0.2.1]:443"})
            QTest::newRow(wrong) << QByteArray(host + "[web]\nlisten = [\"") + wrong + "\"]"
                                 << QByteArray("x.toml:3: web.listen must be");
        QTest::newRow("no hostname") << QByteArray() << QByteArray("hostname");
        QTest::newRow("short hostname")
            << QByteArray("hostname = \"mail\"") << QByteArray("full name");
    }

    void mistakesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const auto config = parseConfig(text.toStdString(), "x.toml");
        QVERIFY(!config);
        QVERIFY(config.error().kind == ErrorKind::InvalidInput);
        QVERIFY2(config.error().text().find(named.toStdString()) != std::string::npos,
                 config.error().text().c_str());
    }

    void networks_data()
    {
        QTest::addColumn<QByteArray>("network");
        QTest::addColumn<QByteArray>("within");
        QTest::addColumn<QByteArray>("outside");
        QTest::newRow("/24") << QByteArray("192.0.2.0/24") << QByteArray("192.0.2.255")
                             << QByteArray("192.0.3.0");
        QTest::newRow("/25") << QByteArray("192.0.2.128/25") << QByteArray("192.0.2.128")
                             << QByteArray("192.0.2.127");
        QTest::newRow("one") << QByteArray("192.0.2.1") << QByteArray("::ffff:192.0.2.1")
                             << QByteArray("192.0.2.2");
        QTest::newRow("all") << QByteArray("0.0.0.0/0") << QByteArray("203.0.113.1")
                             << QByteArray("2001:db8::1");
        QTest::newRow("v6") << QByteArray("2001:db8::/33") << QByteArray("2001:db8:7fff::1")
                            << QByteArray("2001:db8:8000::1");
    }

    void networks()
    {
        QFETCH(QByteArray, network);
        QFETCH(QByteArray, within);
        QFETCH(QByteArray, outside);
        const auto parsed = IpNetwork::parse(network.toStdString());
        QVERIFY(parsed);
        const auto contains = [&](const QByteArray& address) {
            return parsed->contains(plainAddress(asio::ip::make_address(address.toStdString())));
        };
        QVERIFY(contains(within));
        QVERIFY(!contains(outside));
        for (const char* wrong : {"", "x", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/2x",
                                  "192.0.2.1/24", "2001:db8::1/64", "fe80::1%1", "::/129"})
            QVERIFY2(!IpNetwork::parse(wrong), wrong);
    }

    void missingFileSaysSo()
    {
        const auto config = loadConfig("/nowhere/mailsteadd.toml");
        QVERIFY(!config);
        QVERIFY(config.error().text().find("/nowhere/mailsteadd.toml") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
