#include "widgets/log_view.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/button.h"
#include "widgets/log_view_layout.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QScrollBar>

namespace mailstead::widgets
{

using namespace logview;

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

void LogView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
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
