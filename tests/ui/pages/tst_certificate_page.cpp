// Clicks through the certificates' page. Client and models are the real ones, on a daemon in
// memory.
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/certificate_form.h"
#include "pages/certificate_page.h"
#include "pages/certificate_run.h"
#include "pages/step_panel.h"
#include "sample_certificates.h"
#include "setup/certificate_way.h"
#include "style/theme.h"
#include "widgets/chain_view.h"
#include "widgets/notices.h"
#include "widgets/option_list.h"
#include "widgets/records_view.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::pages;
using sample::CertificateCase;

class TestCertificatePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_page.reset(); }

    void saysHowItStands();
    void saysWhenTheRenewalFailed();
    void temporaryLeadsToTheForm();
    void formSaysWhatIsMissing();
    void formFollowsTheAuthority();
    void impossibleWaysAreDisabled();
    void wildcardAsksAgain();
    void requestRunsAndIsSeen();
    void requestIsStopped();
    void requestFails();
    void recordsByHand();
    void revokesAfterAQuestion();
    void installsFromFiles();
    void copiesTheFingerprint();
    void saysWhatEachPortServes();
    void saysWhenTheDaemonDoesNotTell();
    void notConnected();
    void setupOffersTheWays();

private:
    void open(CertificateCase which);
    QString buttonNote() const
    {
        return m_page->findChild<QLabel*>(QStringLiteral("certificateRequestNote"))->text();
    }

    QCA::Initializer m_qca;
    std::shared_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<CertificatePage> m_page;
};

void TestCertificatePage::initTestCase()
{
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
}

void TestCertificatePage::open(CertificateCase which)
{
    m_daemon = std::make_shared<FakeDaemon>();
    sample::fillCertificates(*m_daemon, which);
    m_page = std::make_unique<CertificatePage>();
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    m_page->resize(1168, 1400); // all of it: nothing has to be scrolled to be pressed
    m_page->show();
    m_page->headerActions()->show();
    m_page->activateWindow(); // not the header, which is a window of its own here
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->model()->current() && !m_page->model()->proposal().isEmpty() &&
                !m_page->model()->authorities().isEmpty());
}

void TestCertificatePage::saysHowItStands()
{
    open(CertificateCase::InUse);
    QVERIFY2(m_page->summary().startsWith(QStringLiteral("Valid for 61 more")),
             qPrintable(m_page->summary()));
    QVERIFY(m_page->summary().contains(QStringLiteral("renews by itself from")));
    QVERIFY(m_page->badge().text.isEmpty());
    QVERIFY(find<QLabel>(m_page.get(), "certificateDays")->text().startsWith(QStringLiteral("61")));
    const auto* chain = find<widgets::ChainView>(m_page.get(), "chainView")->chain();
    QCOMPARE(chain->rowCount(), 3);
    QCOMPARE(chain->index(2).data(widgets::ChainModel::KindRole).toInt(),
             static_cast<int>(widgets::ChainRow::Kind::Root));
    QVERIFY(!find(m_page.get(), "certificateTrouble")->isVisible());
    QVERIFY(!find(m_page.get(), "certificateNone")->isVisible());
}

void TestCertificatePage::saysWhenTheRenewalFailed()
{
    open(CertificateCase::RenewalFailed);
    auto* trouble = find<widgets::ErrorBanner>(m_page.get(), "certificateTrouble");
    QTRY_VERIFY(trouble->isVisible());
    QVERIFY(trouble->text().contains(QStringLiteral("port 80")));
    QVERIFY(m_page->badge().tone == style::Tone::Warn);
    m_daemon->hold(QStringLiteral("certificate.renew"));
    QVERIFY(press(m_page.get(), "troubleRenew"));
    QTRY_VERIFY(m_daemon->isHeld(QStringLiteral("certificate.renew")));
    QVERIFY(!trouble->isVisible()); // the work itself tells how it goes now
}

void TestCertificatePage::temporaryLeadsToTheForm()
{
    open(CertificateCase::Temporary);
    QTRY_VERIFY(find(m_page.get(), "certificateNone")->isVisible());
    QVERIFY(!m_page->form()->isVisible());
    QVERIFY(!find(m_page.get(), "certificateSummary")->isVisible());
    QVERIFY(m_page->summary().contains(QStringLiteral("temporary")));
    QVERIFY(press(m_page.get(), "certificateAsk"));
    QVERIFY(m_page->form()->isVisible());
    QCOMPARE(find<QLineEdit>(m_page.get(), "certificateNames")->text(),
             QStringLiteral("mail.example.org"));
}

void TestCertificatePage::formSaysWhatIsMissing()
{
    open(CertificateCase::Temporary);
    QVERIFY(press(m_page.get(), "certificateAsk"));
    auto* request = find<QAbstractButton>(m_page.get(), "certificateRequest");
    QVERIFY(!request->isEnabled());
    QVERIFY2(buttonNote().contains(QStringLiteral("terms")), qPrintable(buttonNote()));
    find<QCheckBox>(m_page.get(), "certificateTerms")->setChecked(true);
    QVERIFY(request->isEnabled());
    QVERIFY(type(m_page.get(), "certificateNames", QStringLiteral("mail")));
    QVERIFY(!request->isEnabled());
    QVERIFY(buttonNote().contains(QStringLiteral("mail")));
    QVERIFY(type(m_page.get(), "certificateNames", QStringLiteral("mail.example.org")));
    QVERIFY(request->isEnabled());
}

void TestCertificatePage::formFollowsTheAuthority()
{
    open(CertificateCase::InUse);
    auto* authority = find<QComboBox>(m_page.get(), "certificateAuthority");
    QCOMPARE(authority->count(), 4);
    QVERIFY(find(m_page.get(), "certificateStaging")->isVisible());
    QVERIFY(!find(m_page.get(), "certificateKeyId")->isVisible());
    authority->setCurrentIndex(1); // ZeroSSL: an address is enough, nothing to rehearse with
    QVERIFY(!find(m_page.get(), "certificateStaging")->isVisible());
    QVERIFY(!find(m_page.get(), "certificateKeyId")->isVisible());
    QVERIFY(type(m_page.get(), "certificateEmail", QString()));
    QVERIFY(buttonNote().contains(QStringLiteral("ZeroSSL")));
    QVERIFY(type(m_page.get(), "certificateEmail", QStringLiteral("anna@example.org")));
    authority->setCurrentIndex(2); // Google: the fields of an external account
    QVERIFY(find(m_page.get(), "certificateKeyId")->isVisible());
    QVERIFY(type(m_page.get(), "certificateKeyId", QStringLiteral("key-1")));
    QVERIFY(!find<QAbstractButton>(m_page.get(), "certificateRequest")->isEnabled());
    QVERIFY(type(m_page.get(), "certificateHmacKey", QStringLiteral("c2VjcmV0")));
    QCOMPARE(find<QLineEdit>(m_page.get(), "certificateHmacKey")->echoMode(), QLineEdit::Password);
    m_daemon->hold(QStringLiteral("certificate.request"));
    QVERIFY(press(m_page.get(), "certificateRequest"));
    QTRY_VERIFY(m_daemon->isHeld(QStringLiteral("certificate.request")));
    QCOMPARE(m_daemon->parametersOf(QStringLiteral("certificate.request"))
                 .value(QLatin1String("externalAccount"))
                 .toObject()
                 .value(QLatin1String("keyId"))
                 .toString(),
             QStringLiteral("key-1"));
    authority->setCurrentIndex(3);
    QVERIFY(find(m_page.get(), "certificateDirectory")->isVisible());
}

void TestCertificatePage::impossibleWaysAreDisabled()
{
    open(CertificateCase::InUse);
    auto* ways = find<widgets::OptionList>(m_page.get(), "wayChooser");
    QCOMPARE(ways->current(), QStringLiteral("http"));
    auto* dns = find<widgets::OptionButton>(m_page.get(), "way-dns");
    QVERIFY(!dns->isEnabled());
    QVERIFY(dns->option().sentence.contains(QStringLiteral("credentials")));
    QVERIFY(find<widgets::OptionButton>(m_page.get(), "way-http")
                ->option()
                .mark.contains(QStringLiteral("best")));
    QVERIFY(press(m_page.get(), "way-tls-alpn"));
    QCOMPARE(ways->current(), QStringLiteral("tls-alpn"));
    QTest::mouseClick(dns, Qt::LeftButton);
    QCOMPARE(ways->current(), QStringLiteral("tls-alpn"));
    // Arrows go over what cannot be.
    find(m_page.get(), "way-tls-alpn")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(find(m_page.get(), "way-tls-alpn"), Qt::Key_Down);
    QCOMPARE(ways->current(), QStringLiteral("dns-by-hand"));
}

void TestCertificatePage::wildcardAsksAgain()
{
    open(CertificateCase::InUse);
    QJsonArray ways;
    for (const char* way : {"dns-by-hand", "http", "tls-alpn", "web-root", "dns"})
        ways << QJsonObject{{QStringLiteral("way"), QString::fromLatin1(way)},
                            {QStringLiteral("possible"), ways.isEmpty()},
                            {QStringLiteral("cause"), ways.isEmpty() ? QStringLiteral("by-hand")
                                                                     : QStringLiteral("wildcard")},
                            {QStringLiteral("program"), QString()},
                            {QStringLiteral("reason"), QString()}};
    m_daemon->setAnswer(QStringLiteral("certificate.proposal"), {{QStringLiteral("ways"), ways}});
    QVERIFY(type(m_page.get(), "certificateNames", QStringLiteral("*.example.org")));
    auto* chooser = find<widgets::OptionList>(m_page.get(), "wayChooser");
    QTRY_COMPARE(chooser->current(), QStringLiteral("dns-by-hand"));
    QVERIFY(!find(m_page.get(), "way-http")->isEnabled());
    QCOMPARE(m_daemon->parametersOf(QStringLiteral("certificate.proposal"))
                 .value(QLatin1String("names"))
                 .toArray(),
             QJsonArray{QStringLiteral("*.example.org")});
}

void TestCertificatePage::requestRunsAndIsSeen()
{
    open(CertificateCase::InUse);
    m_daemon->hold(QStringLiteral("certificate.request"));
    find<QCheckBox>(m_page.get(), "certificateStaging")->setChecked(true);
    QVERIFY(press(m_page.get(), "certificateRequest"));
    QTRY_VERIFY(m_daemon->isHeld(QStringLiteral("certificate.request")));
    QVERIFY(m_daemon->parametersOf(QStringLiteral("certificate.request"))
                .value(QLatin1String("stagingFirst"))
                .toBool());
    m_daemon->progress(QStringLiteral("certificate.request"), QStringLiteral("Placing the order"),
                       0.4);
    QTRY_COMPARE(m_page->work().detail, QStringLiteral("Placing the order"));
    QCOMPARE(m_page->work().progress, 0.4);
    QVERIFY(m_page->work().stoppable);
    QVERIFY(m_page->work().title.contains(QStringLiteral("mail.example.org")));
    QVERIFY(find(m_page.get(), "setupLog")->isVisible());
    QVERIFY(!find<QAbstractButton>(m_page.get(), "certificateRequest")->isEnabled());
    QVERIFY(!find<QAbstractButton>(m_page->headerActions(), "certificateRenew")->isEnabled());
    QSignalSpy done(m_page.get(), &widgets::Page::done);
    m_daemon->release(QStringLiteral("certificate.request"), sample::issued());
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!m_page->work().isRunning());
    QVERIFY(find<QAbstractButton>(m_page.get(), "certificateRequest")->isEnabled());
}

void TestCertificatePage::requestIsStopped()
{
    open(CertificateCase::InUse);
    m_daemon->hold(QStringLiteral("certificate.renew"));
    QVERIFY(press(m_page->headerActions(), "certificateRenew"));
    QTRY_VERIFY(m_daemon->isHeld(QStringLiteral("certificate.renew")));
    m_page->stopWork();
    QTRY_VERIFY(!m_page->work().isRunning());
    QVERIFY(m_daemon->calls().contains(QStringLiteral("cancel")));
    QVERIFY(!find(m_page.get(), "certificateWorkError")->isVisible());
}

void TestCertificatePage::requestFails()
{
    open(CertificateCase::InUse);
    m_daemon->setFailure(QStringLiteral("certificate.renew"), QStringLiteral("port 80 is shut"));
    QVERIFY(press(m_page->headerActions(), "certificateRenew"));
    auto* error = find<widgets::ErrorBanner>(m_page.get(), "certificateWorkError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("port 80 is shut")));
    const auto renewals = [this] {
        return m_daemon->calls().count(QStringLiteral("certificate.renew"));
    };
    QCOMPARE(renewals(), 1);
    QVERIFY(press(m_page.get(), "certificateRetry"));
    QTRY_COMPARE(renewals(), 2);
}

void TestCertificatePage::recordsByHand()
{
    open(CertificateCase::InUse);
    m_daemon->hold(QStringLiteral("certificate.request"));
    m_daemon->setAnswer(QStringLiteral("certificate.manual"), sample::manualRecords(false));
    m_page->certificateWork()->setRecordsInterval(std::chrono::milliseconds(20));
    QVERIFY(press(m_page.get(), "way-dns-by-hand"));
    QVERIFY(press(m_page.get(), "certificateRequest"));
    auto* records = find<widgets::RecordsView>(m_page.get(), "certificateRecords");
    QTRY_VERIFY(records->isVisible());
    QCOMPARE(records->records().size(), 2);
    QCOMPARE(records->records().first().type, QStringLiteral("TXT"));
    QCOMPARE(records->arrived(), 0);
    QVERIFY(find(m_page.get(), "setupArrival")->isVisible());
    m_daemon->setAnswer(QStringLiteral("certificate.manual"), sample::manualRecords(true));
    QTRY_COMPARE(records->arrived(), 2);
    m_daemon->release(QStringLiteral("certificate.request"), sample::issued());
    QTRY_VERIFY(!records->isVisible());
}

void TestCertificatePage::revokesAfterAQuestion()
{
    open(CertificateCase::InUse);
    find<QAction>(m_page.get(), "certificateRevoke")->trigger();
    QVERIFY(find(m_page.get(), "revokeSheet")->isVisible());
    QVERIFY(find(m_page.get(), "revokeKeep")->hasFocus()); // Enter keeps
    find<QComboBox>(m_page.get(), "revokeReason")->setCurrentIndex(1);
    QVERIFY(find<QCheckBox>(m_page.get(), "revokeReplace")->isChecked());
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("certificate.revoke")));
    QVERIFY(press(m_page.get(), "revokeConfirm"));
    QTRY_VERIFY(m_daemon->calls().contains(QStringLiteral("certificate.revoke")));
    const QJsonObject asked = m_daemon->parametersOf(QStringLiteral("certificate.revoke"));
    QCOMPARE(asked.value(QLatin1String("reason")).toString(), QStringLiteral("key-compromise"));
    QVERIFY(asked.value(QLatin1String("replace")).toBool());
}

void TestCertificatePage::installsFromFiles()
{
    open(CertificateCase::InUse);
    const QTemporaryDir directory;
    const auto write = [&directory](const char* name, const QByteArray& text) {
        QFile file(directory.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    };
    const QString chain =
        write("fullchain.pem", "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n");
    const QString key =
        write("privkey.pem", "-----BEGIN PRIVATE KEY-----\nBB\n-----END PRIVATE KEY-----\n");
    find<QAction>(m_page.get(), "certificateInstall")->trigger();
    QVERIFY(type(m_page.get(), "installChain", chain));
    QVERIFY(type(m_page.get(), "installKey", chain)); // the wrong file
    QVERIFY(press(m_page.get(), "installSheetConfirm"));
    QVERIFY(find<QLabel>(m_page.get(), "installKeyBelow")
                ->text()
                .contains(QStringLiteral("private key")));
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("certificate.install")));
    QVERIFY(type(m_page.get(), "installKey", key));
    m_daemon->setAnswer(QStringLiteral("certificate.install"), sample::issued());
    QVERIFY(press(m_page.get(), "installSheetConfirm"));
    QTRY_VERIFY(m_daemon->calls().contains(QStringLiteral("certificate.install")));
    QVERIFY(m_daemon->parametersOf(QStringLiteral("certificate.install"))
                .value(QLatin1String("key"))
                .toString()
                .contains(QStringLiteral("BEGIN PRIVATE KEY")));
    QVERIFY(!find(m_page.get(), "installSheet")->isVisible());
}

void TestCertificatePage::copiesTheFingerprint()
{
    open(CertificateCase::InUse);
    QVERIFY(press(m_page.get(), "chainCopy"));
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("8C:41:F0:AA:")));
}

void TestCertificatePage::saysWhatEachPortServes()
{
    open(CertificateCase::InUse);
    auto* model = find<QAbstractItemView>(m_page.get(), "servedTable")->model();
    QTRY_COMPARE(model->rowCount(), 5);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("25"));
    QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("this certificate"));
    QCOMPARE(model->index(4, 3).data().toString(), QStringLiteral("another certificate"));
    const auto looks = [this] {
        return m_daemon->calls().count(QStringLiteral("dns.check"));
    };
    const auto before = looks();
    QVERIFY(press(m_page.get(), "servedLook"));
    QTRY_COMPARE(looks(), before + 1);
}

void TestCertificatePage::saysWhenTheDaemonDoesNotTell()
{
    m_daemon = std::make_shared<FakeDaemon>();
    sample::fillCertificates(*m_daemon, CertificateCase::InUse);
    m_daemon->setFailure(QStringLiteral("certificate.list"), QStringLiteral("the disk is full"));
    m_page = std::make_unique<CertificatePage>();
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    m_page->resize(1168, 840);
    m_page->show();
    auto* error = find<widgets::ErrorBanner>(m_page.get(), "certificateError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("the disk is full")));
    m_daemon->setFailure(QStringLiteral("certificate.list"), QString());
    QVERIFY(press(m_page.get(), "certificateAgain"));
    QTRY_VERIFY(!error->isVisible());
    QVERIFY(find(m_page.get(), "certificateSummary")->isVisible());
}

void TestCertificatePage::notConnected()
{
    open(CertificateCase::InUse);
    m_daemon->hold(QStringLiteral("certificate.renew"));
    QVERIFY(press(m_page->headerActions(), "certificateRenew"));
    QTRY_VERIFY(m_daemon->isHeld(QStringLiteral("certificate.renew")));
    m_page->setAccess(DaemonAccess::Lost);
    QVERIFY(find(m_page.get(), "noDaemon")->isVisible());
    QVERIFY(!m_page->work().isRunning());
    QVERIFY(m_page->summary().isEmpty());
    QVERIFY(m_page->badge().text.isEmpty());
}

void TestCertificatePage::setupOffersTheWays()
{
    using certificates::Cause;
    using certificates::Way;
    StepPanel panel;
    panel.show();
    QSignalSpy decided(&panel, &StepPanel::decided);
    setup::Settings settings;
    setup::StepStatus status;
    status.id = setup::StepId::Certificate;
    status.findings = {setup::certificateWayFinding(
        {{Way::TlsAlpn, true, Cause::PortFree, {}, {}},
         {Way::DnsByHand, true, Cause::ByHand, {}, {}},
         {Way::Http, false, Cause::PortTaken, QStringLiteral("nginx"), {}}})};
    panel.setStep(status, settings);
    auto* ways = find<widgets::OptionList>(&panel, "wayChooser");
    QVERIFY(ways->isVisible());
    // Port 80 is what is taken unless somebody decides; nothing else is chosen for him.
    QVERIFY(ways->current().isEmpty());
    QVERIFY(find<widgets::OptionButton>(&panel, "way-http")
                ->option()
                .sentence.contains(QStringLiteral("nginx")));
    QCOMPARE(decided.size(), 0);
    QTRY_VERIFY(find(&panel, "way-dns-by-hand")->isVisible());
    QVERIFY(press(&panel, "way-dns-by-hand"));
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.first().at(0).toString(), QStringLiteral("certificate-way"));
    QCOMPARE(decided.first().at(1).toString(), QStringLiteral("dns-by-hand"));
    settings.decisions[QStringLiteral("certificate-way")] = QStringLiteral("dns-by-hand");
    panel.setStep(status, settings);
    QCOMPARE(ways->current(), QStringLiteral("dns-by-hand"));
    QCOMPARE(decided.size(), 1);
    // While it runs, records made by hand are shown; afterwards there is nothing to choose.
    status.state = setup::StepState::Running;
    panel.setStep(status, settings);
    panel.setRecords(setup::wantedRecords(
        {{QStringLiteral("_acme-challenge.mail.example.org"), QStringLiteral("v"), {}}}));
    QVERIFY(find(&panel, "setupRecords")->isVisible());
    status.state = setup::StepState::Done;
    panel.setStep(status, settings);
    QVERIFY(!ways->isVisible());
    QVERIFY(!find(&panel, "setupRecords")->isVisible());
}

QTEST_MAIN(TestCertificatePage)
#include "tst_certificate_page.moc"
