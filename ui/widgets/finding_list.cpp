#include "widgets/finding_card.h"

#include <QHash>
#include <QVBoxLayout>

namespace mailstead::widgets
{

FindingList::FindingList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
}

void FindingList::setFindings(const QList<core::Finding>& findings)
{
    QList<core::Finding> blocking, others;
    for (const core::Finding& finding : findings) {
        if (finding.severity != core::Severity::Ok)
            (finding.blocks() ? blocking : others).append(finding);
    }
    const auto order = [](const core::Finding& finding) {
        return finding.severity == core::Severity::Bad ? 0 : 1;
    };
    std::stable_sort(blocking.begin(), blocking.end(),
                     [&](const auto& a, const auto& b) { return order(a) < order(b); });

    // The same findings in the same places: only their words change, so cards stay open.
    QStringList wanted, present;
    for (const core::Finding& finding : blocking + others)
        wanted << finding.id + (finding.blocks() ? QStringLiteral("!") : QString());
    for (const FindingCard* card : std::as_const(m_cards))
        present << card->finding().id +
                       (card->finding().blocks() ? QStringLiteral("!") : QString());
    if (wanted == present) {
        const QList<core::Finding> all = blocking + others;
        for (qsizetype i = 0; i < all.size(); ++i)
            m_cards.at(i)->setFinding(all.at(i));
        return;
    }

    QHash<QString, bool> open;
    for (FindingCard* card : std::as_const(m_cards)) {
        open.insert(card->finding().id, card->isOpen());
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
    if (m_rest) {
        m_rest->hide();
        m_rest->deleteLater();
        m_rest = nullptr;
    }
    const auto make = [&](const core::Finding& finding) {
        auto* card = new FindingCard(this);
        card->setFlat(!finding.blocks());
        card->setFinding(finding);
        if (open.contains(finding.id))
            card->setOpen(open.value(finding.id), false);
        connect(card, &FindingCard::actionTriggered, this, &FindingList::actionTriggered);
        m_cards.append(card);
        return card;
    };
    for (const core::Finding& finding : std::as_const(blocking))
        m_layout->addWidget(make(finding));
    if (others.isEmpty())
        return;
    m_rest = new Card(this);
    for (qsizetype i = 0; i < others.size(); ++i) {
        if (i > 0)
            m_rest->body()->addWidget(new Hairline(m_rest));
        m_rest->body()->addWidget(make(others.at(i)));
    }
    m_layout->addWidget(m_rest);
}

FindingCard* FindingList::card(const QString& findingId) const
{
    for (FindingCard* card : m_cards) {
        if (card->finding().id == findingId)
            return card;
    }
    return nullptr;
}

void FindingList::setActions(const QString& findingId, const QList<FindingAction>& actions)
{
    if (FindingCard* found = card(findingId))
        found->setActions(actions);
}

void FindingList::setBadgeText(const QString& findingId, const QString& text)
{
    if (FindingCard* found = card(findingId))
        found->setBadgeText(text);
}

void FindingList::setActionRemark(const QString& findingId, const QString& remark)
{
    if (FindingCard* found = card(findingId))
        found->setActionRemark(remark);
}

int FindingList::count() const
{
    return static_cast<int>(m_cards.size());
}

} // namespace mailstead::widgets
