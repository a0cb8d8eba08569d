#include "message/address.h"
#include "message/date.h"
#include "message/header.h"
#include "message/subject.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::message;

class HeaderTest : public QObject
{
    Q_OBJECT

private slots:
    void scansFieldsAndBody();
    void endsAtWhatIsNoField();
    void limitsTheHeader();
    void removesFields();
    void foldsAndNeverInjects();
    void addresses_data();
    void addresses();
    void lists_data();
    void lists();
    void authorsNeedOneFrom();
    void dates_data();
    void dates();
    void subjects_data();
    void subjects();
    void subjectsSurviveTheirOwnEncoding();
};

void HeaderTest::scansFieldsAndBody()
{
    const std::string text =
        "From: a@example.org\r\nSUBJECT : one\r\n\ttwo\r\nTo: b@example.org\r\n"
        "\r\nbody: no field\r\n";
    const auto header = scanHeader(text);
    QVERIFY(header.has_value());
    QCOMPARE(header->fields.size(), std::size_t(3));
    const auto subject = header->find("subject");
    QVERIFY(subject.has_value());
    QCOMPARE(subject->name, std::string_view("SUBJECT"));
    QCOMPARE(subject->raw, std::string_view("SUBJECT : one\r\n\ttwo\r\n"));
    QCOMPARE(unfold(subject->value), std::string("one\ttwo"));
    QCOMPARE(text.substr(header->bodyOffset), std::string("body: no field\r\n"));
    QVERIFY(!header->find("body"));
    QCOMPARE(scanHeader("")->bodyOffset, std::size_t(0));
    QCOMPARE(scanHeader("A: b\r\n")->bodyOffset, std::size_t(6));
}

void HeaderTest::endsAtWhatIsNoField()
{
    QCOMPARE(scanHeader(" leading: space\r\n\r\nx")->fields.size(), std::size_t(0));
    const std::string text = "A: b\r\nno colon here\r\nC: d\r\n\r\n";
    const auto header = scanHeader(text);
    QCOMPARE(header->fields.size(), std::size_t(1));
    QCOMPARE(header->bodyOffset, std::size_t(6));
}

void HeaderTest::limitsTheHeader()
{
    std::string many;
    for (std::size_t i = 0; i <= maxHeaderFields; ++i)
        many += "X: y\r\n";
    QVERIFY(!scanHeader(many + "\r\n"));
    QVERIFY(scanHeader(many + "\r\n").error().kind == core::ErrorKind::InvalidInput);
    QVERIFY(!scanHeader("X: " + std::string(maxHeaderBytes, 'a') + "\r\n\r\n"));
}

void HeaderTest::removesFields()
{
    const auto cleaned = removeFields(
        "A: 1\r\nbcc: x@example.org,\r\n y@example.org\r\nB: 2\r\n\r\nBcc: body\r\n", {"Bcc"});
    QVERIFY(cleaned.has_value());
    QCOMPARE(*cleaned, std::string("A: 1\r\nB: 2\r\n\r\nBcc: body\r\n"));
}

void HeaderTest::foldsAndNeverInjects()
{
    QCOMPARE(makeField("Subject", "hello"), std::string("Subject: hello\r\n"));
    QCOMPARE(makeField("Subject", "a\r\nBcc: evil@example.org"),
             std::string("Subject: a Bcc: evil@example.org\r\n"));
    std::string words;
    for (int i = 0; i < 60; ++i)
        words += "word" + std::to_string(i) + " ";
    const std::string field = makeField("X", words);
    std::size_t start = 0;
    while (start < field.size()) {
        const std::size_t end = field.find("\r\n", start);
        QVERIFY(end - start <= 78);
        start = end + 2;
    }
    QCOMPARE(scanHeader(field)->fields.size(), std::size_t(1));
    QCOMPARE(unfold(scanHeader(field)->fields[0].value) + " ", words);
}

void HeaderTest::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical"); // empty: refused
    QTest::newRow("plain") << QByteArray("Anna@Example.ORG") << QByteArray("anna@example.org");
    QTest::newRow("plus") << QByteArray("a+b@example.org") << QByteArray("a+b@example.org");
    QTest::newRow("needless quotes")
        << QByteArray("\"anna\"@example.org") << QByteArray("anna@example.org");
    QTest::newRow("quoted") << QByteArray("\"a b\"@example.org")
                            << QByteArray("\"a b\"@example.org");
    QTest::newRow("literal") << QByteArray("a@[192.0.2.1]") << QByteArray("a@[192.0.2.1]");
    QTest::newRow("A-label") << QByteArray("a@xn--bcher-kva.example")
                             << QByteArray("a@xn--bcher-kva.example");
    for (const char* bad : {"",
                            "@",
                            "a@",
                            "@example.org",
                            "a",
                            "a@b",
                            "a@example..org",
                            ".a@example.org",
                            "a.@example.org",
                            "a..b@example.org",
                            "a b@example.org",
                            "a@-example.org",
                            "a@example.org.",
                            "a@192.0.2.1",
                            "a@[192.0.2.300]",
                            "a@exam\nple.org",
                            "<a@example.org>",
                            "a@b@example.org",
                            "a@b\xC3\xBC"
                            "cher.example",
                            "\xC3\xA4@example.org",
                            "\"a\"b\"@example.org"})
        QTest::newRow(bad) << QByteArray(bad) << QByteArray();
    QTest::newRow("long local part") << QByteArray(65, 'a') + "@example.org" << QByteArray();
}

void HeaderTest::addresses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto result = canonicalAddress(text.toStdString());
    QCOMPARE(result.has_value(), !canonical.isEmpty());
    if (result)
        QCOMPARE(*result, canonical.toStdString());
}

void HeaderTest::lists_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("addresses"); // empty: refused
    const auto row = [](const char* name, const char* value, const char* addresses) {
        QTest::newRow(name) << QByteArray(value) << QByteArray(addresses);
    };
    row("bare", " anna@example.org", "anna@example.org");
    row("name", "Anna Example <anna@example.org>", "anna@example.org");
    row("quoted name with address", "\"boss@bank.example\" <a@example.org>", "a@example.org");
    row("comment", "(x@y.example (nested \\) )) a@example.org (later)", "a@example.org");
    row("two", "a@example.org, B <b@example.org>", "a@example.org b@example.org");
    row("folded", "Anna\r\n <anna@example.org>", "anna@example.org");
    row("group", "Team: a@example.org, B <b@example.org>;", "a@example.org b@example.org");
    row("route", "<@relay.example,@x.example:a@example.org>", "a@example.org");
    row("spaces around dots", "a . b @ example . org", "a.b@example.org");
    row("utf-8 name", "J\xC3\xBCrgen <j@example.org>", "j@example.org");
    row("obs phrase", "J. R. Doe <j@example.org>", "j@example.org");
    row("quoted local part", "\"a b\"@example.org", "\"a b\"@example.org");
    row("empty entries", ", a@example.org,,", "a@example.org");
    row("nothing", "", "");
    row("empty group", "undisclosed-recipients:;", "");
    row("name alone", "Anna", "");
    row("two in one", "a@example.org b@bank.example", "");
    row("two angles", "<a@example.org> <b@bank.example>", "");
    row("open angle", "<a@example.org", "");
    row("open quote", "\"Anna <a@example.org>", "");
    row("open comment", "(Anna a@example.org", "");
    row("address before angle", "boss@bank.example <a@example.org>", "");
    row("utf-8 domain",
        "a@b\xC3\xBC"
        "cher.example",
        "");
}

void HeaderTest::lists()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, addresses);
    const auto result = parseAddressList(value.toStdString());
    QCOMPARE(result.has_value(), !addresses.isEmpty());
    if (!result)
        return;
    std::string joined;
    for (const Address& address : *result)
        joined += (joined.empty() ? "" : " ") + address.text();
    QCOMPARE(joined, addresses.toStdString());
}

void HeaderTest::authorsNeedOneFrom()
{
    QCOMPARE(authors("From: A <a@example.org>\r\n\r\n")->at(0).domain, std::string("example.org"));
    QVERIFY(!authors("To: a@example.org\r\n\r\nFrom: a@example.org\r\n"));
    QVERIFY(!authors("From: a@example.org\r\nfrom: b@bank.example\r\n\r\n"));
}

void HeaderTest::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds"); // -1: refused
    const auto row = [](const char* text, qint64 seconds) {
        QTest::newRow(text) << QByteArray(text) << seconds;
    };
    row("Tue, 24 Nov 2026 10:36:02 +0000", 1795516562);
    row("24 Nov 2026 10:36:02 +0000", 1795516562);
    row("Tue, 24 Nov 2026 18:36:02 +0800 (CST)", 1795516562);
    row("Tue,24 Nov 26 05:36:02 EST", 1795516562);
    row("Thu, 01 Jan 1970 00:00 GMT", 0);
    row("31 Feb 2026 10:00:00 +0000", -1);
    row("24 Foo 2026 10:00:00 +0000", -1);
    row("24 Nov 2026 25:00:00 +0000", -1);
    row("", -1);
}

void HeaderTest::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    const auto date = parseDate(text.toStdString());
    QCOMPARE(date.has_value(), seconds >= 0);
    if (!date)
        return;
    QCOMPARE(qint64(std::chrono::system_clock::to_time_t(*date)), seconds);
    QCOMPARE(*parseDate(formatDate(*date)), *date);
    if (seconds == 1795516562)
        QCOMPARE(formatDate(*date), std::string("Tue, 24 Nov 2026 10:36:02 +0000"));
}

void HeaderTest::subjects_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* value, const QString& shown) {
        QTest::newRow(value) << QByteArray(value) << shown;
    };
    row(" plain", QStringLiteral("plain"));
    row("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=", QStringLiteral("Grüße"));
    row("=?iso-8859-1?q?Gr=FC=DFe_an?= alle", QStringLiteral("Grüße an alle"));
    row("=?UTF-8?B?6YKu6am/?=", QStringLiteral("邮驿"));
    row("=?UTF-8*zh?B?6YKu?= =?utf-8?b?6am/?=", QStringLiteral("邮驿"));
    row("=?UTF-8?B?6YI=?=\r\n =?UTF-8?B?rg==?=", QStringLiteral("邮")); // a character in two words
    row("=?GB2312?B?08q4rw==?=", QString(4, QChar(0xFFFD)));
    row("=?windows-1252?Q?=80?=", QStringLiteral("€"));
    row("=?UTF-8?B?*bad*?= x", QStringLiteral("=?UTF-8?B?*bad*?= x"));
    row("=?UTF-8?Q?a=0D=0ABcc:_x=1B[31m?=", QStringLiteral("a Bcc: x[31m"));
    row("abc\xE2\x80\xAEtxt.exe", QStringLiteral("abctxt.exe"));
    row("bad \xFF utf", QStringLiteral("bad \uFFFD utf"));
    row("=?", QStringLiteral("=?"));
    row("=?UTF-8?Q?open", QStringLiteral("=?UTF-8?Q?open"));
}

void HeaderTest::subjects()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, shown);
    QCOMPARE(QString::fromStdString(decodeText(value.toStdString())), shown);
}

void HeaderTest::subjectsSurviveTheirOwnEncoding()
{
    const std::string text = "邮驿 Mailstead — ein ziemlich langer Betreff mit Umlauten äöü und "
                             "noch viel mehr Text 😀😀😀😀😀😀😀😀😀😀";
    const std::string field = makeField("Subject", encodeText(text));
    for (const char c : field)
        QVERIFY(static_cast<unsigned char>(c) < 127);
    for (const QByteArray& line : QByteArray::fromStdString(field).split('\n'))
        QVERIFY2(line.size() <= 78, line.constData());
    QCOMPARE(decodeText(scanHeader(field)->fields[0].value), text);
    QCOMPARE(encodeText("plain"), std::string("plain"));
    QCOMPARE(decodeText(encodeText("=?UTF-8?Q?not?=")), std::string("=?UTF-8?Q?not?="));
    QCOMPARE(decodeText(std::string(1000, 'x')).size(), std::size_t(200));
}

QTEST_APPLESS_MAIN(HeaderTest)
#include "tst_header.moc"
