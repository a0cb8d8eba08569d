// Clicks through the logs and the overview. Client and models are the real ones, on a daemon in
// memory.
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/logs_page.h"
#include "pages/overview_page.h"
#include "sample_mail.h"
#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/log_view.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"

#include <QSignalSpy>

using namespace mailstead;
using namespace mailstead::pages;

class TestLogsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsNewLines();
    void standsStillWhilePaused();
    void filtersByLevel();
    void filtersByMessage();
    void saysWhenNothingMatches();
    void opensTheMessageOfALine();
    void overviewTellsHowItIs();
    void overviewSaysNotSetUp();

private:
    std::shared_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<LogsPage> m_page;
};

void TestLogsPage::initTestCase()
{
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
}

void TestLogsPage::init()
{
    m_daemon = std::make_shared<FakeDaemon>();
    sample::addLines(*m_daemon);
    m_page = std::make_unique<LogsPage>();
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    m_page->resize(1168, 800);
    m_page->show();
    m_page->headerActions()->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_COMPARE(m_page->model()->rowCount(), 25);
    QTRY_VERIFY(m_daemon->calls().contains(QStringLiteral("log.subscribe")));
}

void TestLogsPage::cleanup()
{
    m_page.reset();
}

void TestLogsPage::showsNewLines()
{
    sample::addLines(*m_daemon);
    QTRY_COMPARE(m_page->model()->rowCount(), 50);
    QVERIFY(m_page->view()->isFollowing());
    QVERIFY(m_page->summary().contains(QStringLiteral("50")));
}

void TestLogsPage::standsStillWhilePaused()
{
    QVERIFY(press(m_page->headerActions(), "logsFollow"));
    QVERIFY(m_page->isPaused());
    const int top = m_page->view()->firstVisibleLine();
    sample::addLines(*m_daemon);
    auto* pill = find<QAbstractButton>(m_page.get(), "logsNewLines");
    QTRY_VERIFY(pill->isVisible());
    QTRY_VERIFY(pill->text().contains(QStringLiteral("25")));
    QCOMPARE(m_page->model()->rowCount(), 25);
    QCOMPARE(m_page->view()->firstVisibleLine(), top);
    QVERIFY(press(m_page.get(), "logsNewLines"));
    QVERIFY(!m_page->isPaused());
    QCOMPARE(m_page->model()->rowCount(), 50);
    QVERIFY(m_page->view()->isFollowing());
    QVERIFY(!pill->isVisible());
}

void TestLogsPage::filtersByLevel()
{
    find<widgets::SegmentedControl>(m_page.get(), "logsLevels")->setCurrent(1);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    find<widgets::SegmentedControl>(m_page.get(), "logsLevels")->setCurrent(2);
    QTRY_COMPARE(m_page->model()->rowCount(), 1);
    find<widgets::SegmentedControl>(m_page.get(), "logsLevels")->setCurrent(0);
    QTRY_COMPARE(m_page->model()->rowCount(), 25);
}

void TestLogsPage::filtersByMessage()
{
    emit m_page->view()->idActivated(QStringLiteral("t4wq-77vo-2cpl"));
    QTRY_COMPARE(m_page->model()->rowCount(), 5);
    auto* filter = find<widgets::FilterField>(m_page.get(), "logsFilter");
    QCOMPARE(filter->chips().size(), 1);
    // The chip goes, and all lines are there again.
    filter->clear();
    QTRY_COMPARE(m_page->model()->rowCount(), 25);
    m_page->applyFilter(QStringLiteral("source:smtp-out gmail"));
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    QCOMPARE(m_page->view()->search(), QStringLiteral("gmail"));
}

void TestLogsPage::saysWhenNothingMatches()
{
    m_page->applyFilter(QStringLiteral("nothing-like-this"));
    auto* empty = find<widgets::EmptyState>(m_page.get(), "logsEmpty");
    QTRY_VERIFY(empty->isVisible());
    QTest::mouseClick(empty->button(), Qt::LeftButton);
    QTRY_COMPARE(m_page->model()->rowCount(), 25);
    m_page->setAccess(DaemonAccess::Lost);
    QVERIFY(find(m_page.get(), "noDaemon")->isVisible());
}

void TestLogsPage::opensTheMessageOfALine()
{
    m_page->view()->setCurrentLine(0);
    QTRY_VERIFY(find(m_page.get(), "logDetail")->isVisible());
    QSignalSpy opened(m_page.get(), &widgets::Page::openPage);
    QVERIFY(press(m_page.get(), "logOpenMessage"));
    QCOMPARE(opened.at(0).at(1).toString(), QStringLiteral("id:r7k2-94qd-1xwm"));
    QVERIFY(press(m_page.get(), "logOnlyMessage"));
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
}

void TestLogsPage::overviewTellsHowItIs()
{
    const auto daemon = std::make_shared<FakeDaemon>(); // one serves one client
    sample::fillDaemon(*daemon);
    OverviewPage page;
    page.setAccess(DaemonAccess::Ready, connectToFake(daemon));
    page.resize(1168, 800);
    page.show();
    auto* sentence = find<QLabel>(&page, "overviewSentence");
    QTRY_VERIFY(sentence->text().startsWith(QStringLiteral("Mail is flowing.")));
    QCOMPARE(page.badge().text, QStringLiteral("1"));
    QSignalSpy opened(&page, &widgets::Page::openPage);
    QVERIFY(press(&page, "overviewHeld"));
    QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("queue"));
    QCOMPARE(opened.at(0).at(1).toString(), QStringLiteral("state:held"));
}

void TestLogsPage::overviewSaysNotSetUp()
{
    OverviewData data;
    QVERIFY(!OverviewPage::sentence(data).isEmpty());
    data.known = true;
    QVERIFY(OverviewPage::sentence(data).startsWith(QStringLiteral("Not set up yet")));
    data.domains = 1;
    QCOMPARE(OverviewPage::sentence(data), QStringLiteral("Mail is flowing."));
    data.error = core::Error{};
    OverviewPage page;
    page.setAccess(DaemonAccess::NotInstalled);
    page.show();
    QVERIFY(find(&page, "noDaemon")->isVisible());
}

QTEST_MAIN(TestLogsPage)
#include "tst_logs_page.moc"
