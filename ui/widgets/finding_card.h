// One check's result (LOOK §3, finding card), whoever made it.
#pragma once

#include "core/finding.h"
#include "widgets/card.h"

class QHBoxLayout;
class QVBoxLayout;

namespace mailstead::widgets
{

class Button;
class ElidedLabel;
class IconLabel;
class Label;
class StateBadge;

/// A button of a finding: what the user may decide.
struct FindingAction {
    QString id; ///< the decision: "stop-and-disable"; given back by actionTriggered
    QString text;
    QString icon;
    enum class Kind { Primary, Normal, Quiet } kind = Kind::Normal;
    bool enabled = true;
    QString reason; ///< why it is disabled, or a remark at the right ("can be undone")
};

/// Severity → icon, tone and the word of the badge.
QString severityIcon(core::Severity severity);
style::Tone severityTone(core::Severity severity);
QString severityWord(core::Severity severity);

/// Head of 48 px; opens with evidence, why and buttons. Space or Enter on the head opens and shuts.
class FindingCard : public Card
{
    Q_OBJECT
public:
    explicit FindingCard(QWidget* parent = nullptr);
    explicit FindingCard(const core::Finding& finding, QWidget* parent = nullptr);

    /// A blocking finding opens by itself when first set.
    void setFinding(const core::Finding& finding);
    const core::Finding& finding() const { return m_finding; }
    void setActions(const QList<FindingAction>& actions);
    /// A remark at the right of the buttons: "can be undone".
    void setActionRemark(const QString& remark);
    /// Replaces the word of the badge ("Step 6"); "" is the severity's own.
    void setBadgeText(const QString& text);
    bool isOpen() const { return m_open; }
    void setOpen(bool open, bool animated = true);
    /// Without a border of its own: for several in one FindingList.
    void setFlat(bool flat);

signals:
    void actionTriggered(const QString& findingId, const QString& actionId);
    void openChanged(bool open);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fill();

    core::Finding m_finding;
    QString m_badgeText;
    bool m_open = false, m_flat = false;
    class FindingHead* m_headRow = nullptr;
    class Collapsible* m_details = nullptr;
    QWidget* m_detailBody = nullptr;
    Label* m_seenTitle = nullptr;
    QWidget* m_evidence = nullptr;
    Label* m_evidenceText = nullptr;
    Label* m_whyTitle = nullptr;
    Label* m_why = nullptr;
    Label* m_fixTitle = nullptr;
    Label* m_fix = nullptr;
    QWidget* m_buttons = nullptr;
    QHBoxLayout* m_buttonRow = nullptr;
    Label* m_actionRemark = nullptr;
    QWidget* m_whyColumn = nullptr;
    QWidget* m_seenColumn = nullptr;
};

/// Several findings: those that block each in a card of its own, the others in one card with
/// hairlines. Keeps which ones are open when the list changes.
class FindingList : public QWidget
{
    Q_OBJECT
public:
    explicit FindingList(QWidget* parent = nullptr);
    /// Findings of Severity::Ok are left out: give them to FindingTicks.
    void setFindings(const QList<core::Finding>& findings);
    void setActions(const QString& findingId, const QList<FindingAction>& actions);
    void setBadgeText(const QString& findingId, const QString& text);
    void setActionRemark(const QString& findingId, const QString& remark);
    FindingCard* card(const QString& findingId) const;
    int count() const;

signals:
    void actionTriggered(const QString& findingId, const QString& actionId);

private:
    QVBoxLayout* m_layout;
    Card* m_rest = nullptr;
    QList<FindingCard*> m_cards;
};

} // namespace mailstead::widgets
