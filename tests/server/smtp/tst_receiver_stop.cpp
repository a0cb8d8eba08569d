// The receiver ends, and so do its clients.
#include "core/log.h"
#include "running_receiver.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::smtp;
using namespace mailstead::smtp::test;

class ReceiverStopTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void stopEndsIdleSessions();
    void stopEndsIdleTlsSessions();
    void stopFinishesAMessage();
    void stopClosesAfterTheGrace();
    void clientGoesWhileItsMessageIsTaken();
};

void ReceiverStopTest::stopEndsIdleSessions()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("EHLO client.example.net");
    auto stopped = server.stop();
    QVERIFY(client.reply().starts_with("421 4.3.2 "));
    QVERIFY(client.closedByServer());
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
    MailClient late;
    QVERIFY(!late.connect(server.port(smtpPort)));
}

void ReceiverStopTest::stopEndsIdleTlsSessions()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(submissionsPort)));
    QVERIFY(client.startTls());
    client.reply();
    auto stopped = server.stop();
    QVERIFY(client.reply().starts_with("421 4.3.2 "));
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
}

void ReceiverStopTest::stopFinishesAMessage()
{
    Running server;
    server.heap->hold();
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhello\r\n.\r\n");
    for (const char* code : {"250-", "250 ", "250 ", "354 "})
        QVERIFY(client.reply().starts_with(code));
    QTRY_COMPARE_WITH_TIMEOUT(server.heap->taken().size(), std::size_t(1), 30000);
    auto stopped = server.stop();
    server.heap->release();
    QVERIFY(client.reply().starts_with("250 2.0.0 Taken as "));
    QVERIFY(client.reply().starts_with("421 4.3.2 "));
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
}

void ReceiverStopTest::stopClosesAfterTheGrace()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhalf");
    for (const char* code : {"250-", "250 ", "250 ", "354 "})
        QVERIFY(client.reply().starts_with(code));
    auto stopped = server.stop(std::chrono::milliseconds(50));
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
    QVERIFY(client.closedByServer());
}

void ReceiverStopTest::clientGoesWhileItsMessageIsTaken()
{
    Running server;
    server.heap->hold();
    {
        MailClient client;
        QVERIFY(client.connect(server.port(smtpPort)));
        client.reply();
        client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhi\r\n.\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(server.heap->taken().size(), std::size_t(1), 30000);
    }
    server.heap->release();
    MailClient next;
    QVERIFY(next.connect(server.port(smtpPort)));
    QVERIFY(next.reply().starts_with("220 "));
}

QTEST_GUILESS_MAIN(ReceiverStopTest)
#include "tst_receiver_stop.moc"
