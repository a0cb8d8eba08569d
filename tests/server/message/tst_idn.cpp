#include "core/utf8.h"
#include "message/idn.h"

#include <QTest>

using namespace mailstead;

class IdnTest : public QObject
{
    Q_OBJECT

private slots:
    void domainsBecomeAscii_data();
    void domainsBecomeAscii();
    void longDomains();
    void utf8IsChecked_data();
    void utf8IsChecked();
    void eightBitIsFoundAnywhere();
};

void IdnTest::domainsBecomeAscii_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArray>("ascii"); // empty: refused

    const auto row = [](const char* name, QByteArray domain, const char* ascii) {
        QTest::newRow(name) << domain << QByteArray(ascii);
    };
    row("ascii", "Example.ORG", "example.org");
    row("one label", "localhost", "localhost");
    row("underscore", "a_b.example", "a_b.example");
    row("latin", "b\u00FCcher.example", "xn--bcher-kva.example");
    row("upper case latin", "B\u00DCCHER.Example", "xn--bcher-kva.example");
    row("decomposed", "bu\u0308cher.example", "xn--bcher-kva.example");
    row("chinese", "\u90AE\u9A7F.\u4E2D\u56FD", "xn--ue4a86q.xn--fiqs8s");
    row("sharp s stays", "stra\u00DFe.example", "xn--strae-oqa.example");
    row("a-label", "XN--BCHER-KVA.example", "xn--bcher-kva.example");
    row("a-label that IDNA 2008 would not allow", "xn--i-7iq.ws", "xn--i-7iq.ws");
    row("arabic", "\u0645\u062B\u0627\u0644.example", "xn--mgbh0fb.example");

    row("empty", "", "");
    row("dot", ".", "");
    row("empty label", "a..b", "");
    row("empty label beside a u-label", "b\u00FCcher..example", "");
    row("dot at the end", "example.org.", "");
    row("dot at the end of u-labels", "b\u00FCcher.example.", "");
    row("hyphen first", "-a.example", "");
    row("hyphen last", "a-.example", "");
    row("space", "a b.example", "");
    row("space beside a u-label", "\u00FC b.example", "");
    row("at sign beside a u-label", "\u00FC@b.example", "");
    row("bracket beside a u-label", "\u00FC>.example", "");
    row("emoji as a u-label", "\u2764.example", "");
    row("mixed directions", "\u0645a\u00FC.example", "");
    row("control", "a\u0085b.example", "");
    QTest::newRow("not UTF-8") << QByteArray("b\xFC"
                                             "cher.example")
                               << QByteArray();
    QTest::newRow("overlong") << QByteArray("a\xC0\xAE"
                                            "b")
                              << QByteArray();
    QTest::newRow("NUL") << QByteArray("\xC3\xBC.example\0.org", 15) << QByteArray();
}

void IdnTest::domainsBecomeAscii()
{
    QFETCH(QByteArray, domain);
    QFETCH(QByteArray, ascii);
    const auto made = message::domainToAscii(domain.toStdString());
    QCOMPARE(QByteArray::fromStdString(made.value_or("")), ascii);
    if (!made)
        QVERIFY(!made.error().why.empty());
    else
        QCOMPARE(*message::domainToAscii(*made), *made);
}

void IdnTest::longDomains()
{
    const std::string label(63, 'a');
    QVERIFY(message::domainToAscii(label + ".example"));
    QVERIFY(!message::domainToAscii(label + "a.example"));
    const std::string three = label + "." + label + "." + label + ".";
    QVERIFY(message::domainToAscii(three + std::string(61, 'b')));
    QVERIFY(!message::domainToAscii(three + std::string(62, 'b')));
    std::string wide;
    for (int i = 0; i < 64; ++i)
        wide += "\u00FC";
    QVERIFY(!message::domainToAscii(wide + ".example"));
    QVERIFY(!message::domainToAscii(std::string(5000, '\xC3')));
}

void IdnTest::utf8IsChecked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("one to four octets") << QByteArray("a\u00FC\u4E2D\U0001F600") << true;
    QTest::newRow("last") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("past the last") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("overlong 2") << QByteArray("\xC1\xBF") << false;
    QTest::newRow("overlong 3") << QByteArray("\xE0\x9F\xBF") << false;
    QTest::newRow("overlong 4") << QByteArray("\xF0\x8F\xBF\xBF") << false;
    QTest::newRow("cut") << QByteArray("a\xE4\xB8") << false;
    QTest::newRow("continuation alone") << QByteArray("a\x80") << false;
}

void IdnTest::utf8IsChecked()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QCOMPARE(core::isUtf8(text.toStdString()), good);
}

void IdnTest::eightBitIsFoundAnywhere()
{
    for (std::size_t size = 0; size < 40; ++size) {
        std::string text(size, 'a');
        QVERIFY(!core::hasEightBit(text));
        for (std::size_t at = 0; at < size; ++at) {
            text[at] = '\x80';
            QVERIFY(core::hasEightBit(text));
            text[at] = 'a';
        }
    }
}

QTEST_APPLESS_MAIN(IdnTest)
#include "tst_idn.moc"
