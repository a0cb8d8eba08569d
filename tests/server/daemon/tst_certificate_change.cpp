// A new certificate comes into use while 50 connections stay open: whoever connects afterwards sees
// it, and nobody notices who was there before.
#include "daemon_process.h"
#include "mail_client.h"
#include "mail_sink.h"
#include "sample_mail.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

using mailstead::smtp::test::MailClient;
using nlohmann::json;

namespace
{

constexpr int clients = 50;

struct Ran {
    bool good = false;
    QByteArray output;
};

Ran run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(60000);
    return {ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAll()};
}

Ran openssl(const QString& arguments, const QByteArray& input = {})
{
    return run(QStringLiteral("openssl"), arguments.split(QLatin1Char(' ')), input);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of the first certificate in PEM, sha-256 in hexadecimal, as the control channel has it.
std::string fingerprintIn(const QByteArray& text)
{
    const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    const auto at = text.indexOf(begin);
    const auto end = text.indexOf("-----END CERTIFICATE-----", at);
    if (at < 0 || end < 0)
        return {};
    const auto body = text.mid(at + begin.size(), end - at - begin.size());
    return QCryptographicHash::hash(QByteArray::fromBase64(body), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

/// What `openssl s_client` is shown on a port.
std::string seenByOpenssl(const DaemonProcess& daemon, const std::string& kind)
{
    const QString starttls = kind == "submissions" ? QString() : QStringLiteral(" -starttls smtp");
    const Ran seen = openssl(QStringLiteral("s_client -connect 127.0.0.1:%1%2 -showcerts")
                                 .arg(daemon.port(kind))
                                 .arg(starttls),
                             "QUIT\r\n");
    return fingerprintIn(seen.output);
}

/// An authority of the test, and what it signs.
class TestAuthority
{
public:
    bool make()
    {
        const Ran made = openssl(QStringLiteral("req -x509 -newkey ec -pkeyopt "
                                                "ec_paramgen_curve:P-256 -nodes -days 9 -subj "
                                                "/CN=authority -keyout %1/ca.key -out %1/ca.pem")
                                     .arg(m_files.path()));
        QFile extensions(m_files.filePath(QStringLiteral("extensions")));
        return made.good && extensions.open(QIODevice::WriteOnly) &&
               extensions.write("subjectAltName=DNS:mail.example.org\n") > 0;
    }
    /// As parameters of certificate.install; null when openssl fails.
    json pair()
    {
        const Ran asked = openssl(QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
                                                 "-nodes -subj /CN=mail.example.org -keyout "
                                                 "%1/key -out %1/csr")
                                      .arg(m_files.path()));
        const Ran signedNow =
            openssl(QStringLiteral("x509 -req -in %1/csr -days 5 -CA %1/ca.pem -CAkey %1/ca.key "
                                   "-CAcreateserial -extfile %1/extensions -out %1/chain")
                        .arg(m_files.path()));
        if (!asked.good || !signedNow.good) {
            qWarning("%s%s", asked.output.constData(), signedNow.output.constData());
            return nullptr;
        }
        const auto text = [this](const char* name) {
            return contentOf(m_files.filePath(QLatin1String(name))).toStdString();
        };
        return {{"chain", text("chain") + text("ca.pem")}, {"key", text("key")}};
    }

private:
    QTemporaryDir m_files;
};

/// How far a connection has come when the certificate changes; each by half of the clients in TLS.
enum Stage { Greeted, Introduced, Addressed, HalfSent, Stages };

/// Goes on with each command whose reply begins as wanted, and keeps the first that does not.
class Dialogue
{
public:
    explicit Dialogue(MailClient& client)
        : m_client(client)
    {
    }
    Dialogue& say(const std::string& line, const char* wanted)
    {
        if (wrong.isEmpty()) {
            const std::string reply = m_client.command(line);
            if (!reply.starts_with(wanted))
                wrong = QString::fromStdString(line + ": " + reply);
        }
        return *this;
    }
    Dialogue& introduce() { return say("EHLO client.remote.test", "250"); }
    Dialogue& address()
    {
        return say("MAIL FROM:<a@remote.test>", "250").say("RCPT TO:<ann@example.org>", "250");
    }
    Dialogue& sendHalf(int number)
    {
        say("DATA", "354");
        m_client.send("Subject: client " + std::to_string(number) + "\r\n\r\nfirst half\r\n");
        return *this;
    }
    QString wrong;

private:
    MailClient& m_client;
};

/// What went wrong; empty when all is well.
QString goTo(MailClient& client, int stage, bool tls, int number)
{
    Dialogue dialogue(client);
    if (const std::string greeting = client.reply(); !greeting.starts_with("220"))
        return QString::fromStdString("greeting: " + greeting);
    if (tls && dialogue.introduce().say("STARTTLS", "220").wrong.isEmpty() && !client.startTls())
        return QStringLiteral("the handshake fails");
    if (stage >= Introduced)
        dialogue.introduce();
    if (stage >= Addressed)
        dialogue.address();
    if (stage >= HalfSent)
        dialogue.sendHalf(number);
    return dialogue.wrong;
}

QString finish(MailClient& client, int stage, int number)
{
    Dialogue dialogue(client);
    if (stage < Introduced)
        dialogue.introduce();
    if (stage < Addressed)
        dialogue.address();
    if (stage < HalfSent)
        dialogue.sendHalf(number);
    return dialogue.say("last half\r\n.", "250").wrong;
}

} // namespace

class CertificateChangeTest : public QObject
{
    Q_OBJECT

private slots:
    void openConnectionsStay()
    {
        MailSink sink;
        DaemonProcess daemon(sink.target());
        QVERIFY(replaceIn(daemon.configPath(), "free-bytes = 0",
                          "free-bytes = 0\nconnections-per-client = 100"));
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        TestAuthority authority;
        QVERIFY(authority.make());
        const json first = daemon.call("certificate.install", authority.pair());
        QVERIFY(first.is_object());
        for (const char* kind : {"smtp", "submission", "submissions"})
            QCOMPARE(seenByOpenssl(daemon, kind), first["fingerprint"].get<std::string>());
        const json before = daemon.call("server.status");

        std::vector<std::unique_ptr<MailClient>> open;
        for (int number = 0; number < clients; ++number) {
            open.push_back(std::make_unique<MailClient>());
            QVERIFY(open.back()->connect(daemon.port("smtp")));
            const QString wrong = goTo(*open.back(), number / 2 % Stages, number % 2 == 1, number);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        const json second = daemon.call("certificate.install", authority.pair());
        QVERIFY(second.is_object());
        const auto wanted = second["fingerprint"].get<std::string>();
        QVERIFY(wanted != first["fingerprint"].get<std::string>());

        for (const char* kind : {"smtp", "submission", "submissions"})
            QCOMPARE(seenByOpenssl(daemon, kind), wanted);
        QCOMPARE(seenBySwaks(daemon), wanted);
        for (int number = 0; number < clients; ++number) {
            const QString wrong = finish(*open[std::size_t(number)], number / 2 % Stages, number);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(QStringLiteral("client %1: %2").arg(number).arg(wrong)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(sink.deliveries().size(), std::size_t(clients), 60000);
        const json after = daemon.call("server.status");
        QCOMPARE(after["pid"], before["pid"]);
        QCOMPARE(after["startedAt"], before["startedAt"]);
        open.clear();
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd(), std::optional(0));
    }

private:
    static std::string seenBySwaks(const DaemonProcess& daemon)
    {
        if (QStandardPaths::findExecutable(QStringLiteral("swaks")).isEmpty()) {
            qWarning("swaks is not installed (packaging/dependencies)");
            return {};
        }
        QTemporaryDir files;
        const QString file = files.filePath(QStringLiteral("peer.pem"));
        const Ran seen = run(QStringLiteral("swaks"),
                             {QStringLiteral("--server"), QStringLiteral("127.0.0.1"),
                              QStringLiteral("--port"), QString::number(daemon.port("smtp")),
                              QStringLiteral("--helo"), QStringLiteral("client.remote.test"),
                              QStringLiteral("--to"), QStringLiteral("ann@example.org"),
                              QStringLiteral("--tls"), QStringLiteral("--tls-get-peer-cert"), file,
                              QStringLiteral("--quit-after"), QStringLiteral("TLS")});
        if (!seen.good)
            qWarning("%s", seen.output.constData());
        return fingerprintIn(contentOf(file));
    }
};

QTEST_GUILESS_MAIN(CertificateChangeTest)
#include "tst_certificate_change.moc"
