// What a start of queue::Store on SQLite reads: the start image and what changed since, or all
// rows. Whatever happens to the image, the start finds what the database has.
#include "core/message_id.h"
#include "queue/start_keeper.h"
#include "store_test.h"

#include <QDir>
#include <QFile>
#include <atomic>
#include <sqlite3.h>
#include <thread>

using namespace mailstead;
using namespace storetest;

class StoreStartTest : public StoreTestBase
{
    Q_OBJECT

    static constexpr SqliteOptions withImage{.imageFromRows = 1};
    /// No queue is so large.
    static constexpr SqliteOptions withoutImage{.imageFromRows = SIZE_MAX};

    QStringList images() const
    {
        return QDir(QString::fromStdString(store->directory()))
            .entryList({QStringLiteral("queue.db-start-*")}, QDir::Files);
    }
    QString imagePath() const
    {
        return QString::fromStdString(store->directory()) + "/" + images().value(0);
    }
    void removeImage() const { QVERIFY(QFile::remove(imagePath())); }
    void sql(const char* statements) const
    {
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open(store->path().c_str(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle, statements, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    }

    /// All that can be asked of what waits, as text.
    std::vector<std::string> everything()
    {
        std::vector<std::string> all;
        for (const Row& row : list()) {
            const auto ms = [](TimePoint time) {
                return std::to_string(time.time_since_epoch() / 1ms);
            };
            std::string text = row.key();
            for (const std::string& part :
                 {row.sender, row.recipient, row.domain, row.subject, row.lastReply, row.lastHost,
                  row.via, row.original, std::to_string(int(row.route)),
                  std::to_string(int(row.state)), std::to_string(row.size), ms(row.receivedAt),
                  std::to_string(row.attempts), ms(row.nextAttempt.value_or(TimePoint())),
                  std::to_string(int(row.notify.given)), std::to_string(int(row.delayWarned))})
                text += "|" + part;
            all.push_back(text);
        }
        const auto causes = (*store)->groups(GroupBy::Cause, {}, 100, start + 1h);
        for (const Group& group : *causes)
            all.push_back(group.key + ": " + std::to_string(group.counts.total));
        for (const char* text : {"greet", "450", "mx.later", "l@x"}) {
            for (const Row& row : list({.text = text}))
                all.push_back(std::string(text) + " in " + row.key());
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    /// Some rows of each kind, of messages number `from` and the next ones.
    void fill(int from)
    {
        for (int i = from; i < from + 6; ++i) {
            auto one = message(core::messageIdText(1000 + i), {"L@x.test", "b@y.test", "c@Z.test"},
                               start + std::chrono::seconds(i));
            one.subject = i % 2 == 0 ? "Greetings" : "";
            one.targets[1].notify.given = i % 3 == 0;
            one.targets[2].held = i % 3 == 1;
            one.targets[2].original = i % 3 == 2 ? "rfc822;o@z.test" : "";
            take(one);
        }
        std::vector<AttemptResult> results;
        for (const Row& row : claim(start + 1min, {.jobs = 12})) {
            const auto kind = row.number == 1   ? Kind::Delivered
                              : row.number == 2 ? Kind::Deferred
                                                : Kind::Bounced;
            results.push_back(result(row, kind, "450 4.2.0 later, " + row.messageId));
            results.back().cause = "450 4.2.0 later";
            results.back().host = "mx.later.test";
            results.back().delayWarned = row.messageId.back() % 2 == 0;
            results.back().nextAttempt = start + 2h;
        }
        QVERIFY((*store)->finishAttempts(results, start + 1min));
    }

    /// Opens a copy, as after a crash, and again without its image: both find the same.
    void crashFindsAll()
    {
        store->crash();
        const auto fromImage = everything();
        store->reopen(withoutImage);
        const QStringList left = images();
        if (!left.isEmpty()) {
            store->close();
            removeImage();
            store->reopen();
        }
        QCOMPARE(fromImage, everything());
        store->reopen(withImage);
    }

private slots:
    void init()
    {
        store = std::make_unique<fakes::StoreOnDisk>(withImage);
        fill(1);
    }

    void imageIsReadInsteadOfRows()
    {
        const auto before = everything();
        store->reopen();
        QCOMPARE(images().size(), 1);
        QCOMPARE(everything(), before);
        QVERIFY(!(QFile::permissions(imagePath()) & (QFile::ReadGroup | QFile::ReadOther)));
        // Somebody takes a row away behind our back: who reads the image does not see it.
        const std::size_t rows = list().size();
        store->close();
        sql("DELETE FROM recipients WHERE number = 2");
        store->reopen();
        QCOMPARE(list().size(), rows);
        store->close();
        removeImage();
        store->reopen();
        QVERIFY(list().size() < rows);
    }

    void changesSinceTheImageAreFound()
    {
        auto prepared = (*store)->prepareStart();
        QVERIFY(prepared && *prepared);
        crashFindsAll();

        QVERIFY((*store)->prepareStart());
        fill(11);
        crashFindsAll();
        act(Action::Hold, {.ids = {list().front().messageId}});
        act(Action::Delete, {.ids = {list().back().messageId}});
        crashFindsAll();
        act(Action::Reroute, {.domain = "y.test"});
        act(Action::Release, {});
        act(Action::Bounce, {.domain = "z.test"});
        crashFindsAll();
        // What is being sent is active or deferred again.
        QVERIFY(!claim(start + 3h, {.jobs = 3}).empty());
        prepared = (*store)->prepareStart();
        QVERIFY(prepared && *prepared);
        QVERIFY(!claim(start + 3h, {.jobs = 3}).empty());
        crashFindsAll();
        QVERIFY((*store)->clockSet(start, start + 24h));
        fill(21);
        crashFindsAll();
    }

    void notWrittenWithoutNeed()
    {
        QVERIFY(*(*store)->prepareStart());
        QVERIFY(!*(*store)->prepareStart());
        const QStringList before = images();
        fill(11);
        QVERIFY(*(*store)->prepareStart());
        QCOMPARE(images().size(), 1);
        QVERIFY(images() != before);
        // Nor kept when little waits.
        store->reopen({.imageFromRows = 1000});
        QVERIFY(!*(*store)->prepareStart());
        QCOMPARE(images(), QStringList());
        fill(21);
        crashFindsAll();
    }

    void damagedImageIsNotUsed()
    {
        const auto all = everything();
        store->close();
        QFile file(imagePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        const auto written = [&](const QByteArray& content) {
            // Under the name that the database has by now.
            QFile image(imagePath());
            QVERIFY(image.open(QIODevice::WriteOnly | QIODevice::Truncate));
            image.write(content);
        };
        for (int at = 0; at < good.size(); at += 7) {
            QByteArray bad = good;
            bad[at] = char(bad[at] ^ (1 << at % 8));
            written(bad);
            store->reopen();
            QCOMPARE(everything(), all);
            store->close();
        }
        for (const int size : {0, 1, 18, 25, int(good.size()) - 1}) {
            written(good.left(size));
            store->reopen();
            QCOMPARE(everything(), all);
            store->close();
        }
        // One that stands where no file should be.
        const QString name = imagePath();
        QVERIFY(QFile::remove(name));
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), name));
        store->reopen();
        QCOMPARE(everything(), all);
        QVERIFY(!QFileInfo(name).isSymLink());
    }

    void otherImagesAreRemoved()
    {
        const auto all = everything();
        store->close();
        const QString stray =
            QString::fromStdString(store->directory()) + "/queue.db-start-0123456789abcdef";
        QVERIFY(QFile::copy(imagePath(), stray));
        store->reopen();
        QVERIFY(!QFile::exists(stray));
        QCOMPARE(everything(), all);
    }

    void backupsAreOpenedWithoutImage()
    {
        QVERIFY((*store)->prepareStart());
        fill(11);
        const auto all = everything();
        const std::string copy = store->directory() + "/copy";
        QVERIFY((*store)->backUp(copy));
        // The store goes on and has a newer image when its database is put back.
        fill(21);
        store->close();
        for (const char* end : {"-wal", "-shm"})
            QFile::remove(QString::fromStdString(store->path() + end));
        QVERIFY(QFile::remove(QString::fromStdString(store->path())));
        QVERIFY(QFile::copy(QString::fromStdString(copy + "/queue.db"),
                            QString::fromStdString(store->path())));
        store->reopen();
        QCOMPARE(everything(), all);
        crashFindsAll();
    }

    void olderFileIsBroughtUp()
    {
        const auto all = everything();
        store->close();
        removeImage();
        // As version 2 was.
        sql("DROP TABLE start_image; DROP TABLE changes; PRAGMA user_version = 2");
        store->reopen();
        QCOMPARE(everything(), all);
        fill(11);
        QVERIFY(*(*store)->prepareStart());
        fill(21);
        crashFindsAll();
    }

    void writtenWhileWorkGoesOn()
    {
        std::atomic<bool> stop{false};
        std::atomic<int> writtenImages{0};
        std::thread other([&] {
            while (!stop) {
                const auto prepared = (*store)->prepareStart();
                writtenImages += prepared && *prepared ? 1 : 0;
            }
        });
        for (int round = 1; round < 60 || writtenImages < 20; ++round) {
            fill(1 + 10 * round);
            if (round % 7 == 0)
                act(Action::Delete, {});
        }
        stop = true;
        other.join();
        crashFindsAll();
    }

    void keeperAsks()
    {
        QCOMPARE(images(), QStringList());
        {
            const StartKeeper keeper(**store, 1ms);
            QTRY_COMPARE(images().filter(QStringLiteral("start-")).size(), 1);
        }
        crashFindsAll();
    }

    void textsAreLearntAtTheFirstSearch()
    {
        const auto all = everything();
        store->close();
        removeImage();
        store->reopen();
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(list({.text = "greet"}).size(), list({.text = "GREETINGS"}).size());
            QVERIFY(!list({.text = "greetings"}).empty());
            QCOMPARE(everything(), all);
        }
        // And where there is no room for them.
        store->close();
        removeImage();
        store->reopen({.imageFromRows = 1, .textMemory = 30});
        QCOMPARE(everything(), all);
        fill(11);
        QVERIFY(list({.text = "greetings"}).size() > 3);
        QCOMPARE(list({.text = "mx.later"}).size(), list({.text = "4.2.0"}).size());
    }
};

QTEST_GUILESS_MAIN(StoreStartTest)
#include "tst_store_start.moc"
