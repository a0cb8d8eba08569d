// What this desktop is told about records: two name servers and a resolver of this process.
#include "outside/record_look.h"
#include "small_name_server.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::outside;

class TestRecordLook : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_look.reset(); }
    void valuesAreTheSame_data();
    void valuesAreTheSame();
    void everybodyIsAsked();
    void types_data();
    void types();
    void aSilentServerHasNoStatus();
    void anotherTypeIsAnAnswer();
    void aServerWithoutAddressIsThere();
    void theZoneAboveCounts();
    void aNameWithoutZone();
    void stopTellsNothing();

private:
    QList<RecordAnswer> look(const QString& name, const QString& type);

    bool m_alone = false;
    std::unique_ptr<test::SmallNameServer> m_first, m_second, m_own;
    std::unique_ptr<RecordLook> m_look;
};

void TestRecordLook::initTestCase()
{
    m_alone = test::alone();
}

void TestRecordLook::init()
{
    if (!m_alone || QByteArray(QTest::currentTestFunction()) == "valuesAreTheSame")
        return;
    for (auto* one : {&m_first, &m_second, &m_own})
        *one = std::make_unique<test::SmallNameServer>();
    QVERIFY(m_first->listen(QStringLiteral("127.0.0.1")));
    QVERIFY(m_second->listen(QStringLiteral("127.0.0.2")));
    QVERIFY(m_own->listen(QStringLiteral("127.0.0.3")));
    m_own->add(QStringLiteral("example.org"), "NS", QStringLiteral("NS2.example.org"));
    m_own->add(QStringLiteral("example.org"), "NS", QStringLiteral("ns1.example.org"));
    m_own->add(QStringLiteral("ns1.example.org"), "A", QStringLiteral("127.0.0.1"));
    m_own->add(QStringLiteral("ns2.example.org"), "A", QStringLiteral("127.0.0.2"));
    m_look = std::make_unique<RecordLook>(
        RecordLook::Options{{QStringLiteral("127.0.0.3")}, QStringLiteral("127.0.0.3")});
}

QList<RecordAnswer> TestRecordLook::look(const QString& name, const QString& type)
{
    QList<RecordAnswer> heard;
    const auto connection = connect(m_look.get(), &RecordLook::answered, this,
                                    [&](int id, const QList<RecordAnswer>& answers, bool all) {
                                        if (id == 7 && all)
                                            heard = answers;
                                    });
    m_look->look(7, name, type);
    const bool came = QTest::qWaitFor([&] { return !heard.isEmpty(); }, 60000);
    disconnect(connection);
    return came ? heard : QList<RecordAnswer>();
}

void TestRecordLook::valuesAreTheSame_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("a");
    QTest::addColumn<QStringList>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const char* type, const QStringList& a,
                        const QStringList& b, bool same) {
        QTest::newRow(name) << QString::fromLatin1(type) << a << b << same;
    };
    row("order", "A", {QStringLiteral("192.0.2.1"), QStringLiteral("192.0.2.2")},
        {QStringLiteral("192.0.2.2"), QStringLiteral("192.0.2.1")}, true);
    row("one more", "A", {QStringLiteral("192.0.2.1")},
        {QStringLiteral("192.0.2.2"), QStringLiteral("192.0.2.1")}, false);
    row("forms of IPv6", "AAAA", {QStringLiteral("2001:DB8:0:0::1")},
        {QStringLiteral("2001:db8::1")}, true);
    row("final dot and case", "MX", {QStringLiteral("10 Mail.example.org.")},
        {QStringLiteral("10  mail.example.org")}, true);
    row("another preference", "MX", {QStringLiteral("20 mail.example.org")},
        {QStringLiteral("10 mail.example.org")}, false);
    row("quoted strings", "TXT", {QStringLiteral("\"v=DKIM1; \" \"p=AbC\"")},
        {QStringLiteral("v=DKIM1; p=AbC")}, true);
    row("case of a text", "TXT", {QStringLiteral("p=abc")}, {QStringLiteral("p=AbC")}, false);
}

void TestRecordLook::valuesAreTheSame()
{
    QFETCH(QString, type);
    QFETCH(QStringList, a);
    QFETCH(QStringList, b);
    QFETCH(bool, same);
    QCOMPARE(sameValues(type, a, b), same);
    QCOMPARE(sameValues(type, b, a), same);
}

void TestRecordLook::everybodyIsAsked()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    m_first->add(QStringLiteral("mail.example.org"), "A", QStringLiteral("192.0.2.1"), 60);
    m_first->add(QStringLiteral("mail.example.org"), "A", QStringLiteral("192.0.2.9"), 30);
    m_own->add(QStringLiteral("mail.example.org"), "A", QStringLiteral("192.0.2.7"), 17);
    const auto answers = look(QStringLiteral("Mail.example.org."), QStringLiteral("A"));
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0].server, QStringLiteral("ns1.example.org"));
    QCOMPARE(answers[0].address, QStringLiteral("127.0.0.1"));
    QVERIFY(answers[0].authoritative);
    QCOMPARE(answers[0].values.size(), 2);
    QCOMPARE(answers[0].ttl, 30);
    QCOMPARE(answers[1].server, QStringLiteral("ns2.example.org"));
    QCOMPARE(answers[1].status, QStringLiteral("NXDOMAIN"));
    QVERIFY(answers[1].values.isEmpty());
    QCOMPARE(answers[2].server, QStringLiteral("127.0.0.3"));
    QVERIFY(!answers[2].authoritative);
    QCOMPARE(answers[3].server, QString()); // our own
    QCOMPARE(answers[3].values, QStringList{QStringLiteral("192.0.2.7")});
    QCOMPARE(answers[3].ttl, 17);

    // Who the name servers are is found out once.
    const int asked = m_own->asked();
    QCOMPARE(look(QStringLiteral("mail.example.org"), QStringLiteral("A")).size(), 4);
    QCOMPARE(m_own->asked(), asked + 2);
}

void TestRecordLook::types_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::newRow("AAAA") << QStringLiteral("AAAA") << QStringLiteral("2001:db8::1");
    QTest::newRow("MX") << QStringLiteral("MX") << QStringLiteral("10 mail.example.org");
    QTest::newRow("CNAME") << QStringLiteral("CNAME") << QStringLiteral("mail.example.org");
    // A key of 2048 bits, in two strings.
    QTest::newRow("TXT") << QStringLiteral("TXT")
                         << QStringLiteral("v=DKIM1; k=rsa; p=") + QString(392, u'A');
}

void TestRecordLook::types()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    QFETCH(QString, type);
    QFETCH(QString, value);
    QVERIFY(RecordLook::canAsk(type));
    m_first->add(QStringLiteral("x.example.org"), type.toLatin1(), value);
    const auto answers = look(QStringLiteral("x.example.org"), type);
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0].values, QStringList{value});
    QVERIFY(!RecordLook::canAsk(QStringLiteral("TLSA")));
}

void TestRecordLook::aSilentServerHasNoStatus()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    m_second.reset(); // nobody listens there: refused at once
    const auto answers = look(QStringLiteral("example.org"), QStringLiteral("MX"));
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0].status, QStringLiteral("NXDOMAIN"));
    QCOMPARE(answers[1].status, QString());
    QVERIFY(answers[1].values.isEmpty());
}

void TestRecordLook::anotherTypeIsAnAnswer()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    // The name is there, and has no such record.
    for (auto* one : {&m_first, &m_own})
        (*one)->add(QStringLiteral("mail.example.org"), "A", QStringLiteral("192.0.2.1"));
    m_first->add(QStringLiteral("example.org"), "NS", QStringLiteral("ns1.example.org"));
    const auto answers = look(QStringLiteral("mail.example.org"), QStringLiteral("TXT"));
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0].status, QStringLiteral("NOERROR"));
    QVERIFY(answers[0].values.isEmpty());
    QCOMPARE(answers[3].status, QStringLiteral("NOERROR"));
}

void TestRecordLook::aServerWithoutAddressIsThere()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    m_own->add(QStringLiteral("example.org"), "NS", QStringLiteral("ns3.example.net"));
    const auto answers = look(QStringLiteral("example.org"), QStringLiteral("MX"));
    QCOMPARE(answers.size(), 5);
    QCOMPARE(answers[0].server, QStringLiteral("ns3.example.net"));
    QVERIFY(answers[0].authoritative && answers[0].status.isEmpty());
}

void TestRecordLook::theZoneAboveCounts()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    m_second->add(QStringLiteral("_dmarc.a.b.example.org"), "TXT", QStringLiteral("v=DMARC1"));
    const auto answers = look(QStringLiteral("_dmarc.a.b.example.org"), QStringLiteral("TXT"));
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[1].values, QStringList{QStringLiteral("v=DMARC1")});
}

void TestRecordLook::aNameWithoutZone()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    const auto answers = look(QStringLiteral("www.elsewhere.net"), QStringLiteral("A"));
    QCOMPARE(answers.size(), 2); // resolvers alone
    QCOMPARE(answers[1].status, QStringLiteral("NXDOMAIN"));
}

void TestRecordLook::stopTellsNothing()
{
    if (!m_alone)
        QSKIP("needs root and a network namespace");
    bool told = false;
    connect(m_look.get(), &RecordLook::answered, this, [&] { told = true; });
    m_look->look(1, QStringLiteral("example.org"), QStringLiteral("A"));
    m_look->stop();
    m_own->add(QStringLiteral("after.org"), "NS", QStringLiteral("ns1.example.org"));
    disconnect(m_look.get(), nullptr, this, nullptr);
    QVERIFY(!look(QStringLiteral("after.org"), QStringLiteral("A")).isEmpty());
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(TestRecordLook)
#include "tst_record_look.moc"
