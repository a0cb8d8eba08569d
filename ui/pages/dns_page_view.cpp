// What the DNS page shows: its parts, and what follows from the models' state.
#include "pages/dns_page.h"

#include "names/domain_check.h"
#include "names/domain_list.h"
#include "names/provider.h"
#include "pages/dns_journal_view.h"
#include "pages/dns_propagation_view.h"
#include "pages/dns_sentence.h"
#include "pages/dns_zone_writer.h"
#include "pages/ptr_card.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/choice_control.h"
#include "widgets/finding_card.h"
#include "widgets/finding_ticks.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/records_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::ModelState;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int sideBySideFrom = 980; // px of the page
constexpr int reverseWidth = 332;

/// As the provider's page asks for them.
widgets::RecordParts partsOf(const names::WantedRecord& record, const names::Provider* provider)
{
    using Kind = names::FormPart::Kind;
    widgets::RecordParts parts;
    for (const names::FormPart& part : names::formParts(record, provider)) {
        if (part.kind == Kind::Name)
            parts.name = part.text;
        else if (part.kind == Kind::Value)
            parts.value = part.text;
        else
            parts.numbers << names::labelled(part);
    }
    return parts;
}

} // namespace

void DnsPage::build()
{
    setObjectName(QStringLiteral("dnsPage"));
    buildHead();
    m_stack = new QStackedWidget;
    auto* none = new widgets::EmptyState;
    none->setObjectName(QStringLiteral("dnsNoDomain"));
    none->setPrimary(true);
    connect(none, &widgets::EmptyState::triggered, this,
            [this] { emit openPage(QStringLiteral("setup")); });
    m_stack->addWidget(buildBody());
    m_stack->addWidget(none);
    setContent(m_stack);
}

void DnsPage::buildHead()
{
    auto* head = new QWidget;
    m_head = head;
    m_choice = new widgets::ChoiceControl;
    m_choice->setObjectName(QStringLiteral("dnsDomains"));
    m_choice->hide();
    m_again = new Button(QString(), QStringLiteral("retry"), ButtonKind::Normal);
    m_again->setObjectName(QStringLiteral("dnsAgain"));
    m_zoneFile = new Button(QString(), QStringLiteral("download"), ButtonKind::Normal);
    m_zoneFile->setObjectName(QStringLiteral("dnsZoneFile"));
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_choice);
    layout->addWidget(m_again);
    layout->addWidget(m_zoneFile);
    m_againAction = new QAction(this);
    m_zoneFileAction = new QAction(this);
}

QWidget* DnsPage::buildBody()
{
    m_tile = new widgets::IconTile(QStringLiteral("dns"), Tone::Neutral);
    m_sentence = new Label(TypeRole::Title, TextColor::Primary);
    m_sentence->setObjectName(QStringLiteral("dnsSentence"));
    m_sentence->setWordWrap(true);
    m_detail = new Label(TypeRole::Body, TextColor::Secondary);
    m_detail->setObjectName(QStringLiteral("dnsDetail"));
    m_detail->setWordWrap(true);
    m_error = new widgets::ErrorBanner;
    m_error->setObjectName(QStringLiteral("dnsError"));
    m_writer = new DnsZoneWriter;
    m_findings = new widgets::FindingList;
    m_findings->setObjectName(QStringLiteral("dnsFindings"));
    m_arriving = new DnsPropagationView;
    m_records = new widgets::RecordsView;
    m_records->setObjectName(QStringLiteral("dnsRecords"));
    m_ticks = new widgets::FindingTicks;
    m_ticks->setObjectName(QStringLiteral("dnsTicks"));
    m_journal = new DnsJournalView(m_writer->journal());
    m_watch = new Button(QString(), QStringLiteral("eye"), ButtonKind::Quiet, nullptr,
                         widgets::ButtonSize::Small);
    m_watch->setObjectName(QStringLiteral("dnsWatch"));
    m_records->addToHead(m_watch);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_sentence);
    words->addWidget(m_detail);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_tile, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    m_reverse = new PtrCard;
    m_reverse->setModel(m_names);
    m_beside = new QHBoxLayout;
    m_beside->setSpacing(16);
    m_beside->addWidget(m_arriving, 1, Qt::AlignTop);
    m_beside->addWidget(m_reverse, 0, Qt::AlignTop);

    auto* inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrollBody"));
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(24, 4, 24, 24);
    layout->setSpacing(16);
    layout->addLayout(top);
    layout->addWidget(m_error);
    layout->addWidget(m_writer);
    layout->addWidget(m_findings);
    layout->addLayout(m_beside);
    layout->addWidget(m_records);
    layout->addWidget(m_ticks);
    layout->addWidget(m_journal);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    return scroll;
}

void DnsPage::showCheck()
{
    const bool noDomain = m_domains->state() == ModelState::Ready && m_domains->rowCount() == 0;
    m_stack->setCurrentIndex(noDomain ? 1 : 0);
    if (m_head) {
        m_again->setEnabled(!noDomain && access() == DaemonAccess::Ready);
        m_zoneFile->setEnabled(!noDomain && access() == DaemonAccess::Ready &&
                               !m_check->domain().isEmpty());
    }
    for (const control::ListingModel* model :
         std::initializer_list<const control::ListingModel*>{m_domains, m_check}) {
        if (model->state() != ModelState::Failed)
            continue;
        m_error->setMessage(Tone::Bad, tr("The DNS could not be looked at"), model->stateReason());
        Button* again = m_error->addButton(tr("Look again"));
        connect(again, &QAbstractButton::clicked, this, &DnsPage::refresh);
        break;
    }
    if (m_check->state() == ModelState::Ready && m_domains->state() == ModelState::Ready)
        m_error->clear();
    showSentence();
    showFindings();
    showRecords();
    emit summaryChanged();
    emit badgeChanged();
}

void DnsPage::showSentence()
{
    const DnsSentence sentence =
        DnsSentence::of(m_check->records(), findings(), m_writer->plan()->stage(),
                        m_check->state() == ModelState::Loading);
    m_tile->set(sentence.icon, sentence.tone);
    m_sentence->setText(sentence.text);
    m_detail->setText(sentence.detail);
    m_detail->setVisible(!sentence.detail.isEmpty());
}

/// What the plan or the list of records says anyway is not said again.
void DnsPage::showFindings()
{
    QStringList planned;
    for (const names::PlanRow& row : m_writer->plan()->rows()) {
        if (row.change.action != names::ZoneAction::Keep)
            planned << row.change.key;
    }
    QList<core::Finding> shown;
    for (const core::Finding& finding : findings()) {
        const QString key = finding.parameters.value(QStringLiteral("name")).toString() +
                            QLatin1Char(' ') +
                            finding.parameters.value(QStringLiteral("type")).toString();
        const bool listed = finding.id.endsWith(QLatin1String("-missing")) &&
                            !finding.id.startsWith(QLatin1String("dns.ptr"));
        if (!listed && !planned.contains(key))
            shown << finding;
    }
    m_findings->setFindings(shown);
    m_findings->setVisible(m_findings->count() > 0);
    m_ticks->setFindings(findings());
    m_ticks->setVisible(m_ticks->count() > 0);
}

void DnsPage::showRecords()
{
    const auto& records = m_check->records();
    const std::optional<names::Provider> provider = m_writer->provider();
    QList<setup::WantedRecord> plain;
    QList<widgets::RecordParts> parts;
    for (const names::WantedRecord& record : records) {
        plain << record;
        parts << partsOf(record, provider ? &*provider : nullptr);
    }
    m_records->setRecords(plain);
    m_records->setParts(parts);
    m_records->setVisible(!records.isEmpty());
    const int open = int(records.size()) - m_check->count(QStringLiteral("ok"));
    m_watch->setVisible(open > 0);
    m_watch->setEnabled(!m_arriving->model()->isWatching());
}

void DnsPage::resizeEvent(QResizeEvent* event)
{
    DaemonPage::resizeEvent(event);
    placeReverseNames();
}

void DnsPage::placeReverseNames()
{
    const bool beside = width() >= sideBySideFrom;
    m_beside->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const bool alone = m_arriving->isHidden();
    m_reverse->setMaximumWidth(beside && !alone ? reverseWidth : QWIDGETSIZE_MAX);
    m_reverse->setMinimumWidth(beside && !alone ? reverseWidth : 0);
}

void DnsPage::retranslate()
{
    DaemonPage::retranslate();
    if (m_head) {
        m_choice->setAccessibleName(tr("Domain"));
        m_again->setText(tr("Check again"));
        m_again->setToolTip(tr("Asks every name server (F5)"));
        m_zoneFile->setText(tr("Zone file"));
        m_zoneFile->setToolTip(tr("Save the wanted records as a zone file"));
    }
    m_againAction->setText(tr("Check the DNS again"));
    m_againAction->setIconText(QStringLiteral("retry"));
    m_zoneFileAction->setText(tr("Save the zone file…"));
    m_zoneFileAction->setIconText(QStringLiteral("download"));
    m_watch->setText(tr("Watch them arrive"));
    m_records->setHeading(tr("Records"));
    static_cast<widgets::EmptyState*>(m_stack->widget(1))
        ->set(QStringLiteral("domain"), tr("There is no mail domain yet"),
              tr("The setup adds your domain and shows the records that it needs."),
              tr("Open the setup"), QStringLiteral("setup"));
    showCheck();
}

} // namespace mailstead::pages
