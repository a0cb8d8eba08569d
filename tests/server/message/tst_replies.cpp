// What replies mean, whoever wrote them.
#include "core/utf8.h"
#include "message/enhanced_code.h"
#include "message/failure_class.h"
#include "message/printable.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::message;

class RepliesTest : public QObject
{
    Q_OBJECT
private slots:
    void classes_data();
    void classes();
    void everyClassHasItsName();
    void causes_data();
    void causes();
    void causeIsTotal();
    void printableText();
    void codes();
};

void RepliesTest::classes_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("reply");
    const auto row = [](const char* name, FailureClass expected, const char* reply) {
        QTest::newRow(name) << QString::fromStdString(std::string(toString(expected)))
                            << QString::fromUtf8(reply);
    };
    using enum FailureClass;
    // By code alone.
    row("5.1.1", UnknownMailbox, "550 5.1.1 nope");
    row("5.1.2", DnsProblem, "550 5.1.2 nope");
    row("5.2.2", MailboxFull, "552 5.2.2 nope");
    row("4.2.2", MailboxFull, "452-4.2.2 nope");
    row("5.3.4", SizeLimit, "552 5.3.4 nope");
    row("5.7.25", AuthRequired, "550 5.7.25 nope");
    row("5.7.30", TlsRequired, "550 5.7.30 nope");
    row("5.7.10", TlsRequired, "550 5.7.10 nope");
    row("5.6.3", Content, "554 5.6.3 nope");
    row("5.7.1", Policy, "550 5.7.1 nope");
    row("4.2.1", MailboxDisabled, "450 4.2.1 nope");
    row("552", MailboxFull, "552 nope");
    row("550", Other, "550 nope");
    row("empty", Other, "");
    row("4.2.0", Other, "450 4.2.0 wait");
    // Our own words.
    row("own dns", DnsProblem, "4.4.3 the MX records of a.example could not be looked up: x");
    row("own null mx", DnsProblem, "5.1.10 a.example does not accept mail (null MX, RFC 7505)");
    row("own connect", ConnectionProblem, "4.4.1 cannot connect to mx.example: refused");
    row("own lost", ConnectionProblem, "4.4.2 the connection was lost after MAIL");
    row("own size", SizeLimit, "5.3.4 the message has 9 octets, this server takes at most 5");
    row("own loop", Other, "5.4.6 mail for a.example would come back to this server");
    // Gmail.
    row("gmail unknown", UnknownMailbox,
        "550 5.1.1 The email account that you tried to reach does not exist.");
    row("gmail full", MailboxFull,
        "452 4.2.2 The recipient's inbox is out of storage space and inactive.");
    row("gmail disabled", MailboxDisabled,
        "550 5.2.1 The email account that you tried to reach is inactive.");
    row("gmail rate", RateLimited,
        "450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents "
        "additional messages from being delivered.");
    row("gmail unusual", RateLimited,
        "421 4.7.0 [192.0.2.1 15] Our system has detected an unusual rate of unsolicited mail "
        "originating from your IP address.");
    row("gmail 28", RateLimited, "421 4.7.28 [192.0.2.1] Our system has detected");
    row("gmail spam", Policy,
        "550 5.7.1 [192.0.2.1 12] Our system has detected that this message is likely unsolicited "
        "mail. To reduce the amount of spam sent to Gmail, this message has been blocked.");
    row("gmail reputation", Blocklisted,
        "550 5.7.1 this message is likely suspicious due to the very low reputation of the "
        "sending domain.");
    row("gmail dkim", AuthRequired,
        "550 5.7.30 This mail has been blocked because DKIM does not pass.");
    row("gmail tls", TlsRequired, "421 4.7.29 This message wasn't sent over a TLS connection.");
    row("gmail 26", AuthRequired, "550 5.7.26 This mail is unauthenticated");
    row("gmail content", Content,
        "552 5.7.0 This message was blocked because its content presents a potential security "
        "issue.");
    row("gmail format", Content,
        "550 5.7.1 This message is not RFC 5322 compliant, see "
        "https://support.google.com/mail/answer/81126#spf");
    row("gmail domain", DnsProblem, "553 5.1.2 We weren't able to find the recipient domain.");
    row("gmail quota", RateLimited, "550 5.4.5 Daily user sending limit exceeded.");
    row("url of help", Other, "421 try https://example.org/dmarc/virus?spam");
    // Outlook and Exchange.
    row("hotmail unknown", UnknownMailbox,
        "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).");
    row("exchange unknown", UnknownMailbox,
        "550 5.4.1 Recipient address rejected: Access denied. [x.prod.protection.outlook.com]");
    row("exchange resolver", UnknownMailbox,
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup");
    row("outlook list", Blocklisted,
        "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your "
        "Internet service provider since part of their network is on our block list (S3140).");
    row("outlook 606", Blocklisted, "550 5.7.606 Access denied, banned sending IP [192.0.2.1].");
    row("outlook busy", RateLimited,
        "451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)");
    row("outlook 650", RateLimited,
        "451 4.7.650 The mail server [192.0.2.1] has been temporarily "
        "rate limited due to IP reputation.");
    row("outlook 509", AuthRequired,
        "550 5.7.509 Access denied, sending domain x.example does not pass DMARC verification");
    row("outlook 515", AuthRequired,
        "550 5.7.515 Access denied, sending domain x.example does not meet the required level.");
    row("exchange forward", Policy,
        "550 5.7.520 Access denied, Your organization does not allow "
        "external forwarding.");
    row("exchange size", SizeLimit, "550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large");
    row("exchange 122", RateLimited, "550 5.2.122 The recipient has exceeded their limit");
    row("exchange dane", TlsRequired, "450 4.7.323 tlsa-invalid");
    row("exchange expired", DnsProblem, "550 5.4.310 DNS domain x does not exist");
    // Yahoo.
    row("yahoo deferred", RateLimited,
        "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume "
        "or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes");
    row("yahoo for good", Blocklisted,
        "421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred");
    row("yahoo spamhaus", Blocklisted,
        "553 5.7.1 [BL21] Connections will not be accepted from "
        "192.0.2.1, because the ip is in Spamhaus's list");
    row("yahoo policy", Policy, "554 5.7.9 Message not accepted for policy reasons.");
    row("yahoo user", UnknownMailbox, "552 1 Requested mail action aborted, mailbox not found");
    row("yahoo account", UnknownMailbox,
        "554 delivery error: dd This user doesn't have a yahoo.com account (a@yahoo.com) [0]");
    row("yahoo disabled", MailboxDisabled,
        "554 30 Sorry, your message to a@yahoo.com cannot be "
        "delivered. This mailbox is disabled (554.30).");
    row("yahoo quota", MailboxFull,
        "554 delivery error: dd Sorry, your message cannot be delivered. This account is over "
        "quota. [#102]");
    // QQ.
    row("qq unknown", UnknownMailbox, "550 Mailbox not found. http://service.mail.qq.com/x");
    row("qq crowded", RateLimited, "550 Mailbox unavailable or access denied");
    row("qq ip", RateLimited, "550 Ip frequency limited. http://service.mail.qq.com/cgi-bin/help");
    row("qq domain", RateLimited, "550 Domain frequency limited.");
    row("qq connection", RateLimited, "550 Connection frequency limited");
    row("qq content", Policy, "550 Mail content denied. http://service.mail.qq.com/");
    row("qq person", Policy, "550 Mail is rejected by recipients");
    row("qq spam ip", Blocklisted, "550 Suspected spam ip");
    row("qq bounce", Policy, "550 Suspected bounce attacks");
    row("qq dns", DnsProblem, "550 Domain may not exist or DNS check failed");
    row("qq dmarc", AuthRequired, "550 DMARC check failed");
    // NetEase.
    row("163 frequency", RateLimited, "421 HL:IFC 163 mx9,x 1473730639");
    row("163 list", Blocklisted, "450 DT:RBL 163 mx9");
    row("163 spam", Policy, "554 DT:SPM 163 smtp5,D9GowACHO7RNWNdXmXs1Bw--.9035S2 1473730639");
    row("163 later", Policy, "451 DT:SPM ,please try again");
    row("163 quota", RateLimited, "451 MI:SFQ");
    row("163 unknown", UnknownMailbox, "550 User not found: a@163.com");
    row("163 suspended", MailboxDisabled, "550 User suspended: a@163.com");
    row("163 login", AuthRequired,
        "451 Requested mail action not taken: too much fail authentication");
    // Postfix, Exim and others.
    row("postgrey", Greylisted, "450 4.2.0 <a@x.example>: Recipient address rejected: Greylisted");
    row("greylisting", Greylisted, "451 4.7.1 Greylisting in action, please come back later");
    row("postfix unknown", UnknownMailbox,
        "550 5.1.1 <a@x.example>: Recipient address rejected: User unknown");
    row("postfix list", Blocklisted,
        "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org");
    row("postfix relay", Policy, "554 5.7.1 <a@x.example>: Relay access denied");
    row("postfix ptr", AuthRequired, "450 4.7.25 Client host rejected: cannot find your hostname");
    row("postfix tls", TlsRequired, "530 5.7.0 Must issue a STARTTLS command first");
    row("postfix policy", Policy, "554 5.7.1 Recipient address rejected: blocked by house rules");
    row("exim", UnknownMailbox, "550 Unrouteable address");
    row("exim spf", AuthRequired, "550 SPF: 192.0.2.1 is not allowed to send for x.example");
    row("busy mailbox", Other, "450 mailbox unavailable");
    row("gone mailbox", UnknownMailbox, "550 mailbox unavailable");
    row("domino", UnknownMailbox, "550 a@x.example not listed in Domino Directory");
    row("system disk", MailboxFull, "452 4.3.1 Insufficient system storage");
    row("proofpoint", Blocklisted, "554 Blocked - see https://ipcheck.example/?ip=1, blacklist");
}

void RepliesTest::classes()
{
    QFETCH(QString, expected);
    QFETCH(QString, reply);
    const FailureClass found = classify(reply.toStdString());
    QCOMPARE(QString::fromStdString(std::string(toString(found))), expected);
}

void RepliesTest::everyClassHasItsName()
{
    QStringList names;
    for (int i = 0; i <= static_cast<int>(FailureClass::Other); ++i)
        names << QString::fromStdString(std::string(toString(static_cast<FailureClass>(i))));
    QCOMPARE(names.removeDuplicates(), 0);
}

void RepliesTest::causes_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* reply, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(reply) << QString::fromUtf8(expected);
    };
    row("plain", "450 4.2.0 try again later", "450 4.2.0 try again later");
    row("address", "550 5.1.1 <gone@example.net>: Recipient address rejected",
        "550 5.1.1 <…>: Recipient address rejected");
    row("host", "451 mx.example.net: try later", "451 …: try later");
    row("below the host", "451 a.mx.example.net busy", "451 … busy");
    row("another host", "451 blocked using zen.spamhaus.org", "451 blocked using zen.spamhaus.org");
    row("network address", "421 4.7.0 [192.0.2.1 15] too much", "421 4.7.0 [… 15] too much");
    row("IPv6", "421 4.7.0 [2001:db8::1] too much", "421 4.7.0 […] too much");
    row("gmail id", "421 4.7.0 try later a640c23a62f3a-aa5f2b1si1234567.12 - gsmtp",
        "421 4.7.0 try later … - gsmtp");
    row("queue id", "451 4.3.0 4Bxyz12QkZ put off", "451 4.3.0 … put off");
    row("number", "421 HL:IFC 163 mx9 1473730639", "421 HL:IFC 163 mx9 …");
    row("short numbers", "452 limit is 1000 of 9999", "452 limit is 1000 of 9999");
    row("two in a row", "554 DT:SPM 163 smtp5,D9GowACHO7RNWNdXmXs1Bw--.9035S2 1473730639",
        "554 DT:SPM 163 smtp5,…");
    row("url", "550 see https://example.org/help?ip=192.0.2.1&id=9 now",
        "550 see https://example.org/help… now");
    row("url with number", "550 see https://example.org/answer/81126#x",
        "550 see https://example.org/answer/…");
    row("time", "451 at 12:00:01 no", "451 at … no");
    row("controls", "451 a\r\nb\tc\x01", "451 a b c");
    row("chinese", "550 用户不存在", "550 用户不存在");
}

void RepliesTest::causes()
{
    QFETCH(QString, reply);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(cause(reply.toStdString(), "mx.example.net")), expected);
}

void RepliesTest::causeIsTotal()
{
    QCOMPARE(cause(""), std::string());
    QCOMPARE(cause("\xFF\xFE"), std::string("??"));
    std::string filler;
    for (int i = 0; i < 300; ++i)
        filler += "用户 ";
    const std::string cut = cause(filler);
    QVERIFY(cut.size() <= 120);
    QVERIFY(core::isUtf8(cut));
    QVERIFY(cut.compare(cut.size() - 3, 3, "…") == 0);
    QVERIFY(cause(std::string(100000, '9')) == "…");
    QVERIFY(classify(std::string(100000, 'x')) == FailureClass::Other);
}

void RepliesTest::printableText()
{
    QCOMPARE(printable("a\r\nb\tc", 100), std::string("a  b c"));
    QCOMPARE(printable("a\xE2\x80\xAEz\xC2\x85y\x7F", 100), std::string("azy"));
    QCOMPARE(printable("\xC3\xA9\xC3\xA9", 3), std::string("\xC3\xA9"));
    QCOMPARE(printable("\xC3", 3), std::string("?"));
    QCOMPARE(printableAscii("\xC3\xA9 x\n", 100), std::string("?? x "));
    QCOMPARE(printableAscii("abc", 2), std::string("ab"));
}

void RepliesTest::codes()
{
    const ReplyParts parts = replyParts("550-5.7.1: no");
    QCOMPARE(parts.code, 550);
    QCOMPARE(std::string(parts.enhanced), std::string("5.7.1"));
    QCOMPARE(std::string(parts.text), std::string("no"));
    QVERIFY(parts.isPermanent());
    QVERIFY(replyParts("4.4.1 cannot connect").isTemporary());
    QVERIFY(!replyParts("hello").isTemporary());
    QVERIFY(!replyParts("5501 5.1.1").hasEnhanced());
    QCOMPARE(replyParts("550").code, 550);
}

QTEST_GUILESS_MAIN(RepliesTest)
#include "tst_replies.moc"
