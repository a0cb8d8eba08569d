// The plan of a zone over a fake daemon: looked at, decided, written, stopped; and what is not
// understood.
#include "fake_daemon.h"

#include "names/zone_plan.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace mailstead;
using namespace mailstead::names;

namespace
{

QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

const char* const placeText = R"({"domain": "example.org", "servedZone": "example.org",
    "servers": ["ada.ns.cloudflare.com"], "servedBy": "cloudflare", "provider": "cloudflare",
    "credentials": "cf", "zone": "example.org", "failures": []})";

const char* const noPlaceText = R"({"domain": "example.org", "servedZone": "example.org",
    "servers": ["ada.ns.cloudflare.com"], "servedBy": "cloudflare", "provider": null,
    "credentials": null, "zone": null, "failures": []})";

const char* const spfText = R"({"key": "example.org TXT", "action": "change",
    "before": {"name": "example.org", "type": "TXT", "ttl": 300, "values": ["v=spf1 ~all"],
               "proxied": false},
    "after": {"name": "example.org", "type": "TXT", "ttl": 300,
              "values": ["v=spf1 mx ~all"], "proxied": false},
    "removes": [], "purpose": "spf", "required": true, "reason": "spf-merged", "text": "merged",
    "parameters": {"lookups": "2"}, "choices": [],
    "written": {"name": "@", "values": ["v=spf1 mx ~all"]}})";

const char* const mxText = R"({"key": "example.org MX", "action": "decide",
    "before": {"name": "example.org", "type": "MX", "ttl": 300, "values": ["1 mx.other.example"],
               "proxied": false},
    "after": {"name": "example.org", "type": "MX", "ttl": 300, "values": ["1 mx.other.example"],
              "proxied": false},
    "removes": [], "purpose": "mx", "required": true, "reason": "mx-of-others", "text": "goes",
    "parameters": {"hosts": "mx.other.example"},
    "choices": [{"id": "replace", "text": "r"}, {"id": "keep", "text": "k"}],
    "written": {"name": "@", "values": []}})";

const char* const dkimText = R"({"key": "s1._domainkey.example.org TXT", "action": "add",
    "before": null, "after": {"name": "s1._domainkey.example.org", "type": "TXT", "ttl": 300,
    "values": ["v=DKIM1; p=x"], "proxied": false}, "removes": [], "purpose": "dkim",
    "required": true, "reason": "new", "text": "no such", "parameters": {}, "choices": [],
    "written": {"name": "s1._domainkey", "values": ["v=DKIM1; p=x"]}})";

QJsonObject replacedMx()
{
    QJsonObject row = json(mxText);
    row.insert(QStringLiteral("action"), QStringLiteral("change"));
    row.insert(QStringLiteral("choices"), QJsonArray());
    QJsonObject after = row.value(QStringLiteral("after")).toObject();
    after.insert(QStringLiteral("values"), QJsonArray{QStringLiteral("10 mail.example.org")});
    row.insert(QStringLiteral("after"), after);
    return row;
}

QJsonObject plan(const QJsonArray& rows)
{
    return {{QStringLiteral("place"), json(placeText)}, {QStringLiteral("rows"), rows}};
}

/// What the daemon says of a trouble, read from its source: both have to say the same.
QString sentenceOf(const QString& trouble)
{
    QFile file(QStringLiteral(MAILSTEAD_SOURCE_DIR "/server/dns/providers/provider.cpp"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QString source = QString::fromUtf8(file.readAll());
    QString name;
    for (const QString& word : trouble.split(u'-')) {
        name += word.left(1).toUpper() + word.mid(1);
    }
    const QRegularExpression sentence(
        QStringLiteral("case Trouble::%1:\\s*return \\{ErrorKind::\\w+,\\s*\"([^\"]+)\"")
            .arg(name));
    return sentence.match(source).captured(1);
}

QJsonObject failure(const QString& trouble)
{
    return test::refusal(sentenceOf(trouble), QStringLiteral("refused"),
                         QStringLiteral("10000: no"));
}

QJsonObject choicesOf(const QJsonObject& request)
{
    return request.value(QLatin1String("params"))
        .toObject()
        .value(QLatin1String("choices"))
        .toObject();
}

} // namespace

class TestZonePlan : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        auto client = control::Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
        m_daemon->on(QStringLiteral("dns.preview"), [](const QJsonObject& asked) {
            const bool replaced =
                asked.value(QLatin1String("choices"))
                    .toObject()
                    .value(QLatin1String("example.org MX")) == QLatin1String("replace");
            return plan({json(spfText), replaced ? replacedMx() : json(mxText), json(dkimText)});
        });
        m_daemon->on(QStringLiteral("dns.apply"), [](const QJsonObject&) { return QJsonObject(); });
    }

    void cleanup() { m_client.reset(); }

    void asksNobodyWithoutADomain()
    {
        ZonePlan plan;
        plan.setClient(m_client);
        QVERIFY(plan.stage() == PlanStage::Detached);
        plan.setDomain(QStringLiteral("example.org"));
        QVERIFY(plan.stage() == PlanStage::Looking);
        QTRY_VERIFY(plan.stage() == PlanStage::Ready);
        QCOMPARE(m_daemon->requests(QStringLiteral("dns.preview")).size(), 1);
    }

    void decidesAndTicks()
    {
        ZonePlan plan;
        const QAbstractItemModelTester tester(
            &plan, QAbstractItemModelTester::FailureReportingMode::QtTest);
        plan.setDomain(QStringLiteral("example.org"));
        plan.setClient(m_client);
        QTRY_COMPARE(plan.rowCount(), 3);
        QCOMPARE(plan.toWrite(), 2);
        QCOMPARE(plan.undecided(), 1);
        QCOMPARE(plan.index(2, ZonePlan::NameColumn).data().toString(),
                 QStringLiteral("s1._domainkey"));
        QCOMPARE(plan.index(1, ZonePlan::NameColumn).data().toString(),
                 QStringLiteral("example.org"));
        QVERIFY(plan.index(0, ZonePlan::ReasonColumn)
                    .data()
                    .toString()
                    .contains(QStringLiteral("2 of 10")));

        // What is to be decided has no check box, and takes only what is offered.
        QVERIFY(!(plan.flags(plan.index(1, 0)) & Qt::ItemIsUserCheckable));
        plan.choose(1, QStringLiteral("beside"));
        QVERIFY(!plan.isAsking());
        QVERIFY(plan.setData(plan.index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(plan.toWrite(), 1);
        plan.choose(1, QStringLiteral("replace"));
        QVERIFY(plan.isAsking());
        QTRY_VERIFY(!plan.isAsking());
        QCOMPARE(plan.undecided(), 0);
        QCOMPARE(plan.toWrite(), 2); // the row that was unticked stays so
        QVERIFY(plan.rows().at(1).change.action == ZoneAction::Change);
        // One can think better of it.
        QCOMPARE(plan.rows().at(1).offered.size(), 2);
        QCOMPARE(plan.rows().at(1).chosen, QStringLiteral("replace"));
    }

    void writesWhatIsTicked()
    {
        ZonePlan plan;
        plan.setDomain(QStringLiteral("example.org"));
        plan.setClient(m_client);
        QTRY_COMPARE(plan.rowCount(), 3);
        plan.setTicked(2, false);
        ZoneWritten result;
        connect(&plan, &ZonePlan::written, this,
                [&result](const ZoneWritten& written) { result = written; });
        plan.write();
        QVERIFY(plan.stage() == PlanStage::Writing);
        plan.setTicked(0, false); // too late
        answerApply(QStringLiteral("j1"), QJsonValue::Null);
        QTRY_COMPARE(result.changed, 1);
        QCOMPARE(result.journal, QStringLiteral("j1"));
        QVERIFY(!result.error);
        const QJsonObject asked = m_daemon->requests(QStringLiteral("dns.apply")).first();
        QCOMPARE(choicesOf(asked).value(QLatin1String("s1._domainkey.example.org TXT")).toString(),
                 QStringLiteral("skip"));
        QVERIFY(!choicesOf(asked).contains(QLatin1String("example.org TXT")));
        QCOMPARE(asked.value(QLatin1String("params"))
                     .toObject()
                     .value(QLatin1String("credentials"))
                     .toString(),
                 QStringLiteral("cf"));
        // Afterwards the zone is looked at again.
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.preview")).size(), 2);
    }

    void stopsAndTellsHowFarItCame()
    {
        m_daemon->on(QStringLiteral("dns.apply"), [](const QJsonObject&) { return QJsonObject(); });
        m_daemon->on(QStringLiteral("cancel"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("cancelled"), true}};
        });
        ZonePlan zonePlan;
        zonePlan.setDomain(QStringLiteral("example.org"));
        zonePlan.setClient(m_client);
        QTRY_COMPARE(zonePlan.rowCount(), 3);
        std::optional<ZoneWritten> result;
        connect(&zonePlan, &ZonePlan::written, this,
                [&result](const ZoneWritten& written) { result = written; });
        QStringList progress;
        connect(&zonePlan, &ZonePlan::progressed, this,
                [&progress](const QString& text, double) { progress << text; });
        zonePlan.write();
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.apply")).size(), 1);
        const qint64 request = m_daemon->requests(QStringLiteral("dns.apply"))
                                   .first()
                                   .value(QLatin1String("id"))
                                   .toInteger();
        m_daemon->say(
            QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                        {QStringLiteral("method"), QStringLiteral("progress")},
                        {QStringLiteral("params"),
                         QJsonObject{{QStringLiteral("request"), request},
                                     {QStringLiteral("text"),
                                      QStringLiteral("the provider asks to wait for 12 s")},
                                     {QStringLiteral("fraction"), QJsonValue::Null}}}});
        QTRY_COMPARE(progress.size(), 1);
        QVERIFY(progress.first().contains(QStringLiteral("12")));
        zonePlan.stop();
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("cancel")).size(), 1);
        QCOMPARE(m_daemon->requests(QStringLiteral("cancel"))
                     .first()
                     .value(QLatin1String("params"))
                     .toObject()
                     .value(QLatin1String("request"))
                     .toInteger(),
                 request);
        QTRY_VERIFY(result);
        QVERIFY(result->error && result->error->kind == core::ErrorKind::Cancelled);
        // How far it came is seen by looking again.
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.preview")).size(), 2);
    }

    void stoppedHalfWay()
    {
        ZonePlan zonePlan;
        zonePlan.setDomain(QStringLiteral("example.org"));
        zonePlan.setClient(m_client);
        QTRY_COMPARE(zonePlan.rowCount(), 3);
        std::optional<ZoneWritten> result;
        connect(&zonePlan, &ZonePlan::written, this,
                [&result](const ZoneWritten& written) { result = written; });
        zonePlan.write();
        answerApply(QStringLiteral("j2"),
                    QJsonObject{{QStringLiteral("trouble"), QStringLiteral("record-refused")},
                                {QStringLiteral("what"), QStringLiteral("in English")},
                                {QStringLiteral("why"), QStringLiteral("81057: no")},
                                {QStringLiteral("next"), QString()}});
        QTRY_VERIFY(result);
        QCOMPARE(result->changed, 1);
        QCOMPARE(result->journal, QStringLiteral("j2"));
        QVERIFY(result->error && result->error->what != QStringLiteral("in English"));
        QCOMPARE(result->error->why, QStringLiteral("81057: no"));
    }

    void nobodyHasTheZone()
    {
        m_daemon->on(QStringLiteral("dns.preview"),
                     [](const QJsonObject&) { return failure(QStringLiteral("zone-not-found")); });
        m_daemon->on(QStringLiteral("dns.zone"),
                     [](const QJsonObject&) { return json(noPlaceText); });
        ZonePlan plan;
        plan.setDomain(QStringLiteral("example.org"));
        plan.setClient(m_client);
        QTRY_VERIFY(plan.stage() == PlanStage::NoAccess);
        QCOMPARE(plan.place().servedBy, QStringLiteral("cloudflare"));
        QVERIFY(!plan.place().isFound());
    }

    void troubleIsSaidInWords_data()
    {
        QTest::addColumn<QString>("trouble");
        for (const char* trouble : {"bad-credentials", "missing-right", "rate-limited",
                                    "record-refused", "changed", "unavailable"})
            QTest::newRow(trouble) << QString::fromLatin1(trouble);
    }

    void troubleIsSaidInWords()
    {
        QFETCH(QString, trouble);
        m_daemon->on(QStringLiteral("dns.preview"),
                     [trouble](const QJsonObject&) { return failure(trouble); });
        m_daemon->on(QStringLiteral("dns.zone"),
                     [](const QJsonObject&) { return json(noPlaceText); });
        ZonePlan plan;
        plan.setDomain(QStringLiteral("example.org"));
        plan.setClient(m_client);
        QTRY_VERIFY(plan.stage() == PlanStage::Failed);
        const QString sent = sentenceOf(trouble);
        QVERIFY(!sent.isEmpty() && plan.error().what != sent);
        QVERIFY(!plan.error().next.isEmpty());
        QCOMPARE(plan.error().why, QStringLiteral("10000: no"));
    }

    void anotherDomainForgetsTheFirst()
    {
        ZonePlan plan;
        plan.setDomain(QStringLiteral("example.org"));
        plan.setClient(m_client);
        QTRY_COMPARE(plan.rowCount(), 3);
        plan.setDomain(QStringLiteral("example.net"));
        QCOMPARE(plan.rowCount(), 0);
        plan.setDomain(QString());
        QVERIFY(plan.stage() == PlanStage::Detached);
        plan.setClient({});
        QCOMPARE(plan.rowCount(), 0);
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QJsonObject>("answer");
        const auto with = [](const char* key, const QJsonValue& value) {
            QJsonObject row = json(spfText);
            row.insert(QLatin1String(key), value);
            return plan({row});
        };
        QTest::newRow("no place") << QJsonObject{{QStringLiteral("rows"), QJsonArray()}};
        QTest::newRow("no rows") << QJsonObject{{QStringLiteral("place"), json(placeText)}};
        QTest::newRow("action") << with("action", QStringLiteral("explode"));
        QTest::newRow("set") << with("before", QJsonObject{{QStringLiteral("name"), 1}});
        QTest::newRow("long") << with("text", QString(17 * 1024, QLatin1Char('x')));
        QTest::newRow("written") << with("written", QJsonValue());
        QJsonObject nothing = json(spfText);
        nothing.insert(QStringLiteral("before"), QJsonValue::Null);
        nothing.insert(QStringLiteral("after"), QJsonValue::Null);
        QTest::newRow("neither before nor after") << plan({nothing});
        QJsonArray many;
        for (int i = 0; i < 501; ++i)
            many.append(json(spfText));
        QTest::newRow("too many") << plan(many);
    }

    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(QJsonObject, answer);
        m_daemon->on(QStringLiteral("dns.preview"),
                     [answer](const QJsonObject&) { return answer; });
        ZonePlan plan;
        plan.setDomain(QStringLiteral("example.org"));
        plan.setClient(m_client);
        QTRY_VERIFY(plan.stage() == PlanStage::Failed);
        QVERIFY(plan.error().kind == core::ErrorKind::Protocol);
        QCOMPARE(plan.rowCount(), 0);
    }

private:
    /// Of dns.apply, by hand: a handler's "error" would be that of the whole request.
    void answerApply(const QString& journal, const QJsonValue& error)
    {
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.apply")).size(), 1);
        QJsonObject answer = plan({json(spfText)});
        answer.insert(QStringLiteral("changed"), 1);
        answer.insert(QStringLiteral("journal"), journal);
        answer.insert(QStringLiteral("error"), error);
        m_daemon->answer(m_daemon->requests(QStringLiteral("dns.apply"))
                             .first()
                             .value(QLatin1String("id"))
                             .toInteger(),
                         answer);
    }

    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<control::Client> m_client;
};

QTEST_GUILESS_MAIN(TestZonePlan)
#include "tst_zone_plan.moc"
