// Providers, credentials, domains, checks and the journal over a fake daemon.
#include "fake_daemon.h"

#include "names/credentials.h"
#include "names/domain_check.h"
#include "names/domain_list.h"
#include "names/provider.h"
#include "names/zone_journal.h"
#include "sample_answers.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QTest>

using namespace mailstead;
using namespace mailstead::names;

namespace
{

QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestListings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        auto client = control::Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
        const auto answer = [this](const char* method, const char* text) {
            m_daemon->on(QLatin1String(method), [text](const QJsonObject&) { return json(text); });
        };
        answer("dns.providers", sample::providers);
        answer("dns.credentials", sample::credentials);
        answer("dns.check", sample::check);
        answer("dns.journal", sample::journal);
        answer("dns.setCredentials", sample::nothing);
        answer("dns.checkCredentials", sample::zones);
        answer("dns.undo", sample::undone);
        answer("dns.zonefile", sample::zoneFile);
        answer("domain.list", sample::domains);
    }

    void cleanup() { m_client.reset(); }

    void providersInWords()
    {
        ProviderModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        const Provider* known = model.provider(QStringLiteral("cloudflare"));
        QVERIFY(known && known->quotesText && known->names == NameForm::Full);
        QVERIFY(known->rights != QStringLiteral("in English"));
        QVERIFY(known->page.startsWith(QStringLiteral("https://")));
        const Provider* other = model.provider(QStringLiteral("future"));
        QVERIFY(other);
        QCOMPARE(other->rights, QStringLiteral("all of them"));
        QVERIFY(other->page.isEmpty()); // nothing but web pages is ever opened
        QVERIFY(!model.provider(QStringLiteral("none")));
    }

    void credentialsGoThereAndSecretsStay()
    {
        CredentialsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.ofProvider(QStringLiteral("ovh")).fields.value(QStringLiteral("region")),
                 QStringLiteral("eu"));
        QCOMPARE(model.freeName(QStringLiteral("ovh")), QStringLiteral("ovh-2"));
        QCOMPARE(model.freeName(QStringLiteral("hetzner")), QStringLiteral("hetzner"));
        bool set = false;
        model.set({QStringLiteral("hetzner"),
                   QStringLiteral("hetzner"),
                   {{QStringLiteral("token"), QStringLiteral("s3cret")}},
                   {}},
                  this, [&set](const core::Result<>& result) { set = bool(result); });
        QTRY_VERIFY(set);
        const QJsonObject asked = m_daemon->requests(QStringLiteral("dns.setCredentials"))
                                      .first()
                                      .value(QLatin1String("params"))
                                      .toObject();
        QCOMPARE(asked.value(QLatin1String("fields"))
                     .toObject()
                     .value(QLatin1String("token"))
                     .toString(),
                 QStringLiteral("s3cret"));
        QStringList zones;
        model.check(QStringLiteral("hetzner"), this,
                    [&zones](const core::Result<QStringList>& seen) { zones = *seen; });
        QTRY_COMPARE(zones.size(), 2);
    }

    void whatTheDnsSaysOfADomain()
    {
        DomainCheck model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setClient(m_client);
        QCOMPARE(m_daemon->requests(QStringLiteral("dns.check")).size(), 0);
        model.setDomain(QStringLiteral("example.org"));
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.count(QStringLiteral("ok")), 1);
        QCOMPARE(model.count(QStringLiteral("missing")), 1);
        QCOMPARE(model.findings().size(), 1);
        QVERIFY(model.checkedAt().isValid());
        // Asked again, the rows stay while the answer is awaited.
        model.refresh();
        QCOMPARE(model.rowCount(), 2);
        QString zoneFile;
        model.readZoneFile(this, [&](const core::Result<QString>& text) { zoneFile = *text; });
        QTRY_VERIFY(zoneFile.startsWith(QStringLiteral("example.org.")));
        model.setDomain(QStringLiteral("example.net"));
        QCOMPARE(model.rowCount(), 0);
    }

    void whatWasWrittenCanBeTakenBack()
    {
        ZoneJournal model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ZoneJournal::ChangesColumn).data().toString(),
                 QStringLiteral("mail A"));
        QVERIFY(model.at(1).undone);
        ZoneUndone undone;
        model.undo(QStringLiteral("j2"), this,
                   [&undone](const core::Result<ZoneUndone>& result) { undone = *result; });
        QTRY_COMPARE(undone.changed, 1);
        QCOMPARE(undone.refused, QStringList{QStringLiteral("mail.example.org A")});
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("dns.journal")).size(), 2);
    }

    void domainsAsPeopleReadThem()
    {
        DomainList model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setClient(m_client);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.domains().first().shown, QString::fromUtf8("bücher.example"));
    }

    void refusesWhatItDoesNotUnderstand()
    {
        for (const char* method :
             {"dns.providers", "dns.credentials", "dns.journal", "dns.check", "domain.list"})
            m_daemon->on(QLatin1String(method),
                         [](const QJsonObject&) { return json(sample::nonsense); });
        ProviderModel providers;
        CredentialsModel credentials;
        ZoneJournal journal;
        DomainCheck check;
        DomainList domains;
        check.setDomain(QStringLiteral("example.org"));
        for (control::ListingModel* model : std::initializer_list<control::ListingModel*>{
                 &providers, &credentials, &journal, &check, &domains}) {
            model->setClient(m_client);
            QTRY_VERIFY(model->state() == control::ModelState::Failed);
            QVERIFY(!model->stateReason().isEmpty());
            QCOMPARE(model->rowCount(), 0);
        }
    }

private:
    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<control::Client> m_client;
};

QTEST_GUILESS_MAIN(TestListings)
#include "tst_listings.moc"
