#include "widgets/finding_card.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/collapsible.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>

namespace mailstead::widgets
{

QString severityIcon(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Ok:
        return QStringLiteral("check-circle");
    case core::Severity::Unknown:
        return QStringLiteral("question");
    case core::Severity::Decide:
        return QStringLiteral("warning");
    case core::Severity::Bad:
        return QStringLiteral("error");
    case core::Severity::Note:
        break;
    }
    return QStringLiteral("info");
}

style::Tone severityTone(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Ok:
        return style::Tone::Ok;
    case core::Severity::Unknown:
        return style::Tone::Neutral;
    case core::Severity::Decide:
        return style::Tone::Warn;
    case core::Severity::Bad:
        return style::Tone::Bad;
    case core::Severity::Note:
        break;
    }
    return style::Tone::Info;
}

QString severityWord(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Ok:
        return FindingCard::tr("In order");
    case core::Severity::Unknown:
        return FindingCard::tr("Cannot tell");
    case core::Severity::Decide:
        return FindingCard::tr("Decide now");
    case core::Severity::Bad:
        return FindingCard::tr("Stands in the way");
    case core::Severity::Note:
        break;
    }
    return FindingCard::tr("For later");
}

/// The head of a finding: severity, title, remark, badge, chevron. A button for keyboard and
/// accessibility, painted as one row.
class FindingHead : public QAbstractButton
{
public:
    explicit FindingHead(QWidget* parent)
        : QAbstractButton(parent)
    {
        setCheckable(true);
        setFixedHeight(48);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void set(const core::Finding& finding, const QString& badge)
    {
        m_icon = severityIcon(finding.severity);
        m_tone = severityTone(finding.severity);
        m_title = finding.title;
        m_remark = finding.remark;
        m_badge = badge;
        setAccessibleName(m_title);
        setAccessibleDescription(QStringLiteral("%1. %2").arg(m_badge, m_remark));
        const QFontMetrics metrics(style::Theme::instance().font(style::TypeRole::Body));
        setToolTip(metrics.horizontalAdvance(m_title + m_remark) > width() - 200
                       ? (m_title + QLatin1Char('\n') + m_remark).trimmed().toHtmlEscaped()
                       : QString());
        update();
    }

    QSize sizeHint() const override { return {400, 48}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const style::Colors& c = style::colors();
        const style::Theme& theme = style::Theme::instance();
        QPainter painter(this);
        if (underMouse())
            style::paintRounded(&painter, rect(), 7, c.overlay.hover);
        style::paintIcon(&painter, QRectF(14, 14, 20, 20), m_icon,
                         style::color(style::tint(m_tone)));
        int right = width() - 14 - 16;
        style::paintIcon(&painter, QRectF(right, 16, 16, 16),
                         isChecked() ? QStringLiteral("chevron-up")
                                     : QStringLiteral("chevron-down"),
                         c.text.tertiary);
        if (!m_badge.isEmpty()) {
            right -= 12 + style::badgeWidth(m_badge, false);
            style::paintBadge(&painter, QPoint(right, 14), m_badge, m_tone);
        }
        right -= 12;
        int left = 46;
        painter.setFont(theme.font(style::TypeRole::BodyStrong));
        painter.setPen(c.text.primary);
        const QString title =
            painter.fontMetrics().elidedText(m_title, Qt::ElideRight, right - left);
        painter.drawText(QRect(left, 0, right - left, height()),
                         Qt::AlignVCenter | Qt::TextSingleLine, title);
        left += painter.fontMetrics().horizontalAdvance(title) + 10;
        if (right - left > 40 && !m_remark.isEmpty()) {
            painter.setFont(theme.font(style::TypeRole::Body));
            painter.setPen(c.text.secondary);
            painter.drawText(
                QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                painter.fontMetrics().elidedText(m_remark, Qt::ElideRight, right - left));
        }
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QString m_icon, m_title, m_remark, m_badge;
    style::Tone m_tone = style::Tone::Info;
};

FindingCard::FindingCard(QWidget* parent)
    : Card(parent)
{
    build();
}

FindingCard::FindingCard(const core::Finding& finding, QWidget* parent)
    : Card(parent)
{
    build();
    setFinding(finding);
}

void FindingCard::build()
{
    m_headRow = new FindingHead(this);
    m_details = new Collapsible(this);
    m_detailBody = new QWidget;
    body()->addWidget(m_headRow);
    body()->addWidget(m_details);
    connect(m_headRow, &QAbstractButton::clicked, this, [this] { setOpen(!m_open); });

    auto* column = new QVBoxLayout(m_detailBody);
    column->setContentsMargins(46, 0, 14, 14);
    column->setSpacing(14);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(20);

    m_seenColumn = new QWidget(m_detailBody);
    auto* seen = new QVBoxLayout(m_seenColumn);
    seen->setContentsMargins(0, 0, 0, 0);
    seen->setSpacing(4);
    m_seenTitle = new Label(style::TypeRole::Small, TextColor::Secondary, m_seenColumn);
    auto* inset = new QFrame(m_seenColumn);
    inset->setProperty("kind", QStringLiteral("inset"));
    auto* insetLayout = new QVBoxLayout(inset);
    insetLayout->setContentsMargins(10, 4, 10, 4);
    m_evidenceText = new Label(style::TypeRole::Mono, TextColor::Secondary, inset);
    m_evidenceText->setTextInteractionFlags(Qt::TextSelectableByMouse |
                                            Qt::TextSelectableByKeyboard);
    m_evidenceText->setWordWrap(true);
    insetLayout->addWidget(m_evidenceText);
    m_evidence = inset;
    seen->addWidget(m_seenTitle);
    seen->addWidget(inset);
    seen->addStretch(1);

    m_whyColumn = new QWidget(m_detailBody);
    auto* why = new QVBoxLayout(m_whyColumn);
    why->setContentsMargins(0, 0, 0, 0);
    why->setSpacing(4);
    m_whyTitle = new Label(style::TypeRole::Small, TextColor::Secondary, m_whyColumn);
    m_why = new Label(style::TypeRole::Body, TextColor::Secondary, m_whyColumn);
    m_fixTitle = new Label(style::TypeRole::Small, TextColor::Secondary, m_whyColumn);
    m_fix = new Label(style::TypeRole::Body, TextColor::Primary, m_whyColumn);
    m_why->setWordWrap(true);
    m_fix->setWordWrap(true);
    why->addWidget(m_whyTitle);
    why->addWidget(m_why);
    why->addSpacing(4);
    why->addWidget(m_fixTitle);
    why->addWidget(m_fix);
    why->addStretch(1);

    halves->addWidget(m_seenColumn, 11);
    halves->addWidget(m_whyColumn, 9);
    column->addLayout(halves);

    m_buttons = new QWidget(m_detailBody);
    m_buttonRow = new QHBoxLayout(m_buttons);
    m_buttonRow->setContentsMargins(0, 0, 0, 0);
    m_buttonRow->setSpacing(8);
    m_actionRemark = new Label(style::TypeRole::Small, TextColor::Tertiary, m_buttons);
    m_buttonRow->addStretch(1);
    m_buttonRow->addWidget(m_actionRemark);
    m_buttons->hide();
    column->addWidget(m_buttons);
    m_details->setContent(m_detailBody);
    fill();
}

void FindingCard::setFinding(const core::Finding& finding)
{
    const bool fresh = m_finding.id != finding.id;
    m_finding = finding;
    fill();
    if (fresh && finding.blocks())
        setOpen(true, false);
}

void FindingCard::fill()
{
    m_headRow->set(m_finding,
                   m_badgeText.isEmpty() ? severityWord(m_finding.severity) : m_badgeText);
    m_seenTitle->setText(tr("Seen"));
    m_whyTitle->setText(tr("Why it matters"));
    m_fixTitle->setText(tr("The way out"));
    m_evidenceText->setText(m_finding.evidence.join(QLatin1Char('\n')));
    m_why->setText(m_finding.why);
    m_fix->setText(m_finding.fix);
    m_seenColumn->setVisible(!m_finding.evidence.isEmpty());
    m_whyTitle->setVisible(!m_finding.why.isEmpty());
    m_why->setVisible(!m_finding.why.isEmpty());
    m_fixTitle->setVisible(!m_finding.fix.isEmpty());
    m_fix->setVisible(!m_finding.fix.isEmpty());
    m_whyColumn->setVisible(!m_finding.why.isEmpty() || !m_finding.fix.isEmpty());
    if (!m_flat) {
        const bool loud = m_finding.severity == core::Severity::Decide ||
                          m_finding.severity == core::Severity::Bad;
        setTone(loud ? severityTone(m_finding.severity) : style::Tone::Neutral);
    }
    updateGeometry();
}

void FindingCard::setActions(const QList<FindingAction>& actions)
{
    while (m_buttonRow->count() > 2) {
        QLayoutItem* item = m_buttonRow->takeAt(0);
        item->widget()->deleteLater();
        delete item;
    }
    QString reason;
    for (const FindingAction& action : actions) {
        const ButtonKind kind = action.kind == FindingAction::Kind::Primary ? ButtonKind::Primary
                                : action.kind == FindingAction::Kind::Quiet ? ButtonKind::Quiet
                                                                            : ButtonKind::Normal;
        auto* button = new Button(action.text, action.icon, kind, m_buttons);
        button->setObjectName(QStringLiteral("action.") + action.id);
        button->setEnabled(action.enabled);
        if (!action.reason.isEmpty() && reason.isEmpty())
            reason = action.reason;
        connect(button, &QPushButton::clicked, this,
                [this, id = action.id] { emit actionTriggered(m_finding.id, id); });
        m_buttonRow->insertWidget(m_buttonRow->count() - 2, button);
    }
    if (!reason.isEmpty())
        m_actionRemark->setText(reason);
    m_buttons->setVisible(!actions.isEmpty());
}

void FindingCard::setActionRemark(const QString& remark)
{
    m_actionRemark->setText(remark);
}

void FindingCard::setBadgeText(const QString& text)
{
    m_badgeText = text;
    fill();
}

void FindingCard::setOpen(bool open, bool animated)
{
    m_headRow->setChecked(open);
    if (m_open == open)
        return;
    m_open = open;
    m_details->setOpen(open, animated);
    emit openChanged(open);
}

void FindingCard::setFlat(bool flat)
{
    m_flat = flat;
    setProperty("kind", flat ? QStringLiteral("flat") : QStringLiteral("card"));
}

void FindingCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_headRow)
        fill();
    Card::changeEvent(event);
}

} // namespace mailstead::widgets
