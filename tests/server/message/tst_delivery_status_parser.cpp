// Notifications of other servers, read. The samples are the seeds of the fuzz target.
#include "message/date.h"
#include "message/delivery_status.h"
#include "message/delivery_status_parser.h"
#include "message/failure_class.h"
#include "message/mime.h"

#include <QFile>
#include <QTest>

using namespace mailstead;
using namespace mailstead::message;

namespace
{

std::string sample(const char* name)
{
    QFile file(QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/fuzz/corpus/delivery_status/") +
               QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// One line a recipient: address, action, status, class of the reply, whether it is hard.
QStringList summary(const ParsedNotification& notification)
{
    static const QStringList actions = {QStringLiteral("failed"), QStringLiteral("delayed"),
                                        QStringLiteral("delivered"), QStringLiteral("relayed"),
                                        QStringLiteral("expanded")};
    QStringList lines;
    for (const ParsedRecipient& recipient : notification.recipients) {
        const std::string reason(toString(classify(recipient.reply)));
        lines << QStringLiteral("%1 %2 %3 %4%5")
                     .arg(QString::fromStdString(recipient.address),
                          actions[static_cast<int>(recipient.action)],
                          QString::fromStdString(recipient.status), QString::fromStdString(reason),
                          QLatin1String(recipient.isHardFailure() ? " hard" : ""));
    }
    return lines;
}

} // namespace

class DeliveryStatusParserTest : public QObject
{
    Q_OBJECT
private slots:
    void samples_data();
    void samples();
    void allFields();
    void replies();
    void ownNotificationsAreUnderstood();
    void otherMailIsNone_data();
    void otherMailIsNone();
    void limits();
    void expiredIsNotHard();
    void mimeParts();
};

void DeliveryStatusParserTest::samples_data()
{
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("messageId");
    const auto row = [](const char* name, const char* host, const char* id,
                        const QStringList& expected) {
        QTest::newRow(name) << expected << QString::fromLatin1(host) << QString::fromLatin1(id);
    };
    const auto one = [](const char* line) {
        return QStringList{QString::fromUtf8(line)};
    };
    row("postfix", "relay.example.net", "<m1@example.org>",
        one("gone@example.net failed 5.1.1 unknown-mailbox hard") +
            one("full@example.net failed 4.2.2 mailbox-full"));
    row("postfix_delayed", "relay.example.net", "<m1@example.org>",
        one("far@example.net delayed 4.4.1 connection-problem"));
    row("exim_report", "relay.example.net", "<m1@example.org>",
        one("gone@example.net failed 5.0.0 unknown-mailbox hard"));
    row("exim_text", "", "<m1@example.org>",
        one("gone@example.net failed 5.1.1 unknown-mailbox hard") +
            one("full@example.net failed  mailbox-full"));
    row("exchange", "EX01.corp.example.com", "<m1@example.org>",
        one("gone@corp.example.com failed 5.1.10 unknown-mailbox hard"));
    row("gmail", "bigmail.example", "<m1@example.org>",
        one("gone@bigmail.example failed 5.1.1 unknown-mailbox hard"));
    row("qmail", "", "<m1@example.org>",
        one("gone@old.example.net failed 5.1.1 unknown-mailbox hard") +
            one("b@example.com failed  unknown-mailbox hard"));
    row("encoded", "gw.example.net", "<m1@example.org>",
        one("gone@example.net failed 5.2.1 mailbox-disabled hard"));
    row("global", "mx.example", "<m2@example.org>",
        one("用户@例子.example failed 5.1.1 unknown-mailbox hard"));
    row("success", "mx.example.net", "",
        one("a@example.net delivered 2.0.0 other") + one("b@example.net relayed 2.0.0 other"));
}

void DeliveryStatusParserTest::samples()
{
    QFETCH(QStringList, expected);
    QFETCH(QString, host);
    QFETCH(QString, messageId);
    const auto read = parseDeliveryStatus(sample(QTest::currentDataTag()));
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QCOMPARE(summary(*read), expected);
    QCOMPARE(QString::fromStdString(read->reportingHost), host);
    QCOMPARE(QString::fromStdString(read->messageId), messageId);
    if (!messageId.isEmpty())
        QVERIFY(read->returnedHeader.find("Subject: ") != std::string::npos);
    QVERIFY(read->returnedHeader.find("Hello.") == std::string::npos);
}

void DeliveryStatusParserTest::allFields()
{
    const auto read = parseDeliveryStatus(sample("postfix"));
    QVERIFY(read);
    QCOMPARE(read->envelopeId, std::string("r7k2-94qd-1xwm"));
    QCOMPARE(read->recipients[0].original, std::string("sales@example.net"));
    QCOMPARE(read->recipients[0].remoteHost, std::string("mx.example.net"));
    QVERIFY(read->returnedHeader.find("id r7k2-94qd-1xwm;") != std::string::npos);
    const auto attempted = parseDeliveryStatus(sample("gmail"));
    QVERIFY(attempted);
    QVERIFY(attempted->recipients[0].lastAttempt == parseDate("Tue, 24 Nov 2026 10:00:09 +0000"));
}

void DeliveryStatusParserTest::replies()
{
    QCOMPARE(parseDeliveryStatus(sample("exim_text"))->recipients[0].reply,
             std::string("550 5.1.1 no mailbox by that name"));
    QCOMPARE(parseDeliveryStatus(sample("exim_text"))->recipients[1].reply,
             std::string("mailbox is full: retry timeout exceeded"));
    QCOMPARE(parseDeliveryStatus(sample("qmail"))->recipients[0].reply,
             std::string("5.1.1 Sorry, no mailbox here by that name. (#5.1.1)"));
    QCOMPARE(parseDeliveryStatus(sample("qmail"))->recipients[1].reply,
             std::string("550 User not found Giving up on 192.0.2.25."));
    QCOMPARE(parseDeliveryStatus(sample("encoded"))->recipients[0].reply, std::string("5.2.1"));
}

void DeliveryStatusParserTest::ownNotificationsAreUnderstood()
{
    DeliveryStatus status;
    status.hostname = "mail.example.org";
    status.id = "n-1";
    status.originalId = "r7k2-94qd-1xwm";
    status.to = "anna@example.org";
    status.envelopeId = "e 1";
    DsnRecipient recipient;
    recipient.original = "rfc822;list@example.net";
    for (const auto action : {DsnAction::Failed, DsnAction::Delayed, DsnAction::Delivered,
                              DsnAction::Relayed, DsnAction::Expanded}) {
        recipient.action = action;
        recipient.address = "r" + std::to_string(static_cast<int>(action)) + "@example.net";
        recipient.remoteHost = "mx.example.net";
        recipient.reply = action == DsnAction::Failed ? "550 5.1.1 no such user" : "";
        status.recipients.push_back(recipient);
    }
    for (const auto ret : {smtp::Return::Headers, smtp::Return::Full}) {
        status.ret = ret;
        const auto read = parseDeliveryStatus(
            deliveryStatusNotification(status, "Message-ID: <o@x>\r\n\r\nb\r\n").content);
        QVERIFY(read);
        QCOMPARE(read->envelopeId, status.envelopeId);
        QCOMPARE(read->messageId, std::string("<o@x>"));
        QCOMPARE(read->recipients.size(), status.recipients.size());
        for (std::size_t i = 0; i < read->recipients.size(); ++i) {
            QCOMPARE(read->recipients[i].address, status.recipients[i].address);
            QVERIFY(read->recipients[i].action == status.recipients[i].action);
            QCOMPARE(read->recipients[i].original, std::string("list@example.net"));
        }
        QCOMPARE(read->recipients[0].reply, std::string("550 5.1.1 no such user"));
    }
}

void DeliveryStatusParserTest::otherMailIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain") << QByteArray("Subject: x\r\n\r\n<a@x.example>:\r\nno\r\n");
    QTest::newRow("no boundary") << QByteArray("Content-Type: multipart/report\r\n\r\n--\r\n");
    QTest::newRow("quoted notification") << QByteArray(
        "Subject: fwd\r\n\r\nFinal-Recipient: rfc822; a@x.example\r\nAction: failed\r\n");
    QTest::newRow("no recipient") << QByteArray(
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n");
    QTest::newRow("nested too deep")
        << QByteArray("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"
                      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                      "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n"
                      "Content-Type: multipart/report; boundary=d\r\n\r\n--d\r\n"
                      "Content-Type: message/delivery-status\r\n\r\n"
                      "Final-Recipient: rfc822; a@x.example\r\nAction: failed\r\n");
}

void DeliveryStatusParserTest::otherMailIsNone()
{
    QFETCH(QByteArray, text);
    const auto read = parseDeliveryStatus(text.toStdString());
    QVERIFY(!read);
    QVERIFY(read.error().kind == core::ErrorKind::InvalidInput);
}

void DeliveryStatusParserTest::limits()
{
    std::string text = "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n";
    for (int i = 0; i < 1500; ++i)
        text += "\r\nFinal-Recipient: rfc822; r" + std::to_string(i) +
                "@x.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 " +
                std::string(20, 'x') + "\r\n";
    const auto read = parseDeliveryStatus(text);
    QVERIFY(read);
    QCOMPARE(read->recipients.size(), std::size_t(1000));

    const auto longReply = parseDeliveryStatus(
        "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@x.example\r\n"
        "Action: failed\r\nDiagnostic-Code: smtp; 550 " +
        std::string(5000, 'y') + "\r\n");
    QVERIFY(longReply);
    QCOMPARE(longReply->recipients[0].reply.size(), std::size_t(1000));
}

void DeliveryStatusParserTest::expiredIsNotHard()
{
    ParsedRecipient recipient;
    recipient.status = "5.1.1";
    QVERIFY(recipient.isHardFailure());
    recipient.status = "5.4.7";
    QVERIFY(!recipient.isHardFailure());
    recipient.status = "";
    recipient.reply = "550 no";
    QVERIFY(recipient.isHardFailure());
    recipient.action = DsnAction::Delayed;
    QVERIFY(!recipient.isHardFailure());
}

void DeliveryStatusParserTest::mimeParts()
{
    const std::string text =
        "Content-Type: multipart/mixed;\r\n\tboundary=\"b\"\r\n\r\npreamble\r\n"
        "--b\r\n\r\none\r\n--bb\r\n--b  \r\nX: y\r\n\r\ntwo=20=\r\n!\r\n"
        "--b--\r\nepilogue\r\n--b\r\n\r\nnot a part\r\n";
    const auto entity = readEntity(text);
    QVERIFY(entity);
    QCOMPARE(entity->mediaType(), std::string("multipart/mixed"));
    QCOMPARE(entity->parameter("boundary"), std::string("b"));
    const auto parts = partsOf(*entity, 10);
    QCOMPARE(parts.size(), std::size_t(2));
    QCOMPARE(std::string(parts[0].body), std::string("one\r\n--bb"));
    QCOMPARE(fromQuotedPrintable(parts[1].body), std::string("two !"));
    QCOMPARE(partsOf(*entity, 1).size(), std::size_t(1));
    QCOMPARE(fromQuotedPrintable("a=4g=\n="), std::string("a=4g="));
}

QTEST_GUILESS_MAIN(DeliveryStatusParserTest)
#include "tst_delivery_status_parser.moc"
