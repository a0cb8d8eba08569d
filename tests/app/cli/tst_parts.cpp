// The command line's parts: which server is meant, what is printed, how it ends, the DNS hook.
#include "cli/dns_hook.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/server.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::cli;

namespace
{

QString text(const char* bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

class TestParts : public QObject
{
    Q_OBJECT

private:
    QCA::Initializer m_qca;

private slots:
    void readsServers_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("meant"); // empty: refused
        QTest::newRow("host") << text("a.example") << text("root a.example 22");
        QTest::newRow("all") << text("me@a.example:2222") << text("me a.example 2222");
        QTest::newRow("IPv6") << text("2001:db8::1") << text("root 2001:db8::1 22");
        QTest::newRow("IPv6 and port") << text("[2001:db8::1]:23") << text("root 2001:db8::1 23");
        QTest::newRow("IPv6 in brackets") << text("me@[::1]") << text("me ::1 22");
        QTest::newRow("user with @") << text("a@b@c.example") << text("a@b c.example 22");
        for (const char* bad : {"", "@a.example", "me@", "a.example:0", "a.example:65536",
                                "a.example:x", "[::1", "[]:22", "[::1]junk", "[::1]:x"})
            QTest::newRow(bad) << text(bad) << QString();
    }

    void readsServers()
    {
        QFETCH(QString, given);
        QFETCH(QString, meant);
        setup::PlanFile plan;
        const auto read = parseServer(given, plan);
        QCOMPARE(read.has_value(), !meant.isEmpty());
        if (read)
            QCOMPARE(QStringLiteral("%1 %2 %3").arg(plan.user, plan.address).arg(plan.port), meant);
        else
            QVERIFY(!read.error().next.isEmpty());
    }

    void optionsGoBeforeThePlan()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(text("plan.toml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[server]\naddress = \"a.example\"\nuser = \"admin\"\nport = 2222\n");
        file.close();
        ServerOptions options;
        QVERIFY(!resolvePlan(options));
        options.plan = file.fileName();
        auto plan = resolvePlan(options);
        QVERIFY(plan);
        QCOMPARE(plan->user, text("admin"));
        options.server = text("root@b.example");
        plan = resolvePlan(options);
        QVERIFY(plan);
        QCOMPARE(plan->address, text("b.example"));
        QCOMPARE(plan->user, text("root"));
        options.plan = folder.filePath(text("none"));
        QVERIFY(!resolvePlan(options));
    }

    void printsNoControlSequences()
    {
        const QString hostile =
            text("a\x1b]0;title\x07 \x1b[2J\x1b[31mred\x1b[0m\r\n\tb\x7f\xc2\x9b"
                 "ä\x1b[");
        QCOMPARE(printable(hostile, false), QByteArray("a]0;title [2J[31mred[0m\n\tbä["));
        QCOMPARE(printable(hostile, true), QByteArray("a]0;title [2J\x1b[31mred\x1b[0m\n\tbä["));
    }

    void tellsErrorsAndFindings()
    {
        const core::Error error{core::ErrorKind::NeedsDecision, text("what"), text("why"),
                                text("next")};
        QCOMPARE(toJson(error).value(text("kind")).toString(), text("needs-decision"));
        QCOMPARE(toJson(error).value(text("next")).toString(), text("next"));
        QCOMPARE(int(exitCodeFor(error)), 3);
        QCOMPARE(int(exitCodeFor({core::ErrorKind::Cancelled, {}, {}, {}})), 130);
        QCOMPARE(int(exitCodeFor({core::ErrorKind::Refused, {}, {}, {}})), 1);
        core::Finding finding;
        finding.id = text("other-mta");
        finding.severity = core::Severity::Decide;
        QCOMPARE(toJson(finding).value(text("severity")).toString(), text("decide"));
    }

    void hookIsGivenEachRecordOnce()
    {
#ifdef Q_OS_WIN
        QSKIP("needs cat");
#endif
        DnsHook hook({text("cat")});
        QSignalSpy said(&hook, &DnsHook::said);
        setup::WantedRecord record;
        record.name = text("example.org");
        record.type = text("MX");
        setup::WantedRecord arrived = record;
        arrived.state = text("ok");
        arrived.value = text("arrived");
        hook.make({arrived});
        hook.make({record, arrived});
        QVERIFY(said.wait(30'000));
        QCOMPARE(said.size(), 1);
        QVERIFY(said.first().first().toString().contains(text("\"MX\"")));
        QVERIFY(!said.first().first().toString().contains(text("\"arrived\"")));
        hook.make({record});
        record.value = text("changed");
        hook.make({record});
        QVERIFY(said.wait(30'000));
        QCOMPARE(said.size(), 2);
        QVERIFY(said.last().first().toString().contains(text("changed")));
    }

    void hookSaysThatItFailed()
    {
        DnsHook missing({text("/nonexistent/hook")});
        QSignalSpy said(&missing, &DnsHook::said);
        setup::WantedRecord record;
        record.name = text("example.org");
        missing.make({record});
        if (said.isEmpty())
            QVERIFY(said.wait(30'000));
        QVERIFY(said.first().first().toString().contains(text("/nonexistent/hook")));
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
