// Signing in, host keys and the life of a connection, against a real sshd.
#include "ssh_server.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QtConcurrentRun>
#include <QtCrypto>

using namespace mailstead;
using core::ErrorKind;
using ssh::Connection;
using ssh::HostKeyTrust;
using namespace std::chrono_literals;

namespace
{

HostKeyTrust trustOnce(const ssh::HostKey&)
{
    return HostKeyTrust::Once;
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!m_server.start()) {
            QSKIP(qPrintable(m_server.problem()));
        }
    }

    void cleanup()
    {
        if (m_restart) {
            m_restart = false;
            m_server.stop();
            QVERIFY(m_server.start());
        }
    }

    void signsInWithKeyFile()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        const auto connection = Connection::open(m_server.target(), {}, known, trustOnce);
        QVERIFY2(connection, qPrintable(errorOf(connection)));
        QVERIFY((*connection)->isConnected());
        QCOMPARE((*connection)->hostKey().algorithm, QStringLiteral("ssh-ed25519"));
        QTRY_VERIFY_WITH_TIMEOUT((*connection)->latency() >= 0, 30'000);
        QVERIFY(!QFile::exists(known.path())); // trusted once: not written
    }

    void asksForUnknownKeyAndRemembersIt()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        const auto refused = Connection::open(m_server.target(), {}, known);
        QVERIFY(!refused);
        COMPARE_KIND(refused.error().error.kind, ErrorKind::HostKeyUnknown);
        QVERIFY(refused.error().offered.fingerprint.startsWith(QStringLiteral("SHA256:")));

        int asked = 0;
        const auto remember = [&asked](const ssh::HostKey&) {
            ++asked;
            return HostKeyTrust::Remember;
        };
        QVERIFY(Connection::open(m_server.target(), {}, known, remember));
        QVERIFY(Connection::open(m_server.target(), {}, known, remember));
        QCOMPARE(asked, 1);
    }

    void stopsAtChangedKey()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        QVERIFY(Connection::open(m_server.target(), {}, known,
                                 [](const ssh::HostKey&) { return HostKeyTrust::Remember; }));
        m_server.stop();
        QVERIFY(m_server.renewHostKey(QStringLiteral("rsa")));
        QVERIFY(m_server.start());
        bool asked = false;
        const auto changed =
            Connection::open(m_server.target(), {}, known, [&asked](const ssh::HostKey&) {
                asked = true;
                return HostKeyTrust::Remember;
            });
        QVERIFY(!changed);
        COMPARE_KIND(changed.error().error.kind, ErrorKind::HostKeyChanged);
        QCOMPARE(changed.error().remembered.size(), 1);
        QCOMPARE(changed.error().remembered.first().algorithm, QStringLiteral("ssh-ed25519"));
        QCOMPARE(changed.error().offered.algorithm, QStringLiteral("ssh-rsa"));
        QVERIFY(!asked);

        QVERIFY(known.forget(QStringLiteral("127.0.0.1"), m_server.port()));
        QVERIFY(Connection::open(m_server.target(), {}, known, trustOnce));
    }

    void usesPassphrase()
    {
        const QString key =
            m_server.makeKey(QStringLiteral("locked"), QStringLiteral("öffne dich"));
        QVERIFY(m_server.authorize(key));
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        target.keyFile = key;

        const auto without = Connection::open(target, {}, known, trustOnce);
        QVERIFY(!without);
        COMPARE_KIND(without.error().error.kind, ErrorKind::AuthenticationFailed);
        const auto wrong = Connection::open(target, {{}, vault::Secret(QByteArrayLiteral("no"))},
                                            known, trustOnce);
        QVERIFY(!wrong);
        COMPARE_KIND(wrong.error().error.kind, ErrorKind::AuthenticationFailed);
        QVERIFY(wrong.error().error.what != without.error().error.what);
        const auto right = Connection::open(
            target, {{}, vault::Secret(QStringLiteral("öffne dich"))}, known, trustOnce);
        QVERIFY2(right, qPrintable(errorOf(right)));
    }

    void refusesBadKeyFiles()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        target.keyFile = m_server.path(QStringLiteral("missing"));
        COMPARE_KIND(Connection::open(target, {}, known, trustOnce).error().error.kind,
                     ErrorKind::NotFound);

        QFile junk(m_server.path(QStringLiteral("junk")));
        QVERIFY(junk.open(QIODevice::WriteOnly));
        junk.write("-----BEGIN NOTHING-----\nAAAA\n");
        junk.close();
        target.keyFile = junk.fileName();
        COMPARE_KIND(Connection::open(target, {}, known, trustOnce).error().error.kind,
                     ErrorKind::InvalidInput);

        target.keyFile = m_server.makeKey(QStringLiteral("stranger"));
        const auto refused = Connection::open(target, {}, known, trustOnce);
        COMPARE_KIND(refused.error().error.kind, ErrorKind::AuthenticationFailed);
        QVERIFY2(refused.error().error.why.contains(QStringLiteral("publickey")),
                 qPrintable(refused.error().error.why));
    }

    void saysThatPasswordsAreNotOffered()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        target.signIn = vault::SignIn::Password;
        const auto refused = Connection::open(
            target, {vault::Secret(QByteArrayLiteral("secret")), {}}, known, trustOnce);
        QVERIFY(!refused);
        COMPARE_KIND(refused.error().error.kind, ErrorKind::AuthenticationFailed);
        QVERIFY(refused.error().error.why.contains(QStringLiteral("publickey")));
        QVERIFY(!refused.error().error.text().contains(QStringLiteral("secret")));
    }

    void signsInWithAgent()
    {
        const QString socket = m_server.path(QStringLiteral("agent.sock"));
        QProcess agent;
        agent.start(QStringLiteral("ssh-agent"),
                    {QStringLiteral("-D"), QStringLiteral("-a"), socket});
        if (!agent.waitForStarted()) {
            QSKIP("ssh-agent is not installed");
        }
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 30'000);
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        target.signIn = vault::SignIn::Agent;
        ssh::ConnectionOptions options;
        options.agentSocket = socket;

        const auto empty = Connection::open(target, {}, known, trustOnce, {}, options);
        QVERIFY(!empty);
        COMPARE_KIND(empty.error().error.kind, ErrorKind::AuthenticationFailed);

        QProcess add;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SSH_AUTH_SOCK"), socket);
        add.setProcessEnvironment(environment);
        add.start(QStringLiteral("ssh-add"), {m_server.path(QStringLiteral("id"))});
        QVERIFY(add.waitForFinished());
        QCOMPARE(add.exitCode(), 0);
        const auto signedIn = Connection::open(target, {}, known, trustOnce, {}, options);
        QVERIFY2(signedIn, qPrintable(errorOf(signedIn)));
        agent.kill();
        agent.waitForFinished();
    }

    void explainsWhatDoesNotAnswer()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        target.port = listener.serverPort();
        ssh::ConnectionOptions hurry;
        hurry.connectTimeout = 500ms;
        // Accepts, says nothing.
        const auto silent = Connection::open(target, {}, known, trustOnce, {}, hurry);
        COMPARE_KIND(silent.error().error.kind, ErrorKind::Timeout);
        listener.close();
        const auto closed = Connection::open(target, {}, known, trustOnce);
        COMPARE_KIND(closed.error().error.kind, ErrorKind::Unreachable);
        QVERIFY(!closed.error().error.next.isEmpty());

        target.address = QStringLiteral("does-not-exist.invalid");
        COMPARE_KIND(Connection::open(target, {}, known, trustOnce).error().error.kind,
                     ErrorKind::Unreachable);
        target.address.clear();
        COMPARE_KIND(Connection::open(target, {}, known, trustOnce).error().error.kind,
                     ErrorKind::InvalidInput);
    }

    void saysThatItIsNotSsh()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        connect(&listener, &QTcpServer::newConnection, &listener, [&listener] {
            QTcpSocket* socket = listener.nextPendingConnection();
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        target.port = listener.serverPort();
        const auto opened =
            QtConcurrent::run([&] { return Connection::open(target, {}, known, trustOnce); });
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 60'000);
        QVERIFY(!opened.result());
        const auto kind = opened.result().error().error.kind;
        QVERIFY(kind == ErrorKind::Protocol || kind == ErrorKind::Unreachable);
    }

    void cancelsConnecting()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ssh::Target target = m_server.target();
        target.port = listener.serverPort();
        core::CancelToken cancel;
        const auto opened = QtConcurrent::run(
            [&] { return Connection::open(target, {}, known, trustOnce, cancel); });
        QTRY_VERIFY_WITH_TIMEOUT(listener.hasPendingConnections(), 30'000);
        cancel.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 10'000);
        COMPARE_KIND(opened.result().error().error.kind, ErrorKind::Cancelled);
    }

    void noticesTheLossAndReconnects()
    {
        m_restart = true;
        ssh::KnownHosts known(m_server.freshKnownHosts());
        const auto opened = Connection::open(m_server.target(), {}, known, trustOnce);
        QVERIFY2(opened, qPrintable(errorOf(opened)));
        const auto connection = *opened;
        QSignalSpy lost(connection.get(), &Connection::lost);
        QSignalSpy restored(connection.get(), &Connection::restored);
        std::atomic_bool started = false;
        const auto command = QtConcurrent::run([&] {
            ssh::RemoteCommand wait{QStringLiteral("sh"),
                                    {QStringLiteral("-c"), QStringLiteral("echo on; sleep 100")}};
            wait.asRoot = false;
            return connection->run(wait,
                                   [&](ssh::OutputStream, const QByteArray&) { started = true; });
        });
        QTRY_VERIFY_WITH_TIMEOUT(started.load(), 30'000);
        m_server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(command.isFinished(), 30'000);
        COMPARE_KIND(command.result().error().kind, ErrorKind::Unreachable);
        QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 1, 30'000);
        QVERIFY(!connection->isConnected());
        COMPARE_KIND(connection->run({QStringLiteral("true")}).error().kind,
                     ErrorKind::Unreachable);
        QVERIFY(!connection->restore());

        std::atomic_int attempts = 0;
        const auto reconnected = QtConcurrent::run([&] {
            return connection->reconnect(60s, [&](int, const core::Error&) { ++attempts; });
        });
        QTRY_VERIFY_WITH_TIMEOUT(attempts.load() > 0, 30'000);
        QVERIFY(m_server.start());
        QTRY_VERIFY_WITH_TIMEOUT(reconnected.isFinished(), 60'000);
        QVERIFY2(reconnected.result(),
                 reconnected.result() ? "" : qPrintable(reconnected.result().error().text()));
        QCOMPARE(restored.count(), 1);
        QVERIFY(connection->runChecked({QStringLiteral("true")}));
        QVERIFY(connection->restore()); // is alive: nothing to do
    }

    void reconnectGivesUpAtTheDeadline()
    {
        m_restart = true;
        ssh::KnownHosts known(m_server.freshKnownHosts());
        const auto connection = *Connection::open(m_server.target(), {}, known, trustOnce);
        m_server.stop();
        const auto tried = connection->reconnect(1500ms);
        QVERIFY(!tried);
        COMPARE_KIND(tried.error().kind, ErrorKind::Unreachable);
    }

    void reconnectStopsAtChangedKey()
    {
        m_restart = true;
        ssh::KnownHosts known(m_server.freshKnownHosts());
        const auto connection = *Connection::open(m_server.target(), {}, known, trustOnce);
        m_server.stop();
        QVERIFY(m_server.renewHostKey());
        QVERIFY(m_server.start());
        const auto tried = connection->reconnect(30s);
        QVERIFY(!tried);
        COMPARE_KIND(tried.error().kind, ErrorKind::HostKeyChanged);
    }

private:
    static QString errorOf(const tl::expected<std::shared_ptr<Connection>, ssh::OpenError>& opened)
    {
        return opened ? QString() : opened.error().error.text();
    }

    test::SshServer m_server;
    bool m_restart = false;
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    TestConnection test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_connection.moc"
