#include "widgets/command_palette.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/button.h"
#include "widgets/card.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace mailstead::widgets
{

namespace
{

constexpr int paletteWidth = 560, rowHeight = 32, rowsShown = 10;

class EntryModel : public QAbstractListModel
{
public:
    enum Roles { IconRole = Qt::UserRole + 1, WhereRole, ShortcutRole };
    using QAbstractListModel::QAbstractListModel;

    void set(QList<PaletteEntry> entries)
    {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const PaletteEntry& entry = m_entries.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return entry.text;
        case IconRole:
            return entry.icon;
        case WhereRole:
        case Qt::AccessibleDescriptionRole:
            return entry.where;
        case ShortcutRole:
            return entry.shortcut;
        default:
            return {};
        }
    }

    const PaletteEntry& at(int row) const { return m_entries.at(row); }

private:
    QList<PaletteEntry> m_entries;
};

class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const style::Colors& c = style::colors();
        const style::Theme& theme = style::Theme::instance();
        const QRect rect = option.rect;
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen)
            style::paintRounded(painter, rect, 6, c.accent.soft);
        const QColor ink = chosen ? c.accent.onSoft : c.text.primary;
        style::paintIcon(painter, QRectF(rect.left() + 10, rect.top() + 8, 16, 16),
                         index.data(EntryModel::IconRole).toString(),
                         chosen ? c.accent.onSoft : c.text.secondary);
        painter->setFont(theme.font(style::TypeRole::Small));
        painter->setPen(c.text.tertiary);
        const QString where = index.data(EntryModel::WhereRole).toString();
        const QString shortcut = index.data(EntryModel::ShortcutRole).toString();
        int right = rect.right() - 10;
        for (const QString& text : {shortcut, where}) {
            if (text.isEmpty())
                continue;
            const int width = painter->fontMetrics().horizontalAdvance(text);
            painter->drawText(QRect(right - width, rect.top(), width + 1, rect.height()),
                              Qt::AlignVCenter, text);
            right -= width + 16;
        }
        const int left = rect.left() + 34;
        painter->setFont(theme.font(style::TypeRole::Body));
        painter->setPen(ink);
        painter->drawText(QRect(left, rect.top(), right - left, rect.height()),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            right - left));
    }
};

/// Catches clicks beside the palette.
class Backdrop : public QWidget
{
public:
    using QWidget::QWidget;
    std::function<void()> clicked;

protected:
    void mousePressEvent(QMouseEvent*) override { clicked(); }
};

} // namespace

struct CommandPalette::Private {
    QWidget* window;
    Backdrop* backdrop;
    QLineEdit* edit;
    QListView* list;
    EntryModel* model;
    QList<PaletteEntry> entries;
    QPointer<QWidget> before;
};

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , d(std::make_unique<Private>())
{
    d->window = window;
    d->backdrop = new Backdrop(window);
    d->backdrop->clicked = [this] {
        closePalette();
    };
    d->backdrop->hide();
    setProperty("kind", QStringLiteral("sheet"));
    setFixedWidth(paletteWidth);
    d->edit = new QLineEdit(this);
    d->edit->setProperty("kind", QStringLiteral("bare"));
    d->edit->setFrame(false);
    d->edit->installEventFilter(this);
    d->list = new QListView(this);
    d->model = new EntryModel(this);
    d->list->setModel(d->model);
    d->list->setItemDelegate(new EntryDelegate(d->list));
    d->list->setUniformItemSizes(true);
    d->list->setFocusPolicy(Qt::NoFocus);
    d->list->setMouseTracking(true);
    d->list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    d->list->setAccessibleName(tr("Commands"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    head->setFixedHeight(44);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(14, 0, 14, 0);
    auto* icon = new QLabel(head);
    icon->setPixmap(style::icon(QStringLiteral("search"), style::Tint::Tertiary).pixmap(18, 18));
    row->addWidget(icon);
    row->addWidget(d->edit, 1);
    column->addWidget(head);
    column->addWidget(new Hairline(this));
    auto* frame = new QVBoxLayout;
    frame->setContentsMargins(6, 6, 6, 6);
    frame->addWidget(d->list);
    column->addLayout(frame);
    connect(d->edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(d->list, &QListView::clicked, this, [this] { runCurrent(); });
    connect(d->list, &QListView::entered, d->list, &QListView::setCurrentIndex);
    window->installEventFilter(this);
    hide();
}

CommandPalette::~CommandPalette() = default;

QLineEdit* CommandPalette::edit() const
{
    return d->edit;
}

QListView* CommandPalette::list() const
{
    return d->list;
}

void CommandPalette::open(const QList<PaletteEntry>& entries, const QString& placeholder)
{
    d->entries = entries;
    if (!isVisible())
        d->before = QApplication::focusWidget();
    d->edit->setPlaceholderText(placeholder);
    d->edit->setAccessibleName(placeholder);
    d->edit->setFont(style::Theme::instance().font(style::TypeRole::Guide));
    d->edit->clear();
    filter({});
    d->backdrop->setGeometry(d->window->rect());
    d->backdrop->show();
    d->backdrop->raise();
    show();
    raise();
    d->edit->setFocus(Qt::ShortcutFocusReason);
}

int CommandPalette::score(const QString& text, const QString& query)
{
    if (query.isEmpty())
        return 1;
    const QString hay = text.toLower(), needle = query.toLower();
    const qsizetype at = hay.indexOf(needle);
    if (at == 0)
        return 1000 - static_cast<int>(std::min<qsizetype>(hay.size(), 200));
    if (at > 0) {
        const bool wordStart = !hay.at(at - 1).isLetterOrNumber();
        return (wordStart ? 700 : 400) - static_cast<int>(std::min<qsizetype>(at, 200));
    }
    // The letters in order, with gaps: few gaps are better.
    int gaps = 0;
    qsizetype from = 0;
    for (QChar letter : needle) {
        if (letter.isSpace())
            continue;
        const qsizetype found = hay.indexOf(letter, from);
        if (found < 0)
            return 0;
        gaps += found > from ? 1 : 0;
        from = found + 1;
    }
    return std::max(1, 200 - 25 * gaps);
}

void CommandPalette::filter(const QString& query)
{
    const QString wanted = query.trimmed();
    QList<QPair<int, PaletteEntry>> hits;
    for (const PaletteEntry& entry : std::as_const(d->entries)) {
        const int best = std::max({score(entry.text, wanted), score(entry.keywords, wanted) / 2,
                                   wanted.isEmpty() ? 1 : score(entry.where, wanted) / 3});
        if (best > 0)
            hits.append({best, entry});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<PaletteEntry> found;
    for (const auto& hit : std::as_const(hits))
        found.append(hit.second);
    const int rows = static_cast<int>(std::min<qsizetype>(found.size(), rowsShown));
    d->model->set(std::move(found));
    d->list->setCurrentIndex(d->model->index(0));
    d->list->setFixedHeight(std::max(1, rows) * rowHeight);
    layout()->activate();
    adjustSize();
    move((d->window->width() - width()) / 2, 96);
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = d->list->currentIndex();
    if (!index.isValid())
        return;
    const std::function<void()> run = d->model->at(index.row()).run;
    closePalette();
    if (run)
        run();
}

void CommandPalette::closePalette()
{
    hide();
    d->backdrop->hide();
    if (d->before)
        d->before->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->window && event->type() == QEvent::Resize && isVisible()) {
        d->backdrop->setGeometry(d->window->rect());
        move((d->window->width() - width()) / 2, 96);
    }
    if (watched == d->edit && event->type() == QEvent::KeyPress) {
        const int count = d->model->rowCount();
        const int row = d->list->currentIndex().row();
        const auto go = [&](int to) {
            if (count > 0)
                d->list->setCurrentIndex(d->model->index(std::clamp(to, 0, count - 1)));
        };
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            go((row + 1) % std::max(1, count));
            return true;
        case Qt::Key_Up:
            go((row - 1 + count) % std::max(1, count));
            return true;
        case Qt::Key_PageDown:
            go(row + rowsShown);
            return true;
        case Qt::Key_PageUp:
            go(row - rowsShown);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        case Qt::Key_Escape:
        case Qt::Key_Tab:
            closePalette();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace mailstead::widgets
