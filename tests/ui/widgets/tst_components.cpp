// Stepper, findings, plan, notices, records, palette: states and signals.
#include "widgets/button.h"
#include "widgets/command_palette.h"
#include "widgets/finding_card.h"
#include "widgets/finding_ticks.h"
#include "widgets/notices.h"
#include "widgets/plan_view.h"
#include "widgets/records_view.h"
#include "widgets/segmented_control.h"
#include "widgets/stepper_view.h"

#include <QToolButton>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace mailstead;
using namespace mailstead::widgets;

namespace
{

core::Finding finding(const char* id, core::Severity severity)
{
    core::Finding made;
    made.id = QLatin1String(id);
    made.severity = severity;
    made.title = QLatin1String(id);
    return made;
}

} // namespace

class ComponentsTest : public QObject
{
    Q_OBJECT
private slots:
    void stepperOpensOnlyWhatIsEnabled()
    {
        StepperView view;
        new QAbstractItemModelTester(view.model(),
                                     QAbstractItemModelTester::FailureReportingMode::QtTest, &view);
        view.setItems({{QStringLiteral("Look"), {}, StepLook::Done, true},
                       {QStringLiteral("Name"), {}, StepLook::Running, true},
                       {QStringLiteral("Proof"), {}, StepLook::Waiting, false}});
        view.resize(200, 200);
        view.show();
        QSignalSpy opened(&view, &StepperView::stepActivated);
        const auto click = [&](int row) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                              view.visualRect(view.model()->index(row, 0)).center());
        };
        click(0);
        click(2);
        QCOMPARE(opened.count(), 1);
        view.setCurrentIndex(view.model()->index(1, 0));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.last().at(0).toInt(), 1);
        QCOMPARE(view.model()->index(1, 0).data(Qt::AccessibleDescriptionRole).toString(),
                 QStringLiteral("running"));
    }

    void blockingFindingOpensItself()
    {
        FindingList list;
        list.setFindings({finding("note", core::Severity::Note), finding("ok", core::Severity::Ok),
                          finding("decide", core::Severity::Decide)});
        QCOMPARE(list.count(), 2);
        QVERIFY(list.card(QStringLiteral("decide"))->isOpen());
        QVERIFY(!list.card(QStringLiteral("note"))->isOpen());
        QCOMPARE(list.card(QStringLiteral("ok")), nullptr);
        // What the user opened stays open when the list comes again.
        list.card(QStringLiteral("note"))->setOpen(true, false);
        list.setFindings(
            {finding("note", core::Severity::Note), finding("other", core::Severity::Unknown)});
        QVERIFY(list.card(QStringLiteral("note"))->isOpen());
    }

    void findingTellsTheDecision()
    {
        FindingCard card(finding("other-mta", core::Severity::Decide));
        card.setActions({{QStringLiteral("off"),
                          QStringLiteral("Switch off"),
                          {},
                          FindingAction::Kind::Primary,
                          true,
                          {}},
                         {QStringLiteral("keep"),
                          QStringLiteral("Keep"),
                          {},
                          FindingAction::Kind::Quiet,
                          false,
                          QStringLiteral("not now")}});
        card.resize(700, 300);
        card.show();
        QSignalSpy decided(&card, &FindingCard::actionTriggered);
        QTest::mouseClick(card.findChild<QPushButton*>(QStringLiteral("action.off")),
                          Qt::LeftButton);
        QTest::mouseClick(card.findChild<QPushButton*>(QStringLiteral("action.keep")),
                          Qt::LeftButton);
        QCOMPARE(decided.count(), 1);
        QCOMPARE(decided.at(0),
                 (QList<QVariant>{QStringLiteral("other-mta"), QStringLiteral("off")}));
    }

    void ticksTakeOnlyWhatIsFine()
    {
        FindingTicks ticks;
        ticks.setFindings({finding("a", core::Severity::Ok), finding("b", core::Severity::Bad)});
        QCOMPARE(ticks.count(), 1);
    }

    void planKeepsItsRows()
    {
        PlanView view;
        setup::Plan plan;
        plan.changes = {
            {setup::Change::Kind::File,
             QStringLiteral("/etc/hosts"),
             {},
             QStringLiteral("a\n"),
             QStringLiteral("b\n"),
             true},
            {setup::Change::Kind::Reboot, QStringLiteral("Restart"), {}, {}, {}, false}};
        view.setPlan(plan);
        QCOMPARE(view.rowCount(), 2);
        PlanRow* row = view.row(0);
        QVERIFY(row->hasDiff());
        QVERIFY(row->isOpen()); // the one changed file of a short plan
        QVERIFY(!view.row(1)->hasDiff());
        view.setRowState(0, ChangeState::Done, QStringLiteral("0.2 s"));
        view.setPlan(plan);
        QCOMPARE(view.row(0), row);
        QCOMPARE(row->state(), ChangeState::Done);
        view.setPlan({});
        QCOMPARE(view.rowCount(), 0);
    }

    void sheetKeepsByDefault()
    {
        QWidget window;
        QLineEdit before(&window);
        InlineSheet sheet(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        before.setFocus();
        QSignalSpy confirmed(&sheet, &InlineSheet::confirmed);
        QSignalSpy dismissed(&sheet, &InlineSheet::dismissed);
        const auto ask = [&] {
            sheet.ask(QStringLiteral("delete"), QStringLiteral("Delete?"), {},
                      QStringLiteral("Keep"), QStringLiteral("Delete 69"));
        };
        ask();
        QTest::keyClick(sheet.keepButton(), Qt::Key_Return);
        QCOMPARE(dismissed.count(), 1);
        ask();
        QTest::keyClick(&sheet, Qt::Key_Escape);
        QCOMPARE(dismissed.count(), 2);
        ask();
        sheet.setConfirmEnabled(false);
        QTest::mouseClick(sheet.confirmButton(), Qt::LeftButton);
        QCOMPARE(confirmed.count(), 0);
        sheet.setConfirmEnabled(true);
        QTest::mouseClick(sheet.confirmButton(), Qt::LeftButton);
        QCOMPARE(confirmed.count(), 1);
        QVERIFY(!sheet.isVisible());
    }

    void bannerStaysUntilClosed()
    {
        ErrorBanner banner;
        QVERIFY(!banner.isVisibleTo(nullptr));
        banner.setError({core::ErrorKind::Refused, QStringLiteral("what"), QStringLiteral("why"),
                         QStringLiteral("next")});
        QCOMPARE(banner.text(), QStringLiteral("what\nwhy\nnext"));
        QVERIFY(banner.addButton(QStringLiteral("Again"), true));
        QSignalSpy closed(&banner, &ErrorBanner::closed);
        QTest::mouseClick(banner.findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        QVERIFY(banner.isHidden());
    }

    void toastUndoes()
    {
        QWidget window;
        window.resize(800, 600);
        ToastStack toasts(&window);
        window.show();
        bool undone = false;
        toasts.show(QStringLiteral("one"));
        toasts.show(QStringLiteral("two"));
        toasts.show(QStringLiteral("three"), {}, [&] { undone = true; });
        QCOMPARE(toasts.count(), 2); // at most
        QPushButton* undo = window.findChild<QPushButton*>();
        QVERIFY(undo);
        QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(undone);
        QTRY_COMPARE(toasts.count(), 1);
    }

    void zoneFileIsWellFormed()
    {
        setup::WantedRecord txt;
        txt.name = QStringLiteral("s._domainkey.example.org");
        txt.type = QStringLiteral("TXT");
        txt.value = QString(300, QLatin1Char('a')) + QStringLiteral("\";\\");
        const QString line = zoneLine(txt);
        QVERIFY(line.startsWith(QStringLiteral("s._domainkey.example.org.\t3600\tIN\tTXT\t\"")));
        QVERIFY(line.contains(QString(255, QLatin1Char('a')) + QStringLiteral("\" \"")));
        QVERIFY(line.endsWith(QStringLiteral("\\\";\\\\\"")));
        setup::WantedRecord mx;
        mx.name = QStringLiteral("example.org");
        mx.type = QStringLiteral("MX");
        mx.value = QStringLiteral("10 mail.example.org");
        QCOMPARE(zoneLine(mx), QStringLiteral("example.org.\t3600\tIN\tMX\t10 mail.example.org."));
        mx.state = QStringLiteral("ok");
        RecordsView view;
        view.setRecords({txt, mx});
        QCOMPARE(view.arrived(), 1);
        view.resize(800, 300);
        view.show();
        QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("copyAll")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), zoneFile({txt, mx}));
        view.setRecords({mx});
        QCOMPARE(view.records().size(), 1);
        view.setRecords({});
        QCOMPARE(view.records().size(), 0);
    }

    void paletteFindsAndRuns()
    {
        QVERIFY(CommandPalette::score(QStringLiteral("Queue"), QStringLiteral("que")) >
                CommandPalette::score(QStringLiteral("Open queue"), QStringLiteral("que")));
        QVERIFY(CommandPalette::score(QStringLiteral("Open queue"), QStringLiteral("oq")) > 0);
        QCOMPARE(CommandPalette::score(QStringLiteral("Logs"), QStringLiteral("xyz")), 0);
        QWidget window;
        window.resize(900, 700);
        CommandPalette palette(&window);
        window.show();
        QString ran;
        palette.open({{QStringLiteral("Logs"),
                       QStringLiteral("log"),
                       {},
                       {},
                       {},
                       [&] {
                           ran = QStringLiteral("logs");
                       }},
                      {QStringLiteral("Queue"),
                       QStringLiteral("queue"),
                       {},
                       {},
                       {},
                       [&] {
                           ran = QStringLiteral("queue");
                       }}},
                     QStringLiteral("Type"));
        QTest::keyClicks(palette.edit(), QStringLiteral("qu"));
        QCOMPARE(palette.list()->model()->rowCount(), 1);
        QTest::keyClick(palette.edit(), Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("queue"));
        QVERIFY(palette.isHidden());
    }

    /// Becoming a combo box may, by the layout around it, give it the room for its segments.
    void segmentsThatGetRoomMeanwhile()
    {
        struct Widener : QObject {
            SegmentedControl* control = nullptr;
            bool eventFilter(QObject*, QEvent* event) override
            {
                if (event->type() == QEvent::Show)
                    control->resize(control->sizeHint());
                return false;
            }
        } widener;
        SegmentedControl control;
        for (const char* text : {"One", "Two", "Three"})
            control.addSegment(QString::fromLatin1(text));
        control.resize(control.sizeHint());
        control.show();
        QVERIFY(QTest::qWaitForWindowExposed(&control));
        widener.control = &control;
        auto* combo = control.findChild<QComboBox*>();
        combo->installEventFilter(&widener);
        control.resize(control.minimumSizeHint());
        QCOMPARE(control.width(), control.sizeHint().width());
        QVERIFY(!combo->isVisible());
        for (const QToolButton* button : control.findChildren<QToolButton*>())
            QVERIFY(button->isVisible());
    }

    void segmentsByArrows()
    {
        SegmentedControl control;
        control.addSegment(QStringLiteral("One"));
        control.addSegment(QStringLiteral("Two"));
        control.show();
        QSignalSpy changed(&control, &SegmentedControl::currentChanged);
        QTest::keyClick(control.findChild<QToolButton*>(), Qt::Key_Right);
        QCOMPARE(control.current(), 1);
        QCOMPARE(changed.count(), 1);
        control.resize(40, 30);
        QTRY_VERIFY(control.findChildren<QToolButton*>().first()->isHidden()); // a combo box now
    }
};

QTEST_MAIN(ComponentsTest)
#include "tst_components.moc"
