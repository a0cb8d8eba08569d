// The journey by clicks: starts the sandbox, and in its network, on an X server of its own, the
// walk.
#include "sandbox.h"

#include <QFile>
#include <QTest>

using namespace e2e;

class TestWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void walk();

private:
    Sandbox m_sandbox{QStringLiteral("window")};
};

namespace
{

QString firstLine(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed()
                                          : QString();
}

} // namespace

void TestWindow::initTestCase()
{
    QVERIFY2(m_sandbox.up(), m_sandbox.failure());
}

void TestWindow::walk()
{
    const QJsonObject vps = m_sandbox.paths().value(QLatin1String("vps")).toObject();
    const QJsonObject acme = m_sandbox.paths().value(QLatin1String("acme")).toObject();
    const QJsonObject provider = m_sandbox.paths().value(QLatin1String("provider")).toObject();
    const auto text = [](const QJsonObject& object, const char* key) {
        return object.value(QLatin1String(key)).toString();
    };
    QProcessEnvironment environment = m_sandbox.desktop(QStringLiteral("desktop"));
    const auto set = [&environment](const char* name, const QString& value) {
        QVERIFY2(!value.isEmpty(), name);
        environment.insert(QLatin1String(name), value);
    };
    // The fingerprint that the server itself tells, by another way than the one to be trusted.
    const QString fingerprint = m_sandbox.onServer(
        QStringLiteral("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub | cut -d' ' -f2"));
    set("WALK_ADDRESS", text(vps, "address"));
    set("WALK_PASSWORD", firstLine(text(vps, "passwordFile")));
    set("WALK_FINGERPRINT", fingerprint);
    set("WALK_MAILBOX_PASSWORD", firstLine(m_sandbox.mailboxPasswordFile()));
    set("WALK_ECHO", text(provider, "echo"));
    set("WALK_ACME_DIRECTORY", text(acme, "directory"));
    set("WALK_ACME_CA", text(acme, "caFile"));
    set("WALK_RESOLVER", m_sandbox.paths().value(QLatin1String("resolver")).toString());
    set("WALK_TRUST_ANCHOR", m_sandbox.paths().value(QLatin1String("trustAnchorFile")).toString());
    set("WALK_SANDBOX", QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/sandbox/sandbox"));
    set("WALK_NAME", QStringLiteral("window"));
    set("WALK_PICTURES", QStringLiteral(MAILSTEAD_BINARY_DIR "/screenshots/window"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));

    const Output output =
        m_sandbox.run({QStringLiteral("xvfb-run"), QStringLiteral("-a"), QStringLiteral("-s"),
                       QStringLiteral("-screen 0 1600x1000x24"),
                       Sandbox::programPath(QStringLiteral("window-walk"))},
                      environment, 1200);
    QByteArray failures;
    for (const QByteArray& line : output.out.split('\n')) {
        if (line.startsWith("FAIL!") || line.trimmed().startsWith("Loc:"))
            failures += line + '\n';
    }
    QVERIFY2(output.exitCode == 0, failures + output.text());
    // Nothing was skipped: every step of the walk ran.
    QVERIFY2(output.out.contains("7 passed, 0 failed, 0 skipped"), output.text());
}

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
