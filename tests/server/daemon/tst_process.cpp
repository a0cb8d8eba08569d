// mailsteadd as systemd and its users meet it: start, submission with TLS, signals, subcommands.
#include "daemon_process.h"
#include "line_stream.h"
#include "mail_sink.h"

#include "acme/certificate_store.h"

#include <QDir>
#include <QFile>
#include <QtTest>
#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace mailstead;
using nlohmann::json;

namespace
{

struct Ran {
    int exitCode = -1;
    QByteArray output, errors;
};

Ran run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit)
        ran.exitCode = process.exitCode();
    ran.output = process.readAllStandardOutput();
    ran.errors = process.readAllStandardError();
    return ran;
}

Ran mailsteadd(const QStringList& arguments, const QByteArray& input = {})
{
    return run(DaemonProcess::program(), arguments, input);
}

Ran swaks(const DaemonProcess& daemon, const std::string& kind, const QStringList& more)
{
    return run(QStringLiteral("swaks"),
               QStringList{QStringLiteral("--server"), QStringLiteral("127.0.0.1"),
                           QStringLiteral("--port"), QString::number(daemon.port(kind)),
                           QStringLiteral("--helo"), QStringLiteral("laptop.test"),
                           QStringLiteral("--from"), QStringLiteral("ann@example.org"),
                           QStringLiteral("--to"), QStringLiteral("ann@example.org"),
                           QStringLiteral("--header"), QStringLiteral("Subject: by swaks")} +
                   more);
}

const QStringList signIn = {
    QStringLiteral("--auth"),          QStringLiteral("PLAIN"),
    QStringLiteral("--auth-user"),     QStringLiteral("ann@example.org"),
    QStringLiteral("--auth-password"), QStringLiteral("correct horse battery")};

} // namespace

class ProcessTest : public QObject
{
    Q_OBJECT

private slots:
    void submittedMailIsDeliveredLocally_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("tls");
        QTest::newRow("STARTTLS") << QStringLiteral("submission") << QStringLiteral("--tls");
        QTest::newRow("TLS") << QStringLiteral("submissions") << QStringLiteral("--tlsc");
    }

    void submittedMailIsDeliveredLocally()
    {
        QFETCH(QString, kind);
        QFETCH(QString, tls);
        MailSink sink;
        DaemonProcess daemon(sink.target());
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        const Ran sent = swaks(daemon, kind.toStdString(), QStringList{tls} + signIn);
        QVERIFY2(sent.exitCode == 0, sent.output + sent.errors);
        QTRY_COMPARE_WITH_TIMEOUT(sink.deliveries().size(), std::size_t(1), 60000);
        const auto delivery = sink.deliveries().front();
        QCOMPARE(delivery.recipient, std::string("ann@example.org"));
        for (const char* part :
             {"Received: ", "ESMTPSA", "DKIM-Signature: ", "d=example.org", "Subject: by swaks"})
            QVERIFY2(delivery.content.find(part) != std::string::npos, part);
        // The id of the reply leads to the story of the message.
        const auto words = QString::fromUtf8(sent.output)
                               .split(QStringLiteral("Taken as "))
                               .last()
                               .split(QRegularExpression(QStringLiteral("\\s")));
        const std::string id = words.first().toStdString();
        QTRY_VERIFY_WITH_TIMEOUT(
            daemon.call("trace.get", {{"id", id}})["events"].back()["kind"] == "delivered", 60000);
        QCOMPARE(daemon.call("history.list")["total"].get<int>(), 1);
    }

    void servesItsPolicy()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        const auto policy = [&daemon] {
            const int port = daemon.call("web.status")["listening"][0]["port"].get<int>();
            const Ran got = run(
                QStringLiteral("curl"),
                {QStringLiteral("--silent"), QStringLiteral("--insecure"),
                 QStringLiteral("--noproxy"), QStringLiteral("*"), QStringLiteral("--connect-to"),
                 QStringLiteral("mta-sts.example.org:443:127.0.0.1:%1").arg(port),
                 QStringLiteral("https://mta-sts.example.org/.well-known/mta-sts.txt")});
            return got.exitCode == 0 ? got.output : got.errors;
        };
        QCOMPARE(policy(), QByteArray("version: STSv1\r\nmode: testing\r\nmx: mail.example.org\r\n"
                                      "max_age: 604800\r\n"));
        const json set = daemon.call("web.setPolicy", {{"mode", "enforce"}});
        QCOMPARE(policy().toStdString(), set["text"].get<std::string>());
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd(), std::optional(0));
        QVERIFY(daemon.start());
        QCOMPARE(policy().toStdString(), set["text"].get<std::string>());
    }

    void badSignInsAreRefused()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QStringList wrong = signIn;
        wrong.last() = QStringLiteral("wrong");
        const Ran refused =
            swaks(daemon, "submission", QStringList{QStringLiteral("--tls")} + wrong);
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.output.contains("535 5.7.8"), refused.output + refused.errors);
        // Without TLS a password is not even asked for.
        const Ran open = swaks(daemon, "submission", signIn);
        QVERIFY(open.exitCode != 0);
        QVERIFY2(!open.output.contains("AUTH PLAIN"), open.output);
        const Ran nobody = swaks(daemon, "submission", {QStringLiteral("--tls")});
        QVERIFY(nobody.exitCode != 0);
        QVERIFY2(nobody.output.contains("530 5.7.0"), nobody.output + nobody.errors);
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), 0);
        QVERIFY(!daemon.output().contains("correct horse"));
    }

    void messageWithoutAuthorIsRefusedForGood()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        const Ran sent =
            swaks(daemon, "submission",
                  QStringList{QStringLiteral("--tls"), QStringLiteral("--data"),
                              QStringLiteral("Subject: nobody wrote this\\n\\nx\\n.")} +
                      signIn);
        QVERIFY(sent.exitCode != 0);
        QVERIFY2(sent.output.contains("554 5.6.0 Not taken"), sent.output + sent.errors);
    }

    void strangersReachOnlyWhatIsHere()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        SmtpClient client(daemon.port("smtp"));
        QVERIFY(client.isConnected());
        const std::string text = "Subject: x\r\n\r\nx\r\n";
        QVERIFY(client.mail("a@remote.test", "no@example.org", text).starts_with("550"));
        client.command("RSET");
        QVERIFY(client.mail("a@remote.test", "b@other.test", text).starts_with("55"));
        client.command("RSET");
        QVERIFY(client.mail("a@remote.test", "ann@example.org", text).starts_with("250"));
        // Dovecot is not there: it waits, with the reason.
        QTRY_VERIFY_WITH_TIMEOUT(daemon.call("queue.list")["rows"][0]["state"] == "deferred",
                                 60000);
        QVERIFY(daemon.call("queue.list")["rows"][0]["lastReply"].is_string());
    }

    void endsGracefully()
    {
        MailSink sink;
        DaemonProcess daemon(sink.target());
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        SmtpClient idle(daemon.port("smtp"));
        SmtpClient busy(daemon.port("smtp"));
        QVERIFY(idle.isConnected() && busy.isConnected());
        QVERIFY(busy.command("MAIL FROM:<a@remote.test>").starts_with("250"));
        QVERIFY(busy.command("RCPT TO:<ann@example.org>").starts_with("250"));
        QVERIFY(busy.command("DATA").starts_with("354"));
        QVERIFY(busy.send("Subject: at the last moment\r\n\r\n"));
        daemon.signal(SIGTERM);
        // Who is between commands is sent away; the message that is under way is taken.
        QVERIFY(idle.reply().starts_with("421"));
        QVERIFY(busy.send("x\r\n.\r\n"));
        QVERIFY(busy.reply().starts_with("250"));
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        QVERIFY(!QFile::exists(daemon.socketPath()));
        // It is there after the next start.
        QVERIFY(daemon.start());
        QTRY_COMPARE_WITH_TIMEOUT(sink.deliveries().size(), std::size_t(1), 60000);
    }

    void reloadsTheCertificate()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        const json before = daemon.call("certificate.list")["certificates"][0];
        QTemporaryDir other;
        const auto made =
            acme::CertificateStore::open(other.path().toStdString(), "other.example.org");
        QVERIFY(made);
        const QString live = daemon.stateDirectory() + QStringLiteral("/certificates/live/");
        for (const auto& name : {QStringLiteral("fullchain.pem"), QStringLiteral("key.pem")}) {
            QVERIFY(QFile::remove(live + name));
            QVERIFY(QFile::copy(other.path() + QStringLiteral("/certificates/live/") + name,
                                live + name));
        }
        daemon.signal(SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(
            daemon.call("certificate.list")["certificates"][0]["fingerprint"] !=
                before["fingerprint"],
            60000);
        QCOMPARE(daemon.call("server.status")["certificate"]["names"][0].get<std::string>(),
                 std::string("other.example.org"));
        // What systemd watches for Dovecot has changed with it.
        QFile stamp(daemon.stateDirectory() + QStringLiteral("/certificates/stamp"));
        QVERIFY(stamp.open(QIODevice::ReadOnly));
        QVERIFY(daemon.call("certificate.list")["certificates"][0]["fingerprint"] ==
                stamp.readAll().trimmed().toStdString());
    }

    void tellsSystemd()
    {
        QTemporaryDir directory;
        const QByteArray path = directory.filePath(QStringLiteral("notify")).toUtf8();
        const int fd = ::socket(AF_UNIX, SOCK_DGRAM, 0);
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()) + 1);
        QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        DaemonProcess daemon("/nobody-listens-here");
        daemon.environment.insert(QStringLiteral("NOTIFY_SOCKET"), QString::fromUtf8(path));
        QVERIFY(daemon.start());
        const timeval deadline = {60, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &deadline, sizeof deadline);
        char buffer[200];
        auto got = ::recv(fd, buffer, sizeof buffer, 0);
        QCOMPARE(std::string(buffer, std::size_t(std::max<ssize_t>(got, 0))),
                 std::string("READY=1"));
        daemon.signal(SIGTERM);
        got = ::recv(fd, buffer, sizeof buffer, 0);
        QCOMPARE(std::string(buffer, std::size_t(std::max<ssize_t>(got, 0))),
                 std::string("STOPPING=1"));
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        ::close(fd);
    }

    void secondDaemonIsKeptAway()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        const Ran second =
            mailsteadd({QStringLiteral("serve"), QStringLiteral("--config"), daemon.configPath()});
        QCOMPARE(second.exitCode, 1);
        QVERIFY(second.errors.contains("another mailsteadd"));
        QVERIFY(daemon.call("server.status").is_object());
    }

    void filesArePrivate()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        for (const char* name : {"queue.db", "accounts.db", "certificates/live/key.pem"}) {
            const QFile file(daemon.stateDirectory() + QLatin1Char('/') + QLatin1String(name));
            QVERIFY2(file.exists(), name);
            QVERIFY2(!(file.permissions() & QFile::ReadOther), name);
        }
        const auto socket = QFile::permissions(daemon.socketPath());
        QVERIFY(!(socket & (QFile::ReadOther | QFile::WriteOther)));
    }

    void exitCodesTellApart()
    {
        QCOMPARE(mailsteadd({QStringLiteral("version")}).exitCode, 0);
        QVERIFY(mailsteadd({QStringLiteral("version")}).output.startsWith("mailsteadd "));
        QCOMPARE(mailsteadd({}).exitCode, 2);
        QCOMPARE(mailsteadd({QStringLiteral("dance")}).exitCode, 2);
        QCOMPARE(mailsteadd({QStringLiteral("serve"), QStringLiteral("--loud")}).exitCode, 2);
        QTemporaryDir directory;
        const QString config = directory.filePath(QStringLiteral("bad.toml"));
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hostname = \"mail.example.org\"\nhostnmae = \"x\"\n");
        file.close();
        const Ran bad = mailsteadd({QStringLiteral("serve"), QStringLiteral("--config"), config});
        QCOMPARE(bad.exitCode, 78);
        QVERIFY(bad.errors.contains("hostnmae"));
        const QString nowhere = directory.filePath(QStringLiteral("no.sock"));
        const Ran gone = mailsteadd(
            {QStringLiteral("queue"), QStringLiteral("list"), QStringLiteral("--socket"), nowhere});
        QCOMPARE(gone.exitCode, 1);
        QVERIFY(gone.errors.contains("systemctl status mailsteadd"));
    }

    void queueOnTheTerminal()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        const json sent = daemon.call("message.send", {{"from", "ann@example.org"},
                                                       {"to", "ann@example.org"},
                                                       {"subject", "to myself"},
                                                       {"text", "x"}});
        const QString id = QString::fromStdString(sent["id"].get<std::string>());
        QTRY_VERIFY_WITH_TIMEOUT(daemon.call("queue.list")["rows"][0]["state"] == "deferred",
                                 60000);
        const auto queue = [&](QStringList arguments) {
            arguments.prepend(QStringLiteral("queue"));
            arguments << QStringLiteral("--socket") << daemon.socketPath();
            return mailsteadd(arguments);
        };
        const Ran list = queue({QStringLiteral("list")});
        QCOMPARE(list.exitCode, 0);
        for (const QByteArray& part : {id.toUtf8(), QByteArray("deferred"),
                                       QByteArray("ann@example.org"), QByteArray("to myself")})
            QVERIFY2(list.output.contains(part), list.output);
        const Ran asJson = queue({QStringLiteral("list"), QStringLiteral("--json")});
        QVERIFY(json::parse(asJson.output.toStdString())["id"] == id.toStdString());
        QCOMPARE(queue({QStringLiteral("hold")}).exitCode, 2);
        QVERIFY(queue({QStringLiteral("hold"), id, QStringLiteral("--dry-run")})
                    .output.startsWith("hold: 1 would"));
        QVERIFY(queue({QStringLiteral("hold"), id + QStringLiteral("/1")})
                    .output.startsWith("hold: 1 done"));
        QVERIFY(queue({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("held")})
                    .output.contains(id.toUtf8()));
        QVERIFY(queue({QStringLiteral("delete"), QStringLiteral("--all")})
                    .output.startsWith("delete: 1 done"));
        QVERIFY(queue({QStringLiteral("list")}).output.startsWith("0 recipients"));
    }

    /// A next hop takes a message and reports later that there is no such mailbox.
    void reportedFailureSuppresses()
    {
        MailSink local;
        MailSink nextHop(MailSink::Protocol::Smtp);
        DaemonProcess daemon(local.target(),
                             "[smarthost]\nhost = \"127.0.0.1\"\ntls = \"opportunistic\"\n"
                             "port = " +
                                 std::to_string(nextHop.port()) + "\n");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QVERIFY(daemon
                    .call("alias.add", {{"address", "out@example.org"},
                                        {"targets", json::array({"gone@elsewhere.test"})}})
                    .is_object());
        SmtpClient client(daemon.port("smtp"));
        QVERIFY(client.mail("x@remote.test", "out@example.org", "Subject: hi\r\n\r\nhi\r\n")
                    .starts_with("250"));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.call("history.list")["total"].get<int>(), 1, 60000);
        const std::string mail = nextHop.deliveries().at(0).mail;
        const std::size_t at = mail.find(" ENVID=");
        QVERIFY2(at != std::string::npos, mail.c_str());
        const std::string envelopeId = mail.substr(at + 7, mail.find(' ', at + 7) - at - 7);
        const auto report = [](const std::string& id) {
            return "Subject: failed\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; "
                   "report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
                   "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; sink\r\n"
                   "Original-Envelope-Id: " +
                   id +
                   "\r\n\r\nFinal-Recipient: rfc822; gone@elsewhere.test\r\nAction: failed\r\n"
                   "Status: 5.1.1\r\n\r\n--b--\r\n";
        };
        std::string forged = envelopeId;
        forged.back() = forged.back() == '0' ? '1' : '0';
        QVERIFY(client.mail("", "ann@example.org", report(forged)).starts_with("250"));
        QVERIFY(daemon.call("suppression.list")["suppressions"].empty());
        QVERIFY(client.mail("", "ann@example.org", report(envelopeId)).starts_with("250"));
        const json suppressed = daemon.call("suppression.list")["suppressions"];
        QCOMPARE(suppressed.size(), std::size_t(1));
        QVERIFY(suppressed[0]["recipient"] == "gone@elsewhere.test");
        // Both are mail like any other.
        QTRY_COMPARE_WITH_TIMEOUT(local.deliveries().size(), std::size_t(2), 60000);
    }

    void bridgeCarriesTheProtocol()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        const Ran ran = mailsteadd(
            {QStringLiteral("control"), QStringLiteral("--stdio"), QStringLiteral("--socket"),
             daemon.socketPath()},
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"protocol\":1}}\n"
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"queue.counts\",\"params\":{}}\n");
        QCOMPARE(ran.exitCode, 0);
        const auto lines = ran.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(json::parse(lines[0].toStdString())["result"]["hostname"] == "mail.example.org");
        QVERIFY(json::parse(lines[1].toStdString())["result"]["total"] == 0);
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "tst_process.moc"
