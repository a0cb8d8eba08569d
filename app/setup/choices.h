// What can be decided about a finding of severity Decide.
#pragma once

#include "core/finding.h"

#include <QList>
#include <QString>

namespace mailstead::setup
{

struct Settings;

struct Choice {
    QString value; ///< goes into Settings::decisions and plan files; never translated
    QString title; ///< translated, for a button
};

/// The choices that a finding offers, kept in its parameters as "choices"; empty when there is
/// nothing to choose.
QList<Choice> choicesOf(const core::Finding& finding);
void setChoices(core::Finding& finding, const QList<Choice>& choices);

/// The choice that was made for the finding and that it offers; "" when none was.
QString decisionFor(const core::Finding& finding, const Settings& settings);

/// Turns a Decide finding into a Note with the choice in its remark when it has been decided.
void applyDecision(core::Finding& finding, const Settings& settings);

} // namespace mailstead::setup
