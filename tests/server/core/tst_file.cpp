// Whole files, ids and errors.
#include "core/file.h"
#include "core/random_id.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cerrno>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace mailstead::core;

class FileTest : public QObject
{
    Q_OBJECT

private slots:
    void writesWholeFilesWithTheirMode()
    {
        QTemporaryDir directory;
        const std::string path = directory.filePath(QStringLiteral("f")).toStdString();
        QVERIFY(writeFileAtomically(path, "one", 0600));
        QVERIFY(writeFileAtomically(path, "two", 0640));
        QCOMPARE(*readFile(path, 100), std::string("two"));
        struct stat info = {};
        QCOMPARE(::stat(path.c_str(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777U), 0640);
        // Nothing temporary is left behind.
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatIsNotCommittedGoesAway()
    {
        QTemporaryDir directory;
        const std::string path = directory.filePath(QStringLiteral("f")).toStdString();
        QVERIFY(writeFileAtomically(path, "one", 0600));
        {
            const auto staged = StagedFile::write(path, "two", 0600, {::getuid(), ::getgid()});
            QVERIFY(staged.has_value());
            QCOMPARE(*readFile(path, 100), std::string("one"));
        }
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        auto staged = StagedFile::write(path, "three", 0600);
        QVERIFY(staged && staged->commit());
        QCOMPARE(*readFile(path, 100), std::string("three"));
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void failedWriteKeepsTheOldFile()
    {
        const auto written = writeFileAtomically("/nowhere/f", "x", 0600);
        QVERIFY(!written);
        QVERIFY(written.error().kind == ErrorKind::NotFound);
    }

    void readingHasALimit()
    {
        QTemporaryDir directory;
        const std::string path = directory.filePath(QStringLiteral("f")).toStdString();
        QVERIFY(writeFileAtomically(path, "12345", 0600));
        QVERIFY(readFile(path, 5));
        QVERIFY(!readFile(path, 4));
        QVERIFY(!readFile(directory.path().toStdString(), 100));
        QVERIFY(readFile(path + "-no", 4).error().kind == ErrorKind::NotFound);
    }

    void idsAreDistinctAndReadable()
    {
        std::set<std::string> ids;
        for (int i = 0; i < 1000; ++i)
            ids.insert(randomMessageId());
        QCOMPARE(ids.size(), std::size_t(1000));
        const QRegularExpression form(
            QStringLiteral("^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$"));
        QVERIFY(form.match(QString::fromStdString(*ids.begin())).hasMatch());
        QCOMPARE(randomHex(8).size(), std::size_t(16));
    }

    void errnoBecomesAKind()
    {
        QVERIFY(failErrno("x", ENOSPC).value().kind == ErrorKind::NoSpace);
        QVERIFY(failErrno("x", EACCES).value().kind == ErrorKind::PermissionDenied);
        QVERIFY(failErrno("x", ECONNREFUSED).value().kind == ErrorKind::Unavailable);
        QVERIFY(failErrno("x", EADDRINUSE).value().kind == ErrorKind::AlreadyExists);
        QCOMPARE(failErrno("doing", ENOENT).value().text(),
                 std::string("doing: No such file or directory"));
    }
};

QTEST_GUILESS_MAIN(FileTest)
#include "tst_file.moc"
