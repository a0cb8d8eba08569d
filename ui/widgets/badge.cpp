#include "widgets/badge.h"

#include "style/icons.h"
#include "style/paint.h"

namespace mailstead::widgets
{

namespace
{

/// Fixed size, repainted when the theme changes.
void prepare(QWidget* widget)
{
    widget->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QObject::connect(&style::Theme::instance(), &style::Theme::changed, widget, [widget] {
        widget->updateGeometry();
        widget->update();
    });
}

} // namespace

StateBadge::StateBadge(QWidget* parent)
    : QWidget(parent)
{
    prepare(this);
}

StateBadge::StateBadge(const QString& text, style::Tone tone, const QString& icon, QWidget* parent)
    : StateBadge(parent)
{
    set(text, tone, icon);
}

void StateBadge::set(const QString& text, style::Tone tone, const QString& icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const
{
    return {style::badgeWidth(m_text, !m_icon.isEmpty()), 20};
}

void StateBadge::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty())
        return;
    QPainter painter(this);
    style::paintBadge(&painter, QPoint(0, (height() - 20) / 2), m_text, m_tone, m_icon);
}

CountPill::CountPill(QWidget* parent)
    : QWidget(parent)
{
    prepare(this);
}

void CountPill::set(const QString& text, style::Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize CountPill::sizeHint() const
{
    const QFont font = style::Theme::instance().font(style::TypeRole::Caption, 500);
    return {m_text.isEmpty() ? 0 : std::max(18, QFontMetrics(font).horizontalAdvance(m_text) + 12),
            18};
}

void CountPill::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty())
        return;
    QPainter painter(this);
    style::paintCountPill(&painter, QPoint(width(), height() / 2), m_text, m_tone);
}

StateDot::StateDot(QWidget* parent)
    : QWidget(parent)
{
    prepare(this);
}

void StateDot::set(style::Tone tone, bool hollow)
{
    m_tone = tone;
    m_hollow = hollow;
    update();
}

void StateDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::paintDot(&painter, QPointF(width() / 2.0, height() / 2.0), m_tone, m_hollow);
}

IconTile::IconTile(const QString& icon, style::Tone tone, QWidget* parent, int size)
    : QWidget(parent)
    , m_icon(icon)
    , m_tone(tone)
    , m_size(size)
{
    prepare(this);
}

void IconTile::set(const QString& icon, style::Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool large = m_size >= 48;
    style::paintRounded(&painter, rect(), large ? 12 : 8, style::colors().tone(m_tone).soft);
    const qreal icon = large ? 28 : 18;
    style::paintIcon(&painter, QRectF((m_size - icon) / 2, (m_size - icon) / 2, icon, icon), m_icon,
                     style::colors().onSoft(m_tone), large ? 1.4 : 1.5);
}

IconLabel::IconLabel(const QString& icon, int size, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_size(size)
{
    prepare(this);
}

void IconLabel::set(const QString& icon, style::Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconLabel::setStrokeWidth(qreal width)
{
    m_stroke = width;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::paintIcon(&painter,
                     QRectF((width() - m_size) / 2.0, (height() - m_size) / 2.0, m_size, m_size),
                     m_icon, style::color(style::tint(m_tone)), m_stroke);
}

} // namespace mailstead::widgets
