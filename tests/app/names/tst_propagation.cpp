// Records on their way, over a fake daemon that tells of each round.
#include "fake_daemon.h"

#include "names/propagation.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mailstead;
using namespace mailstead::names;

namespace
{

QJsonObject said(const char* server, bool authoritative, bool agrees, const QJsonValue& ttl,
                 const QJsonArray& values, const char* status = "NOERROR")
{
    return {{QStringLiteral("server"), QLatin1String(server)},
            {QStringLiteral("address"), QStringLiteral("192.0.2.1")},
            {QStringLiteral("authoritative"), authoritative},
            {QStringLiteral("status"), QLatin1String(status)},
            {QStringLiteral("values"), values},
            {QStringLiteral("ttl"), ttl},
            {QStringLiteral("agrees"), agrees}};
}

QJsonObject round(const QJsonArray& answers, bool complete)
{
    return {{QStringLiteral("answers"), answers},
            {QStringLiteral("complete"), complete},
            {QStringLiteral("last"), complete}};
}

WatchedRecord record(int number)
{
    return {QStringLiteral("r%1.example.org").arg(number),
            QStringLiteral("A"),
            QStringLiteral("r%1").arg(number),
            {QStringLiteral("192.0.2.45")}};
}

const QJsonArray fresh{QStringLiteral("192.0.2.45")}, stale{QStringLiteral("192.0.2.7")};

} // namespace

class TestPropagation : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        auto client = control::Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
        // Answered by answerUpTo(), so that no event comes before its subscription.
        m_daemon->on(QStringLiteral("dns.propagation"),
                     [](const QJsonObject&) { return QJsonObject(); });
        m_answered = 0;
    }

    void cleanup() { m_client.reset(); }

    void untilAllAgree()
    {
        PropagationModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy finished(&model, &PropagationModel::finished);
        model.setClient(m_client);
        model.watch({record(1)});
        QVERIFY(model.isWatching());
        answerUpTo(1);
        m_daemon->sendEvent(1, 1,
                            round({said("1.1.1.1", false, false, 200, stale),
                                   said("ns1.example.org", true, true, 300, fresh),
                                   said("9.9.9.9", false, false, QJsonValue::Null, {}, "NXDOMAIN"),
                                   said("8.8.8.8", false, false, QJsonValue::Null, {}, "timeout")},
                                  false));
        QTRY_COMPARE(model.columnCount(), 5);
        // Name servers first, resolvers by the names people know.
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("ns1.example.org"));
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("Cloudflare"));
        const auto arrival = [&model](int column) {
            return Arrival(model.index(0, column).data(PropagationModel::ArrivalRole).toInt());
        };
        QVERIFY(arrival(1) == Arrival::Agrees);
        QVERIFY(arrival(2) == Arrival::Old);
        QVERIFY(arrival(3) == Arrival::NotYet);
        QVERIFY(arrival(4) == Arrival::NoAnswer);
        const int left = model.index(0, 2).data(PropagationModel::SecondsRole).toInt();
        QVERIFY(left <= 200 && left > 100);
        QCOMPARE(model.agreeing(), qMakePair(1, 3));
        QCOMPARE(model.secondsLeft(), -1); // of what never was there nobody can tell
        QVERIFY(!model.isComplete());

        m_daemon->sendEvent(1, 2,
                            round({said("1.1.1.1", false, true, 300, fresh),
                                   said("ns1.example.org", true, true, 300, fresh),
                                   said("9.9.9.9", false, true, 300, fresh),
                                   said("8.8.8.8", false, false, QJsonValue::Null, {}, "timeout")},
                                  true));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(model.isComplete());
        QVERIFY(!model.isWatching());
        QCOMPARE(model.agreeing(), qMakePair(3, 3));
    }

    void twelveAtOnceTheOthersAfter()
    {
        PropagationModel model;
        model.setClient(m_client);
        QList<WatchedRecord> records;
        for (int i = 0; i < 14; ++i)
            records << record(i);
        model.watch(records);
        answerUpTo(12);
        for (int i = 1; i <= 12; ++i)
            m_daemon->sendEvent(i, 1,
                                round({said("ns1.example.org", true, true, 300, fresh)}, true));
        QVERIFY(model.isWatching());
        QSignalSpy finished(&model, &PropagationModel::finished);
        answerUpTo(14);
        for (int i = 13; i <= 14; ++i)
            m_daemon->sendEvent(i, 1,
                                round({said("ns1.example.org", true, true, 300, fresh)}, true));
        QTRY_COMPARE(finished.count(), 1);
    }

    void stoppingUnsubscribes()
    {
        PropagationModel model;
        model.setClient(m_client);
        model.watch({record(1), record(2)});
        answerUpTo(2);
        m_daemon->sendEvent(1, 1, round({said("ns1.example.org", true, false, 60, stale)}, false));
        m_daemon->sendEvent(2, 1, round({said("ns1.example.org", true, true, 60, fresh)}, false));
        QTRY_COMPARE(model.agreeing(), qMakePair(1, 2));
        model.stop();
        QVERIFY(!model.isWatching());
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("unsubscribe")).size(), 2);
        QCOMPARE(model.agreeing(), qMakePair(1, 2)); // what was seen last stays
    }

    void saysWhyNobodyWatches()
    {
        m_daemon->on(QStringLiteral("dns.propagation"), [](const QJsonObject&) {
            return test::refusal(QStringLiteral("too many records"), QStringLiteral("unavailable"));
        });
        PropagationModel model;
        model.setClient(m_client);
        model.watch({record(1)});
        QTRY_VERIFY(model.problem().contains(QStringLiteral("too many records")));
        QVERIFY(!model.isWatching());
    }

    void anEventThatIsNotUnderstoodEndsTheWatch()
    {
        PropagationModel model;
        model.setClient(m_client);
        model.watch({record(1)});
        answerUpTo(1);
        m_daemon->sendEvent(1, 1,
                            {{QStringLiteral("answers"), QStringLiteral("none")},
                             {QStringLiteral("complete"), false}});
        QTRY_VERIFY(!model.isWatching());
        QVERIFY(!model.problem().isEmpty());
        QVERIFY(!model.isComplete());
    }

    void countsDownInWords()
    {
        QCOMPARE(countdownText(0), QStringLiteral("0:00"));
        QCOMPARE(countdownText(200), QStringLiteral("3:20"));
        QCOMPARE(countdownText(3725), QStringLiteral("1:02:05"));
    }

private:
    /// Waits for that many questions and answers the new ones: the nth gets subscription n.
    void answerUpTo(int count)
    {
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.propagation")).size(), count);
        const auto requests = m_daemon->requests(QStringLiteral("dns.propagation"));
        for (; m_answered < count; ++m_answered)
            m_daemon->answer(requests.at(m_answered).value(QLatin1String("id")).toInteger(),
                             {{QStringLiteral("subscription"), m_answered + 1}});
    }

    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<control::Client> m_client;
    int m_answered = 0;
};

QTEST_GUILESS_MAIN(TestPropagation)
#include "tst_propagation.moc"
