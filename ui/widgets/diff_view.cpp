#include "widgets/diff_view.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace mailstead::widgets
{

namespace
{

constexpr int rowHeight = 20, numberColumn = 26, signColumn = 16, sidePadding = 10;
constexpr int rowsShown = 400; ///< a longer diff says how much is left out

QFont monoFont()
{
    return style::Theme::instance().font(style::TypeRole::Mono);
}

QString shown(const QString& text)
{
    QString line = text.left(2000);
    return line.replace(QLatin1Char('\t'), QStringLiteral("    "));
}

} // namespace

DiffView::DiffView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusFrame", true);
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void DiffView::setTexts(const QString& before, const QString& after)
{
    setLines(diffLines(before, after));
}

void DiffView::setLines(const QList<DiffLine>& lines, bool withNumbers)
{
    m_lines = lines;
    m_numbers = withNumbers;
    setAccessibleName(tr("Differences"));
    setAccessibleDescription(plainText());
    updateGeometry();
    update();
}

QString DiffView::summary(const QList<DiffLine>& lines)
{
    int added = 0, removed = 0, changed = 0;
    for (qsizetype i = 0; i < lines.size();) {
        int out = 0, in = 0;
        for (; i < lines.size() && lines.at(i).kind == DiffLine::Kind::Removed; ++i)
            ++out;
        for (; i < lines.size() && lines.at(i).kind == DiffLine::Kind::Added; ++i)
            ++in;
        const int both = std::min(out, in);
        changed += both;
        removed += out - both;
        added += in - both;
        if (out + in == 0)
            ++i;
    }
    QStringList parts;
    if (added)
        parts << tr("%n line(s) added", nullptr, added);
    if (changed)
        parts << tr("%n line(s) changed", nullptr, changed);
    if (removed)
        parts << tr("%n line(s) removed", nullptr, removed);
    if (parts.isEmpty())
        return tr("nothing changes");
    return parts.join(tr(", ", "between the counts of a diff"));
}

QString DiffView::plainText() const
{
    QStringList text;
    for (const DiffLine& line : m_lines) {
        switch (line.kind) {
        case DiffLine::Kind::Context:
            text << QStringLiteral("  ") + line.text;
            break;
        case DiffLine::Kind::Added:
            text << QStringLiteral("+ ") + line.text;
            break;
        case DiffLine::Kind::Removed:
            text << QStringLiteral("- ") + line.text;
            break;
        case DiffLine::Kind::Gap:
            text << QStringLiteral("…");
            break;
        }
    }
    return text.join(QLatin1Char('\n'));
}

QSize DiffView::sizeHint() const
{
    const int rows = static_cast<int>(std::min<qsizetype>(m_lines.size(), rowsShown + 1));
    return {400, rows * rowHeight + 2};
}

QSize DiffView::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void DiffView::paintEvent(QPaintEvent* event)
{
    const style::Colors& c = style::colors();
    QPainter painter(this);
    style::paintRounded(&painter, rect(), 6, c.bg.inset, c.border.subtle);
    painter.setClipRect(rect().adjusted(1, 1, -1, -1));
    painter.setFont(monoFont());
    const QFontMetricsF metrics(painter.font());
    const int first = std::max(0, event->rect().top() / rowHeight - 1);
    const int last =
        std::min(static_cast<int>(m_lines.size()) - 1, event->rect().bottom() / rowHeight + 1);
    for (int i = first; i <= last; ++i) {
        const QRect row(1, 1 + i * rowHeight, width() - 2, rowHeight);
        painter.setPen(c.text.tertiary);
        if (i == rowsShown) {
            painter.drawText(
                row.adjusted(sidePadding, 0, 0, 0), Qt::AlignVCenter,
                tr("%n more line(s)", nullptr, static_cast<int>(m_lines.size()) - rowsShown));
            break;
        }
        const DiffLine& line = m_lines.at(i);
        const bool add = line.kind == DiffLine::Kind::Added;
        const bool remove = line.kind == DiffLine::Kind::Removed;
        if (add || remove)
            painter.fillRect(row, add ? c.diff.addBg : c.diff.delBg);
        int left = sidePadding;
        if (m_numbers) {
            if (line.number)
                painter.drawText(QRect(left, row.top(), numberColumn - 8, rowHeight),
                                 Qt::AlignVCenter | Qt::AlignRight, QString::number(line.number));
            left += numberColumn;
        }
        const QColor ink = add ? c.diff.addText : remove ? c.diff.delText : c.text.secondary;
        painter.setPen(ink);
        if (line.kind == DiffLine::Kind::Gap) {
            painter.setPen(c.text.tertiary);
            painter.drawText(QRect(left, row.top(), width(), rowHeight), Qt::AlignVCenter,
                             QStringLiteral("⋯"));
            continue;
        }
        if (add || remove)
            painter.drawText(QRect(left, row.top(), signColumn, rowHeight), Qt::AlignVCenter,
                             add ? QStringLiteral("+") : QStringLiteral("−"));
        left += signColumn;
        const QString text = shown(line.text);
        if (line.changedFrom >= 0 && line.changedLength > 0) {
            const QRectF mark(
                left + metrics.horizontalAdvance(text.left(line.changedFrom)), row.top() + 2,
                metrics.horizontalAdvance(text.mid(line.changedFrom, line.changedLength)),
                rowHeight - 4);
            style::paintRounded(&painter, mark, 2, add ? c.ok.softBorder : c.bad.softBorder);
        }
        painter.setPen(ink);
        painter.drawText(QRect(left, row.top(), 1 << 20, rowHeight),
                         Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
}

void DiffView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(style::icon(QStringLiteral("copy"), style::Tint::Menu), tr("Copy differences"),
                   this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    menu.exec(event->globalPos());
}

void DiffView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(plainText());
    else
        QWidget::keyPressEvent(event);
}

} // namespace mailstead::widgets
