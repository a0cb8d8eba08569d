// Pictures of the pages with realistic content, in both themes, languages and window sizes, written
// to <build>/screenshots/pages: they are looked at beside the mock-ups. Only that each page can be
// drawn without anything being cut is judged here.
#include "fake_daemon.h"
#include "fake_engine.h"
#include "fake_zone.h"
#include "names/domain_check.h"
#include "names/zone_plan.h"
#include "page_test.h"
#include "pages/certificate_page.h"
#include "pages/certificate_run.h"
#include "pages/certificate_targets.h"
#include "pages/dns_page.h"
#include "pages/dns_zone_writer.h"
#include "pages/logs_page.h"
#include "pages/overview_page.h"
#include "pages/queue_page.h"
#include "pages/queue_table_model.h"
#include "pages/setup_page.h"
#include "sample_certificates.h"
#include "sample_mail.h"
#include "setup/certificate_way.h"
#include "style/theme.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/log_view.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>
#include <QVBoxLayout>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::pages;
using setup::StepId;
using setup::StepState;

namespace
{

/// The page as the window frames it: header of 56 px unless it has its own.
class Frame : public QWidget
{
public:
    explicit Frame(widgets::Page* page)
    {
        setAutoFillBackground(true);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        if (!page->hasOwnHeader()) {
            auto* head = new QHBoxLayout;
            head->setContentsMargins(24, 0, 24, 0);
            head->setSpacing(12);
            head->addWidget(new widgets::Label(page->title(), style::TypeRole::Heading,
                                               widgets::TextColor::Primary));
            auto* summary =
                new widgets::ElidedLabel(style::TypeRole::Body, widgets::TextColor::Secondary);
            summary->setText(page->summary());
            head->addWidget(summary, 1);
            if (page->headerActions())
                head->addWidget(page->headerActions());
            auto* box = new QWidget;
            box->setFixedHeight(56);
            box->setLayout(head);
            layout->addWidget(box);
        }
        layout->addWidget(page, 1);
        QPalette colors = palette();
        colors.setColor(QPalette::Window, style::colors().bg.page);
        setPalette(colors);
    }
};

} // namespace

class TestScreenshots : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pages_data();
    void pages();

private:
    void shoot(widgets::Page* page, const char* name);
    void shootSetup();
    void shootQueue(const std::shared_ptr<control::Client>& client);
    void shootGroups(QueuePage& page);
    void shootLists(QueuePage& page);
    void shootLogs(const std::shared_ptr<control::Client>& client,
                   const std::shared_ptr<FakeDaemon>& daemon);
    void shootOverview(const std::shared_ptr<control::Client>& client);
    void shootCertificates();
    void shootCertificateWork();
    void shootDns();
    void shootSetupDns(SetupPage& page);
    void shootOtherServices(CertificatePage& page, FakeDaemon& daemon);

    QCA::Initializer m_qca; ///< for the password
    QTemporaryDir m_settings;
    QTranslator m_chinese, m_english;
    QString m_suffix;
    QSize m_size;
    std::shared_ptr<control::Client> m_emptyClient; ///< of a daemon without any mail
};

void TestScreenshots::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("mailstead-test"));
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
    QVERIFY(QDir().mkpath(QStringLiteral(MAILSTEAD_BINARY_DIR "/screenshots/pages")));
    // Built with the program; without them the pictures are in English without plurals.
    (void)m_chinese.load(QStringLiteral(MAILSTEAD_BINARY_DIR "/translations/mailstead_zh_CN.qm"));
    (void)m_english.load(QStringLiteral(MAILSTEAD_BINARY_DIR "/translations/mailstead_en.qm"));
}

void TestScreenshots::pages_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QSize>("size");
    // What the window leaves for a page, at 1440×900 and at its smallest, 1024×680.
    const QSize large(1168, 840), small(752, 620);
    for (const bool dark : {false, true}) {
        for (const bool chinese : {false, true}) {
            for (const QSize size : {large, small}) {
                const QString name =
                    QStringLiteral("%1.%2.%3")
                        .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                             chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"),
                             size == large ? QStringLiteral("1440x900")
                                           : QStringLiteral("1024x680"));
                QTest::newRow(qPrintable(name)) << dark << chinese << size;
            }
        }
    }
}

void TestScreenshots::pages()
{
    QFETCH(bool, dark);
    QFETCH(bool, chinese);
    QFETCH(QSize, size);
    m_suffix = QString::fromLatin1(QTest::currentDataTag());
    m_size = size;
    auto& theme = style::Theme::instance();
    theme.setChoice(dark ? style::ThemeChoice::Dark : style::ThemeChoice::Light);
    QCoreApplication::removeTranslator(&m_chinese);
    QCoreApplication::removeTranslator(&m_english);
    QCoreApplication::installTranslator(chinese ? &m_chinese : &m_english);
    theme.setChinese(chinese);
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));

    const auto daemon = std::make_shared<FakeDaemon>();
    sample::fillDaemon(*daemon);
    const auto client = connectToFake(daemon);
    QVERIFY(client);
    m_emptyClient = connectToFake(std::make_shared<FakeDaemon>());
    shootSetup();
    shootQueue(client);
    shootLogs(client, daemon);
    shootOverview(client);
    shootCertificates();
    shootCertificateWork();
    shootDns();
}

void TestScreenshots::shoot(widgets::Page* page, const char* name)
{
    Frame frame(page);
    frame.resize(m_size);
    frame.show();
    QVERIFY(QTest::qWaitForWindowExposed(&frame));
    QTest::qWait(50); // layouts settle from the inside out
    const QPixmap picture = frame.grab();
    const int needed = page->minimumSizeHint().width();
    if (page->headerActions())
        page->headerActions()->setParent(nullptr);
    page->setParent(nullptr);
    QCOMPARE(picture.deviceIndependentSize().toSize(), m_size);
    QVERIFY2(needed <= m_size.width(),
             qPrintable(QStringLiteral("%1 needs %2 px").arg(QLatin1String(name)).arg(needed)));
    QVERIFY(picture.save(QStringLiteral(MAILSTEAD_BINARY_DIR "/screenshots/pages/%1.%2.png")
                             .arg(QLatin1String(name), m_suffix)));
}

void TestScreenshots::shootSetup()
{
    SetupPage page;
    page.setServer(QUuid::createUuid(), QStringLiteral("192.0.2.45"));
    auto owned = std::make_unique<FakeEngine>();
    FakeEngine* engine = owned.get();
    page.setEngine(std::move(owned));
    engine->finish(true);
    const auto type = [&page](const char* name, const QString& text) {
        auto* edit = find<QLineEdit>(&page, name);
        edit->setText(text);
        emit edit->textEdited(text);
    };
    type("setupDomain", QStringLiteral("example.net"));
    type("setupMailbox", QStringLiteral("anna@example.net"));
    type("setupPassword", QStringLiteral("short"));
    type("setupProofRecipient", QStringLiteral("anna@provider.example"));
    emit find<QLineEdit>(&page, "setupPassword")->editingFinished();
    find<QCheckBox>(&page, "setupTerms")->setChecked(true);
    shoot(&page, "setup-form");

    type("setupPassword", QStringLiteral("correct horse battery"));
    find<QAbstractButton>(&page, "setupRunAll")->click();
    setup::StepStatus look = engine->step(StepId::Look);
    look.findings = sample::lookFindings();
    look.state = StepState::Decide;
    engine->set(look);
    engine->finish(false);
    shoot(&page, "setup-look");

    engine->setState(StepId::Look, StepState::Done, QStringLiteral("15 checks in order"));
    engine->setState(StepId::Prepare, StepState::Done, QStringLiteral("Packages are current"));
    find<QAbstractButton>(&page, "setupRunAll")->click();
    setup::StepStatus name = engine->step(StepId::Name);
    name.plan = sample::namePlan();
    name.state = StepState::Running;
    name.activity = QStringLiteral("Restarting, waiting for SSH to answer again");
    name.progress = 0.64;
    name.startedAt = QDateTime::currentDateTimeUtc().addSecs(-14);
    engine->set(name);
    using Kind = setup::LogEntry::Kind;
    engine->logStep(StepId::Name, Kind::Command,
                    QStringLiteral("install -m 0644 /run/hosts /etc/hosts"));
    engine->logStep(StepId::Name, Kind::Note,
                    QStringLiteral("/etc/hosts written, earlier copy kept"));
    engine->logStep(StepId::Name, Kind::Command, QStringLiteral("hostnamectl set-hostname mail"));
    engine->logStep(StepId::Name, Kind::Command, QStringLiteral("systemctl reboot"));
    engine->logStep(StepId::Name, Kind::Note,
                    QStringLiteral("Connection closed by the server, as expected"));
    engine->logStep(StepId::Name, Kind::ErrorOutput,
                    QStringLiteral("Trying 192.0.2.45:22, attempt 3: connection refused"));
    QTest::qWait(150); // the log is told in batches of 100 ms
    shoot(&page, "setup-running");

    engine->setState(StepId::Name, StepState::Done,
                     QStringLiteral("hostname -f says mail.example.net"));
    engine->setState(StepId::Install, StepState::Done,
                     QStringLiteral("mailsteadd 0.1.0 and Dovecot 2.3 run"));
    engine->setState(StepId::Dns, StepState::Running,
                     QStringLiteral("2 of 8 records have arrived"));
    emit engine->recordsChanged(sample::records(false));
    shoot(&page, "setup-dns");
    shootSetupDns(page);

    engine->setState(StepId::Dns, StepState::Done, QStringLiteral("8 of 8 records have arrived"));
    setup::StepStatus failed = engine->step(StepId::Certificate);
    setup::StepStatus ways = failed;
    using certificates::Cause;
    using certificates::Way;
    ways.findings = {
        setup::certificateWayFinding({{Way::Http, true, Cause::PortFree, {}, {}},
                                      {Way::TlsAlpn, true, Cause::PortFree, {}, {}},
                                      {Way::DnsByHand, true, Cause::ByHand, {}, {}},
                                      {Way::Dns, false, Cause::NoCredentials, {}, {}}})};
    engine->set(ways);
    page.showRow(6);
    shoot(&page, "setup-certificate");

    failed.state = StepState::Failed;
    failed.error = {core::ErrorKind::Refused, QStringLiteral("The certificate was not issued"),
                    QStringLiteral("The CA reached 192.0.2.7 for mail.example.net, but this server "
                                   "is 192.0.2.45. The A record still points to the old place."),
                    QStringLiteral("Correct the A record, then try again.")};
    engine->setState(StepId::Certificate, StepState::Running);
    engine->set(failed);
    engine->finish(false, failed.error);
    shoot(&page, "setup-failed");

    engine->setState(StepId::Certificate, StepState::Done,
                     QStringLiteral("valid until 22 February 2027"));
    engine->setState(StepId::Mailboxes, StepState::Done,
                     QStringLiteral("anna@example.net can sign in"));
    engine->setState(StepId::Proof, StepState::Done,
                     QStringLiteral("a message went out and the reply came in"));
    engine->finish(true);
    page.showRow(9);
    shoot(&page, "setup-finished");
}

void TestScreenshots::shootQueue(const std::shared_ptr<control::Client>& client)
{
    QueuePage page;
    page.setAccess(DaemonAccess::NotInstalled);
    shoot(&page, "queue-not-set-up");
    page.setAccess(DaemonAccess::Ready, client);
    QTRY_VERIFY(page.model()->total() > 20);
    QTRY_VERIFY(page.model()->index(10, 0).data(control::QueueModel::LoadedRole).toBool());
    page.applyFilter(QStringLiteral("to:gmail.example"));
    QTRY_VERIFY(page.model()->state() == control::ModelState::Ready &&
                page.model()->index(0, 0).data(control::QueueModel::LoadedRole).toBool());
    for (int row = 0; row < 3; ++row)
        page.tableModel()->setData(page.tableModel()->index(row, 0), Qt::Checked,
                                   Qt::CheckStateRole);
    shoot(&page, "queue-table");
    page.tableModel()->clearChecks();
    page.applyFilter(QString());
    QTRY_VERIFY(page.model()->state() == control::ModelState::Ready &&
                page.model()->index(1, 0).data(control::QueueModel::LoadedRole).toBool());
    auto* table = find<widgets::TableView>(&page, "queueTable");
    table->setCurrentIndex(page.tableModel()->index(0, 3));
    emit table->rowActivated(page.tableModel()->index(0, 3));
    QTRY_VERIFY(find<QAbstractItemView>(&page, "traceView")->model()->rowCount() > 3);
    shoot(&page, "queue-details");
    shootGroups(page);
    shootLists(page);
}

void TestScreenshots::shootGroups(QueuePage& page)
{
    auto* form = find<widgets::SegmentedControl>(&page, "queueForm");
    auto* groups = find<QAbstractItemView>(&page, "groupsList");
    const char* names[] = {"queue-by-destination", "queue-by-cause", "queue-by-sender"};
    for (int i = 0; i < 3; ++i) {
        form->setCurrent(i + 1);
        QTRY_VERIFY(groups->model()->rowCount() > 1);
        groups->setCurrentIndex(groups->model()->index(i == 0 ? 1 : 0, 0));
        QTest::qWait(50); // what the destinations do comes in a second answer
        shoot(&page, names[i]);
    }
    form->setCurrent(0);
    page.applyFilter(QStringLiteral("domain:gmail.example"));
    QTRY_COMPARE(page.model()->total(), 32);
    find<QAction>(&page, "queueDeleteAll")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(&page, "queueConfirm")->isEnabled());
    shoot(&page, "queue-delete");
    find<QAbstractButton>(&page, "queueKeep")->click();
    find<QAction>(&page, "queueRouteAll")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(&page, "queueRouteSheetConfirm")->isEnabled());
    shoot(&page, "queue-route");
    find<QAbstractButton>(&page, "queueRouteSheetKeep")->click();
    page.applyFilter(QString());
}

void TestScreenshots::shootLists(QueuePage& page)
{
    page.setTab(QueuePage::Finished);
    auto* history = find<widgets::TableView>(&page, "historyTable");
    QTRY_VERIFY(history->model()->rowCount() > 3);
    shoot(&page, "queue-finished");
    history->setCurrentIndex(history->model()->index(2, 0));
    emit history->rowActivated(history->model()->index(2, 0));
    QTRY_VERIFY(find<QAbstractItemView>(&page, "historyStory_traceView")->model()->rowCount() > 3);
    find<QAbstractButton>(&page, "historyStory_dialogueToggle")->click();
    shoot(&page, "queue-finished-story");
    page.setTab(QueuePage::Suppressed);
    auto* suppressed = find<widgets::TableView>(&page, "suppressedTable");
    QTRY_VERIFY(suppressed->model()->rowCount() > 3);
    suppressed->selectRow(0);
    shoot(&page, "queue-suppressed");
    find<QAbstractButton>(&page, "suppressAdd")->click();
    shoot(&page, "queue-suppress");
    find<QAbstractButton>(&page, "suppressSheetKeep")->click();
    page.setTab(QueuePage::HoldRules);
    QTRY_VERIFY(find<widgets::TableView>(&page, "holdRulesTable")->model()->rowCount() > 2);
    shoot(&page, "queue-rules");
    page.setAccess(DaemonAccess::Ready, m_emptyClient);
    QTRY_VERIFY(find<widgets::EmptyState>(&page, "holdRulesEmpty")->isVisibleTo(&page));
    shoot(&page, "queue-rules-empty");
    page.setTab(QueuePage::Suppressed);
    QTRY_VERIFY(find<widgets::EmptyState>(&page, "suppressedEmpty")->isVisibleTo(&page));
    shoot(&page, "queue-suppressed-empty");
    page.setTab(QueuePage::Waiting);
}

void TestScreenshots::shootLogs(const std::shared_ptr<control::Client>& client,
                                const std::shared_ptr<FakeDaemon>& daemon)
{
    LogsPage page;
    page.setAccess(DaemonAccess::Ready, client);
    QTRY_VERIFY(page.model()->rowCount() > 20);
    page.setPaused(true);
    sample::addLines(*daemon);
    QTRY_VERIFY(page.model()->waitingLines() > 0);
    page.view()->setSearch(QStringLiteral("gmail"));
    page.view()->setCurrentLine(page.model()->rowCount() - 20);
    shoot(&page, "logs");
}

void TestScreenshots::shootOverview(const std::shared_ptr<control::Client>& client)
{
    OverviewPage page;
    page.setAccess(DaemonAccess::Ready, client);
    QTRY_VERIFY(!page.badge().text.isEmpty());
    shoot(&page, "overview");
}

void TestScreenshots::shootCertificates()
{
    using sample::CertificateCase;
    const std::pair<CertificateCase, const char*> cases[] = {
        {CertificateCase::InUse, "certificates"},
        {CertificateCase::RenewalFailed, "certificates-failed"},
        {CertificateCase::Temporary, "certificates-none"},
    };
    for (const auto& [which, name] : cases) {
        const auto daemon = std::make_shared<FakeDaemon>();
        sample::fillCertificates(*daemon, which);
        CertificatePage page;
        page.setAccess(DaemonAccess::Ready, connectToFake(daemon));
        page.refresh();
        QTRY_VERIFY(page.model()->current() && !page.model()->proposal().isEmpty());
        if (which != CertificateCase::Temporary)
            QTRY_VERIFY(find<QAbstractItemView>(&page, "servedTable")->model()->rowCount() > 3);
        shoot(&page, name);
        if (which == CertificateCase::InUse) {
            find<QAction>(&page, "certificateRevoke")->trigger();
            shoot(&page, "certificates-revoke");
            find<QAbstractButton>(&page, "revokeKeep")->click();
            find<QAction>(&page, "certificateInstall")->trigger();
            shoot(&page, "certificates-install");
            find<QAbstractButton>(&page, "installSheetKeep")->click();
            shootOtherServices(page, *daemon);
        } else if (which == CertificateCase::Temporary) {
            find<QAbstractButton>(&page, "certificateAsk")->click();
            shoot(&page, "certificates-form");
        }
    }
}

void TestScreenshots::shootOtherServices(CertificatePage& page, FakeDaemon& daemon)
{
    sample::fillOthers(daemon);
    page.targetsCard()->setHost(std::make_shared<FakeHost>(nullptr));
    page.refresh();
    QTRY_VERIFY(page.findChild<QWidget*>(QStringLiteral("target-dovecot")) &&
                page.findChild<QWidget*>(QStringLiteral("found-shop.example.net")));
    const QSize before = m_size;
    m_size.setHeight(1320); // all of it
    shoot(&page, "certificates-others");
    find<QAbstractButton>(&page, "targetsAdd")->click();
    shoot(&page, "certificates-others-add");
    find<QAbstractButton>(&page, "targetSheetKeep")->click();
    m_size = before;
}

void TestScreenshots::shootCertificateWork()
{
    const auto daemon = std::make_shared<FakeDaemon>();
    sample::fillCertificates(*daemon, sample::CertificateCase::InUse);
    daemon->setAnswer(QStringLiteral("certificate.manual"), sample::manualRecords(false));
    daemon->hold(QStringLiteral("certificate.request"));
    CertificatePage page;
    page.setAccess(DaemonAccess::Ready, connectToFake(daemon));
    QTRY_VERIFY(page.model()->current() && !page.model()->proposal().isEmpty());
    find<QAbstractButton>(&page, "way-dns-by-hand")->click();
    find<QAbstractButton>(&page, "certificateRequest")->click();
    QTRY_VERIFY(daemon->isHeld(QStringLiteral("certificate.request")));
    for (const char* step : {"Checking that the authority will be able to see this server",
                             "Signing in at the certificate authority", "Placing the order",
                             "Waiting until every authoritative name server has the records"})
        daemon->progress(QStringLiteral("certificate.request"), QString::fromLatin1(step), 0.28);
    QTRY_COMPARE(page.certificateWork()->fraction(), 0.28);
    QTRY_VERIFY(!page.certificateWork()->records().isEmpty());
    QTest::qWait(150); // the log is told in batches of 100 ms
    shoot(&page, "certificates-by-hand");
}

/// The same step with a daemon that can write the zone.
void TestScreenshots::shootSetupDns(SetupPage& page)
{
    FakeZone zone;
    const auto connect = [&zone] {
        const auto daemon = std::make_shared<FakeDaemon>();
        zone.install(daemon);
        return connectToFake(daemon);
    };
    page.setDaemon(connect());
    auto* provider = find<widgets::Card>(&page, "dnsProvider");
    QTRY_VERIFY(provider->isVisibleTo(&page) &&
                find<QLabel>(&page, "dnsRights")->isVisibleTo(&page));
    shoot(&page, "setup-dns-provider");
    zone.storeCredentials();
    page.setDaemon(connect());
    QTRY_VERIFY(page.findChild<QWidget*>(QStringLiteral("dnsPlanRow_4")));
    shoot(&page, "setup-dns-plan");
    page.setDaemon(nullptr);
}

void TestScreenshots::shootDns()
{
    const auto daemon = std::make_shared<FakeDaemon>();
    FakeZone zone;
    zone.install(daemon);
    DnsPage page;
    page.setAccess(DaemonAccess::Ready, connectToFake(daemon));
    page.show();
    page.headerActions()->show();
    auto* rights = find<QLabel>(&page, "dnsRights");
    QTRY_VERIFY(rights->isVisible() && page.check()->rowCount() > 0);
    shoot(&page, "dns-provider");
    auto* list = find<QComboBox>(&page, "dnsProviderList");
    list->setCurrentIndex(list->findData(QStringLiteral("ovh")));
    emit list->activated(list->currentIndex());
    find<QAbstractButton>(&page, "dnsCheckCredentials")->click(); // all is missing
    shoot(&page, "dns-credentials");

    zone.storeCredentials();
    page.show();
    page.refresh();
    QTRY_VERIFY(page.writer()->plan()->rowCount() > 0);
    shoot(&page, "dns-plan");
    page.show();
    page.writer()->plan()->choose(2, QStringLiteral("replace"));
    QTRY_VERIFY(!page.writer()->plan()->isAsking());
    find<QAbstractButton>(&page, "dnsWrite")->click();
    QTRY_VERIFY(zone.subscriptionOf(QStringLiteral("example.org MX")) > 0);
    QTRY_VERIFY(zone.subscriptionOf(QStringLiteral("ms202611e._domainkey.example.org TXT")) > 0);
    zone.tellRound(2);
    auto* matrix = find<widgets::TableView>(&page, "dnsPropagation");
    QTRY_VERIFY(matrix->model()->columnCount() > 6);
    QTRY_COMPARE(page.check()->count(QStringLiteral("ok")), page.check()->rowCount());
    shoot(&page, "dns-arriving");
    zone.tellRound(4);
    QTRY_VERIFY(!page.work().isRunning());

    // What a provider says no to.
    daemon->setFailure(
        QStringLiteral("dns.preview"),
        QStringLiteral("the DNS provider does not allow this with these credentials"));
    page.show();
    page.refresh();
    QTRY_VERIFY(find<QWidget>(&page, "dnsWriterError")->isVisible());
    shoot(&page, "dns-refused");

    zone.setDomains({});
    page.show();
    page.refresh();
    QTRY_VERIFY(find<QWidget>(&page, "dnsNoDomain")->isVisible());
    shoot(&page, "dns-empty");
}

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
