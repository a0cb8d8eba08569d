#include "smtp/proxy_protocol.h"

#include <QTest>

using namespace mailstead::smtp;

class ProxyProtocol : public QObject
{
    Q_OBJECT

private slots:
    void headers_data();
    void headers();
    void restIsBounded();
};

namespace
{

const QByteArray signature("\r\n\r\n\0\r\nQUIT\n", 12);

/// `length` says what stands in the header, -1 the truth.
QByteArray header(unsigned command, unsigned family, const QByteArray& rest, int length = -1)
{
    const auto said = static_cast<unsigned>(length < 0 ? rest.size() : length);
    return signature + static_cast<char>(command) + static_cast<char>(family) +
           static_cast<char>(said / 256) + static_cast<char>(said % 256) + rest;
}

} // namespace

void ProxyProtocol::headers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("client"); // "-": the proxy itself; empty: refused
    const QByteArray v4 = QByteArray::fromHex("c0000207cb00711930390019");
    const QByteArray v6 = QByteArray::fromHex("20010db8000000000000000000000007"
                                              "20010db8000000000000000000000001"
                                              "30390019");
    const QByteArray mapped = QByteArray::fromHex("00000000000000000000ffffc0000207"
                                                  "00000000000000000000ffffcb007119"
                                                  "30390019");
    QTest::newRow("IPv4") << header(0x21, 0x11, v4) << QByteArray("192.0.2.7");
    QTest::newRow("IPv4 with extensions")
        << header(0x21, 0x11, v4 + QByteArray::fromHex("0400021234")) << QByteArray("192.0.2.7");
    QTest::newRow("IPv6") << header(0x21, 0x21, v6) << QByteArray("2001:db8::7");
    QTest::newRow("IPv4 in IPv6") << header(0x21, 0x21, mapped) << QByteArray("192.0.2.7");
    QTest::newRow("local") << header(0x20, 0x00, {}) << QByteArray("-");
    QTest::newRow("local with addresses") << header(0x20, 0x11, v4) << QByteArray("-");

    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("version 1") << QByteArray("PROXY TCP4 192.0.2.7 203.0.113.25 12345 25\r\n")
                               << QByteArray();
    QTest::newRow("SMTP") << QByteArray("EHLO client.example.net\r\n") << QByteArray();
    QTest::newRow("version 3") << header(0x31, 0x11, v4) << QByteArray();
    QTest::newRow("unknown command") << header(0x22, 0x11, v4) << QByteArray();
    QTest::newRow("UDP") << header(0x21, 0x12, v4) << QByteArray();
    QTest::newRow("unix") << header(0x21, 0x31, QByteArray(216, 'x')) << QByteArray();
    QTest::newRow("unspecified") << header(0x21, 0x00, {}) << QByteArray();
    QTest::newRow("short IPv4") << header(0x21, 0x11, v4.left(11)) << QByteArray();
    QTest::newRow("short IPv6") << header(0x21, 0x21, v4) << QByteArray();
    QTest::newRow("cut") << header(0x21, 0x11, v4.left(4), 12) << QByteArray();
    QTest::newRow("more than it says") << header(0x21, 0x11, v4 + "x", 12) << QByteArray();
    QTest::newRow("prefix cut") << header(0x21, 0x11, v4).left(15) << QByteArray();
}

void ProxyProtocol::headers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, client);
    const auto found = proxiedClient(bytes.toStdString());
    if (client.isEmpty()) {
        QVERIFY(!found.has_value());
        QVERIFY(!found.error().why.empty());
        return;
    }
    QVERIFY(found.has_value());
    QCOMPARE(*found ? QByteArray::fromStdString((*found)->to_string()) : QByteArray("-"), client);
}

void ProxyProtocol::restIsBounded()
{
    QCOMPARE(*proxyRestSize(header(0x21, 0x11, {}, 2048).toStdString()), std::size_t(2048));
    QVERIFY(!proxyRestSize(header(0x21, 0x11, {}, 2049).toStdString()));
    QVERIFY(!proxyRestSize(header(0x21, 0x11, {}, 65535).toStdString()));
}

QTEST_APPLESS_MAIN(ProxyProtocol)
#include "tst_proxy_protocol.moc"
