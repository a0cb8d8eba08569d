// What is shown beside the queue's rows, over a fake daemon: groups, finished mail, suppressed
// recipients, hold rules.
#include "fake_daemon.h"

#include "control/history_model.h"
#include "control/mail_rules.h"
#include "control/queue_groups.h"
#include "control/trace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mailstead;
using namespace mailstead::control;

namespace
{

const QString at = QStringLiteral("2026-11-24T10:00:00.000Z");

QJsonObject group(const QString& key, int total, int held = 0)
{
    return {{QStringLiteral("key"), key},
            {QStringLiteral("total"), total},
            {QStringLiteral("active"), 0},
            {QStringLiteral("sending"), 0},
            {QStringLiteral("deferred"), total - held},
            {QStringLiteral("held"), held},
            {QStringLiteral("oldest"), 60}};
}

QJsonObject finished(int number)
{
    return {{QStringLiteral("id"), QStringLiteral("m%1").arg(number)},
            {QStringLiteral("sender"), QStringLiteral("s@example.org")},
            {QStringLiteral("recipient"), QStringLiteral("r@example.net")},
            {QStringLiteral("outcome"), QStringLiteral("delivered")},
            {QStringLiteral("at"), at},
            {QStringLiteral("reply"), QStringLiteral("250 OK")},
            {QStringLiteral("subject"), QString()}};
}

} // namespace

class TestListings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        auto client = Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
    }

    void cleanup() { m_client.reset(); }

    void groupsFollowTheDaemon()
    {
        QJsonArray groups{group(QStringLiteral("a.test"), 9), group(QStringLiteral("b.test"), 2)};
        QMutex mutex;
        m_daemon->on(QStringLiteral("queue.groups"), [&](const QJsonObject&) {
            const QMutexLocker lock(&mutex);
            return QJsonObject{{QStringLiteral("groups"), groups}};
        });
        m_daemon->on(QStringLiteral("queue.destinations"), [](const QJsonObject&) {
            return QJsonObject{
                {QStringLiteral("destinations"),
                 QJsonArray{
                     QJsonObject{{QStringLiteral("domain"), QStringLiteral("b.test")},
                                 {QStringLiteral("local"), false},
                                 {QStringLiteral("running"), 1},
                                 {QStringLiteral("window"), 4},
                                 {QStringLiteral("pausedUntil"), at},
                                 {QStringLiteral("reason"), QStringLiteral("421 4.7.0 later")}}}}};
        });
        QueueGroupModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        QTRY_VERIFY(model.group(1).destination);
        QCOMPARE(model.group(1).destination->window, 4);
        QCOMPARE(model.group(1).destination->reason, QStringLiteral("421 4.7.0 later"));
        QVERIFY(!model.group(0).destination);
        // What was chosen stays chosen when the order turns and a group comes in.
        const QPersistentModelIndex chosen(model.index(1, 0));
        {
            const QMutexLocker lock(&mutex);
            groups = {group(QStringLiteral("b.test"), 20), group(QStringLiteral("a.test"), 9),
                      group(QStringLiteral("c.test"), 1)};
        }
        model.changed();
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(chosen.row(), 0);
        QCOMPARE(chosen.data(QueueGroupModel::ShareRole).toDouble(), 20.0 / 30.0);
        {
            const QMutexLocker lock(&mutex);
            groups = {group(QStringLiteral("c.test"), 1)};
        }
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(!chosen.isValid());
    }

    void aDomainThatIsPartlyLocalIsOneGroup()
    {
        m_daemon->on(QStringLiteral("queue.groups"), [](const QJsonObject&) {
            return QJsonObject{
                {QStringLiteral("groups"), QJsonArray{group(QStringLiteral("a.test"), 5),
                                                      group(QStringLiteral("a.test"), 3, 1)}}};
        });
        QueueGroupModel model;
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.group(0).counts.total, 8);
        QCOMPARE(model.group(0).counts.held, 1);
    }

    void groupsAskByGroupingAndFilter()
    {
        m_daemon->on(QStringLiteral("queue.groups"), [](const QJsonObject& asked) {
            return QJsonObject{{QStringLiteral("groups"),
                                QJsonArray{group(asked.value(QLatin1String("by")).toString(), 1)}}};
        });
        QueueGroupModel model;
        model.setClient(m_client);
        model.setGrouping(QueueGrouping::Cause);
        QueueFilter filter;
        filter.domain = QStringLiteral("a.test");
        model.setFilter(filter);
        QTRY_COMPARE(model.group(0).key, QStringLiteral("cause"));
        const QJsonObject asked = m_daemon->requests(QStringLiteral("queue.groups"))
                                      .last()
                                      .value(QLatin1String("params"))
                                      .toObject();
        QCOMPARE(asked.value(QLatin1String("filter")).toObject(), filter.toJson());
        const QueueFilter one = filterOf(QueueGrouping::Cause, QString(), filter);
        QCOMPARE(one.toJson().value(QLatin1String("cause")), QJsonValue(QString()));
        QCOMPARE(one.domain, QStringLiteral("a.test"));
        QVERIFY(!one.isEmpty());
    }

    void aModelThatNobodyLooksAtAsksNothing()
    {
        m_daemon->on(QStringLiteral("hold.list"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("rules"), QJsonArray()}};
        });
        HoldRuleModel model;
        model.setActive(false);
        model.setClient(m_client);
        model.changed();
        QSignalSpy arrived(&model, &ListingModel::arrived);
        QVERIFY(m_daemon->requests(QStringLiteral("hold.list")).isEmpty());
        model.setActive(true);
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(model.state() == ModelState::Ready);
    }

    void holdRulesAreAddedAndRemoved()
    {
        QJsonArray rules;
        m_daemon->on(QStringLiteral("hold.list"), [&rules](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("rules"), rules}};
        });
        m_daemon->on(QStringLiteral("hold.add"), [&rules](const QJsonObject& asked) {
            QJsonObject rule = asked;
            rule.insert(QStringLiteral("number"), 7);
            rules.append(rule);
            return rule;
        });
        m_daemon->on(QStringLiteral("hold.remove"), [](const QJsonObject&) {
            return test::refusal(QStringLiteral("no such rule"));
        });
        HoldRuleModel model;
        model.setClient(m_client);
        QTRY_VERIFY(model.state() == ModelState::Ready);
        qint64 number = 0;
        model.add({0, QStringLiteral("news@"), QString(), QStringLiteral("look")}, this,
                  [&number](const core::Result<HoldRule>& rule) { number = rule->number; });
        QTRY_COMPARE(number, 7);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, HoldRuleModel::SenderColumn).data().toString(),
                 QStringLiteral("news@"));
        QCOMPARE(model.index(0, HoldRuleModel::RecipientColumn).data().toString(),
                 QStringLiteral("anyone"));
        QString said;
        model.remove(number, this, [&said](const core::Result<QJsonObject>& done) {
            said = done ? QString() : done.error().text();
        });
        QTRY_VERIFY(said.contains(QStringLiteral("no such rule")));
    }

    void suppressionsAreSearched()
    {
        m_daemon->on(QStringLiteral("suppression.list"), [](const QJsonObject& asked) {
            const QString text = asked.value(QLatin1String("text")).toString();
            return QJsonObject{
                {QStringLiteral("suppressions"),
                 QJsonArray{QJsonObject{{QStringLiteral("recipient"), text + QLatin1String("@a.b")},
                                        {QStringLiteral("reason"), QStringLiteral("550\n5.1.1")},
                                        {QStringLiteral("id"), QJsonValue::Null},
                                        {QStringLiteral("at"), at}}}}};
        });
        SuppressionModel model;
        model.setClient(m_client);
        model.setSearch(QStringLiteral("gone"));
        QTRY_COMPARE(model.at(0).recipient, QStringLiteral("gone@a.b"));
        QCOMPARE(model.index(0, SuppressionModel::ReasonColumn).data().toString(),
                 QStringLiteral("550 5.1.1"));
        QVERIFY(model.at(0).id.isEmpty());
    }

    void anAnswerThatDoesNotFitIsAFailure()
    {
        m_daemon->on(QStringLiteral("suppression.list"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("suppressions"), QJsonArray{QJsonObject()}}};
        });
        SuppressionModel model;
        model.setClient(m_client);
        QTRY_VERIFY(model.state() == ModelState::Failed);
        QVERIFY(!model.stateReason().isEmpty());
    }

    void historyGrowsAtBothEnds()
    {
        QMutex mutex;
        int newest = 450;
        m_daemon->on(QStringLiteral("history.list"), [&](const QJsonObject& asked) {
            const QMutexLocker lock(&mutex);
            const int offset = asked.value(QLatin1String("offset")).toInt();
            const int limit = asked.value(QLatin1String("limit")).toInt();
            QJsonArray rows;
            for (int i = newest - offset; i > 0 && rows.size() < limit; --i)
                rows.append(finished(i));
            return QJsonObject{{QStringLiteral("total"), newest},
                               {QStringLiteral("offset"), offset},
                               {QStringLiteral("rows"), rows}};
        });
        HistoryModel model;
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 200);
        QCOMPARE(model.total(), 450);
        const QPersistentModelIndex chosen(model.index(3, 0));
        {
            const QMutexLocker lock(&mutex);
            newest = 452;
        }
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 202);
        QCOMPARE(chosen.row(), 5);
        {
            const QMutexLocker lock(&mutex);
            newest = 453; // the next page now begins with a row that is here
        }
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 401);
        QCOMPARE(model.at(0).id, QStringLiteral("m452"));
        QCOMPARE(model.at(202).id, QStringLiteral("m250"));
        QCOMPARE(model.at(400).id, QStringLiteral("m52"));
        {
            const QMutexLocker lock(&mutex);
            newest = 900; // more than a page since: nothing joins
        }
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 200);
        QCOMPARE(model.at(0).id, QStringLiteral("m900"));
    }

    void historyIsFiltered()
    {
        HistoryFilter filter;
        QVERIFY(filter.toJson().isEmpty());
        filter.outcome = MailOutcome::Bounced;
        filter.recipient = QStringLiteral("gone@");
        filter.within = 3600;
        const QJsonObject asked = filter.toJson();
        QCOMPARE(asked.value(QLatin1String("outcome")).toString(), QStringLiteral("bounced"));
        QCOMPARE(asked.value(QLatin1String("recipient")).toString(), QStringLiteral("gone@"));
        QVERIFY(asked.value(QLatin1String("since")).toString().endsWith(QLatin1Char('Z')));
    }

    void routesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFine");
        for (const char* good : {"relay.example.org", "relay:587", "192.0.2.1", "192.0.2.1:25",
                                 "[2001:db8::1]", "[2001:db8::1]:2525", "a_b.example"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char* bad : {"a b", "ann@example.org", "relay:", "relay:0", "relay:70000",
                                "relay:25:25", "[2001:db8::g]", "2001:db8::1", "-relay", "a..b"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("line end") << QStringLiteral("relay\n") << false;
    }

    void routesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(bool, isFine);
        QCOMPARE(isRoute(text), isFine);
    }

    void traceCarriesDialogues()
    {
        const QJsonObject event{
            {QStringLiteral("at"), at},
            {QStringLiteral("kind"), QStringLiteral("refused")},
            {QStringLiteral("text"), QString()},
            {QStringLiteral("dialogue"), QStringLiteral("> EHLO me\n< 550 no\n")}};
        QJsonObject rerouted = event;
        rerouted.insert(QStringLiteral("kind"), QStringLiteral("rerouted"));
        rerouted.insert(QStringLiteral("dialogue"), QJsonValue::Null);
        const auto trace = traceFromJson({{QStringLiteral("id"), QStringLiteral("m1")},
                                          {QStringLiteral("sender"), QString()},
                                          {QStringLiteral("recipients"), QJsonArray()},
                                          {QStringLiteral("size"), 1},
                                          {QStringLiteral("subject"), QString()},
                                          {QStringLiteral("events"), QJsonArray{event, rerouted}}});
        QVERIFY(trace);
        QVERIFY(trace->events.at(0).kind == TraceEvent::Kind::Refused);
        QCOMPARE(trace->events.at(0).dialogue,
                 (QStringList{QStringLiteral("> EHLO me"), QStringLiteral("< 550 no")}));
        QVERIFY(trace->events.at(1).kind == TraceEvent::Kind::Rerouted);
        QVERIFY(trace->events.at(1).dialogue.isEmpty());
    }

private:
    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<Client> m_client;
};

QTEST_GUILESS_MAIN(TestListings)
#include "tst_listings.moc"
