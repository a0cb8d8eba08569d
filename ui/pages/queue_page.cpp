#include "pages/queue_page.h"

#include "control/queue_model.h"
#include "pages/history_view.h"
#include "pages/hold_rules_view.h"
#include "pages/suppression_view.h"
#include "pages/waiting_view.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"

#include <QLocale>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::ModelState;
using control::QueueModel;

namespace
{

const QString tabKey = QStringLiteral("queue/tab");

} // namespace

QueuePage::QueuePage(QWidget* parent)
    : DaemonPage(parent)
    , m_tabs(new widgets::SegmentedControl)
    , m_error(new widgets::ErrorBanner)
    , m_views(new QStackedWidget)
    , m_waiting(new WaitingView)
    , m_history(new HistoryView)
    , m_suppressed(new SuppressionView)
    , m_rules(new HoldRulesView)
{
    build();
    connectViews();
    retranslate();
    const int tab = QSettings().value(tabKey, 0).toInt();
    m_tabs->setCurrent(tab > 0 && tab < TabCount ? tab : Waiting);
    showTab();
}

QueuePage::~QueuePage()
{
    // Children that go after this must not tell a page that is gone.
    for (QWidget* view :
         std::initializer_list<QWidget*>{m_waiting, m_history, m_suppressed, m_rules})
        view->disconnect(this);
    for (QObject* model : std::initializer_list<QObject*>{m_waiting->model(), m_history->model(),
                                                          m_suppressed->model(), m_rules->model()})
        model->disconnect(this);
    if (!m_tabs)
        return;
    m_tabs->disconnect(this);
    // The window may have taken it as a child and keeps it then.
    if (!m_tabs->parent())
        delete m_tabs;
}

void QueuePage::build()
{
    setObjectName(QStringLiteral("queuePage"));
    m_tabs->setObjectName(QStringLiteral("queueTabs"));
    m_error->setObjectName(QStringLiteral("queueListError"));
    for (const char* icon : {"queue", "check-circle", "blocked", "hold"})
        m_tabs->addSegment(QString(), QString::fromLatin1(icon));
    for (QWidget* view :
         std::initializer_list<QWidget*>{m_waiting, m_history, m_suppressed, m_rules})
        m_views->addWidget(view);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 0, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(m_error);
    layout->addWidget(m_views, 1);
    setContent(content);
}

void QueuePage::connectViews()
{
    connect(m_tabs, &widgets::SegmentedControl::currentChanged, this, [this](int tab) {
        QSettings().setValue(tabKey, tab);
        showTab();
    });
    connect(m_waiting, &WaitingView::summaryChanged, this, &QueuePage::summaryChanged);
    connect(m_waiting, &WaitingView::badgeChanged, this, &QueuePage::badgeChanged);
    connect(m_waiting, &WaitingView::openPage, this, &QueuePage::openPage);
    connect(m_waiting, &WaitingView::done, this, &QueuePage::done);
    connect(m_history, &HistoryView::logRequested, this, &QueuePage::showLog);
    connect(m_suppressed, &SuppressionView::logRequested, this, &QueuePage::showLog);
    connect(m_suppressed, &SuppressionView::done, this, &QueuePage::done);
    connect(m_rules, &HoldRulesView::done, this, &QueuePage::done);
    connect(m_rules, &HoldRulesView::heldRequested, this,
            [this] { applyFilter(QStringLiteral("state:held")); });
    const auto copied = [this](const QString& what) {
        emit done(tr("Copied"), what);
    };
    connect(m_history, &HistoryView::copied, this, copied);
    connect(m_suppressed, &SuppressionView::copied, this, copied);
    connect(m_rules, &HoldRulesView::copied, this, copied);
    const auto failed = [this](const core::Error& error) {
        m_error->setError(error);
        m_error->setClosable(true);
    };
    connect(m_suppressed, &SuppressionView::failed, this, failed);
    connect(m_rules, &HoldRulesView::failed, this, failed);

    // Mail that leaves the queue is finished, and may have been found undeliverable.
    for (control::ListingModel* model : std::initializer_list<control::ListingModel*>{
             m_history->model(), m_suppressed->model(), m_rules->model()}) {
        connect(m_waiting->model(), &QueueModel::queueChanged, model,
                &control::ListingModel::changed);
        connect(model, &control::ListingModel::arrived, this, [this] {
            showCounts();
            emit summaryChanged();
            showTab(); // only what is looked at is read further
        });
    }
}

QString QueuePage::title() const
{
    return tr("Queue");
}

QString QueuePage::summary() const
{
    const QueueModel* queue = m_waiting->model();
    if (access() != DaemonAccess::Ready || queue->state() != ModelState::Ready)
        return {};
    switch (tab()) {
    case Finished:
        return m_history->model()->state() == ModelState::Ready
                   ? tr("%Ln finished, the newest first", nullptr, int(m_history->model()->total()))
                   : QString();
    case Suppressed:
        return tr("Recipients that nothing is sent to");
    case HoldRules:
        return tr("What fits is held as it comes in");
    default:
        break;
    }
    const control::QueueCounts counts = queue->counts();
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

QWidget* QueuePage::headerActions()
{
    return m_tabs;
}

PageBadge QueuePage::badge() const
{
    const control::QueueCounts counts = m_waiting->model()->counts();
    if (access() != DaemonAccess::Ready || counts.total == 0)
        return {};
    return {QLocale().toString(counts.total),
            counts.deferred > 0 ? style::Tone::Warn : style::Tone::Neutral};
}

QueuePage::Tab QueuePage::tab() const
{
    return Tab(m_views->currentIndex());
}

void QueuePage::setTab(Tab tab)
{
    m_tabs->setCurrent(tab);
}

void QueuePage::showTab()
{
    const int tab = m_tabs->current();
    if (tab != m_views->currentIndex()) {
        m_views->setCurrentIndex(tab);
        m_error->clear();
        emit summaryChanged();
    }
    // Each is read once, for its count; after that only while it is looked at.
    const auto look = [](control::ListingModel* model, bool isShown) {
        model->setActive(isShown || model->state() == ModelState::Loading);
    };
    look(m_history->model(), tab == Finished);
    look(m_suppressed->model(), tab == Suppressed);
    look(m_rules->model(), tab == HoldRules);
}

void QueuePage::showCounts()
{
    const auto count = [this](Tab tab, int rows, int most) {
        QString text;
        if (rows > 0)
            text = rows < most ? QLocale().toString(rows)
                               : QLocale().toString(most) + QLatin1Char('+');
        m_tabs->setSegmentCount(tab, text);
    };
    if (!m_tabs)
        return;
    count(Suppressed,
          m_suppressed->model()->search().isEmpty() ? m_suppressed->model()->rowCount() : 0,
          control::SuppressionModel::most);
    count(HoldRules, m_rules->model()->rowCount(), 10'000);
}

void QueuePage::showLog(const QString& messageId)
{
    emit openPage(QStringLiteral("logs"), QStringLiteral("id:") + messageId);
}

void QueuePage::focusFilter()
{
    switch (tab()) {
    case Finished:
        m_history->focusFilter();
        break;
    case Suppressed:
        m_suppressed->focusFilter();
        break;
    case HoldRules:
        break;
    default:
        m_waiting->focusFilter();
        break;
    }
}

void QueuePage::refresh()
{
    m_waiting->refresh();
    m_history->model()->refresh();
    m_suppressed->model()->refresh();
    m_rules->model()->refresh();
}

void QueuePage::applyFilter(const QString& filter)
{
    setTab(Waiting);
    m_waiting->applyFilter(filter);
}

QList<QAction*> QueuePage::commands() const
{
    // What one does not see is not acted on.
    return tab() == Waiting ? m_waiting->commands() : QList<QAction*>();
}

QueueModel* QueuePage::model() const
{
    return m_waiting->model();
}

QueueTableModel* QueuePage::tableModel() const
{
    return m_waiting->tableModel();
}

void QueuePage::clientChanged(const std::shared_ptr<control::Client>& client)
{
    m_error->clear();
    m_waiting->setClient(client);
    for (control::ListingModel* model : std::initializer_list<control::ListingModel*>{
             m_history->model(), m_suppressed->model(), m_rules->model()})
        model->setActive(true);
    m_history->setClient(client);
    m_suppressed->setClient(client);
    m_rules->setClient(client);
    showCounts();
}

void QueuePage::retranslate()
{
    DaemonPage::retranslate();
    if (!m_tabs)
        return;
    m_tabs->setAccessibleName(tr("Parts of the queue"));
    m_tabs->setSegmentText(Waiting, tr("Waiting"));
    m_tabs->setSegmentText(Finished, tr("Finished"));
    m_tabs->setSegmentText(Suppressed, tr("Suppressed"));
    m_tabs->setSegmentText(HoldRules, tr("Hold rules"));
}

} // namespace mailstead::pages
