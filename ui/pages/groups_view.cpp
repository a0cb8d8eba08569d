#include "pages/groups_view.h"

#include "pages/dressed_model.h"
#include "pages/group_delegate.h"
#include "pages/group_inspector.h"
#include "pages/inspected_view.h"
#include "pages/queue_words.h"
#include "widgets/charts.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueGrouping;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int mostShares = 12; ///< parts of the bar; the rest are too small to be seen

} // namespace

GroupsView::GroupsView(QWidget* parent)
    : QWidget(parent)
    , m_model(new control::QueueGroupModel(this))
    , m_shares(new widgets::Meter)
    , m_count(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_oldest(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_number(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_list(new QListView)
    , m_details(new GroupInspector)
{
    setObjectName(QStringLiteral("groupsView"));
    build();
    const auto changed = [this] {
        showHead();
        showDetails();
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, changed);
    connect(m_model, &QAbstractItemModel::dataChanged, this, changed);
    connect(m_model, &control::ListingModel::arrived, this, changed);
    connect(m_model, &control::ListingModel::stateChanged, this, changed);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &GroupsView::choose);
    connect(m_list, &QListView::clicked, this, &GroupsView::choose);
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        emit groupOpened(index.data(control::QueueGroupModel::KeyRole).toString());
    });
    connect(m_details, &GroupInspector::showRequested, this,
            [this] { emit groupOpened(m_chosen); });
    connect(m_details, &GroupInspector::actionRequested, this,
            [this](QueueAction action) { emit actionRequested(action, m_chosen); });
    connect(m_details, &GroupInspector::copied, this, &GroupsView::copied);
    connect(m_details, &GroupInspector::closeRequested, this, &GroupsView::closeDetails);
    showHead();
}

GroupsView::~GroupsView()
{
    // Children that go after this must not tell a view that is gone.
    m_list->removeEventFilter(this);
    m_list->selectionModel()->disconnect(this);
    m_model->disconnect(this);
}

void GroupsView::build()
{
    m_shares->setThickness(6);
    m_list->setObjectName(QStringLiteral("groupsList"));
    m_list->setModel(new DressedModel(
        m_model,
        [this](const QModelIndex& source, int role) -> QVariant {
            if (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
                return {};
            const control::QueueGroup group = m_model->group(source.row());
            const GroupWords words = GroupWords::of(m_model->grouping(), group);
            return tr("%1, %2, %3", "a group: name, remark, states")
                .arg(words.title, words.sub, GroupWords::counts(group.counts));
        },
        this));
    m_list->setItemDelegate(new GroupDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(GroupDelegate::sidePadding, 0, GroupDelegate::sidePadding, 0);
    head->setSpacing(0);
    head->addWidget(m_count, 1);
    head->addWidget(m_oldest);
    head->addWidget(m_number);
    for (Label* label : {m_oldest, m_number})
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_oldest->setFixedWidth(GroupDelegate::ageWidth);
    m_number->setFixedWidth(GroupDelegate::countWidth);

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(GroupDelegate::sidePadding, 4, GroupDelegate::sidePadding, 0);
    bar->addWidget(m_shares);
    column->addLayout(bar);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    m_split = new InspectedView(left, m_details);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
}

void GroupsView::setGrouping(QueueGrouping grouping)
{
    if (grouping != m_model->grouping()) {
        m_hasChoice = false;
        m_chosen.clear();
        m_split->setOpen(false);
    }
    m_model->setGrouping(grouping);
    showHead();
}

void GroupsView::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void GroupsView::choose(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    m_hasChoice = true;
    m_chosen = index.data(control::QueueGroupModel::KeyRole).toString();
    showHead();
    showDetails();
}

void GroupsView::closeDetails()
{
    m_hasChoice = false;
    m_chosen.clear();
    m_list->clearSelection();
    m_split->setOpen(false);
    showHead();
    focusList();
}

void GroupsView::showDetails()
{
    const int row = m_hasChoice ? m_model->rowOfKey(m_chosen) : -1;
    if (row >= 0)
        m_details->set(m_model->grouping(), m_model->group(row));
    else if (m_model->state() == control::ModelState::Ready)
        m_hasChoice = false; // its last message has gone
    m_split->setOpen(m_hasChoice);
}

void GroupsView::showHead()
{
    const int rows = m_model->rowCount();
    QString text;
    switch (m_model->grouping()) {
    case QueueGrouping::Destination:
        text = tr("%Ln destination(s)", nullptr, rows);
        m_list->setAccessibleName(tr("The queue by destination"));
        break;
    case QueueGrouping::Cause:
        text = tr("%Ln cause(s)", nullptr, rows);
        m_list->setAccessibleName(tr("The queue by cause"));
        break;
    case QueueGrouping::Sender:
        text = tr("%Ln sender(s)", nullptr, rows);
        m_list->setAccessibleName(tr("The queue by sender"));
        break;
    }
    if (rows >= control::QueueGroupModel::most)
        text = tr("The largest %1").arg(rows);
    if (m_model->state() == control::ModelState::Failed)
        text = m_model->stateReason();
    m_count->setText(text);
    m_oldest->setText(tr("Oldest"));
    m_number->setText(tr("Count"));
    // The one that is chosen is full, the others stand back.
    QList<widgets::Meter::Part> parts;
    for (int row = 0; row < std::min(rows, mostShares); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const GroupWords words = GroupWords::of(m_model->grouping(), m_model->group(row));
        const bool full = !m_hasChoice || m_model->group(row).key == m_chosen;
        parts << widgets::Meter::Part{index.data(control::QueueGroupModel::ShareRole).toDouble(),
                                      words.tone, full ? 1.0 : 0.45};
    }
    m_shares->setParts(parts);
    m_shares->setVisible(rows > 0);
}

bool GroupsView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress || !m_list->currentIndex().isValid())
        return QWidget::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const QString key = m_list->currentIndex().data(control::QueueGroupModel::KeyRole).toString();
    if (press->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(key);
        emit copied(key);
        return true;
    }
    if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
        emit groupOpened(key);
        return true;
    }
    if (press->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    const std::pair<int, QueueAction> keys[] = {{Qt::Key_R, QueueAction::Retry},
                                                {Qt::Key_H, QueueAction::Hold},
                                                {Qt::Key_L, QueueAction::Release},
                                                {Qt::Key_B, QueueAction::Bounce},
                                                {Qt::Key_Delete, QueueAction::Delete}};
    for (const auto& [wanted, action] : keys) {
        if (press->key() == wanted) {
            emit actionRequested(action, key);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void GroupsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_hasChoice) {
        closeDetails();
        return;
    }
    QWidget::keyPressEvent(event);
}

void GroupsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showHead();
        m_list->viewport()->update();
    }
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
