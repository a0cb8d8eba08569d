// Clicks through the DNS page and the setup's DNS step. Client and models are the real ones; the
// daemon in memory tells of a zone that is a fake.
#include "fake_daemon.h"
#include "fake_engine.h"
#include "fake_zone.h"
#include "names/domain_check.h"
#include "names/provider.h"
#include "names/zone_journal.h"
#include "names/zone_plan.h"
#include "page_test.h"
#include "pages/dns_page.h"
#include "pages/dns_plan_row.h"
#include "pages/dns_plan_view.h"
#include "pages/dns_zone_writer.h"
#include "pages/ptr_card.h"
#include "pages/setup_page.h"
#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/choice_control.h"
#include "widgets/finding_card.h"
#include "widgets/notices.h"
#include "widgets/records_view.h"
#include "widgets/table_view.h"
#include "widgets/value_diff.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mailstead;
using namespace mailstead::pages;

class TestDnsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void saysHowItIs();
    void asksOnlyWhileSomebodyLooks();
    void recordsInTheFormOfThePage();
    void credentialsAreEnteredAndChecked();
    void whatIsMissingIsMarked();
    void credentialsAreReplacedAndRemoved();
    void whatThePlanShows();
    void decidesWritesAndTakesBack();
    void troubleIsSaidWithItsNextStep();
    void recordsAreWatchedByHand();
    void anotherDomain();
    void noDomainLeadsToTheSetup();
    void savesTheZoneFile();
    void whatChangedIsSeen();
    void theSetupWritesToo();

private:
    void connectAnew();
    void withCredentials();
    bool pressIn(const char* name) { return press(m_page.get(), name); }

    std::shared_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<FakeZone> m_zone;
    std::unique_ptr<DnsPage> m_page;
};

void TestDnsPage::initTestCase()
{
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
}

void TestDnsPage::init()
{
    m_daemon = std::make_shared<FakeDaemon>();
    m_zone = std::make_unique<FakeZone>();
    m_zone->install(m_daemon);
    m_page = std::make_unique<DnsPage>();
    m_page->resize(1168, 1600);
    m_page->show();
    m_page->headerActions()->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    QTRY_COMPARE(m_page->check()->rowCount(), 9);
}

void TestDnsPage::cleanup()
{
    m_page.reset();
    m_daemon.reset();
    m_zone.reset();
}

/// As after a break: a fake daemon speaks with one client.
void TestDnsPage::connectAnew()
{
    m_page->setAccess(DaemonAccess::NotConnected);
    m_daemon = std::make_shared<FakeDaemon>();
    m_zone->install(m_daemon);
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
}

void TestDnsPage::withCredentials()
{
    m_zone->storeCredentials();
    connectAnew();
    QTRY_VERIFY(m_page->writer()->plan()->stage() == names::PlanStage::Ready);
    QTRY_COMPARE(m_page->check()->rowCount(), 9);
}

void TestDnsPage::saysHowItIs()
{
    // Three are wrong and one that is needed is missing; what is only good to have does not count.
    QVERIFY(find<QLabel>(m_page.get(), "dnsSentence")->text().contains(QLatin1Char('4')));
    QCOMPARE(m_page->badge().text, QStringLiteral("4"));
    QVERIFY(!m_page->summary().isEmpty());
    auto* findings = find<widgets::FindingList>(m_page.get(), "dnsFindings");
    QVERIFY(findings->card(QStringLiteral("dns.blocklist-unknown")));
    QCOMPARE(findings->count(), 2);

    m_zone->setWritten();
    m_page->refresh();
    QTRY_COMPARE(m_page->check()->count(QStringLiteral("ok")), 9);
    QVERIFY(find<QLabel>(m_page.get(), "dnsSentence")->text().contains(QLatin1Char('9')));
    QVERIFY(m_page->badge().text.isEmpty());
}

void TestDnsPage::asksOnlyWhileSomebodyLooks()
{
    m_page->hide();
    connectAnew();
    auto* domains = find<widgets::ChoiceControl>(m_page->headerActions(), "dnsDomains");
    QTRY_VERIFY(m_daemon->calls().contains(QStringLiteral("domain.list")));
    QTRY_COMPARE(domains->current(), QStringLiteral("example.org"));
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("dns.check")));
    m_page->show();
    QTRY_COMPARE(m_daemon->calls().count(QStringLiteral("dns.check")), 1);
}

void TestDnsPage::recordsInTheFormOfThePage()
{
    // Cloudflare serves the zone: names in full, TXT in quotes.
    QTRY_VERIFY(m_page->writer()->provider());
    auto* records = find<widgets::RecordsView>(m_page.get(), "dnsRecords");
    QCOMPARE(records->records().size(), 9);
    const auto buttons = records->findChildren<widgets::IconButton*>();
    QVERIFY(buttons.size() >= 18); // name and value of each
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("\"v=spf1 include:_spf.crm.example ip4:203.0.113.10 ~all\""));
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("example.org"));
}

void TestDnsPage::credentialsAreEnteredAndChecked()
{
    auto* providers = find<QComboBox>(m_page.get(), "dnsProviderList");
    QTRY_COMPARE(providers->currentData().toString(), QStringLiteral("cloudflare"));
    auto* token = find<QLineEdit>(m_page.get(), "dnsField_token");
    QTRY_VERIFY(token->isVisible());
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    QVERIFY(find<QLabel>(m_page.get(), "dnsRights")->text().contains(QStringLiteral("Zone")));
    QVERIFY(type(m_page.get(), "dnsField_token", QStringLiteral("s3cret")));
    QVERIFY(pressIn("dnsCheckCredentials"));
    QTRY_VERIFY(m_page->writer()->plan()->stage() == names::PlanStage::Ready);
    const QJsonObject sent = m_daemon->parametersOf(QStringLiteral("dns.setCredentials"));
    QCOMPARE(sent.value(QLatin1String("name")).toString(), QStringLiteral("cloudflare"));
    QCOMPARE(
        sent.value(QLatin1String("fields")).toObject().value(QLatin1String("token")).toString(),
        QStringLiteral("s3cret"));
    // It is on the server now, and nowhere here.
    QVERIFY(token->text().isEmpty());
    QVERIFY(find<QWidget>(m_page.get(), "dnsPlan")->isVisible());
    QVERIFY(!find<QWidget>(m_page.get(), "dnsProvider")->isVisible());
}

void TestDnsPage::whatIsMissingIsMarked()
{
    auto* providers = find<QComboBox>(m_page.get(), "dnsProviderList");
    QTRY_COMPARE(providers->count(), 4);
    QTRY_VERIFY(providers->isVisible());
    providers->setCurrentIndex(providers->findData(QStringLiteral("ovh")));
    emit providers->activated(providers->currentIndex());
    auto* region = find<QComboBox>(m_page.get(), "dnsField_regionList");
    QCOMPARE(region->count(), 3);
    QTRY_VERIFY(find<QWidget>(m_page.get(), "dnsCheckCredentials")->isVisible());
    QTRY_VERIFY(find<QWidget>(m_page.get(), "dnsCheckCredentials")->isEnabled());
    QVERIFY(pressIn("dnsCheckCredentials"));
    auto* below = find<QLabel>(m_page.get(), "dnsField_consumerKeyBelow");
    QTRY_VERIFY(below->isVisible() && !below->text().isEmpty()); // shown with its new field
    QCOMPARE(m_daemon->calls().count(QStringLiteral("dns.setCredentials")), 0);
}

void TestDnsPage::credentialsAreReplacedAndRemoved()
{
    withCredentials();
    QVERIFY(pressIn("dnsChangeCredentials"));
    auto* token = find<QLineEdit>(m_page.get(), "dnsField_token");
    QTRY_VERIFY(token->isVisible() && token->text().isEmpty());
    // Nothing was typed: what is stored is checked, and not sent again.
    m_daemon->setFailure(QStringLiteral("dns.checkCredentials"),
                         QStringLiteral("the DNS provider does not accept the credentials"));
    QVERIFY(pressIn("dnsCheckCredentials"));
    auto* error = find<widgets::ErrorBanner>(m_page.get(), "dnsWriterError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("credentials")));
    QCOMPARE(m_daemon->calls().count(QStringLiteral("dns.setCredentials")), 0);

    QVERIFY(pressIn("dnsRemoveCredentials"));
    auto* sheet = find<widgets::InlineSheet>(m_page.get(), "dnsRemoveSheet");
    QTRY_VERIFY(sheet->isVisible());
    QTest::mouseClick(sheet->confirmButton(), Qt::LeftButton);
    QTRY_VERIFY(m_page->writer()->plan()->stage() == names::PlanStage::NoAccess);
    QCOMPARE(m_daemon->parametersOf(QStringLiteral("dns.removeCredentials"))
                 .value(QLatin1String("name"))
                 .toString(),
             QStringLiteral("cloudflare"));
}

void TestDnsPage::whatThePlanShows()
{
    withCredentials();
    auto* plan = static_cast<DnsPlanView*>(find<QWidget>(m_page.get(), "dnsPlan"));
    QCOMPARE(plan->shownRows(), 5);
    QVERIFY(find<QLabel>(m_page.get(), "dnsRest")->text().contains(QLatin1Char('4')));
    QVERIFY(find<QAbstractButton>(m_page.get(), "dnsWrite")->text().contains(QLatin1Char('4')));
    // What is to be decided says so, and that it is left alone until then.
    QVERIFY(!plan->row(2)->checkBox()->isEnabled());
    QVERIFY(find<QLabel>(m_page.get(), "dnsPlanNote")->isVisible());
    QTest::mouseClick(plan->row(0)->checkBox(), Qt::LeftButton);
    QVERIFY(find<QAbstractButton>(m_page.get(), "dnsWrite")->text().contains(QLatin1Char('3')));
    QVERIFY(pressIn("dnsCopyPlan"));
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(QLatin1Char('\n')), 2);
    QVERIFY(copied.contains(QStringLiteral("ms202611e._domainkey\tv=DKIM1")));
}

void TestDnsPage::decidesWritesAndTakesBack()
{
    withCredentials();
    QSignalSpy done(m_page.get(), &DnsPage::done);
    auto* plan = static_cast<DnsPlanView*>(find<QWidget>(m_page.get(), "dnsPlan"));
    QAbstractButton* replace = plan->row(2)->choice(QStringLiteral("replace"));
    QTRY_VERIFY(replace->visibleRegion().contains(QPoint(8, 8))); // it is laid out
    QTest::mouseClick(replace, Qt::LeftButton, Qt::NoModifier, QPoint(8, 8));
    QTRY_COMPARE(m_page->writer()->plan()->undecided(), 0);
    QTRY_VERIFY(!m_page->writer()->plan()->isAsking());
    QVERIFY(plan->row(2)->choice(QStringLiteral("replace"))->isChecked());
    QTest::mouseClick(plan->row(4)->checkBox(), Qt::LeftButton);
    QVERIFY(pressIn("dnsWrite"));
    QVERIFY(m_page->work().isRunning() && m_page->work().stoppable);
    QTRY_COMPARE(m_zone->written().size(), 4);
    QVERIFY(!m_zone->written().contains(QStringLiteral("ms202611e._domainkey.example.org TXT")));
    QTRY_COMPARE(done.count(), 1);
    QVERIFY(done.first().at(0).toString().contains(QLatin1Char('4')));

    // What was written is watched until all have it.
    QTRY_VERIFY(m_zone->subscriptionOf(QStringLiteral("mail.example.org A")) > 0);
    QTRY_VERIFY(m_zone->subscriptionOf(QStringLiteral("ms202611r._domainkey.example.org TXT")) > 0);
    QCOMPARE(m_zone->subscriptionOf(QStringLiteral("ms202611e._domainkey.example.org TXT")), 0);
    m_zone->tellRound(2);
    auto* matrix = find<widgets::TableView>(m_page.get(), "dnsPropagation");
    QTRY_COMPARE(matrix->model()->columnCount(), 7);
    QCOMPARE(matrix->model()->rowCount(), 4);
    QTRY_VERIFY(m_page->work().progress > 0 && m_page->work().progress < 1);
    m_zone->tellRound(4);
    QTRY_VERIFY(!m_page->work().isRunning());
    QVERIFY(find<QLabel>(m_page.get(), "dnsAgreeing")->text().contains(QStringLiteral("All")));

    // And taken back by the journal.
    auto* journal = find<widgets::TableView>(m_page.get(), "dnsJournalTable");
    QTRY_COMPARE(journal->model()->rowCount(), 1);
    QVERIFY(!find<QAbstractButton>(m_page.get(), "dnsUndo")->isEnabled());
    journal->selectRow(0);
    QVERIFY(pressIn("dnsUndo"));
    auto* sheet = find<widgets::InlineSheet>(m_page.get(), "dnsUndoSheet");
    QTRY_VERIFY(sheet->isVisible());
    QVERIFY(m_zone->isWritten());
    QTest::mouseClick(sheet->confirmButton(), Qt::LeftButton);
    QTRY_VERIFY(!m_zone->isWritten());
    QTRY_VERIFY(m_page->writer()->journal()->at(0).undone);
    QTRY_COMPARE(plan->shownRows(), 5);
}

void TestDnsPage::troubleIsSaidWithItsNextStep()
{
    withCredentials();
    auto* error = find<widgets::ErrorBanner>(m_page.get(), "dnsWriterError");
    QVERIFY(!error->isVisible());
    m_daemon->setFailure(QStringLiteral("dns.apply"),
                         QStringLiteral("the zone was changed since it was looked at"));
    QVERIFY(pressIn("dnsWrite"));
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("Somebody changed the zone")));
    QVERIFY(error->text().contains(QStringLiteral("the test said so")));
    m_daemon->setFailure(QStringLiteral("dns.apply"), QString());
    // A plan that cannot be made offers the credentials again.
    m_daemon->setFailure(
        QStringLiteral("dns.preview"),
        QStringLiteral("the DNS provider does not allow this with these credentials"));
    m_page->refresh();
    QTRY_VERIFY(find<QWidget>(m_page.get(), "dnsProvider")->isVisible());
    QTRY_VERIFY(error->isVisible());
    m_daemon->setFailure(QStringLiteral("dns.preview"), QString());
    QVERIFY(pressIn("dnsLookAgain"));
    QTRY_VERIFY(find<QWidget>(m_page.get(), "dnsPlan")->isVisible());
    QVERIFY(!error->isVisible());
}

void TestDnsPage::recordsAreWatchedByHand()
{
    QVERIFY(pressIn("dnsWatch"));
    QTRY_VERIFY(m_zone->subscriptionOf(QStringLiteral("example.org MX")) > 0);
    QCOMPARE(m_daemon->parametersOf(QStringLiteral("dns.propagation"))
                 .value(QLatin1String("watch"))
                 .toBool(),
             true);
    QVERIFY(m_page->work().isRunning());
    m_page->stopWork();
    QVERIFY(!m_page->work().isRunning());
    QTRY_VERIFY(m_daemon->calls().contains(QStringLiteral("unsubscribe")));
}

void TestDnsPage::anotherDomain()
{
    auto* domains = find<widgets::ChoiceControl>(m_page->headerActions(), "dnsDomains");
    QCOMPARE(domains->current(), QStringLiteral("example.org"));
    m_page->applyFilter(QStringLiteral("example.com"));
    QTRY_COMPARE(m_daemon->parametersOf(QStringLiteral("dns.check"))
                     .value(QLatin1String("domain"))
                     .toString(),
                 QStringLiteral("example.com"));
    QTRY_COMPARE(m_daemon->parametersOf(QStringLiteral("dns.preview"))
                     .value(QLatin1String("domain"))
                     .toString(),
                 QStringLiteral("example.com"));
}

void TestDnsPage::noDomainLeadsToTheSetup()
{
    QSignalSpy opened(m_page.get(), &DnsPage::openPage);
    m_zone->setDomains({});
    m_page->refresh();
    auto* empty = find<widgets::EmptyState>(m_page.get(), "dnsNoDomain");
    QTRY_VERIFY(empty->isVisible());
    QTest::mouseClick(empty->button(), Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toString(), QStringLiteral("setup"));
    QVERIFY(m_page->commands().isEmpty());
}

void TestDnsPage::savesTheZoneFile()
{
    QTemporaryDir folder;
    QSignalSpy done(m_page.get(), &DnsPage::done);
    m_page->commands().last()->trigger();
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_page->findChild<QFileDialog*>(QStringLiteral("dnsSaveDialog"))));
    const QString path = folder.filePath(QStringLiteral("example.org.zone"));
    emit dialog->fileSelected(path);
    dialog->close();
    QCOMPARE(done.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("example.org. 3600 IN MX"));
}

void TestDnsPage::whatChangedIsSeen()
{
    widgets::ValueDiff diff;
    diff.setValues({QStringLiteral("v=spf1 ~all"), QStringLiteral("other")},
                   {QStringLiteral("v=spf1 mx ~all"), QStringLiteral("other")});
    QCOMPARE(diff.lines().size(), 2); // what is in both is not said
    QCOMPARE(diff.plainText(), QStringLiteral("- v=spf1 ~all\n+ v=spf1 mx ~all"));
    const widgets::DiffLine& added = diff.lines().last();
    QVERIFY(added.text.mid(added.changedFrom, added.changedLength).contains(QStringLiteral("mx")));
    // Nothing that a zone holds breaks out of its line.
    diff.setValues({}, {QStringLiteral("a\nb\x1b[2J")});
    QCOMPARE(diff.lines().size(), 1);
    QVERIFY(!diff.plainText().contains(QLatin1Char('\x1b')));
    diff.setValues({}, {});
    QVERIFY(diff.lines().isEmpty());
}

void TestDnsPage::theSetupWritesToo()
{
    SetupPage page;
    page.setServer(QUuid::createUuid(), QStringLiteral("192.0.2.45"));
    auto owned = std::make_unique<FakeEngine>();
    FakeEngine* engine = owned.get();
    page.setEngine(std::move(owned));
    engine->finish(true);
    SetupAnswers answers;
    answers.setText(AnswerField::Domain, QStringLiteral("example.org"));
    answers.setText(AnswerField::Hostname, QStringLiteral("mail.example.org"));
    answers.setText(AnswerField::Mailbox, QStringLiteral("anna@example.org"));
    page.setAnswers(answers);
    page.resize(1168, 1600);
    page.show();
    engine->setState(setup::StepId::Dns, setup::StepState::Running);
    page.showRow(5);
    emit engine->recordsChanged(sample::records(false));
    auto* plan = find<QWidget>(&page, "dnsPlan");
    QVERIFY(!plan->isVisible());
    const auto daemon = std::make_shared<FakeDaemon>();
    FakeZone zone;
    zone.storeCredentials();
    zone.install(daemon);
    page.setDaemon(connectToFake(daemon));
    QTRY_VERIFY(plan->isVisible());
    auto* reverse = page.findChild<PtrCard*>(QStringLiteral("ptrCard"));
    QVERIFY(reverse && reverse->isVisible());
    QTRY_VERIFY(reverse->view(QStringLiteral("203.0.113.10")));
    QSignalSpy done(&page, &SetupPage::done);
    QVERIFY(press(&page, "dnsWrite"));
    QVERIFY(page.work().title.contains(QStringLiteral("4")));
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(zone.written().size(), 4);
    // Settled, there is nothing left to write.
    engine->setState(setup::StepId::Dns, setup::StepState::Done);
    QTRY_VERIFY(!plan->isVisible());
    page.setDaemon(nullptr);
}

QTEST_MAIN(TestDnsPage)
#include "tst_dns_page.moc"
