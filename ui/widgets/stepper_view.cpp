#include "widgets/stepper_view.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace mailstead::widgets
{

namespace
{

constexpr int rowHeight = 48, bullet = 24, gap = 12;

QString lookWord(StepLook look)
{
    switch (look) {
    case StepLook::Waiting:
        return StepperView::tr("waiting");
    case StepLook::Current:
        return StepperView::tr("current");
    case StepLook::Running:
        return StepperView::tr("running");
    case StepLook::Done:
        return StepperView::tr("done");
    case StepLook::Decide:
        return StepperView::tr("wants a decision");
    case StepLook::Failed:
        return StepperView::tr("failed");
    case StepLook::Skipped:
        return StepperView::tr("skipped");
    }
    return {};
}

class StepDelegate : public QStyledItemDelegate
{
public:
    StepDelegate(StepperView* view, const QVariantAnimation* spinner)
        : QStyledItemDelegate(view)
        , m_view(view)
        , m_spinner(spinner)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {style::sizes().stepper - 40, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const style::Colors& c = style::colors();
        const auto look = static_cast<StepLook>(index.data(StepperModel::LookRole).toInt());
        const bool current = index.row() == m_view->currentStep();
        const QRect& rect = option.rect;
        const QRectF ring(rect.left() + 3, rect.top() + 2, bullet, bullet);

        if (index.row() + 1 < index.model()->rowCount())
            painter->fillRect(QRectF(ring.center().x() - 0.75, ring.bottom() + 3, 1.5, 18),
                              look == StepLook::Done ? c.ok.softBorder : c.border.normal);
        const QColor label = paintBullet(painter, ring, look, current, index.row() + 1);

        const int left = static_cast<int>(ring.right()) + gap;
        const QRect text(left, rect.top() + 2, rect.right() - left, 20);
        const bool strong = current || look == StepLook::Running;
        const style::Theme& theme = style::Theme::instance();
        painter->setPen((option.state & QStyle::State_MouseOver) &&
                                (index.flags() & Qt::ItemIsEnabled)
                            ? c.accent.text
                            : label);
        painter->setFont(theme.font(style::TypeRole::Body, strong ? 600 : 500));
        painter->drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            text.width()));
        const QString detail = index.data(StepperModel::DetailRole).toString();
        if (!detail.isEmpty()) {
            painter->setPen(look == StepLook::Failed ? c.bad.text : c.text.tertiary);
            painter->setFont(theme.font(style::TypeRole::Caption));
            painter->drawText(
                QRect(left, rect.top() + 22, text.width(), 15),
                Qt::AlignVCenter | Qt::TextSingleLine,
                painter->fontMetrics().elidedText(detail, Qt::ElideRight, text.width()));
        }
        if ((option.state & QStyle::State_HasFocus) && m_view->property("keyboardFocus").toBool())
            style::paintFocusRing(painter, QRectF(rect).adjusted(3, 0, -4, -9), 6);
    }

private:
    /// Returns the colour of the label.
    QColor paintBullet(QPainter* painter, const QRectF& ring, StepLook look, bool current,
                       int number) const
    {
        const style::Colors& c = style::colors();
        const auto filled = [&](const style::ToneColors& tone, const char* icon, qreal stroke) {
            style::paintRounded(painter, ring, bullet / 2.0, tone.soft);
            style::paintIcon(painter, ring.adjusted(5, 5, -5, -5), QLatin1String(icon), tone.text,
                             stroke);
        };
        const auto outlined = [&](const QColor& border) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(border, 1.5));
            painter->setBrush(c.bg.page);
            painter->drawEllipse(ring.adjusted(0.75, 0.75, -0.75, -0.75));
            painter->restore();
        };
        const auto numbered = [&](const QColor& ink) {
            painter->setPen(ink);
            painter->setFont(style::Theme::instance().font(style::TypeRole::Small, 600));
            painter->drawText(ring, Qt::AlignCenter, QString::number(number));
        };
        switch (look) {
        case StepLook::Done:
            filled(c.ok, "check", 2);
            return current ? c.accent.text : c.text.primary;
        case StepLook::Decide:
            filled(c.warn, "warning", 1.5);
            return c.warn.text;
        case StepLook::Failed:
            filled(c.bad, "close", 2);
            return c.bad.text;
        case StepLook::Running:
            outlined(c.accent.fill);
            style::paintSpinner(painter, ring.adjusted(5, 5, -5, -5),
                                m_spinner->state() == QAbstractAnimation::Running
                                    ? m_spinner->currentValue().toDouble()
                                    : 90,
                                c.accent.text);
            return c.accent.text;
        case StepLook::Current:
            outlined(c.accent.fill);
            numbered(c.accent.text);
            return c.accent.text;
        case StepLook::Skipped:
            outlined(c.border.strong);
            painter->fillRect(QRectF(ring.center().x() - 4, ring.center().y() - 0.75, 8, 1.5),
                              c.text.tertiary);
            return c.text.tertiary;
        case StepLook::Waiting:
            break;
        }
        outlined(current ? c.accent.fill : c.border.strong);
        numbered(current ? c.accent.text : c.text.tertiary);
        return current ? c.accent.text : c.text.secondary;
    }

    StepperView* m_view;
    const QVariantAnimation* m_spinner;
};

} // namespace

void StepperModel::setItems(const QList<StepItem>& items)
{
    if (items.size() != m_items.size()) {
        beginResetModel();
        m_items = items;
        endResetModel();
        return;
    }
    for (qsizetype row = 0; row < items.size(); ++row) {
        if (items.at(row) == m_items.at(row))
            continue;
        m_items[row] = items.at(row);
        const QModelIndex changed = index(static_cast<int>(row));
        emit dataChanged(changed, changed);
    }
}

int StepperModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant StepperModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepItem& item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.label;
    case DetailRole:
        return item.detail;
    case LookRole:
        return static_cast<int>(item.look);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2").arg(index.row() + 1).arg(item.label);
    case Qt::AccessibleDescriptionRole:
        return item.detail.isEmpty()
                   ? lookWord(item.look)
                   : QStringLiteral("%1, %2").arg(lookWord(item.look), item.detail);
    default:
        return {};
    }
}

Qt::ItemFlags StepperModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return m_items.at(index.row()).enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                           : Qt::NoItemFlags;
}

StepperView::StepperView(QWidget* parent)
    : QListView(parent)
    , m_model(new StepperModel(this))
    , m_spinner(new QVariantAnimation(this))
{
    m_spinner->setStartValue(0.0);
    m_spinner->setEndValue(360.0);
    m_spinner->setDuration(style::Tokens::instance().motion().spinnerTurn);
    m_spinner->setLoopCount(-1);
    setModel(m_model);
    setItemDelegate(new StepDelegate(this, m_spinner));
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Steps"));
    connect(m_spinner, &QVariantAnimation::valueChanged, this, [this] {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row);
            if (index.data(StepperModel::LookRole).toInt() == static_cast<int>(StepLook::Running))
                update(index);
        }
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &StepperView::updateSpinner);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StepperView::updateSpinner);
    connect(&style::Theme::instance(), &style::Theme::changed, this, &StepperView::updateSpinner);
    const auto activate = [this](const QModelIndex& index) {
        if (index.flags() & Qt::ItemIsEnabled)
            emit stepActivated(index.row());
    };
    connect(this, &QListView::clicked, this, activate);
}

void StepperView::setCurrentStep(int row)
{
    if (m_current == row)
        return;
    m_current = row;
    if (!hasFocus() && row >= 0 && row < m_model->rowCount())
        setCurrentIndex(m_model->index(row));
    viewport()->update();
}

QSize StepperView::sizeHint() const
{
    return {style::sizes().stepper - 40, rowHeight * m_model->rowCount() + 2};
}

QSize StepperView::minimumSizeHint() const
{
    return {120, rowHeight * 3};
}

void StepperView::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    updateSpinner();
}

void StepperView::hideEvent(QHideEvent* event)
{
    QListView::hideEvent(event);
    m_spinner->stop();
}

void StepperView::focusInEvent(QFocusEvent* event)
{
    setProperty("keyboardFocus",
                event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason);
    QListView::focusInEvent(event);
}

void StepperView::keyPressEvent(QKeyEvent* event)
{
    setProperty("keyboardFocus", true);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space) {
        const QModelIndex index = currentIndex();
        if (index.flags() & Qt::ItemIsEnabled)
            emit stepActivated(index.row());
        return;
    }
    QListView::keyPressEvent(event);
}

void StepperView::updateSpinner()
{
    bool running = false;
    for (const StepItem& item : m_model->items())
        running = running || item.look == StepLook::Running;
    const bool turn = running && isVisible() && !style::Theme::instance().reducedMotion();
    if (turn && m_spinner->state() != QAbstractAnimation::Running)
        m_spinner->start();
    else if (!turn)
        m_spinner->stop();
    viewport()->update();
    updateGeometry();
}

} // namespace mailstead::widgets
