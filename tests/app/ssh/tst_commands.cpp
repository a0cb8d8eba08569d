// Commands and streams over a real sshd and a real shell.
#include "ssh_server.h"

#include <QElapsedTimer>
#include <QTest>
#include <QtConcurrentRun>
#include <QtCrypto>

using namespace mailstead;
using core::ErrorKind;
using ssh::Connection;
using ssh::OutputStream;
using ssh::RemoteCommand;
using namespace std::chrono_literals;

namespace
{

RemoteCommand shell(const QString& script, const QStringList& arguments = {})
{
    RemoteCommand command{QStringLiteral("sh"),
                          QStringList{QStringLiteral("-c"), script, QStringLiteral("sh")} +
                              arguments};
    command.asRoot = false;
    return command;
}

RemoteCommand plain(const QString& program, const QStringList& arguments)
{
    RemoteCommand command{program, arguments};
    command.asRoot = false;
    return command;
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!m_server.start({QStringLiteral("MaxSessions 20")})) {
            QSKIP(qPrintable(m_server.problem()));
        }
        m_known = std::make_unique<ssh::KnownHosts>(m_server.freshKnownHosts());
        const auto opened =
            Connection::open(m_server.target(), {}, *m_known,
                             [](const ssh::HostKey&) { return ssh::HostKeyTrust::Once; });
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().error.text()));
        m_host = *opened;
    }

    void cleanupTestCase() { m_host.reset(); }

    void returnsOutputErrorsAndExitCode()
    {
        const auto result = m_host->run(shell(QStringLiteral("echo out; echo err >&2; exit 7")));
        QVERIFY(result);
        QCOMPARE(result->output, QByteArray("out\n"));
        QCOMPARE(result->errors, QByteArray("err\n"));
        QCOMPARE(result->exitCode, 7);
        QVERIFY(!result->truncated);
    }

    void tellsSignals()
    {
        const auto result = m_host->run(shell(QStringLiteral("kill -9 $$")));
        QVERIFY(result);
        QCOMPARE(result->exitCode, 128 + 9);
    }

    void runCheckedTellsWhatFailed()
    {
        const auto failed = m_host->runChecked(shell(QStringLiteral("echo reason >&2; exit 3")));
        QVERIFY(!failed);
        COMPARE_KIND(failed.error().kind, ErrorKind::CommandFailed);
        QCOMPARE(failed.error().why, QStringLiteral("reason"));
        QVERIFY(failed.error().what.contains(QLatin1Char('3')));
        const auto missing = m_host->run(plain(QStringLiteral("no-such-program-here"), {}));
        QVERIFY(missing);
        QCOMPARE(missing->exitCode, 127);
    }

    void quotesEveryByte()
    {
        QString all;
        for (char16_t c = 1; c < 256; ++c) {
            all.append(QChar(c));
        }
        const QStringList words{all,
                                QString(),
                                QStringLiteral("$(date)"),
                                QStringLiteral("`date`"),
                                QStringLiteral("it's \"quoted\""),
                                QStringLiteral("'"),
                                QStringLiteral("''"),
                                QStringLiteral("\\"),
                                QStringLiteral("line\nbreak\n"),
                                QStringLiteral("~root"),
                                QStringLiteral("*"),
                                QStringLiteral("-n"),
                                QStringLiteral("a=b"),
                                QStringLiteral("邮驿 😀"),
                                QStringLiteral("!history")};
        const auto result =
            m_host->run(shell(QStringLiteral("for w; do printf '%s\\0' \"$w\"; done"), words));
        QVERIFY(result);
        QCOMPARE(result->exitCode, 0);
        QList<QByteArray> expected;
        for (const QString& word : words) {
            expected.append(word.toUtf8());
        }
        QCOMPARE(result->output, expected.join('\0') + '\0');
    }

    void quotesPrograms()
    {
        // As a program, a reserved word or an assignment must stay a name.
        for (const QString& name : {QStringLiteral("if"), QStringLiteral("A=b"),
                                    QStringLiteral("$(touch x)"), QStringLiteral("{")}) {
            const auto result = m_host->run(plain(name, {}));
            QVERIFY(result);
            QCOMPARE(result->exitCode, 127);
        }
    }

    void refusesWhatIsNoCommandLine()
    {
        const QString nul = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
        COMPARE_KIND(m_host->run(plain(QStringLiteral("echo"), {nul})).error().kind,
                     ErrorKind::InvalidInput);
        COMPARE_KIND(
            m_host->run(plain(QStringLiteral("echo"), {QString(QChar(0xd800))})).error().kind,
            ErrorKind::InvalidInput);
        COMPARE_KIND(m_host->run(plain(QString(), {})).error().kind, ErrorKind::InvalidInput);
        RemoteCommand variable = plain(QStringLiteral("env"), {});
        variable.environment = {QStringLiteral("A;date=1")};
        COMPARE_KIND(m_host->run(variable).error().kind, ErrorKind::InvalidInput);
    }

    void passesEnvironment()
    {
        RemoteCommand command = shell(QStringLiteral("printf '%s|%s' \"$MS_TEST\" \"$LC_ALL\""));
        command.environment = {QStringLiteral("MS_TEST=two words; $(date)")};
        const auto result = m_host->run(command);
        QVERIFY(result);
        QCOMPARE(result->output, QByteArray("two words; $(date)|C"));
    }

    void givesInput()
    {
        RemoteCommand command = plain(QStringLiteral("cat"), {});
        command.secretInput = vault::Secret(QByteArrayLiteral("secret\n"));
        command.input = QByteArray(3 * 1024 * 1024, 'x'); // more than any window
        const auto result = m_host->run(command);
        QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
        QCOMPARE(result->output.size(), 7 + 3 * 1024 * 1024);
        QVERIFY(result->output.startsWith("secret\nxxx"));
        QVERIFY(!command.display().contains(QStringLiteral("secret")));
    }

    void copesWithProgramsThatReadNothing()
    {
        RemoteCommand command = plain(QStringLiteral("true"), {});
        command.input = QByteArray(4 * 1024 * 1024, 'x');
        const auto result = m_host->run(command);
        QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
        QCOMPARE(result->exitCode, 0);
    }

    void streamsWholeLines()
    {
        QList<QByteArray> pieces;
        QByteArray errors;
        const auto result = m_host->run(
            shell(QStringLiteral("for i in 1 2 3; do printf 'li'; printf 'ne %s\\n' $i; "
                                 "echo e$i >&2; done; printf end")),
            [&](OutputStream stream, const QByteArray& bytes) {
                if (stream == OutputStream::Standard) {
                    pieces.append(bytes);
                } else {
                    errors += bytes;
                }
            });
        QVERIFY(result);
        QCOMPARE(pieces.join(), result->output);
        QCOMPARE(errors, QByteArray("e1\ne2\ne3\n"));
        for (qsizetype i = 0; i + 1 < pieces.size(); ++i) {
            QVERIFY(pieces.at(i).endsWith('\n'));
        }
        QCOMPARE(pieces.last(), QByteArray("end"));
    }

    void handsOutputOnWhileItRuns()
    {
        const QString flag = m_server.path(QStringLiteral("go-on"));
        std::atomic_bool seen = false;
        const auto running = QtConcurrent::run([&] {
            return m_host->run(
                shell(QStringLiteral("echo first; while [ ! -e \"$1\" ]; do sleep 0.05; done"),
                      {flag}),
                [&](OutputStream, const QByteArray&) { seen = true; });
        });
        QTRY_VERIFY_WITH_TIMEOUT(seen.load(), 30'000);
        QVERIFY(!running.isFinished());
        QFile file(flag);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QTRY_VERIFY_WITH_TIMEOUT(running.isFinished(), 30'000);
        QVERIFY(running.result());
    }

    void cutsBigOutput()
    {
        qint64 handed = 0;
        const auto result =
            m_host->run(shell(QStringLiteral("head -c 12000000 /dev/zero | tr '\\0' 'a'")),
                        [&](OutputStream, const QByteArray& bytes) { handed += bytes.size(); });
        QVERIFY(result);
        QVERIFY(result->truncated);
        QCOMPARE(result->output.size(), ssh::Host::outputLimit);
        QCOMPARE(handed, 12'000'000);
        QCOMPARE(result->exitCode, 0);
    }

    void cancels()
    {
        const QString ended = m_server.path(QStringLiteral("ended"));
        const QString stop = m_server.path(QStringLiteral("stop"));
        core::CancelToken cancel;
        std::atomic_bool started = false;
        const auto running = QtConcurrent::run([&] {
            return m_host->run(
                shell(QStringLiteral("trap 'touch \"$1\"; exit' TERM; echo on; "
                                     "while [ ! -e \"$2\" ]; do sleep 0.05; done"),
                      {ended, stop}),
                [&](OutputStream, const QByteArray&) { started = true; }, cancel);
        });
        QTRY_VERIFY_WITH_TIMEOUT(started.load(), 30'000);
        cancel.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(running.isFinished(), 10'000);
        COMPARE_KIND(running.result().error().kind, ErrorKind::Cancelled);
        if (m_server.user() != QLatin1String("root")) { // OpenSSH passes no signals to root's
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ended), 30'000);
        }
        QFile file(stop);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(m_host->runChecked(plain(QStringLiteral("true"), {})));
    }

    void timesOut()
    {
        RemoteCommand command = shell(QStringLiteral("echo waiting >&2; exec sleep 60"));
        command.timeout = 1500ms;
        const auto result = m_host->run(command);
        QVERIFY(!result);
        COMPARE_KIND(result.error().kind, ErrorKind::Timeout);
    }

    void endsWithAChildLeftBehind()
    {
        // The child keeps the pipes open: the command has ended all the same.
        QElapsedTimer clock;
        clock.start();
        const auto result = m_host->run(shell(QStringLiteral("sleep 30 & echo started; exit 0")));
        QVERIFY(result);
        QCOMPARE(result->output, QByteArray("started\n"));
        QVERIFY(clock.elapsed() < 25'000);
    }

    void runsSideBySide()
    {
        QList<QFuture<core::Result<ssh::CommandResult>>> all;
        for (int i = 0; i < 20; ++i) {
            all.append(QtConcurrent::run([this, i] {
                return m_host->run(plain(QStringLiteral("echo"), {QString::number(i)}));
            }));
        }
        for (int i = 0; i < all.size(); ++i) {
            QVERIFY(all.at(i).result());
            QCOMPARE(all.at(i).result()->output, QByteArray::number(i) + '\n');
        }
    }

    void readsFiles()
    {
        QFile file(m_server.path(QStringLiteral("some file's name")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes = QByteArray("a\0b", 3).repeated(50'000);
        file.write(bytes);
        file.close();
        QCOMPARE(*m_host->readFile(file.fileName(), 1'000'000), bytes);
        QCOMPARE(*m_host->readFile(file.fileName(), 10), bytes.left(10));
        COMPARE_KIND(m_host->readFile(m_server.path(QStringLiteral("none")), 10).error().kind,
                     ErrorKind::NotFound);
        COMPARE_KIND(m_host->readFile(m_server.folder(), 10).error().kind, ErrorKind::InvalidInput);
    }

    void streamsBothWays()
    {
        auto stream = m_host->open(plain(QStringLiteral("cat"), {}));
        QVERIFY(stream);
        COMPARE_KIND((*stream)->read(50ms).error().kind, ErrorKind::Timeout);
        QVERIFY((*stream)->write("hello\n"));
        QCOMPARE(*(*stream)->read(30s), QByteArray("hello\n"));
        const QByteArray much(2 * 1024 * 1024, 'y');
        const auto written = QtConcurrent::run([&] { return (*stream)->write(much); });
        qint64 got = 0;
        while (got < much.size()) {
            const auto part = (*stream)->read(30s);
            QVERIFY2(part, part ? "" : qPrintable(part.error().text()));
            QVERIFY(!part->isEmpty());
            got += part->size();
        }
        QVERIFY(written.result());
        (*stream)->close();
        const auto end = (*stream)->read(30s);
        QVERIFY(end);
        QVERIFY(end->isEmpty());
        QVERIFY(!(*stream)->write("x"));
    }

    void streamTellsHowItEnded()
    {
        auto good = m_host->open(shell(QStringLiteral("echo bye")));
        QCOMPARE(*(*good)->read(30s), QByteArray("bye\n"));
        QVERIFY((*good)->read(30s)->isEmpty());
        auto bad = m_host->open(shell(QStringLiteral("echo broken >&2; exit 4")));
        const auto end = (*bad)->read(30s);
        QVERIFY(!end);
        COMPARE_KIND(end.error().kind, ErrorKind::CommandFailed);
        QCOMPARE(end.error().why, QStringLiteral("broken"));
    }

    void outputWaitsForASlowReader()
    {
        auto stream =
            m_host->open(shell(QStringLiteral("head -c 20000000 /dev/zero; echo done >&2")));
        QVERIFY(stream);
        // Other commands are served although nobody reads that stream.
        for (int i = 0; i < 5; ++i) {
            QVERIFY(m_host->runChecked(plain(QStringLiteral("true"), {})));
        }
        qint64 got = 0;
        for (;;) {
            const auto part = (*stream)->read(30s);
            QVERIFY2(part, part ? "" : qPrintable(part.error().text()));
            if (part->isEmpty()) {
                break;
            }
            got += part->size();
        }
        QCOMPARE(got, 20'000'000);
    }

    void buildsSudoLines()
    {
        const RemoteCommand command{QStringLiteral("echo"), {QStringLiteral("a b")}};
        QCOMPARE(command.shellLine(false, false), QByteArray("LC_ALL=C echo 'a b'"));
        QCOMPARE(command.shellLine(true, false),
                 QByteArray("LC_ALL=C sudo -n -- env LC_ALL=C echo 'a b'"));
        const QByteArray asking = command.shellLine(true, true);
        QVERIFY(asking.contains("sudo -k -S -p "));
        QVERIFY(asking.endsWith("env LC_ALL=C echo 'a b'"));
    }

private:
    test::SshServer m_server;
    std::unique_ptr<ssh::KnownHosts> m_known;
    std::shared_ptr<Connection> m_host;
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    TestCommands test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_commands.moc"
