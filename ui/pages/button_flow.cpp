#include "pages/button_flow.h"

#include <QEvent>
#include <algorithm>

namespace mailstead::pages
{

namespace
{

constexpr int gap = 8;

} // namespace

ButtonFlow::ButtonFlow(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ButtonFlow::heightForWidth(int width) const
{
    return place(width, false);
}

QSize ButtonFlow::sizeHint() const
{
    int width = 0;
    for (const QWidget* child : shown())
        width += (width > 0 ? gap : 0) + child->sizeHint().width();
    return {width, place(width, false)};
}

QSize ButtonFlow::minimumSizeHint() const
{
    QSize size(0, 0);
    for (const QWidget* child : shown())
        size = size.expandedTo(child->sizeHint());
    return size;
}

void ButtonFlow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

bool ButtonFlow::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        place(width(), true);
        updateGeometry();
    }
    return QWidget::event(event);
}

QList<QWidget*> ButtonFlow::shown() const
{
    QList<QWidget*> list;
    for (QObject* child : children()) {
        auto* widget = qobject_cast<QWidget*>(child);
        if (widget && !widget->isHidden())
            list.append(widget);
    }
    return list;
}

int ButtonFlow::place(int width, bool move) const
{
    int x = 0, y = 0, row = 0;
    for (QWidget* child : shown()) {
        const QSize size = child->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += row + gap;
            row = 0;
        }
        if (move)
            child->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + gap;
        row = std::max(row, size.height());
    }
    return y + row;
}

} // namespace mailstead::pages
