// The daemon when its files are damaged or missing.
#include "daemon_process.h"
#include "mail_sink.h"
#include "sample_mail.h"

#include <QDir>
#include <QFile>
#include <QtTest>
#include <csignal>

using nlohmann::json;

class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void damagedQueueFile_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("count");
        QTest::newRow("header") << 0 << 100;
        QTest::newRow("schema") << 120 << 3000;
        QTest::newRow("middle pages") << 8192 << 16384;
    }

    void damagedQueueFile()
    {
        QFETCH(int, from);
        QFETCH(int, count);
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QVERIFY(send(daemon, smallText).starts_with("250"));
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        QFile file(daemon.stateDirectory() + QStringLiteral("/queue.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > from + count);
        file.seek(from);
        file.write(QByteArray(count, '\x5a'));
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(DaemonProcess::program(),
                      {QStringLiteral("serve"), QStringLiteral("--config"), daemon.configPath()});
        QVERIFY(process.waitForFinished(60000));
        const QByteArray words = process.readAll();
        QVERIFY(process.exitStatus() == QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(words.contains("queue.db is damaged") && words.contains(".recover"), words);
    }

    /// SQLite tells a damaged log from its checksums and leaves out what is behind the damage.
    void damagedLogIsSurvived()
    {
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QVERIFY(send(daemon, smallText).starts_with("250"));
        daemon.kill();
        QFile file(daemon.stateDirectory() + QStringLiteral("/queue.db-wal"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 8192);
        file.seek(file.size() - 3000);
        file.write(QByteArray(2000, '\x5a'));
        file.close();
        QVERIFY(daemon.start());
        QVERIFY(send(daemon, smallText).starts_with("250"));
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
    }

    void damagedSpoolFilesHoldUpNobodyElse()
    {
        MailSink sink;
        DaemonProcess daemon("/nobody-listens-here");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        const QDir spool(daemon.stateDirectory() + QStringLiteral("/spool"));
        QStringList known;
        const auto freshFile = [&] {
            for (const QString& name : spool.entryList(QDir::Files)) {
                if (!known.contains(name)) {
                    known << name;
                    return spool.filePath(name);
                }
            }
            return QString();
        };
        QVERIFY(send(daemon, largeText("missing")).starts_with("250"));
        const QString missing = freshFile();
        QVERIFY(send(daemon, largeText("short")).starts_with("250"));
        const QString cut = freshFile();
        QVERIFY(send(daemon, largeText("whole")).starts_with("250"));
        QVERIFY(send(daemon, smallText).starts_with("250"));
        QVERIFY(!missing.isEmpty() && !cut.isEmpty());
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        QVERIFY(QFile::remove(missing));
        QVERIFY(QFile::resize(cut, 200'000));
        QVERIFY(replaceIn(daemon.configPath(), "/nobody-listens-here",
                          QByteArray::fromStdString(sink.target())));
        QVERIFY(daemon.start());
        daemon.call("queue.act", {{"action", "retry"}, {"filter", json::object()}});
        QTRY_VERIFY_WITH_TIMEOUT(daemon.call("history.list")["total"].get<int>() >= 2, 60000);
        const json ended = daemon.call("history.list");
        QVERIFY2(ended["total"] == 2, ended.dump().c_str());
        QTRY_COMPARE_WITH_TIMEOUT(daemon.call("queue.counts")["deferred"].get<int>(), 2, 60000);
        const json listed = daemon.call("queue.list");
        for (const json& row : listed["rows"]) {
            const std::string reply = row["lastReply"];
            QVERIFY2(reply.find("spool file") != std::string::npos, reply.c_str());
        }
        for (const MailSink::Delivery& delivery : sink.deliveries())
            QVERIFY(delivery.content.find("Subject: short") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
