#include "pages/dns_plan_row.h"

#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/label.h"
#include "widgets/value_diff.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace mailstead::pages
{

using names::RecordSet;
using names::ZoneAction;
using style::Tone;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int kindWidth = 76, typeWidth = 48, nameWidth = 148, whyWidth = 216;
constexpr int narrowBelow = 780;

Tone toneOf(ZoneAction action)
{
    switch (action) {
    case ZoneAction::Add:
        return Tone::Ok;
    case ZoneAction::Change:
    case ZoneAction::Decide:
        return Tone::Warn;
    case ZoneAction::Remove:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

/// Values as they are compared: what a proxy does is part of them.
QStringList valuesOf(const RecordSet& set, const RecordSet& other)
{
    if (set.proxied == other.proxied || !set.exists() || !other.exists())
        return set.values;
    QStringList values;
    for (const QString& value : set.values)
        values << value + QLatin1Char(' ') +
                      (set.proxied ? DnsPlanRow::tr("proxied") : DnsPlanRow::tr("DNS only"));
    return values;
}

/// "410 bytes, 2 parts" for TXT that no single string can hold (RFC 1035 §3.3).
QString sizeText(const RecordSet& set)
{
    qsizetype longest = 0;
    for (const QString& value : set.values)
        longest = std::max(longest, value.toUtf8().size());
    if (set.type != QLatin1String("TXT") || longest <= 255)
        return {};
    return DnsPlanRow::tr("%1 bytes, %2 parts").arg(longest).arg((longest + 254) / 255);
}

} // namespace

DnsPlanRow::DnsPlanRow(QWidget* parent)
    : QWidget(parent)
    , m_check(new QCheckBox)
    , m_kind(new widgets::StateBadge)
    , m_type(new Label(TypeRole::Mono, TextColor::Secondary))
    , m_why(new Label(TypeRole::Small, TextColor::Secondary))
    , m_size(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_name(new widgets::ElidedLabel(TypeRole::Mono, TextColor::Primary, Qt::ElideMiddle))
    , m_values(new widgets::ValueDiff)
    , m_grid(new QGridLayout(this))
    , m_choices(new QWidget)
    , m_choiceLayout(new QVBoxLayout(m_choices))
    , m_group(new QButtonGroup(this))
{
    m_why->setWordWrap(true);
    m_grid->setContentsMargins(14, 9, 14, 9);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(2);
    m_choiceLayout->setContentsMargins(0, 4, 0, 2);
    m_choiceLayout->setSpacing(4);
    m_check->setFixedSize(24, 20);
    m_type->setFixedSize(typeWidth, 20); // on one line with the badge
    connect(m_check, &QCheckBox::clicked, this, &DnsPlanRow::tickedByUser);
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { emit chosenByUser(m_choiceIds.value(id)); });
    arrange();
}

void DnsPlanRow::arrange()
{
    const int narrow = width() < narrowBelow ? 1 : 0;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    m_grid->addWidget(m_check, 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_kind, 0, 1, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(m_type, 0, 2, Qt::AlignTop);
    m_grid->setColumnMinimumWidth(1, kindWidth);
    m_grid->setColumnStretch(4, 1);
    if (narrow) {
        m_name->setMinimumWidth(0);
        m_name->setMaximumWidth(QWIDGETSIZE_MAX);
        m_grid->addWidget(m_name, 0, 3, 1, 2, Qt::AlignTop);
        m_grid->addWidget(m_values, 1, 2, 1, 3);
        m_grid->addWidget(m_size, 2, 2, 1, 3);
        m_grid->addWidget(m_why, 3, 2, 1, 3);
        m_grid->addWidget(m_choices, 4, 0, 1, 5);
        m_why->setMinimumWidth(0);
        m_why->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        m_name->setFixedWidth(nameWidth);
        m_why->setFixedWidth(whyWidth);
        m_grid->addWidget(m_name, 0, 3, Qt::AlignTop);
        m_grid->addWidget(m_values, 0, 4, Qt::AlignTop);
        m_grid->addWidget(m_size, 1, 4);
        m_grid->addWidget(m_why, 0, 5, 2, 1, Qt::AlignTop);
        m_grid->addWidget(m_choices, 2, 4, 1, 2);
    }
}

void DnsPlanRow::set(const names::PlanRow& row, const QString& zone, bool enabled)
{
    m_row = row;
    m_zone = zone;
    m_enabled = enabled;
    fill();
}

void DnsPlanRow::fill()
{
    const names::ZoneChange& change = m_row.change;
    const RecordSet& set = change.before.exists() ? change.before : change.after;
    m_check->setVisible(change.writes() || change.action == ZoneAction::Decide);
    m_check->setEnabled(m_enabled && change.writes());
    m_check->setChecked(change.writes() && m_row.ticked);
    m_kind->set(names::actionWord(change.action), toneOf(change.action));
    m_type->setText(set.type);
    m_name->setText(names::shownName(set.name, m_zone));
    QStringList before = valuesOf(change.before, change.after);
    for (const RecordSet& gone : change.removes) {
        for (const QString& value : gone.values)
            before << gone.type + QLatin1Char(' ') + value;
    }
    // What waits for a choice, or was chosen to stay, changes nothing.
    if (change.writes())
        m_values->setValues(before, valuesOf(change.after, change.before));
    else
        m_values->setUnchanged(before);
    m_size->setText(sizeText(change.after));
    m_size->setVisible(change.writes() && !m_size->text().isEmpty());
    m_why->setText(names::reasonText(change));
    const QString spoken =
        QStringLiteral("%1 %2 %3").arg(names::actionWord(change.action), set.type, set.name);
    m_check->setAccessibleName(spoken);
    m_check->setAccessibleDescription(m_why->text());
    setAccessibleName(spoken);
    showChoices();
}

void DnsPlanRow::showChoices()
{
    QStringList ids;
    for (const names::ZoneChoice& choice : m_row.offered)
        ids << choice.id;
    if (ids != m_choiceIds) {
        qDeleteAll(m_group->buttons());
        m_choiceIds = ids;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            auto* button = new QRadioButton;
            button->setObjectName(QStringLiteral("dnsChoice_") + ids.at(i));
            m_group->addButton(button, int(i));
            m_choiceLayout->addWidget(button);
        }
    }
    m_group->setExclusive(false);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        QAbstractButton* button = m_group->button(int(i));
        button->setText(names::choiceText(m_row.asked, m_row.offered.at(i)));
        button->setChecked(m_row.chosen == ids.at(i));
        button->setEnabled(m_enabled);
    }
    m_group->setExclusive(true);
    m_choices->setVisible(!ids.isEmpty());
}

QAbstractButton* DnsPlanRow::choice(const QString& id) const
{
    return m_group->button(int(m_choiceIds.indexOf(id)));
}

void DnsPlanRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DnsPlanRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::paintHairline(&painter, rect(), style::colors().border.subtle);
}

void DnsPlanRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
