// greylist.db: what was saved is there again, what is old is not.
#include "accounts/greylist_store.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mailstead;
using accounts::GreylistFile;

class GreylistStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSaved()
    {
        const QTemporaryDir folder;
        const std::int64_t now = smtp::Greylist::secondsSince1970();
        {
            const auto file = open(folder);
            QVERIFY(file->load().empty());
            file->save({2, now - 9, now - 9, 0});
            file->save({0xFFFFFFFFFFFFFFFF, now - 100, now - 50, 3});
            file->save({2, now - 9, now - 1, 1});
        }
        const auto records = open(folder)->load();
        QCOMPARE(records.size(), std::size_t(2));
        QCOMPARE(records[0].key, std::uint64_t(0xFFFFFFFFFFFFFFFF));
        QCOMPARE(records[0].passes, 3U);
        QCOMPARE(records[1].first, now - 9);
        QCOMPARE(records[1].last, now - 1);
        QCOMPARE(records[1].passes, 1U);
    }

    void forgetsTheOld()
    {
        const QTemporaryDir folder;
        const std::int64_t now = smtp::Greylist::secondsSince1970();
        {
            const auto file = open(folder);
            file->load();
            file->save({1, 0, now - 101 * 3600, 5}); // beyond the retention
            file->save({2, 0, now - 99 * 3600, 5});
            file->save({3, 0, now - 49 * 3600, 0}); // never came again
            file->save({4, 0, now - 47 * 3600, 0});
        }
        const auto records = open(folder)->load();
        QCOMPARE(records.size(), std::size_t(2));
        QCOMPARE(records[0].key, std::uint64_t(2));
        QCOMPARE(records[1].key, std::uint64_t(4));
    }

    void damageIsAnError()
    {
        const QTemporaryDir folder;
        QFile damaged(folder.filePath(QStringLiteral("greylist.db")));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(8192, 'x'));
        damaged.close();
        QVERIFY(!GreylistFile::open(folder.path().toStdString(), std::chrono::hours(1)));
    }

private:
    std::shared_ptr<GreylistFile> open(const QTemporaryDir& folder)
    {
        return GreylistFile::open(folder.path().toStdString(), std::chrono::hours(100)).value();
    }
};

QTEST_GUILESS_MAIN(GreylistStoreTest)
#include "tst_greylist_store.moc"
