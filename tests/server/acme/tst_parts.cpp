#include "acme/challenge_responder.h"
#include "acme/http_response.h"
#include "acme/jws.h"
#include "acme/manager_state.h"
#include "acme/problem.h"
#include "acme/url.h"
#include "core/base64.h"
#include "core/file.h"
#include "core/log.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mailstead;
using namespace mailstead::acme;

namespace
{

/// Everything a parser makes of a whole response, fed in pieces of `step` bytes.
core::Result<HttpResponse> parse(const std::string& text, std::size_t step, HttpLimits limits = {})
{
    HttpResponseParser parser(false, limits);
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

QByteArray ask(quint16 port, const QByteArray& request, QHostAddress::SpecialAddress host)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(host), port);
    if (!socket.waitForConnected(30000))
        return "cannot connect";
    socket.write(request);
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(30000)) {
    }
    return socket.readAll();
}

} // namespace

class PartsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void responses_data();
    void responses();
    void responseLimits();
    void urls_data();
    void urls();
    void accountKeyIsKept();
    void signsAsJoseWants();
    void problemsInPlainWords_data();
    void problemsInPlainWords();
    void hostileProblems();
    void responderAnswersChallengesOnly();
    void responderSaysPortIsTaken();
    void settingsAreChecked();
    void settingsSurvive();
};

void PartsTest::responses_data()
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

void PartsTest::responses()
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

void PartsTest::responseLimits()
{
    const HttpLimits limits{200, 100};
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

void PartsTest::urls_data()
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
    row("https://", "");
    row("https://user@ca.example.org/", "");
    row("https://ca.example.org:0/", "");
    row("https://ca.example.org:99999/", "");
    row("https://ca.example.org/a b", "");
    row("https://ca.example.org/\r\nX: y", "");
    row("https://[::1/", "");
}

void PartsTest::urls()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, parts);
    const auto parsed = parseUrl(url.toStdString());
    QCOMPARE(parsed.has_value(), !parts.isEmpty());
    if (parsed)
        QCOMPARE(parsed->authority() + " " + parsed->target, parts.toStdString());
}

void PartsTest::accountKeyIsKept()
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath(QStringLiteral("account.pem")).toStdString();
    const auto made = AccountKey::loadOrCreate(path);
    QVERIFY(made.has_value());
    struct stat info = {};
    QCOMPARE(::stat(path.c_str(), &info), 0);
    QCOMPARE(info.st_mode & 07777U, 0600U);
    QCOMPARE(*AccountKey::loadOrCreate(path)->thumbprint(), *made->thumbprint());
    QVERIFY(core::writeFileAtomically(path, "no key", 0600).has_value());
    const auto damaged = AccountKey::loadOrCreate(path);
    QVERIFY(!damaged);
    QVERIFY(damaged.error().kind == core::ErrorKind::Corrupt);
}

void PartsTest::signsAsJoseWants()
{
    const auto key = AccountKey::generate();
    const auto text = key->sign({{"nonce", "n"}, {"url", "https://x/"}}, "{}");
    QVERIFY(text.has_value());
    const auto json = nlohmann::json::parse(*text);
    QCOMPARE(json["payload"].get<std::string>(), std::string("e30"));
    QCOMPARE(json["signature"].get<std::string>().size(), std::size_t(86)); // 64 octets
    std::string header = json["protected"].get<std::string>();
    while (header.size() % 4 != 0)
        header += '=';
    QCOMPARE(nlohmann::json::parse(*core::fromBase64(header))["alg"].get<std::string>(),
             std::string("ES256"));
    QCOMPARE(nlohmann::json::parse(*key->sign(nlohmann::json::object(), ""))["payload"]
                 .get<std::string>(),
             std::string());
}

void PartsTest::problemsInPlainWords_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words"); // found in what
    const auto row = [](const char* type, core::ErrorKind kind, const char* words) {
        QTest::newRow(type) << QByteArray(type) << int(kind) << QByteArray(words);
    };
    row("rateLimited", core::ErrorKind::Unavailable, "too many requests");
    row("unauthorized", core::ErrorKind::Refused, "mail.example.org");
    row("dns", core::ErrorKind::Refused, "cannot resolve mail.example.org");
    row("connection", core::ErrorKind::Refused, "port 80 of mail.example.org");
    row("caa", core::ErrorKind::Refused, "CAA record");
    row("rejectedIdentifier", core::ErrorKind::Refused, "bad.example.org");
    row("userActionRequired", core::ErrorKind::Refused, "asks you to do something");
    row("invalidContact", core::ErrorKind::InvalidInput, "mail address");
    row("malformed", core::ErrorKind::Internal, "did not understand");
    row("serverInternal", core::ErrorKind::Unavailable, "trouble of its own");
    row("somethingNew", core::ErrorKind::Refused, "refused");
}

void PartsTest::problemsInPlainWords()
{
    QFETCH(QByteArray, type);
    QFETCH(int, kind);
    QFETCH(QByteArray, words);
    const nlohmann::json document = {
        {"type", "urn:ietf:params:acme:error:" + type.toStdString()},
        {"detail", "the reason\nof the server"},
        {"subproblems",
         {{{"identifier", {{"type", "dns"}, {"value", "bad.example.org"}}}, {"detail", "more"}}}}};
    const core::Error error = explainProblem(readProblem(document), "mail.example.org", 403);
    QCOMPARE(int(error.kind), kind);
    QVERIFY2(error.what.find(words.toStdString()) != std::string::npos, error.what.c_str());
    QVERIFY2(error.why.rfind("the reason of the server — more", 0) == 0, error.why.c_str());
    if (type != "somethingNew")
        QVERIFY(!error.next.empty());
}

void PartsTest::hostileProblems()
{
    for (const char* text :
         {"null", "[]", "{\"type\": 7, \"detail\": []}", "{\"subproblems\": [7]}",
          "{\"subproblems\": {}}", "{\"identifier\": \"x\"}",
          "{\"subproblems\": [{\"identifier\": []}]}"}) {
        const core::Error error = explainProblem(readProblem(nlohmann::json::parse(text)), {}, 500);
        QVERIFY(!error.what.empty());
    }
    const Problem problem =
        readProblem({{"type", "x"}, {"detail", std::string(100000, 'x') + "\x1b[31m"}});
    QVERIFY(problem.detail.size() <= 500);
}

void PartsTest::responderAnswersChallengesOnly()
{
    const auto responder = ChallengeResponder::start(0);
    QVERIFY(responder.has_value());
    const quint16 port = (*responder)->port();
    (*responder)->answer("tok-1", "tok-1.print");
    const QByteArray path = "/.well-known/acme-challenge/";
    for (const auto host : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        if (host == QHostAddress::LocalHostIPv6) {
            QTcpServer probe; // a machine without IPv6 has only the other half
            if (!probe.listen(QHostAddress(host)))
                continue;
        }
        const QByteArray good =
            ask(port, "GET " + path + "tok-1 HTTP/1.1\r\nHost: x\r\n\r\n", host);
        QVERIFY2(good.startsWith("HTTP/1.1 200 OK\r\n"), good.constData());
        QVERIFY(good.endsWith("\r\n\r\ntok-1.print"));
    }
    const auto status = [&](const QByteArray& request) {
        return ask(port, request, QHostAddress::LocalHost).mid(9, 3);
    };
    QCOMPARE(status("GET " + path + "tok-2 HTTP/1.1\r\n\r\n"), QByteArray("404"));
    QCOMPARE(status("GET / HTTP/1.1\r\n\r\n"), QByteArray("404"));
    QCOMPARE(status("GET " + path + "../../etc/passwd HTTP/1.1\r\n\r\n"), QByteArray("404"));
    QCOMPARE(status("POST " + path + "tok-1 HTTP/1.1\r\n\r\n"), QByteArray("405"));
    QCOMPARE(status("nonsense\r\n\r\n"), QByteArray("400"));
    QVERIFY(!ask(port, "HEAD " + path + "tok-1 HTTP/1.1\r\n\r\n", QHostAddress::LocalHost)
                 .contains("tok-1.print"));
    // A request without end is closed, not kept.
    QCOMPARE(ask(port, "GET /" + QByteArray(20000, 'a'), QHostAddress::LocalHost), QByteArray());
}

void PartsTest::responderSaysPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::Any));
    const auto responder = ChallengeResponder::start(other.serverPort());
    QVERIFY(!responder);
    QVERIFY(responder.error().kind == core::ErrorKind::Refused);
    QVERIFY(responder.error().next.find("stop that program") != std::string::npos);
}

void PartsTest::settingsAreChecked()
{
    RequestSettings settings;
    settings.directory = "https://ca.example.org/dir";
    settings.names = {"Mail.Example.org", "mail.example.org", "imap.example.org"};
    QCOMPARE(checkedSettings(settings)->names,
             (std::vector<std::string>{"mail.example.org", "imap.example.org"}));
    const auto refused = [](RequestSettings changed) {
        return !checkedSettings(changed);
    };
    RequestSettings bad = settings;
    bad.names = {};
    QVERIFY(refused(bad));
    bad.names = {"*.example.org"};
    QVERIFY(refused(bad));
    bad = settings;
    bad.directory = "http://ca.example.org/dir";
    QVERIFY(refused(bad));
    bad = settings;
    bad.email = "x,y@example.org";
    QVERIFY(refused(bad));
}

void PartsTest::settingsSurvive()
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath(QStringLiteral("settings.json")).toStdString();
    QVERIFY(!loadState(path)->settings.has_value());
    ManagerState state;
    state.settings = RequestSettings{{"a.example.org"}, "https://ca/", "a@example.org", true, "/x"};
    state.lastError = "bad \xFF text";
    QVERIFY(saveState(path, state).has_value());
    const auto read = loadState(path);
    QCOMPARE(read->settings->names, state.settings->names);
    QCOMPARE(read->settings->caFile, std::string("/x"));
    QVERIFY(read->settings->agreeToTerms);
    QVERIFY(read->lastError.has_value());
    QVERIFY(core::writeFileAtomically(path, "{", 0600).has_value());
    QVERIFY(!loadState(path));
}

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
