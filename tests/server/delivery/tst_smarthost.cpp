// All remote mail given to another server, with sign-in.
#include "core/base64.h"
#include "house.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

namespace
{

const std::string password = "s3cret-word";

Behaviour relay(std::vector<std::string> extensions, const std::string& answer = "235 2.7.0 ok")
{
    Behaviour behaviour;
    behaviour.tls = Behaviour::Tls::Works;
    behaviour.extensions = std::move(extensions);
    behaviour.auth = answer;
    return behaviour;
}

bool was(const std::vector<std::string>& said, const std::string& command)
{
    return std::find(said.begin(), said.end(), command) != said.end();
}

} // namespace

class SmarthostTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void signsIn_data();
    void signsIn();
    void longPassword();
    void implicitTls();
    void refusedSignInWaits_data();
    void refusedSignInWaits();
    void passwordFile_data();
    void passwordFile();
    void noPasswordInTheClear();
    void withoutSignIn();
    void untrustedCertificateWaits();
    void reroutedMailGoesPast();
    void unknownHostWaits();

private:
    core::Config configFor(const FakeServer& server, const std::string& secret = password);
    std::string roots() const { return m_directory.filePath("roots").toStdString(); }
    QTemporaryDir m_directory;
};

/// The server is known as mx.example.org, its certificate's name; its own is trusted.
core::Config SmarthostTest::configFor(const FakeServer& server, const std::string& secret)
{
    const auto write = [this](const char* name, const std::string& text) {
        const QString path = m_directory.filePath(QString::fromLatin1(name));
        QFile::remove(path);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text.c_str());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    };
    write("roots", server.certificate());
    write("password", secret + "\n");
    core::Config config = House::configFor(1);
    config.stateDirectory = m_directory.path().toStdString();
    config.smarthost.host = "mx.example.org";
    config.smarthost.port = server.port();
    config.smarthost.user = "us";
    config.smarthost.passwordFile = "password";
    return config;
}

void SmarthostTest::signsIn_data()
{
    QTest::addColumn<QByteArray>("mechanisms");
    QTest::addColumn<bool>("plain");
    QTest::newRow("PLAIN") << QByteArray("AUTH LOGIN PLAIN") << true;
    QTest::newRow("LOGIN") << QByteArray("AUTH LOGIN CRAM-MD5") << false;
}

void SmarthostTest::signsIn()
{
    QFETCH(QByteArray, mechanisms);
    QFETCH(bool, plain);
    const FakeServer server(relay({mechanisms.toStdString()}));
    House house(configFor(server), keeping(), roots());
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const std::uint64_t before = core::logNewestSequence();
    for (int i = 0; i < 2; ++i) {
        const auto results = house.carry(job());
        QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
        QVERIFY(!results[0].tls.empty());
    }
    QCOMPARE(server.connections(), 1); // and one sign-in
    const auto said = server.commands();
    if (plain) {
        QVERIFY(was(said, "AUTH PLAIN " + core::base64(std::string("\0us\0", 4) + password)));
    } else {
        QVERIFY(was(said, core::base64("us")));
        QVERIFY(was(said, core::base64(password)));
    }
    for (const auto& line : core::logLinesAfter(before, 1000, [](const auto&) { return true; })) {
        QVERIFY(line.text.find(password) == std::string::npos);
        QVERIFY(line.text.find("AUTH PLAIN A") == std::string::npos);
    }
}

void SmarthostTest::longPassword()
{
    const std::string secret(600, 'p');
    const FakeServer server(relay({"AUTH PLAIN"}));
    House house(configFor(server, secret), patient(), roots());
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);
    QVERIFY(was(server.commands(), core::base64(std::string("\0us\0", 4) + secret)));
}

void SmarthostTest::implicitTls()
{
    Behaviour behaviour = relay({"AUTH PLAIN"});
    behaviour.implicitTls = true;
    const FakeServer server(behaviour);
    core::Config config = configFor(server);
    config.smarthost.tls = core::Smarthost::Tls::Implicit;
    House house(config, patient(), roots());
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
    QVERIFY(!was(server.commands(), "STARTTLS"));
    QVERIFY(server.received()[0].secure);
}

void SmarthostTest::refusedSignInWaits_data()
{
    QTest::addColumn<QByteArray>("extension");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("reply");
    // A server that repeats the secret is not repeated.
    const QByteArray echo = "535 5.7.8 wrong: " + QByteArray(password.c_str());
    QTest::newRow("wrong password") << QByteArray("AUTH PLAIN") << echo
                                    << QByteArray("us sign in, it answered 535 5.7.8; correct");
    QTest::newRow("not now") << QByteArray("AUTH LOGIN") << QByteArray("454 4.7.0 later")
                             << QByteArray("it answered 454 4.7.0");
    QTest::newRow("one challenge more")
        << QByteArray("AUTH PLAIN") << QByteArray("334 more") << QByteArray("it answered 334");
    QTest::newRow("other mechanisms") << QByteArray("AUTH CRAM-MD5") << QByteArray("235 ok")
                                      << QByteArray("neither AUTH PLAIN nor AUTH LOGIN");
}

void SmarthostTest::refusedSignInWaits()
{
    QFETCH(QByteArray, extension);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, reply);
    const FakeServer server(relay({extension.toStdString()}, answer.toStdString()));
    House house(configFor(server), patient(), roots());
    // Another address would not know the password either.
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1", "127.0.0.3"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY2(results[0].reply.starts_with("4.7.8 "), results[0].reply.c_str());
    QVERIFY2(results[0].reply.find(reply.toStdString()) != std::string::npos,
             results[0].reply.c_str());
    QCOMPARE(results[0].address, std::string("127.0.0.1"));
    QVERIFY(server.received().empty());
    for (const std::string& line : results[0].dialogue) {
        QVERIFY2(line.find(password) == std::string::npos, line.c_str());
        QVERIFY2(line.find(core::base64(password)) == std::string::npos, line.c_str());
    }
    if (extension == "AUTH PLAIN")
        QVERIFY(was(results[0].dialogue, "> AUTH PLAIN ***"));
}

void SmarthostTest::passwordFile_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<int>("extraPermissions");
    QTest::newRow("readable by others") << QByteArray("word") << int(QFile::ReadOther);
    QTest::newRow("readable by the group") << QByteArray("word") << int(QFile::ReadGroup);
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("two lines") << QByteArray("one\ntwo") << 0;
    QTest::newRow("too long") << QByteArray(2000, 'x') << 0;
}

void SmarthostTest::passwordFile()
{
    QFETCH(QByteArray, secret);
    QFETCH(int, extraPermissions);
    const FakeServer server(relay({"AUTH PLAIN"}));
    const core::Config config = configFor(server, secret.toStdString());
    QFile file(m_directory.filePath("password"));
    QVERIFY(file.setPermissions(file.permissions() | QFile::Permissions(extraPermissions)));
    House house(config, patient(), roots());
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY2(results[0].reply.starts_with("4.7.8 ") &&
                 results[0].reply.find("mode 0600") != std::string::npos,
             results[0].reply.c_str());
    QCOMPARE(server.connections(), 0);
}

void SmarthostTest::noPasswordInTheClear()
{
    Behaviour behaviour = relay({"AUTH PLAIN LOGIN"});
    behaviour.tls = Behaviour::Tls::NotOffered;
    const FakeServer server(behaviour);
    for (const auto tls : {core::Smarthost::Tls::Required, core::Smarthost::Tls::Opportunistic}) {
        core::Config config = configFor(server);
        config.smarthost.tls = tls;
        House house(config, patient(), roots());
        house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
        const auto results = house.carry(job());
        QCOMPARE(results[0].kind, Kind::Deferred);
        QVERIFY2(results[0].reply.starts_with("4.7."), results[0].reply.c_str());
    }
    for (const std::string& command : server.commands())
        QVERIFY2(!command.starts_with("AUTH") && !command.starts_with("MAIL"), command.c_str());
}

void SmarthostTest::withoutSignIn()
{
    Behaviour behaviour = relay({});
    behaviour.tls = Behaviour::Tls::NotOffered;
    const FakeServer server(behaviour);
    core::Config config = configFor(server);
    config.smarthost.user.clear();
    config.smarthost.tls = core::Smarthost::Tls::Opportunistic;
    House house(config);
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(house.carry(job())[0].kind, Kind::Delivered);

    // It wants one after all: that is to be mended here.
    behaviour.mail = "530 5.7.0 Authentication required";
    const FakeServer strict(behaviour);
    config.smarthost.port = strict.port();
    House other(config);
    other.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    QCOMPARE(other.carry(job())[0].kind, Kind::Deferred);
}

void SmarthostTest::untrustedCertificateWaits()
{
    const FakeServer server(relay({"AUTH PLAIN"}));
    House house(configFor(server));
    house.zone->set("mx.example.org", dns::Type::A, {"127.0.0.1"});
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY2(results[0].reply.starts_with("4.7.10 "), results[0].reply.c_str());
    QVERIFY(server.received().empty());
}

void SmarthostTest::reroutedMailGoesPast()
{
    const FakeServer server(relay({"AUTH PLAIN"}));
    const FakeServer other({});
    House house(configFor(server), patient(), roots());
    queue::Job rerouted = job();
    rerouted.rows[0].via = "127.0.0.1:" + std::to_string(other.port());
    QCOMPARE(house.carry(rerouted)[0].kind, Kind::Delivered);
    QCOMPARE(server.connections(), 0);
    QVERIFY(!was(other.commands(), "AUTH PLAIN"));
}

void SmarthostTest::unknownHostWaits()
{
    const FakeServer server({});
    House house(configFor(server), patient(), roots());
    const auto results = house.carry(job());
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY2(results[0].reply.starts_with("4.4.4 "), results[0].reply.c_str());
}

QTEST_GUILESS_MAIN(SmarthostTest)
#include "tst_smarthost.moc"
