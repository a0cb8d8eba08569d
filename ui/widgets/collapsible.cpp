#include "widgets/collapsible.h"

#include "style/theme.h"

#include <QEvent>
#include <QLayout>
#include <QPropertyAnimation>
#include <QResizeEvent>

namespace mailstead::widgets
{

Collapsible::Collapsible(QWidget* parent)
    : QWidget(parent)
    , m_animation(new QPropertyAnimation(this, "shownHeight", this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setVisible(false);
    m_animation->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_animation, &QPropertyAnimation::finished, this, [this] {
        setShownHeight(m_open ? -1 : 0);
        setVisible(m_open);
    });
}

void Collapsible::setContent(QWidget* content)
{
    m_content = content;
    m_content->setParent(this);
    m_content->show();
    updateGeometry();
}

int Collapsible::contentHeight(int width) const
{
    if (!m_content)
        return 0;
    if (width > 0 && m_content->layout() && m_content->layout()->hasHeightForWidth())
        return m_content->layout()->totalHeightForWidth(width);
    return m_content->sizeHint().height();
}

void Collapsible::setOpen(bool open, bool animated)
{
    if (m_open == open)
        return;
    m_open = open;
    m_animation->stop();
    const int duration =
        style::Theme::instance().duration(style::Tokens::instance().motion().normal);
    const bool shown = parentWidget() && parentWidget()->isVisible();
    if (!animated || !duration || !shown) {
        setShownHeight(open ? -1 : 0);
        setVisible(open);
        return;
    }
    if (open)
        setVisible(true);
    m_animation->setStartValue(open ? 0 : height());
    m_animation->setEndValue(open ? contentHeight(width()) : 0);
    m_animation->setDuration(duration);
    m_animation->start();
}

void Collapsible::setShownHeight(int height)
{
    m_shownHeight = height;
    updateGeometry();
}

int Collapsible::heightForWidth(int width) const
{
    return m_shownHeight >= 0 ? m_shownHeight : contentHeight(width);
}

QSize Collapsible::sizeHint() const
{
    const int width = m_content ? m_content->sizeHint().width() : 0;
    return {width, m_shownHeight >= 0 ? m_shownHeight : contentHeight(this->width())};
}

QSize Collapsible::minimumSizeHint() const
{
    const int width = m_content ? m_content->minimumSizeHint().width() : 0;
    return {width, m_shownHeight >= 0 ? m_shownHeight : 0};
}

void Collapsible::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_content)
        m_content->setGeometry(0, 0, width(), std::max(height(), contentHeight(width())));
}

bool Collapsible::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        if (m_content)
            m_content->setGeometry(0, 0, width(), std::max(height(), contentHeight(width())));
    }
    return QWidget::event(event);
}

} // namespace mailstead::widgets
