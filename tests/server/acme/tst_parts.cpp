#include "acme/certificate_store.h"
#include "acme/chain_trust.h"
#include "acme/challenge_responder.h"
#include "acme/jws.h"
#include "acme/manager_state.h"
#include "acme/problem.h"
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
    void accountKeyIsKept();
    void signsAsJoseWants();
    void problemsInPlainWords_data();
    void problemsInPlainWords();
    void hostileProblems();
    void responderAnswersChallengesOnly();
    void responderSaysPortIsTaken();
    void settingsAreChecked();
    void settingsSurvive();
    void chainsAreInspected();
};

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
    const auto again = std::chrono::system_clock::from_time_t(1800000000);
    QVERIFY(explainProblem({"rateLimited", {}, {}, {}}, {}, 429, again)
                .next.find("15 Jan 2027 08:00:00") != std::string::npos);
    QVERIFY(explainProblem({"connection", {}, {}, {}}, "a.example.org", 0, {}, "tls-alpn-01")
                .what.find("port 443") != std::string::npos);
    QVERIFY(explainProblem({"unauthorized", {}, {}, {}}, "a.example.org", 0, {}, "dns-01")
                .what.find("_acme-challenge.a.example.org") != std::string::npos);
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
    state.lastTry = LastTry{std::chrono::system_clock::from_time_t(1'800'000'000), true,
                            core::Error{core::ErrorKind::Refused, "no", "seen", "wait"}};
    QVERIFY(saveState(path, state).has_value());
    const auto read = loadState(path);
    QCOMPARE(read->settings->names, state.settings->names);
    QCOMPARE(read->settings->caFile, std::string("/x"));
    QVERIFY(read->settings->agreeToTerms);
    QVERIFY(read->lastError.has_value());
    QVERIFY(read->lastTry->at == state.lastTry->at);
    QVERIFY(read->lastTry->byItself);
    QCOMPARE(read->lastTry->error->next, std::string("wait"));
    for (const char* hostile : {R"({"lastTry": {"at": -1}})", R"({"lastTry": {"at": 1e300}})",
                                R"({"lastTry": {"at": 18446744073709551615}})",
                                R"({"lastTry": []})", R"({"lastTry": 3})"}) {
        QVERIFY(core::writeFileAtomically(path, hostile, 0600).has_value());
        QVERIFY2(!loadState(path)->lastTry.has_value(), hostile);
    }
    QVERIFY(core::writeFileAtomically(path, "{", 0600).has_value());
    QVERIFY(!loadState(path));
}

void PartsTest::chainsAreInspected()
{
    const QTemporaryDir directory;
    const std::string roots = directory.filePath(QStringLiteral("roots.pem")).toStdString();
    const auto pair = core::makeSelfSigned("mail.example.org");
    const auto unknown = inspectChain(pair->chain);
    QVERIFY(unknown.has_value());
    QVERIFY(!unknown->trusted);
    QVERIFY(!unknown->problem.empty());
    QVERIFY(core::writeFileAtomically(roots, pair->chain, 0600).has_value());
    const auto known = inspectChain(pair->chain, roots);
    QVERIFY2(known->trusted, known->problem.c_str());
    QVERIFY(known->problem.empty());
    QCOMPARE(known->certificates.size(), std::size_t(1));
    const ChainCertificate& own = known->certificates[0];
    QCOMPARE(own.subject, std::string("mail.example.org"));
    QCOMPARE(own.key, std::string("ec-p256"));
    QVERIFY(own.notAfter - own.notBefore >= std::chrono::hours(24 * 30));
    QCOMPARE(own.fingerprint, readCertificate(pair->chain)->fingerprint);

    // A long text is read to its tenth certificate; one that is none is refused.
    std::string many;
    for (int i = 0; i < 12; ++i)
        many += pair->chain;
    QCOMPARE(inspectChain(many)->certificates.size(), std::size_t(10));
    QVERIFY(!inspectChain("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
    QVERIFY(!inspectChain(""));
    // Roots that cannot be read are told as the reason, not as a broken chain.
    const auto noRoots = inspectChain(pair->chain, roots + ".missing");
    QVERIFY(!noRoots->trusted);
    QVERIFY(noRoots->problem.find("roots.pem.missing") != std::string::npos);
}

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
