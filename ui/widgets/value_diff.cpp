#include "widgets/value_diff.h"

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

constexpr int rowHeight = 20, signColumn = 16;
constexpr int longestTip = 2000;

QString oneLine(const QString& value)
{
    QString text = value;
    for (QChar& each : text) {
        if (each.category() == QChar::Other_Control || each == QChar::LineSeparator ||
            each == QChar::ParagraphSeparator)
            each = QChar(0xfffd);
    }
    return text;
}

QString shownLines(const QStringList& values, const QStringList& others)
{
    QStringList lines;
    for (const QString& value : values) {
        if (!others.contains(value))
            lines << oneLine(value);
    }
    return lines.join(QLatin1Char('\n'));
}

/// A line as it fits: the text and where its changed part is in it.
struct Fitted {
    QString text;
    int changedFrom, changedLength;
};

Fitted fitted(const DiffLine& line, const QFontMetrics& metrics, int width)
{
    if (metrics.horizontalAdvance(line.text) <= width)
        return {line.text, line.changedFrom, line.changedLength};
    QString text = line.text;
    int from = line.changedFrom;
    const int end = line.changedFrom + line.changedLength;
    // A changed part that would be cut off: the beginning goes instead.
    if (from > 0 &&
        metrics.horizontalAdvance(text.left(end)) > width - metrics.averageCharWidth()) {
        const int kept = std::max(0, from - 8);
        text = QChar(0x2026) + text.mid(kept);
        from = from - kept + 1;
    }
    const QString cut = metrics.elidedText(text, Qt::ElideRight, width);
    const int length =
        from < 0 ? 0 : std::min(line.changedLength, std::max(0, int(cut.size()) - from));
    return {cut, from, length};
}

QString quoted(const DiffLine& line)
{
    if (line.kind == DiffLine::Kind::Context)
        return QStringLiteral("  ") + line.text;
    return (line.kind == DiffLine::Kind::Removed ? QStringLiteral("- ") : QStringLiteral("+ ")) +
           line.text;
}

} // namespace

ValueDiff::ValueDiff(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setSizePolicy(policy);
}

void ValueDiff::setValues(const QStringList& before, const QStringList& after)
{
    m_lines.clear();
    const auto all = diffLines(shownLines(before, after), shownLines(after, before), 0);
    for (const DiffLine& line : all) {
        if (line.kind == DiffLine::Kind::Added || line.kind == DiffLine::Kind::Removed) {
            if (!line.text.isEmpty())
                m_lines << line;
        }
    }
    describe();
    updateGeometry();
    update();
}

void ValueDiff::setUnchanged(const QStringList& values)
{
    m_lines.clear();
    for (const QString& value : values)
        m_lines << DiffLine{DiffLine::Kind::Context, 0, oneLine(value)};
    describe();
    updateGeometry();
    update();
}

void ValueDiff::describe()
{
    QStringList spoken;
    for (const DiffLine& line : std::as_const(m_lines))
        spoken
            << (line.kind == DiffLine::Kind::Added ? tr("then: %1") : tr("now: %1")).arg(line.text);
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    const QString text = plainText().left(longestTip).toHtmlEscaped();
    setToolTip(text.isEmpty()
                   ? QString()
                   : QStringLiteral("<span>%1</span>")
                         .arg(QString(text).replace(QLatin1Char('\n'), QLatin1String("<br>"))));
}

QString ValueDiff::plainText() const
{
    QStringList lines;
    for (const DiffLine& line : m_lines)
        lines << quoted(line);
    return lines.join(QLatin1Char('\n'));
}

QSize ValueDiff::sizeHint() const
{
    return {320, std::max(1, int(m_lines.size())) * rowHeight};
}

QSize ValueDiff::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void ValueDiff::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const style::Colors& c = style::colors();
    painter.setFont(style::Theme::instance().font(style::TypeRole::Mono));
    const QFontMetrics metrics = painter.fontMetrics();
    int top = 0;
    for (const DiffLine& line : std::as_const(m_lines)) {
        const bool gone = line.kind == DiffLine::Kind::Removed;
        const bool stays = line.kind == DiffLine::Kind::Context;
        const QColor ink = stays ? c.text.secondary : gone ? c.diff.delText : c.diff.addText;
        const Fitted fit = fitted(line, metrics, width() - signColumn);
        if (fit.changedFrom >= 0 && fit.changedLength > 0) {
            const QRectF mark(
                signColumn + metrics.horizontalAdvance(fit.text.left(fit.changedFrom)) - 1, top + 2,
                metrics.horizontalAdvance(fit.text.mid(fit.changedFrom, fit.changedLength)) + 2,
                rowHeight - 4);
            style::paintRounded(&painter, mark, 2, gone ? c.bad.softBorder : c.ok.softBorder);
        }
        painter.setPen(ink);
        if (!stays)
            painter.drawText(QRect(0, top, signColumn, rowHeight), Qt::AlignVCenter,
                             gone ? QStringLiteral("−") : QStringLiteral("+"));
        painter.drawText(QRect(signColumn, top, width() - signColumn, rowHeight),
                         Qt::AlignVCenter | Qt::TextSingleLine, fit.text);
        top += rowHeight;
    }
}

void ValueDiff::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(style::icon(QStringLiteral("copy"), style::Tint::Menu), tr("Copy the values"),
                   this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    menu.exec(event->globalPos());
}

void ValueDiff::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(plainText());
    else
        QWidget::keyPressEvent(event);
}

void ValueDiff::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

} // namespace mailstead::widgets
