// The commands about zones, reverse names and certificates over a fake daemon: what they ask for
// and how they end.
#include "cli/certificate_commands.h"
#include "cli/exit_code.h"
#include "cli/propagation_command.h"
#include "cli/zone_commands.h"
#include "fake_daemon.h"

#include <QTest>
#include <QTimer>

using namespace mailstead;
using namespace mailstead::cli;

namespace
{

QJsonObject row(const QString& key, const QString& action)
{
    const QJsonObject set{{QStringLiteral("values"), QJsonArray{QStringLiteral("192.0.2.1")}}};
    return {{QStringLiteral("key"), key},
            {QStringLiteral("action"), action},
            {QStringLiteral("before"), QJsonValue()},
            {QStringLiteral("after"), set},
            {QStringLiteral("text"), QStringLiteral("why")},
            {QStringLiteral("choices"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("replace")},
                                    {QStringLiteral("text"), QStringLiteral("Replace it")}}}}};
}

QJsonObject change(bool changed)
{
    return {{QStringLiteral("address"), QStringLiteral("192.0.2.1")},
            {QStringLiteral("api"), QStringLiteral("vultr")},
            {QStringLiteral("subject"), QStringLiteral("instance mail")},
            {QStringLiteral("before"), QStringLiteral("old.example")},
            {QStringLiteral("after"), QStringLiteral("mail.example.org")},
            {QStringLiteral("renames"), false},
            {QStringLiteral("forward"), true},
            {QStringLiteral("leadsTo"), QJsonArray()},
            {QStringLiteral("changed"), changed},
            {QStringLiteral("journal"), changed ? QJsonValue(QStringLiteral("j")) : QJsonValue()}};
}

} // namespace

class TestNameCommands : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        auto client = control::Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
    }

    void cleanup() { m_client.reset(); }

    void previewTellsWhatIsToBeDecided()
    {
        QJsonArray rows{row(QStringLiteral("a A"), QStringLiteral("add"))};
        reply("dns.preview", {{QStringLiteral("rows"), rows}});
        ZoneOptions options;
        options.domain = QStringLiteral("example.org");
        options.choices = {{QStringLiteral("a A"), QStringLiteral("skip")}};
        QCOMPARE(previewZone(*m_client, options, m_output), int(ExitOk));
        const QJsonObject asked = parameters("dns.preview");
        QCOMPARE(asked.value(QLatin1String("domain")).toString(), options.domain);
        QCOMPARE(asked.value(QLatin1String("choices")).toObject().size(), 1);
        rows.append(row(QStringLiteral("b MX"), QStringLiteral("decide")));
        reply("dns.preview", {{QStringLiteral("rows"), rows}});
        QCOMPARE(previewZone(*m_client, options, m_output), int(ExitNeedsDecision));
        m_daemon->on(QStringLiteral("dns.preview"), [](const QJsonObject&) {
            return test::refusal(QStringLiteral("no"), QStringLiteral("refused"),
                                 QStringLiteral("because"));
        });
        QCOMPARE(previewZone(*m_client, options, m_output), int(ExitFailed));
    }

    void applyWrites()
    {
        QJsonObject answer{
            {QStringLiteral("rows"), QJsonArray{row(QStringLiteral("a A"), QStringLiteral("add"))}},
            {QStringLiteral("changed"), 1},
            {QStringLiteral("journal"), QStringLiteral("j")},
            {QStringLiteral("error"), QJsonValue()}};
        reply("dns.apply", answer);
        ZoneOptions options;
        options.domain = QStringLiteral("example.org");
        options.yes = true;
        QCOMPARE(applyZone(*m_client, options, m_output), int(ExitOk));
        QVERIFY(m_daemon->requests(QStringLiteral("dns.preview")).isEmpty());
        answer.insert(QStringLiteral("error"),
                      QJsonObject{{QStringLiteral("what"), QStringLiteral("half way")}});
        reply("dns.apply", answer);
        QCOMPARE(applyZone(*m_client, options, m_output), int(ExitFailed));
    }

    void undoTakesTheNewest()
    {
        reply("dns.journal",
              {{QStringLiteral("entries"),
                QJsonArray{QJsonObject{{QStringLiteral("journal"), QStringLiteral("j3")},
                                       {QStringLiteral("undone"), true}},
                           QJsonObject{{QStringLiteral("journal"), QStringLiteral("j2")},
                                       {QStringLiteral("undone"), false}},
                           QJsonObject{{QStringLiteral("journal"), QStringLiteral("j1")},
                                       {QStringLiteral("undone"), false}}}}});
        reply("dns.undo",
              {{QStringLiteral("changed"), 1}, {QStringLiteral("refused"), QJsonArray()}});
        QCOMPARE(undoZone(*m_client, {}, m_output), int(ExitOk));
        QCOMPARE(parameters("dns.undo").value(QLatin1String("journal")).toString(),
                 QStringLiteral("j2"));
        reply("dns.undo", {{QStringLiteral("changed"), 0},
                           {QStringLiteral("refused"), QJsonArray{QStringLiteral("a A")}}});
        QCOMPARE(undoZone(*m_client, QStringLiteral("j1"), m_output), int(ExitFailed));
        reply("dns.journal", {{QStringLiteral("entries"), QJsonArray()}});
        QCOMPARE(undoZone(*m_client, {}, m_output), int(ExitFailed));
    }

    void reverseNames()
    {
        reply("dns.ptr", {{QStringLiteral("addresses"), QJsonArray()}});
        QCOMPARE(lookAtPtr(*m_client, {}, m_output), int(ExitFailed)); // no public address
        reply("dns.ptr", {{QStringLiteral("addresses"), QJsonArray{QJsonObject()}}});
        QCOMPARE(lookAtPtr(*m_client, {}, m_output), int(ExitFailed)); // not understood
        m_daemon->on(QStringLiteral("dns.setPtr"), [](const QJsonObject& asked) {
            return change(!asked.value(QLatin1String("dryRun")).toBool());
        });
        PtrOptions options;
        options.address = QStringLiteral("192.0.2.1");
        options.credentials = QStringLiteral("home");
        options.dryRun = true;
        QCOMPARE(setPtr(*m_client, options, m_output), int(ExitOk));
        QVERIFY(parameters("dns.setPtr").value(QLatin1String("dryRun")).toBool());
        options.dryRun = false;
        options.yes = true;
        QCOMPARE(setPtr(*m_client, options, m_output), int(ExitOk));
        QVERIFY(!parameters("dns.setPtr").value(QLatin1String("dryRun")).toBool());
        reply("dns.undoPtr", change(true));
        QCOMPARE(undoPtr(*m_client, QStringLiteral("j"), m_output), int(ExitOk));
    }

    void certificates()
    {
        QJsonObject certificate{{QStringLiteral("names"), QJsonArray{QStringLiteral("a.example")}},
                                {QStringLiteral("temporary"), false},
                                {QStringLiteral("lastError"), QJsonValue()}};
        reply("certificate.list", {{QStringLiteral("certificates"), QJsonArray{certificate}}});
        QCOMPARE(listCertificates(*m_client, m_output), int(ExitOk));
        certificate.insert(QStringLiteral("temporary"), true);
        reply("certificate.list", {{QStringLiteral("certificates"), QJsonArray{certificate}}});
        QCOMPARE(listCertificates(*m_client, m_output), int(ExitFailed));

        CertificateOptions options;
        QCOMPARE(requestCertificate(*m_client, options, m_output), int(ExitNeedsDecision));
        options.agreeToTerms = true;
        const auto way = [](const char* id, bool possible) {
            return QJsonObject{{QStringLiteral("way"), QLatin1String(id)},
                               {QStringLiteral("possible"), possible},
                               {QStringLiteral("reason"), QString()}};
        };
        reply("certificate.proposal",
              {{QStringLiteral("ways"), QJsonArray{way("dns-by-hand", true), way("http", false)}}});
        QCOMPARE(requestCertificate(*m_client, options, m_output), int(ExitFailed));
        reply("certificate.proposal",
              {{QStringLiteral("ways"), QJsonArray{way("http", false), way("dns", true)}}});
        reply("certificate.request", {{QStringLiteral("notAfter"), QStringLiteral("x")}});
        QCOMPARE(requestCertificate(*m_client, options, m_output), int(ExitOk));
        const QJsonObject asked = parameters("certificate.request");
        QCOMPARE(asked.value(QLatin1String("way")).toString(), QStringLiteral("dns"));
        QCOMPARE(asked.value(QLatin1String("names")).toArray().size(), 1);
        QVERIFY(!asked.contains(QLatin1String("webRoot")));

        // By hand: what is to be made is shown while the request waits for it.
        options.way = QStringLiteral("dns-by-hand");
        m_daemon->on(QStringLiteral("certificate.request"),
                     [](const QJsonObject&) { return QJsonObject(); });
        m_daemon->on(QStringLiteral("certificate.manual"), [this](const QJsonObject&) {
            const QJsonObject request =
                m_daemon->requests(QStringLiteral("certificate.request")).last();
            // It goes on as soon as the records were looked up once.
            if (request.value(QLatin1String("params"))[QLatin1String("way")].toString() ==
                QLatin1String("dns-by-hand"))
                m_daemon->answer(request.value(QLatin1String("id")).toInteger(),
                                 {{QStringLiteral("notAfter"), QStringLiteral("y")}});
            return QJsonObject{{QStringLiteral("records"), QJsonArray()}};
        });
        QCOMPARE(requestCertificate(*m_client, options, m_output), int(ExitOk));
        QVERIFY(!m_daemon->requests(QStringLiteral("certificate.manual")).isEmpty());

        m_daemon->on(QStringLiteral("certificate.renew"), [](const QJsonObject&) {
            return test::refusal(QStringLiteral("no"), QStringLiteral("refused"),
                                 QStringLiteral("because"));
        });
        QCOMPARE(renewCertificate(*m_client, m_output), int(ExitFailed));
    }

    void propagation()
    {
        // A fake of whoever asks.
        class Source : public names::PropagationSource
        {
        public:
            bool isReady() const override { return true; }
            bool canAsk(const QString& type) const override { return type == QLatin1String("A"); }
            int most() const override { return 1; }
            void watch(int row, const names::WatchedRecord& record) override
            {
                watched = record;
                QTimer::singleShot(0, this, [this, row] { tell(row); });
            }
            void stop() override { ++stops; }
            void tell(int row)
            {
                const bool complete = ++rounds == completeIn;
                emit told(row,
                          {{QStringLiteral("ns1.example.org"),
                            QStringLiteral("192.0.2.53"),
                            true,
                            QStringLiteral("NOERROR"),
                            {QStringLiteral("192.0.2.1")},
                            60,
                            complete},
                           {{}, {}, false, {}, {}, -1, false}},
                          true, complete, complete);
                if (!complete && stops == 0)
                    QTimer::singleShot(0, this, [this, row] { tell(row); });
            }

            names::WatchedRecord watched;
            int rounds = 0, stops = 0, completeIn = 3;
        };
        const names::WatchedRecord record{QStringLiteral("mail.example.org"),
                                          QStringLiteral("A"),
                                          {},
                                          {QStringLiteral("192.0.2.1")}};
        Source once;
        QCOMPARE(tellPropagation(once, record, false, m_output), int(ExitFailed));
        QVERIFY(once.watched == record);
        QCOMPARE(once.rounds, 1);
        QCOMPARE(once.stops, 1);
        Source followed;
        QCOMPARE(tellPropagation(followed, record, true, m_output), int(ExitOk));
        QCOMPARE(followed.rounds, 3);
        Source other;
        QCOMPARE(tellPropagation(other, {QStringLiteral("x"), QStringLiteral("TLSA"), {}, {}}, true,
                                 m_output),
                 int(ExitUsage));
        QCOMPARE(other.rounds, 0);
    }

private:
    void reply(const char* method, const QJsonObject& result)
    {
        m_daemon->on(QLatin1String(method), [result](const QJsonObject&) { return result; });
    }
    QJsonObject parameters(const char* method) const
    {
        return m_daemon->requests(QLatin1String(method))
            .last()
            .value(QLatin1String("params"))
            .toObject();
    }

    const Output m_output{true};
    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<control::Client> m_client;
};

QTEST_GUILESS_MAIN(TestNameCommands)
#include "tst_name_commands.moc"
