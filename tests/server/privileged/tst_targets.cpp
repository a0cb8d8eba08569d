// The certificate installed for other services: files, reload, and what the service shows then.
#include "core/file.h"
#include "core/log.h"
#include "core/tls.h"
#include "nginx_process.h"
#include "privileged/acme_sh.h"
#include "privileged/served_certificate.h"
#include "privileged/target_installer.h"
#include "privileged/target_writer.h"

#include <QDir>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QtTest>

#include <atomic>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;
using core::ErrorKind;
using nlohmann::json;

namespace
{

core::PemPair pairFor(const std::string& name)
{
    auto pair = core::makeSelfSigned(name);
    if (!pair)
        qFatal("%s", pair.error().text().c_str());
    return *pair;
}

CheckedPair checked(const core::PemPair& pair)
{
    auto read = checkPair(pair.chain, pair.key);
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

WriterOptions quickOptions()
{
    WriterOptions options;
    options.verifyDeadline = std::chrono::seconds(30);
    options.verifyPause = std::chrono::milliseconds(20);
    return options;
}

/// A fake service: says its part of a dialogue line by line, then begins TLS.
class Service
{
public:
    Service(const core::PemPair& pair, QByteArrayList says)
        : m_thread([this, pair, says] {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            m_port = server.serverPort();
            while (!m_end) {
                if (!server.waitForNewConnection(50))
                    continue;
                serve(*std::unique_ptr<QTcpSocket>(server.nextPendingConnection()), pair, says);
            }
        })
    {
        while (m_port == 0)
            std::this_thread::yield();
    }
    ~Service()
    {
        m_end = true;
        m_thread.join();
    }
    Endpoint endpoint() const { return {"127.0.0.1", m_port}; }

private:
    static void serve(QTcpSocket& plain, const core::PemPair& pair, const QByteArrayList& says)
    {
        for (qsizetype i = 0; i < says.size(); ++i) {
            plain.write(says[i]);
            plain.flush();
            if (i + 1 < says.size() && !plain.waitForReadyRead(10000))
                return;
            (void)plain.readAll();
        }
        plain.waitForBytesWritten(10000);
        QSslSocket tls;
        tls.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(pair.chain)));
        tls.setPrivateKey(QSslKey(QByteArray::fromStdString(pair.key), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        const int copy = ::dup(static_cast<int>(plain.socketDescriptor()));
        if (!tls.setSocketDescriptor(copy))
            return;
        tls.startServerEncryption();
        if (tls.waitForEncrypted(10000))
            tls.waitForDisconnected(10000);
    }

    std::atomic<quint16> m_port = 0;
    std::atomic_bool m_end = false;
    std::thread m_thread;
};

std::chrono::steady_clock::time_point soon()
{
    return std::chrono::steady_clock::now() + std::chrono::seconds(30);
}

} // namespace

class TargetsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }

    void pairsMustBelongTogether()
    {
        const core::PemPair one = pairFor("one.example.org"), other = pairFor("two.example.org");
        const CheckedPair pair = checked(one);
        QCOMPARE(pair.firstName, std::string("one.example.org"));
        QCOMPARE(pair.fingerprint.size(), std::size_t(64));
        QVERIFY(!checkPair(one.chain, other.key));
        QVERIFY(!checkPair("", one.key));
        QVERIFY(!checkPair(one.chain, ""));
        QVERIFY(!checkPair(one.chain, "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"));
        // Only certificates and the key get through.
        const CheckedPair clean =
            checked({"junk\n" + one.chain + "more junk\n" + one.key, "# note\n" + one.key});
        QVERIFY(clean.pem.chain.find("junk") == std::string::npos);
        QVERIFY(clean.pem.chain.find("PRIVATE") == std::string::npos);
        QVERIFY(clean.pem.key.find("note") == std::string::npos);
    }

    void livePairMustBeTheUsersOwn()
    {
        const QTemporaryDir directory;
        const std::string live = directory.path().toStdString() + "/certificates/live";
        QVERIFY(QDir().mkpath(QString::fromStdString(live)));
        const core::PemPair pair = pairFor("mail.example.org");
        QVERIFY(core::writeFileAtomically(live + "/fullchain.pem", pair.chain, 0600));
        QVERIFY(core::writeFileAtomically(live + "/key-elsewhere.pem", pair.key, 0600));
        const std::string state = directory.path().toStdString();
        QCOMPARE(::symlink((live + "/key-elsewhere.pem").c_str(), (live + "/key.pem").c_str()), 0);
        QVERIFY(!readLivePair(state, ::geteuid()));
        ::unlink((live + "/key.pem").c_str());
        QVERIFY(core::writeFileAtomically(live + "/key.pem", pair.key, 0600));
        const auto read = readLivePair(state, ::geteuid());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(read->temporary); // it is self-signed
        const auto foreign = readLivePair(state, ::geteuid() + 1);
        QVERIFY(!foreign && foreign.error().kind == ErrorKind::PermissionDenied);
    }

    void writesBothFilesOnce()
    {
        const QTemporaryDir directory;
        Target target;
        target.name = "web";
        target.chainPath = directory.filePath(QStringLiteral("chain.pem")).toStdString();
        target.keyPath = directory.filePath(QStringLiteral("key.pem")).toStdString();
        target.keyMode = 0640;
        target.reload = {"/bin/sh", "-c", "echo x >> \"$0\"",
                         directory.filePath(QStringLiteral("reloads")).toStdString()};
        const CheckedPair pair = checked(pairFor("mail.example.org"));
        const auto first = installTarget(target, pair, quickOptions());
        QVERIFY2(first.installed && first.changed && first.reloaded && first.why.empty(),
                 first.why.c_str());
        QVERIFY(!first.verified);
        QCOMPARE(*core::readFile(target.keyPath, 100000), pair.pem.key);
        QCOMPARE(*core::readFile(target.chainPath, 100000), pair.pem.chain);
        struct stat info = {};
        QVERIFY(::stat(target.keyPath.c_str(), &info) == 0 && (info.st_mode & 0777U) == 0640);
        const auto second = installTarget(target, pair, quickOptions());
        QVERIFY(second.installed && !second.changed && !second.reloaded);
        QCOMPARE(*core::readFile(target.reload[3], 100), std::string("x\n"));
        // A file that is a link is replaced, not written through.
        const std::string victim = directory.filePath(QStringLiteral("victim")).toStdString();
        QVERIFY(core::writeFileAtomically(victim, "mine", 0600));
        ::unlink(target.keyPath.c_str());
        QCOMPARE(::symlink(victim.c_str(), target.keyPath.c_str()), 0);
        QVERIFY(installTarget(target, pair, quickOptions()).changed);
        QCOMPARE(*core::readFile(victim, 100), std::string("mine"));
    }

    void writesNeitherWhenOneCannotBe()
    {
        const QTemporaryDir directory;
        Target target;
        target.name = "web";
        target.keyPath = directory.filePath(QStringLiteral("key.pem")).toStdString();
        target.chainPath = directory.filePath(QStringLiteral("none/chain.pem")).toStdString();
        QVERIFY(core::writeFileAtomically(target.keyPath, "old", 0600));
        const CheckedPair pair = checked(pairFor("mail.example.org"));
        const auto failed = installTarget(target, pair, quickOptions());
        QVERIFY(!failed.installed && !failed.changed && !failed.why.empty());
        QVERIFY(failed.next.find("ReadWritePaths") != std::string::npos);
        QCOMPARE(*core::readFile(target.keyPath, 100), std::string("old"));
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        target.owner = "nobody-of-that-name";
        QVERIFY(installTarget(target, pair, quickOptions()).why.find("there is no user") == 0);
    }

    void failedReloadIsTold()
    {
        const QTemporaryDir directory;
        Target target;
        target.name = "web";
        target.keyPath = directory.filePath(QStringLiteral("key.pem")).toStdString();
        target.chainPath = directory.filePath(QStringLiteral("chain.pem")).toStdString();
        target.reload = {"/bin/sh", "-c", "echo 'no such unit' >&2; exit 5"};
        const CheckedPair pair = checked(pairFor("mail.example.org"));
        const auto failed = installTarget(target, pair, quickOptions());
        QVERIFY(failed.installed && !failed.reloaded);
        QCOMPARE(failed.why, std::string("the service was not reloaded: no such unit"));
        target.reload = {"/bin/sleep", "600"};
        WriterOptions options = quickOptions();
        options.reloadDeadline = std::chrono::milliseconds(50);
        ::unlink(target.keyPath.c_str());
        QVERIFY(installTarget(target, pair, options).why.find("in time") != std::string::npos);
    }

    void commandsMayLeaveSomethingRunning()
    {
        // As a reload that starts a service anew: its child keeps the pipes open.
        QElapsedTimer clock;
        clock.start();
        const auto run =
            runCommand({"/bin/sh", "-c", "sleep 20 & echo started"}, std::chrono::seconds(15));
        QVERIFY(run.has_value());
        QCOMPARE(run->exitCode, 0);
        QCOMPARE(run->output, std::string("started\n"));
        QVERIFY(!runCommand({"sh"}, std::chrono::seconds(1)));
        QVERIFY(!runCommand({"/no/such/program"}, std::chrono::seconds(1)));
    }

    void dialogues_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArrayList>("says");
        QTest::addColumn<bool>("works");
        const auto row = [](const char* name, StartTls kind, const QByteArrayList& says,
                            bool works) {
            QTest::newRow(name) << int(kind) << says << works;
        };
        row("at once", StartTls::None, {}, true);
        row("SMTP", StartTls::Smtp,
            {"220-mail\r\n220 ready\r\n", "250-mail\r\n250-STARTTLS\r\n250 SIZE\r\n",
             "220 go on\r\n"},
            true);
        row("SMTP refuses", StartTls::Smtp, {"220 x\r\n", "250 x\r\n", "454 not now\r\n"}, false);
        row("SMTP is busy", StartTls::Smtp, {"421 later\r\n"}, false);
        row("IMAP", StartTls::Imap, {"* OK ready\r\n", "* NOTE\r\na OK go on\r\n"}, true);
        row("IMAP refuses", StartTls::Imap, {"* OK ready\r\n", "a BAD what\r\n"}, false);
        row("POP3", StartTls::Pop3, {"+OK ready\r\n", "+OK go on\r\n"}, true);
        row("POP3 refuses", StartTls::Pop3, {"+OK ready\r\n", "-ERR what\r\n"}, false);
        row("another protocol", StartTls::Imap, {"220 smtp\r\n"}, false);
        row("endless line", StartTls::Smtp, {QByteArray(200000, '2')}, false);
    }

    void dialogues()
    {
        QFETCH(int, kind);
        QFETCH(QByteArrayList, says);
        QFETCH(bool, works);
        const core::PemPair pair = pairFor("mail.example.org");
        const Service service(pair, says);
        const auto served = servedFingerprint(service.endpoint(), static_cast<StartTls>(kind),
                                              "mail.example.org", soon());
        QVERIFY2(served.has_value() == works, served ? "" : served.error().text().c_str());
        if (works)
            QCOMPARE(*served, checked(pair).fingerprint);
    }

    void endpoints()
    {
        QCOMPARE(parseEndpoint("[::1]:25")->host, std::string("::1"));
        QCOMPARE(parseEndpoint("localhost:465")->port, std::uint16_t(465));
        for (const char* text : {"", "25", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0",
                                 "127.0.0.1:70000", "mail.example.org:25", "127.0.0.1:25x", ":25"})
            QVERIFY2(!parseEndpoint(text), text);
    }

    void nginxShowsTheNewCertificate()
    {
        if (!QFile::exists(QStringLiteral("/usr/sbin/nginx")))
            QSKIP("nginx is not installed (packaging/dependencies)");
        const core::PemPair before = pairFor("mail.example.org");
        NginxProcess nginx;
        nginx.write(QStringLiteral("chain.pem"), QString::fromStdString(before.chain));
        nginx.write(QStringLiteral("key.pem"), QString::fromStdString(before.key));
        QVERIFY2(nginx.start(QStringLiteral(
                     "server { listen 127.0.0.1:@PORT@; listen 127.0.0.1:@TLSPORT@ ssl;\n"
                     "ssl_certificate @PREFIX@/chain.pem; ssl_certificate_key @PREFIX@/key.pem; "
                     "}")),
                 qPrintable(nginx.error));
        Target target;
        target.name = "nginx";
        target.chainPath = nginx.path(QStringLiteral("chain.pem"));
        target.keyPath = nginx.path(QStringLiteral("key.pem"));
        target.address = "127.0.0.1:" + std::to_string(nginx.tlsPort);
        target.reload = {nginx.program().path};
        for (const std::string& argument : nginx.program().arguments)
            target.reload.push_back(argument);
        target.reload.insert(target.reload.end(), {"-s", "reload"});
        const CheckedPair pair = checked(pairFor("mail.example.org"));
        const auto result = installTarget(target, pair, quickOptions());
        QVERIFY2(result.installed && result.reloaded && result.verified && result.serves,
                 result.json().dump().c_str());
        QCOMPARE(result.served, pair.fingerprint);
        // Somebody put other files there since nginx was told: seen by asking it.
        // Until a worker of before the reload takes no more connections, now and then one is old.
        const auto isSettled = [&] {
            for (int i = 0; i < 25; ++i) {
                const TargetResult idle = installTarget(target, pair, quickOptions());
                if (!idle.serves || idle.reloaded)
                    return false;
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 30000);
        // A reload that reaches nobody.
        const CheckedPair next = checked(pairFor("mail.example.org"));
        target.reload = {"/bin/true"};
        WriterOptions hasty = quickOptions();
        hasty.verifyDeadline = std::chrono::milliseconds(1500);
        const auto stale = installTarget(target, next, hasty);
        QVERIFY(stale.installed && stale.reloaded && !stale.serves);
        QCOMPARE(stale.served, pair.fingerprint);
        QVERIFY(stale.why.find(pair.fingerprint) != std::string::npos);
        // Later: the files are right, but the service shows another, so it is reloaded.
        target.reload = {nginx.program().path};
        for (const std::string& argument : nginx.program().arguments)
            target.reload.push_back(argument);
        target.reload.insert(target.reload.end(), {"-s", "reload"});
        const auto mended = installTarget(target, next, quickOptions());
        QVERIFY2(!mended.changed && mended.reloaded && mended.serves, mended.json().dump().c_str());
    }
};

QTEST_GUILESS_MAIN(TargetsTest)
#include "tst_targets.moc"
