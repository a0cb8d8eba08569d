// The queue as a table over a fake daemon, under change.
#include "fake_daemon.h"

#include "control/queue_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using control::QueueModel;
using control::QueueRow;

namespace
{

/// The fake daemon's queue; the test changes it from the main thread.
struct FakeQueue {
    QMutex mutex;
    QList<QString> keys;
    QString recipientFilter;
    bool broken = false;

    QJsonObject row(const QString& key) const
    {
        return {{QStringLiteral("key"), key},
                {QStringLiteral("id"), key.section(QLatin1Char('/'), 0, 0)},
                {QStringLiteral("sender"), QStringLiteral("s@example.org")},
                {QStringLiteral("recipient"), QStringLiteral("r-%1@example.net").arg(key)},
                {QStringLiteral("domain"), QStringLiteral("example.net")},
                {QStringLiteral("state"),
                 broken ? QStringLiteral("confused") : QStringLiteral("deferred")},
                {QStringLiteral("size"), 100},
                {QStringLiteral("receivedAt"), QStringLiteral("2026-11-24T10:00:00.000Z")},
                {QStringLiteral("attempts"), 2},
                {QStringLiteral("nextAttempt"), QJsonValue::Null},
                {QStringLiteral("lastReply"), QStringLiteral("451 later")},
                {QStringLiteral("lastHost"), QJsonValue::Null},
                {QStringLiteral("subject"), QStringLiteral("hello")}};
    }

    QJsonObject counts()
    {
        return {{QStringLiteral("total"), keys.size()},
                {QStringLiteral("active"), 0},
                {QStringLiteral("sending"), 0},
                {QStringLiteral("deferred"), keys.size()},
                {QStringLiteral("held"), 0},
                {QStringLiteral("oldest"), 60}};
    }

    QJsonObject list(const QJsonObject& parameters)
    {
        const QMutexLocker lock(&mutex);
        const QString wanted = parameters.value(QLatin1String("filter"))
                                   .toObject()
                                   .value(QLatin1String("recipient"))
                                   .toString();
        QList<QString> fitting;
        for (const QString& key : std::as_const(keys)) {
            if (key.contains(wanted)) {
                fitting.append(key);
            }
        }
        if (parameters.value(QLatin1String("descending")).toBool()) {
            std::reverse(fitting.begin(), fitting.end());
        }
        const int offset = parameters.value(QLatin1String("offset")).toInt();
        QJsonArray rows;
        for (const QString& key :
             fitting.mid(offset, parameters.value(QLatin1String("limit")).toInt())) {
            rows.append(row(key));
        }
        return {{QStringLiteral("total"), fitting.size()},
                {QStringLiteral("offset"), offset},
                {QStringLiteral("rows"), rows}};
    }
};

} // namespace

class TestQueueModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        m_queue = std::make_unique<FakeQueue>();
        for (int i = 0; i < 450; ++i) {
            m_queue->keys.append(QStringLiteral("m%1/1").arg(i, 4, 10, QLatin1Char('0')));
        }
        m_daemon->on(QStringLiteral("queue.list"),
                     [this](const QJsonObject& p) { return m_queue->list(p); });
        m_daemon->on(QStringLiteral("queue.counts"), [this](const QJsonObject&) {
            const QMutexLocker lock(&m_queue->mutex);
            return m_queue->counts();
        });
        m_daemon->on(QStringLiteral("queue.subscribe"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("subscription"), 7}};
        });
        m_daemon->on(QStringLiteral("queue.act"), [this](const QJsonObject& parameters) {
            const QMutexLocker lock(&m_queue->mutex);
            const QJsonArray keys = parameters.value(QLatin1String("filter"))
                                        .toObject()
                                        .value(QLatin1String("keys"))
                                        .toArray();
            if (!parameters.value(QLatin1String("dryRun")).toBool()) {
                for (const QJsonValue& key : keys) {
                    m_queue->keys.removeOne(key.toString());
                }
            }
            return QJsonObject{{QStringLiteral("touched"), keys.size()},
                               {QStringLiteral("leftOut"), 0}};
        });
        m_model = std::make_unique<QueueModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_sequence = 0;
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_client.reset();
    }

    void isEmptyWithAReasonWhenDetached()
    {
        m_model->setClient(nullptr);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_model->state() == control::ModelState::Detached);
    }

    void fetchesPagesForWhatIsLookedAt()
    {
        attach();
        QCOMPARE(m_model->rowCount(), 450);
        QCOMPARE(m_model->counts().deferred, 450);
        QCOMPARE(keyAt(0), QStringLiteral("m0000/1"));
        // The tester looks at the first and last rows only through index 0.
        QTRY_COMPARE_WITH_TIMEOUT(keyAt(430), QStringLiteral("m0430/1"), 30'000);
        QVERIFY(m_model->index(430, 0).data(QueueModel::LoadedRole).toBool());
        const auto row = m_model->index(430, 0).data(QueueModel::RowRole).value<QueueRow>();
        QCOMPARE(row.lastReply, QStringLiteral("451 later"));
        QVERIFY(!row.nextAttempt.isValid());
    }

    void followsChangesAndKeepsSelections()
    {
        attach();
        const QPersistentModelIndex second = m_model->index(5, 0);
        const QPersistentModelIndex last = m_model->index(90, 1);
        const QPersistentModelIndex doomed = m_model->index(7, 0);
        {
            const QMutexLocker lock(&m_queue->mutex);
            m_queue->keys.removeAt(7);
            m_queue->keys.removeAt(0);
        }
        tellChange();
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 448, 30'000);
        QCOMPARE(second.row(), 4);
        QCOMPARE(second.data(QueueModel::KeyRole).toString(), QStringLiteral("m0005/1"));
        QCOMPARE(last.row(), 88);
        QVERIFY(!doomed.isValid());
        {
            const QMutexLocker lock(&m_queue->mutex);
            m_queue->keys.prepend(QStringLiteral("new/1"));
            m_queue->keys.append(QStringLiteral("zzz/1"));
        }
        tellChange();
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 450, 30'000);
        QCOMPARE(second.row(), 5);
        QCOMPARE(keyAt(0), QStringLiteral("new/1"));
        QTRY_COMPARE_WITH_TIMEOUT(m_model->counts().total, 450, 30'000);
    }

    void rereadsAfterAGap()
    {
        attach();
        {
            const QMutexLocker lock(&m_queue->mutex);
            m_queue->keys.clear();
        }
        m_sequence += 5;
        m_daemon->sendEvent(7, m_sequence, {{QStringLiteral("changed"), QJsonArray()}});
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 0, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->counts().total, 0, 30'000);
    }

    void survivesAStormOfChanges()
    {
        attach();
        for (int i = 0; i < 40; ++i) {
            {
                const QMutexLocker lock(&m_queue->mutex);
                m_queue->keys.removeAt(i % 3);
                m_queue->keys.insert(i, QStringLiteral("storm%1/1").arg(i));
                if (i % 4 == 0) {
                    m_queue->keys.removeLast();
                }
            }
            tellChange();
            const int row = (i * 97) % std::max(m_model->rowCount(), 1);
            m_model->index(row, 0).data();
            QTest::qWait(5); // lets the answers come in between
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), m_queue->keys.size(), 30'000);
        for (const int row : {0, 50, 150, 250, 350, m_model->rowCount() - 1}) {
            QTRY_COMPARE_WITH_TIMEOUT(keyAt(row), m_queue->keys.at(row), 30'000);
        }
    }

    void filtersAndSortsOnTheServer()
    {
        attach();
        control::QueueFilter filter;
        filter.recipient = QStringLiteral("m004");
        m_model->setFilter(filter);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 10, 30'000);
        m_model->sort(QueueModel::SenderColumn, Qt::DescendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(keyAt(0), QStringLiteral("m0049/1"), 30'000);
        const auto last = m_daemon->requests(QStringLiteral("queue.list")).last();
        QCOMPARE(last.value(QLatin1String("params")).toObject().value(QLatin1String("sort")),
                 QJsonValue(QStringLiteral("sender")));
        QCOMPARE(m_model->counts().total, 450); // of the whole queue
    }

    void actsOnKeys()
    {
        attach();
        QObject context;
        std::optional<qint64> touched;
        const auto done = [&](const core::Result<control::QueueActionOutcome>& outcome) {
            QVERIFY(outcome);
            touched = outcome->touched;
        };
        const QStringList keys{keyAt(1), keyAt(2)};
        m_model->act(control::QueueAction::Delete, keys, true, &context, done);
        QTRY_COMPARE_WITH_TIMEOUT(touched.value_or(-1), 2, 30'000);
        QCOMPARE(m_model->rowCount(), 450);
        touched.reset();
        m_model->act(control::QueueAction::Delete, keys, false, &context, done);
        QTRY_COMPARE_WITH_TIMEOUT(touched.value_or(-1), 2, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 448, 30'000);

        // No selection must never become "everything".
        touched.reset();
        const auto before = m_daemon->requests(QStringLiteral("queue.act")).size();
        m_model->act(control::QueueAction::Delete, QStringList(), false, &context, done);
        QTRY_COMPARE_WITH_TIMEOUT(touched.value_or(-1), 0, 30'000);
        QCOMPARE(m_daemon->requests(QStringLiteral("queue.act")).size(), before);
    }

    void failsOnRowsThatDoNotFit()
    {
        m_queue->broken = true;
        m_client = *control::Client::connectTo(m_daemon->host());
        m_model->setClient(m_client);
        QTRY_VERIFY_WITH_TIMEOUT(m_model->state() == control::ModelState::Failed, 30'000);
        QVERIFY(m_model->stateReason().contains(QStringLiteral("state")));
    }

    void saysThatTheChannelEndedAndAttachesAnew()
    {
        attach();
        m_daemon->hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(m_model->state() == control::ModelState::Failed, 30'000);
        m_model->setClient(nullptr);
        QCOMPARE(m_model->rowCount(), 0);
        m_client.reset();
        test::FakeDaemon other;
        other.on(QStringLiteral("queue.list"),
                 [this](const QJsonObject& p) { return m_queue->list(p); });
        other.on(QStringLiteral("queue.counts"),
                 [this](const QJsonObject&) { return m_queue->counts(); });
        other.on(QStringLiteral("queue.subscribe"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("subscription"), 1}};
        });
        auto client = *control::Client::connectTo(other.host());
        m_model->setClient(client);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 450, 30'000);
        m_model->setClient(nullptr);
        client.reset();
    }

    void writesAges()
    {
        QCOMPARE(control::ageText(-5), QStringLiteral("0 s"));
        QCOMPARE(control::ageText(59), QStringLiteral("59 s"));
        QCOMPARE(control::ageText(60), QStringLiteral("1 min"));
        QCOMPARE(control::ageText(3600 * 3 + 60 * 20), QStringLiteral("3 h 20 min"));
        QCOMPARE(control::ageText(86400 * 2 + 3600 * 4), QStringLiteral("2 d 4 h"));
    }

private:
    void attach()
    {
        m_client = *control::Client::connectTo(m_daemon->host());
        m_model->setClient(m_client);
        QTRY_VERIFY_WITH_TIMEOUT(m_model->state() == control::ModelState::Ready, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->counts().total, m_queue->keys.size(), 30'000);
    }

    void tellChange()
    {
        QJsonObject counts;
        {
            const QMutexLocker lock(&m_queue->mutex);
            counts = m_queue->counts();
        }
        m_daemon->sendEvent(
            7, ++m_sequence,
            {{QStringLiteral("changed"), QJsonValue::Null}, {QStringLiteral("counts"), counts}});
    }

    QString keyAt(int row) const
    {
        return m_model->index(row, 0).data(QueueModel::KeyRole).toString();
    }

    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::unique_ptr<FakeQueue> m_queue;
    std::shared_ptr<control::Client> m_client;
    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_sequence = 0;
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    TestQueueModel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_queue_model.moc"
