// The Certificate step against a scripted server whose daemon is a fake: which way it proves the
// name by, and the records that somebody has to make.
#include "fake_daemon.h"
#include "scripted_host.h"

#include "setup/certificate_step.h"
#include "setup/certificate_way.h"
#include "setup/choices.h"
#include "setup/daemon_link.h"
#include "setup/facts.h"
#include "setup/journal.h"
#include "setup/settings.h"

#include <QTest>
#include <mutex>

using namespace mailstead;
using namespace mailstead::setup;
using certificates::Way;

namespace
{

class Notes : public Reporter
{
public:
    void log(LogEntry::Kind, const QString& text) override
    {
        const std::lock_guard lock(m_mutex);
        lines << text;
    }
    void activity(const QString&, double) override {}
    void finding(const core::Finding& finding) override { seen.insert(finding.id, finding); }
    void findings(const QList<core::Finding>&) override {}
    void records(const QList<WantedRecord>& records) override
    {
        const std::lock_guard lock(m_mutex);
        told << records;
    }

    QStringList lines;
    QMap<QString, core::Finding> seen;
    QList<QList<WantedRecord>> told;

private:
    std::mutex m_mutex; ///< records are told by a thread of their own
};

/// A scripted server with the fake daemon on it.
class DaemonHost : public ScriptedHost
{
public:
    explicit DaemonHost(std::shared_ptr<ssh::Host> daemon)
        : m_daemon(std::move(daemon))
    {
    }
    core::Result<std::unique_ptr<ssh::Stream>> open(const ssh::RemoteCommand& command) override
    {
        return m_daemon->open(command);
    }

private:
    std::shared_ptr<ssh::Host> m_daemon;
};

QJsonObject way(const char* name, bool possible, const char* cause)
{
    return {{QStringLiteral("way"), QString::fromLatin1(name)},
            {QStringLiteral("possible"), possible},
            {QStringLiteral("cause"), QString::fromLatin1(cause)},
            {QStringLiteral("program"), QString()},
            {QStringLiteral("reason"), QString()}};
}

const QJsonObject issued{{QStringLiteral("notAfter"), QStringLiteral("2027-01-24T08:00:00.000Z")},
                         {QStringLiteral("fingerprint"), QStringLiteral("ab")},
                         {QStringLiteral("issuer"), QStringLiteral("E7")}};

} // namespace

class TestCertificateStep : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void portEightyUnlessDecided();
    void anImpossibleDecisionIsNone();
    void recordsByHandAreTold();
    void theFindingCarriesTheWays();
    void recordsThatTheCertificateAllowsAreTold();

private:
    Context context()
    {
        return {*m_host, m_facts, m_settings, m_journal, *m_notes, *m_link, m_cancel};
    }
    QJsonObject asked() const
    {
        const auto requests = m_daemon->requests(QStringLiteral("certificate.request"));
        return requests.isEmpty() ? QJsonObject()
                                  : requests.last().value(QLatin1String("params")).toObject();
    }

    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<DaemonHost> m_host;
    std::unique_ptr<DaemonLink> m_link;
    std::unique_ptr<Notes> m_notes;
    Facts m_facts;
    Settings m_settings;
    Journal m_journal;
    core::CancelToken m_cancel;
};

void TestCertificateStep::init()
{
    m_link.reset();
    m_daemon = std::make_unique<test::FakeDaemon>();
    m_host = std::make_shared<DaemonHost>(m_daemon->host());
    scriptHealthyServer(*m_host);
    m_link = std::make_unique<DaemonLink>(m_host);
    m_notes = std::make_unique<Notes>();
    m_settings = Settings();
    m_settings.hostname = QStringLiteral("mail.example.org");
    m_settings.domain = QStringLiteral("example.org");
    m_settings.agreeToTerms = true;
    m_daemon->on(QStringLiteral("certificate.list"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("certificates"), QJsonArray()}};
    });
    m_daemon->on(QStringLiteral("certificate.proposal"), [](const QJsonObject&) {
        return QJsonObject{
            {QStringLiteral("ways"),
             QJsonArray{way("http", true, "port-free"), way("tls-alpn", true, "port-free"),
                        way("web-root", true, "web-server"), way("dns-by-hand", true, "by-hand"),
                        way("dns", false, "no-credentials")}}};
    });
    m_daemon->on(QStringLiteral("certificate.request"), [](const QJsonObject&) { return issued; });
}

void TestCertificateStep::portEightyUnlessDecided()
{
    Context now = context();
    CertificateStep step;
    const auto plan = step.plan(now);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->changes.size(), 1);
    QVERIFY(m_notes->seen.value(QString(certificateWayId)).severity == core::Severity::Note);
    QVERIFY(step.apply(now, *plan));
    QCOMPARE(asked().value(QLatin1String("way")).toString(), QStringLiteral("http"));
    QVERIFY(m_daemon->requests(QStringLiteral("certificate.manual")).isEmpty());

    m_settings.decisions[QString(certificateWayId)] = QStringLiteral("tls-alpn");
    QVERIFY(step.apply(now, *plan));
    QCOMPARE(asked().value(QLatin1String("way")).toString(), QStringLiteral("tls-alpn"));
}

void TestCertificateStep::anImpossibleDecisionIsNone()
{
    Context now = context();
    for (const char* decision : {"dns", "web-root", "magic"}) {
        m_settings.decisions[QString(certificateWayId)] = QString::fromLatin1(decision);
        const auto chosen = chooseCertificateWay(now);
        QVERIFY(chosen && *chosen == Way::Http);
    }
}

void TestCertificateStep::recordsByHandAreTold()
{
    m_settings.decisions[QString(certificateWayId)] = QStringLiteral("dns-by-hand");
    m_daemon->on(QStringLiteral("certificate.request"),
                 [](const QJsonObject&) { return QJsonObject(); });
    // The order goes on as soon as the records were looked up once.
    m_daemon->on(QStringLiteral("certificate.manual"), [this](const QJsonObject&) {
        for (const QJsonObject& request : m_daemon->requests(QStringLiteral("certificate.request")))
            m_daemon->answer(request.value(QLatin1String("id")).toInteger(), issued);
        return QJsonObject{
            {QStringLiteral("records"),
             QJsonArray{QJsonObject{
                 {QStringLiteral("name"), QStringLiteral("_acme-challenge.mail.example.org")},
                 {QStringLiteral("value"), QStringLiteral("v")},
                 {QStringLiteral("servers"),
                  QJsonArray{QJsonObject{{QStringLiteral("server"), QStringLiteral("ns1 (::1)")},
                                         {QStringLiteral("status"), QStringLiteral("NOERROR")},
                                         {QStringLiteral("there"), true}}}}}}}};
    });
    Context now = context();
    CertificateStep step;
    const auto applied = step.apply(now, {});
    QVERIFY2(applied, qPrintable(applied ? QString() : applied.error().text()));
    QCOMPARE(asked().value(QLatin1String("way")).toString(), QStringLiteral("dns-by-hand"));
    QVERIFY(m_notes->told.size() >= 1);
    QVERIFY(m_notes->told.last().isEmpty()); // nothing is to be made any more
    if (m_notes->told.size() > 1) {
        const WantedRecord record = m_notes->told.first().first();
        QCOMPARE(record.type, QStringLiteral("TXT"));
        QCOMPARE(record.state, QStringLiteral("ok"));
        QCOMPARE(record.answers, QStringList{QStringLiteral("ns1 (::1): v")});
    }
}

void TestCertificateStep::theFindingCarriesTheWays()
{
    const QList<certificates::ProposedWay> ways{
        {Way::DnsByHand, true, certificates::Cause::ByHand, {}, {}},
        {Way::Http, false, certificates::Cause::PortTaken, QStringLiteral("nginx"), {}},
        {Way::WebRoot, true, certificates::Cause::WebServer, QStringLiteral("nginx"), {}}};
    const core::Finding finding = certificateWayFinding(ways);
    QCOMPARE(waysOf(finding).size(), 2); // a web root needs a path, which nobody is asked for here
    QVERIFY(waysOf(finding).at(1) == ways.at(1));
    QCOMPARE(choicesOf(finding).size(), 1);
    core::Finding other = finding;
    other.id = QStringLiteral("other");
    QVERIFY(waysOf(other).isEmpty());
}

void TestCertificateStep::recordsThatTheCertificateAllowsAreTold()
{
    // Three octets instead of a certificate: only their hash counts.
    const QByteArray pem = "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n";
    const QString hash =
        QStringLiteral("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
    for (const char* port : {"25", "587", "465", "993", "995"}) {
        const bool startTls = QByteArray(port) == "25" || QByteArray(port) == "587";
        m_host->answer(
            QStringLiteral("openssl s_client -connect 127.0.0.1:%1 -servername mail.example.org%2")
                .arg(QLatin1String(port),
                     QLatin1String(startTls ? " -starttls smtp -name localhost" : "")),
            pem);
    }
    m_daemon->on(QStringLiteral("certificate.list"), [hash](const QJsonObject&) {
        return QJsonObject{
            {QStringLiteral("certificates"),
             QJsonArray{QJsonObject{
                 {QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org"),
                                                      QStringLiteral("mta-sts.example.org")}},
                 {QStringLiteral("notAfter"), QStringLiteral("2099-01-24T08:00:00.000Z")},
                 {QStringLiteral("temporary"), false},
                 {QStringLiteral("fingerprint"), hash}}}}};
    });
    QString state = QStringLiteral("missing");
    m_daemon->on(QStringLiteral("dns.check"), [&state](const QJsonObject&) {
        const auto record = [](const char* name, const char* type, const char* value,
                               const char* purpose, const QString& stands) {
            return QJsonObject{{QStringLiteral("name"), QString::fromLatin1(name)},
                               {QStringLiteral("type"), QString::fromLatin1(type)},
                               {QStringLiteral("value"), QString::fromLatin1(value)},
                               {QStringLiteral("purpose"), QString::fromLatin1(purpose)},
                               {QStringLiteral("state"), stands}};
        };
        return QJsonObject{{QStringLiteral("records"),
                            QJsonArray{record("mail.example.org.", "A", "192.0.2.1", "address",
                                              QStringLiteral("missing")),
                                       record("mta-sts.example.org.", "CNAME", "mail.example.org.",
                                              "mta-sts", QStringLiteral("missing")),
                                       record("_mta-sts.example.org.", "TXT", "v=STSv1; id=1",
                                              "mta-sts", state)}}};
    });
    Context now = context();
    CertificateStep step;
    const auto verified = step.verify(now);
    QVERIFY2(verified, qPrintable(verified ? QString() : verified.error().text()));
    const core::Finding told = m_notes->seen.value(QStringLiteral("records-since-certificate"));
    QVERIFY(told.severity == core::Severity::Note);
    QCOMPARE(told.evidence, QStringList{QStringLiteral("_mta-sts.example.org. TXT v=STSv1; id=1")});

    m_notes->seen.clear();
    state = QStringLiteral("ok");
    QVERIFY(step.verify(now));
    // What cannot be looked at is no reason to fail: the certificate is there.
    m_daemon->on(QStringLiteral("dns.check"), [](const QJsonObject&) {
        return test::refusal(QStringLiteral("the resolver is down"));
    });
    QVERIFY(step.verify(now));
    QVERIFY(m_notes->seen.isEmpty());
    QVERIFY(m_notes->lines.last().contains(QLatin1String("the resolver is down")));
}

QTEST_GUILESS_MAIN(TestCertificateStep)
#include "tst_certificate_step.moc"
