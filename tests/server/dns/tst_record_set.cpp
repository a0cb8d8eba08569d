#include "dns/record_set.h"

#include <QTest>

using namespace mailstead::dns;

class RecordSetTest : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void texts_data();
    void texts();
    void names();
};

void RecordSetTest::values_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char* type, const char* written, const char* canonical) {
        QTest::addRow("%s %s", type, written)
            << QByteArray(type) << QByteArray(written) << QByteArray(canonical);
    };
    row("A", " 192.0.2.1 ", "192.0.2.1");
    row("AAAA", "2001:DB8:0:0::1", "2001:db8::1");
    row("CNAME", "Host.Example.ORG.", "host.example.org");
    row("MX", "10   Mail.Example.org.", "10 mail.example.org");
    row("MX", "0 .", "0 .");
    row("SRV", "0 1 993 Mail.example.org.", "0 1 993 mail.example.org");
    row("CAA", "0 issue letsencrypt.org", "0 issue \"letsencrypt.org\"");
    row("CAA", "0 ISSUE \"a.example; x=1\"", "0 issue \"a.example; x=1\"");
    row("TLSA", "3 1 1 ABCD EF01", "3 1 1 abcdef01");
    row("TXT", "plain text", "plain text");
    row("TXT", "\"v=spf1 \" \"mx -all\"", "v=spf1 mx -all");
    row("TXT", "\"say \\\"hi\\\" \\\\ \\195\\164\"", "say \"hi\" \\ \xc3\xa4");
    row("HTTPS", "1 . alpn=h2", "1 . alpn=h2");
}

void RecordSetTest::values()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, canonical);
    const std::string value = canonicalValue(type.toStdString(), written.toStdString());
    QCOMPARE(QByteArray::fromStdString(value), canonical);
    QCOMPARE(canonicalValue(type.toStdString(), masterFileValue(type.toStdString(), value)), value);
}

void RecordSetTest::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("quoted");
    QTest::newRow("empty") << QByteArray() << QByteArray("\"\"");
    QTest::newRow("plain") << QByteArray("a b") << QByteArray("\"a b\"");
    QTest::newRow("escapes") << QByteArray("a\"b\\c\n") << QByteArray("\"a\\\"b\\\\c\\010\"");
    QTest::newRow("255") << QByteArray(255, 'x') << QByteArray("\"" + QByteArray(255, 'x') + "\"");
    QTest::newRow("split") << QByteArray(300, 'x')
                           << QByteArray("\"" + QByteArray(255, 'x') + "\" \"" +
                                         QByteArray(45, 'x') + "\"");
}

void RecordSetTest::texts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, quoted);
    QCOMPARE(QByteArray::fromStdString(quotedText(text.toStdString())), quoted);
    QCOMPARE(QByteArray::fromStdString(unquotedText(quoted.toStdString())), text);
}

void RecordSetTest::names()
{
    QCOMPARE(relativeName("mail.example.org", "example.org"), std::string("mail"));
    QCOMPARE(relativeName("example.org", "example.org"), std::string());
    QCOMPARE(fullName("@", "example.org"), std::string("example.org"));
    QCOMPARE(fullName("", "example.org"), std::string("example.org"));
    QCOMPARE(fullName("_dmarc", "example.org"), std::string("_dmarc.example.org"));
    QCOMPARE(fullName("Mail.Example.org.", "example.org"), std::string("mail.example.org"));
    QVERIFY(isInZone("a.example.org", "example.org"));
    QVERIFY(!isInZone("notexample.org", "example.org"));
    QVERIFY(!isInZone("org", "example.org"));
}

QTEST_GUILESS_MAIN(RecordSetTest)
#include "tst_record_set.moc"
