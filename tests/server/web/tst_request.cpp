// The request parser: what it takes, what it refuses, whole and octet by octet.
#include "web/request.h"

#include <QTest>

using namespace mailstead::web;

namespace
{

/// "GET host /path?query [body] +" for each request taken ("+": kept alive), "continue" where that
/// was asked for, "status" of a refusal, "…" when more is needed at the end.
QString told(const QByteArray& bytes, int step, RequestLimits limits = {})
{
    RequestParser parser(limits);
    QStringList all;
    for (int at = 0; at < bytes.size(); at += step) {
        const QByteArray piece = bytes.mid(at, step);
        std::string_view left(piece.constData(), std::size_t(piece.size()));
        do {
            const auto fed = parser.feed(left);
            if (!fed)
                return (all << QString::number(fed.error().status)).join(QLatin1Char('|'));
            if (*fed == RequestParser::Progress::WantsContinue)
                all << QStringLiteral("continue");
            if (*fed != RequestParser::Progress::Complete)
                continue;
            const Request request = parser.take();
            QString line =
                QString::fromStdString(request.method + " " + request.host + " " + request.path);
            if (!request.query.empty())
                line += QLatin1Char('?') + QString::fromStdString(request.query);
            if (!request.body.empty())
                line +=
                    QLatin1String(" [") + QString::fromStdString(request.body) + QLatin1Char(']');
            all << line + QLatin1String(request.keepsAlive ? " +" : "");
        } while (!left.empty());
    }
    return all.isEmpty() ? QStringLiteral("...") : all.join(QLatin1Char('|'));
}

} // namespace

class RequestTest : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void limits();
    void parameters();
};

void RequestTest::requests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& bytes, const char* expected) {
        QTest::newRow(name) << bytes << QString::fromUtf8(expected);
    };
    const QByteArray host = "Host: A.example\r\n";
    row("plain", "GET / HTTP/1.1\r\n" + host + "\r\n", "GET a.example / +");
    row("port and query", "GET /a%2Fb?c=%20d HTTP/1.1\r\nHost:a.example:8443 \r\n\r\n",
        "GET a.example /a/b?c=%20d +");
    row("dot at the end", "GET / HTTP/1.1\r\nHost: a.example.\r\n\r\n", "GET a.example / +");
    row("fragment", "GET /a?b#c HTTP/1.1\r\n" + host + "\r\n", "GET a.example /a?b +");
    row("absolute form", "GET https://B.example/x?y HTTP/1.1\r\n" + host + "\r\n",
        "GET b.example /x?y +");
    row("close", "GET / HTTP/1.1\r\nConnection: te , Close\r\n" + host + "\r\n", "GET a.example /");
    row("old version", "GET / HTTP/1.0\r\n\r\n", "GET  /");
    row("body", "POST /x HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello",
        "POST a.example /x [hello] +");
    row("two in a row",
        "POST /x HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\nhiGET /y HTTP/1.1\r\n" + host +
            "\r\n",
        "POST a.example /x [hi] +|GET a.example /y +");
    row("empty line between",
        "GET / HTTP/1.1\r\n" + host + "\r\n\r\nGET /y HTTP/1.1\r\n" + host + "\r\n",
        "GET a.example / +|GET a.example /y +");
    row("continue",
        "POST / HTTP/1.1\r\n" + host + "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\n",
        "continue");
    row("unfinished", "GET / HTTP/1.1\r\n" + host, "...");

    row("not HTTP", "\x16\x03\x01\r\n", "400");
    row("no version", "GET /\r\n", "400");
    row("two spaces", "GET  / HTTP/1.1\r\n", "400");
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505");
    row("lower-case version", "GET / http/1.1\r\n", "400");
    row("method", "G(T / HTTP/1.1\r\n", "400");
    row("authority form", "CONNECT a.example:443 HTTP/1.1\r\n", "400");
    row("asterisk form", "OPTIONS * HTTP/1.1\r\n", "400");
    row("path", "GET /\xc3\xa4 HTTP/1.1\r\n", "400");
    row("encoded NUL", "GET /%00 HTTP/1.1\r\n", "400");
    row("bad encoding", "GET /%zz HTTP/1.1\r\n", "400");
    row("cut encoding", "GET /%a HTTP/1.1\r\n", "400");
    row("no host", "GET / HTTP/1.1\r\n\r\n", "400");
    row("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400");
    row("two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", "400");
    row("path in host", "GET / HTTP/1.1\r\nHost: a.example/x\r\n\r\n", "400");
    row("user in host", "GET / HTTP/1.1\r\nHost: u@a.example\r\n\r\n", "400");
    row("bare line feed", "GET / HTTP/1.1\n" + host + "\n", "400");
    row("bare line feed in the header", "GET / HTTP/1.1\r\n" + host + "X: y\nZ: a\r\n\r\n", "400");
    row("bare CR", "GET / HTTP/1.1\r\n" + host + "X: y\rZ: a\r\n\r\n", "400");
    row("NUL", QByteArray("GET / HTTP/1.1\r\nX: a\0b\r\n", 24), "400");
    row("folded line", "GET / HTTP/1.1\r\n" + host + "X: y\r\n z\r\n\r\n", "400");
    row("space before colon", "GET / HTTP/1.1\r\nHost : a.example\r\n\r\n", "400");
    row("chunked", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", "411");
    row("chunked and length",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        "411");
    row("two lengths",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\nContent-Length: 5\r\n\r\n", "400");
    row("list of lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 4, 4\r\n\r\n", "400");
    row("signed length", "POST / HTTP/1.1\r\n" + host + "Content-Length: +4\r\n\r\n", "400");
    row("negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -4\r\n\r\n", "400");
    row("empty length", "POST / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n", "400");
    row("large body", "POST / HTTP/1.1\r\n" + host + "Content-Length: 16385\r\n\r\n", "413");
    row("huge body",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999999\r\n\r\n", "413");
    row("expectation", "POST / HTTP/1.1\r\n" + host + "Expect: 200-ok\r\n\r\n", "417");
    row("good, then bad", "GET / HTTP/1.1\r\n" + host + "\r\nbad\r\n", "GET a.example / +|400");
}

void RequestTest::requests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    for (const int step : {int(bytes.size()), 1, 7})
        QCOMPARE(told(bytes, step), expected);
}

void RequestTest::limits()
{
    const QByteArray head = "GET / HTTP/1.1\r\nHost: a.example\r\n";
    for (const int step : {1000000, 1}) {
        QCOMPARE(told("GET /" + QByteArray(4096, 'a'), step), QStringLiteral("414"));
        QCOMPARE(
            told("GET /" + QByteArray(4070, 'a') + " HTTP/1.1\r\nHost: a.example\r\n\r\n", step)
                .size(),
            int(qstrlen("GET a.example / +")) + 4070);
        QCOMPARE(told(head + "X: " + QByteArray(8192, 'a'), step), QStringLiteral("431"));
        QCOMPARE(told(head + QByteArray("X: y\r\n").repeated(63) + "\r\n", step),
                 QStringLiteral("GET a.example / +"));
        QCOMPARE(told(head + QByteArray("X: y\r\n").repeated(64), step), QStringLiteral("431"));
    }
    RequestLimits small;
    small.bodyBytes = 3;
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a.example\r\nContent-Length: ";
    QCOMPARE(told(post + "3\r\n\r\nabc", 1, small), QStringLiteral("POST a.example / [abc] +"));
    QCOMPARE(told(post + "4\r\n\r\nabcd", 1, small), QStringLiteral("413"));
}

void RequestTest::parameters()
{
    Request request;
    request.query = "A=1&emailaddress=a%2Bb%40example.org&empty&x=a+b";
    QCOMPARE(request.parameter("a"), std::string("1"));
    QCOMPARE(request.parameter("emailaddress"), std::string("a+b@example.org"));
    QCOMPARE(request.parameter("empty"), std::string());
    QCOMPARE(request.parameter("x"), std::string("a+b")); // no address has a space
    QCOMPARE(request.parameter("y"), std::string());
    request.query = "a=1&b=%";
    QCOMPARE(request.parameter("a"), std::string());
    request.query = std::string(400, '&') + "a=1";
    QCOMPARE(request.parameter("a"), std::string("1"));
    request.query.clear();
    for (int i = 0; i < 101; ++i)
        request.query += "a=1&";
    QCOMPARE(request.parameter("a"), std::string());
}

QTEST_GUILESS_MAIN(RequestTest)
#include "tst_request.moc"
