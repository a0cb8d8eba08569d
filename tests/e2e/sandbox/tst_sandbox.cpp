// The small internet behaves as the real one where it matters: the VPS reboots and installs
// packages, names are signed, the provider turns strangers away, and nothing is left behind.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace
{

struct Outcome {
    int code = -1;
    QString output;
    QString errors;
};

Outcome sandbox(const QStringList& arguments, const QByteArray& input = {},
                int timeoutMs = 10 * 60 * 1000)
{
    QProcess process;
    process.start(QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/sandbox/sandbox"), arguments);
    process.write(input);
    process.closeWriteChannel();
    Outcome outcome;
    if (!process.waitForFinished(timeoutMs)) {
        process.terminate();
        process.waitForFinished(60'000);
        outcome.errors = QStringLiteral("not done in time; ");
    } else if (process.exitStatus() == QProcess::NormalExit) {
        outcome.code = process.exitCode();
    }
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors += QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

QJsonObject record(const QString& name, const QString& type, const QString& value)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("type"), type},
            {QStringLiteral("value"), value},
            {QStringLiteral("ttl"), 300}};
}

/// What an SMTP server says to a client that asks to deliver to the judge, from the network of
/// the VPS itself.
const QString deliveryAttempt = QStringLiteral(
    "exec 3<>/dev/tcp/203.0.113.10/25; read -r line <&3; printf 'EHLO mail.harbour.test\\r\\n' "
    ">&3; while read -r line <&3; do [[ $line = 250-* ]] || break; done; "
    "printf 'MAIL FROM:<someone@harbour.test>\\r\\n' >&3; read -r line <&3; "
    "printf 'RCPT TO:<judge@bigpost.test>\\r\\n' >&3; read -r line <&3; echo \"$line\"; "
    "printf 'QUIT\\r\\n' >&3");

} // namespace

#define VERIFY_OK(outcome) QVERIFY2((outcome).code == 0, qPrintable((outcome).errors))

class TestSandbox : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void bringsEveryPartUp();
    void refusesNonsense();
    void vpsReallyReboots();
    void vpsInstallsPackages();
    void namesAreSigned();
    void recordsArriveEverywhere();
    void passesInputOutputAndExitCode();
    void nothingLeadsOutside();
    void providerTurnsStrangersAway();
    void providerKeepsMail();
    void authorityAnswers();
    void faultsComeAndGo();
    void resetMakesTheVpsBlank();
    void runSideBySide();
    void downAfterACrash();

private:
    /// Lines of `dig +short` in the desktop's network.
    QStringList ask(const QString& server, const QString& name, const QString& type);
    QString onVps(const QString& command);

    QTemporaryDir m_root{QStringLiteral("/run/ms-test-XXXXXX")};
    const QString m_name = QStringLiteral("one");
    QJsonObject m_paths;
};

QStringList TestSandbox::ask(const QString& server, const QString& name, const QString& type)
{
    const Outcome outcome =
        sandbox({QStringLiteral("run"), m_name, QStringLiteral("--"), QStringLiteral("dig"),
                 QStringLiteral("+short"), QLatin1Char('@') + server, name, type});
    return outcome.output.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QString TestSandbox::onVps(const QString& command)
{
    return sandbox({QStringLiteral("ssh"), m_name, command}).output.trimmed();
}

void TestSandbox::initTestCase()
{
    QVERIFY(m_root.isValid());
    // Its own root, so that a sandbox that somebody works in is not touched.
    qputenv("MAILSTEAD_SANDBOX_DIR", m_root.path().toUtf8());
    const Outcome up = sandbox({QStringLiteral("up"), m_name});
    VERIFY_OK(up);
    const Outcome paths = sandbox({QStringLiteral("paths"), m_name, QStringLiteral("--json")});
    VERIFY_OK(paths);
    m_paths = QJsonDocument::fromJson(paths.output.toUtf8()).object();
    QVERIFY(!m_paths.isEmpty());
}

void TestSandbox::cleanupTestCase()
{
    const Outcome down = sandbox({QStringLiteral("down"), QStringLiteral("--all")});
    VERIFY_OK(down);
    const Outcome left = sandbox({QStringLiteral("leftovers")});
    for (const QString& line : left.output.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        QVERIFY2(!line.contains(m_root.path()), qPrintable(line));
        QVERIFY2(!line.contains(QLatin1String("sandbox-one")), qPrintable(line));
        QVERIFY2(!line.contains(QLatin1String("sandbox-two")), qPrintable(line));
    }
}

void TestSandbox::bringsEveryPartUp()
{
    const Outcome status = sandbox({QStringLiteral("status"), m_name, QStringLiteral("--json")});
    VERIFY_OK(status);
    const QJsonObject parts = QJsonDocument::fromJson(status.output.toUtf8())
                                  .object()
                                  .value(QLatin1String("parts"))
                                  .toObject();
    for (const char* part : {"vps", "names", "resolver", "authority", "provider"})
        QVERIFY2(parts.value(QLatin1String(part)).toBool(), part);
}

void TestSandbox::refusesNonsense()
{
    QCOMPARE(sandbox({QStringLiteral("up"), QStringLiteral("../x")}).code, 1);
    QCOMPARE(sandbox({QStringLiteral("nonsense")}).code, 2);
    QCOMPARE(sandbox({QStringLiteral("ssh"), QStringLiteral("absent")}).code, 1);
    QCOMPARE(sandbox({QStringLiteral("records"), m_name}, "not JSON").code, 1);
    QCOMPARE(sandbox({QStringLiteral("records"), m_name},
                     R"([{"name": "elsewhere.invalid", "type": "A", "value": "192.0.2.1"}])")
                 .code,
             1);
}

void TestSandbox::vpsReallyReboots()
{
    const QString question = QStringLiteral("cat /proc/sys/kernel/random/boot_id");
    const QString before = onVps(question);
    QCOMPARE(before.size(), 36);
    onVps(QStringLiteral("touch /var/tmp/kept; echo renamed >/etc/hostname; systemctl reboot"));
    QString after;
    QTRY_VERIFY_WITH_TIMEOUT(!(after = onVps(question)).isEmpty() && after != before, 60'000);
    QCOMPARE(onVps(QStringLiteral("cat /etc/hostname && ls /var/tmp/kept && hostname")),
             QStringLiteral("renamed\n/var/tmp/kept\nrenamed"));
}

void TestSandbox::vpsInstallsPackages()
{
    const Outcome install = sandbox(
        {QStringLiteral("ssh"), m_name,
         QStringLiteral("apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy "
                        "--no-install-recommends ed >/dev/null && command -v ed")});
    VERIFY_OK(install);
    QVERIFY(install.output.endsWith(QLatin1String("/usr/bin/ed\n")) ||
            install.output.endsWith(QLatin1String("/bin/ed\n")));
}

void TestSandbox::namesAreSigned()
{
    const Outcome good = sandbox({QStringLiteral("run"), m_name, QStringLiteral("--"),
                                  QStringLiteral("dig"), QStringLiteral("+dnssec"),
                                  QStringLiteral("mail.bigpost.test"), QStringLiteral("A")});
    VERIFY_OK(good);
    QVERIFY2(good.output.contains(QLatin1String("flags: qr rd ra ad;")), qPrintable(good.output));
    // The chain holds from the exported anchor down, without trust in the resolver.
    const Outcome chain =
        sandbox({QStringLiteral("run"), m_name, QStringLiteral("--"), QStringLiteral("delv"),
                 QStringLiteral("-a"), m_root.filePath(QStringLiteral("one/dns/delv.key")),
                 QStringLiteral("+root"), QStringLiteral("@192.0.2.53"),
                 QStringLiteral("bigpost.test"), QStringLiteral("MX")});
    QVERIFY2(chain.output.contains(QLatin1String("; fully validated")),
             qPrintable(chain.output + chain.errors));
}

void TestSandbox::recordsArriveEverywhere()
{
    const QString key = QStringLiteral("v=DKIM1; k=rsa; p=") + QString(400, QLatin1Char('A'));
    const QJsonArray records{
        record(QStringLiteral("mail.harbour.test"), QStringLiteral("A"),
               QStringLiteral("198.51.100.10")),
        record(QStringLiteral("harbour.test"), QStringLiteral("MX"),
               QStringLiteral("10 mail.harbour.test")),
        record(QStringLiteral("k._domainkey.harbour.test"), QStringLiteral("TXT"), key),
    };
    const QByteArray json = QJsonDocument(records).toJson();
    VERIFY_OK(sandbox({QStringLiteral("records"), m_name}, json));
    const QStringList servers{QStringLiteral("192.0.2.11"), QStringLiteral("192.0.2.12")};
    const auto arrived = [this, &key](const QString& server) {
        const QStringList text =
            ask(server, QStringLiteral("k._domainkey.harbour.test"), QStringLiteral("TXT"));
        return ask(server, QStringLiteral("mail.harbour.test"), QStringLiteral("A")) ==
                   QStringList{QStringLiteral("198.51.100.10")} &&
               ask(server, QStringLiteral("harbour.test"), QStringLiteral("MX")) ==
                   QStringList{QStringLiteral("10 mail.harbour.test.")} &&
               text.size() == 1 &&
               QString(text.first()).remove(QLatin1String("\" \"")) ==
                   QLatin1Char('"') + key + QLatin1Char('"');
    };
    for (const QString& server : servers)
        QVERIFY2(arrived(server), qPrintable(server));
    QTRY_VERIFY_WITH_TIMEOUT(arrived(QStringLiteral("192.0.2.53")), 30'000);

    // Written again, a record replaces itself.
    VERIFY_OK(sandbox({QStringLiteral("records"), m_name}, json));
    QVERIFY(arrived(servers.first()));
    VERIFY_OK(sandbox({QStringLiteral("records"), m_name, QStringLiteral("--remove"),
                       QStringLiteral("k._domainkey.harbour.test")}));
    QVERIFY(ask(servers.first(), QStringLiteral("k._domainkey.harbour.test"), QStringLiteral("TXT"))
                .isEmpty());
}

void TestSandbox::passesInputOutputAndExitCode()
{
    qputenv("MAILSTEAD_TEST_VALUE", "kept");
    const Outcome outcome = sandbox(
        {QStringLiteral("run"), m_name, QStringLiteral("--"), QStringLiteral("bash"),
         QStringLiteral("-c"), QStringLiteral("cat; echo $MAILSTEAD_TEST_VALUE; pwd; exit 7")},
        "input\n");
    QCOMPARE(outcome.code, 7);
    QCOMPARE(outcome.output,
             QLatin1String("input\nkept\n") + QDir::currentPath() + QLatin1Char('\n'));
}

void TestSandbox::nothingLeadsOutside()
{
    // Every interface of the desktop and of the VPS ends at the router, which has no way out.
    const QString question = QStringLiteral("ip route get 9.9.9.9 >/dev/null && "
                                            "timeout 3 bash -c ': </dev/tcp/9.9.9.9/53'");
    QVERIFY(sandbox({QStringLiteral("ssh"), m_name, question}).code != 0);
    QVERIFY(sandbox({QStringLiteral("run"), m_name, QStringLiteral("--"), QStringLiteral("bash"),
                     QStringLiteral("-c"), question})
                .code != 0);
}

void TestSandbox::providerTurnsStrangersAway()
{
    QVERIFY2(onVps(deliveryAttempt).startsWith(QLatin1String("550 5.7.25 ")),
             qPrintable(onVps(deliveryAttempt)));
    const QJsonArray records{
        record(QStringLiteral("mail.harbour.test"), QStringLiteral("A"),
               QStringLiteral("198.51.100.10")),
        record(QStringLiteral("10.100.51.198.in-addr.arpa"), QStringLiteral("PTR"),
               QStringLiteral("mail.harbour.test")),
        record(QStringLiteral("harbour.test"), QStringLiteral("TXT"),
               QStringLiteral("v=spf1 ip4:198.51.100.10 -all")),
    };
    VERIFY_OK(sandbox({QStringLiteral("records"), m_name}, QJsonDocument(records).toJson()));
    QTRY_VERIFY_WITH_TIMEOUT(onVps(deliveryAttempt).startsWith(QLatin1String("250 ")), 30'000);
}

void TestSandbox::providerKeepsMail()
{
    VERIFY_OK(sandbox({QStringLiteral("provider-send"), m_name, QStringLiteral("--to"),
                       QStringLiteral("judge@bigpost.test"), QStringLiteral("--subject"),
                       QStringLiteral("Among ourselves")},
                      "From one user to the other\n"));
    Outcome mail;
    QTRY_VERIFY_WITH_TIMEOUT((mail = sandbox({QStringLiteral("provider-mail"), m_name}))
                                 .output.contains(QLatin1String("Subject: Among ourselves")),
                             30'000);
    VERIFY_OK(mail);
    QVERIFY(mail.output.contains(QLatin1String(">From one user to the other")));
}

void TestSandbox::authorityAnswers()
{
    const QJsonObject acme = m_paths.value(QLatin1String("acme")).toObject();
    const Outcome directory =
        sandbox({QStringLiteral("run"), m_name, QStringLiteral("--"), QStringLiteral("curl"),
                 QStringLiteral("-sSf"), QStringLiteral("--cacert"),
                 acme.value(QLatin1String("caFile")).toString(),
                 acme.value(QLatin1String("directory")).toString()});
    VERIFY_OK(directory);
    QVERIFY(QJsonDocument::fromJson(directory.output.toUtf8())
                .object()
                .contains(QLatin1String("newOrder")));
}

void TestSandbox::faultsComeAndGo()
{
    const auto fault = [this](const QString& kind, bool on) {
        return sandbox({QStringLiteral("fault"), m_name, kind,
                        on ? QStringLiteral("on") : QStringLiteral("off")});
    };
    VERIFY_OK(fault(QStringLiteral("disk-full"), true));
    const QString write = QStringLiteral("head -c 2000000 /dev/zero >/root/x; echo $?; rm /root/x");
    QCOMPARE(onVps(write), QStringLiteral("1"));
    VERIFY_OK(fault(QStringLiteral("disk-full"), false));
    QCOMPARE(onVps(write), QStringLiteral("0"));

    const QString system = QStringLiteral(". /etc/os-release; echo $ID");
    VERIFY_OK(fault(QStringLiteral("unsupported-system"), true));
    QCOMPARE(onVps(system), QStringLiteral("plan9"));
    VERIFY_OK(fault(QStringLiteral("unsupported-system"), false));
    QCOMPARE(onVps(system), QStringLiteral("debian"));

    const QString listeners = QStringLiteral("ss -Hltn 'sport = :80' | wc -l");
    VERIFY_OK(fault(QStringLiteral("port80-taken"), true));
    QCOMPARE(onVps(listeners), QStringLiteral("1"));
    VERIFY_OK(fault(QStringLiteral("port80-taken"), false));
    QCOMPARE(onVps(listeners), QStringLiteral("0"));
}

void TestSandbox::resetMakesTheVpsBlank()
{
    onVps(QStringLiteral("touch /root/here"));
    VERIFY_OK(sandbox({QStringLiteral("reset"), m_name}));
    QCOMPARE(onVps(QStringLiteral("ls /root; cat /etc/hostname")), QStringLiteral("vps-10"));
    QVERIFY(ask(QStringLiteral("192.0.2.53"), QStringLiteral("harbour.test"), QStringLiteral("TXT"))
                .isEmpty());
    QCOMPARE(ask(QStringLiteral("192.0.2.53"), QStringLiteral("10.100.51.198.in-addr.arpa"),
                 QStringLiteral("PTR")),
             QStringList{QStringLiteral("vps-10.hoster.test.")});
    QVERIFY(sandbox({QStringLiteral("provider-mail"), m_name}).output.isEmpty());
}

void TestSandbox::runSideBySide()
{
    const QString other = QStringLiteral("two");
    VERIFY_OK(sandbox({QStringLiteral("up"), other}));
    onVps(QStringLiteral("touch /root/of-one"));
    const Outcome seen =
        sandbox({QStringLiteral("ssh"), other, QStringLiteral("ls /root; hostname")});
    VERIFY_OK(seen);
    QCOMPARE(seen.output, QStringLiteral("vps-10\n"));
    VERIFY_OK(sandbox({QStringLiteral("down"), other}));
    QCOMPARE(onVps(QStringLiteral("ls /root")), QStringLiteral("of-one"));
}

void TestSandbox::downAfterACrash()
{
    // `up` is killed in the middle, without a chance to clean up.
    QProcess up;
    up.start(QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/sandbox/sandbox"),
             {QStringLiteral("up"), QStringLiteral("two")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_root.filePath(QStringLiteral("two/init"))), 60'000);
    up.kill();
    QVERIFY(up.waitForFinished());
    VERIFY_OK(sandbox({QStringLiteral("down"), QStringLiteral("two")}));
    QVERIFY(!QFile::exists(m_root.filePath(QStringLiteral("two"))));
    const Outcome left = sandbox({QStringLiteral("leftovers")});
    QVERIFY2(!left.output.contains(QLatin1String("sandbox-two")) &&
                 !left.output.contains(m_root.path() + QLatin1String("/two")),
             qPrintable(left.output));
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
