#include "pages/logs_page.h"

#include "pages/log_detail.h"
#include "pages/log_model_source.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/filter_field.h"
#include "widgets/label.h"
#include "widgets/log_view.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::LogLevel;
using control::LogModel;
using control::ModelState;
using style::Tone;
using widgets::Button;
using widgets::ButtonKind;

LogsPage::LogsPage(QWidget* parent)
    : DaemonPage(parent)
    , m_model(new LogModel(this))
    , m_source(new LogModelSource(m_model, this))
{
    buildHeader();
    build();
    connect(m_model, &LogModel::stateChanged, this, &LogsPage::onModelState);
    connect(m_model, &LogModel::waitingLinesChanged, this, &LogsPage::showFollowing);
    for (const auto signal : {&widgets::LogLineSource::appended, &widgets::LogLineSource::prepended,
                              &widgets::LogLineSource::dropped})
        connect(m_source, signal, this, [this] { showBody(); });
    connect(m_source, &widgets::LogLineSource::reset, this, [this] {
        m_detail->hide();
        showBody();
    });
    retranslate();
    onModelState();
}

LogsPage::~LogsPage()
{
    // Children that go after this must not tell a page that is gone.
    m_view->removeEventFilter(this);
    m_view->disconnect(this);
    m_source->disconnect(this);
    m_model->disconnect(this);
    // The window may have taken it as a child and keeps it then.
    if (m_header && !m_header->parent())
        delete m_header;
}

QString LogsPage::title() const
{
    return tr("Logs");
}

QString LogsPage::summary() const
{
    if (access() != DaemonAccess::Ready || m_model->state() != ModelState::Ready)
        return {};
    const int lines = m_model->rowCount();
    if (m_model->filter() == control::LogFilter())
        return tr("%n line(s), the newest at the end", nullptr, lines);
    return tr("%n line(s) match", nullptr, lines);
}

void LogsPage::buildHeader()
{
    m_header = new QWidget;
    m_badge = new widgets::StateBadge;
    m_follow = new Button;
    m_follow->setObjectName(QStringLiteral("logsFollow"));
    auto* layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_badge);
    layout->addWidget(m_follow);
    connect(m_follow, &QAbstractButton::clicked, this,
            [this] { setPaused(!m_model->isPaused() && m_view->isFollowing()); });
}

void LogsPage::build()
{
    setObjectName(QStringLiteral("logsPage"));
    m_filter = new widgets::FilterField;
    m_filter->setObjectName(QStringLiteral("logsFilter"));
    m_levels = new widgets::SegmentedControl;
    m_levels->setObjectName(QStringLiteral("logsLevels"));
    m_levels->addSegment(QString());
    m_levels->addSegment(QString(), QStringLiteral("warning"));
    m_levels->addSegment(QString(), QStringLiteral("error"));
    m_levels->setSegmentIcon(1, QStringLiteral("warning"), int(Tone::Warn));
    m_levels->setSegmentIcon(2, QStringLiteral("error"), int(Tone::Bad));
    m_error = new widgets::ErrorBanner;
    m_error->setObjectName(QStringLiteral("logsError"));
    m_view = new widgets::LogView;
    m_view->setObjectName(QStringLiteral("logsView"));
    m_view->setSource(m_source);
    m_pill = new Button(QString(), QStringLiteral("chevron-down"), ButtonKind::Primary, m_view,
                        widgets::ButtonSize::Small);
    m_pill->setObjectName(QStringLiteral("logsNewLines"));
    m_pill->hide();
    m_nothing = new widgets::EmptyState;
    m_nothing->setObjectName(QStringLiteral("logsEmpty"));
    m_body = new QStackedWidget;
    m_body->addWidget(m_view);
    m_body->addWidget(m_nothing);
    m_detail = new LogDetail;
    m_detail->hide();

    auto* filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_filter, 1);
    filters->addWidget(m_levels);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 0, 24, 20);
    layout->setSpacing(12);
    layout->addLayout(filters);
    layout->addWidget(m_error);
    auto* frame = new widgets::Card;
    frame->body()->addWidget(m_body);
    layout->addWidget(frame, 1);
    layout->addWidget(m_detail);
    setContent(content);

    connect(m_filter, &widgets::FilterField::filterChanged, this, &LogsPage::onFilterChanged);
    connect(m_levels, &widgets::SegmentedControl::currentChanged, this, &LogsPage::onFilterChanged);
    connect(m_view, &widgets::LogView::followingChanged, this, &LogsPage::showFollowing);
    connect(m_view, &widgets::LogView::idActivated, this, &LogsPage::filterById);
    connect(m_view, &widgets::LogView::reachedTop, m_model, &LogModel::loadOlder);
    connect(m_view, &widgets::LogView::currentLineChanged, this, &LogsPage::showDetail);
    connect(m_pill, &QAbstractButton::clicked, this, [this] { setPaused(false); });
    connect(m_detail, &LogDetail::onlyMessage, this, &LogsPage::filterById);
    connect(m_detail, &LogDetail::onlySource, this, [this](const QString& source) {
        m_filter->addChip({QStringLiteral("source"), source});
        onFilterChanged();
    });
    connect(m_detail, &LogDetail::openMessage, this, [this](const QString& message) {
        emit openPage(QStringLiteral("queue"), QStringLiteral("id:") + message);
    });
    connect(m_detail, &LogDetail::closeRequested, m_detail, &QWidget::hide);
    connect(m_nothing, &widgets::EmptyState::triggered, this, [this] {
        m_filter->clear();
        m_levels->setCurrent(0);
        onFilterChanged();
    });
    m_view->installEventFilter(this);
}

void LogsPage::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
}

void LogsPage::refresh()
{
    m_error->clear();
    m_model->setFilter(m_model->filter());
}

void LogsPage::applyFilter(const QString& filter)
{
    QList<widgets::FilterChip> chips;
    QStringList words;
    for (const QString& part : filter.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString key = part.section(QLatin1Char(':'), 0, 0);
        const QString value = part.section(QLatin1Char(':'), 1);
        if (!value.isEmpty() && (key == QLatin1String("id") || key == QLatin1String("source")))
            chips << widgets::FilterChip{key, value};
        else
            words << part;
    }
    m_levels->setCurrent(0);
    m_filter->setChips(chips);
    m_filter->setText(words.join(QLatin1Char(' ')));
    onFilterChanged();
}

void LogsPage::filterById(const QString& messageId)
{
    m_filter->addChip({QStringLiteral("id"), messageId});
    onFilterChanged();
}

QList<LogLevel> LogsPage::levelsOf(int segment)
{
    switch (segment) {
    case 1:
        return {LogLevel::Warn, LogLevel::Error};
    case 2:
        return {LogLevel::Error};
    default:
        return {};
    }
}

void LogsPage::onFilterChanged()
{
    control::LogFilter filter;
    filter.levels = levelsOf(m_levels->current());
    for (const widgets::FilterChip& chip : m_filter->chips()) {
        if (chip.key == QLatin1String("id"))
            filter.id = chip.value;
        else if (chip.key == QLatin1String("source"))
            filter.sources << chip.value;
    }
    filter.text = m_filter->text().trimmed();
    m_view->setSearch(filter.text);
    if (filter != m_model->filter()) {
        m_detail->hide();
        m_model->setFilter(filter);
    }
}

void LogsPage::setPaused(bool paused)
{
    m_model->setPaused(paused);
    m_view->setFollowing(!paused);
    showFollowing();
}

void LogsPage::showFollowing()
{
    const bool paused = m_model->isPaused();
    const bool following = !paused && m_view->isFollowing();
    m_badge->set(tr("paused, place kept"), Tone::Neutral, QStringLiteral("pause"));
    m_badge->setVisible(!following);
    m_follow->setText(following ? tr("Pause") : tr("Follow"));
    m_follow->setIconName(following ? QStringLiteral("pause") : QStringLiteral("follow"));
    const int waiting = paused ? m_model->waitingLines() : 0;
    m_pill->setText(tr("%n new line(s)", nullptr, waiting));
    m_pill->setVisible(waiting > 0);
    placePill();
}

void LogsPage::placePill()
{
    m_pill->adjustSize();
    m_pill->move(m_view->width() - m_pill->width() - 24, m_view->height() - m_pill->height() - 12);
    m_pill->raise();
}

bool LogsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        placePill();
    return DaemonPage::eventFilter(watched, event);
}

void LogsPage::resizeEvent(QResizeEvent* event)
{
    DaemonPage::resizeEvent(event);
    placePill();
}

void LogsPage::onModelState()
{
    if (m_model->state() == ModelState::Failed) {
        m_error->setMessage(Tone::Bad, tr("The log could not be read"), m_model->stateReason());
        Button* again = m_error->addButton(tr("Look again"));
        again->setObjectName(QStringLiteral("logsAgain"));
        connect(again, &QAbstractButton::clicked, this, [this] {
            const std::shared_ptr<control::Client> same = sharedClient();
            m_model->setClient(nullptr);
            m_model->setClient(same);
        });
    } else {
        m_error->clear();
    }
    showBody();
}

void LogsPage::showBody()
{
    const bool empty = m_model->state() == ModelState::Ready && m_model->rowCount() == 0;
    if (empty && m_model->filter() != control::LogFilter())
        m_nothing->set(QStringLiteral("filter"), tr("No line matches"),
                       tr("New lines that match appear here by themselves."),
                       tr("Clear the filter"), QStringLiteral("close"));
    else if (empty)
        m_nothing->set(QStringLiteral("log"), tr("The log is empty"),
                       tr("What the mail daemon does appears here as it happens."));
    m_body->setCurrentIndex(empty ? 1 : 0);
    if (empty)
        m_detail->hide();
    emit summaryChanged();
}

void LogsPage::showDetail(int line)
{
    if (line < 0 || line >= m_source->count()) {
        m_detail->hide();
        return;
    }
    m_detail->setLine(m_source->daemonLine(line));
    m_detail->show();
}

void LogsPage::clientChanged(const std::shared_ptr<control::Client>& client)
{
    m_detail->hide();
    m_model->setClient(client);
}

void LogsPage::retranslate()
{
    DaemonPage::retranslate();
    m_filter->setKeys(
        {{QStringLiteral("source"),
          {QStringLiteral("smtp-in"), QStringLiteral("smtp-out"), QStringLiteral("submission"),
           QStringLiteral("queue"), QStringLiteral("lmtp"), QStringLiteral("certificate"),
           QStringLiteral("acme"), QStringLiteral("privileged"), QStringLiteral("dns"),
           QStringLiteral("web"), QStringLiteral("accounts"), QStringLiteral("control"),
           QStringLiteral("daemon")}},
         {QStringLiteral("id"), {}}});
    m_filter->setPlaceholder(tr("Filter, for example gmail or source:smtp-out"));
    m_levels->setAccessibleName(tr("Levels shown"));
    m_levels->setSegmentText(0, tr("All"));
    m_levels->setSegmentText(1, tr("Warnings"));
    m_levels->setSegmentText(2, tr("Errors"));
    m_view->setAccessibleName(tr("Log of the mail daemon"));
    showFollowing();
    showBody();
}

} // namespace mailstead::pages
