#include "http/client.h"
#include "loopback_server.h"

#include <QTest>

#include <atomic>

using namespace mailstead;
using namespace mailstead::http;
using core::ErrorKind;

namespace
{

Patience patient(std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    return {std::chrono::steady_clock::now() + limit, {}};
}

Client plainClient(Limits limits = {})
{
    ClientOptions options;
    options.plain = true;
    options.limits = limits;
    return *Client::create(std::move(options));
}

} // namespace

class ClientTest : public QObject
{
    Q_OBJECT

private slots:
    void methods_data();
    void methods();
    void headers();
    void refusesWhatCannotBeSent();
    void anyStatusIsAnAnswer();
    void plainIsOffByDefault();
    void limits();
    void deadline();
    void cancel();
    void nobodyThere();
    void answersThatMakeNoSense();
    void requiresTrustedTls();
};

void ClientTest::methods_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](Method method, const char* name, const char* body) {
        QTest::newRow(name) << int(method) << QByteArray(name) << QByteArray(body);
    };
    row(Method::Get, "GET", "");
    row(Method::Head, "HEAD", "");
    row(Method::Post, "POST", "{}");
    row(Method::Put, "PUT", "[1]");
    row(Method::Patch, "PATCH", "x");
    row(Method::Delete, "DELETE", "");
}

void ClientTest::methods()
{
    QFETCH(int, method);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    LoopbackServer server([](const LoopbackRequest& request) {
        return LoopbackReply{200, request.method + " " + request.path + "?" + request.rawQuery +
                                      " " + request.header("content-length") + " " + request.body};
    });
    const auto response = plainClient().send(
        {Method(method), server.url() + "/a/b?c=d%20e", {}, body.toStdString()}, patient());
    QVERIFY2(response, response ? "" : response.error().text().c_str());
    QCOMPARE(response->status, 200);
    const bool bodyless = body.isEmpty();
    const QByteArray expected = name + " /a/b?c=d%20e " +
                                (bodyless ? QByteArray() : QByteArray::number(body.size())) + " " +
                                body;
    QCOMPARE(QByteArray::fromStdString(response->body),
             Method(method) == Method::Head ? QByteArray() : expected);
}

void ClientTest::headers()
{
    LoopbackServer server([](const LoopbackRequest& request) {
        return LoopbackReply{200, request.header("authorization") + "|" + request.header("accept") +
                                      "|" + request.header("host") + "|" +
                                      request.header("user-agent").substr(0, 11)};
    });
    const auto response = plainClient().send(
        {Method::Get, server.url() + "/", {{"Authorization", "Bearer x"}, {"Accept", "text/x"}}},
        patient());
    QVERIFY(response.has_value());
    QCOMPARE(response->body,
             "Bearer x|text/x|127.0.0.1:" + std::to_string(server.port()) + "|mailsteadd/");
    QCOMPARE(response->header("content-type"), std::string("application/json"));
}

void ClientTest::refusesWhatCannotBeSent()
{
    LoopbackServer server([](const LoopbackRequest&) { return LoopbackReply{}; });
    const Client client = plainClient();
    using Header = std::pair<std::string, std::string>;
    for (const Header& header : {Header{"X", "a\r\nY: b"}, Header{"X y", "a"}, Header{"", "a"},
                                 Header{"Host", "elsewhere"}, Header{"Content-Length", "3"}}) {
        const auto response = client.send({Method::Get, server.url() + "/", {header}}, patient());
        QVERIFY(!response);
        QVERIFY(response.error().kind == ErrorKind::InvalidInput);
    }
    const auto huge = client.send(
        {Method::Post, server.url() + "/", {}, std::string(5 * 1024 * 1024, 'x')}, patient());
    QVERIFY(!huge && huge.error().kind == ErrorKind::InvalidInput);
}

void ClientTest::anyStatusIsAnAnswer()
{
    LoopbackServer server([](const LoopbackRequest&) {
        return LoopbackReply{503, "busy", {{"Retry-After", "7"}}};
    });
    const auto response = plainClient().send({Method::Get, server.url() + "/"}, patient());
    QVERIFY(response.has_value());
    QCOMPARE(response->status, 503);
    QVERIFY(response->retryAfter() == std::chrono::milliseconds(7000));
}

void ClientTest::plainIsOffByDefault()
{
    const auto client = Client::create({});
    QVERIFY(client.has_value());
    const auto response = client->send({Method::Get, "http://127.0.0.1:1/"}, patient());
    QVERIFY(!response && response.error().kind == ErrorKind::InvalidInput);
}

void ClientTest::limits()
{
    LoopbackServer server([](const LoopbackRequest&) {
        return LoopbackReply{200, std::string(2000, 'x')};
    });
    const auto response =
        plainClient({1024, 1999}).send({Method::Get, server.url() + "/"}, patient());
    QVERIFY(!response && response.error().kind == ErrorKind::InvalidInput);
    QVERIFY(plainClient({1024, 2000}).send({Method::Get, server.url() + "/"}, patient()));
}

void ClientTest::deadline()
{
    LoopbackServer server([](const LoopbackRequest&) {
        LoopbackReply reply;
        reply.silent = true;
        return reply;
    });
    const auto response = plainClient().send({Method::Get, server.url() + "/"},
                                             patient(std::chrono::milliseconds(150)));
    QVERIFY(!response && response.error().kind == ErrorKind::Timeout);
}

void ClientTest::cancel()
{
    std::atomic_bool asked = false;
    LoopbackServer server([&asked](const LoopbackRequest&) {
        asked = true;
        LoopbackReply reply;
        reply.silent = true;
        return reply;
    });
    Patience patience = patient();
    patience.cancelled = [&asked] {
        return asked.load();
    };
    const auto response = plainClient().send({Method::Get, server.url() + "/"}, patience);
    QVERIFY(!response && response.error().kind == ErrorKind::Cancelled);
}

void ClientTest::nobodyThere()
{
    std::string url;
    {
        LoopbackServer server([](const LoopbackRequest&) { return LoopbackReply{}; });
        url = server.url() + "/";
    }
    const auto response = plainClient().send({Method::Get, url}, patient());
    QVERIFY(!response && response.error().kind == ErrorKind::Unavailable);
}

void ClientTest::answersThatMakeNoSense()
{
    std::string raw;
    LoopbackServer server([&raw](const LoopbackRequest&) {
        LoopbackReply reply;
        reply.raw = raw;
        return reply;
    });
    const Client client = plainClient();
    for (const char* text : {"SSH-2.0-x\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
                             "HTTP/1.1 200 OK\r\nbroken\r\n\r\n"}) {
        raw = text;
        QVERIFY(!client.send({Method::Get, server.url() + "/"}, patient()));
    }
    raw = "HTTP/1.1 200 OK\r\n\r\nuntil the end";
    const auto response = client.send({Method::Get, server.url() + "/"}, patient());
    QCOMPARE(response->body, std::string("until the end"));
}

void ClientTest::requiresTrustedTls()
{
    // A server that speaks no TLS is not fallen back to.
    LoopbackServer server([](const LoopbackRequest&) { return LoopbackReply{}; });
    const auto response = plainClient().send(
        {Method::Get, "https://127.0.0.1:" + std::to_string(server.port()) + "/"},
        patient(std::chrono::milliseconds(300)));
    QVERIFY(!response.has_value());
}

QTEST_GUILESS_MAIN(ClientTest)
#include "tst_client.moc"
