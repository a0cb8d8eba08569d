// What LogView draws, and where.
#include "style/paint.h"
#include "widgets/log_view.h"
#include "widgets/log_view_layout.h"

#include <QPainter>
#include <QScrollBar>

namespace mailstead::widgets
{

namespace logview
{

QString levelWord(LogLevel level)
{
    // Protocol words of the daemon: never translated.
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Warning:
        return QStringLiteral("warn");
    case LogLevel::Error:
        return QStringLiteral("error");
    case LogLevel::Info:
    case LogLevel::Command:
    case LogLevel::Output:
    case LogLevel::Note:
        break;
    }
    return QStringLiteral("info");
}

QFont monoFont()
{
    return style::Theme::instance().font(style::TypeRole::Mono);
}

qreal charWidth()
{
    return QFontMetricsF(monoFont()).horizontalAdvance(QLatin1Char('0'));
}

} // namespace logview

using namespace logview;

namespace
{

QColor levelColor(LogLevel level)
{
    const style::Colors& c = style::colors();
    if (level == LogLevel::Warning)
        return c.warn.text;
    return level == LogLevel::Error ? c.bad.text : c.text.tertiary;
}

QString shownText(const LogLine& line)
{
    QString text = line.text.left(drawnChars);
    text.replace(QLatin1Char('\t'), QStringLiteral("    "));
    return line.level == LogLevel::Command ? QStringLiteral("$ ") + text : text;
}

} // namespace

QString LogView::timeText(const LogLine& line) const
{
    return line.at.toString(m_milliseconds ? QStringLiteral("HH:mm:ss.zzz")
                                           : QStringLiteral("HH:mm:ss"));
}

LogView::Columns LogView::columns() const
{
    const qreal unit = charWidth();
    const auto chars = [&](int count) {
        return static_cast<int>(std::ceil(unit * count));
    };
    Columns x;
    x.time = padding;
    x.text = x.time + chars(m_milliseconds ? 12 : 8) + gapAfter;
    if (!m_columns)
        return x;
    x.level = x.text;
    x.source = x.level + chars(5) + gapAfter;
    x.id = x.source + chars(m_sourceChars) + gapAfter;
    x.text = m_idChars ? x.id + chars(m_idChars) + gapAfter : x.id;
    return x;
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const style::Colors& c = style::colors();
    painter.fillRect(viewport()->rect(), c.bg.inset);
    if (!m_source || m_source->count() == 0)
        return;
    const QFont font = monoFont();
    painter.setFont(font);
    const Columns x = columns();
    const int scroll = horizontalScrollBar()->value(), width = viewport()->width();
    const int last =
        std::min(m_source->count() - 1, firstVisibleLine() + viewport()->height() / rowHeight + 1);
    const int from = std::min(m_current, m_anchor), to = std::max(m_current, m_anchor);
    for (int i = firstVisibleLine(); i <= last; ++i) {
        const QRect row(0, topPadding + (i - firstVisibleLine()) * rowHeight, width, rowHeight);
        const bool selected = m_current >= 0 && i >= from && i <= to;
        if (selected)
            painter.fillRect(row, c.accent.soft);
        const LogLine line = m_source->line(i);
        paintText(&painter, row, x.text - scroll, line);
        // The fixed columns cover what scrolls below them.
        painter.fillRect(QRect(0, row.top(), x.text - gapAfter / 2, rowHeight),
                         selected ? c.accent.soft : c.bg.inset);
        const auto cell = [&](int left, int right, const QString& text, const QColor& color) {
            painter.setPen(color);
            painter.drawText(QRect(left, row.top(), right - left, rowHeight),
                             Qt::AlignVCenter | Qt::TextSingleLine, text);
        };
        cell(x.time, x.text, timeText(line), c.text.tertiary);
        if (m_columns) {
            cell(x.level, x.source, levelWord(line.level), levelColor(line.level));
            cell(x.source, x.id - 4, line.source.left(16), c.text.secondary);
            if (m_idChars)
                cell(x.id, x.text - 4, line.id.left(28), c.accent.text);
        }
        if (i == m_current && hasFocus() && m_keyboardUsed) {
            painter.setPen(QPen(c.accent.text, 1));
            painter.drawRect(row.adjusted(1, 0, -2, -1));
        }
    }
}

void LogView::paintText(QPainter* painter, const QRect& row, int left, const LogLine& line)
{
    const style::Colors& c = style::colors();
    const QString text = shownText(line);
    if (!m_search.isEmpty()) {
        const QFontMetricsF metrics(painter->font());
        for (qsizetype at = text.indexOf(m_search, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(m_search, at + m_search.size(), Qt::CaseInsensitive)) {
            const qreal start = metrics.horizontalAdvance(text.left(at));
            const qreal extent = metrics.horizontalAdvance(text.mid(at, m_search.size()));
            style::paintRounded(painter, QRectF(left + start, row.top() + 2, extent, rowHeight - 4),
                                2, c.warn.softBorder);
        }
    }
    QColor ink = c.text.primary;
    if (line.level == LogLevel::Command)
        ink = c.accent.text;
    else if (line.level == LogLevel::Debug)
        ink = c.text.secondary;
    else if (!m_columns && (line.level == LogLevel::Error || line.level == LogLevel::Warning))
        ink = levelColor(line.level);
    painter->setPen(ink);
    painter->drawText(QRect(left, row.top(), 1 << 20, rowHeight),
                      Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace mailstead::widgets
