// A blank VPS becomes a mail server by command, and strangers see that it works.
#include "journey.h"

#include <QTest>

using namespace e2e;

class TestCommand : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void rebooted();
    void proofs_data();
    void proofs();
    void daemonIsConfined();
    void secondRunChangesNothing();
    void webPages_data();
    void webPages();
    void propagation_data();
    void propagation();
    void certificateThroughNginx();
    void certificateBehindFirewall_data();
    void certificateBehindFirewall();

private:
    Sandbox m_sandbox{QStringLiteral("journey")};
    /// Asks for another certificate as somebody whom the authority does not know yet: what it
    /// remembers as proved would need no proof.
    Output askAnew(const char* way);
    QString served(const char* port, const char* options = "");

    QString m_bootBefore;
};

void TestCommand::initTestCase()
{
    QVERIFY2(m_sandbox.up(), m_sandbox.failure());
    m_bootBefore = m_sandbox.onServer(QStringLiteral("cat /proc/sys/kernel/random/boot_id"));
    QCOMPARE(m_bootBefore.size(), 36);
    QVERIFY(m_sandbox.onServer(QStringLiteral("hostname")) != QLatin1String("mail"));

    const Journey journey = runSetup(m_sandbox, m_sandbox.planFile());
    QVERIFY2(journey.ok && journey.output.exitCode == 0, journey.output.text());
    for (const char* step :
         {"look", "prepare", "name", "install", "dns", "certificate", "mailboxes", "proof"})
        QCOMPARE(journey.states.value(QLatin1String(step)), QStringLiteral("done"));
    // The secrets were used, and are nowhere in what was shown.
    QFile password(m_sandbox.mailboxPasswordFile());
    QVERIFY(password.open(QIODevice::ReadOnly));
    const QByteArray secret = password.readAll().trimmed();
    QVERIFY(secret.size() > 10);
    QVERIFY(!journey.output.out.contains(secret) && !journey.output.err.contains(secret));
}

void TestCommand::rebooted()
{
    const QString now = m_sandbox.onServer(QStringLiteral("cat /proc/sys/kernel/random/boot_id"));
    QCOMPARE(now.size(), 36);
    QVERIFY(now != m_bootBefore);
}

void TestCommand::proofs_data()
{
    QTest::addColumn<QString>("proof");
    for (const char* proof : {"hostname", "services", "certificates", "outgoing", "incoming",
                              "unknown_refused", "relay_refused", "dead_host"})
        QTest::newRow(proof) << QString::fromLatin1(proof);
}

void TestCommand::proofs()
{
    QFETCH(QString, proof);
    const Output output = m_sandbox.run(
        {QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/e2e/prove"), QStringLiteral("--paths"),
         m_sandbox.pathsFile(), QStringLiteral("--cli"),
         Sandbox::programPath(QStringLiteral("mailstead-cli")), QStringLiteral("--plan"),
         m_sandbox.planFile(), QStringLiteral("--mailbox"), QStringLiteral("anna@harbour.test"),
         QStringLiteral("--mailbox-password-file"), m_sandbox.mailboxPasswordFile(), proof},
        m_sandbox.desktop(QStringLiteral("desktop")));
    QVERIFY2(output.exitCode == 0, output.text());
}

void TestCommand::daemonIsConfined()
{
    const QString status = m_sandbox.onServer(
        QStringLiteral("grep -E '^(NoNewPrivs|Seccomp|CapEff|Uid):' "
                       "/proc/$(systemctl show -p MainPID --value mailsteadd)/status"));
    QVERIFY2(status.contains(QLatin1String("NoNewPrivs:\t1")), qPrintable(status));
    QVERIFY2(status.contains(QLatin1String("Seccomp:\t2")), qPrintable(status));
    QVERIFY2(status.contains(QLatin1String("CapEff:\t0000000000000400")), qPrintable(status));
    QVERIFY2(!status.contains(QLatin1String("Uid:\t0")), qPrintable(status));
    const QString readable = m_sandbox.onServer(
        QStringLiteral("find /var/lib/mailstead /etc/mailstead -type f -perm /o+r "
                       "\\( -name '*.db*' -o -name '*key*' -o -name users \\)"));
    QCOMPARE(readable, QString());
}

void TestCommand::secondRunChangesNothing()
{
    const QString state = QStringLiteral(
        "cat /proc/sys/kernel/random/boot_id; "
        "systemctl show -p ActiveEnterTimestampMonotonic mailsteadd dovecot; "
        "sha256sum /etc/hosts /etc/hostname /etc/mailstead/* /etc/dovecot/conf.d/* "
        "/usr/local/bin/mailsteadd /etc/systemd/system/mailstead*; "
        "dpkg -l | sha256sum; stat -c '%n %Y' /etc/mailstead/* /var/lib/mailstead/dovecot/users");
    const QString before = m_sandbox.onServer(state);
    QVERIFY(before.contains(QLatin1String("mailsteadd")));
    const Journey journey = runSetup(m_sandbox, m_sandbox.planFile(),
                                     {QStringLiteral("--until"), QStringLiteral("mailboxes")},
                                     QStringLiteral("another-desktop"));
    QVERIFY2(journey.ok, journey.output.text());
    for (const char* step : {"prepare", "name", "install", "dns", "certificate", "mailboxes"})
        QCOMPARE(journey.states.value(QLatin1String(step)), QStringLiteral("already-done"));
    QCOMPARE(m_sandbox.onServer(state), before);
}

void TestCommand::webPages_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("part");
    QTest::newRow("policy") << QStringLiteral(
                                   "https://mta-sts.harbour.test/.well-known/mta-sts.txt")
                            << QStringLiteral("mx: mail.harbour.test");
    QTest::newRow("mail programs")
        << QStringLiteral("https://autoconfig.harbour.test/mail/config-v1.1.xml"
                          "?emailaddress=anna@harbour.test")
        << QStringLiteral("<hostname>mail.harbour.test</hostname>");
}

/// Verified as strangers do: by the authority's root, for that name.
void TestCommand::webPages()
{
    QFETCH(QString, url);
    QFETCH(QString, part);
    const QString root = m_sandbox.paths()
                             .value(QLatin1String("acme"))
                             .toObject()
                             .value(QLatin1String("issuerFile"))
                             .toString();
    QVERIFY(!root.isEmpty());
    const Output output =
        m_sandbox.run({QStringLiteral("curl"), QStringLiteral("-sS"), QStringLiteral("-m"),
                       QStringLiteral("20"), QStringLiteral("--cacert"), root, url},
                      m_sandbox.desktop(QStringLiteral("desktop")));
    QVERIFY2(output.exitCode == 0 && output.out.contains(part.toUtf8()), output.text());
}

void TestCommand::propagation_data()
{
    QTest::addColumn<QStringList>("from");
    QTest::addColumn<QString>("own");
    QTest::newRow("server") << QStringList{QStringLiteral("--plan"), m_sandbox.planFile()}
                            << QString();
    QTest::newRow("desktop") << QStringList{QStringLiteral("--here")}
                             << QStringLiteral("\"server\":\"\"");
}

/// The real name servers of the zone, asked by either; resolvers of the wide world do not answer
/// here, and do not count.
void TestCommand::propagation()
{
    QFETCH(QStringList, from);
    QFETCH(QString, own);
    const auto ask = [&](const QStringList& more) {
        return m_sandbox.run(QStringList{Sandbox::programPath(QStringLiteral("mailstead-cli")),
                                         QStringLiteral("dns"), QStringLiteral("propagation"),
                                         QStringLiteral("harbour.test"), QStringLiteral("MX"),
                                         QStringLiteral("--json")} +
                                 from + more,
                             m_sandbox.desktop(QStringLiteral("desktop")));
    };
    const Output output = ask({});
    QVERIFY2(output.exitCode == 0, output.text());
    QVERIFY(output.out.contains("10 mail.harbour.test"));
    QVERIFY(output.out.contains("\"authoritative\":true"));
    QVERIFY2(output.out.contains(own.toUtf8()), output.text());
    const Output other = ask({QStringLiteral("--expect"), QStringLiteral("20 mail.harbour.test")});
    QVERIFY2(other.exitCode == 1 && !other.out.contains("\"agrees\":true"), other.text());
}

Output TestCommand::askAnew(const char* way)
{
    m_sandbox.onServer(QStringLiteral("systemctl stop mailsteadd; "
                                      "rm -f /var/lib/mailstead/acme/account.pem; "
                                      "systemctl start mailsteadd"));
    return m_sandbox.run({Sandbox::programPath(QStringLiteral("mailstead-cli")),
                          QStringLiteral("certificate"), QStringLiteral("request"),
                          QStringLiteral("--plan"), m_sandbox.planFile(), QStringLiteral("--way"),
                          QString::fromLatin1(way), QStringLiteral("--directory"),
                          m_sandbox.paths()
                              .value(QLatin1String("acme"))
                              .toObject()
                              .value(QLatin1String("directory"))
                              .toString(),
                          QStringLiteral("--ca-file"), QStringLiteral("/etc/mailstead/acme-ca.pem"),
                          QStringLiteral("--email"), QStringLiteral("anna@harbour.test"),
                          QStringLiteral("--agree-to-terms")},
                         m_sandbox.desktop(QStringLiteral("desktop")));
}

QString TestCommand::served(const char* port, const char* options)
{
    return m_sandbox.onServer(
        QStringLiteral("openssl s_client -connect 127.0.0.1:%1 %2 </dev/null 2>/dev/null | "
                       "openssl x509 -noout -fingerprint -sha256")
            .arg(QLatin1String(port), QLatin1String(options)));
}

/// A server with a web site whose nginx sends everybody to HTTPS, as certbot leaves it, and gets
/// each new certificate.
void TestCommand::certificateThroughNginx()
{
    const QString nginx = m_sandbox.onServer(QStringLiteral(
        "DEBIAN_FRONTEND=noninteractive apt-get install -y nginx >/tmp/apt.log 2>&1 || tail -5 "
        "/tmp/apt.log; "
        "mkdir -p /etc/ssl/web; openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=old "
        "-keyout /etc/ssl/web/key.pem -out /etc/ssl/web/chain.pem 2>/dev/null; "
        "printf '%s\\n' "
        "'server { listen 80; server_name mail.harbour.test; "
        "return 301 https://$host$request_uri; }' "
        "'server { listen 127.0.0.1:8443 ssl; ssl_certificate /etc/ssl/web/chain.pem; "
        "ssl_certificate_key /etc/ssl/web/key.pem; }' >/etc/nginx/sites-enabled/shop; "
        "printf '%s\\n' '[[target]]' 'name = \"web\"' 'chain = \"/etc/ssl/web/chain.pem\"' "
        "'key = \"/etc/ssl/web/key.pem\"' "
        "'reload = [\"/usr/bin/systemctl\", \"reload\", \"nginx\"]' "
        "'service = \"127.0.0.1:8443\"' >>/etc/mailstead/privileged.toml; "
        "systemctl restart nginx && systemctl is-active nginx"));
    QCOMPARE(nginx, QStringLiteral("active"));
    const QString sum = QStringLiteral("cat /etc/nginx/nginx.conf /etc/nginx/sites-enabled/* "
                                       "/etc/nginx/conf.d/* 2>/dev/null | sha256sum");
    const QString before = m_sandbox.onServer(sum);
    const QString certificate = served("25", "-starttls smtp");

    const Output output = askAnew("nginx");
    QVERIFY2(output.exitCode == 0, output.text());
    const QString now = served("25", "-starttls smtp");
    QVERIFY(!now.isEmpty() && now != certificate);
    QTRY_COMPARE_WITH_TIMEOUT(served("8443"), now, 30000);
    QCOMPARE(m_sandbox.onServer(sum), before);
    // The names of the web pages were proved in the same way.
    QVERIFY(m_sandbox
                .onServer(QStringLiteral(
                    "openssl s_client -connect 127.0.0.1:443 </dev/null 2>/dev/null | "
                    "openssl x509 -noout -ext subjectAltName"))
                .contains(QLatin1String("mta-sts.harbour.test")));
    QVERIFY(m_sandbox
                .onServer(QStringLiteral("grep -c '\"GET /.well-known/acme-challenge/.* 200' "
                                         "/var/log/nginx/access.log"))
                .toInt() > 0);
    m_sandbox.onServer(QStringLiteral("systemctl stop nginx"));
}

void TestCommand::certificateBehindFirewall_data()
{
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("end");
    QTest::newRow("ufw") << QStringLiteral("for p in 22 25 443 465 587 993; do "
                                           "ufw allow $p/tcp >/dev/null; done; "
                                           "ufw --force enable >/dev/null; ufw status | head -1")
                         << QStringLiteral("Status: active") << QStringLiteral("ufw status")
                         << QStringLiteral("ufw --force disable");
    QTest::newRow("firewalld")
        << QStringLiteral("systemctl start firewalld; for p in 22 25 443 465 587 993; do "
                          "firewall-cmd -q --permanent --add-port=$p/tcp; done; "
                          "firewall-cmd -q --reload; firewall-cmd --state 2>&1")
        << QStringLiteral("running")
        << QStringLiteral("firewall-cmd --list-all; firewall-cmd --permanent --list-all")
        << QStringLiteral("systemctl stop firewalld");
}

/// Port 80 is shut in the firewall, opened for the authority, and shut again.
void TestCommand::certificateBehindFirewall()
{
    QFETCH(QString, begin);
    QFETCH(QString, state);
    QFETCH(QString, list);
    QFETCH(QString, end);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString ready = m_sandbox.onServer(
        QStringLiteral("DEBIAN_FRONTEND=noninteractive apt-get install -y %1 >/tmp/apt.log 2>&1 "
                       "|| tail -5 /tmp/apt.log; %2")
            .arg(name, begin));
    QCOMPARE(ready, state);
    const QString rules = m_sandbox.onServer(list);
    QVERIFY2(rules.contains(QLatin1String("443/tcp")), qPrintable(rules));
    QVERIFY2(!rules.contains(QLatin1String("80/tcp")), qPrintable(rules));
    const QString certificate = served("25", "-starttls smtp");

    const Output output = askAnew("http");
    QVERIFY2(output.exitCode == 0, output.text());
    QVERIFY(served("25", "-starttls smtp") != certificate);
    QCOMPARE(m_sandbox.onServer(list), rules);
    const QString log =
        m_sandbox.onServer(QStringLiteral("journalctl -u mailsteadd -o cat | tail -30"));
    QVERIFY2(log.contains(QStringLiteral("port 80 is open for the moment in ") + name),
             qPrintable(log));
    m_sandbox.onServer(end);
}

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
