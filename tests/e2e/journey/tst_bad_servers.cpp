// Servers on which nothing must be changed: each says why, and what to do.
#include "journey.h"

#include <QTest>

using namespace e2e;

class TestBadServers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cannotConnect_data();
    void cannotConnect();
    void findings_data();
    void findings();
    void decidedFindingIsNoObstacle();

private:
    Sandbox m_sandbox{QStringLiteral("badservers")};
};

void TestBadServers::initTestCase()
{
    QVERIFY2(m_sandbox.up(), m_sandbox.failure());
}

void TestBadServers::cannotConnect_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("kind");
    QTest::newRow("wrong password")
        << QStringLiteral("root-password") << QStringLiteral("ops-password")
        << QStringLiteral("authentication-failed");
    QTest::newRow("unreachable host")
        << QStringLiteral("address = \"198.51.100.10\"")
        << QStringLiteral("address = \"198.51.100.77\"") << QStringLiteral("unreachable");
    QTest::newRow("nobody on the port")
        << QStringLiteral("port = 22") << QStringLiteral("port = 23")
        << QStringLiteral("unreachable");
    QTest::newRow("changed host key")
        << QStringLiteral("host_key = \"SHA256:") << QStringLiteral("host_key = \"SHA256:AAAA")
        << QStringLiteral("host-key-changed");
}

void TestBadServers::cannotConnect()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, kind);
    const QString plan = m_sandbox.planWith(QStringLiteral("bad.toml"), {{before, after}});
    QVERIFY(!plan.isEmpty());
    const Journey journey =
        runSetup(m_sandbox, plan, {QStringLiteral("--until"), QStringLiteral("look")});
    QVERIFY2(journey.output.exitCode == 4, journey.output.text());
    QCOMPARE(journey.error.value(QLatin1String("kind")).toString(), kind);
    QVERIFY2(!journey.error.value(QLatin1String("next")).toString().isEmpty(),
             qPrintable(journey.errorText()));
}

void TestBadServers::findings_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<QString>("severity");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no memory") << "low-memory"
                               << "memory-low"
                               << "decide" << 3;
    QTest::newRow("unsupported system") << "unsupported-system"
                                        << "system-unsupported"
                                        << "bad" << 1;
    QTest::newRow("disk full") << "disk-full"
                               << "disk-low"
                               << "bad" << 1;
    QTest::newRow("port 80 taken") << "port80-taken"
                                   << "port-80-taken"
                                   << "decide" << 3;
}

void TestBadServers::findings()
{
    QFETCH(QString, fault);
    QFETCH(QString, finding);
    QFETCH(QString, severity);
    QFETCH(int, exitCode);
    const Output on = m_sandbox.control(QStringLiteral("fault"), {fault, QStringLiteral("on")});
    QVERIFY2(on.exitCode == 0, on.text());
    const Journey journey = runSetup(m_sandbox, m_sandbox.planFile(),
                                     {QStringLiteral("--until"), QStringLiteral("prepare")});
    const Output off = m_sandbox.control(QStringLiteral("fault"), {fault, QStringLiteral("off")});
    QVERIFY2(off.exitCode == 0, off.text());
    QVERIFY2(journey.output.exitCode == exitCode, journey.output.text());
    QVERIFY2(journey.hasFinding(finding, severity), journey.output.text());
    QVERIFY(journey.states.value(QStringLiteral("prepare")) != QLatin1String("done"));
    // Nothing was installed on a server that is not fit.
    QCOMPARE(m_sandbox.onServer(QStringLiteral("ls /usr/local/bin /var/lib | grep -c mailstead")),
             QStringLiteral("0"));
}

void TestBadServers::decidedFindingIsNoObstacle()
{
    QVERIFY(
        m_sandbox
            .control(QStringLiteral("fault"), {QStringLiteral("low-memory"), QStringLiteral("on")})
            .exitCode == 0);
    const QString plan =
        m_sandbox.planWith(QStringLiteral("decided.toml"),
                           {{QStringLiteral("[proof]"),
                             QStringLiteral("[decisions]\nmemory-low = \"continue\"\n\n[proof]")}});
    QVERIFY(!plan.isEmpty());
    const Journey journey =
        runSetup(m_sandbox, plan, {QStringLiteral("--until"), QStringLiteral("look")});
    m_sandbox.control(QStringLiteral("fault"),
                      {QStringLiteral("low-memory"), QStringLiteral("off")});
    QVERIFY2(journey.ok, journey.output.text());
}

QTEST_GUILESS_MAIN(TestBadServers)
#include "tst_bad_servers.moc"
