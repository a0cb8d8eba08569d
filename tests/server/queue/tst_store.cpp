// The contract of queue::Store, on SQLite: every line of the table of states, what a crash leaves.
#include "store_test.h"

#include <QDir>
#include <QFile>
#include <fcntl.h>

using namespace mailstead;
using namespace storetest;

class StoreTest : public StoreTestBase
{
    Q_OBJECT

private slots:
    void takenIsActiveAndKept()
    {
        take(message("m1", {"a@Remote.test", "ann@example.org"}, start));
        store->reopen();
        const auto rows = list({}, SortBy::Recipient, false);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].key(), std::string("m1/1"));
        QCOMPARE(rows[0].domain, std::string("remote.test"));
        QCOMPARE(rows[0].route, Route::Remote);
        QCOMPARE(rows[1].route, Route::Local);
        QCOMPARE(rows[0].state, State::Active);
        QCOMPARE(rows[0].subject, std::string("Hello"));
        QVERIFY(rows[0].receivedAt == start);
        QVERIFY(!rows[0].nextAttempt);
        QCOMPARE((*store)->content("m1")->text(), fakes::text("Hello", "ann@example.org").text());
        QVERIFY(*(*store)->nextDue() == std::optional(start));
    }

    void batchIsAllOrNothing()
    {
        take(message("m1", {"a@remote.test"}, start));
        const auto fresh = message("m2", {"a@remote.test"}, start);
        const auto again = message("m1", {"b@remote.test"}, start);
        const auto taken = (*store)->take({&fresh, &again});
        QVERIFY(!taken);
        QVERIFY(taken.error().kind == core::ErrorKind::AlreadyExists);
        QCOMPARE(keys(list()), Keys{"m1/1"});
    }

    void claimMovesToSendingOnce()
    {
        take(message("m1", {"a@remote.test", "b@remote.test", "c@other.test"}, start));
        QCOMPARE(claim(start - 1s).size(), std::size_t(0));
        const auto rows = claim(start);
        QCOMPARE(keys(rows), (Keys{"m1/1", "m1/2", "m1/3"}));
        QCOMPARE(rows.front().state, State::Sending);
        QCOMPARE(claim(start).size(), std::size_t(0));
        QVERIFY(*(*store)->nextDue() == std::nullopt);
        QCOMPARE((*store)->counts({}, start)->sending, std::uint64_t(3));
    }

    void claimKeepsToItsLimits()
    {
        for (int i = 1; i < 5; ++i)
            take(message("m" + std::to_string(i), {"a@remote.test", "b@remote.test"},
                         start + std::chrono::seconds(i)));
        take(message("p1", {"c@other.test"}, start + 10s));
        ClaimLimits limits;
        std::map<std::string, std::size_t> room = {{"remote.test", 2}, {"other.test", 9}};
        limits.room = [&room](const std::string& domain, Route) {
            return room[domain];
        };
        // Two jobs of the domain, the oldest first, whole messages; the other domain as well.
        QCOMPARE(keys(claim(start + 1min, limits)), (Keys{"m1/1", "m1/2", "m2/1", "m2/2", "p1/1"}));
        room = {{"remote.test", 0}};
        QCOMPARE(claim(start + 1min, limits).size(), std::size_t(0));
        room = {{"remote.test", 5}};
        limits.jobs = 1;
        QCOMPARE(keys(claim(start + 1min, limits)), (Keys{"m3/1", "m3/2"}));
        // A message larger than what is left waits, unless nothing else is there.
        limits.bytes = 1;
        limits.firstMayBeLarger = false;
        QCOMPARE(claim(start + 1min, limits).size(), std::size_t(0));
        limits.firstMayBeLarger = true;
        QCOMPARE(keys(claim(start + 1min, limits)), (Keys{"m4/1", "m4/2"}));
    }

    void destinationsHaveTheirTurns()
    {
        for (int i = 1; i < 10; ++i)
            take(message("m" + std::to_string(i), {"a@huge.test"}, start));
        take(message("p1", {"a@small.test"}, start + 1s));
        ClaimLimits limits;
        limits.jobs = 2;
        QCOMPARE(keys(claim(start + 1min, limits)), (Keys{"m1/1", "p1/1"}));
    }

    void pausedDestinationsWait()
    {
        take(message("m1", {"a@remote.test", "b@other.test"}, start));
        (*store)->pause("remote.test", Route::Remote, start + 5min);
        QCOMPARE(keys(claim(start + 1min)), Keys{"m1/2"});
        QVERIFY(*(*store)->nextDue() == std::optional(start + 5min));
        QCOMPARE(keys(claim(start + 5min)), Keys{"m1/1"});
    }

    void futureReleaseAndHoldRules()
    {
        auto later = message("m1", {"a@remote.test"}, start);
        later.envelope.holdUntil = start + 2h;
        take(later);
        auto held = message("m2", {"a@remote.test"}, start);
        held.targets[0].held = true;
        take(held);
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(claim(start + 1h).size(), std::size_t(0));
            QVERIFY(list({.ids = {"m1"}})[0].state == State::Deferred);
            QVERIFY(list({.ids = {"m2"}})[0].state == State::Held);
            store->reopen();
        }
        QCOMPARE(keys(claim(start + 2h)), Keys{"m1/1"});
    }

    void whatTheSenderWantsIsKept()
    {
        auto wanted = message("m1", {"a@remote.test", "b@remote.test"}, start);
        wanted.envelope.ret = smtp::Return::Headers;
        wanted.envelope.envelopeId = "QQ314159";
        wanted.envelope.smtpUtf8 = true;
        wanted.targets[0].notify = {true, true, false, true};
        wanted.targets[0].original = "rfc822;A@remote.test";
        wanted.targets[1].sender = "srs0=x@example.org";
        take(wanted);
        for (int round = 0; round < 2; ++round) {
            const auto rows = claim(start);
            QCOMPARE(rows.size(), std::size_t(2));
            QVERIFY(rows[0].notify.success && rows[0].notify.delay && !rows[0].notify.failure);
            QCOMPARE(rows[0].original, std::string("rfc822;A@remote.test"));
            QVERIFY(!rows[1].notify.given);
            QCOMPARE(rows[1].sender, std::string("srs0=x@example.org"));
            const auto stored = (*store)->message("m1");
            QVERIFY(stored->ret == smtp::Return::Headers && stored->smtpUtf8);
            QCOMPARE(stored->envelopeId, std::string("QQ314159"));
            store->reopen();
        }
    }

    void largeContentsStayInTheirFile()
    {
        const std::string spool = store->directory() + "/spool";
        QVERIFY(QDir().mkdir(QString::fromStdString(spool)));
        const auto make = [&](const std::string& name) {
            QFile file(QString::fromStdString(spool + "/" + name));
            if (!file.open(QIODevice::WriteOnly))
                return smtp::Content();
            file.write(QByteArray(300'000, 'x'));
            file.close();
            const int fd = ::open((spool + "/" + name).c_str(), O_RDONLY | O_CLOEXEC);
            return smtp::Content("Received: here\r\n", std::make_shared<smtp::SpoolFile>(
                                                           spool + "/" + name, fd, 300'000));
        };
        auto large = message("m1", {"a@remote.test"}, start);
        large.content = make("one");
        take(large);
        large.content = make("two"); // never taken
        QVERIFY(QFile::exists(QString::fromStdString(spool + "/two")));
        QFile orphan(QString::fromStdString(spool + "/orphan"));
        QVERIFY(orphan.open(QIODevice::WriteOnly));
        store->reopen();
        QVERIFY(!orphan.exists());
        const auto content = (*store)->content("m1");
        QVERIFY(content);
        QCOMPARE(content->size(), std::uint64_t(300'016));
        QVERIFY(content->whole()->starts_with("Received: here\r\nxx"));
        const std::string copy = store->directory() + "/copy";
        QVERIFY((*store)->backUp(copy));
        QVERIFY(!(*store)->backUp(copy));
        QVERIFY(
            (*store)->finishAttempts({result(claim(start)[0], Kind::Delivered, "250 ok")}, start));
        QVERIFY(!QFile::exists(QString::fromStdString(spool + "/one")));
        auto restored = openSqliteStore(copy + "/queue.db");
        QVERIFY(restored);
        QCOMPARE((*restored)->content("m1")->whole()->size(), std::size_t(300'016));
        const std::atomic<bool> stop(false);
        QVERIFY((*restored)->checkIntegrity(stop));
    }

    void holdRulesHoldWhatComesIn()
    {
        QVERIFY((*store)->addHoldRule({}).error().kind == core::ErrorKind::InvalidInput);
        const auto rule = (*store)->addHoldRule({0, "Ann@", "@Remote.test", "a campaign"});
        QVERIFY(rule);
        store->reopen();
        QCOMPARE((*store)->holdRules().size(), std::size_t(1));
        take(message("m1", {"a@remote.test", "a@other.test"}, start));
        take(message("m2", {"a@remote.test"}, start, "bob@example.org"));
        QVERIFY(list({.keys = {"m1/1"}})[0].state == State::Held);
        QCOMPARE(keys(claim(start)), (Keys{"m1/2", "m2/1"}));
        QVERIFY(*(*store)->removeHoldRule(rule->number));
        QVERIFY(!*(*store)->removeHoldRule(rule->number));
        take(message("m3", {"a@remote.test"}, start));
        QCOMPARE(keys(claim(start)), Keys{"m3/1"});
    }

    void suppressionsAreKept()
    {
        QVERIFY((*store)->suppress({"gone@x.test", "550 5.1.1 unknown", "m1", start}));
        QVERIFY((*store)->suppress({"bad@y.test", "by hand", "", start + 1s}));
        store->reopen();
        QCOMPARE((*store)->suppression("gone@x.test")->reason, std::string("550 5.1.1 unknown"));
        QVERIFY(!(*store)->suppression("other@x.test"));
        QCOMPARE((*store)->suppressions("", 10)->front().recipient, std::string("bad@y.test"));
        QCOMPARE((*store)->suppressions("UNKNOWN", 10)->size(), std::size_t(1));
        QVERIFY(*(*store)->unsuppress("gone@x.test"));
        QVERIFY(!*(*store)->unsuppress("gone@x.test"));
        QVERIFY(!(*store)->suppression("gone@x.test"));
    }

    void deliveredGoesToHistory()
    {
        take(message("m1", {"a@remote.test", "b@remote.test"}, start));
        auto rows = claim(start);
        QVERIFY(
            (*store)->finishAttempts({result(rows[0], Kind::Delivered, "250 2.0.0 ok")}, start));
        QVERIFY((*store)->content("m1"));
        QVERIFY(
            (*store)->finishAttempts({result(rows[1], Kind::Delivered, "250 2.0.0 ok")}, start));
        QCOMPARE(list().size(), std::size_t(0));
        const auto content = (*store)->content("m1");
        QVERIFY(!content);
        QVERIFY(content.error().kind == core::ErrorKind::NotFound);
        const auto history = (*store)->history({}, 0, 10);
        QCOMPARE(history->total, std::uint64_t(2));
        QCOMPARE(history->rows[0].outcome, Outcome::Delivered);
        QCOMPARE(history->rows[0].reply, std::string("250 2.0.0 ok"));
        const auto trace = (*store)->trace("m1");
        QCOMPARE(trace->recipients, (std::vector<std::string>{"a@remote.test", "b@remote.test"}));
        QCOMPARE(trace->events.size(), std::size_t(3));
        QCOMPARE(trace->events[1].kind, std::string("delivered"));
        QCOMPARE(trace->events[1].host, std::string("mx.remote.test"));
        QCOMPARE(trace->events[1].tls, std::string("TLSv1.3"));
    }

    void deferredWaitsForItsTime()
    {
        take(message("m1", {"a@remote.test"}, start));
        defer(claim(start), start + 5min);
        const Row row = only();
        QCOMPARE(row.state, State::Deferred);
        QCOMPARE(row.attempts, 1);
        QCOMPARE(row.lastReply, std::string("450 4.2.0 later"));
        QCOMPARE(row.lastHost, std::string("mx.remote.test"));
        QVERIFY(row.nextAttempt == start + 5min);
        QVERIFY(*(*store)->nextDue() == std::optional(start + 5min));
        QCOMPARE(claim(start + 4min).size(), std::size_t(0));
        QCOMPARE(claim(start + 5min).size(), std::size_t(1));
    }

    void bouncedStoresTheNoticeWithIt()
    {
        take(message("m1", {"a@remote.test"}, start));
        const auto rows = claim(start);
        QVERIFY((*store)->finishAttempts({result(rows[0], Kind::Bounced, "550 5.1.1 unknown")},
                                         start, {message("n1", {"ann@example.org"}, start, "")}));
        QCOMPARE(only().key(), std::string("n1/1"));
        QCOMPARE(only().sender, std::string());
        QCOMPARE((*store)->history({}, 0, 10)->rows[0].outcome, Outcome::Bounced);
        // When the notice cannot be stored, the row has not ended either.
        take(message("m2", {"b@remote.test"}, start));
        ClaimLimits limits;
        const auto second = claim(start, limits);
        QVERIFY(!(*store)->finishAttempts({result(second.back(), Kind::Bounced, "550 no")}, start,
                                          {message("n1", {"ann@example.org"}, start, "")}));
        QCOMPARE((*store)->counts({}, start)->sending, std::uint64_t(2));
    }

    void finishTouchesOnlyWhatIsBeingSent()
    {
        take(message("m1", {"a@remote.test"}, start));
        const Row row = only();
        QVERIFY((*store)->finishAttempts({result(row, Kind::Delivered, "250 ok")}, start));
        QCOMPARE(only().state, State::Active);
    }

    void restartTriesSendingAgain()
    {
        take(message("m1", {"a@remote.test"}, start));
        QCOMPARE(claim(start).size(), std::size_t(1));
        store->reopen();
        QCOMPARE(only().state, State::Active);
        QCOMPARE(claim(start).size(), std::size_t(1));
    }

    void forgetsWhatIsOver()
    {
        take(message("z1", {"a@x.test"}, start));
        QVERIFY(
            (*store)->finishAttempts({result(claim(start)[0], Kind::Delivered, "250 ok")}, start));
        take(message("w1", {"b@x.test"}, start));
        QVERIFY((*store)->forget(start - 1s));
        QVERIFY((*store)->trace("z1"));
        QVERIFY((*store)->forget(start + 1s));
        QVERIFY(!(*store)->trace("z1"));
        QVERIFY((*store)->trace("w1"));
        QCOMPARE((*store)->history({}, 0, 1)->total, std::uint64_t(0));
    }

    void tracesCanBeAdded()
    {
        take(message("m1", {"a@x.test"}, start));
        QVERIFY((*store)->addTrace("m1", {start, "checks", "", "looked at", "", "", "", ""}));
        QCOMPARE((*store)->trace("m1")->events.back().text, std::string("looked at"));
        QVERIFY((*store)->addTrace("m9", {}).error().kind == core::ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
