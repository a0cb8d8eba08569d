#include "style/paint.h"

#include "style/icons.h"

#include <QtMath>

namespace mailstead::style
{

namespace
{

/// Moves a rectangle to whole device pixels.
QRectF snapped(const QPainter* painter, const QRectF& rect)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const qreal left = std::round(rect.left() * ratio) / ratio;
    const qreal top = std::round(rect.top() * ratio) / ratio;
    const qreal right = std::round(rect.right() * ratio) / ratio;
    const qreal bottom = std::round(rect.bottom() * ratio) / ratio;
    return {left, top, right - left, bottom - top};
}

constexpr int badgeHeight = 20, badgePadding = 7, badgeIcon = 14, badgeGap = 5;

QFont badgeFont()
{
    return Theme::instance().font(TypeRole::Small, 500);
}

} // namespace

void paintHairline(QPainter* painter, const QRect& rect, const QColor& color)
{
    painter->fillRect(snapped(painter, QRectF(rect.left(), rect.bottom(), rect.width(), 1)), color);
}

void paintRounded(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill,
                  const QColor& border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF outer = snapped(painter, rect);
    if (border.isValid()) {
        painter->setPen(QPen(border, 1));
        painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(outer.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
    } else {
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(outer, radius, radius);
    }
    painter->restore();
}

void paintFocusRing(QPainter* painter, const QRectF& rect, qreal radius)
{
    const Sizes& s = sizes();
    const qreal grow = s.focusOffset + s.focusWidth / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colors().accent.text, s.focusWidth));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow);
    painter->restore();
}

int badgeWidth(const QString& text, bool withIcon)
{
    return QFontMetrics(badgeFont()).horizontalAdvance(text) + 2 * badgePadding +
           (withIcon ? badgeIcon + badgeGap : 0);
}

int paintBadge(QPainter* painter, const QPoint& topLeft, const QString& text, Tone tone,
               const QString& icon)
{
    const int width = badgeWidth(text, !icon.isEmpty());
    const QRect rect(topLeft, QSize(width, badgeHeight));
    const QColor ink = colors().onSoft(tone);
    paintRounded(painter, rect, 5, colors().tone(tone).soft);
    int left = rect.left() + badgePadding;
    if (!icon.isEmpty()) {
        paintIcon(painter, QRectF(left, rect.top() + 3, badgeIcon, badgeIcon), icon, ink);
        left += badgeIcon + badgeGap;
    }
    painter->save();
    painter->setFont(badgeFont());
    painter->setPen(ink);
    painter->drawText(QRect(left, rect.top(), rect.right() - left + 1, badgeHeight),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    painter->restore();
    return width;
}

int paintCountPill(QPainter* painter, const QPoint& rightCenter, const QString& text, Tone tone)
{
    const QFont font = Theme::instance().font(TypeRole::Caption, 500);
    const int width = std::max(18, QFontMetrics(font).horizontalAdvance(text) + 12);
    const QRect rect(rightCenter.x() - width, rightCenter.y() - 9, width, 18);
    paintRounded(painter, rect, 9, colors().tone(tone).soft);
    painter->save();
    painter->setFont(font);
    painter->setPen(colors().onSoft(tone));
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
    return width;
}

void paintDot(QPainter* painter, const QPointF& center, Tone tone, bool hollow)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor fill = colors().tone(tone).fill;
    if (hollow) {
        painter->setPen(QPen(fill, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(center, 3.25, 3.25);
    } else {
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawEllipse(center, 4, 4);
    }
    painter->restore();
}

void paintSpinner(QPainter* painter, const QRectF& rect, qreal angle, const QColor& color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal unit = rect.width() / 20.0; // the icon grid
    const QRectF ring = rect.adjusted(2.75 * unit, 2.75 * unit, -2.75 * unit, -2.75 * unit);
    QColor faint = color;
    faint.setAlphaF(color.alphaF() * 0.22F);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(faint, 2 * unit));
    painter->drawEllipse(ring);
    painter->setPen(QPen(color, 2 * unit, Qt::SolidLine, Qt::RoundCap));
    painter->drawArc(ring, qRound((90 - angle) * 16), -90 * 16);
    painter->restore();
}

} // namespace mailstead::style
