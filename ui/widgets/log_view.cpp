#include "widgets/log_view.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/button.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace mailstead::widgets
{

namespace
{

constexpr int rowHeight = 20, padding = 14, gapAfter = 12, topPadding = 6;
/// No line is drawn or measured beyond this; copied text is whole.
constexpr int drawnChars = 4000;

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

QColor levelColor(LogLevel level)
{
    const style::Colors& c = style::colors();
    if (level == LogLevel::Warning)
        return c.warn.text;
    return level == LogLevel::Error ? c.bad.text : c.text.tertiary;
}

QFont monoFont()
{
    return style::Theme::instance().font(style::TypeRole::Mono);
}

qreal charWidth()
{
    return QFontMetricsF(monoFont()).horizontalAdvance(QLatin1Char('0'));
}

QString shownText(const LogLine& line)
{
    QString text = line.text.left(drawnChars);
    text.replace(QLatin1Char('\t'), QStringLiteral("    "));
    return line.level == LogLevel::Command ? QStringLiteral("$ ") + text : text;
}

} // namespace

LogView::LogView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_pill(new Button({}, QStringLiteral("chevron-down"), ButtonKind::Primary, viewport(),
                        ButtonSize::Small))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Log"));
    m_pill->hide();
    m_pill->setCursor(Qt::ArrowCursor);
    m_pill->setFocusPolicy(Qt::NoFocus);
    connect(m_pill, &QPushButton::clicked, this, [this] { setFollowing(true); });
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateScrollBars();
        viewport()->update();
    });
}

LogView::~LogView()
{
    // A source that is our child goes after the viewport: it must not reach us then.
    if (m_source)
        m_source->disconnect(this);
}

void LogView::setSource(LogLineSource* source)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (m_source) {
        connect(m_source, &LogLineSource::appended, this, &LogView::onAppended);
        connect(m_source, &LogLineSource::prepended, this, &LogView::onPrepended);
        connect(m_source, &LogLineSource::dropped, this, &LogView::onDropped);
        connect(m_source, &LogLineSource::reset, this, &LogView::onReset);
        connect(m_source, &QObject::destroyed, this, [this] {
            m_source = nullptr;
            onReset();
        });
    }
    onReset();
}

void LogView::setColumnsVisible(bool visible)
{
    m_columns = visible;
    updateScrollBars();
    viewport()->update();
}

void LogView::setMilliseconds(bool shown)
{
    m_milliseconds = shown;
    viewport()->update();
}

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

int LogView::lineAt(int y) const
{
    const int index = firstVisibleLine() + (y - topPadding) / rowHeight;
    return m_source && y >= topPadding && index < m_source->count() ? index : -1;
}

int LogView::firstVisibleLine() const
{
    return verticalScrollBar()->value();
}

void LogView::updateScrollBars()
{
    const int count = m_source ? m_source->count() : 0;
    const int page = std::max(1, (viewport()->height() - topPadding) / rowHeight);
    m_scrollingOurselves = true;
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, count - page));
    const int width = columns().text + static_cast<int>(charWidth() * m_widestText) + padding;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    if (m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_scrollingOurselves = false;
    updateGeometryOfPill();
}

void LogView::measure(int first, int count)
{
    for (int i = first; i < first + count; ++i) {
        const LogLine line = m_source->line(i);
        m_widestText = std::max(
            m_widestText, static_cast<int>(std::min<qsizetype>(line.text.size(), drawnChars)) +
                              (line.level == LogLevel::Command ? 2 : 0));
        m_sourceChars =
            std::max(m_sourceChars, static_cast<int>(std::min<qsizetype>(line.source.size(), 16)));
        m_idChars = std::max(m_idChars, static_cast<int>(std::min<qsizetype>(line.id.size(), 28)));
    }
}

void LogView::onAppended(int lines)
{
    measure(m_source->count() - lines, lines);
    if (!m_following)
        setUnseen(m_unseen + lines);
    updateScrollBars();
    viewport()->update();
}

void LogView::onPrepended(int lines)
{
    measure(0, lines);
    shiftIndices(lines);
    const int first = firstVisibleLine();
    updateScrollBars();
    if (!m_following) {
        m_scrollingOurselves = true;
        verticalScrollBar()->setValue(first + lines);
        m_scrollingOurselves = false;
    }
    viewport()->update();
}

void LogView::onDropped(int lines)
{
    shiftIndices(-lines);
    const int first = firstVisibleLine();
    updateScrollBars();
    if (!m_following) {
        m_scrollingOurselves = true;
        verticalScrollBar()->setValue(std::max(0, first - lines));
        m_scrollingOurselves = false;
    }
    viewport()->update();
}

void LogView::shiftIndices(int by)
{
    const auto shift = [by](int index) {
        return index < 0 ? -1 : std::max(-1, index + by);
    };
    m_current = shift(m_current);
    m_anchor = m_current < 0 ? -1 : std::max(0, m_anchor + by);
}

void LogView::onReset()
{
    m_current = m_anchor = -1;
    m_widestText = 0;
    m_sourceChars = 10;
    m_idChars = 0;
    setUnseen(0);
    if (m_source)
        measure(0, m_source->count());
    updateScrollBars();
    viewport()->update();
    emit currentLineChanged(-1);
}

void LogView::setUnseen(int lines)
{
    if (m_unseen == lines)
        return;
    m_unseen = lines;
    updateGeometryOfPill();
    emit unseenChanged(lines);
}

void LogView::updateGeometryOfPill()
{
    m_pill->setVisible(!m_following && m_unseen > 0);
    m_pill->setText(tr("%n new line(s)", nullptr, m_unseen));
    m_pill->adjustSize();
    m_pill->move(viewport()->width() - m_pill->width() - padding,
                 viewport()->height() - m_pill->height() - padding);
}

void LogView::setFollowing(bool following)
{
    if (following) {
        m_scrollingOurselves = true;
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        m_scrollingOurselves = false;
    }
    if (m_following == following)
        return;
    m_following = following;
    setUnseen(0);
    updateGeometryOfPill();
    emit followingChanged(following);
}

void LogView::scrollContentsBy(int, int)
{
    if (!m_scrollingOurselves) {
        // The user's own scrolling: away from the end pauses, back at the end follows.
        const QScrollBar* bar = verticalScrollBar();
        setFollowing(bar->value() >= bar->maximum());
        if (bar->value() == 0 && bar->maximum() > 0)
            emit reachedTop();
    }
    viewport()->update();
}

void LogView::scrollToLine(int index)
{
    const int page = verticalScrollBar()->pageStep();
    const int first = firstVisibleLine();
    if (index < first || index >= first + page) {
        setFollowing(false);
        m_scrollingOurselves = true;
        verticalScrollBar()->setValue(std::max(0, index - page / 2));
        m_scrollingOurselves = false;
        viewport()->update();
    }
}

void LogView::setCurrentLine(int index)
{
    select(index, false);
    if (index >= 0)
        scrollToLine(index);
}

void LogView::select(int index, bool extend)
{
    if (!m_source || index >= m_source->count())
        return;
    m_current = index;
    if (!extend || m_anchor < 0)
        m_anchor = index;
    viewport()->update();
    emit currentLineChanged(index);
}

QList<int> LogView::selectedLines() const
{
    QList<int> lines;
    if (m_current < 0)
        return lines;
    for (int i = std::min(m_current, m_anchor); i <= std::max(m_current, m_anchor); ++i)
        lines.append(i);
    return lines;
}

QString LogView::lineText(int index) const
{
    const LogLine line = m_source->line(index);
    QStringList parts{timeText(line)};
    if (m_columns) {
        parts << levelWord(line.level);
        if (!line.source.isEmpty())
            parts << line.source;
        if (!line.id.isEmpty())
            parts << line.id;
    }
    parts << (line.level == LogLevel::Command ? QStringLiteral("$ ") + line.text : line.text);
    return parts.join(QStringLiteral("  "));
}

QString LogView::selectedText() const
{
    QStringList lines;
    for (int index : selectedLines())
        lines << lineText(index);
    return lines.join(QLatin1Char('\n'));
}

void LogView::copySelection() const
{
    if (m_current >= 0)
        QGuiApplication::clipboard()->setText(selectedText());
}

int LogView::setSearch(const QString& text)
{
    m_search = text;
    viewport()->update();
    if (text.isEmpty() || !m_source)
        return 0;
    int hits = 0;
    const int count = m_source->count();
    for (int i = std::max(0, count - searchLimit); i < count; ++i)
        hits += static_cast<int>(m_source->line(i).text.count(text, Qt::CaseInsensitive));
    return hits;
}

void LogView::findNext(bool backwards)
{
    if (m_search.isEmpty() || !m_source || m_source->count() == 0)
        return;
    const int count = m_source->count();
    const int start = m_current >= 0 ? m_current : (backwards ? 0 : count - 1);
    for (int step = 1; step <= count; ++step) {
        const int index = backwards ? (start - step + count) % count : (start + step) % count;
        const LogLine line = m_source->line(index);
        if (line.text.contains(m_search, Qt::CaseInsensitive) ||
            line.id.contains(m_search, Qt::CaseInsensitive)) {
            setCurrentLine(index);
            return;
        }
    }
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

void LogView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

QString LogView::idAt(const QPoint& position) const
{
    const int index = lineAt(position.y());
    if (index < 0 || !m_columns || !m_idChars)
        return {};
    const Columns x = columns();
    const LogLine line = m_source->line(index);
    const int end = x.id + static_cast<int>(charWidth() * static_cast<double>(line.id.size()));
    return position.x() >= x.id && position.x() < end ? line.id : QString();
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    m_keyboardUsed = false;
    const int index = lineAt(event->pos().y());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    const QString id = idAt(event->pos());
    select(index, event->modifiers() & Qt::ShiftModifier);
    if (!id.isEmpty() && event->modifiers() == Qt::NoModifier)
        emit idActivated(id);
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    viewport()->setCursor(idAt(event->pos()).isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    if (!(event->buttons() & Qt::LeftButton) || m_current < 0 || !m_source)
        return;
    const int index = std::clamp(firstVisibleLine() + (event->pos().y() - topPadding) / rowHeight,
                                 0, m_source->count() - 1);
    if (index != m_current) {
        select(index, true);
        scrollToLine(index);
    }
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int index = lineAt(event->pos().y());
    if (index >= 0)
        emit lineActivated(index);
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    m_keyboardUsed = true;
    const int count = m_source ? m_source->count() : 0;
    const int page = verticalScrollBar()->pageStep();
    const auto move = [&](int to) {
        if (count == 0)
            return;
        const int index = std::clamp(to, 0, count - 1);
        select(index, event->modifiers() & Qt::ShiftModifier);
        setFollowing(index == count - 1);
        scrollToLine(index);
    };
    const int from = m_current >= 0 ? m_current : count;
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        if (count > 0) {
            m_anchor = 0;
            select(count - 1, true);
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return move(from - 1);
    case Qt::Key_Down:
        return move(m_current + 1);
    case Qt::Key_PageUp:
        return move(from - page);
    case Qt::Key_PageDown:
        return move(m_current + page);
    case Qt::Key_Home:
        if (count > 0)
            emit reachedTop();
        return move(0);
    case Qt::Key_End:
        move(count - 1);
        return setFollowing(true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit lineActivated(m_current);
        return;
    case Qt::Key_N:
        return findNext(event->modifiers() & Qt::ShiftModifier);
    case Qt::Key_Left:
    case Qt::Key_Right:
        return horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left
                                                        ? QAbstractSlider::SliderSingleStepSub
                                                        : QAbstractSlider::SliderSingleStepAdd);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    QAction* copy = menu.addAction(style::icon(QStringLiteral("copy"), style::Tint::Menu),
                                   tr("Copy lines"), this, [this] { copySelection(); });
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(m_current >= 0);
    QAction* follow = menu.addAction(style::icon(QStringLiteral("follow"), style::Tint::Menu),
                                     tr("Follow"), this, [this] { setFollowing(true); });
    follow->setEnabled(!m_following);
    menu.exec(event->globalPos());
}

void LogView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Log"));
        updateGeometryOfPill();
    }
    QAbstractScrollArea::changeEvent(event);
}

void LogView::focusInEvent(QFocusEvent* event)
{
    m_keyboardUsed =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace mailstead::widgets
