#include "widgets/table_view.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace mailstead::widgets
{

namespace
{

/// The heading: plain words, a sort arrow after them, a check box over the check column.
class TableHeader : public QHeaderView
{
public:
    explicit TableHeader(TableView* view)
        : QHeaderView(Qt::Horizontal, view)
        , m_view(view)
    {
        setHighlightSections(false);
        setSectionsClickable(true);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        setMinimumSectionSize(28);
        setFixedHeight(28);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int column) const override
    {
        const style::Colors& c = style::colors();
        painter->save();
        painter->fillRect(rect, c.bg.page);
        style::paintHairline(painter, rect, c.border.normal);
        if (column == m_view->checkColumn()) {
            QStyleOptionButton box;
            box.rect = QRect(rect.center().x() - 7, rect.center().y() - 8, 16, 16);
            box.state = QStyle::State_Enabled;
            switch (m_view->headerCheckState()) {
            case Qt::Checked:
                box.state |= QStyle::State_On;
                break;
            case Qt::PartiallyChecked:
                box.state |= QStyle::State_NoChange;
                break;
            case Qt::Unchecked:
                box.state |= QStyle::State_Off;
                break;
            }
            style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, m_view);
            painter->restore();
            return;
        }
        const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == column;
        const int alignment =
            model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        QString text = model()->headerData(column, Qt::Horizontal).toString();
        painter->setFont(style::Theme::instance().font(style::TypeRole::Small, sorted ? 600 : 500));
        painter->setPen(sorted ? c.text.primary : c.text.tertiary);
        QRect room = rect.adjusted(8, 0, -8, -1);
        const int arrow = sorted ? 16 : 0;
        text = painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width() - arrow);
        const int width = painter->fontMetrics().horizontalAdvance(text);
        if (alignment & Qt::AlignRight)
            room.setLeft(room.right() - width - arrow + 1);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
        if (sorted)
            style::paintIcon(
                painter, QRectF(room.left() + width + 3, rect.center().y() - 6, 12, 12),
                sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("chevron-down")
                                                            : QStringLiteral("chevron-up"),
                c.text.primary, 2);
        painter->restore();
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        const int column = logicalIndexAt(event->pos());
        if (column >= 0 && column == m_view->checkColumn() && event->button() == Qt::LeftButton) {
            emit m_view->headerCheckToggled(
                m_view->headerCheckState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
            return;
        }
        QHeaderView::mouseReleaseEvent(event);
    }

private:
    TableView* m_view;
};

} // namespace

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString tone = index.data(BadgeToneRole).toString();
    const QFont font = style::Theme::instance().font(
        index.data(MonoRole).toBool() ? style::TypeRole::Mono : style::TypeRole::Body);
    int width = QFontMetrics(font).horizontalAdvance(index.data().toString()) + 18;
    if (!tone.isEmpty())
        width = style::badgeWidth(index.data().toString(), false) + 16;
    if (!index.data(IconRole).toString().isEmpty())
        width += 22;
    const QString after = index.data(SubTextRole).toString();
    if (!after.isEmpty())
        width += 8 + QFontMetrics(font).horizontalAdvance(after);
    return {width, QStyledItemDelegate::sizeHint(option, index).height()};
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const style::Colors& c = style::colors();
    const style::Theme& theme = style::Theme::instance();
    const auto* view = qobject_cast<const TableView*>(option.widget);
    const QRect& rect = option.rect;
    painter->save();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool checked =
        view && view->checkColumn() >= 0 &&
        index.siblingAtColumn(view->checkColumn()).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    if ((option.state & QStyle::State_Selected) || checked)
        painter->fillRect(rect, c.accent.soft);
    else if (view && view->hoveredRow() == index.row())
        painter->fillRect(rect, c.overlay.hover);
    style::paintHairline(painter, rect, c.border.subtle);

    if (view && index.column() == view->checkColumn()) {
        QStyleOptionButton box;
        box.rect = QRect(rect.center().x() - 7, rect.center().y() - 8, 16, 16);
        box.state = QStyle::State_Enabled;
        const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
        box.state |= state == Qt::Checked            ? QStyle::State_On
                     : state == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                     : QStyle::State_Off;
        view->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, view);
        painter->restore();
        return;
    }

    QRect room = rect.adjusted(8, 0, -8, -1);
    const QString text = index.data().toString();
    const QVariant badge = index.data(BadgeToneRole);
    if (badge.isValid() && !text.isEmpty()) {
        style::paintBadge(painter, QPoint(room.left(), rect.center().y() - 9), text,
                          static_cast<style::Tone>(badge.toInt()), index.data(IconRole).toString());
        painter->restore();
        return;
    }
    const QVariant tone = index.data(TextToneRole);
    QColor ink = index.data(SecondaryRole).toBool() ? c.text.secondary : c.text.primary;
    if (tone.isValid())
        ink = style::color(style::tint(static_cast<style::Tone>(tone.toInt())));
    if (!enabled)
        ink = c.text.disabled;
    const QString icon = index.data(IconRole).toString();
    if (!icon.isEmpty()) {
        style::paintIcon(painter, QRectF(room.left(), rect.center().y() - 7, 16, 16), icon,
                         tone.isValid() ? ink : c.text.tertiary);
        room.setLeft(room.left() + 22);
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const QVariant elide = index.data(ElideRole);
    painter->setFont(
        theme.font(index.data(MonoRole).toBool() ? style::TypeRole::Mono : style::TypeRole::Body));
    painter->setPen(ink);
    const QString shown = painter->fontMetrics().elidedText(
        text, elide.isValid() ? static_cast<Qt::TextElideMode>(elide.toInt()) : Qt::ElideRight,
        room.width());
    const int side = alignment.isValid() ? alignment.toInt() & Qt::AlignHorizontal_Mask
                                         : static_cast<int>(Qt::AlignLeft);
    painter->drawText(room, side | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const QString after = index.data(SubTextRole).toString();
    if (!after.isEmpty()) {
        const int left = room.left() + painter->fontMetrics().horizontalAdvance(shown) + 8;
        if (room.right() - left < 36) { // dots alone say nothing
            painter->restore();
            return;
        }
        painter->setFont(theme.font(style::TypeRole::Small));
        painter->setPen(c.text.tertiary);
        painter->drawText(
            QRect(left, room.top(), room.right() - left, room.height()),
            Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(after, Qt::ElideRight, room.right() - left));
    }
    painter->restore();
}

TableView::TableView(QWidget* parent)
    : QTableView(parent)
{
    setHorizontalHeader(new TableHeader(this));
    setItemDelegate(new TableDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setComfortable(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != m_checkColumn)
            emit rowActivated(index);
    });
    connect(&style::Theme::instance(), &style::Theme::changed, this,
            [this] { viewport()->update(); });
}

void TableView::setComfortable(bool comfortable)
{
    const int height = comfortable ? style::sizes().rowTableComfort : style::sizes().rowTable;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height);
}

void TableView::setCheckColumn(int column)
{
    m_checkColumn = column;
    if (column >= 0 && model()) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        setColumnWidth(column, 32);
    }
    viewport()->update();
}

void TableView::setHeaderCheckState(Qt::CheckState state)
{
    if (m_headerCheck == state)
        return;
    m_headerCheck = state;
    horizontalHeader()->viewport()->update();
}

void TableView::toggle(const QModelIndex& index)
{
    const QModelIndex check = index.siblingAtColumn(m_checkColumn);
    const bool on = check.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model()->setData(check, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void TableView::toggleSelected()
{
    const QModelIndexList rows = selectionModel()->selectedRows(m_checkColumn);
    if (rows.isEmpty()) {
        if (currentIndex().isValid())
            toggle(currentIndex());
        return;
    }
    bool allOn = true;
    for (const QModelIndex& row : rows)
        allOn = allOn && row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    for (const QModelIndex& row : rows)
        model()->setData(row, allOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && m_checkColumn >= 0 && selectionModel()) {
        toggleSelected();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            emit rowActivated(currentIndex());
        return;
    }
    const bool letter = event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z;
    const Qt::KeyboardModifiers plain = event->modifiers() & ~Qt::ShiftModifier;
    if ((letter && plain == Qt::NoModifier) || event->key() == Qt::Key_Delete) {
        emit keyCommand(event->key(), event->modifiers());
        return; // the view's own search by letters would move the selection
    }
    QTableView::keyPressEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos().y());
    if (row != m_hovered) {
        m_hovered = row;
        viewport()->update();
    }
    QTableView::mouseMoveEvent(event);
}

void TableView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && index.column() == m_checkColumn && event->button() == Qt::LeftButton &&
        event->modifiers() == Qt::NoModifier) {
        setCurrentIndex(index);
        toggle(index);
        return;
    }
    QTableView::mousePressEvent(event);
}

void TableView::leaveEvent(QEvent* event)
{
    m_hovered = -1;
    viewport()->update();
    QTableView::leaveEvent(event);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    // The row with the keyboard: a ring inside it, since selection alone may be many rows.
    if (!hasFocus() || !currentIndex().isValid() || !selectionModel())
        return;
    if (selectionModel()->selectedRows().size() == 1 &&
        selectionModel()->isRowSelected(currentIndex().row()))
        return;
    QPainter painter(viewport());
    const int y = rowViewportPosition(currentIndex().row());
    painter.setPen(QPen(style::colors().accent.text, 1));
    painter.drawRect(QRect(0, y, viewport()->width() - 1, rowHeight(currentIndex().row()) - 1));
}

} // namespace mailstead::widgets
