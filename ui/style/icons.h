// The program's icons (resources/icons), tinted with token colours. UI thread.
#pragma once

#include "style/tokens.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace mailstead::style
{

/// Where an icon's colour comes from. It follows the theme: an icon made once stays right.
enum class Tint {
    Primary,
    Secondary,
    Tertiary,
    OnAccent,
    Accent,
    Ok,
    Info,
    Warn,
    Bad,
    Menu, ///< secondary; on the accent fill of a chosen menu item, onAccent
    Disabled,
};

QColor color(Tint tint);
Tint tint(Tone tone);

/// The icon `resources/icons/<name>.svg`. Disabled mode takes the disabled colour.
QIcon icon(const QString& name, Tint tint = Tint::Secondary);

/// Paints an icon into `rect` (device-independent) in any colour, sharp at the painter's ratio.
/// `strokeWidth` in units of the 20 grid: 1.5 as drawn, 2 for small ticks, 1.1 for 40 px.
void paintIcon(QPainter* painter, const QRectF& rect, const QString& name, const QColor& color,
               qreal strokeWidth = 1.5);

/// The envelope with the roof, in its own colours.
QIcon applicationIcon();

bool hasIcon(const QString& name);

} // namespace mailstead::style
