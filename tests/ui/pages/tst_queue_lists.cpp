// Clicks through what the queue page has beside its flat list: groups, actions on all that match,
// finished mail, suppressed recipients, hold rules. On a daemon in memory.
#include "control/queue_groups.h"
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/groups_view.h"
#include "pages/queue_cause.h"
#include "pages/queue_page.h"
#include "pages/queue_table_model.h"
#include "sample_mail.h"
#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mailstead;
using namespace mailstead::pages;
using control::QueueModel;

class TestQueueLists : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void groupsByDestinationCauseAndSender();
    void opensAGroupAsAChip();
    void actsOnAGroup();
    void keepsTheGroupThatIsChosen();
    void remembersFormAndTab();
    void deletesAllThatMatch();
    void dropsAQuestionWithItsServer();
    void undoesAHoldByFilterExactly();
    void reroutesAndGoesBack();
    void refusesWhatIsNoHost();
    void listsFinishedMail();
    void followsWhatFinishes();
    void showsTheDialogue();
    void suppressesAndUndoes();
    void leadsFromASuppressionToItsMessage();
    void addsAndRemovesHoldRules();
    void explainsEmptyLists();
    void readsCauses_data();
    void readsCauses();

private:
    int groups() const { return m_groups->model()->rowCount(); }
    void choose(int row) { m_groups->setCurrentIndex(m_groups->model()->index(row, 0)); }
    QString heading(const char* sheet) const { return find(m_page.get(), sheet)->accessibleName(); }
    qsizetype count(const QString& state) const
    {
        qsizetype found = 0;
        for (const QJsonObject& row : m_daemon->rows())
            found += row.value(QLatin1String("state")).toString() == state ? 1 : 0;
        return found;
    }

    QTemporaryDir m_settings;
    std::shared_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<QueuePage> m_page;
    std::function<void()> m_undo;
    QAbstractItemView* m_groups = nullptr;
    widgets::SegmentedControl* m_form = nullptr;
};

void TestQueueLists::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("mailstead-test"));
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
}

void TestQueueLists::init()
{
    QSettings().clear();
    m_daemon = std::make_shared<FakeDaemon>();
    sample::fillDaemon(*m_daemon);
    m_page = std::make_unique<QueuePage>();
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    m_page->resize(1168, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_COMPARE(m_page->model()->total(), 48);
    m_groups = find<QAbstractItemView>(m_page.get(), "groupsList");
    m_form = find<widgets::SegmentedControl>(m_page.get(), "queueForm");
    m_undo = nullptr;
    connect(m_page.get(), &widgets::Page::done, this,
            [this](const QString&, const QString&, const std::function<void()>& back) {
                m_undo = back;
            });
}

void TestQueueLists::cleanup()
{
    m_page.reset();
}

void TestQueueLists::groupsByDestinationCauseAndSender()
{
    m_form->setCurrent(1);
    QTRY_COMPARE(groups(), 2);
    QVERIFY(m_groups->isVisible());
    const auto words = [this](int row) {
        return m_groups->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(words(0).startsWith(QStringLiteral("gmail.example")));
    // What the daemon does there comes with a second answer.
    QTRY_VERIFY(words(1).contains(QStringLiteral("Paused until")));
    choose(1);
    auto* details = find(m_page.get(), "groupInspector");
    QVERIFY(details->isVisible());
    QCOMPARE(find<QLabel>(m_page.get(), "groupReply")->text(),
             QStringLiteral("connection timed out after 30 s"));
    m_form->setCurrent(2);
    QTRY_VERIFY(groups() == 2 && words(0).contains(QStringLiteral("slower sending")));
    QVERIFY(!details->isVisible());
    m_form->setCurrent(3);
    QTRY_COMPARE(groups(), 4);
}

void TestQueueLists::opensAGroupAsAChip()
{
    m_form->setCurrent(2);
    QTRY_COMPARE(groups(), 2);
    choose(1);
    QVERIFY(press(m_page.get(), "groupShow"));
    auto* table = find(m_page.get(), "queueTable");
    QTRY_VERIFY(table->isVisible());
    QTRY_COMPARE(m_page->model()->total(), 16);
    auto* filter = find<widgets::FilterField>(m_page.get(), "queueFilter");
    QCOMPARE(filter->chips().size(), 1);
    QCOMPARE(filter->chips().first().key, QStringLiteral("cause"));
    // Inside it, by sender.
    m_form->setCurrent(3);
    QTRY_COMPARE(groups(), 4);
    qint64 sum = 0;
    for (int row = 0; row < groups(); ++row)
        sum += m_groups->model()
                   ->index(row, 0)
                   .data(control::QueueGroupModel::GroupRole)
                   .value<control::QueueGroup>()
                   .counts.total;
    QCOMPARE(sum, 16);
    filter->removeChip(QStringLiteral("cause"));
    emit filter->filterChanged();
    QTRY_COMPARE(m_page->model()->total(), 48);
}

void TestQueueLists::actsOnAGroup()
{
    m_form->setCurrent(1);
    QTRY_COMPARE(groups(), 2);
    choose(1);
    QVERIFY(press(m_page.get(), "group_delete"));
    auto* confirm = find<QAbstractButton>(m_page.get(), "queueConfirm");
    QTRY_VERIFY(confirm->isEnabled());
    QCOMPARE(heading("queueSheet"), QStringLiteral("Delete 16 message(s) to example.com?"));
    QVERIFY(press(m_page.get(), "queueConfirm"));
    QTRY_COMPARE(m_daemon->rows().size(), 32);
    // The group goes, and its details with it.
    QTRY_COMPARE(groups(), 1);
    QTRY_VERIFY(!find(m_page.get(), "groupInspector")->isVisible());
}

void TestQueueLists::keepsTheGroupThatIsChosen()
{
    m_form->setCurrent(1);
    QTRY_COMPARE(groups(), 2);
    choose(1);
    QList<QJsonObject> rows = m_daemon->rows();
    for (int i = 100; i < 140; ++i)
        rows << FakeDaemon::row(i, QStringLiteral("p@third.example"), QStringLiteral("deferred"),
                                60, QStringLiteral("451 later"));
    m_daemon->setRows(rows);
    QTRY_COMPARE(groups(), 3);
    QCOMPARE(m_groups->currentIndex().data().toString(), QStringLiteral("example.com"));
    QCOMPARE(m_groups->currentIndex().row(), 2);
    QTest::keyClick(m_groups, Qt::Key_Return);
    QTRY_COMPARE(m_page->model()->filter().domain, QStringLiteral("example.com"));
}

void TestQueueLists::remembersFormAndTab()
{
    m_form->setCurrent(2);
    m_page->setTab(QueuePage::Suppressed);
    m_page = std::make_unique<QueuePage>();
    QVERIFY(m_page->tab() == QueuePage::Suppressed);
    QCOMPARE(find<widgets::SegmentedControl>(m_page.get(), "queueForm")->current(), 2);
    // A link of another page leads to the flat list.
    m_page->applyFilter(QStringLiteral("state:held"));
    QVERIFY(m_page->tab() == QueuePage::Waiting);
    QCOMPARE(find<widgets::SegmentedControl>(m_page.get(), "queueForm")->current(), 0);
}

void TestQueueLists::deletesAllThatMatch()
{
    m_page->applyFilter(QStringLiteral("domain:gmail.example"));
    QTRY_COMPARE(m_page->model()->total(), 32);
    find<QAction>(m_page.get(), "queueDeleteAll")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(m_page.get(), "queueConfirm")->isEnabled());
    QCOMPARE(heading("queueSheet"), QStringLiteral("Delete 31 message(s) to gmail.example?"));
    QVERIFY(find(m_page.get(), "queueSheet")
                ->accessibleDescription()
                .contains(QStringLiteral("1 more")));
    QCOMPARE(m_daemon->rows().size(), 48);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Enter keeps
    QCOMPARE(m_daemon->rows().size(), 48);
    m_page->applyFilter(QString());
    QTRY_COMPARE(m_page->model()->total(), 48);
    find<QAction>(m_page.get(), "queueBounceAll")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(m_page.get(), "queueConfirm")->isEnabled());
    QCOMPARE(heading("queueSheet"), QStringLiteral("Bounce all 47 message(s) in the queue?"));
}

void TestQueueLists::dropsAQuestionWithItsServer()
{
    find<QAction>(m_page.get(), "queueDeleteAll")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(m_page.get(), "queueConfirm")->isEnabled());
    m_page->setTab(QueuePage::Suppressed);
    QVERIFY(press(m_page.get(), "suppressAdd"));
    m_page->setTab(QueuePage::HoldRules);
    // What was asked about one server is not answered on another.
    m_page->setAccess(DaemonAccess::Ready, connectToFake(std::make_shared<FakeDaemon>()));
    QVERIFY(find(m_page.get(), "queueSheet")->isHidden());
    QVERIFY(find(m_page.get(), "suppressSheet")->isHidden());
}

void TestQueueLists::undoesAHoldByFilterExactly()
{
    const qsizetype held = count(QStringLiteral("held"));
    QVERIFY(held > 0);
    // Some are held already: an undo would release those too, so none is offered.
    find<QAction>(m_page.get(), "queueHoldAll")->trigger();
    QTRY_COMPARE(count(QStringLiteral("held")), 47);
    QTRY_VERIFY(m_daemon->calls().contains(QStringLiteral("queue.act release dry 0")));
    QVERIFY(!m_undo);
    find<QAction>(m_page.get(), "queueReleaseAll")->trigger();
    QTRY_COMPARE(count(QStringLiteral("held")), 0);
    QTRY_VERIFY(m_undo);
    m_undo = nullptr;
    find<QAction>(m_page.get(), "queueHoldAll")->trigger();
    QTRY_COMPARE(count(QStringLiteral("held")), 47);
    QTRY_VERIFY(m_undo);
    m_undo();
    QTRY_COMPARE(count(QStringLiteral("held")), 0);
}

void TestQueueLists::reroutesAndGoesBack()
{
    auto* table = find<widgets::TableView>(m_page.get(), "queueTable");
    table->setFocus();
    table->selectRow(0);
    const QString key = m_page->tableModel()->index(0, 0).data(QueueModel::KeyRole).toString();
    const auto via = [this, &key] {
        for (const QJsonObject& row : m_daemon->rows()) {
            if (row.value(QLatin1String("key")).toString() == key)
                return row.value(QLatin1String("via")).toString();
        }
        return QString();
    };
    QTest::keyClick(table, Qt::Key_V);
    QTRY_VERIFY(find<QAbstractButton>(m_page.get(), "queueRouteSheetConfirm")->isEnabled());
    QCOMPARE(heading("queueRouteSheet"),
             QStringLiteral("Send 1 message(s) through another server?"));
    QVERIFY(type(m_page.get(), "queueVia", QStringLiteral("relay.example.org:587")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(via(), QStringLiteral("relay.example.org:587"));
    QVERIFY(!find(m_page.get(), "queueRouteSheet")->isVisible());
    QTRY_VERIFY(m_page->tableModel()
                    ->index(0, QueueModel::RecipientColumn + 1)
                    .data(widgets::SubTextRole)
                    .toString()
                    .contains(QStringLiteral("relay.example.org:587")));
    QTRY_VERIFY(m_undo);
    m_undo();
    QTRY_COMPARE(via(), QString());
}

void TestQueueLists::refusesWhatIsNoHost()
{
    find<QAction>(m_page.get(), "queueRouteAll")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(m_page.get(), "queueRouteSheetConfirm")->isEnabled());
    QVERIFY(type(m_page.get(), "queueVia", QStringLiteral("relay:99999")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(find<QLabel>(m_page.get(), "queueViaBelow")
                ->text()
                .contains(QStringLiteral("relay:99999")));
    QVERIFY(find(m_page.get(), "queueRouteSheet")->isVisible());
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("queue.act reroute 0")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!find(m_page.get(), "queueRouteSheet")->isVisible());
}

void TestQueueLists::listsFinishedMail()
{
    m_page->setTab(QueuePage::Finished);
    auto* table = find<widgets::TableView>(m_page.get(), "historyTable");
    QTRY_COMPARE(table->model()->rowCount(), 7);
    auto* filter = find<widgets::FilterField>(m_page.get(), "historyFilter");
    QTest::keyClicks(filter->edit(), QStringLiteral("outcome:bounced "));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(filter->hits(), QStringLiteral("1 finished"));
    table->selectRow(0);
    table->setFocus();
    QTest::keySequence(table, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("gone@163.example")));
    filter->setChips({{QStringLiteral("outcome"), QStringLiteral("lost")}});
    emit filter->filterChanged();
    QVERIFY(find<QLabel>(m_page.get(), "historyRemark")->isVisible());
}

void TestQueueLists::followsWhatFinishes()
{
    m_page->setTab(QueuePage::Finished);
    auto* table = find<widgets::TableView>(m_page.get(), "historyTable");
    QTRY_COMPARE(table->model()->rowCount(), 7);
    m_daemon->setHistory({});
    m_daemon->setRows(m_daemon->rows().mid(1)); // the queue tells that something happened
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QTRY_VERIFY(find(m_page.get(), "historyEmpty")->isVisible());
}

void TestQueueLists::showsTheDialogue()
{
    m_page->setTab(QueuePage::Finished);
    auto* table = find<widgets::TableView>(m_page.get(), "historyTable");
    QTRY_COMPARE(table->model()->rowCount(), 7);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 1));
    QTest::keyClick(table, Qt::Key_Return);
    auto* story = find<QAbstractItemView>(m_page.get(), "historyStory_traceView");
    QTRY_COMPARE(story->model()->rowCount(), 5);
    auto* text = find<QPlainTextEdit>(m_page.get(), "historyStory_dialogueText");
    QVERIFY(!text->isVisible());
    QVERIFY(!find(m_page.get(), "historyStory_inspectorRetry")->isVisible());
    QVERIFY(press(m_page.get(), "historyStory_dialogueToggle"));
    QTRY_VERIFY(text->isVisible());
    QVERIFY(text->toPlainText().contains(QStringLiteral("550 5.1.1 no such user here")));
    QVERIFY(press(m_page.get(), "historyStory_dialogueCopy"));
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("> RCPT TO:")));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!story->isVisible());
}

void TestQueueLists::suppressesAndUndoes()
{
    m_page->setTab(QueuePage::Suppressed);
    auto* table = find<widgets::TableView>(m_page.get(), "suppressedTable");
    QTRY_COMPARE(table->model()->rowCount(), 4);
    QVERIFY(press(m_page.get(), "suppressAdd"));
    QVERIFY(type(m_page.get(), "suppressRecipient", QStringLiteral("nobody")));
    QVERIFY(press(m_page.get(), "suppressSheetConfirm"));
    QVERIFY(!find<QLabel>(m_page.get(), "suppressRecipientBelow")->text().isEmpty());
    QCOMPARE(m_daemon->suppressed().size(), 4);
    QVERIFY(type(m_page.get(), "suppressRecipient", QStringLiteral("new@example.com")));
    QVERIFY(type(m_page.get(), "suppressReason", QStringLiteral("asked")));
    QVERIFY(press(m_page.get(), "suppressSheetConfirm"));
    QTRY_COMPARE(table->model()->rowCount(), 5);
    QTRY_VERIFY(!find(m_page.get(), "suppressSheet")->isVisible());
    QCOMPARE(m_daemon->suppressed().first(), QStringLiteral("new@example.com"));

    m_undo = nullptr;
    table->setFocus();
    table->selectRow(1);
    QTest::keySequence(table, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("gone@163.example"));
    m_undo = nullptr;
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(m_daemon->suppressed().size(), 4);
    QTRY_VERIFY(m_undo);
    m_undo();
    QTRY_VERIFY(m_daemon->suppressed().contains(QStringLiteral("gone@163.example")));
    auto* filter = find<widgets::FilterField>(m_page.get(), "suppressedFilter");
    QTest::keyClicks(filter->edit(), QStringLiteral("phone"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void TestQueueLists::leadsFromASuppressionToItsMessage()
{
    m_page->setTab(QueuePage::Suppressed);
    auto* table = find<widgets::TableView>(m_page.get(), "suppressedTable");
    QTRY_COMPARE(table->model()->rowCount(), 4);
    auto* button = find(m_page.get(), "suppressStory");
    table->selectRow(2); // added by hand
    QVERIFY(!button->isVisible());
    table->selectRow(0);
    QVERIFY(press(m_page.get(), "suppressStory"));
    auto* story = find<QAbstractItemView>(m_page.get(), "suppressedStory_traceView");
    QTRY_COMPARE(story->model()->rowCount(), 5);
    QSignalSpy opened(m_page.get(), &widgets::Page::openPage);
    QVERIFY(press(m_page.get(), "suppressedStory_inspectorLog"));
    QCOMPARE(opened.at(0).at(1).toString(), QStringLiteral("id:r7k2-94qd-3xw"));
}

void TestQueueLists::addsAndRemovesHoldRules()
{
    m_page->setTab(QueuePage::HoldRules);
    auto* table = find<widgets::TableView>(m_page.get(), "holdRulesTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QVERIFY(press(m_page.get(), "holdAdd"));
    QVERIFY(type(m_page.get(), "holdNote", QStringLiteral("why")));
    QVERIFY(press(m_page.get(), "holdSheetConfirm"));
    QVERIFY(!find<QLabel>(m_page.get(), "holdSenderBelow")->text().isEmpty());
    QCOMPARE(m_daemon->holdRules(), 3);
    QVERIFY(type(m_page.get(), "holdRecipient", QStringLiteral("@x.example")));
    QVERIFY(press(m_page.get(), "holdSheetConfirm"));
    QTRY_COMPARE(table->model()->rowCount(), 4);
    m_undo = nullptr;
    table->selectRow(0);
    QVERIFY(press(m_page.get(), "holdRemove"));
    QTRY_COMPARE(m_daemon->holdRules(), 3);
    QTRY_VERIFY(m_undo);
    m_undo();
    QTRY_COMPARE(m_daemon->holdRules(), 4);
    QVERIFY(press(m_page.get(), "holdShowHeld"));
    QVERIFY(m_page->tab() == QueuePage::Waiting);
    QTRY_COMPARE(m_page->model()->total(), 4);
}

void TestQueueLists::explainsEmptyLists()
{
    m_page->setAccess(DaemonAccess::Ready, connectToFake(std::make_shared<FakeDaemon>()));
    for (const auto& [tab, name, sheet] :
         {std::tuple{QueuePage::Suppressed, "suppressedEmpty", "suppressSheet"},
          std::tuple{QueuePage::HoldRules, "holdRulesEmpty", "holdSheet"}}) {
        m_page->setTab(tab);
        auto* empty = find<widgets::EmptyState>(m_page.get(), name);
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!empty->accessibleDescription().isEmpty());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QVERIFY(find(m_page.get(), sheet)->isVisible());
    }
    const auto broken = std::make_shared<FakeDaemon>();
    sample::fillDaemon(*broken);
    broken->setFailure(QStringLiteral("hold.list"), QStringLiteral("The disk is gone"));
    m_page->setAccess(DaemonAccess::Ready, connectToFake(broken));
    auto* empty = find<widgets::EmptyState>(m_page.get(), "holdRulesEmpty");
    QTRY_VERIFY(empty->accessibleDescription().contains(QStringLiteral("The disk is gone")));
    broken->setFailure(QStringLiteral("hold.list"), QString());
    QTest::mouseClick(empty->button(), Qt::LeftButton);
    QTRY_COMPARE(find<widgets::TableView>(m_page.get(), "holdRulesTable")->model()->rowCount(), 3);
}

void TestQueueLists::readsCauses_data()
{
    using Kind = QueueCause::Kind;
    QTest::addColumn<int>("kind");
    const auto row = [](const char* cause, Kind kind) {
        QTest::newRow(cause) << int(kind);
    };
    row("421 4.7.28 unusual rate of unsolicited mail", Kind::SlowDown);
    row("450 4.2.0 <…>: Greylisted, try again", Kind::Greylisted);
    row("452 4.2.2 over quota", Kind::MailboxFull);
    row("connection timed out after 30 s", Kind::NoAnswer);
    row("4.4.2 the connection was lost after DATA: end of file", Kind::ConnectionLost);
    row("4.7.5 the certificate is for another name", Kind::NoTls);
    row("451 4.7.1 not allowed", Kind::Policy);
    row("451 4.3.0 local problem", Kind::Trouble);
    row("450 please wait", Kind::Other);
}

void TestQueueLists::readsCauses()
{
    QFETCH(int, kind);
    const auto found = QueueCause::kind(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(int(found), kind);
    QVERIFY(!QueueCause::title(found).isEmpty() && !QueueCause::meaning(found).isEmpty());
}

QTEST_MAIN(TestQueueLists)
#include "tst_queue_lists.moc"
