// The daemon when its disk is full, or read-only after an error. Needs root, for file systems of
// its own.
#include "daemon_process.h"
#include "sample_mail.h"

#include <QFile>
#include <QProcess>
#include <QtTest>
#include <csignal>
#include <sched.h>
#include <sys/mount.h>

using nlohmann::json;

namespace
{

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
    /// Only while nothing on it is open for writing.
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

bool run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool good = process.waitForFinished(60000) &&
                      process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!good)
        qWarning("%s: %s", qPrintable(program), process.readAll().constData());
    return good;
}

/// An ext4 in a file, mounted over a directory. fail() does what the kernel does after an error of
/// the disk: a remount would wait for whoever has files open for writing, this does not.
class FailingDisk
{
public:
    FailingDisk(QString image, QString directory)
        : m_image(std::move(image))
        , m_directory(std::move(directory))
    {
    }
    ~FailingDisk()
    {
        if (m_mounted)
            ::umount2(m_directory.toUtf8().constData(), MNT_DETACH);
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    bool make() const
    {
        QFile file(m_image);
        return file.open(QIODevice::WriteOnly) && file.resize(qint64(64) * 1024 * 1024) &&
               run(QStringLiteral("/usr/sbin/mkfs.ext4"), {QStringLiteral("-q"), m_image});
    }
    bool mount()
    {
        m_mounted = run(
            QStringLiteral("mount"),
            {QStringLiteral("-o"), QStringLiteral("loop,errors=remount-ro"), m_image, m_directory});
        return m_mounted;
    }
    bool fail() const
    {
        return run(QStringLiteral("mount"),
                   {QStringLiteral("-o"), QStringLiteral("remount,abort"), m_directory});
    }
    bool unmount()
    {
        m_mounted = !run(QStringLiteral("umount"), {m_directory});
        return !m_mounted;
    }

private:
    const QString m_image, m_directory;
    bool m_mounted = false;
};

} // namespace

class DisksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // What is mounted is seen by this test and its daemons alone, and goes with them.
        QVERIFY(::unshare(CLONE_NEWNS) == 0);
        QVERIFY(::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0);
    }

    void fullDisk()
    {
        DaemonProcess daemon("/nobody-listens-here");
        const SmallDisk disk(daemon.stateDirectory(), "size=12m");
        QVERIFY(disk.isMounted());
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
        FailingDisk disk(daemon.stateDirectory() + QStringLiteral(".image"),
                         daemon.stateDirectory());
        QVERIFY(disk.make() && disk.mount());
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        int taken = 0;
        for (const std::string& text : {smallText, largeText("before")}) {
            QVERIFY(send(daemon, text).starts_with("250"));
            ++taken;
        }
        QVERIFY(disk.fail());
        QFile proof(daemon.stateDirectory() + QStringLiteral("/proof"));
        QVERIFY(!proof.open(QIODevice::WriteOnly));
        // Nothing is accepted, and the sender is told to come again; what is asked is answered.
        for (int i = 0; i < 3; ++i) {
            for (const std::string& text : {smallText, largeText("read-only")}) {
                const std::string reply = send(daemon, text);
                QVERIFY2(reply.starts_with("451 4.3.") || reply.starts_with("452 4.3.1 "),
                         reply.c_str());
            }
        }
        QVERIFY(daemon.call("server.status").is_object());
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), taken);
        // Such a disk is not written again until it is mounted anew.
        daemon.signal(SIGTERM);
        QVERIFY(daemon.waitForEnd().has_value());
        QVERIFY(disk.unmount());
        QVERIFY(disk.mount());
        QVERIFY(daemon.start());
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), taken);
        for (const std::string& text : {smallText, largeText("after")})
            QVERIFY(send(daemon, text).starts_with("250"));
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), taken + 2);
        daemon.kill();
        QVERIFY(disk.unmount());
    }

    /// While nobody has a file open, a disk can be made read-only without an error: the daemon
    /// then says at its start what is wrong, and works as soon as the disk can be written.
    void readOnlyDiskAtTheStart()
    {
        DaemonProcess daemon("/nobody-listens-here");
        const SmallDisk disk(daemon.stateDirectory(), "size=32m");
        QVERIFY(disk.isMounted());
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QVERIFY(send(daemon, smallText).starts_with("250"));
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        QVERIFY(disk.setReadOnly(true));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(DaemonProcess::program(),
                      {QStringLiteral("serve"), QStringLiteral("--config"), daemon.configPath()});
        QVERIFY(process.waitForFinished(60000));
        const QByteArray words = process.readAll();
        QVERIFY(process.exitStatus() == QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(words.contains("ead-only file system"), words);
        QVERIFY(disk.setReadOnly(false));
        QVERIFY(daemon.start());
        QCOMPARE(daemon.call("queue.counts")["total"].get<int>(), 1);
        QVERIFY(send(daemon, smallText).starts_with("250"));
        daemon.kill();
    }
};

QTEST_GUILESS_MAIN(DisksTest)
#include "tst_disks.moc"
