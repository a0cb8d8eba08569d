// What the first steps plan on a server that a script plays.
#include "scripted_host.h"

#include "setup/choices.h"
#include "setup/daemon_link.h"
#include "setup/facts.h"
#include "setup/journal.h"
#include "setup/look_findings.h"
#include "setup/look_step.h"
#include "setup/name_step.h"
#include "setup/prepare_step.h"
#include "setup/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::setup;

namespace
{

class Notes : public Reporter
{
public:
    void log(LogEntry::Kind, const QString&) override {}
    void activity(const QString&, double) override {}
    void finding(const core::Finding& finding) override { seen.insert(finding.id, finding); }
    void findings(const QList<core::Finding>&) override {}
    void records(const QList<WantedRecord>&) override {}

    QMap<QString, core::Finding> seen;
};

/// A server with all that a step works with.
struct Bench {
    Bench()
        : host(std::make_shared<ScriptedHost>())
        , daemon(host)
    {
        scriptHealthyServer(*host);
        settings.hostname = QStringLiteral("mail.example.org");
        settings.domain = QStringLiteral("example.org");
    }

    Context context() { return {*host, facts, settings, journal, notes, daemon, cancel}; }

    std::shared_ptr<ScriptedHost> host;
    Facts facts;
    Settings settings;
    Journal journal;
    Notes notes;
    DaemonLink daemon;
    core::CancelToken cancel;
};

const QString packageQuery = QStringLiteral(
    "dpkg-query -W -f '${db:Status-Status} ${binary:Package}\\n' ca-certificates dovecot-core "
    "dovecot-imapd dovecot-lmtpd dovecot-pop3d openssl");

const QByteArray allPackages = "installed ca-certificates\ninstalled dovecot-core\n"
                               "installed dovecot-imapd\ninstalled dovecot-lmtpd\n"
                               "installed dovecot-pop3d\ninstalled openssl\n";

QStringList subjects(const Plan& plan)
{
    QStringList list;
    for (const Change& change : plan.changes)
        list.append(toString(change.kind) + u' ' + change.subject);
    return list;
}

/// Lets the look step find a daemon to upload, and the server run it.
void scriptPreflight(Bench& bench, const QTemporaryDir& folder, const QByteArray& answer)
{
    QByteArray elf(64, '\0');
    elf.replace(0, 6,
                QByteArray("\x7f"
                           "ELF\2\1",
                           6));
    elf[18] = 62;
    QFile file(folder.filePath(QStringLiteral("mailsteadd-x86_64")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(elf) == elf.size());
    bench.settings.daemonDirectory = folder.path();
    const QString place = QStringLiteral("/var/lib/mailstead-look.Ab12Cd");
    bench.host->answer(QStringLiteral("mktemp -d /var/lib/mailstead-look.XXXXXX"),
                       place.toUtf8() + '\n');
    bench.host->answer(place + QStringLiteral("/mailsteadd preflight --json"), answer);
    bench.host->answer(QStringLiteral("rm -rf -- ") + place, {});
}

} // namespace

class TestSteps : public QObject
{
    Q_OBJECT

private slots:
    void looksAtAHealthyServer()
    {
        QTemporaryDir folder;
        Bench bench;
        scriptPreflight(bench, folder, R"({"facts": {"addresses": [
            {"address": "203.0.113.5", "family": 4, "public": true, "ptr": ["vps17.test"]}]},
            "findings": []})");
        Context context = bench.context();
        const auto plan = LookStep().plan(context);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QVERIFY(plan->isEmpty());
        QVERIFY(bench.facts.root && bench.facts.preflightRead);
        QCOMPARE(bench.facts.addresses.first().ptr, QStringList{QStringLiteral("vps17.test")});
        for (const core::Finding& finding : std::as_const(bench.notes.seen))
            QVERIFY2(!finding.blocks(), qPrintable(finding.id));
        QVERIFY2(bench.host->unexpected.isEmpty(), qPrintable(bench.host->unexpected.join(u'|')));
        QVERIFY(bench.host->ran.last().startsWith(QStringLiteral("rm -rf -- ")));
    }

    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("kind");
        const QString refused = toString(core::ErrorKind::Refused);
        const QString decide = toString(core::ErrorKind::NeedsDecision);
        const auto row = [](const char* line, const char* output, const char* finding,
                            const QString& kind) {
            QTest::newRow(finding) << QString::fromLatin1(line) << QByteArray(output)
                                   << QString::fromLatin1(finding) << kind;
        };
        row("cat /etc/os-release", "ID=debian\nVERSION_ID=\"10\"\n", "system-unsupported", refused);
        row("cat /proc/1/comm", "bash\n", "no-systemd", refused);
        row("uname -m", "riscv64\n", "architecture-unsupported", refused);
        row("cat /proc/meminfo", "MemTotal: 800000 kB\n", "memory-low", decide);
        row("df -Pk /var", "/dev/vda1 20000000 19900000 100000 99% /\n", "disk-low", refused);
        row("date -u +%s", "1000000000\n", "clock-off", decide);
        row("ss -Hltnp", "LISTEN 0 1 *:25 *:* users:((\"master\",pid=1,fd=2))\n", "other-mta",
            decide);
        row("ss -Hltnp", "LISTEN 0 1 *:80 *:* users:((\"webshop\",pid=1,fd=2))\n", "port-80-taken",
            decide);
    }

    void findsWhatIsWrong()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, output);
        QFETCH(QString, finding);
        QFETCH(QString, kind);
        QTemporaryDir folder;
        Bench bench;
        scriptPreflight(bench, folder, R"({"facts": {}, "findings": []})");
        bench.host->answer(line, output);
        if (finding == QLatin1String("architecture-unsupported")) {
            // No daemon lies there for it, which is a finding too but not the first.
            QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("mailsteadd-riscv64"))));
        }
        Context context = bench.context();
        const auto plan = LookStep().plan(context);
        QVERIFY(!plan);
        QCOMPARE(toString(plan.error().kind), kind);
        QVERIFY(bench.notes.seen.contains(finding));
        QCOMPARE(plan.error().what, bench.notes.seen.value(finding).title);
        QVERIFY(!plan.error().next.isEmpty());
        QVERIFY2(bench.host->unexpected.isEmpty(), qPrintable(bench.host->unexpected.join(u'|')));
    }

    void honoursDecisions()
    {
        QTemporaryDir folder;
        Bench bench;
        scriptPreflight(bench, folder, R"({"facts": {}, "findings": []})");
        bench.host->answer(QStringLiteral("ss -Hltnp"),
                           "LISTEN 0 1 *:25 *:* users:((\"master\",pid=1,fd=2))\n"
                           "LISTEN 0 1 *:80 *:* users:((\"nginx\",pid=1,fd=2))\n");
        const QString mta = QStringLiteral("other-mta");
        const QString web = QStringLiteral("port-80-taken");
        bench.settings.decisions.insert(mta, goOn); // not offered: two programs on one port
        bench.settings.decisions.insert(web, goOn);
        Context context = bench.context();
        const auto undecided = LookStep().plan(context);
        QVERIFY(!undecided);
        QCOMPARE(toString(undecided.error().kind), toString(core::ErrorKind::NeedsDecision));
        QCOMPARE(undecided.error().what, bench.notes.seen.value(mta).title);

        bench.settings.decisions.insert(mta, stopAndDisable);
        QVERIFY(LookStep().plan(context));
        QVERIFY(!bench.notes.seen.value(mta).blocks());
        QCOMPARE(servicesToStop(bench.facts, bench.settings),
                 QStringList{QStringLiteral("postfix")});
    }

    void lookEndsWhenTheConnectionIsLost()
    {
        Bench bench;
        bench.host->failOnce(QStringLiteral("ip -o addr show"), core::ErrorKind::Unreachable);
        Context context = bench.context();
        const auto plan = LookStep().plan(context);
        QVERIFY(!plan);
        QCOMPARE(toString(plan.error().kind), toString(core::ErrorKind::Unreachable));
        QCOMPARE(bench.host->ran.last(), QStringLiteral("ip -o addr show"));
    }

    void preparesWhatIsMissing()
    {
        Bench bench;
        bench.host->answer(QStringLiteral("dpkg --audit"), {});
        bench.host->answer(packageQuery,
                           "installed ca-certificates\ninstalled openssl\n"
                           "config-files dovecot-core\n",
                           1);
        const QString refresh = QStringLiteral("apt-get -o 'DPkg::Lock::Timeout=300' update");
        const QString install = QStringLiteral(
            "apt-get -o 'DPkg::Lock::Timeout=300' install -y --no-install-recommends -o "
            "'Dpkg::Options::=--force-confdef' -o 'Dpkg::Options::=--force-confold' dovecot-core "
            "dovecot-imapd dovecot-lmtpd dovecot-pop3d");
        Context context = bench.context();
        PrepareStep step;
        const auto plan = step.plan(context);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(subjects(*plan), (QStringList{QStringLiteral("command ") + refresh,
                                               QStringLiteral("package dovecot-core"),
                                               QStringLiteral("package dovecot-imapd"),
                                               QStringLiteral("package dovecot-lmtpd"),
                                               QStringLiteral("package dovecot-pop3d")}));
        QVERIFY(!bench.host->ran.contains(refresh));
        QVERIFY(!step.verify(context));

        bench.host->answer(refresh, "Hit:1\n");
        bench.host->answer(install, {}, 100, "E: No space left on device\n");
        const auto full = step.apply(context, *plan);
        QVERIFY(!full);
        QCOMPARE(toString(full.error().kind), toString(core::ErrorKind::NoSpace));

        bench.host->answer(install, "Setting up dovecot-core\n");
        QVERIFY(step.apply(context, *plan));
        bench.host->answer(packageQuery, allPackages);
        QVERIFY(step.verify(context));
        const auto second = step.plan(context);
        QVERIFY(second && second->isEmpty());
        QVERIFY2(bench.host->unexpected.isEmpty(), qPrintable(bench.host->unexpected.join(u'|')));
    }

    void finishesAnInterruptedInstallation()
    {
        Bench bench;
        bench.host->answer(QStringLiteral("dpkg --audit"),
                           "The following packages are only half\n");
        bench.host->answer(packageQuery, allPackages);
        Context context = bench.context();
        const auto plan = PrepareStep().plan(context);
        QVERIFY(plan);
        QCOMPARE(plan->changes.size(), 1);
        QVERIFY(plan->changes.first().subject.contains(QStringLiteral("--configure -a")));
    }

    void namesTheServer()
    {
        Bench bench;
        bench.host->files[QStringLiteral("/etc/hostname")] = {"vps17\n"};
        bench.host->files[QStringLiteral("/etc/hosts")] = {
            "127.0.0.1 localhost\n127.0.1.1 vps17.hoster.example vps17 # J\xe9r\xf4me\n"};
        Context context = bench.context();
        NameStep step;
        const auto plan = step.plan(context);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(subjects(*plan), (QStringList{QStringLiteral("file /etc/hostname"),
                                               QStringLiteral("file /etc/hosts"),
                                               QStringLiteral("reboot 203.0.113.5")}));
        QVERIFY(plan->changes.at(1).undoable);
        QCOMPARE(bench.host->files.value(QStringLiteral("/etc/hostname")).content,
                 QByteArray("vps17\n"));

        // The server comes back with its new name and another boot id.
        bench.host->answer(QStringLiteral("systemctl --no-block reboot"), {});
        ScriptedHost& host = *bench.host;
        host.onRun = [&host](const QString&) {
            if (host.reconnects == 0)
                return;
            host.answer(QStringLiteral("cat /proc/sys/kernel/random/boot_id"), "33333333-4444\n");
            host.answer(QStringLiteral("cat /proc/sys/kernel/hostname"), "mail\n");
            host.answer(QStringLiteral("hostname -f"), "mail.example.org\n");
        };
        const auto applied = step.apply(context, *plan);
        QVERIFY2(applied, applied ? "" : qPrintable(applied.error().text()));
        QCOMPARE(host.reconnects, 1);
        QVERIFY(step.verify(context));
        QCOMPARE(host.files.value(QStringLiteral("/etc/hostname")).content, QByteArray("mail\n"));
        // Bytes that are no UTF-8 stay as they are.
        QCOMPARE(host.files.value(QStringLiteral("/etc/hosts")).content,
                 QByteArray("127.0.0.1 localhost\n"
                            "127.0.1.1\tmail.example.org mail # J\xe9r\xf4me\n"));
        QCOMPARE(bench.journal.backups(StepId::Name).size(), 2);
        QVERIFY(step.canUndo(context));

        const auto second = step.plan(context);
        QVERIFY(second && second->isEmpty());

        // Undo: both files as they were found.
        host.answer(QStringLiteral("cat /etc/hostname"), "vps17\n");
        host.answer(QStringLiteral("hostname vps17"), {});
        const auto undone = step.undo(context);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().text()));
        QCOMPARE(host.files.value(QStringLiteral("/etc/hostname")).content, QByteArray("vps17\n"));
        QVERIFY(host.files.value(QStringLiteral("/etc/hosts")).content.contains("vps17.hoster"));
        QVERIFY2(host.unexpected.isEmpty(), qPrintable(host.unexpected.join(u'|')));
    }

    void tellsCloudInitToKeepTheName()
    {
        Bench bench;
        bench.host->answer(QStringLiteral("stat -c %n /usr/bin/cloud-init /run/reboot-required"),
                           "/usr/bin/cloud-init\n", 1);
        bench.host->answer(QStringLiteral("cat /proc/sys/kernel/hostname"), "mail\n");
        bench.host->files[QStringLiteral("/etc/hostname")] = {"mail\n"};
        bench.host->files[QStringLiteral("/etc/hosts")] = {"127.0.1.1 mail.example.org mail\n"};
        Context context = bench.context();
        const auto plan = NameStep().plan(context);
        QVERIFY(plan);
        QCOMPARE(subjects(*plan),
                 QStringList{QStringLiteral("file /etc/cloud/cloud.cfg.d/99-mailstead.cfg")});
    }

    void saysWhenTheNameIsNotTaken()
    {
        Bench bench;
        Context context = bench.context();
        const auto verified = NameStep().verify(context);
        QVERIFY(!verified);
        QVERIFY(verified.error().why.contains(QStringLiteral("vps17.hoster.example")));
    }
};

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
