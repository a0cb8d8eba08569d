// Looking at ports on loopback, and what is made of it.
#include "outside/port_look.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace mailstead;
using namespace mailstead::outside;
using std::chrono::milliseconds;

namespace
{

const QString loopback = QStringLiteral("127.0.0.1");
const QString hostname = QStringLiteral("mail.example.org");

/// Listens and says `greeting` to everybody.
class Greeter : public QTcpServer
{
public:
    explicit Greeter(const QByteArray& greeting = {})
    {
        connect(this, &QTcpServer::newConnection, this, [this, greeting] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this,
                    [this, socket] { heard += socket->readAll(); });
            socket->write(greeting);
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    QByteArray heard;
};

quint16 closedPort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
    return server.serverPort();
}

QList<Seen> look(PortLook& look, const QList<quint16>& ports, quint16 greeted)
{
    QList<Seen> seen;
    const auto connection = QObject::connect(&look, &PortLook::finished, &look,
                                             [&seen](const QList<Seen>& all) { seen = all; });
    look.start(loopback, ports, greeted);
    [&] {
        QTRY_VERIFY(!seen.isEmpty());
    }();
    QObject::disconnect(connection);
    return seen;
}

QString ids(const QList<core::Finding>& findings)
{
    QStringList all;
    for (const core::Finding& one : findings)
        all << one.id.mid(6) + u':' + one.parameters.value(QStringLiteral("port")).toString();
    return all.join(u' ');
}

QList<Port> listening(bool listens = true)
{
    QList<Port> ports = mailPorts();
    for (Port& port : ports)
        port.listens = listens;
    return ports;
}

QList<Seen> allOpen()
{
    QList<Seen> seen;
    for (const Port& port : mailPorts())
        seen.append({port.number, Reach::Open});
    seen[0].greeting = QStringLiteral("220 Mail.Example.org ESMTP");
    return seen;
}

} // namespace

class TestPortLook : public QObject
{
    Q_OBJECT

private slots:
    void seesOpenAndClosed()
    {
        Greeter smtp("220 mail.example.org ESMTP\r\n250 more\r\n"), imap("* OK\r\n");
        const quint16 closed = closedPort();
        PortLook one;
        const auto seen =
            look(one, {smtp.serverPort(), imap.serverPort(), closed}, smtp.serverPort());
        QCOMPARE(seen.size(), 3);
        QVERIFY(seen[0].reach == Reach::Open && seen[1].reach == Reach::Open);
        QCOMPARE(seen[0].greeting, QStringLiteral("220 mail.example.org ESMTP"));
        QVERIFY(seen[1].greeting.isEmpty()); // not read
        QCOMPARE(seen[2].port, closed);
        QVERIFY(seen[2].reach == Reach::Refused && !seen[2].why.isEmpty());
        QVERIFY(!one.isRunning());
        QVERIFY(smtp.heard.isEmpty() && imap.heard.isEmpty()); // nothing is ever sent
    }

    void waitsForAGreetingOnlySoLong()
    {
        Greeter silent;
        PortLook one({milliseconds(5000), milliseconds(50)}, nullptr);
        const auto seen = look(one, {silent.serverPort()}, silent.serverPort());
        QVERIFY(seen[0].reach == Reach::Open && seen[0].greeting.isEmpty());
    }

    void endlessGreetingsAreCut()
    {
        Greeter endless(QByteArray(100'000, 'x'));
        PortLook one;
        const auto seen = look(one, {endless.serverPort()}, endless.serverPort());
        QCOMPARE(seen[0].greeting.size(), 512);
    }

    void aSecondLookReplacesTheFirst()
    {
        Greeter silent, smtp("220 a\r\n");
        PortLook one;
        QSignalSpy finished(&one, &PortLook::finished);
        one.start(loopback, {silent.serverPort()}, silent.serverPort());
        const auto seen = look(one, {smtp.serverPort()}, smtp.serverPort());
        QCOMPARE(seen[0].port, smtp.serverPort());
        QCOMPARE(finished.count(), 1);
    }

    void noWay()
    {
        PortLook one;
        QList<Seen> seen;
        connect(&one, &PortLook::finished, this, [&seen](const QList<Seen>& all) { seen = all; });
        one.start(QStringLiteral("224.0.0.1"), {25, 587}); // a group: nobody connects to it
        QTRY_COMPARE(seen.size(), 2);
        QVERIFY(seen[0].reach == Reach::Unreachable);
    }

    void allIsWell()
    {
        const auto findings = judge(listening(), allOpen(), hostname);
        QCOMPARE(ids(findings),
                 QStringLiteral("open:25 open:465 open:587 open:993 open:80 open:443"));
        for (const core::Finding& one : findings)
            QVERIFY(one.severity == core::Severity::Ok && !one.title.contains(u'%'));
    }

    void ownLineMayBlock()
    {
        for (const Reach reach : {Reach::Silent, Reach::Refused}) {
            QList<Seen> seen = allOpen();
            seen[0] = {25, reach, {}, QStringLiteral("x")};
            const auto findings = judge(listening(), seen, hostname);
            QCOMPARE(findings.first().id, QStringLiteral("ports.own-line"));
            QVERIFY(findings.first().severity == core::Severity::Unknown);
        }
    }

    void firewall()
    {
        QList<Seen> seen = allOpen();
        seen[1] = {465, Reach::Silent, {}, QStringLiteral("x")};
        seen[4] = {80, Reach::Refused, {}, QStringLiteral("x")};
        QCOMPARE(ids(judge(listening(), seen, hostname)),
                 QStringLiteral("open:25 closed:465 open:587 open:993 closed:80 open:443"));
        // Nothing at all is open: then it is not the line that is particular about 25.
        for (Seen& one : seen)
            one = {one.port, Reach::Silent, {}, QStringLiteral("x")};
        QCOMPARE(ids(judge(listening(), seen, hostname)),
                 QStringLiteral("closed:25 closed:465 closed:587 closed:993 closed:80 closed:443"));
    }

    void nobodyListens()
    {
        QList<Seen> seen = allOpen();
        for (Seen& one : seen)
            one = {one.port, Reach::Refused, {}, QStringLiteral("x")};
        QCOMPARE(ids(judge(listening(false), seen, hostname)),
                 QStringLiteral(
                     "nobody-listens:25 nobody-listens:465 nobody-listens:587 nobody-listens:993"));
        QCOMPARE(ids(judge(mailPorts(), seen, hostname)),
                 QStringLiteral(
                     "closed-unknown:25 closed-unknown:465 closed-unknown:587 closed-unknown:993"));
        for (Seen& one : seen)
            one.reach = Reach::Unreachable;
        QCOMPARE(ids(judge(listening(), seen, hostname)).section(u' ', 0, 0),
                 QStringLiteral("no-way:25"));
    }

    void somebodyElseAnswers()
    {
        QList<Seen> seen = allOpen();
        seen[0].greeting = QStringLiteral("220 smtp.provider.example ESMTP");
        core::Finding one = judge(listening(), seen, hostname).first();
        QCOMPARE(one.id, QStringLiteral("ports.other-answers"));
        QVERIFY(one.severity == core::Severity::Unknown);
        QVERIFY(one.evidence.first().contains(QLatin1String("smtp.provider.example")));
        seen[0].greeting.clear();
        QCOMPARE(judge(listening(), seen, hostname).first().id,
                 QStringLiteral("ports.no-greeting"));
    }
};

QTEST_GUILESS_MAIN(TestPortLook)
#include "tst_port_look.moc"
