// The control client against a fake daemon, a friendly and a hostile one.
#include "fake_daemon.h"

#include "control/trace.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <QtCrypto>

using namespace mailstead;
using control::Client;
using core::ErrorKind;
using namespace std::chrono_literals;

#define COMPARE_KIND(actual, expected) QCOMPARE(core::toString(actual), core::toString(expected))

class TestClient : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_client.reset();
        m_daemon = std::make_unique<test::FakeDaemon>();
    }

    void cleanup() { m_client.reset(); }

    void saysHello()
    {
        connectClient();
        QCOMPARE(m_client->daemonVersion(), QStringLiteral("0.1.0"));
        QCOMPARE(m_client->hostname(), QStringLiteral("mail.example.org"));
        QVERIFY(m_client->isOpen());
        const auto hello = m_daemon->requests(QStringLiteral("hello"));
        QCOMPARE(hello.size(), 1);
        QCOMPARE(hello.first().value(QLatin1String("params")).toObject(),
                 (QJsonObject{{QStringLiteral("protocol"), 1}}));
    }

    void refusesAnotherProtocol()
    {
        m_daemon->on(QStringLiteral("hello"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("protocol"), 2}};
        });
        const auto client = Client::connectTo(m_daemon->host());
        QVERIFY(!client);
        COMPARE_KIND(client.error().kind, ErrorKind::Protocol);
    }

    void returnsResultsAndErrors()
    {
        m_daemon->on(QStringLiteral("domain.add"), [](const QJsonObject& parameters) {
            return QJsonObject{{QStringLiteral("name"), parameters.value(QLatin1String("name"))}};
        });
        m_daemon->on(QStringLiteral("domain.remove"), [](const QJsonObject&) {
            return test::refusal(QStringLiteral("not removed"), QStringLiteral("refused"),
                                 QStringLiteral("mailboxes"), QStringLiteral("remove"));
        });
        connectClient();
        const auto added = m_client->call(QStringLiteral("domain.add"),
                                          {{QStringLiteral("name"), QStringLiteral("a.org")}});
        QVERIFY(added);
        QCOMPARE(added->value(QLatin1String("name")).toString(), QStringLiteral("a.org"));
        const auto refused = m_client->call(QStringLiteral("domain.remove"));
        QVERIFY(!refused);
        COMPARE_KIND(refused.error().kind, ErrorKind::Refused);
        QCOMPARE(refused.error().what, QStringLiteral("not removed"));
        QCOMPARE(refused.error().why, QStringLiteral("mailboxes"));
        QCOMPARE(refused.error().next, QStringLiteral("remove"));
        COMPARE_KIND(m_client->call(QStringLiteral("no.such")).error().kind, ErrorKind::Protocol);
        QVERIFY(m_client->isOpen());
    }

    void takesAnswersOutOfOrder()
    {
        m_daemon->on(QStringLiteral("slow"), [](const QJsonObject&) { return QJsonObject(); });
        connectClient();
        QList<QFuture<core::Result<QJsonObject>>> calls;
        for (int i = 0; i < 3; ++i) {
            calls.append(QtConcurrent::run([this, i] {
                return m_client->call(QStringLiteral("slow"), {{QStringLiteral("n"), i}});
            }));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->requests(QStringLiteral("slow")).size(), 3, 30'000);
        QList<QJsonObject> requests = m_daemon->requests(QStringLiteral("slow"));
        std::reverse(requests.begin(), requests.end());
        for (const QJsonObject& request : std::as_const(requests)) {
            m_daemon->answer(request.value(QLatin1String("id")).toInteger(),
                             request.value(QLatin1String("params")).toObject());
        }
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(calls.at(i).result()->value(QLatin1String("n")).toInt(), i);
        }
    }

    void reportsProgressAndCancels()
    {
        m_daemon->on(QStringLiteral("long"), [](const QJsonObject&) { return QJsonObject(); });
        m_daemon->on(QStringLiteral("cancel"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("cancelled"), true}};
        });
        connectClient();
        core::CancelToken cancel;
        std::atomic_int told = 0;
        const auto call = QtConcurrent::run([&] {
            return m_client->call(
                QStringLiteral("long"), {},
                [&](const QString& text, double fraction) {
                    if (text == QLatin1String("half") && fraction == 0.5) {
                        ++told;
                    }
                    cancel.cancel();
                },
                cancel);
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->requests(QStringLiteral("long")).size(), 1, 30'000);
        const qint64 id = m_daemon->requests(QStringLiteral("long"))
                              .first()
                              .value(QLatin1String("id"))
                              .toInteger();
        m_daemon->say(QJsonObject{
            {QStringLiteral("method"), QStringLiteral("progress")},
            {QStringLiteral("params"), QJsonObject{{QStringLiteral("request"), id},
                                                   {QStringLiteral("text"), QStringLiteral("half")},
                                                   {QStringLiteral("fraction"), 0.5}}}});
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), 30'000);
        COMPARE_KIND(call.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(told.load(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->requests(QStringLiteral("cancel")).size(), 1, 30'000);
        QCOMPARE(m_daemon->requests(QStringLiteral("cancel"))
                     .first()
                     .value(QLatin1String("params"))
                     .toObject()
                     .value(QLatin1String("request"))
                     .toInteger(),
                 id);
        // Its late answer is no stranger's.
        m_daemon->answer(id, {});
        m_daemon->on(QStringLiteral("ping"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("pong"), 1}};
        });
        QVERIFY(m_client->call(QStringLiteral("ping")));
    }

    void timesOut()
    {
        m_daemon->on(QStringLiteral("never"), [](const QJsonObject&) { return QJsonObject(); });
        connectClient();
        const auto late = m_client->call(QStringLiteral("never"), {}, {}, {}, 100ms);
        COMPARE_KIND(late.error().kind, ErrorKind::Timeout);
    }

    void callsBackInTheContextsThread()
    {
        m_daemon->on(QStringLiteral("ping"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("pong"), 1}};
        });
        connectClient();
        QObject context;
        QThread* where = nullptr;
        m_client->callAsync(QStringLiteral("ping"), {}, &context,
                            [&](const core::Result<QJsonObject>& answer) {
                                QVERIFY(answer);
                                where = QThread::currentThread();
                            });
        QTRY_COMPARE_WITH_TIMEOUT(where, QThread::currentThread(), 30'000);

        // A context that is gone is not called.
        m_daemon->on(QStringLiteral("later"), [](const QJsonObject&) { return QJsonObject(); });
        bool called = false;
        auto gone = std::make_unique<QObject>();
        m_client->callAsync(QStringLiteral("later"), {}, gone.get(),
                            [&](const core::Result<QJsonObject>&) { called = true; });
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->requests(QStringLiteral("later")).size(), 1, 30'000);
        gone.reset();
        m_daemon->answer(m_daemon->requests(QStringLiteral("later"))
                             .first()
                             .value(QLatin1String("id"))
                             .toInteger(),
                         {});
        QVERIFY(m_client->call(QStringLiteral("ping")));
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void endsOnHostileLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("hello there\n");
        QTest::newRow("no object") << QByteArray("[1,2]\n");
        QTest::newRow("empty") << QByteArray("\n");
        QTest::newRow("stranger's answer") << QByteArray(R"({"id": 99999, "result": {}})"
                                                         "\n");
        QTest::newRow("id that is text") << QByteArray(R"({"id": "1", "result": {}})"
                                                       "\n");
        QTest::newRow("event without numbers") << QByteArray(R"({"method": "event", "params": {}})"
                                                             "\n");
        QTest::newRow("deep") << QByteArray(5000, '[') + '\n';
        QTest::newRow("endless line") << QByteArray(17 * 1024 * 1024, ' ');
        QTest::newRow("NUL bytes") << QByteArray("\0\0\0\n", 4);
    }

    void endsOnHostileLines()
    {
        QFETCH(QByteArray, line);
        m_daemon->on(QStringLiteral("wait"), [](const QJsonObject&) { return QJsonObject(); });
        connectClient();
        QSignalSpy closed(m_client.get(), &Client::closed);
        const auto waiting =
            QtConcurrent::run([this] { return m_client->call(QStringLiteral("wait")); });
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->requests(QStringLiteral("wait")).size(), 1, 30'000);
        m_daemon->say(line);
        QTRY_VERIFY_WITH_TIMEOUT(waiting.isFinished(), 30'000);
        COMPARE_KIND(waiting.result().error().kind, ErrorKind::Protocol);
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, 30'000);
        QVERIFY(!m_client->isOpen());
        COMPARE_KIND(m_client->call(QStringLiteral("wait")).error().kind, ErrorKind::Protocol);
    }

    void endsWithTheStream()
    {
        connectClient();
        QSignalSpy closed(m_client.get(), &Client::closed);
        m_daemon->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, 30'000);
        QVERIFY(!m_client->isOpen());
    }

    void destructionEndsCalls()
    {
        m_daemon->on(QStringLiteral("wait"), [](const QJsonObject&) { return QJsonObject(); });
        connectClient();
        QSignalSpy closed(m_client.get(), &Client::closed);
        QObject context;
        ErrorKind kind = ErrorKind::Internal;
        m_client->callAsync(
            QStringLiteral("wait"), {}, &context,
            [&](const core::Result<QJsonObject>& answer) { kind = answer.error().kind; });
        m_client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(core::toString(kind), core::toString(ErrorKind::Cancelled),
                                  30'000);
        QCOMPARE(closed.count(), 0);
    }

    void readsTraces()
    {
        m_daemon->on(QStringLiteral("trace.get"), [](const QJsonObject& parameters) {
            const QString at = QStringLiteral("2026-11-24T10:36:02.114Z");
            return QJsonObject{
                {QStringLiteral("id"), parameters.value(QLatin1String("id"))},
                {QStringLiteral("sender"), QStringLiteral("a@example.org")},
                {QStringLiteral("recipients"), QJsonArray{QStringLiteral("b@example.net")}},
                {QStringLiteral("size"), 1234},
                {QStringLiteral("subject"), QStringLiteral("Grüße")},
                {QStringLiteral("events"),
                 QJsonArray{QJsonObject{{QStringLiteral("at"), at},
                                        {QStringLiteral("kind"), QStringLiteral("received")},
                                        {QStringLiteral("recipient"), QJsonValue::Null},
                                        {QStringLiteral("text"), QStringLiteral("from client")},
                                        {QStringLiteral("host"), QJsonValue::Null},
                                        {QStringLiteral("address"), QJsonValue::Null},
                                        {QStringLiteral("tls"), QJsonValue::Null},
                                        {QStringLiteral("reply"), QJsonValue::Null}},
                            QJsonObject{{QStringLiteral("at"), at},
                                        {QStringLiteral("kind"), QStringLiteral("delivered")},
                                        {QStringLiteral("text"), QStringLiteral("done")},
                                        {QStringLiteral("reply"), QStringLiteral("250 ok")}}}}};
        });
        connectClient();
        QObject context;
        std::optional<core::Result<control::Trace>> trace;
        control::fetchTrace(*m_client, QStringLiteral("abc"), &context,
                            [&](const core::Result<control::Trace>& got) { trace = got; });
        QTRY_VERIFY_WITH_TIMEOUT(trace.has_value(), 30'000);
        QVERIFY2(*trace, *trace ? "" : qPrintable(trace->error().text()));
        QCOMPARE((*trace)->events.size(), 2);
        QVERIFY((*trace)->events.at(1).kind == control::TraceEvent::Kind::Delivered);
        QCOMPARE((*trace)->events.at(1).reply, QStringLiteral("250 ok"));
        QCOMPARE((*trace)->events.at(0).at.time().msec(), 114);
        QVERIFY(!control::traceFromJson({{QStringLiteral("id"), 3}}));
    }

private:
    void connectClient()
    {
        const auto client = Client::connectTo(m_daemon->host());
        QVERIFY2(client, client ? "" : qPrintable(client.error().text()));
        m_client = *client;
    }

    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<Client> m_client;
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    QThreadPool::globalInstance()->setMaxThreadCount(8); // calls that wait for each other
    TestClient test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_client.moc"
