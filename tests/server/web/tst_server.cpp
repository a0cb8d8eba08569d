// The listener, over real TLS on loopback.
#include "core/log.h"
#include "core/xml.h"
#include "running_server.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <future>

using namespace mailstead;
using namespace mailstead::web;
using namespace mailstead::web::test;

namespace
{

constexpr const char* policyHost = "mta-sts.example.org";
constexpr const char* policyPath = "/.well-known/mta-sts.txt";

QByteArray statusOf(const QByteArray& reply)
{
    return reply.mid(9, 3);
}

QStringList logged()
{
    QStringList lines;
    for (const core::LogLine& line :
         core::logLinesBefore(core::logNewestSequence() + 1, 1000,
                              [](const core::LogLine& one) { return one.source == "web"; }))
        lines << QString::fromStdString(line.text);
    return lines;
}

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void eachPage_data();
    void eachPage();
    void headAndFields();
    void keepsAliveWithinBounds();
    void requestsSentAhead();
    void bodies();
    void refusedRequestsAreTold();
    void certificateIsReplacedWhileOpen();
    void connectionsAreLimited();
    void slowClientsAreCutOff();
    void portIsTakenThenFree();
    void portsAreLent();
    void stops();
    void logsWithoutQuery();
    void curl();
};

void ServerTest::eachPage_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("policy") << QByteArray(policyHost) << QByteArray(policyPath)
                            << QByteArray("text/plain");
    QTest::newRow("autoconfig") << QByteArray("autoconfig.example.org")
                                << QByteArray("/mail/config-v1.1.xml")
                                << QByteArray("text/xml; charset=utf-8");
    QTest::newRow("autodiscover") << QByteArray("autodiscover.example.org:443")
                                  << QByteArray(
                                         "/autodiscover/autodiscover.xml?email=ann@example.org")
                                  << QByteArray("text/xml; charset=utf-8");
    QTest::newRow("JSON") << QByteArray("autodiscover.example.org")
                          << QByteArray(
                                 "/autodiscover/autodiscover.json?Email=ann@example.org&Protocol="
                                 "AutodiscoverV1")
                          << QByteArray("application/json; charset=utf-8");
    QTest::newRow("profile") << QByteArray("mail.example.org")
                             << QByteArray("/email.mobileconfig?email=ann@example.org")
                             << QByteArray("application/x-apple-aspen-config; charset=utf-8");
}

void ServerTest::eachPage()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    const Running running;
    Client client(running.port());
    QVERIFY(client.connected());
    const QByteArray reply = client.ask("GET", host, target);
    QCOMPARE(statusOf(reply), QByteArray("200"));
    QVERIFY2(reply.contains("\r\nContent-Type: " + type + "\r\n"), reply.constData());
}

void ServerTest::headAndFields()
{
    const Running running;
    Client client(running.port());
    const QByteArray got = client.ask("GET", policyHost, policyPath);
    const QByteArray head = client.ask("HEAD", policyHost, policyPath);
    QVERIFY(head.endsWith("\r\n\r\n"));
    QVERIFY(head.contains("Content-Length: 16\r\n"));
    QVERIFY(got.endsWith("\r\n\r\nversion: STSv1\r\n"));
    QVERIFY(got.contains(" GMT\r\n"));
    QVERIFY(got.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
    // Nothing says what runs here.
    QVERIFY(!got.toLower().contains("server:"));
    QVERIFY(!got.toLower().contains("mailstead"));
    const QByteArray missing = client.ask("GET", policyHost, "/");
    QCOMPARE(statusOf(missing), QByteArray("404"));
    const QByteArray refused = client.ask("PUT", policyHost, policyPath);
    QCOMPARE(statusOf(refused), QByteArray("405"));
    QVERIFY(refused.contains("\r\nAllow: GET, HEAD\r\n"));
}

void ServerTest::keepsAliveWithinBounds()
{
    ServerLimits limits;
    limits.requestsPerConnection = 3;
    const Running running(limits);
    Client client(running.port());
    QVERIFY(client.ask("GET", policyHost, policyPath).contains("Connection: keep-alive\r\n"));
    QVERIFY(client.ask("GET", policyHost, policyPath).contains("Connection: keep-alive\r\n"));
    QVERIFY(client.ask("GET", policyHost, policyPath).contains("Connection: close\r\n"));
    QCOMPARE(client.rest(), std::optional(QByteArray()));
    Client other(running.port());
    QVERIFY(other.ask("GET", policyHost, policyPath, "Connection: close\r\n")
                .contains("Connection: close\r\n"));
    QCOMPARE(other.rest(), std::optional(QByteArray()));
}

void ServerTest::requestsSentAhead()
{
    const Running running;
    Client client(running.port());
    const QByteArray request =
        QByteArray("GET ") + policyPath + " HTTP/1.1\r\nHost: " + policyHost + "\r\n\r\n";
    client.send(request.repeated(60)); // more than one buffer
    for (int i = 0; i < 60; ++i)
        QCOMPARE(statusOf(client.reply()), QByteArray("200"));
}

void ServerTest::bodies()
{
    const Running running;
    Client client(running.port());
    const QByteArray body = "<Autodiscover><Request><EMailAddress>ann@example.org</EMailAddress>"
                            "</Request></Autodiscover>";
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    client.send("POST /autodiscover/autodiscover.xml HTTP/1.1\r\nHost: example.org\r\n" + length +
                "\r\n" + body);
    QVERIFY(client.reply().contains("<LoginName>ann@example.org</LoginName>"));
    Client careful(running.port());
    const QByteArray asked =
        careful.ask("POST", "autodiscover.example.org", "/autodiscover/autodiscover.xml",
                    length + "Expect: 100-continue\r\n");
    QCOMPARE(asked, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    careful.send(body);
    const QByteArray answer = careful.reply();
    QCOMPARE(statusOf(answer), QByteArray("200"));
    QVERIFY(answer.contains("<LoginName>ann@example.org</LoginName>"));
}

void ServerTest::refusedRequestsAreTold()
{
    const Running running;
    for (const auto& [bytes, status] :
         {std::pair(QByteArray("hello\r\n"), "400"),
          std::pair("GET /" + QByteArray(100000, 'a'), "414"),
          std::pair("POST / HTTP/1.1\r\nHost: a.example\r\nContent-Length: 90000\r\n\r\n" +
                        QByteArray(90000, 'a'),
                    "413")}) {
        Client client(running.port());
        client.send(bytes);
        const auto said = client.rest();
        QVERIFY(said.has_value());
        QCOMPARE(statusOf(*said), QByteArray(status));
        QVERIFY(said->contains("Connection: close\r\n"));
    }
}

void ServerTest::certificateIsReplacedWhileOpen()
{
    const Running running;
    Client before(running.port());
    QCOMPARE(statusOf(before.ask("GET", policyHost, policyPath)), QByteArray("200"));
    const auto next = core::makeSelfSigned("*.example.org");
    QVERIFY(running.tls->use(next->chain, next->key).has_value());
    QCOMPARE(statusOf(before.ask("GET", policyHost, policyPath)), QByteArray("200"));
    Client after(running.port());
    QCOMPARE(statusOf(after.ask("GET", policyHost, policyPath)), QByteArray("200"));
    QCOMPARE(before.certificate(), QByteArray::fromStdString(running.pair.chain).trimmed());
    QCOMPARE(after.certificate(), QByteArray::fromStdString(next->chain).trimmed());
}

void ServerTest::connectionsAreLimited()
{
    ServerLimits limits;
    limits.connectionsPerClient = 2;
    const Running running(limits);
    auto one = std::make_unique<Client>(running.port());
    Client two(running.port());
    QVERIFY(one->connected() && two.connected());
    QVERIFY(!Client(running.port()).connected());
    one.reset();
    QTRY_VERIFY_WITH_TIMEOUT(Client(running.port()).connected(), 30000);
    QCOMPARE(statusOf(two.ask("GET", policyHost, policyPath)), QByteArray("200"));
    ServerLimits often;
    often.connectionsPerMinute = 2;
    const Running patient(often);
    QVERIFY(Client(patient.port()).connected());
    QVERIFY(Client(patient.port()).connected());
    QVERIFY(!Client(patient.port()).connected());
    ServerLimits all;
    all.connections = 1;
    const Running small(all);
    Client only(small.port());
    QVERIFY(only.connected());
    QVERIFY(!Client(small.port()).connected());
}

void ServerTest::slowClientsAreCutOff()
{
    ServerLimits limits;
    limits.handshake = limits.requestTime = std::chrono::milliseconds(300);
    const Running running(limits);
    QTcpSocket silent;
    silent.connectToHost(QStringLiteral("127.0.0.1"), running.port());
    QVERIFY(silent.waitForConnected(Client::patience));
    QVERIFY(silent.waitForDisconnected(Client::patience));
    Client idle(running.port());
    QVERIFY(idle.connected());
    QCOMPARE(idle.rest(), std::optional(QByteArray()));
    Client half(running.port());
    half.send("GET / HTTP/1.1\r\nHost: ");
    QCOMPARE(half.rest(), std::optional(QByteArray()));
}

void ServerTest::portIsTakenThenFree()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerLimits limits;
    limits.retry = std::chrono::milliseconds(20);
    const Running running(limits, other.serverPort());
    const ServerStatus taken = running.server->status();
    QVERIFY(!taken.serving);
    QVERIFY2(taken.reason.find("another program listens there") != std::string::npos,
             taken.reason.c_str());
    QVERIFY(taken.listening.empty());
    other.close();
    QTRY_VERIFY_WITH_TIMEOUT(running.server->status().serving, 30000);
    QVERIFY(running.server->status().reason.empty());
    Client client(running.port());
    QCOMPARE(statusOf(client.ask("GET", policyHost, policyPath)), QByteArray("200"));
}

void ServerTest::portsAreLent()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const std::uint16_t port = probe.serverPort();
    probe.close();
    const Running running({}, port);
    Client open(port);
    QVERIFY(open.connected());
    auto lease = running.server->lendPorts();
    auto second = running.server->lendPorts();
    QVERIFY(running.server->status().serving); // for others nothing changes
    {
        QTcpServer borrower;
        QVERIFY(borrower.listen(QHostAddress::LocalHost, port));
        QCOMPARE(statusOf(open.ask("GET", policyHost, policyPath)), QByteArray("200"));
    }
    lease.reset();
    QVERIFY(!Client(port).connected());
    second.reset();
    QTRY_VERIFY_WITH_TIMEOUT(Client(port).connected(), 30000);
}

void ServerTest::stops()
{
    const Running running;
    const std::uint16_t port = running.port();
    Client open(port);
    QVERIFY(open.connected());
    std::promise<void> ended;
    running.server->stop([&ended] { ended.set_value(); });
    QVERIFY(ended.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready);
    QCOMPARE(open.rest(), std::optional(QByteArray()));
    QVERIFY(!running.server->status().serving);
    QVERIFY(!Client(port).connected());
}

void ServerTest::logsWithoutQuery()
{
    const Running running;
    Client client(running.port());
    client.ask("GET", "autoconfig.example.org",
               "/mail/config-v1.1.xml?emailaddress=ann@secret.org");
    client.ask("GET", "autoconfig.example.org", "/wp-login.php");
    const QStringList lines = logged();
    QVERIFY(lines.contains(QStringLiteral("127.0.0.1: GET autoconfig.example.org"
                                          "/mail/config-v1.1.xml 200")));
    QVERIFY(lines.filter(QStringLiteral("secret")).isEmpty());
    QVERIFY(lines.filter(QStringLiteral("wp-login")).isEmpty()); // everybody tries everywhere
}

/// Another's client, with the certificate verified.
void ServerTest::curl()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("curl"));
    if (program.isEmpty())
        QSKIP("curl is not installed");
    const Running running;
    QTemporaryDir directory;
    QFile roots(directory.filePath(QStringLiteral("roots.pem")));
    QVERIFY(roots.open(QIODevice::WriteOnly));
    roots.write(QByteArray::fromStdString(running.pair.chain));
    roots.close();
    const auto curl = [&](const QString& host, const QStringList& more) {
        QProcess process;
        process.start(
            program,
            QStringList{QStringLiteral("--silent"), QStringLiteral("--show-error"),
                        QStringLiteral("--max-time"), QStringLiteral("30"),
                        QStringLiteral("--noproxy"), QStringLiteral("*"),
                        QStringLiteral("--cacert"), roots.fileName(),
                        QStringLiteral("--connect-to"),
                        QStringLiteral("%1:443:127.0.0.1:%2").arg(host).arg(running.port())} +
                more);
        process.waitForFinished(60000);
        return process.exitCode() == 0 ? process.readAllStandardOutput()
                                       : "failed: " + process.readAllStandardError();
    };
    QCOMPARE(curl(QStringLiteral("mta-sts.example.org"),
                  {QStringLiteral("https://mta-sts.example.org/.well-known/mta-sts.txt")}),
             QByteArray("version: STSv1\r\n"));
    const QByteArray posted =
        curl(QStringLiteral("autodiscover.example.org"),
             {QStringLiteral("--expect100-timeout"), QStringLiteral("30"), QStringLiteral("-H"),
              QStringLiteral("Expect: 100-continue"), QStringLiteral("--data-binary"),
              QStringLiteral("<Autodiscover><Request><EMailAddress>ann@example.org"
                             "</EMailAddress></Request></Autodiscover>"),
              QStringLiteral("https://autodiscover.example.org/autodiscover/autodiscover.xml")});
    QVERIFY2(posted.contains("<LoginName>ann@example.org</LoginName>"), posted.constData());
    const QByteArray twice =
        curl(QStringLiteral("autoconfig.example.org"),
             {QStringLiteral("--head"),
              QStringLiteral("https://autoconfig.example.org/mail/config-v1.1.xml"),
              QStringLiteral("https://autoconfig.example.org/nothing")});
    QVERIFY2(twice.contains("HTTP/1.1 200 OK") && twice.contains("HTTP/1.1 404 Not Found"),
             twice.constData());
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
