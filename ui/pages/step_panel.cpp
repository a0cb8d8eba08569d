#include "pages/step_panel.h"

#include "control/client.h"
#include "hosters/ptr_model.h"
#include "pages/arrival_view.h"
#include "pages/dns_zone_writer.h"
#include "pages/ptr_card.h"
#include "pages/setup_log.h"
#include "pages/setup_texts.h"
#include "pages/way_chooser.h"
#include "pages/work_row.h"
#include "setup/certificate_way.h"
#include "setup/choices.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/finding_card.h"
#include "widgets/finding_ticks.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/plan_view.h"
#include "widgets/records_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using core::Severity;
using setup::StepId;
using setup::StepState;
using style::Tone;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

StepPanel::StepPanel(QWidget* parent)
    : QWidget(parent)
    , m_tile(new widgets::IconTile(QStringLiteral("shield-check"), Tone::Ok, nullptr, 48))
    , m_heading(new Label(TypeRole::Display, TextColor::Primary))
    , m_lead(new Label(TypeRole::Guide, TextColor::Secondary))
    , m_badgeBox(new QWidget)
    , m_badges(new QHBoxLayout(m_badgeBox))
    , m_error(new widgets::ErrorBanner)
    , m_connection(new widgets::ErrorBanner)
    , m_sheet(new widgets::InlineSheet)
    , m_work(new WorkRow)
    , m_findings(new widgets::FindingList)
    , m_ticks(new widgets::FindingTicks)
    , m_wayCard(new widgets::Card)
    , m_ways(new WayChooser)
    , m_plan(new widgets::PlanView)
    , m_writer(new DnsZoneWriter)
    , m_names(new hosters::PtrModel(this))
    , m_reverse(new PtrCard)
    , m_records(new widgets::RecordsView)
    , m_arrival(new ArrivalView)
    , m_log(new SetupLog)
{
    m_heading->setObjectName(QStringLiteral("setupHeading"));
    m_lead->setObjectName(QStringLiteral("setupLead"));
    m_error->setObjectName(QStringLiteral("setupError"));
    m_connection->setObjectName(QStringLiteral("setupConnection"));
    m_sheet->setObjectName(QStringLiteral("setupSheet"));
    m_findings->setObjectName(QStringLiteral("setupFindings"));
    m_ticks->setObjectName(QStringLiteral("setupTicks"));
    m_plan->setObjectName(QStringLiteral("setupPlan"));
    m_records->setObjectName(QStringLiteral("setupRecords"));
    m_lead->setWordWrap(true);
    m_lead->setMaximumWidth(640);
    m_connection->setClosable(false);
    m_error->setClosable(false);

    auto* ways = new QVBoxLayout;
    ways->setContentsMargins(6, 6, 6, 6);
    ways->addWidget(m_ways);
    m_wayCard->setTitle(tr("How the name is proved"));
    m_wayCard->body()->addLayout(ways);
    m_wayCard->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_heading);
    auto* leadLine = new QHBoxLayout;
    leadLine->addWidget(m_lead, 1);
    leadLine->addStretch(0);
    words->addLayout(leadLine);
    m_badges->setContentsMargins(0, 0, 0, 0);
    m_badges->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_tile);
    head->addLayout(words, 1);
    head->addWidget(m_badgeBox);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(head);
    m_reverse->setModel(m_names);
    m_reverse->hide();
    m_names->setActive(false);
    layout->addSpacing(6);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_error, m_connection, m_sheet, m_work, m_findings, m_ticks, m_wayCard, m_plan,
             m_writer, m_reverse, m_records, m_arrival})
        layout->addWidget(widget);
    layout->addWidget(m_log, 1);
    layout->addStretch(0);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_error, m_connection, m_sheet, m_findings, m_ticks, m_plan, m_writer, m_records})
        widget->hide();

    connect(m_findings, &widgets::FindingList::actionTriggered, this,
            [this](const QString& finding, const QString& action) {
                if (action == QLatin1String("show-plan"))
                    emit previewRequested();
                else
                    emit decided(finding, action);
            });
    connect(m_ways, &WayChooser::wayChanged, this, [this] {
        if (!m_fillingWays)
            emit decided(QString(setup::certificateWayId), m_ways->current());
    });
    connect(m_work, &WorkRow::undoRequested, this, &StepPanel::askUndo);
    connect(m_plan, &widgets::PlanView::undoRequested, this, &StepPanel::askUndo);
    connect(m_sheet, &widgets::InlineSheet::confirmed, this, &StepPanel::undoRequested);
    connect(m_records, &widgets::RecordsView::copied, this, &StepPanel::copied);
    connect(m_writer, &DnsZoneWriter::copied, this, &StepPanel::copied);
}

void StepPanel::setStep(const setup::StepStatus& status, const setup::Settings& settings)
{
    if (status.id != m_status.id)
        m_sheet->dismiss();
    m_status = status;
    m_settings = settings;
    showHeading();
    showError();
    m_work->setStatus(status);
    showFindings();
    showWays();
    showPlan();
    showWriter();
    const bool records = showsRecords();
    m_records->setVisible(records && !m_records->records().isEmpty());
    if (!records)
        m_arrival->hide();
    else if (m_arrival->model()->agreeing().second > 0)
        m_arrival->show();
}

void StepPanel::setRecords(const QList<setup::WantedRecord>& records)
{
    m_records->setRecords(records);
    m_arrival->setRecords(records);
    showWriter();
    m_records->setVisible(showsRecords() && !records.isEmpty());
    if (!showsRecords())
        m_arrival->hide();
}

void StepPanel::setDaemon(const std::shared_ptr<control::Client>& client)
{
    if (client == m_daemon)
        return;
    m_daemon = client;
    m_writer->setClient(client);
    m_names->setClient(client);
    showWriter();
}

/// Once the daemon tells records it has the domain, and may be asked about its zone.
void StepPanel::showWriter()
{
    const bool settled =
        m_status.state == StepState::Done || m_status.state == StepState::AlreadyDone;
    const bool shown =
        m_status.id == StepId::Dns && m_daemon && !settled && !m_records->records().isEmpty();
    if (shown)
        m_writer->setDomain(m_settings.domain);
    m_writer->setVisible(shown);
    m_names->setActive(shown);
    m_reverse->setVisible(shown);
}

bool StepPanel::showsRecords() const
{
    // The Certificate step has records while the name is proved by hand.
    return m_status.id == StepId::Dns ||
           (m_status.id == StepId::Certificate && m_status.state == StepState::Running);
}

void StepPanel::setLogSource(widgets::LogLineSource* source)
{
    m_log->setSource(source);
    m_log->setVisible(source && (source->count() > 0 || m_status.state == StepState::Running));
}

void StepPanel::setConnectionNote(const QString& what, const QString& why)
{
    if (what.isEmpty())
        m_connection->clear();
    else
        m_connection->setMessage(Tone::Info, what, why);
}

void StepPanel::showHeading()
{
    m_heading->setText(SetupTexts::heading(m_status));
    m_lead->setText(SetupTexts::lead(m_status, m_settings));

    const bool verdict = m_status.id == StepId::Look && !m_status.findings.isEmpty() &&
                         m_status.state != StepState::Running;
    const bool bad = countOf(m_status.findings, Severity::Bad) > 0;
    m_tile->setVisible(verdict);
    m_tile->set(bad ? QStringLiteral("blocked") : QStringLiteral("shield-check"),
                bad ? Tone::Bad : Tone::Ok);

    for (widgets::StateBadge* badge : std::as_const(m_badgeWidgets))
        badge->hide();
    qDeleteAll(m_badgeWidgets);
    m_badgeWidgets.clear();
    if (!verdict)
        return;
    const auto badge = [this](const QString& text, Tone tone) {
        auto* widget = new widgets::StateBadge(text, tone);
        m_badges->addWidget(widget, 0, Qt::AlignVCenter);
        m_badgeWidgets << widget;
    };
    const auto& found = m_status.findings;
    if (const int n = countOf(found, Severity::Bad))
        badge(tr("%1 in the way").arg(n), Tone::Bad);
    if (const int n = countOf(found, Severity::Decide))
        badge(tr("%1 to decide").arg(n), Tone::Warn);
    if (const int n = countOf(found, Severity::Note))
        badge(tr("%1 for later").arg(n), Tone::Info);
    if (const int n = countOf(found, Severity::Unknown))
        badge(tr("%1 cannot tell").arg(n), Tone::Neutral);
    if (const int n = countOf(found, Severity::Ok))
        badge(tr("%1 in order").arg(n), Tone::Ok);
}

void StepPanel::showFindings()
{
    QList<core::Finding> cards = m_status.findings;
    // It has a place of its own, where it can be changed.
    cards.removeIf(
        [](const core::Finding& finding) { return finding.id == setup::certificateWayId; });
    m_findings->setFindings(cards);
    m_findings->setVisible(m_findings->count() > 0);
    for (const core::Finding& finding : m_status.findings) {
        if (finding.severity != Severity::Decide)
            continue;
        QList<widgets::FindingAction> actions;
        for (const setup::Choice& choice : setup::choicesOf(finding)) {
            widgets::FindingAction action;
            action.id = choice.value;
            action.text = choice.title;
            // The first choice is the way out; what follows are alternatives.
            action.kind = actions.isEmpty() ? widgets::FindingAction::Kind::Primary
                                            : widgets::FindingAction::Kind::Quiet;
            if (actions.isEmpty())
                action.icon = QStringLiteral("check");
            action.enabled = m_status.state != StepState::Running;
            actions << action;
        }
        m_findings->setActions(finding.id, actions);
    }
    m_ticks->setFindings(m_status.findings);
    m_ticks->setVisible(m_ticks->count() > 0);
}

void StepPanel::showWays()
{
    QList<certificates::ProposedWay> ways;
    if (!isSettled(m_status.state)) {
        for (const core::Finding& finding : m_status.findings)
            ways += setup::waysOf(finding);
    }
    m_wayCard->setVisible(!ways.isEmpty());
    m_wayCard->setEnabled(m_status.state != StepState::Running);
    if (ways.isEmpty())
        return;
    m_fillingWays = true;
    m_ways->setWays(ways);
    const auto decided =
        certificates::wayFrom(m_settings.decisions.value(QString(setup::certificateWayId)));
    m_ways->setWay(decided.value_or(certificates::Way::Http));
    if (m_ways->way() != decided.value_or(certificates::Way::Http))
        m_ways->clearCurrent(); // who has port 80 is a question of its own
    m_fillingWays = false;
}

void StepPanel::showPlan()
{
    const bool nothing = m_status.plan.isEmpty();
    m_plan->setVisible(!nothing && m_status.id != StepId::Look);
    if (nothing)
        return;
    m_plan->setPlan(m_status.plan);
    switch (m_status.state) {
    case StepState::Done:
    case StepState::AlreadyDone:
        m_plan->setAllStates(widgets::ChangeState::Done);
        break;
    case StepState::Skipped:
        m_plan->setAllStates(widgets::ChangeState::Skipped);
        break;
    default:
        m_plan->setAllStates(widgets::ChangeState::Waiting);
        break;
    }
}

void StepPanel::showError()
{
    // Made anew only when it says something else: a button must not vanish under the mouse.
    const QString shown = m_status.state == StepState::Failed
                              ? m_status.error.text() + QLatin1Char('\n') + m_status.error.next +
                                    QLatin1Char('\n') + tr("Try again")
                              : QString();
    if (shown == m_shownError)
        return;
    m_shownError = shown;
    if (shown.isEmpty()) {
        m_error->clear();
        return;
    }
    if (m_status.error.kind == core::ErrorKind::Cancelled) {
        m_error->setMessage(Tone::Info, tr("Stopped, as you wanted"),
                            tr("What was done so far stays and is found again."));
    } else {
        m_error->setError(m_status.error);
    }
    widgets::Button* retry = m_error->addButton(tr("Try again"));
    retry->setObjectName(QStringLiteral("setupRetry"));
    connect(retry, &QAbstractButton::clicked, this, &StepPanel::retryRequested);
}

void StepPanel::askUndo()
{
    m_sheet->ask(QStringLiteral("undo"), SetupTexts::undoQuestion(m_status.id),
                 tr("The files that this step changed get their earlier text back, and services "
                    "that it started are stopped. Later steps may need to be done again."),
                 tr("Keep it"), tr("Undo"), false);
    m_sheet->setHint(tr("Enter keeps it"));
}

void StepPanel::retranslate()
{
    showHeading();
    showError();
    showFindings();
    m_wayCard->setTitle(tr("How the name is proved"));
}

void StepPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_badgeBox->setVisible(width() >= 700);
}

void StepPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
