#include "main/page_area.h"

#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/charts.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/spinner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::main
{

using style::TypeRole;
using widgets::TextColor;

PageArea::PageArea(QWidget* parent)
    : QWidget(parent)
    , m_header(new QWidget(this))
    , m_title(new widgets::Label(TypeRole::Heading, TextColor::Primary, m_header))
    , m_summary(
          new widgets::ElidedLabel(TypeRole::Body, TextColor::Secondary, Qt::ElideRight, m_header))
    , m_banner(new widgets::ErrorBanner)
    , m_bannerFrame(new QWidget(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_header->setFixedHeight(style::sizes().pageHeader);
    m_headerRow = new QHBoxLayout(m_header);
    m_headerRow->setContentsMargins(style::sizes().pagePadding, 0, style::sizes().pagePadding, 0);
    m_headerRow->setSpacing(12);
    m_headerRow->addWidget(m_title);
    auto* summary = new QVBoxLayout;
    summary->setContentsMargins(0, 4, 0, 0); // on the title's base line
    summary->addWidget(m_summary);
    m_headerRow->addLayout(summary, 1);
    auto* bannerRow = new QHBoxLayout(m_bannerFrame);
    bannerRow->setContentsMargins(style::sizes().pagePadding, 12, style::sizes().pagePadding, 12);
    bannerRow->addWidget(m_banner);
    m_bannerFrame->hide();
    m_banner->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bannerFrame);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
}

bool PageArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_banner &&
        (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent))
        m_bannerFrame->setVisible(event->type() == QEvent::ShowToParent);
    return QWidget::eventFilter(watched, event);
}

void PageArea::addPage(QWidget* page)
{
    m_stack->addWidget(page);
}

void PageArea::showPage(widgets::Page* page)
{
    if (m_page)
        disconnect(m_page, &widgets::Page::summaryChanged, this, nullptr);
    m_page = page;
    if (m_actions) {
        m_headerRow->removeWidget(m_actions);
        m_actions->hide();
        m_actions = nullptr;
    }
    m_header->setVisible(page && !page->hasOwnHeader());
    if (!page)
        return;
    m_stack->setCurrentWidget(page);
    m_actions = page->headerActions();
    if (m_actions) {
        m_headerRow->addWidget(m_actions);
        m_actions->show();
    }
    connect(page, &widgets::Page::summaryChanged, this, &PageArea::showHeader);
    showHeader();
}

void PageArea::showPlain(QWidget* widget)
{
    showPage(nullptr);
    m_stack->setCurrentWidget(widget);
}

void PageArea::showHeader()
{
    m_title->setText(m_page->title());
    m_summary->setText(m_page->summary());
}

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent)
    , m_idle(new widgets::IconLabel({}, 14, this))
    , m_spinner(new widgets::Spinner(this, 14))
    , m_title(new widgets::Label(TypeRole::Small, TextColor::Secondary, this))
    , m_detail(
          new widgets::ElidedLabel(TypeRole::Small, TextColor::Secondary, Qt::ElideRight, this))
    , m_meter(new widgets::Meter(this))
    , m_stop(
          new widgets::Button({}, {}, widgets::ButtonKind::Link, this, widgets::ButtonSize::Small))
    , m_sshDot(new widgets::StateDot(this))
    , m_channelDot(new widgets::StateDot(this))
    , m_ssh(new widgets::Label(TypeRole::Small, TextColor::Secondary, this))
    , m_channel(new widgets::Label(TypeRole::Small, TextColor::Secondary, this))
{
    setObjectName(QStringLiteral("statusBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(style::sizes().statusBar);
    m_idle->set(QStringLiteral("check-circle"), style::Tone::Ok);
    m_title->setObjectName(QStringLiteral("workTitle"));
    m_stop->setObjectName(QStringLiteral("stopWork"));
    m_meter->setFixedWidth(140);
    m_title->installEventFilter(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 1, 14, 0);
    row->setSpacing(6);
    row->addWidget(m_idle);
    row->addWidget(m_spinner);
    row->addWidget(m_title);
    row->addWidget(m_detail);
    row->addSpacing(8);
    row->addWidget(m_meter);
    row->addSpacing(8);
    row->addWidget(m_stop);
    row->addStretch(1);
    row->addWidget(m_sshDot);
    row->addWidget(m_ssh);
    row->addSpacing(8);
    row->addWidget(m_channelDot);
    row->addWidget(m_channel);
    connect(m_stop, &QPushButton::clicked, this, &StatusBar::stopRequested);
    setWork({});
    setConnection({}, style::Tone::Neutral, {}, style::Tone::Neutral);
}

void StatusBar::setWork(const widgets::RunningWork& work)
{
    m_work = work;
    const bool running = work.isRunning();
    m_idle->setVisible(!running);
    m_spinner->setVisible(running);
    m_title->setText(running ? work.title : tr("Nothing running"));
    m_title->setColor(running ? TextColor::Primary : TextColor::Secondary);
    m_title->setWeight(running ? 500 : 0);
    m_title->setCursor(running ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_detail->setText(work.detail);
    m_detail->setVisible(running && !work.detail.isEmpty());
    m_meter->setVisible(running && work.progress >= 0);
    m_meter->setValue(std::max(0.0, work.progress));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(
        tr("Stops after the running command (%1)")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_Period).toString(QKeySequence::NativeText)));
    m_stop->setVisible(running && work.stoppable);
}

void StatusBar::setConnection(const QString& ssh, style::Tone sshTone, const QString& channel,
                              style::Tone channelTone)
{
    m_ssh->setText(ssh);
    m_sshDot->set(sshTone, sshTone == style::Tone::Neutral);
    m_sshDot->setVisible(!ssh.isEmpty());
    m_channel->setText(channel);
    m_channelDot->set(channelTone, channelTone == style::Tone::Neutral);
    m_channelDot->setVisible(!channel.isEmpty());
    m_channel->setVisible(!channel.isEmpty());
}

void StatusBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setWork(m_work);
    QWidget::changeEvent(event);
}

bool StatusBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_title && event->type() == QEvent::MouseButtonRelease && m_work.isRunning())
        emit workActivated();
    return QWidget::eventFilter(watched, event);
}

} // namespace mailstead::main
