// The contract of queue::Store, on SQLite: every line of the table of states, every action,
// filters and sorting, what a crash leaves.
#include "fakes.h"

#include <QDir>
#include <QFile>
#include <QtTest>
#include <fcntl.h>
#include <sqlite3.h>

using namespace mailstead;
using namespace mailstead::queue;
using namespace std::chrono_literals;
using fakes::message;
using fakes::result;

namespace
{

const TimePoint start = TimePoint(std::chrono::seconds(1'800'000'000));
using Kind = AttemptResult::Kind;

std::vector<std::string> keys(const std::vector<Row>& rows)
{
    std::vector<std::string> all;
    for (const Row& row : rows)
        all.push_back(row.key());
    std::sort(all.begin(), all.end());
    return all;
}

using Keys = std::vector<std::string>;

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<fakes::StoreOnDisk> store;

    void take(const NewMessage& one) { QVERIFY((*store)->take({&one})); }
    std::vector<Row> claim(TimePoint now, ClaimLimits limits = {})
    {
        auto rows = (*store)->claimDue(now, limits);
        return rows ? *rows : std::vector<Row>();
    }
    std::vector<Row> list(const Filter& filter = {}, SortBy sort = SortBy::Age,
                          bool descending = true)
    {
        auto page = (*store)->list(filter, sort, descending, 0, 100, start + 1h);
        return page ? page->rows : std::vector<Row>();
    }
    Row only()
    {
        const auto rows = list();
        return rows.size() == 1 ? rows.front() : Row();
    }
    ActionResult act(Action action, const Filter& filter = {}, bool dryRun = false)
    {
        auto done = (*store)->act(action, filter, dryRun, start + 1h);
        return done ? *done : ActionResult();
    }
    void defer(const std::vector<Row>& rows, TimePoint next)
    {
        std::vector<AttemptResult> results;
        for (const Row& row : rows) {
            results.push_back(result(row, Kind::Deferred, "450 4.2.0 later"));
            results.back().nextAttempt = next;
        }
        QVERIFY((*store)->finishAttempts(results, start));
    }

private slots:
    void init() { store = std::make_unique<fakes::StoreOnDisk>(); }

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

    void groupsAreCounted()
    {
        take(message("m1", {"a@x.test", "b@x.test", "c@y.test"}, start));
        take(message("m2", {"a@x.test"}, start + 10s, "bob@example.org"));
        defer(claim(start), start + 5min);
        const auto by = [&](GroupBy what) {
            QStringList found;
            const auto groups = (*store)->groups(what, {}, 2, start + 1min);
            for (const Group& group : *groups)
                found << QStringLiteral("%1 %2/%3 %4")
                             .arg(QString::fromStdString(group.key))
                             .arg(group.counts.deferred)
                             .arg(group.counts.total)
                             .arg(group.counts.oldest->count());
            return found;
        };
        QCOMPARE(by(GroupBy::Destination), (QStringList{"x.test 2/3 60", "y.test 1/1 60"}));
        QCOMPARE(by(GroupBy::Sender),
                 (QStringList{"ann@example.org 3/3 60", "bob@example.org 0/1 50"}));
        QCOMPARE(by(GroupBy::Cause), (QStringList{"450 4.2.0 later 3/3 60", " 0/1 50"}));
        // A group's key chooses exactly its rows, not those whose text it is a part of.
        const auto total = [&](const Filter& filter) {
            return (*store)->counts(filter, start + 1min)->total;
        };
        QCOMPARE(total({.causeIs = "450 4.2.0 later"}), std::uint64_t(3));
        QCOMPARE(total({.causeIs = "450 4.2.0"}), std::uint64_t(0));
        QCOMPARE(total({.causeIs = ""}), std::uint64_t(1));
        QCOMPARE(total({.senderIs = "bob@example.org"}), std::uint64_t(1));
        QCOMPARE(total({.senderIs = "ob@example.org"}), std::uint64_t(0));
        QCOMPARE(total({.sender = "bob", .senderIs = "ann@example.org"}), std::uint64_t(0));
    }

    void reroutedRowsSayWhere()
    {
        take(message("m1", {"a@x.test"}, start));
        QCOMPARE(
            (*store)->act(Action::Reroute, {}, false, start, {}, "relay.example.org:2525")->touched,
            std::uint64_t(1));
        store->reopen();
        QCOMPARE(claim(start)[0].via, std::string("relay.example.org:2525"));
        QCOMPARE((*store)->trace("m1")->events.back().kind, std::string("rerouted"));
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

    void actions_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QStringList>("touched"); // of active, deferred, held, sending
        QTest::addColumn<int>("stateAfter");      // -1: gone
        QTest::newRow("retry") << int(Action::Retry) << QStringList{"d1"} << int(State::Active);
        QTest::newRow("hold") << int(Action::Hold) << QStringList{"a1", "d1"} << int(State::Held);
        QTest::newRow("release") << int(Action::Release) << QStringList{"h1"} << int(State::Active);
        QTest::newRow("delete") << int(Action::Delete) << QStringList{"a1", "d1", "h1"} << -1;
        QTest::newRow("bounce") << int(Action::Bounce) << QStringList{"a1", "d1", "h1"} << -1;
    }

    void actions()
    {
        QFETCH(int, action);
        QFETCH(QStringList, touched);
        QFETCH(int, stateAfter);
        take(message("d1", {"a@remote.test"}, start));
        defer(claim(start), start + 10h);
        take(message("h1", {"a@remote.test"}, start));
        act(Action::Hold, {.ids = {"h1"}});
        take(message("s1", {"a@remote.test"}, start));
        QCOMPARE(claim(start).size(), std::size_t(1));
        take(message("a1", {"a@remote.test"}, start));

        const auto kind = static_cast<Action>(action);
        const ActionResult dry = act(kind, {}, true);
        QCOMPARE(dry.touched, std::uint64_t(touched.size()));
        QCOMPARE(dry.leftOut, std::uint64_t(1));
        QCOMPARE(list().size(), std::size_t(4));

        std::vector<std::string> told;
        const auto done = (*store)->act(kind, {}, false, start + 1h, [&](const auto& rows) {
            for (const Row& row : rows) {
                told.push_back(row.messageId);
                // The content can still be read for the notice.
                if (!(*store)->content(row.messageId))
                    told.push_back("no content");
            }
            return std::vector<NewMessage>();
        });
        QVERIFY(done);
        QCOMPARE(done->touched, std::uint64_t(touched.size()));
        QCOMPARE(done->leftOut, std::uint64_t(1));
        QCOMPARE(done->changed.size(), std::size_t(touched.size()));
        QCOMPARE(told.size(), kind == Action::Bounce ? std::size_t(3) : std::size_t(0));
        std::map<std::string, State> after;
        for (const Row& row : list())
            after[row.messageId] = row.state;
        QCOMPARE(after["s1"], State::Sending);
        for (const QString& name : touched) {
            if (stateAfter < 0) {
                QVERIFY(!after.contains(name.toStdString()));
                QVERIFY(!(*store)->content(name.toStdString()));
            } else {
                QCOMPARE(int(after[name.toStdString()]), stateAfter);
            }
        }
        // What was released or is to be retried is due now; what is held never.
        const auto due = claim(start + 1h);
        if (kind == Action::Retry)
            QVERIFY(std::any_of(due.begin(), due.end(),
                                [](const Row& row) { return row.messageId == "d1"; }));
        if (kind == Action::Hold)
            QCOMPARE(due.size(), std::size_t(0));
        QVERIFY((*store)->act(kind, {.ids = {"n9"}}, false, start)->touched == 0);
    }

    void actionsAreExplained()
    {
        take(message("m1", {"a@remote.test"}, start));
        act(Action::Hold);
        act(Action::Release);
        act(Action::Delete);
        std::vector<std::string> kinds;
        const auto trace = (*store)->trace("m1");
        for (const TraceEvent& event : trace->events)
            kinds.push_back(event.kind);
        QCOMPARE(kinds, (std::vector<std::string>{"queued", "held", "released", "deleted"}));
        QCOMPARE((*store)->history({}, 0, 1)->rows[0].outcome, Outcome::Deleted);
    }

    void filters_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QStringList>("expected");
        const QStringList names = {
            "all",  "keys",  "ids",  "states",  "sender",     "recipient", "domain", "reply",
            "text", "older", "both", "percent", "underscore", "subject",   "quote",  "none"};
        const QList<QStringList> expected = {{"m1/1", "m1/2", "m2/1"},
                                             {"m1/2"},
                                             {"m2/1"},
                                             {"m2/1"},
                                             {"m2/1"},
                                             {"m1/1"},
                                             {"m1/2"},
                                             {"m2/1"},
                                             {"m1/1"},
                                             {"m1/1", "m1/2"},
                                             {"m1/1"},
                                             {"m2/1"},
                                             {},
                                             {"m2/1"},
                                             {},
                                             {}};
        for (int i = 0; i < names.size(); ++i)
            QTest::newRow(qPrintable(names[i])) << i << expected[i];
    }

    void filters()
    {
        QFETCH(int, which);
        QFETCH(QStringList, expected);
        take(message("m2", {"carl@far.test"}, start + 30min, "Zed@example.org", "100% off"));
        defer(claim(start + 30min), start + 2h);
        take(message("m1", {"Ann@near.test", "bob@far.test"}, start, "amy@example.org"));
        const std::vector<Filter> all = {
            {},
            {.keys = {"m1/2", "m9/1"}},
            {.ids = {"m2"}},
            {.states = {State::Deferred, State::Held}},
            {.sender = "zED@"},
            {.recipient = "aNN"},
            {.ids = {"m1"}, .domain = "FAR.test"},
            {.reply = "4.2.0 LATER"},
            {.text = "ann@near"},
            {.olderThan = 45min},
            {.ids = {"m1"}, .recipient = "near"},
            {.text = "0%"},
            {.text = "100_"},
            {.text = "OFF"},
            {.text = "' OR 1=1 --"},
            {.domain = "ar.test"},
        };
        QStringList found;
        for (const std::string& key : keys(list(all[std::size_t(which)])))
            found << QString::fromStdString(key);
        QCOMPARE(found, expected);
        const auto counted = (*store)->counts(all[std::size_t(which)], start + 1h);
        QCOMPARE(counted->total, std::uint64_t(expected.size()));
    }

    void sortsAndPages()
    {
        take(message("m1", {"c@x.test"}, start, "b@example.org"));
        take(message("m2", {"A@x.test"}, start + 1s, "C@example.org"));
        take(message("m3", {"b@x.test"}, start + 2s, "a@example.org"));
        const auto order = [&](SortBy sort, bool descending) {
            std::string ids;
            for (const Row& row : list({}, sort, descending))
                ids += row.messageId.substr(1);
            return ids;
        };
        QCOMPARE(order(SortBy::Age, true), std::string("123"));
        QCOMPARE(order(SortBy::Age, false), std::string("321"));
        QCOMPARE(order(SortBy::Sender, false), std::string("312"));
        QCOMPARE(order(SortBy::Recipient, false), std::string("231"));
        QCOMPARE(order(SortBy::Recipient, true), std::string("132"));
        defer(claim(start + 1s, {.jobs = 1}), start + 2h);
        QCOMPARE(order(SortBy::State, true).substr(0, 1), std::string("1"));
        QCOMPARE(order(SortBy::Attempts, true).substr(0, 1), std::string("1"));
        QCOMPARE(order(SortBy::NextAttempt, false).substr(0, 1), std::string("1"));
        QCOMPARE(order(SortBy::NextAttempt, true).substr(0, 1), std::string("1"));
        QCOMPARE(order(SortBy::Reply, true).substr(0, 1), std::string("1"));
        const auto page = (*store)->list({}, SortBy::Age, true, 1, 1, start);
        QCOMPARE(page->total, std::uint64_t(3));
        QCOMPARE(keys(page->rows), Keys{"m2/1"});
    }

    void countsSayTheOldest()
    {
        QVERIFY(!(*store)->counts({}, start)->oldest);
        take(message("m1", {"c@x.test"}, start));
        take(message("m2", {"c@x.test"}, start + 10s));
        QCOMPARE((*store)->counts({}, start + 1min)->oldest->count(), 60);
    }

    void historyFilters()
    {
        take(message("m1", {"a@x.test"}, start, "ann@example.org"));
        take(message("m2", {"b@x.test"}, start, "bob@example.org"));
        const auto rows = claim(start);
        QVERIFY((*store)->finishAttempts({result(rows[0], Kind::Delivered, "250 ok")}, start));
        QVERIFY((*store)->finishAttempts({result(rows[1], Kind::Bounced, "550 no")}, start + 1min));
        const auto total = [&](const HistoryFilter& filter) {
            return (*store)->history(filter, 0, 10)->total;
        };
        QCOMPARE(total({}), std::uint64_t(2));
        QCOMPARE(total({.sender = "BOB"}), std::uint64_t(1));
        QCOMPARE(total({.recipient = "a@"}), std::uint64_t(1));
        QCOMPARE(total({.outcome = Outcome::Bounced}), std::uint64_t(1));
        QCOMPARE(total({.since = start + 1s}), std::uint64_t(1));
        QCOMPARE((*store)->history({}, 0, 10)->rows[0].id, std::string("m2"));
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

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
