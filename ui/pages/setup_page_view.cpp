// What the setup page shows: its parts, and what follows from the engine's state.
#include "pages/address_form.h"
#include "pages/dns_zone_writer.h"
#include "pages/finished_panel.h"
#include "pages/setup_foot.h"
#include "pages/setup_log.h"
#include "pages/setup_page.h"
#include "pages/setup_texts.h"
#include "pages/step_panel.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/log_source.h"
#include "widgets/stepper_view.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using setup::StepId;
using setup::StepState;
using style::TypeRole;
using widgets::Button;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int contentMaximum = 880;

/// A scroll area whose content is at most 880 px wide and as high as the room it has.
QScrollArea* scrollFor(QWidget* content)
{
    auto* inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrollBody"));
    auto* layout = new QHBoxLayout(inner);
    layout->setContentsMargins(40, 28, 40, 12);
    content->setMaximumWidth(contentMaximum);
    layout->addWidget(content, 1);
    layout->addStretch(0);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    return scroll;
}

} // namespace

void SetupPage::build()
{
    setObjectName(QStringLiteral("setupPage"));
    m_caption = new Label(TypeRole::Caption, TextColor::Tertiary);
    m_journalNote = new Label(TypeRole::Caption, TextColor::Tertiary);
    m_journalNote->setWordWrap(true);
    m_stepper = new widgets::StepperView;
    m_stepper->setObjectName(QStringLiteral("setupSteps"));

    auto* side = new QWidget;
    side->setFixedWidth(style::sizes().stepper);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(24, 28, 16, 16);
    sideLayout->setSpacing(0);
    sideLayout->addWidget(m_caption);
    sideLayout->addSpacing(14);
    sideLayout->addWidget(m_stepper, 1);
    auto* note = new QHBoxLayout;
    note->setSpacing(6);
    note->addWidget(new widgets::IconLabel(QStringLiteral("info"), 14), 0, Qt::AlignTop);
    note->addWidget(m_journalNote, 1);
    sideLayout->addLayout(note);

    m_form = new AddressForm;
    m_panel = new StepPanel;
    m_finished = new FinishedPanel;
    m_stack = new QStackedWidget;
    for (QWidget* content : std::initializer_list<QWidget*>{m_form, m_panel, m_finished}) {
        QScrollArea* scroll = scrollFor(content);
        m_padded << scroll->widget()->layout();
        m_stack->addWidget(scroll);
    }

    m_foot = new SetupFoot;
    auto* footBox = new QHBoxLayout;
    footBox->setContentsMargins(40, 0, 40, 0);
    m_foot->setMaximumWidth(contentMaximum);
    footBox->addWidget(m_foot, 1);
    footBox->addStretch(0);
    m_padded << footBox;

    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    right->addLayout(footBox);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(new widgets::Hairline(nullptr, Qt::Vertical));
    layout->addLayout(right, 1);

    connect(m_stepper, &widgets::StepperView::stepActivated, this, [this](int row) {
        m_follow = m_engine && m_engine->isRunning() && row >= firstStepRow && row <= lastStepRow &&
                   m_engine->step(stepOf(row)).state == StepState::Running;
        showRow(row);
    });
    connect(m_form, &AddressForm::changed, this, &SetupPage::showFoot);
    connect(m_form, &AddressForm::submitted, this, [this] {
        if (m_foot->next()->isEnabled())
            onNext();
    });
    connect(m_panel, &StepPanel::decided, this, &SetupPage::onDecided);
    connect(m_panel, &StepPanel::retryRequested, this,
            [this] { start(m_panel->status().id, std::max(m_panel->status().id, m_runLast)); });
    connect(m_panel, &StepPanel::previewRequested, this,
            [this] { m_engine->preview(m_panel->status().id); });
    connect(m_panel, &StepPanel::undoRequested, this, [this] {
        m_ranHere = true;
        m_engine->undo(m_panel->status().id);
        showState();
        emit workChanged();
    });
    connect(m_panel, &StepPanel::copied, this,
            [this](const QString& what) { emit done(tr("Copied"), what); });
    connect(m_panel->writer(), &DnsZoneWriter::done, this, &SetupPage::done);
    connect(m_panel->writer(), &DnsZoneWriter::workChanged, this, &SetupPage::workChanged);
    connect(m_finished, &FinishedPanel::copied, this,
            [this](const QString& what) { emit done(tr("Copied"), what); });
    connect(m_finished, &FinishedPanel::openPage, this,
            [this](const QString& page) { emit openPage(page); });
    connect(m_foot->back(), &QAbstractButton::clicked, this, [this] {
        m_follow = false;
        showRow(m_row - 1);
    });
    connect(m_foot->again(), &QAbstractButton::clicked, this,
            [this] { start(StepId::Look, StepId::Look); });
    connect(m_foot->all(), &QAbstractButton::clicked, this,
            [this] { start(firstOpen(), StepId::Proof); });
    connect(m_foot->stop(), &QAbstractButton::clicked, this, &SetupPage::stopWork);
    connect(m_foot->next(), &QAbstractButton::clicked, this, &SetupPage::onNext);
}

void SetupPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const int side = width() < 900 ? 24 : style::sizes().pagePaddingSetup;
    for (QLayout* layout : std::as_const(m_padded)) {
        QMargins margins = layout->contentsMargins();
        margins.setLeft(side);
        margins.setRight(side);
        layout->setContentsMargins(margins);
    }
}

void SetupPage::showState()
{
    showStepper();
    m_form->setLocked(m_engine && m_engine->isRunning() && !m_refreshing);
    if (m_engine && m_row >= firstStepRow && m_row <= lastStepRow) {
        const StepId id = stepOf(m_row);
        m_panel->setStep(m_engine->step(id), m_settings);
        m_panel->setLogSource(m_logs.at(size_t(id)).get());
        m_panel->setRecords(m_records);
    }
    if (m_engine && m_row == finishedRow)
        m_finished->set(m_settings, m_engine->steps());
    showFoot();
}

void SetupPage::showStepper()
{
    QList<widgets::StepItem> items;
    widgets::StepItem form;
    form.label = tr("Your mail address");
    const bool answered = m_engine && !m_settings.hostname.isEmpty() &&
                          (m_ranHere || isSettled(m_engine->step(StepId::Look).state));
    form.detail = answered ? m_settings.mailbox : QString();
    form.look = answered ? widgets::StepLook::Done : widgets::StepLook::Waiting;
    items << form;

    const StepId open = firstOpen();
    for (int row = firstStepRow; row <= lastStepRow; ++row) {
        widgets::StepItem item;
        setup::StepStatus status;
        status.id = stepOf(row);
        if (m_engine)
            status = m_engine->step(status.id);
        item.label = setup::title(status.id);
        item.detail = SetupTexts::detail(status);
        item.look = SetupTexts::look(status.state);
        item.enabled =
            m_engine && (status.state != StepState::Waiting || (answered && status.id <= open));
        items << item;
    }
    widgets::StepItem last;
    last.label = tr("Ready");
    last.look = allSettled() ? widgets::StepLook::Done : widgets::StepLook::Waiting;
    last.enabled = allSettled();
    items << last;
    if (m_row >= 0 && m_row < items.size() && items[m_row].look == widgets::StepLook::Waiting)
        items[m_row].look = widgets::StepLook::Current;
    m_stepper->setItems(items);
    m_stepper->setCurrentStep(m_row);
}

void SetupPage::showFoot()
{
    for (Button* button : {m_foot->back(), m_foot->again(), m_foot->all(), m_foot->stop()})
        button->hide();
    m_foot->back()->setText(tr("Back"));
    m_foot->again()->setText(tr("Look again"));
    m_foot->all()->setText(tr("Do all that is left"));
    m_foot->stop()->setText(tr("Stop after this command"));
    m_foot->next()->setVisible(m_row != finishedRow);
    m_foot->setNote({});
    if (m_row == formRow)
        showFormFoot();
    else if (m_row != finishedRow && m_engine)
        showStepFoot();
    else
        m_foot->back()->setVisible(m_row != formRow);
}

void SetupPage::showFormFoot()
{
    const bool running = m_engine && m_engine->isRunning() && !m_refreshing;
    m_foot->stop()->setVisible(running);
    m_foot->next()->setText(tr("Next: %1").arg(setup::title(StepId::Look)));
    if (m_engine && firstOpen() != StepId::Look)
        m_foot->next()->setText(allSettled() ? tr("Next: Ready")
                                             : tr("Next: %1").arg(setup::title(firstOpen())));
    m_foot->next()->setEnabled(m_engine && !m_engine->isRunning());
    m_foot->all()->setVisible(m_engine && !running && !allSettled());
    m_foot->all()->setText(tr("Do everything"));
    m_foot->all()->setEnabled(m_foot->next()->isEnabled());
    if (!m_engine)
        m_foot->setNote(tr("Connect to the server to go on. What you type here is kept."));
    else if (running)
        m_foot->setNote(tr("The setup is running; the answers can be changed when it ends."));
    else if (m_engine->isRunning())
        m_foot->setNote(tr("Reading what stands on the server …"));
    else
        m_foot->setNote(tr("Next looks at the server and changes nothing."));
}

void SetupPage::showStepFoot()
{
    const setup::StepStatus status = m_engine->step(stepOf(m_row));
    const bool running = m_engine->isRunning();
    const bool settled = isSettled(status.state);
    const bool look = status.id == StepId::Look;
    m_foot->back()->setVisible(!running);
    m_foot->stop()->setVisible(running);
    m_foot->again()->setVisible(look && !running && status.state != StepState::Waiting);
    m_foot->all()->setVisible(!running && !allSettled() && status.state != StepState::Decide);

    const int nextRow = m_row + 1;
    const QString nextName = nextRow == finishedRow ? tr("Ready") : setup::title(stepOf(nextRow));
    const bool decide = status.state == StepState::Decide;
    if (settled || decide || status.state == StepState::Running)
        m_foot->next()->setText(tr("Next: %1").arg(nextName));
    else if (status.state == StepState::Failed)
        m_foot->next()->setText(tr("Try again"));
    else
        m_foot->next()->setText(SetupTexts::doIt(status.id));
    m_foot->next()->setEnabled(!running && !decide);

    if (running)
        m_foot->setNote(
            tr("You may leave this page. The work goes on and stays in the status bar."));
    else if (decide)
        m_foot->setNote(tr("Decide about what is marked to go on."));
    else if (settled && status.endedAt.isValid())
        m_foot->setNote(tr("Took %1.").arg(SetupTexts::duration(status.startedAt, status.endedAt)));
    else if (status.state == StepState::Waiting && !status.plan.isEmpty())
        m_foot->setNote(tr("%n change(s), shown above. Nothing has been changed yet.", nullptr,
                           int(status.plan.changes.size())));
}

void SetupPage::showConnection()
{
    if (!m_session) {
        m_panel->setConnectionNote({}, {});
        return;
    }
    const bool restarting = m_engine && m_engine->isRunning() &&
                            m_engine->step(StepId::Name).state == StepState::Running;
    switch (m_session->state()) {
    case session::State::Connected:
        m_panel->setConnectionNote({}, {});
        break;
    case session::State::Reconnecting:
        if (restarting)
            m_panel->setConnectionNote(
                tr("The server is restarting"),
                tr("Mailstead signs in again by itself, usually within a minute."));
        else
            m_panel->setConnectionNote(
                tr("The connection was lost and is being tried again"),
                tr("Nothing is lost: what was done is kept on the server, and the setup goes on "
                   "from there."));
        break;
    default:
        m_panel->setConnectionNote(tr("Not connected"),
                                   tr("Connect again, and the setup goes on where it stopped."));
        break;
    }
}

void SetupPage::retranslate()
{
    m_caption->setText(
        tr("Setup of %1").arg(m_settings.hostname.isEmpty() ? m_address : m_settings.hostname));
    m_journalNote->setText(
        tr("The journal is kept on the server. You can go on from another computer."));
    m_stepper->setAccessibleName(tr("Steps of the setup"));
    showConnection();
    showState();
}

} // namespace mailstead::pages
