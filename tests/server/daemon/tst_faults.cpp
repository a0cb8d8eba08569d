// The daemon when its disk fails it: damaged and missing files, a full disk, one that is read-only.
#include "daemon_process.h"
#include "line_stream.h"
#include "mail_sink.h"

#include <QDir>
#include <QFile>
#include <QtTest>
#include <csignal>
#include <sys/mount.h>

using nlohmann::json;

namespace
{

const std::string smallText = "Subject: small\r\n\r\nx\r\n";

std::string largeText(const std::string& subject)
{
    std::string text = "Subject: " + subject + "\r\n\r\n";
    for (int i = 0; i < 5000; ++i)
        text += "the quick brown fox jumps over the lazy dog, and once more, and again\r\n";
    return text;
}

bool replaceIn(const QString& path, const QByteArray& before, const QByteArray& after)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray text = file.readAll();
    const bool found = text.contains(before);
    text.replace(before, after);
    file.resize(0);
    file.seek(0);
    return file.write(text) == text.size() && found;
}

std::string send(const DaemonProcess& daemon, const std::string& text)
{
    SmtpClient client(daemon.port("smtp"));
    return client.mail("a@remote.test", "ann@example.org", text);
}

/// A file system in memory over a directory, as long as this lives.
class SmallDisk
{
public:
    SmallDisk(const QString& directory, const char* options)
        : m_directory(directory.toStdString())
        , m_mounted(::mount("none", m_directory.c_str(), "tmpfs", 0, options) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_directory.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool isMounted() const { return m_mounted; }
    bool setReadOnly(bool readOnly) const
    {
        return ::mount("none", m_directory.c_str(), nullptr,
                       MS_REMOUNT | (readOnly ? static_cast<unsigned long>(MS_RDONLY) : 0UL),
                       nullptr) == 0;
    }

private:
    const std::string m_directory;
    const bool m_mounted;
};

} // namespace

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

    void fullDisk()
    {
        DaemonProcess daemon("/nobody-listens-here");
        const SmallDisk disk(daemon.stateDirectory(), "size=12m");
        if (!disk.isMounted())
            QSKIP("a small file system can only be mounted by root with CAP_SYS_ADMIN");
        QVERIFY(replaceIn(daemon.configPath(), "free-bytes = 0", "free-bytes = 4000000"));
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        int taken = 0;
        QVERIFY(send(daemon, smallText).starts_with("250"));
        ++taken;
        const QString ballast = daemon.stateDirectory() + QStringLiteral("/ballast");
        QFile file(ballast);
        const auto fill = [&](qint64 size) {
            return file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size &&
                   file.flush();
        };
        QVERIFY(fill(9'000'000));
        // How much is free is asked once a second.
        std::string reply;
        QTRY_VERIFY_WITH_TIMEOUT((reply = send(daemon, smallText),
                                  taken += reply.starts_with("250") ? 1 : 0,
                                  reply.starts_with("452 4.3.1")),
                                 60000);
        file.close();
        QVERIFY(QFile::remove(ballast));
        QTRY_VERIFY_WITH_TIMEOUT((reply = send(daemon, largeText("after")),
                                  taken += reply.starts_with("250") ? 1 : 0,
                                  reply.starts_with("250")),
                                 60000);

        // Somebody else fills it to the last octet while nobody looks.
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        QVERIFY(replaceIn(daemon.configPath(), "free-bytes = 4000000", "free-bytes = 0"));
        QVERIFY(daemon.start());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (file.write(QByteArray(65536, 'x')) == 65536) {
        }
        while (file.write("x", 1) == 1) {
        }
        for (const std::string& text : {smallText, largeText("full")}) {
            reply = send(daemon, text);
            taken += reply.starts_with("250") ? 1 : 0; // the log may still have room
            QVERIFY2(reply.starts_with("4") || reply.starts_with("250"), reply.c_str());
        }
        QVERIFY(reply.starts_with("45"));
        QVERIFY(daemon.call("server.status").is_object());
        file.close();
        QVERIFY(QFile::remove(ballast));
        QTRY_VERIFY_WITH_TIMEOUT((reply = send(daemon, largeText("again")),
                                  taken += reply.starts_with("250") ? 1 : 0,
                                  reply.starts_with("250")),
                                 60000);
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), taken);
        daemon.kill();
        QVERIFY(daemon.start());
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), taken);
        daemon.kill();
    }

    void readOnlyDisk()
    {
        DaemonProcess daemon("/nobody-listens-here");
        const SmallDisk disk(daemon.stateDirectory(), "size=32m");
        if (!disk.isMounted())
            QSKIP("a small file system can only be mounted by root with CAP_SYS_ADMIN");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QVERIFY(send(daemon, smallText).starts_with("250"));
        // What is open for writing holds a remount up; the kernel's error state does not.
        if (!disk.setReadOnly(true))
            QSKIP("files that are open for writing keep this kernel from remounting read-only");
        for (const std::string& text : {smallText, largeText("read-only")}) {
            const std::string reply = send(daemon, text);
            QVERIFY2(reply.starts_with("4"), reply.c_str());
        }
        QVERIFY(daemon.call("server.status").is_object());
        QVERIFY(disk.setReadOnly(false));
        QVERIFY(send(daemon, smallText).starts_with("250"));
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), 2);
        daemon.kill();
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
