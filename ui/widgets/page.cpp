#include "widgets/page.h"

#include <QEvent>

namespace mailstead::widgets
{

Page::Page(QWidget* parent)
    : QWidget(parent)
{
}

void Page::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        emit summaryChanged();
        emit badgeChanged();
        emit workChanged();
    }
    QWidget::changeEvent(event);
}

} // namespace mailstead::widgets
