// Uploads by SFTP and without it, over a real sshd.
#include "ssh_server.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>
#include <QtConcurrentRun>
#include <QtCrypto>
#include <sys/stat.h>

using namespace mailstead;
using core::ErrorKind;
using ssh::Connection;

class TestUpload : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_bytes.resize(9 * 1024 * 1024 + 17);
        QRandomGenerator(7).generate(reinterpret_cast<quint32*>(m_bytes.data()),
                                     reinterpret_cast<quint32*>(m_bytes.data()) +
                                         m_bytes.size() / 4);
        if (!m_server.start()) {
            QSKIP(qPrintable(m_server.problem()));
        }
        if (m_server.user() != QLatin1String("root")) {
            QSKIP("uploads of other users than root go through sudo: tested in the sandbox");
        }
    }

    void init()
    {
        m_target = m_server.path(QStringLiteral("up load"));
        QDir(m_target).removeRecursively();
        QVERIFY(QDir().mkpath(m_target));
        m_target += QStringLiteral("/it's ü.bin");
    }

    void uploads_data()
    {
        QTest::addColumn<bool>("sftp");
        QTest::newRow("by SFTP") << true;
        QTest::newRow("by a command") << false;
    }

    void uploads()
    {
        QFETCH(bool, sftp);
        const auto host = connectTo(sftp);
        QVERIFY(host);
        QBuffer source(&m_bytes);
        QVERIFY(source.open(QIODevice::ReadOnly));
        QList<qint64> steps;
        const auto done = host->upload(source, m_target, 0751, [&](qint64 at, qint64 total) {
            QVERIFY(total == m_bytes.size());
            steps.append(at);
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
        QCOMPARE(read(m_target), m_bytes);
        QCOMPARE(modeOf(m_target), 0751);
        QCOMPARE(steps.first(), 0);
        QCOMPARE(steps.last(), m_bytes.size());
        QVERIFY(steps.size() > 10);
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        onlyTargetIsThere();

        // Again, over the old one, and empty.
        QByteArray none;
        QBuffer empty(&none);
        QVERIFY(empty.open(QIODevice::ReadOnly));
        const auto replaced = host->upload(empty, m_target, 0600);
        QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().text()));
        QCOMPARE(read(m_target), QByteArray());
        QCOMPARE(modeOf(m_target), 0600);
        onlyTargetIsThere();
    }

    void leavesTheOldFileWhenCancelled_data() { uploads_data(); }

    void leavesTheOldFileWhenCancelled()
    {
        QFETCH(bool, sftp);
        const auto host = connectTo(sftp);
        QVERIFY(host);
        QFile old(m_target);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QBuffer source(&m_bytes);
        QVERIFY(source.open(QIODevice::ReadOnly));
        core::CancelToken cancel;
        const auto done = host->upload(
            source, m_target, 0644,
            [&](qint64 at, qint64) {
                if (at > 100'000) {
                    cancel.cancel();
                }
            },
            cancel);
        QVERIFY(!done);
        COMPARE_KIND(done.error().kind, ErrorKind::Cancelled);
        QCOMPARE(read(m_target), QByteArray("old"));
        onlyTargetIsThere();
    }

    void explainsFailures_data() { uploads_data(); }

    void explainsFailures()
    {
        QFETCH(bool, sftp);
        const auto host = connectTo(sftp);
        QVERIFY(host);
        QBuffer source(&m_bytes);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto noFolder = host->upload(source, m_target + QStringLiteral("/below/file"), 0644);
        QVERIFY(!noFolder);
        COMPARE_KIND(noFolder.error().kind, ErrorKind::NotFound);

        source.seek(0);
        QVERIFY(QDir().mkpath(m_target));
        const auto overFolder = host->upload(source, m_target, 0644);
        QVERIFY(!overFolder);
        onlyTargetIsThere();

        source.seek(0);
        COMPARE_KIND(host->upload(source, QStringLiteral("relative"), 0644).error().kind,
                     ErrorKind::InvalidInput);
    }

private:
    std::shared_ptr<Connection> connectTo(bool sftp)
    {
        m_server.stop();
        // A subsystem that is not there is refused, as on a server without one.
        if (!m_server.start(sftp ? QStringList{}
                                 : QStringList{QStringLiteral("Subsystem other /bin/false")})) {
            return {};
        }
        m_known = std::make_unique<ssh::KnownHosts>(m_server.freshKnownHosts());
        const auto opened =
            Connection::open(m_server.target(), {}, *m_known,
                             [](const ssh::HostKey&) { return ssh::HostKeyTrust::Once; });
        return opened ? *opened : nullptr;
    }

    void onlyTargetIsThere() const
    {
        const QFileInfo info(m_target);
        QTRY_COMPARE_WITH_TIMEOUT(
            info.dir().entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
            QStringList{info.fileName()}, 30'000);
    }

    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArrayLiteral("(unreadable)");
    }

    static int modeOf(const QString& path)
    {
        struct stat info {
        };
        return ::stat(qPrintable(path), &info) == 0 ? static_cast<int>(info.st_mode & 07777) : -1;
    }

    test::SshServer m_server;
    std::unique_ptr<ssh::KnownHosts> m_known;
    QByteArray m_bytes;
    QString m_target;
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    TestUpload test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_upload.moc"
