// Mail for our own mailboxes.
#include "house.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

class LocalDeliveryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void lmtpOverAUnixSocket();
    void lmtpOverTcp();
    void lmtpNotThere();
    void lmtpTargetWrong_data();
    void lmtpTargetWrong();
};

void LocalDeliveryTest::lmtpOverAUnixSocket()
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

void LocalDeliveryTest::lmtpOverTcp()
{
    Behaviour behaviour;
    behaviour.lmtp = true;
    const FakeServer server(behaviour);
    for (const char* host : {"127.0.0.1:", "localhost:"}) {
        House house(0, patient(), host + std::to_string(server.port()));
        QCOMPARE(house.carry(job({"a@example.org"}, queue::Route::Local))[0].kind, Kind::Delivered);
    }
}

void LocalDeliveryTest::lmtpNotThere()
{
    House house(0, patient(), "/nowhere/lmtp");
    const auto results = house.carry(job({"a@example.org"}, queue::Route::Local));
    QCOMPARE(results[0].kind, Kind::Deferred);
    QCOMPARE(results[0].reply,
             std::string("4.4.1 cannot connect to /nowhere/lmtp: No such file or directory"));
}

void LocalDeliveryTest::lmtpTargetWrong_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no port") << QByteArray("localhost");
    QTest::newRow("bad port") << QByteArray("localhost:x");
    QTest::newRow("large port") << QByteArray("localhost:70000");
    QTest::newRow("a name") << QByteArray("mail.example.org:24");
    QTest::newRow("long path") << "/" + QByteArray(200, 'x');
}

void LocalDeliveryTest::lmtpTargetWrong()
{
    QFETCH(QByteArray, target);
    House house(0, patient(), target.toStdString());
    const auto results = house.carry(job({"a@example.org"}, queue::Route::Local));
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY(results[0].reply.starts_with("4.3.5 "));
}

QTEST_GUILESS_MAIN(LocalDeliveryTest)
#include "tst_local_delivery.moc"
