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
    }

    void everythingIsRead()
    {
        const auto config = parseConfig(R"(
hostname = "mail.example.org"
addresses = ["192.0.2.1"]
state-directory = "/tmp/state"
control-socket = "/tmp/s"
lmtp-target = "127.0.0.1:24"
[[listener]]
kind = "submission"
address = "127.0.0.1"
port = 0
[resolver]
forward = ["192.0.2.53@5353"]
trust-anchor-file = "/tmp/anchors"
[limits]
message-bytes = 1000000
recipients = 200
connections = 5
free-bytes = 7
[queue]
retry-first-seconds = 10
retry-longest-seconds = 20
give-up-hours = 1
delivery-port = 2525
[acme]
http-port = 8080
)",
                                        "x.toml");
        QVERIFY2(config, config ? "" : config.error().text().c_str());
        QCOMPARE(config->addresses, std::vector<std::string>{"192.0.2.1"});
        QCOMPARE(config->listeners.size(), std::size_t(1));
        QCOMPARE(config->listeners[0].port, std::uint16_t(0));
        QCOMPARE(config->resolvers, std::vector<std::string>{"192.0.2.53@5353"});
        QCOMPARE(config->maxMessageBytes, std::uint64_t(1000000));
        QCOMPARE(config->minFreeBytes, std::uint64_t(7));
        QVERIFY(config->giveUpAfter == std::chrono::hours(1));
        QCOMPARE(config->deliveryPort, std::uint16_t(2525));
        QCOMPARE(config->acmeHttpPort, std::uint16_t(8080));
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

    void missingFileSaysSo()
    {
        const auto config = loadConfig("/nowhere/mailsteadd.toml");
        QVERIFY(!config);
        QVERIFY(config.error().text().find("/nowhere/mailsteadd.toml") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
