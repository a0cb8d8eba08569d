// Mouse and keyboard of LogView.
#include "style/icons.h"
#include "style/theme.h"
#include "widgets/log_view.h"
#include "widgets/log_view_layout.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace mailstead::widgets
{

using namespace logview;

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

} // namespace mailstead::widgets
