// A journey with everything in the way: connections cut, desktops changed, records not made yet,
// an authority that refuses. It ends well all the same.
#include "journey.h"

#include <QTest>

using namespace e2e;

class TestInterrupted : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void resumesElsewhereAfterTheCut();
    void nameMustLeadHereFirst();
    void authorityRefuses();
    void completes();

private:
    Sandbox m_sandbox{QStringLiteral("interrupted")};
};

void TestInterrupted::initTestCase()
{
    QVERIFY2(m_sandbox.up(), m_sandbox.failure());
    // The desktop dies as soon as the daemon is installed: SIGKILL, nothing is said goodbye to.
    auto cut =
        m_sandbox.start({Sandbox::programPath(QStringLiteral("mailstead-cli")),
                         QStringLiteral("setup"), QStringLiteral("--plan"), m_sandbox.planFile(),
                         QStringLiteral("--json"), QStringLiteral("--yes")},
                        m_sandbox.desktop(QStringLiteral("first-desktop")));
    QVERIFY(cut->waitForStarted());
    QByteArray told;
    bool lostOnce = false;
    const auto installed = [&] {
        told += cut->readAllStandardOutput();
        const QByteArray text = told;
        // On the way the server's end of the connection is killed as well: it comes back by itself.
        if (!lostOnce && text.contains("\"step\":\"prepare\"") &&
            text.contains("\"state\":\"running\"")) {
            lostOnce = true;
            m_sandbox.onServer(QStringLiteral("pkill -o -f 'sshd: root@notty'"));
        }
        return readJourney({0, told, {}}).states.value(QStringLiteral("install")) ==
               QLatin1String("done");
    };
    const bool reached = QTest::qWaitFor(
        [&] { return installed() || cut->state() == QProcess::NotRunning; }, 600 * 1000);
    QVERIFY2(reached && cut->state() == QProcess::Running,
             told.right(800) + cut->readAllStandardError().right(200));
    QVERIFY(lostOnce);
    cut->kill();
    QVERIFY(cut->waitForFinished());
}

void TestInterrupted::resumesElsewhereAfterTheCut()
{
    const Journey journey = runSetup(m_sandbox, m_sandbox.planFile(),
                                     {QStringLiteral("--until"), QStringLiteral("install")},
                                     QStringLiteral("second-desktop"));
    QVERIFY2(journey.ok, journey.output.text());
    for (const char* step : {"prepare", "name", "install"})
        QCOMPARE(journey.states.value(QLatin1String(step)), QStringLiteral("already-done"));
}

void TestInterrupted::nameMustLeadHereFirst()
{
    QVERIFY(m_sandbox
                .control(QStringLiteral("records"),
                         {QStringLiteral("--remove"), QStringLiteral("mail.harbour.test")})
                .exitCode == 0);
    const QString plan = m_sandbox.planWith(QStringLiteral("no-hook.toml"),
                                            {{QStringLiteral("wait_minutes = 5\nhook ="),
                                              QStringLiteral("wait_minutes = 0\n# hook =")}});
    QVERIFY(!plan.isEmpty());
    const Journey waiting = runSetup(m_sandbox, plan,
                                     {QStringLiteral("--from"), QStringLiteral("dns"),
                                      QStringLiteral("--until"), QStringLiteral("dns")});
    QCOMPARE(waiting.output.exitCode, 1);
    QVERIFY2(waiting.errorText().contains(QLatin1String("mail.harbour.test")),
             qPrintable(waiting.errorText()));

    const Journey refused = runSetup(m_sandbox, plan,
                                     {QStringLiteral("--from"), QStringLiteral("certificate"),
                                      QStringLiteral("--until"), QStringLiteral("certificate")});
    QCOMPARE(refused.output.exitCode, 1);
    QCOMPARE(refused.error.value(QLatin1String("kind")).toString(), QStringLiteral("refused"));
    // Which answer was seen where.
    QVERIFY2(refused.errorText().contains(QLatin1String("ns1.zonehost.test")) &&
                 refused.errorText().contains(QLatin1String("NXDOMAIN")),
             qPrintable(refused.errorText()));
    // The authority was not asked.
    QVERIFY2(!refused.output.out.contains("acme.test:14000/order"), refused.output.text());
}

void TestInterrupted::authorityRefuses()
{
    const Journey records = runSetup(m_sandbox, m_sandbox.planFile(),
                                     {QStringLiteral("--from"), QStringLiteral("dns"),
                                      QStringLiteral("--until"), QStringLiteral("dns")});
    QVERIFY2(records.ok, records.output.text());

    QVERIFY(
        m_sandbox
            .control(QStringLiteral("fault"), {QStringLiteral("ca-refuse"), QStringLiteral("on")})
            .exitCode == 0);
    const QStringList certificate{QStringLiteral("--from"), QStringLiteral("certificate"),
                                  QStringLiteral("--until"), QStringLiteral("certificate")};
    const Journey refused = runSetup(m_sandbox, m_sandbox.planFile(), certificate);
    QCOMPARE(refused.output.exitCode, 1);
    QVERIFY2(!refused.error.value(QLatin1String("next")).toString().isEmpty(),
             qPrintable(refused.errorText()));
    QVERIFY2(refused.errorText().contains(QLatin1String("policy")) ||
                 refused.errorText().contains(QLatin1String("rejected")),
             qPrintable(refused.errorText()));

    QVERIFY(
        m_sandbox
            .control(QStringLiteral("fault"), {QStringLiteral("ca-refuse"), QStringLiteral("off")})
            .exitCode == 0);
    QVERIFY(m_sandbox
                .control(QStringLiteral("fault"), {QStringLiteral("ca-down"), QStringLiteral("on")})
                .exitCode == 0);
    const Journey down = runSetup(m_sandbox, m_sandbox.planFile(), certificate);
    QCOMPARE(down.output.exitCode, 1);
    QVERIFY2(down.errorText().contains(QLatin1String("acme.test")), qPrintable(down.errorText()));
    QVERIFY(
        m_sandbox
            .control(QStringLiteral("fault"), {QStringLiteral("ca-down"), QStringLiteral("off")})
            .exitCode == 0);
}

void TestInterrupted::completes()
{
    const Journey journey =
        runSetup(m_sandbox, m_sandbox.planFile(), {}, QStringLiteral("third-desktop"));
    QVERIFY2(journey.ok, journey.output.text());
    for (const char* step : {"prepare", "name", "install", "dns"})
        QCOMPARE(journey.states.value(QLatin1String(step)), QStringLiteral("already-done"));
    for (const char* step : {"certificate", "mailboxes", "proof"})
        QCOMPARE(journey.states.value(QLatin1String(step)), QStringLiteral("done"));
}

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
