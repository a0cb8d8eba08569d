// Notifications as we write them, and who gets them.
#include "message/date.h"
#include "message/delivery_status.h"
#include "message/header.h"
#include "message/notice.h"

#include <QProcess>
#include <QTest>

using namespace mailstead;
using namespace mailstead::message;

namespace
{

const auto noon = *parseDate("Tue, 24 Nov 2026 12:00:00 +0000");

/// What Python's email package, which knows nothing of us, makes of a message.
QByteArray askPython(const Notification& notification, const char* expression)
{
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-c"),
                  QStringLiteral("import email, email.policy, sys\n"
                                 "m = email.message_from_bytes(sys.stdin.buffer.read(), "
                                 "policy=email.policy.default)\n"
                                 "def part(n): return m.get_payload()[n]\n"
                                 "def groups(): return [dict(p.items()) for p in "
                                 "part(1).get_payload()]\n"
                                 "sys.stdout.buffer.write(str((%1)).encode())")
                      .arg(QLatin1String(expression))});
    python.write(QByteArray::fromStdString(notification.content));
    python.closeWriteChannel();
    python.waitForFinished(60000);
    return python.readAllStandardOutput() + python.readAllStandardError();
}

QString words(const Notification& notification)
{
    return QString::fromUtf8(askPython(notification, "part(0).get_content()"));
}

DsnRecipient recipient(DsnAction action, const char* address, const char* reply,
                       const char* host = "mx.example.net")
{
    DsnRecipient result;
    result.address = address;
    result.action = action;
    result.reply = reply;
    result.remoteHost = host;
    result.lastAttempt = noon;
    return result;
}

DeliveryStatus about(std::vector<DsnRecipient> recipients)
{
    DeliveryStatus status;
    status.hostname = "mail.example.org";
    status.id = "n-1";
    status.originalId = "r7k2-94qd-1xwm";
    status.to = "anna@example.org";
    status.arrived = noon;
    status.now = noon + std::chrono::hours(1);
    status.recipients = std::move(recipients);
    return status;
}

const std::string original = "From: anna@example.org\r\nSubject: =?UTF-8?B?aMOpbGxv?=\r\n"
                             "Message-ID: <orig@example.org>\r\n\r\nthe body\r\n";

bool has(const Notification& notification, std::string_view text)
{
    return notification.content.find(text) != std::string::npos;
}

} // namespace

class DeliveryStatusTest : public QObject
{
    Q_OBJECT
private slots:
    void whoIsTold_data();
    void whoIsTold();
    void targetsOfAnAlias();
    void failureIsUnderstood();
    void fieldsOfTheEnvelope();
    void actions_data();
    void actions();
    void whatIsReturned_data();
    void whatIsReturned();
    void delay();
    void timeIsOver();
    void internationalised();
    void subjects();
    void manyRecipients();
    void hostileTextAddsNothing();
};

void DeliveryStatusTest::whoIsTold_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("notify"); // "-" is no NOTIFY, "" is NEVER
    QTest::addColumn<QString>("sender");
    QTest::addColumn<bool>("warned");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("told"); // an action, or -1
    using Outcome = DeliveryOutcome;
    const auto row = [](const char* name, Outcome outcome, const char* notify,
                        std::optional<DsnAction> told, int minutes = 0, bool warned = false,
                        const char* sender = "anna@example.org") {
        QTest::newRow(name) << static_cast<int>(outcome) << QString::fromLatin1(notify)
                            << QString::fromLatin1(sender) << warned << minutes
                            << (told ? static_cast<int>(*told) : -1);
    };
    row("failed", Outcome::Failed, "-", DsnAction::Failed);
    row("failed, asked", Outcome::Failed, "F", DsnAction::Failed);
    row("failed, only success asked", Outcome::Failed, "S", {});
    row("failed, only delay asked", Outcome::Failed, "D", {});
    row("failed, never", Outcome::Failed, "", {});
    row("failed, null sender", Outcome::Failed, "F", {}, 0, false, "");
    row("delivered", Outcome::Delivered, "-", {});
    row("delivered, asked", Outcome::Delivered, "S", DsnAction::Delivered);
    row("delivered, all asked", Outcome::Delivered, "SFD", DsnAction::Delivered);
    row("delivered, failure asked", Outcome::Delivered, "F", {});
    row("delivered, null sender", Outcome::Delivered, "S", {}, 0, false, "");
    row("relayed", Outcome::Relayed, "-", {});
    row("relayed, asked", Outcome::Relayed, "S", DsnAction::Relayed);
    row("handed on, asked", Outcome::HandedOn, "S", {});
    row("handed on, all asked", Outcome::HandedOn, "SFD", {});
    row("expanded", Outcome::Expanded, "-", {});
    row("expanded, asked", Outcome::Expanded, "SF", DsnAction::Expanded);
    row("early", Outcome::Deferred, "-", {}, 239);
    row("late", Outcome::Deferred, "-", DsnAction::Delayed, 240);
    row("late, asked", Outcome::Deferred, "D", DsnAction::Delayed, 240);
    row("late, told already", Outcome::Deferred, "D", {}, 1000, true);
    row("late, failure asked", Outcome::Deferred, "F", {}, 240);
    row("late, never", Outcome::Deferred, "", {}, 240);
    row("late, null sender", Outcome::Deferred, "-", {}, 240, false, "");
}

void DeliveryStatusTest::whoIsTold()
{
    QFETCH(int, outcome);
    QFETCH(QString, notify);
    QFETCH(QString, sender);
    QFETCH(bool, warned);
    QFETCH(int, minutes);
    QFETCH(int, told);
    const std::string from = sender.toStdString();
    NoticeQuestion question;
    question.outcome = static_cast<DeliveryOutcome>(outcome);
    question.notify.given = notify != QLatin1String("-");
    question.notify.success = notify.contains(QLatin1Char('S'));
    question.notify.failure = notify.contains(QLatin1Char('F'));
    question.notify.delay = notify.contains(QLatin1Char('D'));
    question.sender = from;
    question.delayWarned = warned;
    question.waited = std::chrono::minutes(minutes);
    const auto action = noticeFor(question);
    QCOMPARE(action ? static_cast<int>(*action) : -1, told);
    question.warnAfter = {};
    if (outcome == static_cast<int>(DeliveryOutcome::Deferred))
        QVERIFY(!noticeFor(question));
}

void DeliveryStatusTest::targetsOfAnAlias()
{
    smtp::Notify notify;
    QVERIFY(!notifyOfTargets(notify).given);
    notify.given = notify.success = true;
    QVERIFY(notifyOfTargets(notify).never());
    notify.failure = true;
    const smtp::Notify targets = notifyOfTargets(notify);
    QVERIFY(targets.given && targets.failure && !targets.success);
}

void DeliveryStatusTest::failureIsUnderstood()
{
    const Notification message = deliveryStatusNotification(
        about({recipient(DsnAction::Failed, "gone@example.net",
                         "550 5.1.1 <gone@example.net>: no\r\nsuch us\xC3\xA9r"),
               recipient(DsnAction::Failed, "far@example.com", "no host answers", "")}),
        original);
    QVERIFY(!message.eightBit);
    QVERIFY(!message.smtpUtf8);
    QVERIFY(!has(message, "the body"));
    QCOMPARE(askPython(message, "m.get_content_type(), m.get_param('report-type')"),
             QByteArray("('multipart/report', 'delivery-status')"));
    QCOMPARE(askPython(message, "m['auto-submitted'], str(m['from'])"),
             QByteArray("('auto-replied', "
                        "'Mail Delivery System <postmaster@mail.example.org>')"));
    QCOMPARE(askPython(message, "m['in-reply-to'] + m['references']"),
             QByteArray("<orig@example.org><orig@example.org>"));
    QCOMPARE(askPython(message, "m['subject']"), QByteArray("Undelivered: h\xC3\xA9llo"));
    QCOMPARE(askPython(message, "[p.get_content_type() for p in m.get_payload()]"),
             QByteArray("['text/plain', 'message/delivery-status', 'text/rfc822-headers']"));
    QCOMPARE(askPython(message, "groups()[1:]"),
             QByteArray("[{'Final-Recipient': 'rfc822; gone@example.net', 'Action': 'failed', "
                        "'Status': '5.1.1', 'Remote-MTA': 'dns; mx.example.net', "
                        "'Diagnostic-Code': 'smtp; 550 5.1.1 <gone@example.net>: no such us??r', "
                        "'Last-Attempt-Date': 'Tue, 24 Nov 2026 12:00:00 +0000', "
                        "'Final-Log-ID': 'r7k2-94qd-1xwm'}, "
                        "{'Final-Recipient': 'rfc822; far@example.com', 'Action': 'failed', "
                        "'Status': '5.0.0', 'Diagnostic-Code': 'x-mailstead; no host answers', "
                        "'Last-Attempt-Date': 'Tue, 24 Nov 2026 12:00:00 +0000', "
                        "'Final-Log-ID': 'r7k2-94qd-1xwm'}]"));
    const QString text = words(message);
    const qsizetype english = text.indexOf(QStringLiteral("this mailbox does not exist"));
    const qsizetype chinese = text.indexOf(QStringLiteral("该邮箱不存在"));
    QVERIFY(english > 0);
    QVERIFY(chinese > english);
    QVERIFY(text.contains(QStringLiteral("mx.example.net said: 550 5.1.1")));
    QVERIFY(text.contains(QStringLiteral("r7k2-94qd-1xwm")));
    QVERIFY(text.contains(QStringLiteral("《h\u00E9llo》")));
}

void DeliveryStatusTest::fieldsOfTheEnvelope()
{
    DeliveryStatus status = about({recipient(DsnAction::Failed, "b@example.net", "550 no")});
    status.envelopeId = "QQ 314159\r\nX: y";
    status.recipients[0].original = "rfc822;list@example.org";
    const Notification message = deliveryStatusNotification(status, original);
    QCOMPARE(askPython(message, "groups()[0]"),
             QByteArray("{'Original-Envelope-Id': 'QQ 314159 X: y', 'Reporting-MTA': 'dns; "
                        "mail.example.org', 'Arrival-Date': 'Tue, 24 Nov 2026 12:00:00 +0000'}"));
    QCOMPARE(askPython(message, "groups()[1]['Original-Recipient']"),
             QByteArray("rfc822; list@example.org"));
    status.recipients[0].original = "no\ttype;x";
    QVERIFY(!has(deliveryStatusNotification(status, original), "Original-Recipient"));
}

void DeliveryStatusTest::actions_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("english");
    const auto row = [](DsnAction action, const char* reply, const char* name, const char* status,
                        const char* english) {
        QTest::newRow(name) << static_cast<int>(action) << QString::fromLatin1(reply)
                            << QString::fromLatin1(name) << QString::fromLatin1(status)
                            << QString::fromLatin1(english);
    };
    row(DsnAction::Failed, "554 5.7.1 spam", "failed", "5.7.1", "could not be delivered");
    row(DsnAction::Delayed, "451 4.3.2 busy", "delayed", "4.3.2", "has not been delivered yet");
    row(DsnAction::Delivered, "250 2.1.5 ok", "delivered", "2.1.5", "was delivered");
    row(DsnAction::Relayed, "250 ok", "relayed", "2.0.0", "do not confirm deliveries");
    row(DsnAction::Expanded, "", "expanded", "2.0.0", "was passed on");
}

void DeliveryStatusTest::actions()
{
    QFETCH(int, action);
    QFETCH(QString, reply);
    QFETCH(QString, name);
    QFETCH(QString, status);
    QFETCH(QString, english);
    const Notification message =
        deliveryStatusNotification(about({recipient(static_cast<DsnAction>(action), "b@example.net",
                                                    reply.toLatin1().constData())}),
                                   original);
    QCOMPARE(askPython(message, "groups()[1]['Action'] + ' ' + groups()[1]['Status']"),
             (name + QLatin1Char(' ') + status).toLatin1());
    QVERIFY(words(message).contains(english));
}

void DeliveryStatusTest::whatIsReturned_data()
{
    QTest::addColumn<int>("ret");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("whole");
    const auto row = [](const char* name, smtp::Return ret, bool failed, const QByteArray& body,
                        bool whole) {
        QTest::newRow(name) << static_cast<int>(ret) << failed << body << whole;
    };
    using smtp::Return;
    row("default", Return::Default, true, "b\r\n", false);
    row("headers", Return::Headers, true, "b\r\n", false);
    row("full", Return::Full, true, "b\r\n", true);
    row("full, 8 bit", Return::Full, true, "\xC3\xA9\r\n", true);
    row("full of a success", Return::Full, false, "b\r\n", false);
    row("full, no body", Return::Full, true, "", false);
    row("full, binary", Return::Full, true, QByteArray("a\0b\r\n", 5), false);
    row("full, bare LF", Return::Full, true, "a\nb\r\n", false);
    row("full, long line", Return::Full, true, QByteArray(999, 'x'), false);
    row("full, large", Return::Full, true, QByteArray("x\r\n").repeated(400000), false);
}

void DeliveryStatusTest::whatIsReturned()
{
    QFETCH(int, ret);
    QFETCH(bool, failed);
    QFETCH(QByteArray, body);
    QFETCH(bool, whole);
    DeliveryStatus status = about({recipient(failed ? DsnAction::Failed : DsnAction::Delivered,
                                             "b@example.net", failed ? "550 no" : "250 ok")});
    status.ret = static_cast<smtp::Return>(ret);
    const std::string text = "Subject: s\r\n\r\n" + body.toStdString();
    const Notification message = deliveryStatusNotification(status, text);
    QCOMPARE(askPython(message, "part(2).get_content_type()"),
             QByteArray(whole ? "message/rfc822" : "text/rfc822-headers"));
    if (!body.isEmpty())
        QCOMPARE(has(message, text), whole);
    QCOMPARE(words(message).contains(QStringLiteral("Your message follows")), whole);
    QCOMPARE(message.eightBit, whole && body.contains('\xC3'));
    QCOMPARE(askPython(message, "m['content-transfer-encoding']"),
             QByteArray(message.eightBit ? "8bit" : "None"));
}

void DeliveryStatusTest::delay()
{
    DeliveryStatus status =
        about({recipient(DsnAction::Delayed, "x@example.net", "451 try later")});
    status.recipients[0].retryUntil = noon + std::chrono::hours(24);
    const Notification message = deliveryStatusNotification(status, "");
    QVERIFY(has(message, "Action: delayed\r\nStatus: 4.0.0\r\n"));
    QVERIFY(has(message, "Will-Retry-Until: Wed, 25 Nov 2026 12:00:00 +0000"));
    QVERIFY(has(message, "Subject: Delayed: your message\r\n"));
    QVERIFY(words(message).contains(QStringLiteral("tried until Wed, 25 Nov 2026")));
    status.recipients[0].action = DsnAction::Failed;
    QVERIFY(!has(deliveryStatusNotification(status, ""), "Will-Retry-Until"));
}

void DeliveryStatusTest::timeIsOver()
{
    const Notification message = deliveryStatusNotification(
        about({recipient(DsnAction::Failed, "x@example.net", "4.4.1 cannot connect", "")}),
        original);
    QVERIFY(has(message, "Status: 4.4.1\r\n"));
    const QString text = words(message);
    QVERIFY(text.contains(QStringLiteral("until the time was over")));
    QVERIFY(text.contains(QStringLiteral("could not be reached")));
    QVERIFY(text.contains(QStringLiteral("已超过时限")));
}

void DeliveryStatusTest::internationalised()
{
    DeliveryStatus status =
        about({recipient(DsnAction::Failed, "用户@例子.example", "550 5.1.1 没有此用户")});
    const std::string header = "Subject: 你好\r\nMessage-ID: <o@x>\r\n\r\nb\r\n";
    // An ASCII sender: the notification can go everywhere.
    Notification message = deliveryStatusNotification(status, header);
    QVERIFY(!message.eightBit);
    QVERIFY(!message.smtpUtf8);
    QVERIFY(has(message, "Content-Type: message/global-delivery-status\r\n"
                         "Content-Transfer-Encoding: quoted-printable\r\n"));
    QVERIFY(has(message, "Content-Type: message/global-headers\r\n"));
    QCOMPARE(askPython(message, "m['subject']"), QByteArray("Undelivered: 你好"));

    status.to = "安娜@例子.example";
    status.ret = smtp::Return::Full;
    message = deliveryStatusNotification(status, header);
    QVERIFY(message.eightBit);
    QVERIFY(message.smtpUtf8);
    QVERIFY(has(message, "To: 安娜@例子.example\r\n"));
    QVERIFY(has(message, "Final-Recipient: utf-8; 用户@例子.example\r\n"));
    QVERIFY(has(message, "Diagnostic-Code: smtp; 550 5.1.1 没有此用户\r\n"));
    QVERIFY(has(message, "Content-Type: message/global\r\n"));
    QVERIFY(has(message, header));

    // A header of raw octets that are no UTF-8 is nothing global.
    message = deliveryStatusNotification(about({recipient(DsnAction::Failed, "b@x.example", "")}),
                                         "Subject: \xE9\r\n\r\n");
    QVERIFY(has(message, "Content-Type: text/rfc822-headers\r\n"));
    QVERIFY(!message.eightBit);
}

void DeliveryStatusTest::subjects()
{
    const DsnRecipient delivered = recipient(DsnAction::Delivered, "a@x.example", "250 ok");
    const DsnRecipient failed = recipient(DsnAction::Failed, "b@x.example", "550 no");
    QVERIFY(has(deliveryStatusNotification(about({delivered}), "Subject: s\r\n\r\n"),
                "Subject: Delivered: s\r\n"));
    QVERIFY(has(deliveryStatusNotification(about({delivered, failed}), "Subject: s\r\n\r\n"),
                "Subject: Undelivered: s\r\n"));
}

void DeliveryStatusTest::manyRecipients()
{
    std::vector<DsnRecipient> recipients;
    for (int i = 0; i < 60; ++i)
        recipients.push_back(recipient(DsnAction::Failed,
                                       ("r" + std::to_string(i) + "@x.example").c_str(), "550 no"));
    const Notification message = deliveryStatusNotification(about(recipients), original);
    const QString text = words(message);
    QVERIFY(text.contains(QStringLiteral("r49@x.example")));
    QVERIFY(!text.contains(QStringLiteral("r50@x.example")));
    QVERIFY(text.contains(QStringLiteral("report that follows: 10.")));
    QCOMPARE(askPython(message, "len(groups())"), QByteArray("61"));
}

void DeliveryStatusTest::hostileTextAddsNothing()
{
    DsnRecipient bad = recipient(DsnAction::Failed, "a@x.example\r\nBcc: b@x.example",
                                 "550 no\r\n\r\nX-Evil: 1\r\n--=_x");
    bad.reply += std::string(5000, 'y');
    bad.remoteHost = "mx\r\nX-Evil: 2";
    bad.status = "5.1.1\r\nX-Evil: 3";
    DeliveryStatus status = about({bad});
    status.to = "anna@example.org\r\nBcc: c@x.example";
    const Notification message = deliveryStatusNotification(
        status, "Subject: =?UTF-8?Q?a=0D=0AX-Evil:_4?=\r\nMessage-ID: <a\r\n b>\r\n\r\n");
    QCOMPARE(askPython(message, "m['x-evil'], m['bcc'], m['references'], len(groups()), "
                                "groups()[1].get('x-evil'), len(m.get_payload())"),
             QByteArray("(None, None, None, 2, None, 3)"));
    QVERIFY(message.content.size() < 8000);
    QVERIFY(has(message, "Status: 5.0.0\r\n"));
}

QTEST_GUILESS_MAIN(DeliveryStatusTest)
#include "tst_delivery_status.moc"
