#include "pages/overview_cards.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using style::Tone;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

FigureCard::FigureCard(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] { update(); });
}

void FigureCard::set(const QString& name, const QString& figure, const QString& remark, Tone tone)
{
    m_name = name;
    m_figure = figure;
    m_remark = remark;
    m_tone = tone;
    setAccessibleName(QStringLiteral("%1: %2").arg(name, figure));
    setAccessibleDescription(remark);
    update();
}

QSize FigureCard::sizeHint() const
{
    return {220, 84};
}

void FigureCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const style::Theme& theme = style::Theme::instance();
    const style::Colors& colors = theme.colors();
    style::paintRounded(&painter, QRectF(rect()), style::sizes().radiusLg, colors.bg.card,
                        colors.border.normal);
    if (underMouse() || isDown())
        style::paintRounded(&painter, QRectF(rect()), style::sizes().radiusLg,
                            isDown() ? colors.overlay.pressed : colors.overlay.hover);
    const QColor mark = m_tone == Tone::Neutral ? colors.neutral.fill : colors.tone(m_tone).fill;
    style::paintRounded(&painter, QRectF(14, 18, 8, 8), 2, mark);
    painter.setFont(theme.font(TypeRole::Body));
    painter.setPen(colors.text.secondary);
    painter.drawText(QRect(28, 12, width() - 42, 20), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    const QFont figureFont = theme.font(TypeRole::Figure);
    painter.setFont(figureFont);
    painter.setPen(colors.text.primary);
    painter.drawText(QRect(14, 38, width() - 28, 32), Qt::AlignLeft | Qt::AlignVCenter, m_figure);
    const int used = QFontMetrics(figureFont).horizontalAdvance(m_figure) + 8;
    const QFont small = theme.font(TypeRole::Small);
    painter.setFont(small);
    painter.setPen(m_tone == Tone::Neutral || m_tone == Tone::Accent ? colors.text.tertiary
                                                                     : colors.tone(m_tone).text);
    const int room = width() - 28 - used;
    painter.drawText(QRect(14 + used, 42, room, 28), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(m_remark, Qt::ElideRight, room));
    if (hasFocus())
        style::paintFocusRing(&painter, QRectF(rect()).adjusted(3, 3, -3, -3),
                              style::sizes().radiusMd);
}

void FigureCard::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void FigureCard::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

FactList::FactList(QWidget* parent)
    : Card(parent)
    , m_link(new widgets::Button(nullptr, widgets::ButtonKind::Link, widgets::ButtonSize::Small))
{
    setTitle(QString());
    addToHead(m_link);
    m_link->hide();
    connect(m_link, &QAbstractButton::clicked, this, &FactList::linkActivated);
}

void FactList::setLink(const QString& text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

void FactList::setEmptyText(const QString& text)
{
    if (text == m_emptyText && m_filled)
        return;
    m_emptyText = text;
    fill();
}

void FactList::setFacts(const QList<Fact>& facts)
{
    if (facts == m_facts && m_filled)
        return;
    m_facts = facts;
    fill();
}

void FactList::fill()
{
    m_filled = true;
    delete m_lines;
    m_lines = new QWidget;
    auto* layout = new QVBoxLayout(m_lines);
    layout->setContentsMargins(14, 6, 14, 8);
    layout->setSpacing(0);
    for (const Fact& fact : std::as_const(m_facts)) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        if (!fact.icon.isEmpty())
            line->addWidget(new widgets::IconLabel(fact.icon));
        if (!fact.time.isEmpty()) {
            auto* time = new Label(fact.time, TypeRole::Small, TextColor::Tertiary);
            time->setMinimumWidth(36); // digits are not all of one width
            line->addWidget(time);
        }
        auto* text = new widgets::ElidedLabel(fact.mono             ? TypeRole::Mono
                                              : fact.time.isEmpty() ? TypeRole::Body
                                                                    : TypeRole::Small,
                                              fact.time.isEmpty() ? TextColor::Primary
                                                                  : TextColor::Secondary);
        text->setText(fact.text);
        line->addWidget(text, 1);
        if (!fact.value.isEmpty()) {
            auto* value =
                new widgets::ElidedLabel(TypeRole::Small, TextColor::Secondary, Qt::ElideMiddle);
            value->setText(fact.value);
            line->addWidget(value);
        }
        if (fact.tone == Tone::Ok || fact.tone == Tone::Warn || fact.tone == Tone::Bad) {
            auto* mark = new widgets::IconLabel(QString(), 14);
            mark->set(fact.tone == Tone::Ok     ? QStringLiteral("check")
                      : fact.tone == Tone::Warn ? QStringLiteral("warning")
                                                : QStringLiteral("error"),
                      fact.tone);
            line->addWidget(mark);
        }
        auto* box = new QWidget;
        line->setContentsMargins(0, 0, 0, 0);
        box->setLayout(line);
        box->setFixedHeight(28);
        layout->addWidget(box);
    }
    if (m_facts.isEmpty()) {
        auto* empty = new Label(m_emptyText, TypeRole::Small, TextColor::Tertiary);
        empty->setWordWrap(true);
        empty->setContentsMargins(0, 6, 0, 6);
        layout->addWidget(empty);
    }
    layout->addStretch();
    body()->addWidget(m_lines);
}

} // namespace mailstead::pages
