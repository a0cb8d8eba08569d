// The certificates' model and the work on them, over a fake daemon.
#include "answers.h"
#include "certificates/certificate_work.h"
#include "certificates/certificates_model.h"
#include "fake_daemon.h"

#include <QSignalSpy>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::certificates;
using control::Client;
using control::ModelState;

class TestWork : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_client.reset(); }

    void modelFollowsTheDaemon();
    void modelTellsWhatIsWrong();
    void oldProposalsAreDropped();
    void requestTellsItsSteps();
    void requestFails();
    void requestIsStopped();
    void recordsAreWatched();
    void connectionEnds();
    void secretsAreNotInTheLog();

private:
    /// The number of the newest request of that method; -1 when none came.
    qint64 requestNumber(const QString& method) const;
    void sayProgress(qint64 request, const QString& text, double fraction);
    RequestDraft draft(Way way = Way::Http) const;

    QCA::Initializer m_qca;
    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<Client> m_client;
};

void TestWork::init()
{
    m_daemon = std::make_unique<test::FakeDaemon>();
    m_daemon->on(QStringLiteral("certificate.list"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("certificates"), QJsonArray{test::certificate()}}};
    });
    m_daemon->on(QStringLiteral("certificate.authorities"),
                 [](const QJsonObject&) { return test::authorities(); });
    // Unanswered until a test says so.
    m_daemon->on(QStringLiteral("certificate.request"),
                 [](const QJsonObject&) { return QJsonObject(); });
    m_daemon->on(QStringLiteral("cancel"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("cancelled"), true}};
    });
    auto client = Client::connectTo(m_daemon->host());
    QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
    m_client = *client;
}

qint64 TestWork::requestNumber(const QString& method) const
{
    const auto requests = m_daemon->requests(method);
    return requests.isEmpty() ? -1 : requests.last().value(QLatin1String("id")).toInteger(-1);
}

void TestWork::sayProgress(qint64 request, const QString& text, double fraction)
{
    m_daemon->say(QJsonObject{
        {QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
        {QStringLiteral("method"), QStringLiteral("progress")},
        {QStringLiteral("params"), QJsonObject{{QStringLiteral("request"), request},
                                               {QStringLiteral("text"), text},
                                               {QStringLiteral("fraction"), fraction}}}});
}

RequestDraft TestWork::draft(Way way) const
{
    RequestDraft draft =
        RequestDraft::fromSettings(*certificateFromJson(test::certificate())->settings);
    draft.way = way;
    return draft;
}

void TestWork::modelFollowsTheDaemon()
{
    CertificatesModel model;
    QVERIFY(model.state() == ModelState::Detached);
    QVERIFY(!model.current());
    model.setClient(m_client);
    QVERIFY(model.state() == ModelState::Loading);
    QTRY_VERIFY(model.state() == ModelState::Ready);
    QTRY_COMPARE(model.authorities().size(), 3);
    QCOMPARE(model.current()->names, QStringList{QStringLiteral("mail.example.org")});
    QCOMPARE(model.authority(QStringLiteral("zerossl"))->name, QStringLiteral("ZeroSSL"));
    QCOMPARE(model.authority(QStringLiteral("https://staging.example/dir"))->id,
             QStringLiteral("letsencrypt"));
    QVERIFY(!model.authority(QString())); // ZeroSSL's staging is empty too
    model.setClient(nullptr);
    QVERIFY(model.state() == ModelState::Detached);
    QVERIFY(!model.current());
}

void TestWork::modelTellsWhatIsWrong()
{
    m_daemon->on(QStringLiteral("certificate.list"), [](const QJsonObject&) {
        return test::refusal(QStringLiteral("not now"), QStringLiteral("refused"), {},
                             QStringLiteral("do this"));
    });
    CertificatesModel model;
    model.setClient(m_client);
    QTRY_VERIFY(model.state() == ModelState::Failed);
    QCOMPARE(model.error().what, QStringLiteral("not now"));
    QCOMPARE(model.error().next, QStringLiteral("do this"));
    m_daemon->on(QStringLiteral("certificate.list"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("certificates"), 3}};
    });
    model.refresh();
    QTRY_VERIFY(model.error().kind == core::ErrorKind::Protocol);
    m_daemon->hangUp();
    QTRY_VERIFY(model.error().kind == core::ErrorKind::Unreachable);
}

void TestWork::oldProposalsAreDropped()
{
    m_daemon->on(QStringLiteral("certificate.proposal"),
                 [](const QJsonObject&) { return QJsonObject(); });
    CertificatesModel model;
    model.setClient(m_client);
    QSignalSpy proposed(&model, &CertificatesModel::proposalChanged);
    model.propose({QStringLiteral("a.example.org")});
    QTRY_COMPARE(m_daemon->requests(QStringLiteral("certificate.proposal")).size(), 1);
    const qint64 first = requestNumber(QStringLiteral("certificate.proposal"));
    model.propose({QStringLiteral("b.example.org")});
    QTRY_COMPARE(m_daemon->requests(QStringLiteral("certificate.proposal")).size(), 2);
    // The second is answered first; the late first one changes nothing.
    m_daemon->answer(requestNumber(QStringLiteral("certificate.proposal")), test::proposal());
    QTRY_COMPARE(proposed.size(), 1);
    m_daemon->answer(first, {{QStringLiteral("ways"), QJsonArray()}});
    model.refresh(); // something whose answer comes after it
    QTRY_VERIFY(model.state() == ModelState::Ready);
    QCOMPARE(proposed.size(), 1);
    QCOMPARE(model.proposal().size(), 3);
}

void TestWork::requestTellsItsSteps()
{
    CertificateWork work;
    work.setClient(m_client);
    QSignalSpy lines(&work, &CertificateWork::lineAdded);
    QSignalSpy finished(&work, &CertificateWork::finished);
    work.request(draft(), nullptr);
    QVERIFY(work.isRunning());
    work.renew(Way::Http); // one at a time
    QTRY_VERIFY(requestNumber(QStringLiteral("certificate.request")) > 0);
    const qint64 request = requestNumber(QStringLiteral("certificate.request"));
    sayProgress(request, QStringLiteral("Ordering"), 0.2);
    sayProgress(request, QStringLiteral("Ordering"), 0.3);
    sayProgress(request, QStringLiteral("Waiting"), 0.5);
    QTRY_COMPARE(work.fraction(), 0.5);
    QCOMPARE(work.step(), QStringLiteral("Waiting"));
    QCOMPARE(lines.size(), 3); // the call and two steps; a fraction alone is no line
    m_daemon->answer(request,
                     {{QStringLiteral("notAfter"), QStringLiteral("2027-01-24T08:00:00.000Z")},
                      {QStringLiteral("fingerprint"), QStringLiteral("ab")},
                      {QStringLiteral("issuer"), QStringLiteral("E7")}});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!work.isRunning());
    QVERIFY(!work.error());
    QCOMPARE(work.issued()->issuer, QStringLiteral("E7"));
    QVERIFY(m_daemon->requests(QStringLiteral("certificate.renew")).isEmpty());
}

void TestWork::requestFails()
{
    m_daemon->on(QStringLiteral("certificate.request"), [](const QJsonObject&) {
        return test::refusal(QStringLiteral("port 80 shut"), QStringLiteral("refused"),
                             QStringLiteral("as the CA says"));
    });
    CertificateWork work;
    work.setClient(m_client);
    QSignalSpy finished(&work, &CertificateWork::finished);
    work.request(draft(), nullptr);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(work.error()->what, QStringLiteral("port 80 shut"));
    QCOMPARE(work.error()->why, QStringLiteral("as the CA says"));
    work.dismiss();
    QVERIFY(!work.error());
    // A certificate without an end is no certificate.
    m_daemon->on(QStringLiteral("certificate.request"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("fingerprint"), QStringLiteral("ab")}};
    });
    work.request(draft(), nullptr);
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(work.error()->kind == core::ErrorKind::Protocol);
    QVERIFY(!work.issued());
}

void TestWork::requestIsStopped()
{
    CertificateWork work;
    work.setClient(m_client);
    QSignalSpy finished(&work, &CertificateWork::finished);
    work.request(draft(), nullptr);
    QTRY_VERIFY(requestNumber(QStringLiteral("certificate.request")) > 0);
    const qint64 request = requestNumber(QStringLiteral("certificate.request"));
    work.stop();
    work.stop();
    QVERIFY(work.isStopping() && work.isRunning());
    QTRY_COMPARE(m_daemon->requests(QStringLiteral("cancel")).size(), 1);
    QCOMPARE(m_daemon->requests(QStringLiteral("cancel"))
                 .first()
                 .value(QLatin1String("params"))
                 .toObject()
                 .value(QLatin1String("request"))
                 .toInteger(),
             request);
    QJsonObject answer = test::refusal(QStringLiteral("cancelled"), QStringLiteral("cancelled"));
    answer.insert(QStringLiteral("id"), request);
    m_daemon->say(answer);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!work.error()); // who stopped it knows
    QVERIFY(!work.isStopping());
}

void TestWork::recordsAreWatched()
{
    std::atomic_bool there = false;
    m_daemon->on(QStringLiteral("certificate.manual"),
                 [&](const QJsonObject&) { return test::records(there); });
    CertificateWork work;
    work.setRecordsInterval(std::chrono::milliseconds(10));
    work.setClient(m_client);
    work.request(draft(Way::DnsByHand), nullptr);
    QTRY_COMPARE(work.records().size(), 1);
    QVERIFY(!work.records().first().isEverywhere());
    there = true;
    QTRY_VERIFY(work.records().first().isEverywhere());
    QSignalSpy changed(&work, &CertificateWork::recordsChanged);
    m_daemon->answer(requestNumber(QStringLiteral("certificate.request")),
                     {{QStringLiteral("notAfter"), QStringLiteral("2027-01-24T08:00:00.000Z")},
                      {QStringLiteral("fingerprint"), QStringLiteral("ab")},
                      {QStringLiteral("issuer"), QStringLiteral("E7")}});
    QTRY_VERIFY(work.issued());
    QVERIFY(work.records().isEmpty());
}

void TestWork::connectionEnds()
{
    CertificateWork work;
    work.setClient(m_client);
    QSignalSpy finished(&work, &CertificateWork::finished);
    work.request(draft(), nullptr);
    work.setClient(nullptr);
    QCOMPARE(finished.size(), 1);
    QVERIFY(work.error()->kind == core::ErrorKind::Unreachable);
    work.renew(Way::Http); // without a client nothing starts
    QVERIFY(!work.isRunning());
}

void TestWork::secretsAreNotInTheLog()
{
    CertificateWork work;
    work.setClient(m_client);
    QStringList lines;
    connect(&work, &CertificateWork::lineAdded, this,
            [&](const WorkLine& line) { lines << line.text; });
    RequestDraft secret = draft();
    secret.keyId = QStringLiteral("the-key-id");
    secret.hmacKey = vault::Secret(QByteArray("the-hmac-key"));
    work.request(secret, nullptr);
    QTRY_VERIFY(requestNumber(QStringLiteral("certificate.request")) > 0);
    work.setClient(nullptr);
    QVERIFY(lines.size() >= 2);
    for (const QString& line : std::as_const(lines))
        QVERIFY2(!line.contains(QLatin1String("the-hmac-key")), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestWork)
#include "tst_work.moc"
