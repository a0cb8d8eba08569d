// The journal on the server: written, read again, and what is done with a damaged one.
#include "scripted_host.h"

#include "setup/journal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace mailstead;
using namespace mailstead::setup;

namespace
{

Backup backupOf(const QString& path)
{
    Backup backup;
    backup.step = StepId::Name;
    backup.path = path;
    backup.copy = Journal::directory() + QStringLiteral("/backup/name-0-hosts");
    backup.mode = 0640;
    backup.sha256After = "aa";
    backup.at = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::utc());
    return backup;
}

QByteArray changed(const Journal& journal, const char* key, const QJsonValue& value)
{
    QJsonObject root = QJsonDocument::fromJson(journal.toJson()).object();
    root.insert(QLatin1String(key), value);
    return QJsonDocument(root).toJson();
}

QByteArray withBackup(const char* key, const QJsonValue& value)
{
    Journal journal;
    journal.addBackup(backupOf(QStringLiteral("/etc/hosts")));
    const QJsonObject root = QJsonDocument::fromJson(journal.toJson()).object();
    QJsonObject entry = root.value(QLatin1String("backups")).toArray().first().toObject();
    entry.insert(QLatin1String(key), value);
    return changed(journal, "backups", QJsonArray{entry});
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsWritten()
    {
        ScriptedHost host;
        Journal journal;
        journal.hostname = QStringLiteral("mail.example.org");
        journal.domain = QStringLiteral("example.org");
        journal.mailbox = QStringLiteral("anna@example.org");
        const QDateTime started =
            QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::utc());
        const QList<StepState> states = {StepState::Done, StepState::AlreadyDone, StepState::Failed,
                                         StepState::Skipped, StepState::Undone};
        for (int i = 0; i < states.size(); ++i)
            journal.setStep(allSteps().at(i + 1),
                            {states.at(i), started, started.addSecs(5), QStringLiteral("desk"),
                             QStringLiteral("why %1").arg(i)});
        journal.addBackup(backupOf(QStringLiteral("/etc/hosts")));
        QVERIFY(journal.save(host));
        QCOMPARE(host.files.value(Journal::path()).mode, QByteArray("600"));
        QVERIFY(host.ran.contains(QStringLiteral("install -d -m 0700 ") + Journal::directory()));

        QString damage;
        const auto read = Journal::load(host, &damage);
        QVERIFY(read);
        QVERIFY(damage.isEmpty());
        QCOMPARE(read->hostname, journal.hostname);
        QCOMPARE(read->mailbox, journal.mailbox);
        QCOMPARE(read->steps().size(), 5);
        for (int i = 0; i < states.size(); ++i) {
            const auto step = read->step(allSteps().at(i + 1));
            QVERIFY(step.has_value());
            QCOMPARE(toString(step->state), toString(states.at(i)));
            QCOMPARE(step->startedAt, started);
            QCOMPARE(step->error, QStringLiteral("why %1").arg(i));
        }
        QVERIFY(!read->step(StepId::Look).has_value());
        const QList<Backup> backups = read->backups(StepId::Name);
        QCOMPARE(backups.size(), 1);
        QCOMPARE(backups.first().mode, 0640);
        QCOMPARE(backups.first().at, backupOf({}).at);
        QCOMPARE(read->toJson(), journal.toJson());
        QVERIFY(host.unexpected.isEmpty());
    }

    void isEmptyOnANewServer()
    {
        ScriptedHost host;
        QString damage;
        const auto read = Journal::load(host, &damage);
        QVERIFY(read);
        QVERIFY(damage.isEmpty() && read->steps().isEmpty());
    }

    void firstBackupStays()
    {
        Journal journal;
        journal.addBackup(backupOf(QStringLiteral("/etc/hosts")));
        Backup later = backupOf(QStringLiteral("/etc/hosts"));
        later.copy = QStringLiteral("elsewhere");
        later.sha256After = "bb";
        journal.addBackup(later);
        later.step = StepId::Install;
        journal.addBackup(later);
        const QList<Backup> backups = journal.backups(StepId::Name);
        QCOMPARE(backups.size(), 1);
        QCOMPARE(backups.first().copy, backupOf({}).copy);
        QCOMPARE(backups.first().sha256After, QByteArray("bb"));
        journal.removeBackups(StepId::Name);
        QVERIFY(journal.backups(StepId::Name).isEmpty());
        QCOMPARE(journal.backups(StepId::Install).size(), 1);
    }

    void damagedOnesAreKeptAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const Journal good;
        QTest::newRow("not JSON") << QByteArray("{\"format\": 1, ");
        QTest::newRow("empty file") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no format") << QByteArray("{}");
        QTest::newRow("too large") << QByteArray(300 * 1024, ' ');
        QTest::newRow("unknown state") << changed(
            good, "steps",
            QJsonObject{{QStringLiteral("dns"),
                         QJsonObject{{QStringLiteral("state"), QStringLiteral("odd")}}}});
        QTest::newRow("never a stored state") << changed(
            good, "steps",
            QJsonObject{{QStringLiteral("dns"),
                         QJsonObject{{QStringLiteral("state"), QStringLiteral("running")}}}});
        QTest::newRow("relative path") << withBackup("path", QStringLiteral("etc/hosts"));
        QTest::newRow("copy elsewhere") << withBackup("copy", QStringLiteral("/etc/shadow"));
        QTest::newRow("copy climbs out")
            << withBackup("copy", Journal::directory() + QStringLiteral("/../../../etc/shadow"));
        QTest::newRow("copy of nothing") << withBackup("existed", false);
        QTest::newRow("unknown step") << withBackup("step", QStringLiteral("odd"));
        QJsonArray many;
        for (int i = 0; i < 65; ++i)
            many.append(QJsonObject());
        QTest::newRow("too many files") << changed(good, "backups", many);
    }

    void damagedOnesAreKeptAside()
    {
        QFETCH(QByteArray, bytes);
        ScriptedHost host;
        host.files[Journal::path()].content = bytes;
        QString damage;
        auto read = Journal::load(host, &damage);
        QVERIFY(read);
        QVERIFY(!damage.isEmpty());
        QVERIFY(read->steps().isEmpty());
        QVERIFY(!host.files.contains(Journal::damagedPath())); // loading changes nothing

        QVERIFY(read->save(host));
        QCOMPARE(host.files.value(Journal::damagedPath()).content, bytes);
        QCOMPARE(host.files.value(Journal::path()).content, read->toJson());
        QVERIFY(read->save(host)); // the second time the good one stays where it is
        QCOMPARE(host.files.value(Journal::damagedPath()).content, bytes);
    }

    void newerFormatsAreLeftAlone()
    {
        ScriptedHost host;
        host.files[Journal::path()].content = changed(Journal(), "format", Journal::format + 1);
        QString damage;
        const auto read = Journal::load(host, &damage);
        QVERIFY(!read);
        QCOMPARE(toString(read.error().kind), toString(core::ErrorKind::Refused));
        QVERIFY(damage.isEmpty());
    }

    void lostConnectionsAreNoDamage()
    {
        ScriptedHost host;
        host.failOnce(QStringLiteral("head -c 262145 -- ") + Journal::path(),
                      core::ErrorKind::Unreachable);
        QString damage;
        const auto read = Journal::load(host, &damage);
        QVERIFY(!read);
        QCOMPARE(toString(read.error().kind), toString(core::ErrorKind::Unreachable));
        QVERIFY(damage.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
