#include "http/response.h"
#include "http/url.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::http;

namespace
{

/// Everything a parser makes of a whole response, fed in pieces of `step` bytes.
core::Result<Response> parse(const std::string& text, std::size_t step, Limits limits = {})
{
    ResponseParser parser(false, limits);
    for (std::size_t i = 0; i < text.size(); i += step) {
        const auto done = parser.feed(std::string_view(text).substr(i, step));
        if (!done)
            return tl::unexpected(done.error());
        if (*done)
            return parser.take();
    }
    const auto complete = parser.finish();
    if (!complete)
        return tl::unexpected(complete.error());
    return parser.take();
}

} // namespace

class ResponseTest : public QObject
{
    Q_OBJECT

private slots:
    void responses_data();
    void responses();
    void responseLimits();
    void retryAfter_data();
    void retryAfter();
    void urls_data();
    void urls();
    void encodesQueries();
};

void ResponseTest::responses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status"); // 0: an error
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const char* text, int status, const char* body) {
        QTest::newRow(name) << QByteArray(text) << status << QByteArray(body);
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef", 200, "abc");
    row("close", "HTTP/1.0 404 Not Found\r\nX: y\r\n\r\nabc", 404, "abc");
    row("no reason", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 200, "");
    row("chunks",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3;x=y\r\nabc\r\n0A\r\n0123456789"
        "\r\n0\r\nTrailer: x\r\n\r\n",
        200, "abc0123456789");
    row("interim", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\nx",
        201, "x");
    row("no content", "HTTP/1.1 204 None\r\n\r\n", 204, "");
    row("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx", 200, "x");
    row("cut body", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", 0, "");
    row("cut chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", 0, "");
    row("long chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
        0, "");
    row("bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 0, "");
    row("huge chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n", 0, "");
    row("both lengths",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 0, "");
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 0,
        "");
    row("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", 0, "");
    row("gzip", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 0, "");
    row("no http", "SSH-2.0-OpenSSH_9.2\r\n", 0, "");
    row("bad status", "HTTP/1.1 2x0 OK\r\n\r\n", 0, "");
    row("folded field", "HTTP/1.1 200 OK\r\nX: y\r\n z\r\n\r\n", 0, "");
    row("switch", "HTTP/1.1 101 Switching\r\n\r\n", 0, "");
    row("nothing", "", 0, "");
}

void ResponseTest::responses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const std::size_t step : {std::size_t(1), std::size_t(7), std::size_t(100000)}) {
        const auto response = parse(text.toStdString(), step);
        QCOMPARE(response ? response->status : 0, status);
        if (response)
            QCOMPARE(response->body, body.toStdString());
    }
}

void ResponseTest::responseLimits()
{
    const Limits limits{200, 100};
    const std::string start = "HTTP/1.1 200 OK\r\n";
    QVERIFY(!parse(start + "X: " + std::string(300, 'a') + "\r\n\r\n", 50, limits));
    QVERIFY(!parse(std::string(300, 'a'), 50, limits));
    QVERIFY(!parse(start + "Content-Length: 101\r\n\r\n", 50, limits));
    QVERIFY(!parse(start + "Content-Length: 99999999999999999999\r\n\r\n", 50, limits));
    QVERIFY(!parse(start + "\r\n" + std::string(101, 'b'), 50, limits));
    QCOMPARE(parse(start + "\r\n" + std::string(100, 'b'), 50, limits)->body.size(),
             std::size_t(100));
    std::string chunks = start + "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 11; ++i)
        chunks += "A\r\n0123456789\r\n";
    QVERIFY(!parse(chunks + "0\r\n\r\n", 50, {10000, 100}));
    // Chunk sizes and trailers count as header: endless small ones come to an end.
    std::string trailers = start + "Transfer-Encoding: chunked\r\n\r\n0\r\n";
    for (int i = 0; i < 100; ++i)
        trailers += "X: y\r\n";
    QVERIFY(!parse(trailers, 50, limits));
}

void ResponseTest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds"); // -1: none
    QTest::newRow("seconds") << QByteArray("120") << qint64(120);
    QTest::newRow("a day at most") << QByteArray("4000000") << qint64(86400);
    QTest::newRow("a date of the past") << QByteArray("Wed, 21 Oct 2015 07:28:00 GMT") << qint64(0);
    QTest::newRow("a date far away")
        << QByteArray("Fri, 31 Dec 2100 23:59:59 GMT") << qint64(86400);
    QTest::newRow("no sense") << QByteArray("soon") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
    QTest::newRow("none") << QByteArray() << qint64(-1);
}

void ResponseTest::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, seconds);
    Response response;
    if (!value.isEmpty())
        response.headers["retry-after"] = value.toStdString();
    const auto wait = response.retryAfter();
    QCOMPARE(wait ? qint64(wait->count() / 1000) : qint64(-1), seconds);
}

void ResponseTest::urls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("parts"); // "authority target", empty: refused
    const auto row = [](const char* url, const char* parts) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(parts);
    };
    row("https://CA.example.org/dir?x=1#f", "ca.example.org /dir?x=1");
    row("https://ca.example.org", "ca.example.org /");
    row("https://ca.example.org:14000/dir", "ca.example.org:14000 /dir");
    row("https://[2001:DB8::1]:443/x", "[2001:db8::1] /x");
    row("http://ca.example.org/", "");
    row("ftp://ca.example.org/", "");
    row("https://", "");
    row("https://user@ca.example.org/", "");
    row("https://ca.example.org:0/", "");
    row("https://ca.example.org:99999/", "");
    row("https://ca.example.org/a b", "");
    row("https://ca.example.org/\r\nX: y", "");
    row("https://[::1/", "");
}

void ResponseTest::urls()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, parts);
    const auto parsed = parseUrl(url.toStdString());
    QCOMPARE(parsed.has_value(), !parts.isEmpty());
    if (parsed)
        QCOMPARE(parsed->authority() + " " + parsed->target, parts.toStdString());
    const auto plain = parseUrl("http://[::1]:8080/x", true);
    QVERIFY(plain && !plain->secure);
    QCOMPARE(plain->authority() + plain->target, std::string("[::1]:8080/x"));
    QCOMPARE(parseUrl("http://metadata", true)->authority(), std::string("metadata"));
    QVERIFY(!parseUrl("ftp://metadata/", true));
}

void ResponseTest::encodesQueries()
{
    QCOMPARE(percentEncoded("a-b.c_d~e/f g\xc3\xa9*+"),
             std::string("a-b.c_d~e%2Ff%20g%C3%A9%2A%2B"));
    QCOMPARE(percentEncoded("/a/b c", true), std::string("/a/b%20c"));
    QCOMPARE(queryText({{"name", "@"}, {"type", "TXT"}}), std::string("name=%40&type=TXT"));
}

QTEST_GUILESS_MAIN(ResponseTest)
#include "tst_response.moc"
