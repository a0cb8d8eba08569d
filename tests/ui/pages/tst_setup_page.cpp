// Clicks through the guided setup. The engine is a fake: it says how a setup goes, and remembers
// what the page asked of it.
#include "fake_engine.h"
#include "page_test.h"
#include "pages/setup_page.h"
#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/finding_card.h"
#include "widgets/label.h"
#include "widgets/log_view.h"
#include "widgets/notices.h"
#include "widgets/plan_view.h"
#include "widgets/records_view.h"
#include "widgets/stepper_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::pages;
using setup::StepId;
using setup::StepState;

class TestSetupPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void namesWhatIsMissing();
    void derivesWhileTyping();
    void makesAPassword();
    void keepsAnswersOfEachServer();
    void goesOnByLooking();
    void asksForDecisions();
    void showsThePlanAndDoesIt();
    void runsEverything();
    void followsTheRunningStep();
    void stopsAfterTheCommand();
    void tellsWhyAStepFailed();
    void watchesTheRecords();
    void undoesAfterAsking();
    void findsWhatIsDone();
    void takesTheAnswersOfTheJournal();
    void goesOnWhileAnotherServerIsShown();
    void endsWithSettings();
    void saysWhenNotConnected();

private:
    void fillForm();
    void settle(StepId last);
    QString label(const char* name) { return find<QLabel>(m_page.get(), name)->text(); }
    widgets::StepLook look(int row)
    {
        return find<widgets::StepperView>(m_page.get(), "setupSteps")
            ->stepperModel()
            ->items()
            .at(row)
            .look;
    }

    QCA::Initializer m_qca; ///< for the password
    QTemporaryDir m_settings;
    QUuid m_server;
    std::unique_ptr<SetupPage> m_page;
    FakeEngine* m_engine = nullptr; ///< owned by the page
};

void TestSetupPage::initTestCase()
{
    QVERIFY(m_settings.isValid());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("mailstead-test"));
    QCoreApplication::setApplicationName(QStringLiteral("pages"));
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
}

void TestSetupPage::init()
{
    m_server = QUuid::createUuid();
    m_page = std::make_unique<SetupPage>();
    m_page->setServer(m_server, QStringLiteral("192.0.2.45"));
    auto engine = std::make_unique<FakeEngine>();
    m_engine = engine.get();
    m_page->setEngine(std::move(engine));
    m_engine->finish(true); // the first look at what stands there
    m_page->resize(1168, 872);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_engine->calls.clear();
}

void TestSetupPage::cleanup()
{
    m_page.reset();
}

void TestSetupPage::fillForm()
{
    QVERIFY(type(m_page.get(), "setupDomain", QStringLiteral("example.net")));
    QVERIFY(type(m_page.get(), "setupMailbox", QStringLiteral("anna@example.net")));
    QVERIFY(type(m_page.get(), "setupPassword", QStringLiteral("correct horse battery")));
    QVERIFY(type(m_page.get(), "setupProofRecipient", QStringLiteral("me@provider.example")));
    find<QCheckBox>(m_page.get(), "setupTerms")->setChecked(true);
}

/// All steps up to `last` are done.
void TestSetupPage::settle(StepId last)
{
    for (int id = 0; id <= int(last); ++id)
        m_engine->setState(StepId(id), StepState::Done, QStringLiteral("as wanted"));
}

void TestSetupPage::namesWhatIsMissing()
{
    QVERIFY(!find(m_page.get(), "setupDomainBelow")->property("level").isValid());
    QVERIFY(press(m_page.get(), "setupNext"));
    QCOMPARE(m_engine->calls, QStringList()); // nothing may start
    QVERIFY(label("setupDomainBelow").contains(QStringLiteral("example.org")));
    QVERIFY(!label("setupPasswordBelow").isEmpty());
    // What is wrong is red, not only said.
    const QImage drawn = find(m_page.get(), "setupPasswordBelow")->grab().toImage();
    bool red = false;
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width() && !red; ++x)
            red = qRed(drawn.pixel(x, y)) - qGreen(drawn.pixel(x, y)) > 90;
    }
    QVERIFY(red);
    QVERIFY(find(m_page.get(), "setupTermsBelow")->isVisible());
    QCOMPARE(find(m_page.get(), "setupDomain")->property("level").toString(),
             QStringLiteral("bad"));
    QCOMPARE(QApplication::focusWidget(), find(m_page.get(), "setupDomain"));

    // What is put right is no longer complained about, at once.
    QVERIFY(type(m_page.get(), "setupDomain", QStringLiteral("example.net")));
    QCOMPARE(find(m_page.get(), "setupDomain")->property("level").toString(), QString());
}

void TestSetupPage::derivesWhileTyping()
{
    QVERIFY(type(m_page.get(), "setupDomain", QStringLiteral("example.net")));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupHostname")->text(),
             QStringLiteral("mail.example.net"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupMailbox")->text(),
             QStringLiteral("post@example.net"));
    QVERIFY(type(m_page.get(), "setupMailbox", QStringLiteral("anna@example.com")));
    QTest::keyClick(find(m_page.get(), "setupMailbox"), Qt::Key_Tab);
    QVERIFY(label("setupMailboxBelow").contains(QStringLiteral("@example.net")));
}

void TestSetupPage::makesAPassword()
{
    auto* password = find<QLineEdit>(m_page.get(), "setupPassword");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QVERIFY(press(m_page.get(), "setupGeneratePassword"));
    QCOMPARE(password->text().size(), 20);
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
    QVERIFY(press(m_page.get(), "setupRevealPassword"));
    QCOMPARE(password->echoMode(), QLineEdit::Password);
}

void TestSetupPage::keepsAnswersOfEachServer()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupNext"));
    m_engine->finish(false); // what runs would be kept with its password
    m_page->setServer(QUuid::createUuid(), QStringLiteral("192.0.2.61"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupDomain")->text(), QString());
    m_page->setServer(m_server, QStringLiteral("192.0.2.45"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupDomain")->text(), QStringLiteral("example.net"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupPassword")->text(), QString());
    QVERIFY(!QSettings().allKeys().join(QLatin1Char(' ')).contains(QStringLiteral("assword")));
}

void TestSetupPage::goesOnByLooking()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupNext"));
    QVERIFY(m_engine->calls.contains(QStringLiteral("run look look")));
    QCOMPARE(m_engine->settings.hostname, QStringLiteral("mail.example.net"));
    QCOMPARE(m_engine->settings.mailbox, QStringLiteral("anna@example.net"));
    QCOMPARE(m_page->currentRow(), 1);
    QCOMPARE(look(0), widgets::StepLook::Done);
    QCOMPARE(look(1), widgets::StepLook::Running);
    QVERIFY(m_page->work().isRunning());
    QVERIFY(m_page->work().title.contains(QStringLiteral("mail.example.net")));
    QVERIFY(!find(m_page.get(), "setupNext")->isEnabled());
    QVERIFY(find(m_page.get(), "setupStop")->isVisible());
}

void TestSetupPage::asksForDecisions()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupNext"));
    setup::StepStatus status = m_engine->step(StepId::Look);
    status.findings = sample::lookFindings();
    status.state = StepState::Decide;
    m_engine->set(status);
    m_engine->finish(false, {core::ErrorKind::NeedsDecision, QStringLiteral("decide"), {}, {}});

    QCOMPARE(look(1), widgets::StepLook::Decide);
    QCOMPARE(label("setupHeading"), QStringLiteral("This server can carry mail"));
    QVERIFY(!find(m_page.get(), "setupNext")->isEnabled());
    QVERIFY(label("setupNote").contains(QStringLiteral("Decide")));
    QVERIFY(find(m_page.get(), "setupTicks")->isVisible());
    auto* findings = find<widgets::FindingList>(m_page.get(), "setupFindings");
    auto* card = findings->card(QStringLiteral("other-mta"));
    QVERIFY(card);
    QVERIFY(card->isOpen());

    // The first button is the way out.
    QAbstractButton* wayOut = nullptr;
    for (QAbstractButton* button : card->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Switch Postfix off"))
            wayOut = button;
    }
    QVERIFY(wayOut);
    m_engine->calls.clear();
    QTest::mouseClick(wayOut, Qt::LeftButton);
    QCOMPARE(m_engine->settings.decisions.value(QStringLiteral("other-mta")),
             QStringLiteral("stop-and-disable"));
    QVERIFY(m_engine->calls.contains(QStringLiteral("run look look")));
}

void TestSetupPage::showsThePlanAndDoesIt()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupNext"));
    settle(StepId::Prepare);
    m_engine->finish(true);
    m_engine->calls.clear();
    QVERIFY(press(m_page.get(), "setupNext")); // from Look to Prepare
    QVERIFY(press(m_page.get(), "setupNext")); // from Prepare to Name
    QCOMPARE(m_page->currentRow(), 3);
    QVERIFY(m_engine->calls.contains(QStringLiteral("preview name")));
    QVERIFY(!m_engine->calls.join(QLatin1Char(' ')).contains(QStringLiteral("run")));

    setup::StepStatus status = m_engine->step(StepId::Name);
    status.plan = sample::namePlan();
    m_engine->set(status);
    auto* plan = find<widgets::PlanView>(m_page.get(), "setupPlan");
    QVERIFY(plan->isVisible());
    QCOMPARE(plan->rowCount(), 4);
    QVERIFY(plan->row(1)->hasDiff());
    QVERIFY(label("setupNote").contains(QStringLiteral("4")));

    QVERIFY(press(m_page.get(), "setupNext"));
    QVERIFY(m_engine->calls.contains(QStringLiteral("run name name")));
    m_engine->setState(StepId::Name, StepState::Done, QStringLiteral("hostname -f is right"));
    m_engine->finish(true);
    QCOMPARE(look(3), widgets::StepLook::Done);
    QCOMPARE(plan->row(0)->state(), widgets::ChangeState::Done);
}

void TestSetupPage::runsEverything()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    QVERIFY(m_engine->calls.contains(QStringLiteral("run look proof")));
    for (int id = 0; id <= int(StepId::Proof); ++id) {
        m_engine->setState(StepId(id), StepState::Running);
        QCOMPARE(m_page->currentRow(), id + 1);
        m_engine->setState(StepId(id), StepState::Done);
    }
    m_engine->finish(true);
    QCOMPARE(m_page->currentRow(), 9);
    QVERIFY(find(m_page.get(), "setupFinished")->isVisible());
    QVERIFY(label("setupFinishedHeading").contains(QStringLiteral("mail.example.net")));
    QCOMPARE(m_page->badge().text, QString());
}

void TestSetupPage::followsTheRunningStep()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    settle(StepId::Look);
    m_engine->setState(StepId::Prepare, StepState::Running, QStringLiteral("reading lists"));
    QCOMPARE(m_page->currentRow(), 2);
    // Who looks at another step is left there.
    auto* steps = find<widgets::StepperView>(m_page.get(), "setupSteps");
    const QRect first = steps->visualRect(steps->model()->index(1, 0));
    QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, first.center());
    QCOMPARE(m_page->currentRow(), 1);
    m_engine->setState(StepId::Prepare, StepState::Done);
    m_engine->setState(StepId::Name, StepState::Running);
    QCOMPARE(m_page->currentRow(), 1);
}

void TestSetupPage::stopsAfterTheCommand()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    QVERIFY(press(m_page.get(), "setupStop"));
    QVERIFY(m_engine->calls.contains(QStringLiteral("stop")));
    setup::StepStatus status = m_engine->step(StepId::Look);
    status.state = StepState::Failed;
    status.error = {core::ErrorKind::Cancelled, QStringLiteral("stopped"), {}, {}};
    m_engine->set(status);
    m_engine->finish(false, status.error);
    QVERIFY(find<widgets::ErrorBanner>(m_page.get(), "setupError")
                ->text()
                .contains(QStringLiteral("Stopped")));
    QVERIFY(!m_page->work().isRunning());
}

void TestSetupPage::tellsWhyAStepFailed()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    settle(StepId::Dns);
    setup::StepStatus status = m_engine->step(StepId::Certificate);
    status.state = StepState::Failed;
    status.error = {core::ErrorKind::Refused, QStringLiteral("The certificate was not issued"),
                    QStringLiteral("The CA reached 192.0.2.7 for mail.example.net"),
                    QStringLiteral("Correct the A record and try again.")};
    m_engine->setState(StepId::Certificate, StepState::Running);
    m_engine->set(status);
    m_engine->finish(false, status.error);
    QCOMPARE(look(6), widgets::StepLook::Failed);
    auto* banner = find<widgets::ErrorBanner>(m_page.get(), "setupError");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("192.0.2.7")));
    m_engine->calls.clear();
    QVERIFY(press(m_page.get(), "setupRetry"));
    QVERIFY(m_engine->calls.contains(QStringLiteral("run certificate proof")));
}

void TestSetupPage::watchesTheRecords()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    settle(StepId::Install);
    m_engine->setState(StepId::Dns, StepState::Running, QStringLiteral("waiting"));
    emit m_engine->recordsChanged(sample::records(false));
    auto* records = find<widgets::RecordsView>(m_page.get(), "setupRecords");
    QVERIFY(records->isVisible());
    QCOMPARE(records->records().size(), 8);
    QCOMPARE(records->arrived(), 2);
    auto* arrival = find<QAbstractItemView>(m_page.get(), "setupArrival");
    QVERIFY(arrival->isVisible());
    QCOMPARE(arrival->model()->rowCount(), 8);
    QCOMPARE(arrival->model()->columnCount(), 4);
    QCOMPARE(arrival->model()->index(0, 1).data().toString(), QStringLiteral("there"));
    QCOMPARE(arrival->model()->index(1, 1).data().toString(), QStringLiteral("not yet"));
    emit m_engine->recordsChanged(sample::records(true));
    QCOMPARE(records->arrived(), 8);
    QCOMPARE(arrival->model()->index(1, 1).data().toString(), QStringLiteral("there"));
}

void TestSetupPage::undoesAfterAsking()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupNext"));
    settle(StepId::Prepare);
    m_engine->finish(true);
    setup::StepStatus status = m_engine->step(StepId::Name);
    status.state = StepState::Done;
    status.undoable = true;
    status.plan = sample::namePlan();
    m_engine->set(status);
    m_page->showRow(3);
    QVERIFY(press(m_page.get(), "setupUndo"));
    auto* sheet = find<widgets::InlineSheet>(m_page.get(), "setupSheet");
    QVERIFY(sheet->isVisible());
    // Enter keeps.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!sheet->isVisible());
    QVERIFY(!m_engine->calls.contains(QStringLiteral("undo name")));
    QVERIFY(press(m_page.get(), "setupUndo"));
    QTest::mouseClick(sheet->confirmButton(), Qt::LeftButton);
    QVERIFY(m_engine->calls.contains(QStringLiteral("undo name")));
}

void TestSetupPage::findsWhatIsDone()
{
    // Another desktop stopped after Install; the answers are remembered, the password is not.
    fillForm();
    QVERIFY(press(m_page.get(), "setupNext"));
    auto fresh = std::make_unique<FakeEngine>();
    m_engine->finish(false); // cut
    m_engine = fresh.get();
    m_page->setServer(m_server, QStringLiteral("192.0.2.45"));
    m_page->setEngine(std::move(fresh));
    QCOMPARE(m_engine->calls, (QStringList{QStringLiteral("settings"), QStringLiteral("refresh")}));
    for (int id = 0; id <= int(StepId::Install); ++id)
        m_engine->setState(StepId(id), StepState::AlreadyDone,
                           QStringLiteral("as left by anna@desk"));
    m_engine->finish(true);
    QCOMPARE(m_page->badge().text, QStringLiteral("4/8"));
    QCOMPARE(m_page->currentRow(), 0); // the password is needed for the mailbox
    QVERIFY(find<widgets::StepperView>(m_page.get(), "setupSteps")
                ->stepperModel()
                ->items()
                .at(4)
                .detail.contains(QStringLiteral("anna@desk")));
    QVERIFY(type(m_page.get(), "setupPassword", QStringLiteral("correct horse battery")));
    QVERIFY(press(m_page.get(), "setupNext"));
    QCOMPARE(m_page->currentRow(), 5);
    QVERIFY(m_engine->calls.contains(QStringLiteral("preview dns")));
}

void TestSetupPage::takesTheAnswersOfTheJournal()
{
    emit m_engine->journalFound(QStringLiteral("example.com"), QStringLiteral("mx.example.com"),
                                QStringLiteral("berta@example.com"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupDomain")->text(), QStringLiteral("example.com"));
    QCOMPARE(m_engine->settings.hostname, QStringLiteral("mx.example.com"));
    // What stands in the form counts more.
    emit m_engine->journalFound(QStringLiteral("example.org"), QStringLiteral("mail.example.org"),
                                QStringLiteral("anna@example.org"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupMailbox")->text(),
             QStringLiteral("berta@example.com"));
}

void TestSetupPage::goesOnWhileAnotherServerIsShown()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    m_page->setServer(QUuid::createUuid(), QStringLiteral("192.0.2.61"));
    m_page->setEngine(std::make_unique<FakeEngine>());
    QVERIFY(!m_engine->calls.contains(QStringLiteral("stop")));
    // It goes on unseen.
    settle(StepId::Look);
    m_engine->setState(StepId::Prepare, StepState::Running, QStringLiteral("reading lists"));
    m_engine->logStep(StepId::Prepare, setup::LogEntry::Kind::Command,
                      QStringLiteral("apt-get update"));
    QCOMPARE(m_page->currentRow(), 0);

    m_page->setServer(m_server, QStringLiteral("192.0.2.45"));
    QCOMPARE(m_page->currentRow(), 2);
    QVERIFY(m_page->work().isRunning());
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupPassword")->text(),
             QStringLiteral("correct horse battery"));
    auto* log = find<widgets::LogView>(m_page.get(), "setupLog");
    QTRY_COMPARE(log->source()->count(), 1);
    settle(StepId::Proof);
    m_engine->finish(true);
    QCOMPARE(m_page->currentRow(), 9);
}

void TestSetupPage::endsWithSettings()
{
    fillForm();
    QVERIFY(press(m_page.get(), "setupRunAll"));
    settle(StepId::Proof);
    m_engine->finish(true);
    QSignalSpy opened(m_page.get(), &widgets::Page::openPage);
    QVERIFY(press(m_page.get(), "setupOpenQueue"));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("queue"));
    QSignalSpy told(m_page.get(), &widgets::Page::done);
    QVERIFY(press(m_page.get(), "setupCopySettings"));
    QCOMPARE(told.size(), 1);
    bool imap = false, smtp = false;
    for (const QLabel* shown : find(m_page.get(), "setupFinished")->findChildren<QLabel*>()) {
        imap = imap || shown->text() == QStringLiteral("mail.example.net:993");
        smtp = smtp || shown->text() == QStringLiteral("mail.example.net:465");
    }
    QVERIFY(imap && smtp);
}

void TestSetupPage::saysWhenNotConnected()
{
    m_page->setEngine(nullptr);
    m_engine = nullptr;
    QVERIFY(!find(m_page.get(), "setupNext")->isEnabled());
    QVERIFY(label("setupNote").contains(QStringLiteral("Connect")));
    // What is typed is taken all the same.
    QVERIFY(type(m_page.get(), "setupDomain", QStringLiteral("example.net")));
    QCOMPARE(find<QLineEdit>(m_page.get(), "setupHostname")->text(),
             QStringLiteral("mail.example.net"));
}

QTEST_MAIN(TestSetupPage)
#include "tst_setup_page.moc"
