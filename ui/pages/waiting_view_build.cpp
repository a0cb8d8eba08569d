// The parts of the view of what waits and how they are connected.
#include "pages/field_sheet.h"
#include "pages/groups_view.h"
#include "pages/inspected_view.h"
#include "pages/queue_actions.h"
#include "pages/queue_filter.h"
#include "pages/queue_inspector.h"
#include "pages/queue_table_model.h"
#include "pages/waiting_view.h"
#include "style/icons.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QResizeEvent>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueModel;
using widgets::Label;

void WaitingView::build()
{
    setObjectName(QStringLiteral("waitingView"));
    m_all = new widgets::Button(QString(), QString(), widgets::ButtonKind::Normal);
    m_all->setObjectName(QStringLiteral("queueAll"));
    m_form = new widgets::SegmentedControl;
    m_form->setObjectName(QStringLiteral("queueForm"));
    for (const char* icon : {"log", "domain", "group", "account"})
        m_form->addSegment(QString(), QString::fromLatin1(icon));
    m_filter = new widgets::FilterField;
    m_filter->setObjectName(QStringLiteral("queueFilter"));
    m_filterProblem = new Label(style::TypeRole::Small, widgets::TextColor::Bad);
    m_filterProblem->setObjectName(QStringLiteral("queueFilterProblem"));
    m_filterProblem->hide();
    m_error = new widgets::ErrorBanner;
    m_error->setObjectName(QStringLiteral("queueError"));
    m_bar = new widgets::ActionBar;
    m_bar->setObjectName(QStringLiteral("queueActions"));
    m_bar->hide();
    m_sheet = new widgets::InlineSheet;
    m_sheet->setObjectName(QStringLiteral("queueSheet"));
    m_sheet->confirmButton()->setObjectName(QStringLiteral("queueConfirm"));
    m_sheet->keepButton()->setObjectName(QStringLiteral("queueKeep"));
    m_route = new FieldSheet(QStringLiteral("queueRouteSheet"), {QStringLiteral("queueVia")});
    m_actions = new QueueActions(m_model, m_sheet, m_route, this);

    m_view = new widgets::TableView;
    m_view->setObjectName(QStringLiteral("queueTable"));
    m_nothing = new widgets::EmptyState;
    m_nothing->setObjectName(QStringLiteral("queueEmpty"));
    m_inspector = new QueueInspector;
    m_splitter = new InspectedView(m_view, m_inspector);
    m_groups = new GroupsView;
    m_body = new QStackedWidget;
    m_body->addWidget(m_splitter);
    m_body->addWidget(m_nothing);
    m_body->addWidget(m_groups);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_filter, 1);
    head->addWidget(m_all);
    head->addWidget(m_form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_filterProblem);
    layout->addWidget(m_error);
    layout->addWidget(m_bar);
    layout->addWidget(m_sheet);
    layout->addWidget(m_route);
    layout->addWidget(m_body, 1);
}

void WaitingView::connectParts()
{
    connect(m_filter, &widgets::FilterField::filterChanged, this, &WaitingView::onFilterChanged);
    connect(m_bar, &widgets::ActionBar::selectAllRequested, m_table,
            &QueueTableModel::checkAllMatching);
    connect(m_bar, &widgets::ActionBar::clearRequested, m_table, &QueueTableModel::clearChecks);
    connect(m_nothing, &widgets::EmptyState::triggered, this, [this] {
        if (m_model->filter().isEmpty()) {
            emit openPage(QStringLiteral("logs"));
            return;
        }
        m_filter->clear();
        onFilterChanged();
    });
    connect(m_inspector, &QueueInspector::closeRequested, this, &WaitingView::closeInspector);
    connect(m_inspector, &QueueInspector::actionRequested, this, [this](QueueAction action) {
        QueueTarget target;
        target.keys = {m_inspector->row().key};
        target.undoable = target.keys;
        m_actions->request(action, target);
    });
    connect(m_inspector, &QueueInspector::logRequested, this, [this](const QString& id) {
        emit openPage(QStringLiteral("logs"), QStringLiteral("id:") + id);
    });
    connect(m_inspector, &QueueInspector::copied, this,
            [this](const QString& what) { emit done(tr("Copied"), what); });
    connect(m_form, &widgets::SegmentedControl::currentChanged, this, [this](int form) {
        QSettings().setValue(QStringLiteral("queue/form"), form);
        setForm(form);
    });
}

void WaitingView::connectGroups()
{
    connect(m_groups, &GroupsView::groupOpened, this, &WaitingView::openGroup);
    connect(m_groups, &GroupsView::actionRequested, this,
            [this](QueueAction action, const QString& key) {
                QueueTarget target;
                target.byFilter = true;
                target.filter =
                    control::filterOf(m_groups->model()->grouping(), key, m_model->filter());
                m_actions->request(action, target);
            });
    connect(m_groups, &GroupsView::copied, this,
            [this](const QString& what) { emit done(tr("Copied"), what); });
    connect(m_model, &QueueModel::queueChanged, m_groups->model(), &control::ListingModel::changed);
    const int form = QSettings().value(QStringLiteral("queue/form"), 0).toInt();
    if (form > 0 && form < m_form->count())
        m_form->setCurrent(form);
}

void WaitingView::buildActions()
{
    struct Entry {
        QueueAction action;
        const char* name;
        Qt::Key key;
    };
    for (const Entry& entry : {Entry{QueueAction::Retry, "queueRetry", Qt::Key_R},
                               Entry{QueueAction::Hold, "queueHold", Qt::Key_H},
                               Entry{QueueAction::Release, "queueRelease", Qt::Key_L},
                               Entry{QueueAction::Reroute, "queueRoute", Qt::Key_V},
                               Entry{QueueAction::Bounce, "queueBounce", Qt::Key_B},
                               Entry{QueueAction::Delete, "queueDelete", Qt::Key_Delete}}) {
        auto* action = new QAction(this);
        action->setObjectName(QString::fromLatin1(entry.name));
        action->setData(int(entry.action));
        const bool danger = entry.action == QueueAction::Delete;
        action->setIcon(style::icon(QueueWords::icon(entry.action),
                                    danger ? style::Tint::Bad : style::Tint::Secondary));
        // Shown in menus; the key itself acts through the table, so only while that has the focus.
        action->setShortcut(QKeySequence(entry.key));
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        const QueueAction what = entry.action;
        connect(action, &QAction::triggered, this, [this, what] { request(what); });
        m_actionList << action;
        m_bar->addAction(action, danger, QueueWords::icon(entry.action));

        auto* all = new QAction(this);
        all->setObjectName(QString::fromLatin1(entry.name) + QStringLiteral("All"));
        all->setIcon(action->icon());
        all->setData(action->data());
        connect(all, &QAction::triggered, this, [this, what] { requestAll(what); });
        m_allActions << all;
    }
    m_all->setMenu(new QMenu(m_all));
    m_all->menu()->addActions(m_allActions);
}

void WaitingView::connectTable()
{
    m_view->setModel(m_table);
    m_view->setCheckColumn(QueueTableModel::checkColumn);
    m_view->setSortingEnabled(true);
    m_view->viewport()->installEventFilter(this);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = m_view->horizontalHeader();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSortIndicator(QueueModel::AgeColumn + 1, Qt::DescendingOrder);
    m_model->sort(QueueModel::AgeColumn, Qt::DescendingOrder);

    connect(m_table, &QueueTableModel::checksChanged, this, &WaitingView::onChecksChanged);
    connect(m_view, &widgets::TableView::headerCheckToggled, this, [this](Qt::CheckState wanted) {
        if (wanted == Qt::Checked)
            m_table->checkLoaded();
        else
            m_table->clearChecks();
    });
    connect(m_view, &widgets::TableView::rowActivated, this, &WaitingView::showInspector);
    connect(m_view, &widgets::TableView::keyCommand, this, &WaitingView::onKey);
    connect(m_view, &QWidget::customContextMenuRequested, this, &WaitingView::showContextMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                // An open inspector follows; it is opened by Enter, a double click or the menu.
                if (m_splitter->isOpen())
                    showInspector(current);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &WaitingView::updateActions);
    connect(m_table, &QAbstractItemModel::modelReset, this, &WaitingView::updateInspector);
    connect(m_table, &QAbstractItemModel::dataChanged, this, &WaitingView::updateInspector);
    const auto sizeChanged = [this] {
        showHits();
        showBody();
    };
    connect(m_table, &QAbstractItemModel::modelReset, this, sizeChanged);
    connect(m_table, &QAbstractItemModel::rowsRemoved, this, sizeChanged);
    connect(m_table, &QAbstractItemModel::rowsInserted, this, sizeChanged);
}

void WaitingView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHead();
    sizeColumns();
}

void WaitingView::fitHead()
{
    // Rather a combo box than a filter in which nothing can be read.
    constexpr int filterRoom = 240;
    const int left = width() - m_all->sizeHint().width() - m_form->sizeHint().width() - 16;
    m_form->setMaximumWidth(left >= filterRoom ? QWIDGETSIZE_MAX
                                               : m_form->minimumSizeHint().width() + 12);
}

bool WaitingView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        sizeColumns();
    return QWidget::eventFilter(watched, event);
}

void WaitingView::sizeColumns()
{
    const int width = m_view->viewport()->width();
    if (width == m_sizedFor)
        return;
    m_sizedFor = width;
    // Addresses share what the fixed columns leave; the reply takes the rest. Beside the inspector,
    // which tells it in full, there is no room for it.
    const bool narrow = width < 760 && m_splitter->isOpen();
    m_view->setColumnHidden(QueueModel::LastReplyColumn + 1, narrow);
    QHeaderView* header = m_view->horizontalHeader();
    // The longest age in the language of the window.
    const int age = header->fontMetrics().horizontalAdvance(control::ageText(86'340)) + 24;
    const int fixed[] = {34, 96, std::max(84, age), 56, std::max(92, age)};
    const int room = std::max(0, width - 34 - 96 - fixed[2] - 56 - fixed[4]);
    header->resizeSection(0, fixed[0]);
    header->resizeSection(QueueModel::StateColumn + 1, fixed[1]);
    header->resizeSection(QueueModel::SenderColumn + 1,
                          std::max(100, room * (narrow ? 45 : 25) / 100));
    header->resizeSection(QueueModel::RecipientColumn + 1,
                          std::max(110, room * (narrow ? 55 : 32) / 100));
    header->resizeSection(QueueModel::AgeColumn + 1, fixed[2]);
    header->resizeSection(QueueModel::AttemptsColumn + 1, fixed[3]);
    header->resizeSection(QueueModel::NextAttemptColumn + 1, fixed[4]);
}

void WaitingView::retranslate()
{
    m_filter->setKeys(QueueFilterText::keys());
    m_filter->setPlaceholder(tr("Filter, for example to:gmail.com age:1h reply:4.7"));
    m_view->setAccessibleName(tr("Messages in the queue"));
    for (QAction* action : std::as_const(m_actionList))
        action->setText(QueueWords::action(QueueAction(action->data().toInt())));
    for (QAction* action : std::as_const(m_allActions))
        action->setText(QueueWords::action(QueueAction(action->data().toInt())));
    m_all->setToolTip(tr("Act on all messages that are shown here"));
    m_form->setAccessibleName(tr("How the queue is shown"));
    m_form->setSegmentText(0, tr("List"));
    m_form->setSegmentText(1, tr("By destination"));
    m_form->setSegmentText(2, tr("By cause"));
    m_form->setSegmentText(3, tr("By sender"));
    onFilterChanged();
    onChecksChanged();
    showHits();
    showBody();
}

void WaitingView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
