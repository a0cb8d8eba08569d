#include "message/address.h"
#include "message/compose.h"
#include "message/date.h"
#include "message/header.h"
#include "message/received.h"
#include "message/subject.h"
#include "message/submission.h"

#include <QProcess>
#include <QTest>

using namespace mailstead;
using namespace mailstead::message;

namespace
{

const auto noon = *parseDate("Tue, 24 Nov 2026 12:00:00 +0000");

/// What Python's email package, which knows nothing of us, makes of a message.
QByteArray askPython(const std::string& message, const char* expression)
{
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-c"),
                  QStringLiteral("import email, email.policy, sys\n"
                                 "m = email.message_from_bytes(sys.stdin.buffer.read(), "
                                 "policy=email.policy.default)\n"
                                 "sys.stdout.buffer.write(str((%1)).encode())")
                      .arg(QLatin1String(expression))});
    python.write(QByteArray::fromStdString(message));
    python.closeWriteChannel();
    python.waitForFinished(60000);
    return python.readAllStandardOutput() + python.readAllStandardError();
}

smtp::Envelope envelope()
{
    smtp::Envelope envelope;
    envelope.id = "r7k2-94qd-1xwm";
    envelope.sender = "a@example.net";
    envelope.recipients = {{"b@example.org"}};
    envelope.helo = "mx.example.net";
    envelope.clientAddress = "192.0.2.7";
    envelope.receivedAt = noon;
    return envelope;
}

} // namespace

class MakingTest : public QObject
{
    Q_OBJECT

private slots:
    void receivedTellsWhoAndHow();
    void receivedHidesSignedInUsers();
    void receivedKeepsBlindCopiesBlind();
    void receivedTakesNoInjection();
    void submissionCompletes();
    void submissionRefusesBadFrom();
    void composesForOtherPrograms();
    void quotedPrintableLines();
};

void MakingTest::receivedTellsWhoAndHow()
{
    smtp::Envelope from = envelope();
    QCOMPARE(receivedField(from, "mail.example.org"),
             std::string("Received: from mx.example.net ([192.0.2.7])\r\n"
                         "\tby mail.example.org (Mailstead) with ESMTP\r\n"
                         "\tid r7k2-94qd-1xwm\r\n"
                         "\tfor <b@example.org>;\r\n"
                         "\tTue, 24 Nov 2026 12:00:00 +0000\r\n"));
    from.tlsDescription = "TLSv1.3 TLS_AES_256_GCM_SHA384";
    from.clientAddress = "2001:db8::7";
    const std::string field = receivedField(from, "mail.example.org");
    QVERIFY(field.find("with ESMTPS\r\n\t(TLSv1.3 TLS_AES_256_GCM_SHA384)") != std::string::npos);
    QVERIFY(field.find("([IPv6:2001:db8::7])") != std::string::npos);
}

void MakingTest::receivedHidesSignedInUsers()
{
    smtp::Envelope from = envelope();
    from.authenticatedUser = "anna@example.org";
    from.tlsDescription = "TLSv1.3 X";
    const std::string field = receivedField(from, "mail.example.org");
    QVERIFY(field.find("with ESMTPSA") != std::string::npos);
    QVERIFY(field.find("192.0.2.7") == std::string::npos);
    QVERIFY(field.find("mx.example.net") == std::string::npos);
    QVERIFY(field.find("anna") == std::string::npos);
    from.hidesClient = false;
    QVERIFY(receivedField(from, "mail.example.org")
                .starts_with("Received: from mx.example.net ([192.0.2.7])\r\n"));
    from.smtpUtf8 = true;
    from.recipients = {{"j\u00FCrgen@example.org"}};
    QVERIFY(receivedField(from, "mail.example.org").find("with UTF8SMTPSA") != std::string::npos);
    QVERIFY(receivedField(from, "mail.example.org").find("for <j\u00FCrgen@example.org>;") !=
            std::string::npos);
    from.smtpUtf8 = false;
    QVERIFY(receivedField(from, "mail.example.org").find("for <") == std::string::npos);
    from.clientAddress.clear();
    QVERIFY(receivedField(from, "mail.example.org").find("with") == std::string::npos);
}

void MakingTest::receivedKeepsBlindCopiesBlind()
{
    smtp::Envelope from = envelope();
    from.recipients.push_back({"secret@example.org"});
    const std::string field = receivedField(from, "mail.example.org");
    QVERIFY(field.find("for <") == std::string::npos);
    QVERIFY(field.find("secret") == std::string::npos);
}

void MakingTest::receivedTakesNoInjection()
{
    smtp::Envelope from = envelope();
    from.helo = "x)\r\nBcc: y (";
    from.recipients = {{"a>\r\nX: y@example.org"}};
    const std::string field = receivedField(from, "mail.example.org");
    QCOMPARE(scanHeader(field)->fields.size(), std::size_t(1));
    QVERIFY(field.find("for <") == std::string::npos);
    QCOMPARE(receivedCount(field + field + "\r\n"), std::size_t(2));
}

void MakingTest::submissionCompletes()
{
    const auto done = completeSubmission("From: a@example.org\r\nBcc: s@example.org\r\n\r\nhi\r\n",
                                         "id-1", "mail.example.org", noon);
    QVERIFY(done.has_value());
    QCOMPARE(*done, std::string("Date: Tue, 24 Nov 2026 12:00:00 +0000\r\n"
                                "Message-ID: <id-1@mail.example.org>\r\n"
                                "From: a@example.org\r\n\r\nhi\r\n"));
    QCOMPARE(*completeSubmission(*done, "id-2", "other", noon), *done);
}

void MakingTest::submissionRefusesBadFrom()
{
    for (const char* text : {"Subject: x\r\n\r\n", "From: nobody\r\n\r\n",
                             "From: a@example.org\r\nFrom: b@example.org\r\n\r\n"}) {
        const auto done = completeSubmission(text, "id", "host", noon);
        QVERIFY(!done);
        QVERIFY(done.error().kind == core::ErrorKind::InvalidInput);
    }
}

void MakingTest::composesForOtherPrograms()
{
    PlainText text;
    text.from = "anna@example.org";
    text.fromName = "Anna \"邮驿\"";
    text.to = {"b@example.net", "c@example.net"};
    text.subject = "Grüße aus 邮驿, eine lange Zeile, die gefaltet werden muss, weil sie lang ist";
    text.text = "Zeile 1 ä\nend space \r\n.\nFrom x\n" + std::string(200, 'y');
    text.id = "abc";
    text.hostname = "mail.example.org";
    text.date = noon;
    const auto message = compose(text);
    QVERIFY(message.has_value());
    for (const QByteArray& line : QByteArray::fromStdString(*message).split('\n'))
        QVERIFY2(line.size() <= 79, line.constData());
    QCOMPARE(askPython(*message, "m['subject']"), QByteArray::fromStdString(text.subject));
    QCOMPARE(askPython(*message, "m['from'].addresses[0].display_name"),
             QByteArray::fromStdString(text.fromName));
    QCOMPARE(askPython(*message, "[a.addr_spec for a in m['to'].addresses]"),
             QByteArray("['b@example.net', 'c@example.net']"));
    QCOMPARE(askPython(*message, "m.get_content().replace(chr(13), '')"),
             QByteArray("Zeile 1 ä\nend space \n.\nFrom x\n") + QByteArray(200, 'y') + "\n");
    QCOMPARE(askPython(*message, "m['date'].datetime.isoformat()"),
             QByteArray("2026-11-24T12:00:00+00:00"));
    text.to = {"nobody"};
    QVERIFY(!compose(text));
    text.to.clear();
    QVERIFY(!compose(text));
}

void MakingTest::quotedPrintableLines()
{
    QCOMPARE(quotedPrintable("a=b \n"), std::string("a=3Db=20\r\n"));
    QCOMPARE(quotedPrintable(std::string(76, 'x')), std::string(76, 'x'));
    QCOMPARE(quotedPrintable(std::string(77, 'x')), std::string(75, 'x') + "=\r\nxx");
}

QTEST_GUILESS_MAIN(MakingTest)
#include "tst_making.moc"
