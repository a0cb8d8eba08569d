// Small painting helpers that all delegates share.
#pragma once

#include "style/theme.h"

#include <QPainter>

namespace mailstead::style
{

/// A one-pixel line inside `rect` at its bottom, snapped to device pixels.
void paintHairline(QPainter* painter, const QRect& rect, const QColor& color);
/// A filled rounded rectangle with an optional one-pixel border, snapped.
void paintRounded(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill,
                  const QColor& border = {});
/// The focus ring around `rect` (LOOK §7), 2 px wide at 1 px offset.
void paintFocusRing(QPainter* painter, const QRectF& rect, qreal radius);
/// A state badge 20 px high at `topLeft`; returns its width. `icon` may be empty.
int paintBadge(QPainter* painter, const QPoint& topLeft, const QString& text, Tone tone,
               const QString& icon = {});
int badgeWidth(const QString& text, bool withIcon);
/// A count pill 18 px high whose right edge is at `right`; returns its width.
int paintCountPill(QPainter* painter, const QPoint& rightCenter, const QString& text, Tone tone);
/// A state dot of 8 px; `hollow` is a ring (not connected).
void paintDot(QPainter* painter, const QPointF& center, Tone tone, bool hollow = false);
/// The spinner at `angle` degrees; the still ring of reduced motion when the theme asks for it.
void paintSpinner(QPainter* painter, const QRectF& rect, qreal angle, const QColor& color);

} // namespace mailstead::style
