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

private:
    Sandbox m_sandbox{QStringLiteral("journey")};
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

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
