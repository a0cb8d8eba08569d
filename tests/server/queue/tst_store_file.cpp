// The file of queue::Store on SQLite: full disk, damage, other versions, who may read it.
#include "store_test.h"

#include <QDir>
#include <QFile>
#include <fcntl.h>
#include <sqlite3.h>

using namespace mailstead;
using namespace storetest;

class StoreFileTest : public StoreTestBase
{
    Q_OBJECT

private slots:
    void fullDiskIsNoSpace()
    {
        store = std::make_unique<fakes::StoreOnDisk>(SqliteOptions{.mostPages = 60});
        auto big = message("b1", {"a@x.test"}, start);
        big.content = smtp::Content(std::string(400'000, 'x'));
        const auto taken = (*store)->take({&big});
        QVERIFY(!taken);
        QVERIFY(taken.error().kind == core::ErrorKind::NoSpace);
        QVERIFY(!taken.error().next.empty());
        // Nothing of it is there, and smaller mail still is taken.
        QCOMPARE(list().size(), std::size_t(0));
        take(message("s1", {"a@x.test"}, start));
        QCOMPARE(list().size(), std::size_t(1));
    }

    void damageIsSaidAtOpening()
    {
        take(message("m1", {"a@x.test"}, start));
        const QString path = QString::fromStdString(store->path());
        store->close();
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.size() > 3 * 4096);
            file.seek(4096);
            file.write(QByteArray(int(file.size()) - 4096, '\x5a'));
        }
        auto opened = openSqliteStore(path.toStdString());
        QVERIFY(!opened);
        QVERIFY(opened.error().kind == core::ErrorKind::Corrupt);
        QVERIFY(opened.error().next.find(".recover") != std::string::npos);
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        }
        opened = openSqliteStore(path.toStdString());
        QVERIFY(!opened);
        QVERIFY(opened.error().kind == core::ErrorKind::Corrupt);
    }

    void newerVersionIsRefused()
    {
        sqlite3* handle = nullptr;
        const std::string path = store->path();
        store->close();
        QCOMPARE(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle, "PRAGMA user_version = 99", nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(handle);
        const auto opened = openSqliteStore(path);
        QVERIFY(!opened);
        QVERIFY(opened.error().what.find("newer") != std::string::npos);
    }

    void fileIsPrivate()
    {
        take(message("m1", {"a@x.test"}, start));
        for (const char* suffix : {"", "-wal", "-shm"}) {
            const auto mode = QFile::permissions(QString::fromStdString(store->path() + suffix));
            QVERIFY2(!(mode & (QFile::ReadGroup | QFile::ReadOther)), suffix);
        }
    }
};

QTEST_GUILESS_MAIN(StoreFileTest)
#include "tst_store_file.moc"
