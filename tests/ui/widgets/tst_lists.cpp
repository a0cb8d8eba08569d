// Log, diff, table and filter: what the keyboard does and what is told.
#include "widgets/diff_view.h"
#include "widgets/filter_field.h"
#include "widgets/log_view.h"
#include "widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace mailstead;
using namespace mailstead::widgets;

namespace
{

LogLine line(const QString& text, LogLevel level = LogLevel::Info)
{
    return {QDateTime(QDate(2026, 11, 24), QTime(10, 31, 2)), level, QStringLiteral("smtp-out"),
            QStringLiteral("r7k2"), text};
}

void fill(LogBuffer* buffer, int lines)
{
    for (int i = 0; i < lines; ++i)
        buffer->append(line(QStringLiteral("line %1").arg(i)));
    buffer->flush();
}

} // namespace

class ListsTest : public QObject
{
    Q_OBJECT
private slots:
    void logFollowsUntilScrolled()
    {
        LogBuffer buffer;
        LogView view;
        view.setSource(&buffer);
        view.resize(600, 226);
        view.show();
        fill(&buffer, 100);
        QVERIFY(view.isFollowing());
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        QSignalSpy following(&view, &LogView::followingChanged);
        view.verticalScrollBar()->setValue(40);
        QCOMPARE(following.count(), 1);
        QVERIFY(!view.isFollowing());
        fill(&buffer, 38);
        QCOMPARE(view.unseenLines(), 38);
        QCOMPARE(view.firstVisibleLine(), 40); // the place is kept
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.isFollowing());
        QCOMPARE(view.unseenLines(), 0);
    }

    void logKeepsPlaceWhenOldLinesGo()
    {
        LogBuffer buffer(nullptr, 100);
        LogView view;
        view.setSource(&buffer);
        view.resize(600, 226);
        view.show();
        fill(&buffer, 100);
        view.setCurrentLine(50);
        view.setFollowing(false);
        view.verticalScrollBar()->setValue(45);
        fill(&buffer, 10);
        QCOMPARE(buffer.count(), 100);
        QCOMPARE(view.currentLine(), 40);
        QCOMPARE(view.firstVisibleLine(), 35);
        QCOMPARE(buffer.line(view.currentLine()).text, QStringLiteral("line 50"));
    }

    void logSelectsAndCopies()
    {
        LogBuffer buffer;
        LogView view;
        view.setSource(&buffer);
        view.resize(600, 300);
        view.show();
        buffer.append(line(QStringLiteral("first")));
        buffer.append(line(QStringLiteral("systemctl reboot"), LogLevel::Command));
        buffer.append(line(QStringLiteral("third")));
        buffer.flush();
        view.setMilliseconds(false);
        view.setColumnsVisible(false);
        view.setCurrentLine(0);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view.selectedLines(), (QList<int>{0, 1}));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("10:31:02  first\n10:31:02  $ systemctl reboot"));
        QCOMPARE(view.setSearch(QStringLiteral("IR")), 2); // first, third
        QTest::keyClick(&view, Qt::Key_N);
        QCOMPARE(view.currentLine(), 2);
        QTest::keyClick(&view, Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(view.currentLine(), 0);
    }

    void logSurvivesItsSource()
    {
        LogView view;
        auto* buffer = new LogBuffer;
        view.setSource(buffer);
        fill(buffer, 5);
        delete buffer;
        QCOMPARE(view.source(), nullptr);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.currentLine(), -1);
    }

    void diffIsShortest()
    {
        const QList<DiffLine> lines = diffLines(
            QStringLiteral("127.0.0.1 localhost\n127.0.1.1 vps-4417\n::1 ip6\n"),
            QStringLiteral("127.0.0.1 localhost\n127.0.1.1 mail\n192.0.2.45 mail\n::1 ip6\n"));
        QList<DiffLine::Kind> kinds;
        for (const DiffLine& entry : lines)
            kinds << entry.kind;
        using K = DiffLine::Kind;
        QCOMPARE(kinds, (QList<K>{K::Context, K::Removed, K::Added, K::Added, K::Context}));
        QCOMPARE(lines.at(1).text.mid(lines.at(1).changedFrom, lines.at(1).changedLength),
                 QStringLiteral("vps-4417"));
        QCOMPARE(lines.at(3).number, 3);
        QCOMPARE(DiffView::summary(lines), QStringLiteral("1 line(s) added, 1 line(s) changed"));
    }

    void diffCutsWhatIsFar()
    {
        QStringList before;
        for (int i = 0; i < 100; ++i)
            before << QString::number(i);
        QStringList after = before;
        after[50] = QStringLiteral("changed");
        const QList<DiffLine> lines =
            diffLines(before.join(QLatin1Char('\n')), after.join(QLatin1Char('\n')), 2);
        QCOMPARE(lines.size(), 6);
        QVERIFY(diffLines(QStringLiteral("a\n"), QStringLiteral("a\n")).isEmpty());
        QCOMPARE(diffLines({}, QStringLiteral("a\nb\n")).size(), 2);
    }

    void diffOfHugeTextsEnds()
    {
        QString before, after;
        for (int i = 0; i < 6000; ++i) {
            before += QStringLiteral("old %1\n").arg(i);
            after += QStringLiteral("new %1\n").arg(i);
        }
        QCOMPARE(diffLines(before, after).size(), 12000);
    }

    void filterMakesChips()
    {
        FilterField field;
        field.setKeys(
            {{QStringLiteral("state"), {QStringLiteral("deferred")}}, {QStringLiteral("to"), {}}});
        field.resize(600, 30);
        field.show();
        QSignalSpy changed(&field, &FilterField::filterChanged);
        QTest::keyClicks(field.edit(), QStringLiteral("st"));
        QCOMPARE(field.ghostText(), QStringLiteral("ate:"));
        QTest::keyClick(field.edit(), Qt::Key_Tab);
        QTest::keyClicks(field.edit(), QStringLiteral("def"));
        QTest::keyClick(field.edit(), Qt::Key_Tab);
        QCOMPARE(field.chips(),
                 (QList<FilterChip>{{QStringLiteral("state"), QStringLiteral("deferred")}}));
        QCOMPARE(field.text(), QString());
        QTest::keyClicks(field.edit(), QStringLiteral("hello to:a@b "));
        QCOMPARE(field.chips().size(), 2);
        QCOMPARE(field.text(), QStringLiteral("hello"));
        QTRY_VERIFY(changed.count() >= 2);
        QTest::keyClick(field.edit(), Qt::Key_Home);
        QTest::keyClick(field.edit(), Qt::Key_Backspace);
        QCOMPARE(field.chips().size(), 1);
        QVERIFY(field.text().startsWith(QStringLiteral("to:a@b")));
        QTest::keyClick(field.edit(), Qt::Key_Escape);
        QCOMPARE(field.text(), QString());
        QTest::keyClick(field.edit(), Qt::Key_Escape);
        QVERIFY(field.isEmpty());
    }

    void tableChecksByKeyAndClick()
    {
        QStandardItemModel model(3, 2);
        for (int row = 0; row < 3; ++row) {
            auto* check = new QStandardItem;
            check->setCheckable(true);
            model.setItem(row, 0, check);
            model.setItem(row, 1, new QStandardItem(QStringLiteral("row")));
        }
        TableView table;
        table.setModel(&model);
        table.setCheckColumn(0);
        table.resize(300, 200);
        table.show();
        table.selectRow(0);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(model.item(0)->checkState(), Qt::Checked);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(model.index(1, 0)).center());
        QCOMPARE(model.item(1)->checkState(), Qt::Checked);
        table.selectAll();
        QTest::keyClick(&table, Qt::Key_Space); // some were off: all on
        QCOMPARE(model.item(2)->checkState(), Qt::Checked);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(model.item(0)->checkState(), Qt::Unchecked);

        QSignalSpy keys(&table, &TableView::keyCommand), opened(&table, &TableView::rowActivated);
        QTest::keyClick(&table, Qt::Key_H);
        QTest::keyClick(&table, Qt::Key_Delete);
        QCOMPARE(keys.count(), 2);
        QCOMPARE(keys.at(0).at(0).toInt(), int(Qt::Key_H));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }
};

QTEST_MAIN(ListsTest)
#include "tst_lists.moc"
