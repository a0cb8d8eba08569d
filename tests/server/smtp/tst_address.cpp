#include "smtp/address.h"

#include <QTest>

using namespace mailstead::smtp;

class Address : public QObject
{
    Q_OBJECT

private slots:
    void paths_data();
    void paths();
    void mailboxes_data();
    void mailboxes();
    void domains_data();
    void domains();
};

namespace
{
const QByteArray local64(64, 'l');
const QByteArray label63(63, 'd');
} // namespace

void Address::paths_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("reverse");
    QTest::addColumn<QByteArray>("address"); // "!" when it is refused
    QTest::addColumn<QByteArray>("parameters");
    const auto row = [](const char* text, bool reverse, const char* address,
                        const char* parameters = "") {
        QTest::newRow(text) << QByteArray(text) << reverse << QByteArray(address)
                            << QByteArray(parameters);
    };
    row("<>", true, "");
    row("<>", false, "!");
    row("<a@b>", true, "a@b");
    row(" <a@b>  SIZE=1  BODY=7BIT ", true, "a@b", "SIZE=1  BODY=7BIT");
    row("<postmaster>", false, "postmaster");
    row("<PostMaster>", false, "PostMaster");
    row("<postmaster>", true, "!");
    row("<postmaster2>", false, "!");
    row("<@a,@b:c@d>", false, "c@d");
    row("<@a:c@d>", true, "c@d");
    row("<@a>", true, "!");
    row("<@a,b:c@d>", true, "!");
    row("<@:c@d>", true, "!");
    row("<\"a b\"@c>", false, "\"a b\"@c");
    row("<\"a>b\"@c>", false, "\"a>b\"@c");
    row("<\"a\\\"b\"@c>", false, "\"a\\\"b\"@c");
    row("<\"ab\"@c>", false, "ab@c");
    row("<\"a\\b\"@c>", false, "ab@c");
    row("<\"\"@c>", false, "\"\"@c");
    row("<\"a@c>", false, "!");
    row("<a@b", false, "!");
    row("a@b", false, "!");
    row("<a@b>>", false, "!");
    row("<a@b>x", false, "!");
    row("<a @b>", false, "!");
    row("<a@b c>", false, "!");
    row("<a@>", false, "!");
    row("<@>", false, "!");
    row("<", false, "!");
    row("", false, "!");
    row("<a..b@c>", false, "!");
    row("<.a@c>", false, "!");
    row("<a.@c>", false, "!");
    row("<a@[192.0.2.1]>", false, "a@[192.0.2.1]");
    row("<a@[IPv6:2001:db8::1]>", false, "a@[IPv6:2001:db8::1]");
    row("<a@[300.0.2.1]>", false, "!");
    row("<a@[192.0.2.1>", false, "!");
    row("<a@[x:y]>", false, "a@[x:y]");
    row("<a@[]>", false, "!");
    QTest::newRow("control") << QByteArray("<a\tb@c>") << false << QByteArray("!") << QByteArray();
    QTest::newRow("NUL") << QByteArray("<a@[192.0.2.1\0]>", 16) << false << QByteArray("!")
                         << QByteArray();
    QTest::newRow("not ASCII") << QByteArray("<\xC3\xBC@c>") << false << QByteArray("!")
                               << QByteArray();
    QTest::newRow("local part of 64")
        << "<" + local64 + "@c>" << false << local64 + "@c" << QByteArray();
    QTest::newRow("local part of 65")
        << "<l" + local64 + "@c>" << false << QByteArray("!") << QByteArray();
    const QByteArray longDomain = label63 + "." + label63 + "." + label63;
    QTest::newRow("path of 255") << "<" + QByteArray(61, 'l') + "@" + longDomain + ">" << false
                                 << QByteArray(61, 'l') + "@" + longDomain << QByteArray();
    QTest::newRow("path of 257") << "<" + QByteArray(63, 'l') + "@" + longDomain + ">" << false
                                 << QByteArray("!") << QByteArray();
}

void Address::paths()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, reverse);
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, parameters);
    const auto path =
        parsePath(text.toStdString(), reverse ? PathKind::Reverse : PathKind::Forward);
    QCOMPARE(path.has_value(), address != "!");
    if (!path) {
        QVERIFY(!path.error().what.empty());
        return;
    }
    QCOMPARE(QByteArray::fromStdString(path->address), address);
    QCOMPARE(QByteArray::fromStdString(path->parameters), parameters);
}

void Address::mailboxes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << QByteArray("a+b@example.org") << true;
    QTest::newRow("rest") << QByteArray("a@b>") << false;
    QTest::newRow("new line") << QByteArray("a@b\r\nRCPT TO:<c@d>") << false;
    QTest::newRow("two") << QByteArray("a@b@c") << false;
    QTest::newRow("none") << QByteArray("a") << false;
}

void Address::mailboxes()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(parseMailbox(text.toStdString()).has_value(), valid);
}

void Address::domains_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("name") << QByteArray("mail.example.org") << true;
    QTest::newRow("one label") << QByteArray("localhost") << true;
    QTest::newRow("digits") << QByteArray("1.2.3") << true;
    QTest::newRow("underscore") << QByteArray("_dmarc.example.org") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("dot at the end") << QByteArray("example.org.") << false;
    QTest::newRow("dot at the beginning") << QByteArray(".example.org") << false;
    QTest::newRow("two dots") << QByteArray("example..org") << false;
    QTest::newRow("hyphen first") << QByteArray("-a.org") << false;
    QTest::newRow("hyphen last") << QByteArray("a-.org") << false;
    QTest::newRow("hyphen at the end") << QByteArray("a.org-") << false;
    QTest::newRow("label of 63") << label63 + ".org" << true;
    QTest::newRow("label of 64") << "d" + label63 + ".org" << false;
    QTest::newRow("space") << QByteArray("a b") << false;
}

void Address::domains()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(isDomainName(text.toStdString()), valid);
}

QTEST_GUILESS_MAIN(Address)
#include "tst_address.moc"
