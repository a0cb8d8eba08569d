// Bringing mail out: what is claimed when, what becomes of each answer of the carrier.
#include "fakes.h"
#include "queue/scheduler.h"

#include <QtTest>

using namespace mailstead;
using namespace mailstead::queue;
using namespace std::chrono_literals;
using fakes::message;
using fakes::result;
using Kind = AttemptResult::Kind;

namespace
{

/// Everything around a scheduler, with a clock that the test moves.
struct Bench {
    fakes::StoreOnDisk store;
    fakes::Directory directory;
    fakes::Signer signer;
    fakes::Carrier carrier;
    Changes changes;
    QueueThread thread;
    Preparation preparation{"mail.example.org", directory, signer};
    std::atomic<std::int64_t> seconds{1'800'000'000};
    std::atomic<std::int64_t> steady{0}; ///< seconds, too
    std::unique_ptr<Scheduler> scheduler;

    TimePoint now() const { return TimePoint(std::chrono::seconds(seconds.load())); }
    void start(Policy policy = {})
    {
        scheduler = std::make_unique<Scheduler>(
            policy, thread, *store, carrier, preparation, changes, [this] { return now(); },
            [this] {
                return std::chrono::steady_clock::time_point(std::chrono::seconds(steady.load()));
            });
        scheduler->start();
    }
    void pass(std::chrono::seconds time)
    {
        steady += time.count();
        seconds += time.count();
        scheduler->wake();
    }
    /// Somebody sets the clock.
    void jump(std::chrono::seconds by)
    {
        seconds += by.count();
        scheduler->wake();
        settle();
    }
    bool take(const NewMessage& one)
    {
        const bool taken = store->take({&one}).has_value();
        if (scheduler)
            scheduler->wake();
        return taken;
    }
    /// What is posted so far has run.
    void settle()
    {
        thread.run([] {});
    }
    std::vector<Row> rows() { return store->list({}, SortBy::Age, true, 0, 100, now())->rows; }
    ~Bench()
    {
        if (scheduler)
            scheduler->stop();
        thread.stop();
    }
};

} // namespace

class SchedulerTest : public QObject
{
    Q_OBJECT

private slots:
    void delayDoublesUpToTheLongest()
    {
        Policy policy;
        policy.retryFirst = 300s;
        policy.retryLongest = 3600s;
        QCOMPARE(retryDelay(policy, 1, 0.5).count(), 300);
        QCOMPARE(retryDelay(policy, 2, 0.5).count(), 600);
        QCOMPARE(retryDelay(policy, 4, 0.5).count(), 2400);
        QCOMPARE(retryDelay(policy, 5, 0.5).count(), 3600);
        QCOMPARE(retryDelay(policy, 1000, 0.5).count(), 3600);
        QCOMPARE(retryDelay(policy, 1, 0).count(), 262);
        QCOMPARE(retryDelay(policy, 1, 1).count(), 337);
        policy.retryFirst = 1s;
        QVERIFY(retryDelay(policy, 1, 0) >= 1s);
    }

    void rowsOfOneDestinationAreOneJob()
    {
        Bench bench;
        QVERIFY(bench.take(
            message("m1", {"a@x.test", "b@y.test", "c@x.test", "ann@example.org"}, bench.now())));
        bench.start();
        std::map<std::string, fakes::Carrier::Held> jobs;
        for (int i = 0; i < 3; ++i) {
            auto held = bench.carrier.next();
            jobs[held.job.domain] = held;
        }
        QCOMPARE(jobs["x.test"].job.rows.size(), std::size_t(2));
        QCOMPARE(jobs["y.test"].job.rows.size(), std::size_t(1));
        QCOMPARE(jobs["example.org"].job.route, Route::Local);
        QCOMPARE(jobs["x.test"].job.content.text(), fakes::text("Hello", "ann@example.org").text());
        QVERIFY(!jobs["x.test"].job.eightBit);
        QCOMPARE(bench.scheduler->runningJobs(), std::size_t(3));
        for (const auto& [domain, held] : jobs)
            fakes::Carrier::finish(
                held, [](const Row& row) { return result(row, Kind::Delivered, "250 2.0.0 ok"); });
        QVERIFY(bench.scheduler->waitForJobs(30s));
        QCOMPARE(bench.rows().size(), std::size_t(0));
        QCOMPARE(bench.store->history({}, 0, 10)->total, std::uint64_t(4));
    }

    void eightBitIsSeen()
    {
        Bench bench;
        auto one = message("m1", {"a@x.test"}, bench.now());
        one.content = smtp::Content("Subject: x\r\n\r\n\xc3\xa9\r\n");
        one.eightBit = true;
        QVERIFY(bench.take(one));
        bench.start();
        const auto held = bench.carrier.next();
        QVERIFY(held.job.eightBit);
        held.done({});
    }

    void warmUpGrowsDayByDay()
    {
        WarmUpPlan plan;
        const TimePoint day = TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24));
        QVERIFY(!warmUpAllowance(plan, day));
        plan.since = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);
        QVERIFY(!warmUpAllowance(plan, day - 1s));
        QCOMPARE(warmUpAllowance(plan, day).value_or(0), std::size_t(50));
        QCOMPARE(warmUpAllowance(plan, day + 47h).value_or(0), std::size_t(75));
        QVERIFY(!warmUpAllowance(plan, day + 24h * 30));
        WarmUp warmUp(plan);
        warmUp.count("gmail.com", 49, day);
        QCOMPARE(warmUp.left("gmail.com", day), std::size_t(1));
        warmUp.count("gmail.com", 3, day);
        QCOMPARE(warmUp.left("gmail.com", day), std::size_t(0));
        QCOMPARE(warmUp.left("qq.com", day), std::size_t(50));
        QCOMPARE(warmUp.left("gmail.com", WarmUp::tomorrow(day)), std::size_t(75));
    }

    void warmUpEndsForToday()
    {
        Bench bench;
        Policy policy;
        policy.warmUp.since = std::chrono::floor<std::chrono::days>(bench.now());
        policy.warmUp.firstDay = 2;
        for (int i = 0; i < 4; ++i)
            QVERIFY(bench.take(message("m" + std::to_string(i), {"a@x.test"}, bench.now())));
        QVERIFY(bench.take(message("p1", {"ann@example.org"}, bench.now())));
        bench.start(policy);
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(3)); // local mail is not counted
        bench.pass(24h);
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(5));
        bool told = false;
        for (const DestinationState& state : bench.scheduler->destinations())
            told = told || (state.domain == "x.test" && state.running == 4);
        QVERIFY(told);
        for (int i = 0; i < 5; ++i) {
            const auto held = bench.carrier.next();
            fakes::Carrier::finish(
                held, [](const Row& row) { return result(row, Kind::Delivered, "250 ok"); });
        }
        QVERIFY(bench.scheduler->waitForJobs(30s));

        // A restart knows what the day has had: nothing more is allowed until tomorrow.
        bench.scheduler->stop();
        for (int i = 4; i < 10; ++i)
            QVERIFY(bench.take(message("m" + std::to_string(i), {"a@x.test"}, bench.now())));
        bench.start(policy);
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
        bench.pass(24h);
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(4));
        bench.scheduler->stop();
    }

    void noMoreThanAllowedAtOnce()
    {
        Bench bench;
        for (int i = 0; i < 8; ++i)
            QVERIFY(bench.take(message("m" + std::to_string(i), {"a@busy.test"},
                                       bench.now() - std::chrono::seconds(100 - i))));
        QVERIFY(bench.take(message("p1", {"a@free.test"}, bench.now())));
        Policy policy;
        policy.maxJobs = 6;
        bench.start(policy);
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(6)); // five of one, the other one
        const auto first = bench.carrier.next();
        QCOMPARE(first.job.rows[0].messageId, std::string("m0"));
        fakes::Carrier::finish(
            first, [](const Row& row) { return result(row, Kind::Delivered, "250 ok"); });
        QTRY_COMPARE_WITH_TIMEOUT(bench.carrier.heldCount(), std::size_t(6), 30000);
        // The landed one counts until its result is written, some milliseconds later.
        QTRY_COMPARE_WITH_TIMEOUT(bench.scheduler->runningJobs(), std::size_t(6), 30000);
        while (bench.store->history({}, 0, 100)->total < 9) {
            const auto held = bench.carrier.next();
            QVERIFY(held.done);
            fakes::Carrier::finish(
                held, [](const Row& row) { return result(row, Kind::Delivered, "250 ok"); });
            bench.settle();
        }
    }

    void deferredComesBackLaterAndLater()
    {
        Bench bench;
        Policy policy;
        policy.retryFirst = 100s;
        policy.retryLongest = 400s;
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.start(policy);
        for (const int expected : {100, 200, 400, 400}) {
            const auto held = bench.carrier.next();
            QVERIFY(held.done);
            fakes::Carrier::finish(held, [](const Row& row) {
                return result(row, Kind::Deferred, "450 4.2.0 later");
            });
            QVERIFY(bench.scheduler->waitForJobs(30s));
            const auto rows = bench.rows();
            QCOMPARE(rows.size(), std::size_t(1));
            QCOMPARE(rows[0].state, State::Deferred);
            const auto wait = std::chrono::duration_cast<std::chrono::seconds>(
                *rows[0].nextAttempt - bench.now());
            QVERIFY2(wait.count() >= expected * 7 / 8 - 1 && wait.count() <= expected * 9 / 8 + 1,
                     qPrintable(QString::number(wait.count())));
            bench.pass(wait - 1s);
            bench.settle();
            QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
            bench.pass(2s);
        }
        bench.carrier.next().done({});
        const auto trace = bench.store->trace("m1");
        QVERIFY(trace->events.back().text.find("next attempt in") != std::string::npos);
    }

    void permanentFailureTellsTheSender()
    {
        Bench bench;
        QVERIFY(bench.take(message("m1", {"a@x.test", "b@x.test", "c@x.test"}, bench.now())));
        bench.start();
        const auto held = bench.carrier.next();
        fakes::Carrier::finish(held, [](const Row& row) {
            if (row.recipient == "b@x.test")
                return result(row, Kind::Delivered, "250 2.0.0 ok");
            return result(row, Kind::Bounced, "550 5.1.1 no such user");
        });
        // The notice goes to ann, who is local: it comes to the carrier as the next job.
        const auto notice = bench.carrier.next();
        QVERIFY(notice.done);
        QCOMPARE(notice.job.rows.size(), std::size_t(1));
        QCOMPARE(notice.job.rows[0].recipient, std::string("ann@example.org"));
        QCOMPARE(notice.job.rows[0].sender, std::string());
        QCOMPARE(notice.job.route, Route::Local);
        const std::string_view text = notice.job.content.text();
        for (const char* part :
             {"multipart/report", "a@x.test", "c@x.test", "550 5.1.1 no such user",
              "Action: failed", "Status: 5.1.1", "Subject: Hello", "mx.remote.test",
              "DKIM-Signature: d=example.org"})
            QVERIFY2(text.find(part) != std::string::npos, part);
        QVERIFY(text.find("b@x.test") == std::string::npos);
        // A notice that fails is nobody's mail: no notice about a notice.
        fakes::Carrier::finish(notice, [](const Row& row) {
            return result(row, Kind::Bounced, "550 5.2.2 mailbox full");
        });
        QVERIFY(bench.scheduler->waitForJobs(30s));
        QCOMPARE(bench.rows().size(), std::size_t(0));
        QCOMPARE(bench.store->history({.outcome = Outcome::Bounced}, 0, 10)->total,
                 std::uint64_t(3));
    }

    void givesUpAtTheDeadline()
    {
        Bench bench;
        Policy policy;
        policy.giveUpAfter = 3600s;
        policy.retryFirst = 7200s;
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.start(policy);
        const auto defer = [](const Row& row) {
            return result(row, Kind::Deferred, "450 4.2.0 later");
        };
        fakes::Carrier::finish(bench.carrier.next(), defer);
        QVERIFY(bench.scheduler->waitForJobs(30s));
        // The last attempt is made at the deadline, although the pause would be longer.
        QVERIFY(bench.rows()[0].nextAttempt == bench.now() + 3600s);
        bench.pass(3600s);
        fakes::Carrier::finish(bench.carrier.next(), defer);
        const auto notice = bench.carrier.next();
        QVERIFY(notice.done);
        QVERIFY(notice.job.content.text().find("450 4.2.0 later") != std::string::npos);
        notice.done({});
        const auto trace = bench.store->trace("m1");
        QCOMPARE(trace->events.back().kind, std::string("bounced"));
        QVERIFY(trace->events.back().text.find("gave up after 60 minutes") != std::string::npos);
    }

    void clockJumps_data()
    {
        QTest::addColumn<qint64>("by");
        QTest::newRow("a day back") << qint64(-86400);
        QTest::newRow("a year forward") << qint64(365 * 86400);
        QTest::newRow("to 1970") << qint64(-1'800'000'000 + 5);
    }

    /// What waits is tried again when its time has passed, no sooner and no later, and is given up
    /// when it really has waited for so long.
    void clockJumps()
    {
        QFETCH(qint64, by);
        Bench bench;
        Policy policy;
        policy.giveUpAfter = 36000s;
        policy.warnAfter = 30000s;
        policy.retryFirst = 1200s;
        bench.start(policy);
        const auto defer = [](const Row& row) {
            return result(row, Kind::Deferred, "450 4.2.0 later");
        };
        QVERIFY(bench.take(message("d1", {"a@x.test"}, bench.now())));
        fakes::Carrier::finish(bench.carrier.next(), defer);
        QVERIFY(bench.scheduler->waitForJobs(30s));
        bench.settle();
        const auto wait = *bench.rows()[0].nextAttempt - bench.now();
        QVERIFY(bench.take(message("s1", {"a@y.test"}, bench.now())));
        const auto flying = bench.carrier.next();
        QVERIFY(flying.done);

        bench.jump(std::chrono::seconds(by));
        QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
        // What was under way while the clock was set has not become old by it.
        fakes::Carrier::finish(flying, defer);
        QVERIFY(bench.scheduler->waitForJobs(30s));
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
        for (const Row& row : bench.rows()) {
            QVERIFY(row.state == State::Deferred);
            QVERIFY(row.receivedAt <= bench.now() && row.receivedAt > bench.now() - 1h);
            QVERIFY(*row.nextAttempt > bench.now() && *row.nextAttempt < bench.now() + 1h);
        }
        QVERIFY(bench.store->list({.ids = {"d1"}}, SortBy::Age, true, 0, 1, bench.now())
                    ->rows[0]
                    .nextAttempt == bench.now() + wait);
        bench.pass(1800s);
        for (int i = 0; i < 2; ++i)
            fakes::Carrier::finish(bench.carrier.next(), defer);
        QVERIFY(bench.scheduler->waitForJobs(30s));
        QCOMPARE(bench.rows().size(), std::size_t(2));
        // New mail is not held up either.
        QVERIFY(bench.take(message("f1", {"a@z.test"}, bench.now())));
        const auto fresh = bench.carrier.next();
        QCOMPARE(fresh.job.rows[0].messageId, std::string("f1"));
        fakes::Carrier::finish(
            fresh, [](const Row& row) { return result(row, Kind::Delivered, "250 2.0.0 ok"); });
        bench.pass(36000s);
        for (int i = 0; i < 2; ++i)
            fakes::Carrier::finish(bench.carrier.next(), defer);
        QVERIFY(bench.carrier.next().job.content.text().find("Action: failed") !=
                std::string::npos);
    }

    void pausesEndInSpiteOfTheClock()
    {
        Bench bench;
        bench.start();
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        fakes::Carrier::finish(bench.carrier.next(), [](const Row& row) {
            return result(row, Kind::Deferred, "4.4.1 nobody answers");
        });
        QVERIFY(bench.scheduler->waitForJobs(30s));
        QVERIFY(bench.take(message("m2", {"a@x.test"}, bench.now())));
        bench.jump(-24h);
        QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
        QVERIFY(bench.scheduler->destinations()[0].pausedUntil == bench.now() + 60s);
        bench.pass(61s);
        QCOMPARE(bench.carrier.next().job.rows[0].messageId, std::string("m2"));
        bench.scheduler->stop();
    }

    void carrierWithoutResultDefers()
    {
        Bench bench;
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.start();
        bench.carrier.next().done({});
        QVERIFY(bench.scheduler->waitForJobs(30s));
        QCOMPARE(bench.rows()[0].state, State::Deferred);
    }

    void actsOnRequest()
    {
        Bench bench;
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.start();
        const auto held = bench.carrier.next();
        // Being sent: left out.
        auto done = bench.scheduler->act(Action::Hold, {}, false);
        QCOMPARE(done->touched, std::uint64_t(0));
        QCOMPARE(done->leftOut, std::uint64_t(1));
        fakes::Carrier::finish(
            held, [](const Row& row) { return result(row, Kind::Deferred, "450 4.2.0 later"); });
        QVERIFY(bench.scheduler->waitForJobs(30s));
        // Retry makes it due at once.
        done = bench.scheduler->act(Action::Retry, {}, false);
        QCOMPARE(done->touched, std::uint64_t(1));
        fakes::Carrier::finish(bench.carrier.next(), [](const Row& row) {
            return result(row, Kind::Deferred, "450 4.2.0 later");
        });
        QVERIFY(bench.scheduler->waitForJobs(30s));
        // Held, it does not go out whatever time passes; released, it does.
        QCOMPARE(bench.scheduler->act(Action::Hold, {}, false)->touched, std::uint64_t(1));
        bench.pass(24h);
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
        QCOMPARE(bench.scheduler->act(Action::Release, {}, true)->touched, std::uint64_t(1));
        QCOMPARE(bench.rows()[0].state, State::Held);
        QCOMPARE(bench.scheduler->act(Action::Release, {}, false)->touched, std::uint64_t(1));
        const auto again = bench.carrier.next();
        QVERIFY(again.done);
        again.done({});
    }

    void bounceOnRequestTellsEverySender()
    {
        Bench bench;
        const auto before = bench.now() - 60s;
        for (int i = 0; i < 450; ++i)
            QVERIFY(bench.take(message("m" + std::to_string(i), {"a@x.test"}, before)));
        QVERIFY(bench.take(message("n1", {"a@x.test"}, before, "")));
        QVERIFY(bench.store->act(Action::Hold, {}, false, bench.now()));
        bench.start();
        std::atomic<int> told{0};
        bench.carrier.automatic = [&](const Row& row) {
            told += row.recipient == "ann@example.org" ? 1 : 0;
            return result(row, Kind::Delivered, "250 ok");
        };
        const auto done = bench.scheduler->act(Action::Bounce, {}, false);
        QVERIFY(done);
        QCOMPARE(done->touched, std::uint64_t(451));
        QTRY_COMPARE_WITH_TIMEOUT(told.load(), 450, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(bench.rows().size(), std::size_t(0), 60000);
        QCOMPARE(bench.store->history({.outcome = Outcome::Bounced}, 0, 1)->total,
                 std::uint64_t(451));
        // Only what waits: nothing is left to be bounced.
        QCOMPARE(bench.scheduler->act(Action::Bounce, {.states = {State::Sending}}, false)->touched,
                 std::uint64_t(0));
    }

    void changesAreAnnounced()
    {
        Bench bench;
        std::mutex mutex;
        std::vector<std::string> seen;
        bench.changes.watch([&](const std::vector<std::string>& keys) {
            const std::lock_guard lock(mutex);
            seen.insert(seen.end(), keys.begin(), keys.end());
        });
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.start();
        bench.carrier.next().done({});
        QVERIFY(bench.scheduler->waitForJobs(30s));
        const std::lock_guard lock(mutex);
        QCOMPARE(seen, (std::vector<std::string>{"m1/1", "m1/1"})); // sending, deferred
    }

    void stoppedStartsNothing()
    {
        Bench bench;
        bench.start();
        bench.scheduler->stop();
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.settle();
        bench.settle();
        QCOMPARE(bench.carrier.heldCount(), std::size_t(0));
        QCOMPARE(bench.rows()[0].state, State::Active);
    }

    void resultAfterStopIsWritten()
    {
        Bench bench;
        QVERIFY(bench.take(message("m1", {"a@x.test"}, bench.now())));
        bench.start();
        const auto held = bench.carrier.next();
        bench.scheduler->stop();
        QVERIFY(!bench.scheduler->waitForJobs(1ms));
        fakes::Carrier::finish(
            held, [](const Row& row) { return result(row, Kind::Delivered, "250 ok"); });
        QVERIFY(bench.scheduler->waitForJobs(30s));
        QCOMPARE(bench.rows().size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(SchedulerTest)
#include "tst_scheduler.moc"
