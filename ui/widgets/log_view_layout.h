// How LogView lays its lines out. Internal to it: its lines, its drawing and its input share it.
#pragma once

#include "widgets/log_source.h"

#include <QFont>
#include <QString>

namespace mailstead::widgets::logview
{

constexpr int rowHeight = 20, padding = 14, gapAfter = 12, topPadding = 6;
/// No line is drawn or measured beyond this; copied text is whole.
constexpr int drawnChars = 4000;

QString levelWord(LogLevel level);
QFont monoFont();
qreal charWidth();

} // namespace mailstead::widgets::logview
