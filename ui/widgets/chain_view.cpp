#include "widgets/chain_view.h"

#include "style/icons.h"
#include "style/paint.h"
#include "style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace mailstead::widgets
{

namespace
{

constexpr int rowHeight = 54, bullet = 28, left = 14, textLeft = left + bullet + 12;

QString iconOf(ChainRow::Kind kind)
{
    switch (kind) {
    case ChainRow::Kind::Own:
        return QStringLiteral("certificate");
    case ChainRow::Kind::Intermediate:
        return QStringLiteral("file");
    case ChainRow::Kind::Root:
        return QStringLiteral("shield-check");
    case ChainRow::Kind::Missing:
        return QStringLiteral("question");
    }
    return {};
}

class ChainDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {240, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const style::Colors& c = style::colors();
        const style::Theme& theme = style::Theme::instance();
        const QRect& rect = option.rect;
        const auto kind = static_cast<ChainRow::Kind>(index.data(ChainModel::KindRole).toInt());
        const bool good = index.data(ChainModel::GoodRole).toBool();
        if (option.state & QStyle::State_Selected)
            style::paintRounded(painter, QRectF(rect).adjusted(6, 0, -6, -2), 6, c.accent.soft);

        const QRectF ring(rect.left() + left, rect.top() + 9, bullet, bullet);
        // The line goes from the foot of this mark to the head of the next one.
        if (index.row() + 1 < index.model()->rowCount())
            painter->fillRect(
                QRectF(ring.center().x() - 0.75, ring.bottom() + 3, 1.5, rowHeight - bullet - 6),
                c.border.strong);
        const style::ToneColors tone = !good                         ? c.bad
                                       : kind == ChainRow::Kind::Own ? c.ok
                                                                     : c.neutral;
        if (kind == ChainRow::Kind::Missing) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(c.border.strong, 1.5, Qt::DashLine));
            painter->setBrush(Qt::NoBrush);
            painter->drawEllipse(ring.adjusted(1, 1, -1, -1));
            painter->restore();
        } else {
            style::paintRounded(painter, ring, bullet / 2., tone.soft);
        }
        style::paintIcon(painter, ring.adjusted(6, 6, -6, -6), iconOf(kind), tone.text);

        const int right = rect.right() - 14;
        painter->setFont(theme.font(style::TypeRole::Small));
        painter->setPen(good ? c.text.secondary : c.bad.text);
        const QString end = index.data(ChainModel::EndRole).toString();
        const int endWidth = painter->fontMetrics().horizontalAdvance(end);
        painter->drawText(QRect(right - endWidth, rect.top() + 6, endWidth, 20),
                          Qt::AlignVCenter | Qt::AlignRight, end);
        const int textWidth = right - endWidth - 12 - rect.left() - textLeft;
        painter->setFont(theme.font(style::TypeRole::Body, 500));
        painter->setPen(kind == ChainRow::Kind::Missing ? c.text.secondary : c.text.primary);
        painter->drawText(
            QRect(rect.left() + textLeft, rect.top() + 5, textWidth, 20),
            Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, textWidth));
        painter->setFont(theme.font(style::TypeRole::Small));
        painter->setPen(c.text.tertiary);
        const int detailWidth = right - rect.left() - textLeft;
        painter->drawText(
            QRect(rect.left() + textLeft, rect.top() + 25, detailWidth, 18),
            Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data(ChainModel::DetailRole).toString(),
                                              Qt::ElideRight, detailWidth));
        if (option.state & QStyle::State_HasFocus)
            style::paintFocusRing(painter, QRectF(rect).adjusted(9, 3, -9, -5), 6);
    }
};

} // namespace

void ChainModel::setRows(const QList<ChainRow>& rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size()) { // what is chosen stays chosen
        m_rows = rows;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int ChainModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChainModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChainRow& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::ToolTipRole:
        return row.everything.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    case Qt::AccessibleDescriptionRole:
        return row.detail + QStringLiteral(", ") + row.end;
    case DetailRole:
        return row.detail;
    case EndRole:
        return row.end;
    case KindRole:
        return static_cast<int>(row.kind);
    case GoodRole:
        return row.good;
    case CopyRole:
        return row.copyable;
    default:
        return {};
    }
}

ChainView::ChainView(QWidget* parent)
    : QListView(parent)
    , m_model(new ChainModel(this))
{
    setModel(m_model);
    setItemDelegate(new ChainDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(&style::Theme::instance(), &style::Theme::changed, viewport(),
            qOverload<>(&QWidget::update));
}

void ChainView::setRows(const QList<ChainRow>& rows)
{
    m_model->setRows(rows);
    updateGeometry();
}

QSize ChainView::sizeHint() const
{
    return {260, m_model->rowCount() * rowHeight};
}

void ChainView::keyPressEvent(QKeyEvent* event)
{
    const QString text = currentIndex().data(ChainModel::CopyRole).toString();
    if (event->matches(QKeySequence::Copy) && !text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
        emit copied(text);
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace mailstead::widgets
