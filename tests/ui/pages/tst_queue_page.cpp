// Clicks through the queue page. Client and model are the real ones, on a daemon in memory.
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/queue_filter.h"
#include "pages/queue_page.h"
#include "pages/queue_table_model.h"
#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/notices.h"
#include "widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>

using namespace mailstead;
using namespace mailstead::pages;
using control::QueueModel;

class TestQueuePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void tellsTheSum();
    void holdsAndReleases();
    void undoesAHold();
    void asksBeforeDeleting();
    void keepsWhenInDoubt();
    void filtersByChipsAndWords();
    void namesAnUnknownAge();
    void keepsSelectionAndPlaceOverARefresh();
    void selectsAllThatMatch();
    void forgetsWhatHasLeft();
    void actsByKeys();
    void showsTheStory();
    void saysWhenNothingWaits();
    void saysWhenThereIsNoDaemon();
    void tellsWhyItFailed();
    void readsAges_data();
    void readsAges();

private:
    QList<QJsonObject> someRows() const;
    void check(int row);
    QString keyAt(int row) const
    {
        return m_page->tableModel()->index(row, 0).data(QueueModel::KeyRole).toString();
    }
    bool loaded(int rows) const
    {
        return m_page->model()->total() == rows &&
               m_page->model()->index(rows - 1, 0).data(QueueModel::LoadedRole).toBool();
    }

    std::shared_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<QueuePage> m_page;
    widgets::TableView* m_table = nullptr;
};

void TestQueuePage::initTestCase()
{
    style::Theme::instance().install(style::ThemeChoice::Light);
    style::Theme::instance().setReducedMotion(true);
}

QList<QJsonObject> TestQueuePage::someRows() const
{
    QList<QJsonObject> rows;
    for (int i = 0; i < 6; ++i)
        rows << FakeDaemon::row(i, QStringLiteral("p%1@gmail.example").arg(i),
                                QStringLiteral("deferred"), 9000 - i * 600,
                                QStringLiteral("421 4.7.28 slow down"));
    rows << FakeDaemon::row(6, QStringLiteral("q@example.com"), QStringLiteral("held"), 300,
                            QStringLiteral("451 4.7.1 greylisted"));
    rows << FakeDaemon::row(7, QStringLiteral("r@example.com"), QStringLiteral("sending"), 60);
    return rows;
}

void TestQueuePage::init()
{
    m_daemon = std::make_shared<FakeDaemon>();
    m_daemon->setRows(someRows());
    m_page = std::make_unique<QueuePage>();
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    m_page->resize(1168, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_table = find<widgets::TableView>(m_page.get(), "queueTable");
    QTRY_VERIFY(loaded(8));
}

void TestQueuePage::cleanup()
{
    m_page.reset();
}

/// Ticks the box of a row with the mouse.
void TestQueuePage::check(int row)
{
    const QRect box = m_table->visualRect(m_page->tableModel()->index(row, 0));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, box.center());
}

void TestQueuePage::tellsTheSum()
{
    QTRY_COMPARE(m_page->model()->counts().total, 8);
    const QString sum = m_page->summary();
    QVERIFY(sum.contains(QStringLiteral("8 waiting")));
    QVERIFY(sum.contains(QStringLiteral("1 going out now")));
    QVERIFY(sum.contains(QStringLiteral("1 held")));
    QCOMPARE(m_page->badge().text, QStringLiteral("8"));
    QAbstractItemModelTester tester(m_page->tableModel(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_page->refresh();
    QTRY_VERIFY(loaded(8));
}

void TestQueuePage::holdsAndReleases()
{
    check(0);
    check(1);
    auto* bar = find(m_page.get(), "queueActions");
    QVERIFY(bar->isVisible());
    const QString first = keyAt(0), second = keyAt(1);
    QSignalSpy told(m_page.get(), &widgets::Page::done);
    find<QAction>(m_page.get(), "queueHold")->trigger();
    QTRY_COMPARE(m_daemon->stateOf(first), QStringLiteral("held"));
    QCOMPARE(m_daemon->stateOf(second), QStringLiteral("held"));
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.at(0).at(0).toString().contains(QLatin1Char('2')));
    // The table shows it by itself.
    QTRY_COMPARE(m_page->model()->counts().held, 3);
    // What was ticked stays ticked.
    QCOMPARE(m_page->tableModel()->checkedCount(), 2);
    find<QAction>(m_page.get(), "queueRelease")->trigger();
    QTRY_COMPARE(m_daemon->stateOf(first), QStringLiteral("active"));
}

void TestQueuePage::undoesAHold()
{
    check(0);
    const QString key = keyAt(0);
    std::function<void()> undo;
    connect(m_page.get(), &widgets::Page::done, this,
            [&undo](const QString&, const QString&, const std::function<void()>& back) {
                undo = back;
            });
    find<QAction>(m_page.get(), "queueHold")->trigger();
    QTRY_COMPARE(m_daemon->stateOf(key), QStringLiteral("held"));
    QTRY_VERIFY(undo);
    undo();
    QTRY_COMPARE(m_daemon->stateOf(key), QStringLiteral("active"));
}

void TestQueuePage::asksBeforeDeleting()
{
    for (int row = 0; row < 3; ++row)
        check(row);
    find<QAction>(m_page.get(), "queueDelete")->trigger();
    auto* sheet = find<widgets::InlineSheet>(m_page.get(), "queueSheet");
    QVERIFY(sheet->isVisible());
    auto* confirm = find<QAbstractButton>(m_page.get(), "queueConfirm");
    // The count comes from the daemon; until then nothing can be confirmed.
    QTRY_VERIFY(confirm->isEnabled());
    QVERIFY(m_daemon->calls().contains(QStringLiteral("queue.act delete dry 3")));
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("queue.act delete 3")));
    QCOMPARE(confirm->text(), QStringLiteral("Delete 3"));
    QCOMPARE(m_daemon->rows().size(), 8);
    QVERIFY(press(m_page.get(), "queueConfirm"));
    QTRY_COMPARE(m_daemon->rows().size(), 5);
    QTRY_VERIFY(loaded(5));
    QCOMPARE(m_page->tableModel()->checkedCount(), 0);
    QVERIFY(!sheet->isVisible());
}

void TestQueuePage::keepsWhenInDoubt()
{
    check(0);
    find<QAction>(m_page.get(), "queueBounce")->trigger();
    QTRY_VERIFY(find<QAbstractButton>(m_page.get(), "queueConfirm")->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Enter keeps
    QVERIFY(!find(m_page.get(), "queueSheet")->isVisible());
    find<QAction>(m_page.get(), "queueBounce")->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!find(m_page.get(), "queueSheet")->isVisible());
    QCOMPARE(m_daemon->rows().size(), 8);
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("queue.act bounce 1")));
}

void TestQueuePage::filtersByChipsAndWords()
{
    auto* filter = find<widgets::FilterField>(m_page.get(), "queueFilter");
    QTest::keyClicks(filter->edit(), QStringLiteral("state:held "));
    QTRY_VERIFY(loaded(1));
    QCOMPARE(filter->chips().size(), 1);
    QTRY_COMPARE(filter->hits(), QStringLiteral("1 of 8"));
    m_page->applyFilter(QStringLiteral("to:gmail.example p3"));
    QTRY_VERIFY(loaded(1));
    QCOMPARE(m_page->model()->filter().recipient, QStringLiteral("gmail.example"));
    QCOMPARE(m_page->model()->filter().text, QStringLiteral("p3"));
    m_page->applyFilter(QStringLiteral("nobody"));
    QTRY_VERIFY(find(m_page.get(), "queueEmpty")->isVisible());
    QTest::mouseClick(find<widgets::EmptyState>(m_page.get(), "queueEmpty")->button(),
                      Qt::LeftButton);
    QTRY_VERIFY(loaded(8));
    QVERIFY(filter->isEmpty());
}

void TestQueuePage::namesAnUnknownAge()
{
    m_page->applyFilter(QStringLiteral("age:soon"));
    auto* problem = find<QLabel>(m_page.get(), "queueFilterProblem");
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("soon")));
    m_page->applyFilter(QStringLiteral("age:2h"));
    QVERIFY(!problem->isVisible());
    QCOMPARE(m_page->model()->filter().olderThan, 7200);
}

void TestQueuePage::keepsSelectionAndPlaceOverARefresh()
{
    QList<QJsonObject> many;
    for (int i = 0; i < 90; ++i)
        many << FakeDaemon::row(i, QStringLiteral("p%1@gmail.example").arg(i),
                                QStringLiteral("deferred"), 9000 - i * 60,
                                QStringLiteral("421 4.7.28 slow down"));
    m_daemon->setRows(many);
    QTRY_VERIFY(loaded(90));
    const QString wanted = keyAt(40);
    m_table->scrollTo(m_page->tableModel()->index(40, 1), QAbstractItemView::PositionAtTop);
    m_page->tableModel()->setChecked({wanted}, true);
    m_table->selectRow(40);
    const int place = m_table->verticalScrollBar()->value();
    QVERIFY(place > 0);

    m_daemon->setRows(many.mid(2)); // two that were above have gone out
    QTRY_VERIFY(loaded(88));
    QCOMPARE(m_page->tableModel()->checkedKeys(), QSet<QString>{wanted});
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().data(QueueModel::KeyRole).toString(), wanted);
    QVERIFY(m_table->verticalScrollBar()->value() > 0);
    QCOMPARE(m_page->tableModel()->index(38, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
}

void TestQueuePage::selectsAllThatMatch()
{
    m_page->applyFilter(QStringLiteral("to:gmail.example"));
    QTRY_VERIFY(loaded(6));
    check(0);
    m_page->tableModel()->checkAllMatching();
    QCOMPARE(m_page->tableModel()->checkedCount(), 6);
    QCOMPARE(m_table->headerCheckState(), Qt::Checked);
    find<QAction>(m_page.get(), "queueHold")->trigger();
    QTRY_COMPARE(m_page->model()->counts().held, 7);
    // By filter, not by keys: those that are not loaded are meant as well.
    QVERIFY(m_daemon->calls().contains(QStringLiteral("queue.act hold 0")));
    // Another filter is another choice.
    m_page->applyFilter(QString());
    QCOMPARE(m_page->tableModel()->checkedCount(), 0);
}

void TestQueuePage::forgetsWhatHasLeft()
{
    check(0);
    check(1);
    m_daemon->setRows(m_daemon->rows().mid(1));
    QTRY_VERIFY(loaded(7));
    QTRY_COMPARE(m_page->tableModel()->checkedCount(), 1);
}

void TestQueuePage::actsByKeys()
{
    m_table->setFocus();
    m_table->selectRow(2);
    const QString key = keyAt(2);
    QTest::keyClick(m_table, Qt::Key_H);
    QTRY_COMPARE(m_daemon->stateOf(key), QStringLiteral("held"));
    QTRY_VERIFY(loaded(8));
    m_table->selectRow(m_page->model()->rowOfKey(key));
    QTest::keyClick(m_table, Qt::Key_L);
    QTRY_COMPARE(m_daemon->stateOf(key), QStringLiteral("active"));
    QTest::keyClick(m_table, Qt::Key_Space);
    QCOMPARE(m_page->tableModel()->checkedCount(), 1);
    QTest::keyClick(m_table, Qt::Key_Escape);
    QCOMPARE(m_page->tableModel()->checkedCount(), 0);
}

void TestQueuePage::showsTheStory()
{
    m_table->setFocus();
    m_table->setCurrentIndex(m_page->tableModel()->index(0, 3));
    QTest::keyClick(m_table, Qt::Key_Return);
    auto* inspector = find(m_page.get(), "queueInspector");
    QVERIFY(inspector->isVisible());
    auto* story = find<QAbstractItemView>(m_page.get(), "traceView");
    QTRY_COMPARE(story->model()->rowCount(), 8); // seven events and the next try
    QVERIFY(find<QLabel>(m_page.get(), "inspectorWhy")->text().contains(QStringLiteral("421")));
    QSignalSpy opened(m_page.get(), &widgets::Page::openPage);
    QVERIFY(press(m_page.get(), "inspectorLog"));
    QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("logs"));
    QVERIFY(opened.at(0).at(1).toString().startsWith(QStringLiteral("id:m000")));
    QTest::keyClick(m_table, Qt::Key_Escape);
    QVERIFY(!inspector->isVisible());
}

void TestQueuePage::saysWhenNothingWaits()
{
    m_daemon->setRows({});
    auto* empty = find<widgets::EmptyState>(m_page.get(), "queueEmpty");
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), QStringLiteral("No mail is waiting"));
    m_daemon->setRows(someRows());
    QTRY_VERIFY(m_table->isVisible());
}

void TestQueuePage::saysWhenThereIsNoDaemon()
{
    m_page->setAccess(DaemonAccess::NotInstalled);
    auto* nothing = find<widgets::EmptyState>(m_page.get(), "noDaemon");
    QVERIFY(nothing->isVisible());
    QSignalSpy opened(m_page.get(), &widgets::Page::openPage);
    QTest::mouseClick(nothing->button(), Qt::LeftButton);
    QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("setup"));
    QCOMPARE(m_page->badge().text, QString());
}

void TestQueuePage::tellsWhyItFailed()
{
    m_daemon->setFailure(QStringLiteral("queue.act"), QStringLiteral("The disk is full"));
    check(0);
    find<QAction>(m_page.get(), "queueHold")->trigger();
    auto* banner = find<widgets::ErrorBanner>(m_page.get(), "queueError");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("The disk is full")));
    QCOMPARE(m_page->tableModel()->checkedCount(), 1);
}

void TestQueuePage::readsAges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("seconds") << QStringLiteral("90s") << qint64(90);
    QTest::newRow("minutes") << QStringLiteral(">30m") << qint64(1800);
    QTest::newRow("hours") << QStringLiteral("> 2H") << qint64(7200);
    QTest::newRow("days") << QStringLiteral("3d") << qint64(259'200);
    QTest::newRow("no unit") << QStringLiteral("3") << qint64(-1);
    QTest::newRow("huge") << QStringLiteral("99999999d") << qint64(-1);
    QTest::newRow("words") << QStringLiteral("soon") << qint64(-1);
}

void TestQueuePage::readsAges()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    QCOMPARE(QueueFilterText::age(text), seconds);
}

QTEST_MAIN(TestQueuePage)
#include "tst_queue_page.moc"
