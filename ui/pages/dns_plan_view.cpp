#include "pages/dns_plan_view.h"

#include "pages/dns_plan_row.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/spinner.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using names::PlanRow;
using names::PlanStage;
using names::ZoneAction;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr qsizetype namedTypes = 5;
constexpr int smallestWidth = 360;
constexpr int withBadges = 820, withWords = 620; // px of the card

/// Everything but what is right already and was nobody's question.
bool isShown(const PlanRow& row)
{
    return row.change.action != ZoneAction::Keep || !row.offered.isEmpty();
}

} // namespace

DnsPlanView::DnsPlanView(names::ZonePlan* plan, QWidget* parent)
    : Card(parent)
    , m_plan(plan)
{
    build();
    connect(m_plan, &names::ZonePlan::stageChanged, this, &DnsPlanView::showHead);
    connect(m_plan, &names::ZonePlan::stageChanged, this, &DnsPlanView::showRows);
    connect(m_plan, &names::ZonePlan::countsChanged, this, &DnsPlanView::showHead);
    connect(m_plan, &QAbstractItemModel::modelReset, this, &DnsPlanView::showRows);
    connect(m_plan, &QAbstractItemModel::dataChanged, this, &DnsPlanView::showRows);
    retranslate();
}

void DnsPlanView::build()
{
    setObjectName(QStringLiteral("dnsPlan"));
    m_changes = new widgets::StateBadge;
    m_adds = new widgets::StateBadge;
    m_removes = new widgets::StateBadge;
    m_decisions = new widgets::StateBadge;
    m_spinner = new widgets::Spinner;
    m_copy = new Button(QString(), QStringLiteral("copy"), ButtonKind::Quiet);
    m_copy->setObjectName(QStringLiteral("dnsCopyPlan"));
    m_write = new Button(QString(), QString(), ButtonKind::Primary);
    m_write->setObjectName(QStringLiteral("dnsWrite"));
    setTitle(QString());
    for (widgets::StateBadge* badge : {m_changes, m_adds, m_removes, m_decisions})
        addBadge(badge);
    addToHead(m_spinner);
    addToHead(m_copy);
    addToHead(m_write);

    m_list = new QWidget;
    m_listLayout = new QVBoxLayout(m_list);
    m_listLayout->setContentsMargins(0, 0, 0, 0);
    m_listLayout->setSpacing(0);
    m_restIcon = new widgets::IconLabel(QStringLiteral("check"), 16);
    m_rest = new Label(TypeRole::Body, TextColor::Secondary);
    m_rest->setObjectName(QStringLiteral("dnsRest"));
    m_rest->setWordWrap(true);
    m_note = new Label(TypeRole::Small, TextColor::Secondary);
    m_note->setObjectName(QStringLiteral("dnsPlanNote"));
    m_note->setWordWrap(true);
    m_credentials = new Button(QString(), QStringLiteral("key"), ButtonKind::Quiet, nullptr,
                               widgets::ButtonSize::Small);
    m_credentials->setObjectName(QStringLiteral("dnsChangeCredentials"));
    m_foot = new QWidget;
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(18, 8, 14, 8);
    foot->setSpacing(10);
    foot->addWidget(m_restIcon, 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_rest);
    words->addWidget(m_note);
    foot->addLayout(words, 1);
    foot->addWidget(m_credentials, 0, Qt::AlignVCenter);
    body()->addWidget(m_list);
    body()->addWidget(m_foot);

    connect(m_write, &QAbstractButton::clicked, this, &DnsPlanView::writeRequested);
    connect(m_copy, &QAbstractButton::clicked, this, &DnsPlanView::copyWritten);
    connect(m_credentials, &QAbstractButton::clicked, this, &DnsPlanView::credentialsRequested);
}

void DnsPlanView::setProviderLabel(const QString& label)
{
    if (label != m_provider) {
        m_provider = label;
        retranslate();
    }
}

void DnsPlanView::showRows()
{
    QList<int> wanted;
    const auto& rows = m_plan->rows();
    for (int i = 0; i < rows.size(); ++i) {
        if (isShown(rows.at(i)))
            wanted << i;
    }
    while (m_rows.size() > wanted.size())
        delete m_rows.takeLast();
    while (m_rows.size() < wanted.size()) {
        auto* row = new DnsPlanRow(m_list);
        const int number = int(m_rows.size());
        row->setObjectName(QStringLiteral("dnsPlanRow_%1").arg(number));
        connect(row, &DnsPlanRow::tickedByUser, this, [this, number](bool ticked) {
            m_plan->setTicked(m_planRows.value(number, -1), ticked);
        });
        connect(row, &DnsPlanRow::chosenByUser, this, [this, number](const QString& choice) {
            m_plan->choose(m_planRows.value(number, -1), choice);
        });
        m_listLayout->addWidget(row);
        m_rows << row;
    }
    m_planRows = wanted;
    const bool enabled = m_plan->stage() == PlanStage::Ready && !m_plan->isAsking();
    for (qsizetype i = 0; i < wanted.size(); ++i)
        m_rows.at(i)->set(rows.at(wanted.at(i)), m_plan->place().zone, enabled);
    showRest();
}

void DnsPlanView::showHead()
{
    const auto badge = [](widgets::StateBadge* widget, int count, const QString& text, Tone tone) {
        widget->set(count > 0 ? text : QString(), tone);
    };
    const int changes = m_plan->count(ZoneAction::Change), adds = m_plan->count(ZoneAction::Add),
              removes = m_plan->count(ZoneAction::Remove), open = m_plan->undecided();
    badge(m_changes, changes, tr("%n to change", nullptr, changes), Tone::Warn);
    badge(m_adds, adds, tr("%n to add", nullptr, adds), Tone::Ok);
    badge(m_removes, removes, tr("%n to remove", nullptr, removes), Tone::Bad);
    badge(m_decisions, open, tr("%n to decide", nullptr, open), Tone::Warn);
    const bool writing = m_plan->stage() == PlanStage::Writing;
    const int count = m_plan->toWrite();
    m_spinner->setVisible(writing || m_plan->isAsking());
    m_write->setText(writing ? tr("Writing") : tr("Write %n record(s)", nullptr, count));
    m_write->setEnabled(m_plan->stage() == PlanStage::Ready && !m_plan->isAsking() && count > 0);
    const bool nothing = changes + adds + removes + open == 0;
    m_write->setVisible(!nothing);
    m_copy->setVisible(!nothing);
    m_copy->setEnabled(count > 0);
    QString note;
    if (!nothing && !writing && !m_plan->isAsking()) {
        if (count == 0)
            note = open > 0 ? tr("Decide about a record to have something to write.")
                            : tr("Tick a record to have something to write.");
        else if (open > 0)
            note = tr("%n record(s) without a decision are left as they are.", nullptr, open);
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    fold();
}

/// The rows say the same as the badges.
void DnsPlanView::fold()
{
    for (widgets::StateBadge* badge : {m_changes, m_adds, m_removes})
        badge->setVisible(!badge->text().isEmpty() && width() >= withBadges);
    m_decisions->setVisible(m_plan->undecided() > 0 && width() >= withWords);
    m_copy->setText(width() >= withWords ? tr("Copy instead") : QString());
    m_copy->setAccessibleName(tr("Copy instead"));
}

QSize DnsPlanView::minimumSizeHint() const
{
    return {smallestWidth, Card::minimumSizeHint().height()};
}

void DnsPlanView::showRest()
{
    QStringList types;
    int right = 0;
    for (const PlanRow& row : m_plan->rows()) {
        if (isShown(row))
            continue;
        ++right;
        const QString purpose =
            row.change.purpose.isEmpty() ? row.change.before.type : row.change.purpose.toUpper();
        if (!types.contains(purpose))
            types << purpose;
    }
    QString named = types.first(std::min(types.size(), namedTypes)).join(QStringLiteral(", "));
    m_restIcon->set(QStringLiteral("check"), Tone::Ok);
    m_restIcon->setVisible(right > 0);
    m_rest->setVisible(right > 0);
    m_rest->setText(m_rows.isEmpty()
                        ? tr("Nothing has to change: %n record(s) are right.", nullptr, right)
                        : tr("%n record(s) are right already: %1", nullptr, right).arg(named));
    const QString credentials = m_plan->place().credentials;
    m_credentials->setText(tr("Credentials: %1").arg(credentials));
    m_credentials->setVisible(!credentials.isEmpty());
}

void DnsPlanView::copyWritten()
{
    QStringList lines;
    for (const PlanRow& row : m_plan->rows()) {
        if (!row.change.writes() || !row.ticked)
            continue;
        for (const QString& value : row.change.writtenValues)
            lines << QStringList{row.change.after.type, row.change.writtenName, value}.join(
                QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    emit copied(tr("%n line(s): type, name, value", nullptr, int(lines.size())));
}

void DnsPlanView::retranslate()
{
    setTitle(m_provider.isEmpty() ? tr("What would change")
                                  : tr("What would change at %1").arg(m_provider));
    m_copy->setToolTip(tr("Type, name and value of each, as the provider's page wants them"));
    m_credentials->setToolTip(tr("Look at or replace what Mailstead signs in with there"));
    showHead();
    showRows();
}

void DnsPlanView::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fold();
}

void DnsPlanView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages
