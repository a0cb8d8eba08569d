#include "pages/work_row.h"

#include "pages/setup_texts.h"
#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/charts.h"
#include "widgets/label.h"
#include "widgets/spinner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>

namespace mailstead::pages
{

using setup::StepState;
using style::Tone;
using style::TypeRole;
using widgets::TextColor;

WorkRow::WorkRow(QWidget* parent)
    : QFrame(parent)
    , m_spinner(new widgets::Spinner(nullptr, 18))
    , m_icon(new widgets::IconLabel(QStringLiteral("check-circle"), 18))
    , m_text(new widgets::ElidedLabel(TypeRole::Body))
    , m_time(new widgets::Label(TypeRole::Small, TextColor::Tertiary))
    , m_meter(new widgets::Meter)
    , m_undo(new widgets::Button(QString(), QStringLiteral("undo"), widgets::ButtonKind::Quiet,
                                 nullptr, widgets::ButtonSize::Small))
    , m_clock(new QTimer(this))
{
    setObjectName(QStringLiteral("setupWork"));
    setFixedHeight(40);
    m_text->setObjectName(QStringLiteral("setupActivity"));
    m_text->setWeight(500);
    m_undo->setObjectName(QStringLiteral("setupUndo"));
    m_meter->setFixedWidth(120);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 8, 0);
    layout->setSpacing(12);
    layout->addWidget(m_spinner);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_time);
    layout->addWidget(m_meter);
    layout->addWidget(m_undo);
    layout->addSpacing(6);

    m_clock->setInterval(1000);
    connect(m_clock, &QTimer::timeout, this, &WorkRow::showTime);
    connect(m_undo, &QAbstractButton::clicked, this, &WorkRow::undoRequested);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] { update(); });
    retranslate();
    hide();
}

void WorkRow::setStatus(const setup::StepStatus& status)
{
    m_status = status;
    const bool running = status.state == StepState::Running;
    const bool done = isSettled(status.state) || status.state == StepState::Undone;
    setVisible(running || done);
    m_spinner->setVisible(running);
    m_icon->setVisible(done);
    m_meter->setVisible(running && status.progress >= 0);
    if (status.progress >= 0)
        m_meter->setValue(status.progress);
    m_undo->setVisible(done && status.undoable && status.state != StepState::Undone);
    if (status.state == StepState::Skipped)
        m_icon->set(QStringLiteral("info"), Tone::Neutral);
    else if (status.state == StepState::Undone)
        m_icon->set(QStringLiteral("undo"), Tone::Neutral);
    else
        m_icon->set(QStringLiteral("check-circle"), Tone::Ok);
    if (running)
        m_clock->start();
    else
        m_clock->stop();
    retranslate();
    update();
}

void WorkRow::showTime()
{
    const bool running = m_status.state == StepState::Running;
    m_time->setText(SetupTexts::duration(
        m_status.startedAt, running ? QDateTime::currentDateTimeUtc() : m_status.endedAt));
    m_time->setVisible(!m_time->text().isEmpty());
}

void WorkRow::retranslate()
{
    QString text = m_status.activity;
    switch (m_status.state) {
    case StepState::Running:
        if (text.isEmpty())
            text = tr("Working");
        break;
    case StepState::AlreadyDone:
        if (text.isEmpty())
            text = tr("All was as wanted; nothing has been changed");
        break;
    case StepState::Done:
        if (text.isEmpty())
            text = tr("Done and checked");
        break;
    case StepState::Skipped:
        if (text.isEmpty())
            text = tr("Left out, as you wanted");
        break;
    case StepState::Undone:
        text = tr("Undone: the server is as it was before this step");
        break;
    default:
        break;
    }
    m_text->setText(text);
    m_undo->setText(tr("Undo"));
    showTime();
}

void WorkRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void WorkRow::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const style::Colors& colors = style::colors();
    const bool running = m_status.state == StepState::Running;
    style::paintRounded(&painter, QRectF(rect()), style::sizes().radiusLg,
                        running ? colors.accent.soft : colors.bg.card,
                        running ? colors.accent.softBorder : colors.border.normal);
}

} // namespace mailstead::pages
