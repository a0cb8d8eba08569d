#include "pages/inspected_view.h"

#include "style/theme.h"

namespace mailstead::pages
{

namespace
{

constexpr int roomForBoth = 1050;
constexpr int gap = 14;

/// The details have a border of their own: a gap to take hold of, without a line in it.
class GapHandle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent*) override {}
};

} // namespace

InspectedView::InspectedView(QWidget* list, QWidget* details, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_details(details)
{
    setChildrenCollapsible(false);
    setHandleWidth(gap);
    addWidget(list);
    addWidget(details);
    setStretchFactor(0, 1);
    m_details->hide();
}

QSplitterHandle* InspectedView::createHandle()
{
    return new GapHandle(orientation(), this);
}

void InspectedView::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    if (open)
        layOut();
    m_details->setVisible(open);
}

void InspectedView::layOut()
{
    const bool beside = width() >= roomForBoth;
    setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    if (beside)
        setSizes({width() - style::sizes().inspector - gap, style::sizes().inspector});
    else
        setSizes({height() * 52 / 100, height() * 48 / 100});
}

void InspectedView::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if ((orientation() == Qt::Horizontal) != (width() >= roomForBoth))
        layOut();
}

} // namespace mailstead::pages
