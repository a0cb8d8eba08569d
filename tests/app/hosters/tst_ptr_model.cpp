// The model of reverse names over a fake daemon: looking, choosing, previewing, setting, undoing.
#include "fake_daemon.h"
#include "hosters/ptr_model.h"
#include "sample.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mailstead;
using namespace mailstead::hosters;

class TestPtrModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        m_daemon->on(QStringLiteral("dns.ptr"), [](const QJsonObject&) {
            return QJsonObject{
                {QStringLiteral("name"), QStringLiteral("mail.example.org")},
                {QStringLiteral("addresses"),
                 QJsonArray{test::addressJson(), test::addressJson(QStringLiteral("2001:db8::1"),
                                                                   QStringLiteral("equal"))}}};
        });
        m_daemon->on(QStringLiteral("dns.hosters"),
                     [](const QJsonObject&) { return test::hostersJson(); });
        m_daemon->on(QStringLiteral("dns.ptrJournal"), [](const QJsonObject&) {
            const auto entry = [](const char* id, const char* address, bool undone) {
                return QJsonObject{{QStringLiteral("journal"), QLatin1String(id)},
                                   {QStringLiteral("at"), QStringLiteral("2026-11-24T10:00:00Z")},
                                   {QStringLiteral("address"), QLatin1String(address)},
                                   {QStringLiteral("before"), QStringLiteral("old.example")},
                                   {QStringLiteral("after"), QStringLiteral("mail.example.org")},
                                   {QStringLiteral("undone"), undone}};
            };
            return QJsonObject{
                {QStringLiteral("entries"),
                 QJsonArray{entry("j2", "192.0.2.1", false), entry("j1", "2001:db8::1", true)}}};
        });
        auto client = control::Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
    }

    void cleanup() { m_client.reset(); }

    void looks()
    {
        PtrModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy hosters(&model, &PtrModel::hostersArrived);
        QSignalSpy journal(&model, &PtrModel::journalArrived);
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, PtrModel::AddressColumn).data().toString(),
                 QStringLiteral("192.0.2.1"));
        QCOMPARE(model.index(1, PtrModel::NameColumn).data().toString(),
                 QStringLiteral("mail.example.org"));
        QTRY_COMPARE(hosters.count(), 1);
        QVERIFY(model.interfaceOf(QStringLiteral("hetzner-cloud")) != nullptr);
        QVERIFY(model.interfaceOf(QStringLiteral("x")) == nullptr);
        QTRY_COMPARE(journal.count(), 1);
        QCOMPARE(model.undoable(QStringLiteral("192.0.2.1"))->journal, QStringLiteral("j2"));
        QVERIFY(!model.undoable(QStringLiteral("2001:db8::1")));
        model.setClient(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.undoable(QStringLiteral("192.0.2.1")));
    }

    void aPersonChooses()
    {
        PtrModel model;
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        model.choose(QStringLiteral("192.0.2.1"), QStringLiteral("racknerd"));
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.ptr")).size(), 2);
        const QJsonObject asked = m_daemon->requests(QStringLiteral("dns.ptr")).last();
        const QJsonObject parameters = asked.value(QLatin1String("params")).toObject();
        QCOMPARE(parameters.value(QLatin1String("hosters"))
                     .toObject()
                     .value(QLatin1String("192.0.2.1"))
                     .toString(),
                 QStringLiteral("racknerd"));
    }

    void previewsSetsAndUndoes()
    {
        m_daemon->on(QStringLiteral("dns.setPtr"), [](const QJsonObject& parameters) {
            return test::changeJson(!parameters.value(QLatin1String("dryRun")).toBool());
        });
        m_daemon->on(QStringLiteral("dns.undoPtr"),
                     [](const QJsonObject&) { return test::changeJson(true); });
        PtrModel model;
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        std::optional<core::Result<Change>> done;
        const auto keep = [&done](const core::Result<Change>& change) {
            done = change;
        };
        model.preview(QStringLiteral("192.0.2.1"), QStringLiteral("home"), this, keep);
        QTRY_VERIFY(done);
        QVERIFY(*done && !(*done)->changed && (*done)->journal.isEmpty());
        QCOMPARE(m_daemon->requests(QStringLiteral("dns.ptr")).size(), 1);
        done.reset();
        model.apply(QStringLiteral("192.0.2.1"), QStringLiteral("home"), this, keep);
        QTRY_VERIFY(done);
        QCOMPARE((*done)->journal, QStringLiteral("j1"));
        // What is shown is looked at anew.
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.ptr")).size(), 2);
        done.reset();
        model.undo(QStringLiteral("j1"), this, keep);
        QTRY_VERIFY(done);
        QVERIFY((*done)->changed);
        model.setClient(nullptr);
        done.reset();
        model.preview(QStringLiteral("192.0.2.1"), QStringLiteral("home"), this, keep);
        QTRY_VERIFY(done);
        QVERIFY(!*done && done->error().kind == core::ErrorKind::Unreachable);
    }

    void secretsGoToTheDaemonAlone()
    {
        m_daemon->on(QStringLiteral("dns.setHosterCredentials"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("ok"), true}};
        });
        PtrModel model;
        model.setClient(m_client);
        bool stored = false;
        model.setCredentials(
            QStringLiteral("home"), QStringLiteral("hetzner-cloud"),
            {{QStringLiteral("token"), QStringLiteral("secret")}}, this,
            [&stored](const core::Result<>& result) { stored = result.has_value(); });
        QTRY_VERIFY(stored);
        const QJsonObject asked =
            m_daemon->requests(QStringLiteral("dns.setHosterCredentials")).first();
        const QJsonObject parameters = asked.value(QLatin1String("params")).toObject();
        QCOMPARE(parameters.value(QLatin1String("provider")).toString(),
                 QStringLiteral("hetzner-cloud"));
        QCOMPARE(parameters.value(QLatin1String("fields"))
                     .toObject()
                     .value(QLatin1String("token"))
                     .toString(),
                 QStringLiteral("secret"));
    }

private:
    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<control::Client> m_client;
};

QTEST_GUILESS_MAIN(TestPtrModel)
#include "tst_ptr_model.moc"
