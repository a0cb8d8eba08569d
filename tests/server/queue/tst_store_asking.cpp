// What people ask of queue::Store, on SQLite: every action, filters, sorting, groups, history.
#include "store_test.h"

using namespace mailstead;
using namespace storetest;

class StoreAskingTest : public StoreTestBase
{
    Q_OBJECT

private slots:
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
};

QTEST_GUILESS_MAIN(StoreAskingTest)
#include "tst_store_asking.moc"
