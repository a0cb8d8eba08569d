#include "pages/queue_page.h"

#include "pages/queue_actions.h"
#include "pages/queue_filter.h"
#include "pages/queue_inspector.h"
#include "pages/queue_table_model.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/label.h"
#include "widgets/notices.h"
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

QueuePage::QueuePage(QWidget* parent)
    : DaemonPage(parent)
    , m_model(new QueueModel(this))
    , m_table(new QueueTableModel(m_model, this))
{
    build();
    buildActions();
    connectTable();
    connect(m_model, &QueueModel::countsChanged, this, [this] {
        emit summaryChanged();
        emit badgeChanged();
        showHits();
        showBody();
    });
    connect(m_model, &QueueModel::stateChanged, this, &QueuePage::onModelState);
    connect(m_actions, &QueueActions::done, this, &QueuePage::done);
    connect(m_actions, &QueueActions::failed, this, [this](const core::Error& error) {
        m_error->setError(error);
        m_error->setClosable(true);
    });
    connect(m_actions, &QueueActions::acted, this, [this](QueueAction action) {
        if (action == QueueAction::Delete || action == QueueAction::Bounce)
            m_table->clearChecks();
    });
    retranslate();
    onModelState();
}

QueuePage::~QueuePage()
{
    // Children that go after this must not tell a page that is gone.
    m_view->selectionModel()->disconnect(this);
    m_view->viewport()->removeEventFilter(this);
    m_view->disconnect(this);
    m_sheet->disconnect(this);
    m_table->disconnect(this);
    m_model->disconnect(this);
}

QString QueuePage::title() const
{
    return tr("Queue");
}

QString QueuePage::summary() const
{
    if (access() != DaemonAccess::Ready || m_model->state() != ModelState::Ready)
        return {};
    const control::QueueCounts counts = m_model->counts();
    if (counts.total == 0)
        return tr("Nothing is waiting");
    QStringList parts{tr("%n waiting", nullptr, int(counts.total))};
    if (counts.sending > 0)
        parts << tr("%n going out now", nullptr, int(counts.sending));
    if (counts.held > 0)
        parts << tr("%n held", nullptr, int(counts.held));
    if (counts.oldest >= 0)
        parts << tr("oldest %1").arg(control::ageText(counts.oldest));
    return parts.join(QStringLiteral(" · "));
}

PageBadge QueuePage::badge() const
{
    const control::QueueCounts counts = m_model->counts();
    if (access() != DaemonAccess::Ready || counts.total == 0)
        return {};
    return {QLocale().toString(counts.total),
            counts.deferred > 0 ? style::Tone::Warn : style::Tone::Neutral};
}

void QueuePage::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
}

void QueuePage::refresh()
{
    m_model->refresh();
}

void QueuePage::applyFilter(const QString& filter)
{
    QList<widgets::FilterChip> chips;
    QString words;
    QueueFilterText::split(filter, chips, words);
    m_filter->setChips(chips);
    m_filter->setText(words);
    onFilterChanged();
}

void QueuePage::clientChanged(const std::shared_ptr<control::Client>& client)
{
    m_error->clear();
    m_sheet->dismiss();
    if (!client) {
        m_table->clearChecks();
        closeInspector();
    }
    m_model->setClient(client);
    m_inspector->setClient(client);
}

void QueuePage::onFilterChanged()
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
    m_sheet->dismiss();
    m_model->setFilter(filter);
}

void QueuePage::onChecksChanged()
{
    const qint64 checked = m_table->checkedCount();
    m_bar->setVisible(checked > 0);
    m_bar->setCounts(checked, m_model->total());
    m_view->setHeaderCheckState(m_table->headerState());
    updateActions();
}

void QueuePage::onModelState()
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

void QueuePage::showHits()
{
    const control::QueueCounts counts = m_model->counts();
    m_filter->setHits(
        m_filter->isEmpty() || m_model->state() != ModelState::Ready
            ? QString()
            : tr("%1 of %2")
                  .arg(QLocale().toString(m_model->total()), QLocale().toString(counts.total)));
}

void QueuePage::showBody()
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
    m_body->setCurrentIndex(empty ? 1 : 0);
    if (empty)
        closeInspector();
}

QueueTarget QueuePage::target() const
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
    if (keys.isEmpty() && m_inspector->isVisible())
        keys << m_inspected;
    keys.sort();
    target.keys = keys;
    return target;
}

void QueuePage::request(QueueAction action)
{
    QueueTarget wanted = target();
    // An undo takes back only what this action changes: rows that were not so before.
    const bool holds = action == QueueAction::Hold;
    for (const QString& key : std::as_const(wanted.keys)) {
        const int row = m_model->rowOfKey(key);
        if (row < 0)
            continue;
        const auto state = QueueState(m_model->index(row, 0).data(QueueModel::StateRole).toInt());
        if (holds ? state != QueueState::Held : state == QueueState::Held)
            wanted.undoable << key;
    }
    m_actions->request(action, wanted);
}

void QueuePage::onKey(int key, Qt::KeyboardModifiers modifiers)
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
    default:
        break;
    }
}

void QueuePage::keyPressEvent(QKeyEvent* event)
{
    // Back by one: first the details, then what is ticked.
    if (event->key() == Qt::Key_Escape && m_inspector->isVisible()) {
        closeInspector();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_table->checkedCount() > 0) {
        m_table->clearChecks();
        return;
    }
    DaemonPage::keyPressEvent(event);
}

void QueuePage::showInspector(const QModelIndex& index)
{
    if (!index.isValid() || !index.data(QueueModel::LoadedRole).toBool())
        return;
    const auto row = index.data(QueueModel::RowRole).value<QueueRow>();
    m_inspected = row.key;
    m_inspector->setRow(row);
    if (!m_inspector->isVisible()) {
        layOutInspector();
        m_inspector->show();
        m_view->scrollTo(index);
    }
    updateActions();
}

void QueuePage::updateInspector()
{
    if (!m_inspector->isVisible())
        return;
    const int row = m_model->rowOfKey(m_inspected);
    if (row >= 0)
        m_inspector->setRow(m_model->index(row, 0).data(QueueModel::RowRole).value<QueueRow>());
}

void QueuePage::closeInspector()
{
    if (!m_inspector->isVisible())
        return;
    m_inspector->hide();
    m_inspected.clear();
    m_inspector->clear();
    m_view->setFocus(Qt::OtherFocusReason);
    updateActions();
}

void QueuePage::updateActions()
{
    const bool any = !target().isEmpty();
    for (QAction* action : std::as_const(m_actionList))
        action->setEnabled(any);
}

void QueuePage::showContextMenu(const QPoint& where)
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
