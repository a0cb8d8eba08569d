// Readings from recorded samples, hostile ones, and a real server.
#include "ssh_server.h"

#include "vitals/sample.h"
#include "vitals/vitals.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using vitals::Reading;

namespace
{

QByteArray recorded(const QString& name)
{
    QFile file(QStringLiteral(MAILSTEAD_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestVitals : public QObject
{
    Q_OBJECT

private slots:
    void readsARecordedServer()
    {
        const auto first = vitals::parseSample(recorded(QStringLiteral("debian12-a.txt")));
        const auto second = vitals::parseSample(recorded(QStringLiteral("debian12-b.txt")));
        QVERIFY(first && second);

        const Reading alone = vitals::readingFrom(nullptr, *first);
        QCOMPARE(alone.cpu, -1.0);
        QCOMPARE(alone.receivedPerSecond, -1.0);
        QCOMPARE(alone.cores, 2);
        QCOMPARE(alone.load1, 0.52);
        QCOMPARE(alone.uptime, 1000);
        QCOMPARE(alone.memoryTotal, 2014536LL * 1024);
        QCOMPARE(alone.memoryAvailable, 1203872LL * 1024);
        QCOMPARE(alone.swapUsed, 48572LL * 1024);
        QCOMPARE(alone.disks.size(), 2);
        QCOMPARE(alone.disks.at(0).mountPoint, QStringLiteral("/"));
        QCOMPARE(alone.disks.at(1).mountPoint, QStringLiteral("/srv/my data"));
        QCOMPARE(alone.disks.at(1).usedBytes, 100000LL * 1024);

        const Reading both = vitals::readingFrom(&*first, *second);
        QCOMPARE(both.cpu, 160.0 / 400.0);
        QCOMPARE(both.receivedPerSecond, 2048.0);
        QCOMPARE(both.sentPerSecond, 50000.0);
        QCOMPARE(both.readPerSecond, 200.0 * 512);
        QCOMPARE(both.writtenPerSecond, 0.0);
        QCOMPARE(both.processes.size(), 3);
        QCOMPARE(both.processes.at(0).pid, 77);
        QCOMPARE(both.processes.at(0).name, QStringLiteral("a) b (c"));
        QCOMPARE(both.processes.at(0).cpu, 0.5);
        QCOMPARE(both.processes.at(0).residentBytes, 2000LL * 4096);
        // A number used again counts from its own start.
        QCOMPARE(both.processes.at(1).name, QStringLiteral("new"));
        QCOMPARE(both.processes.at(1).cpu, 0.1);

        // Counters that went back (a reboot) give no rates.
        const Reading back = vitals::readingFrom(&*second, *first);
        QCOMPARE(back.cpu, -1.0);
        QCOMPARE(back.receivedPerSecond, -1.0);
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("sh: not found\n");
        QTest::newRow("no memory")
            << recorded(QStringLiteral("debian12-a.txt")).replace("MemTotal:", "MemFoo:");
        QTest::newRow("negative") << QByteArray("=stat\ncpu -5 -5 -5 -5 -5\n=uptime\n-1 -1\n");
    }

    void refusesNonsense()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!vitals::parseSample(text));
    }

    void survivesCutSamples()
    {
        const QByteArray whole = recorded(QStringLiteral("debian12-b.txt"));
        const auto before = vitals::parseSample(recorded(QStringLiteral("debian12-a.txt")));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto sample = vitals::parseSample(whole.left(size));
            if (sample) {
                const Reading reading = vitals::readingFrom(&*before, *sample);
                QVERIFY(reading.cpu <= 1.0);
                QVERIFY(reading.memoryAvailable <= reading.memoryTotal);
            }
        }
    }

    void samplesARealServer()
    {
        test::SshServer server;
        if (!server.start()) {
            QSKIP(qPrintable(server.problem()));
        }
        ssh::KnownHosts known(server.freshKnownHosts());
        const auto opened = ssh::Connection::open(
            server.target(), {}, known, [](const auto&) { return ssh::HostKeyTrust::Once; });
        QVERIFY(opened);
        vitals::Vitals sampler;
        QSignalSpy failures(&sampler, &vitals::Vitals::failed);
        int readings = 0;
        connect(&sampler, &vitals::Vitals::reading, this, [&readings] { ++readings; });
        sampler.setHost(*opened);
        QTRY_VERIFY_WITH_TIMEOUT(readings >= 2, 60'000);
        const Reading last = sampler.last();
        QVERIFY(last.cores >= 1);
        QVERIFY(last.cpu >= 0 && last.cpu <= 1);
        QVERIFY(last.memoryTotal > 0);
        QVERIFY(last.uptime > 0);
        QVERIFY(!last.processes.isEmpty());
        QCOMPARE(failures.count(), 0);
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(failures.count(), 1, 60'000);
    }
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    TestVitals test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_vitals.moc"
