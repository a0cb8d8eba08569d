// What screen readers are told beyond the widgets' names.
#pragma once

#include <QString>

class QWidget;

namespace mailstead::accessibility
{

/// Says a state change of running work ("Name: done") in the name of `widget`. Not for log lines.
void announce(QWidget* widget, const QString& text);

/// Sets accessible name and description in one go; the description carries the state.
void describe(QWidget* widget, const QString& name, const QString& description = {});

} // namespace mailstead::accessibility
