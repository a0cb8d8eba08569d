#include "pages/dns_zone_writer.h"

#include "names/credentials.h"
#include "names/provider.h"
#include "names/zone_journal.h"
#include "pages/dns_plan_view.h"
#include "pages/dns_provider_panel.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QEvent>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>
#include <utility>

namespace mailstead::pages
{

using names::PlanStage;

namespace
{

constexpr std::chrono::seconds settleTime(4);

} // namespace

DnsZoneWriter::DnsZoneWriter(QWidget* parent)
    : QWidget(parent)
    , m_providers(new names::ProviderModel(this))
    , m_credentials(new names::CredentialsModel(this))
    , m_plan(new names::ZonePlan(this))
    , m_journal(new names::ZoneJournal(this))
    , m_banner(new widgets::ErrorBanner)
    , m_looking(new widgets::Label(style::TypeRole::Body, widgets::TextColor::Secondary))
    , m_panel(new DnsProviderPanel(m_providers, m_credentials))
    , m_view(new DnsPlanView(m_plan))
{
    build();
    showStage();
}

DnsZoneWriter::~DnsZoneWriter()
{
    // Children that go after this must not tell a widget that is half gone.
    for (QObject* model :
         std::initializer_list<QObject*>{m_providers, m_credentials, m_plan, m_journal})
        model->disconnect(this);
}

void DnsZoneWriter::build()
{
    m_banner->setObjectName(QStringLiteral("dnsWriterError"));
    m_banner->setClosable(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_banner, m_looking, m_panel, m_view})
        layout->addWidget(widget);

    connect(m_plan, &names::ZonePlan::stageChanged, this, &DnsZoneWriter::showStage);
    connect(m_plan, &names::ZonePlan::written, this, &DnsZoneWriter::onWritten);
    connect(m_plan, &names::ZonePlan::progressed, this, [this](const QString& text, double done) {
        if (!text.isEmpty())
            m_progress = text;
        m_fraction = done;
        emit workChanged();
    });
    connect(m_providers, &control::ListingModel::arrived, this, &DnsZoneWriter::showStage);
    connect(m_view, &DnsPlanView::writeRequested, this, [this] {
        m_banner->clear();
        m_progress.clear();
        m_fraction = -1;
        m_stopping = false;
        m_plan->write();
    });
    connect(m_view, &DnsPlanView::credentialsRequested, this, [this] {
        m_changing = true;
        showStage();
        m_panel->setFocus(Qt::OtherFocusReason);
    });
    connect(m_view, &DnsPlanView::copied, this, &DnsZoneWriter::copied);
    connect(m_panel, &DnsProviderPanel::closeRequested, this, [this] {
        m_changing = false;
        showStage();
    });
    connect(m_panel, &DnsProviderPanel::accepted, this, [this](bool hasZone) {
        m_banner->clear();
        if (!hasZone)
            return;
        m_changing = false;
        m_plan->refresh();
    });
    connect(m_panel, &DnsProviderPanel::removed, this, [this](const QString& name) {
        m_changing = false;
        m_plan->refresh();
        emit done(tr("Removed the credentials “%1”").arg(name));
    });
    connect(m_panel, &DnsProviderPanel::failed, this, &DnsZoneWriter::say);
}

void DnsZoneWriter::setClient(const std::shared_ptr<control::Client>& client)
{
    m_banner->clear();
    m_changing = false;
    m_providers->setClient(client);
    m_credentials->setClient(client);
    m_journal->setClient(client);
    m_plan->setClient(client);
}

void DnsZoneWriter::setDomain(const QString& domain)
{
    if (domain == m_plan->domain())
        return;
    m_banner->clear();
    m_changing = false;
    m_plan->setDomain(domain);
}

void DnsZoneWriter::refresh()
{
    m_plan->refresh();
    m_journal->refresh();
}

std::optional<names::Provider> DnsZoneWriter::provider() const
{
    const names::ZonePlace& place = m_plan->place();
    const names::Provider* known =
        m_providers->provider(place.isFound() ? place.provider : place.servedBy);
    return known ? std::optional(*known) : std::nullopt;
}

QString DnsZoneWriter::providerLabel() const
{
    const auto known = provider();
    return known ? known->label : QString();
}

void DnsZoneWriter::showStage()
{
    const PlanStage stage = m_plan->stage();
    const bool rows = stage == PlanStage::Ready || stage == PlanStage::Writing;
    m_looking->setText(tr("Looking for the zone and what is in it …"));
    m_looking->setVisible(stage == PlanStage::Looking);
    m_view->setVisible(rows);
    m_view->setProviderLabel(providerLabel());
    const bool asked = stage == PlanStage::NoAccess || stage == PlanStage::Failed;
    if (rows || asked)
        m_panel->setPlace(m_plan->place());
    m_panel->setVisible(asked || (rows && m_changing));
    m_panel->setClosable(rows);
    showError();
    emit placeChanged();
    emit workChanged();
}

/// Of the plan itself; what came of a button stays until it is closed.
void DnsZoneWriter::showError()
{
    if (m_plan->stage() != PlanStage::Failed) {
        if (std::exchange(m_stageError, false))
            m_banner->clear();
        return;
    }
    if (m_plan->isAsking())
        return;
    say(m_plan->error());
    m_stageError = true;
}

void DnsZoneWriter::say(const core::Error& error)
{
    if (error.kind == core::ErrorKind::Cancelled)
        m_banner->setMessage(style::Tone::Info, error.what, error.why, error.next);
    else
        m_banner->setError(error);
    m_banner->setClosable(true);
    auto* again = m_banner->addButton(tr("Look again"));
    again->setObjectName(QStringLiteral("dnsLookAgain"));
    connect(again, &QAbstractButton::clicked, m_plan, &names::ZonePlan::refresh);
}

void DnsZoneWriter::onWritten(const names::ZoneWritten& result)
{
    m_journal->refresh();
    if (result.error) {
        core::Error error = *result.error;
        if (result.changed > 0) {
            const QString said = tr("%n record set(s) were written before that, and can be taken "
                                    "back.",
                                    nullptr, result.changed);
            error.why = error.why.isEmpty() ? said : error.why + QLatin1Char('\n') + said;
        }
        if (error.kind == core::ErrorKind::Cancelled && result.changed == 0) {
            // The daemon ends what it is at; how far that came is seen a moment later.
            error.why = tr("What was written before that is listed below, and can be taken back.");
            QTimer::singleShot(settleTime, this, &DnsZoneWriter::refresh);
        }
        say(error);
    }
    if (result.changed > 0) {
        const QString journal = result.journal;
        const QPointer<DnsZoneWriter> self(this);
        std::function<void()> back;
        if (!journal.isEmpty())
            back = [self, journal] {
                if (self)
                    self->undo(journal);
            };
        emit done(tr("Wrote %n record set(s)", nullptr, result.changed), providerLabel(), back);
    }
    emit written(result);
    emit workChanged();
}

void DnsZoneWriter::undo(const QString& journal)
{
    if (m_undoing)
        return;
    m_undoing = true;
    emit workChanged();
    m_journal->undo(journal, this, [this](const core::Result<names::ZoneUndone>& result) {
        m_undoing = false;
        emit workChanged();
        if (!result) {
            say(result.error());
            return;
        }
        m_plan->refresh();
        if (result->refused.isEmpty()) {
            emit done(tr("Took back %n record set(s)", nullptr, result->changed));
        } else {
            m_banner->setMessage(
                style::Tone::Warn,
                tr("%n record set(s) were taken back, others not", nullptr, result->changed),
                tr("Somebody changed them since: %1")
                    .arg(result->refused.join(QStringLiteral(", "))),
                tr("Look at them on the provider's page."));
            m_banner->setClosable(true);
        }
        emit undone();
    });
}

RunningWork DnsZoneWriter::work() const
{
    RunningWork work;
    if (m_undoing) {
        work.title = tr("Taking back records at %1").arg(providerLabel());
    } else if (m_plan->stage() == PlanStage::Writing) {
        work.title =
            tr("Writing %n record(s) at %1", nullptr, m_plan->toWrite()).arg(providerLabel());
        work.detail = m_stopping ? tr("stopping after this one") : m_progress;
        work.progress = m_fraction;
        work.stoppable = !m_stopping;
    }
    return work;
}

void DnsZoneWriter::stop()
{
    if (m_plan->stage() != PlanStage::Writing)
        return;
    m_stopping = true;
    m_plan->stop();
    emit workChanged();
}

void DnsZoneWriter::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showStage();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
