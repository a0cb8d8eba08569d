// The parts of the queue page and how they are connected.
#include "pages/queue_actions.h"
#include "pages/queue_filter.h"
#include "pages/queue_inspector.h"
#include "pages/queue_page.h"
#include "pages/queue_table_model.h"
#include "style/icons.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QHeaderView>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueModel;
using widgets::Label;

void QueuePage::build()
{
    setObjectName(QStringLiteral("queuePage"));
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
    m_actions = new QueueActions(m_model, m_sheet, this);

    m_view = new widgets::TableView;
    m_view->setObjectName(QStringLiteral("queueTable"));
    m_nothing = new widgets::EmptyState;
    m_nothing->setObjectName(QStringLiteral("queueEmpty"));
    m_inspector = new QueueInspector;
    m_inspector->hide();
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_body = new QStackedWidget;
    m_body->addWidget(m_splitter);
    m_body->addWidget(m_nothing);

    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 0, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(m_filter);
    layout->addWidget(m_filterProblem);
    layout->addWidget(m_error);
    layout->addWidget(m_bar);
    layout->addWidget(m_sheet);
    layout->addWidget(m_body, 1);
    setContent(content);

    connect(m_filter, &widgets::FilterField::filterChanged, this, &QueuePage::onFilterChanged);
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
    connect(m_inspector, &QueueInspector::closeRequested, this, &QueuePage::closeInspector);
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
}

void QueuePage::buildActions()
{
    struct Entry {
        QueueAction action;
        const char* name;
        Qt::Key key;
    };
    for (const Entry& entry : {Entry{QueueAction::Retry, "queueRetry", Qt::Key_R},
                               Entry{QueueAction::Hold, "queueHold", Qt::Key_H},
                               Entry{QueueAction::Release, "queueRelease", Qt::Key_L},
                               Entry{QueueAction::Bounce, "queueBounce", Qt::Key_B},
                               Entry{QueueAction::Delete, "queueDelete", Qt::Key_Delete}}) {
        auto* action = new QAction(this);
        action->setObjectName(QString::fromLatin1(entry.name));
        action->setData(int(entry.action));
        const bool danger = entry.action == QueueAction::Delete;
        action->setIcon(style::icon(QueueActions::icon(entry.action),
                                    danger ? style::Tint::Bad : style::Tint::Secondary));
        // Shown in menus; the key itself acts through the table, so only while that has the focus.
        action->setShortcut(QKeySequence(entry.key));
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        const QueueAction what = entry.action;
        connect(action, &QAction::triggered, this, [this, what] { request(what); });
        m_actionList << action;
        m_bar->addAction(action, danger, QueueActions::icon(entry.action));
    }
}

void QueuePage::connectTable()
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

    connect(m_table, &QueueTableModel::checksChanged, this, &QueuePage::onChecksChanged);
    connect(m_view, &widgets::TableView::headerCheckToggled, this, [this](Qt::CheckState wanted) {
        if (wanted == Qt::Checked)
            m_table->checkLoaded();
        else
            m_table->clearChecks();
    });
    connect(m_view, &widgets::TableView::rowActivated, this, &QueuePage::showInspector);
    connect(m_view, &widgets::TableView::keyCommand, this, &QueuePage::onKey);
    connect(m_view, &QWidget::customContextMenuRequested, this, &QueuePage::showContextMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                // An open inspector follows; it is opened by Enter, a double click or the menu.
                if (m_inspector->isVisible())
                    showInspector(current);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePage::updateActions);
    connect(m_table, &QAbstractItemModel::modelReset, this, &QueuePage::updateInspector);
    connect(m_table, &QAbstractItemModel::dataChanged, this, &QueuePage::updateInspector);
    const auto sizeChanged = [this] {
        showHits();
        showBody();
    };
    connect(m_table, &QAbstractItemModel::modelReset, this, sizeChanged);
    connect(m_table, &QAbstractItemModel::rowsRemoved, this, sizeChanged);
    connect(m_table, &QAbstractItemModel::rowsInserted, this, sizeChanged);
}

void QueuePage::layOutInspector()
{
    // Beside the list where there is room, below it where there is not (LOOK §2).
    const bool beside = width() >= 1100;
    m_splitter->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    if (beside)
        m_splitter->setSizes({width() - style::sizes().inspector - 60, style::sizes().inspector});
    else
        m_splitter->setSizes({height() * 55 / 100, height() * 45 / 100});
}

void QueuePage::resizeEvent(QResizeEvent* event)
{
    DaemonPage::resizeEvent(event);
    const bool beside = width() >= 1100;
    if ((m_splitter->orientation() == Qt::Horizontal) != beside)
        layOutInspector();
    sizeColumns();
}

bool QueuePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        sizeColumns();
    return DaemonPage::eventFilter(watched, event);
}

void QueuePage::sizeColumns()
{
    const int width = m_view->viewport()->width();
    if (width == m_sizedFor)
        return;
    m_sizedFor = width;
    // Addresses share what the fixed columns leave; the reply takes the rest. Beside the inspector,
    // which tells it in full, there is no room for it.
    const bool narrow = width < 760 && m_inspector->isVisible();
    m_view->setColumnHidden(QueueModel::LastReplyColumn + 1, narrow);
    QHeaderView* header = m_view->horizontalHeader();
    const int fixed[] = {34, 96, 84, 56, 92};
    const int room = std::max(0, width - 34 - 96 - 84 - 56 - 92);
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

void QueuePage::retranslate()
{
    DaemonPage::retranslate();
    m_filter->setKeys(QueueFilterText::keys());
    m_filter->setPlaceholder(tr("Filter, for example to:gmail.com age:1h reply:4.7"));
    m_view->setAccessibleName(tr("Messages in the queue"));
    for (QAction* action : std::as_const(m_actionList))
        action->setText(QueueActions::text(QueueAction(action->data().toInt())));
    onFilterChanged();
    onChecksChanged();
    showHits();
    showBody();
}

} // namespace mailstead::pages
