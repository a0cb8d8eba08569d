#include "pages/waiting_view.h"

#include "pages/field_sheet.h"
#include "pages/groups_view.h"
#include "pages/inspected_view.h"
#include "pages/queue_actions.h"
#include "pages/queue_filter.h"
#include "pages/queue_inspector.h"
#include "pages/queue_table_model.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>

namespace mailstead::pages
{

using control::ModelState;
using control::QueueAction;
using control::QueueModel;
using control::QueueRow;
using control::QueueState;

WaitingView::WaitingView(QWidget* parent)
    : QWidget(parent)
    , m_model(new QueueModel(this))
    , m_table(new QueueTableModel(m_model, this))
{
    build();
    buildActions();
    connectParts();
    connectTable();
    connectGroups();
    connect(m_model, &QueueModel::countsChanged, this, [this] {
        emit summaryChanged();
        emit badgeChanged();
        showHits();
        showBody();
    });
    connect(m_model, &QueueModel::stateChanged, this, &WaitingView::onModelState);
    connect(m_actions, &QueueActions::done, this, &WaitingView::done);
    connect(m_actions, &QueueActions::failed, this, &WaitingView::showError);
    connect(m_actions, &QueueActions::acted, this, [this](QueueAction action) {
        if (action == QueueAction::Delete || action == QueueAction::Bounce)
            m_table->clearChecks();
        m_groups->model()->refresh();
    });
    retranslate();
    onModelState();
}

WaitingView::~WaitingView()
{
    // Children that go after this must not tell a view that is gone.
    m_view->selectionModel()->disconnect(this);
    m_view->viewport()->removeEventFilter(this);
    m_view->disconnect(this);
    m_sheet->disconnect(this);
    m_route->disconnect(m_actions);
    m_table->disconnect(this);
    m_model->disconnect(this);
}

void WaitingView::setClient(const std::shared_ptr<control::Client>& client)
{
    m_error->clear();
    m_actions->dismiss();
    if (!client) {
        m_table->clearChecks();
        closeInspector();
    }
    m_model->setClient(client);
    m_groups->model()->setClient(client);
    m_inspector->setClient(client);
}

void WaitingView::showError(const core::Error& error)
{
    m_error->setError(error);
    m_error->setClosable(true);
}

void WaitingView::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
}

void WaitingView::refresh()
{
    m_model->refresh();
    m_groups->model()->refresh();
}

void WaitingView::applyFilter(const QString& filter)
{
    QList<widgets::FilterChip> chips;
    QString words;
    QueueFilterText::split(filter, chips, words);
    m_filter->setChips(chips);
    m_filter->setText(words);
    m_form->setCurrent(0);
    onFilterChanged();
}

void WaitingView::onFilterChanged()
{
    QString problem;
    const control::QueueFilter filter =
        QueueFilterText::filter(m_filter->chips(), m_filter->text(), problem);
    m_filterProblem->setText(problem);
    m_filterProblem->setVisible(!problem.isEmpty());
    if (filter == m_model->filter())
        return;
    // What one does not see is not acted on.
    m_table->clearChecks();
    m_actions->dismiss();
    m_model->setFilter(filter);
    m_groups->model()->setFilter(filter);
}

void WaitingView::onChecksChanged()
{
    const qint64 checked = m_table->checkedCount();
    m_bar->setVisible(checked > 0);
    m_bar->setCounts(checked, m_model->total());
    m_view->setHeaderCheckState(m_table->headerState());
    updateActions();
}

void WaitingView::onModelState()
{
    if (m_model->state() == ModelState::Failed) {
        m_error->setMessage(style::Tone::Bad, tr("The queue could not be read"),
                            m_model->stateReason());
        widgets::Button* again = m_error->addButton(tr("Look again"));
        again->setObjectName(QStringLiteral("queueAgain"));
        connect(again, &QAbstractButton::clicked, this, [this] {
            m_error->clear();
            refresh();
        });
    } else if (m_model->state() == ModelState::Ready) {
        m_error->clear();
    }
    showHits();
    showBody();
    updateInspector();
    emit summaryChanged();
}

void WaitingView::showHits()
{
    const control::QueueCounts counts = m_model->counts();
    const bool ready = m_model->state() == ModelState::Ready;
    m_filter->setHits(m_filter->isEmpty() || !ready ? QString()
                                                    : tr("%1 of %2")
                                                          .arg(QLocale().toString(m_model->total()),
                                                               QLocale().toString(counts.total)));
    m_all->setText(tr("All %1").arg(QLocale().toString(m_model->total())));
    m_all->setVisible(ready && m_model->total() > 0);
    fitHead();
}

void WaitingView::showBody()
{
    const bool ready = m_model->state() == ModelState::Ready;
    const bool empty = ready && m_model->total() == 0;
    const bool filtered = !m_model->filter().isEmpty();
    if (empty && filtered)
        m_nothing->set(QStringLiteral("filter"), tr("Nothing matches"),
                       tr("%n message(s) wait, but none fits the filter.", nullptr,
                          int(m_model->counts().total)),
                       tr("Clear the filter"), QStringLiteral("close"));
    else if (empty)
        m_nothing->set(QStringLiteral("queue"), tr("No mail is waiting"),
                       tr("Every message has gone out. What comes in appears here by itself."),
                       tr("Show the log"), QStringLiteral("log"));
    const bool grouped = m_form->current() > 0;
    m_body->setCurrentIndex(empty ? 1 : grouped ? 2 : 0);
    m_groups->model()->setActive(grouped);
    if (empty)
        closeInspector();
}

void WaitingView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showBody();
}

void WaitingView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_groups->model()->setActive(false);
}

void WaitingView::setForm(int form)
{
    // What is chosen in the list is not seen in groups, so it is not acted on there.
    m_table->clearChecks();
    m_view->clearSelection();
    m_actions->dismiss();
    if (form > 0)
        m_groups->setGrouping(control::QueueGrouping(form - 1));
    closeInspector();
    showBody();
}

void WaitingView::openGroup(const QString& key)
{
    switch (m_groups->model()->grouping()) {
    case control::QueueGrouping::Destination:
        m_filter->addChip({QStringLiteral("domain"), key});
        break;
    case control::QueueGrouping::Cause:
        m_filter->addChip({QStringLiteral("cause"), QueueFilterText::shownCause(key)});
        break;
    case control::QueueGrouping::Sender:
        m_filter->addChip({QStringLiteral("sender"), QueueFilterText::shownSender(key)});
        break;
    }
    m_form->setCurrent(0);
    onFilterChanged();
    m_view->setFocus(Qt::OtherFocusReason);
}

void WaitingView::requestAll(QueueAction action)
{
    QueueTarget wanted;
    wanted.byFilter = true;
    wanted.filter = m_model->filter();
    m_actions->request(action, wanted);
}

QueueTarget WaitingView::target() const
{
    QueueTarget target;
    if (m_table->allMatching()) {
        target.byFilter = true;
        target.filter = m_model->filter();
        return target;
    }
    QStringList keys(m_table->checkedKeys().cbegin(), m_table->checkedKeys().cend());
    if (keys.isEmpty()) {
        for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
            const QString key = index.data(QueueModel::KeyRole).toString();
            if (!key.isEmpty())
                keys << key;
        }
    }
    if (keys.isEmpty() && m_splitter->isOpen())
        keys << m_inspected;
    keys.sort();
    target.keys = keys;
    return target;
}

void WaitingView::request(QueueAction action)
{
    QueueTarget wanted = target();
    // An undo takes back only what this action changes: rows that were not so before.
    for (const QString& key : std::as_const(wanted.keys)) {
        const int at = m_model->rowOfKey(key);
        if (at < 0)
            continue;
        const auto row = m_model->index(at, 0).data(QueueModel::RowRole).value<QueueRow>();
        const bool held = row.state == QueueState::Held;
        if (action == QueueAction::Reroute ? row.via.isEmpty()
                                           : held == (action == QueueAction::Release))
            wanted.undoable << key;
    }
    m_actions->request(action, wanted);
}

void WaitingView::onKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return;
    switch (key) {
    case Qt::Key_R:
        request(QueueAction::Retry);
        break;
    case Qt::Key_H:
        request(QueueAction::Hold);
        break;
    case Qt::Key_L:
        request(QueueAction::Release);
        break;
    case Qt::Key_B:
        request(QueueAction::Bounce);
        break;
    case Qt::Key_Delete:
        request(QueueAction::Delete);
        break;
    case Qt::Key_V:
        request(QueueAction::Reroute);
        break;
    default:
        break;
    }
}

void WaitingView::keyPressEvent(QKeyEvent* event)
{
    // Back by one: first the details, then what is ticked.
    if (event->key() == Qt::Key_Escape && m_splitter->isOpen()) {
        closeInspector();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_table->checkedCount() > 0) {
        m_table->clearChecks();
        return;
    }
    QWidget::keyPressEvent(event);
}

void WaitingView::showInspector(const QModelIndex& index)
{
    if (!index.isValid() || !index.data(QueueModel::LoadedRole).toBool())
        return;
    const auto row = index.data(QueueModel::RowRole).value<QueueRow>();
    m_inspected = row.key;
    m_inspector->setRow(row);
    if (!m_splitter->isOpen()) {
        m_splitter->setOpen(true);
        m_sizedFor = -1; // below the list the width stays, while the reply moves over
        sizeColumns();
        m_view->scrollTo(index);
    }
    updateActions();
}

void WaitingView::updateInspector()
{
    if (!m_splitter->isOpen())
        return;
    const int row = m_model->rowOfKey(m_inspected);
    if (row >= 0)
        m_inspector->setRow(m_model->index(row, 0).data(QueueModel::RowRole).value<QueueRow>());
}

void WaitingView::closeInspector()
{
    if (!m_splitter->isOpen())
        return;
    m_splitter->setOpen(false);
    m_sizedFor = -1;
    sizeColumns();
    m_inspected.clear();
    m_inspector->clear();
    if (isVisible() && m_form->current() == 0)
        m_view->setFocus(Qt::OtherFocusReason);
    updateActions();
}

void WaitingView::updateActions()
{
    const bool any = !target().isEmpty();
    for (QAction* action : std::as_const(m_actionList))
        action->setEnabled(any);
}

void WaitingView::showContextMenu(const QPoint& where)
{
    const QModelIndex index = m_view->indexAt(where);
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("queueMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actionList);
    menu->addSeparator();
    const auto row = index.data(QueueModel::RowRole).value<QueueRow>();
    const auto filterBy = [this, menu](const QString& text, const QString& key,
                                       const QString& value) {
        if (!value.isEmpty())
            connect(menu->addAction(text), &QAction::triggered, this, [this, key, value] {
                m_filter->addChip({key, value});
                onFilterChanged();
            });
    };
    filterBy(tr("Only to %1").arg(row.domain), QStringLiteral("domain"), row.domain);
    filterBy(tr("Only from %1").arg(row.sender), QStringLiteral("from"), row.sender);
    menu->addSeparator();
    connect(menu->addAction(tr("Copy the recipient")), &QAction::triggered, this,
            [row] { QGuiApplication::clipboard()->setText(row.recipient); });
    connect(menu->addAction(tr("Copy the last reply")), &QAction::triggered, this,
            [row] { QGuiApplication::clipboard()->setText(row.lastReply); });
    connect(menu->addAction(tr("Show its lines in the log")), &QAction::triggered, this,
            [this, row] { emit openPage(QStringLiteral("logs"), QStringLiteral("id:") + row.id); });
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

} // namespace mailstead::pages
