// The words of the guided setup: what a step is called while it waits, runs and is done.
#pragma once

#include "setup/settings.h"
#include "setup/step.h"
#include "style/tokens.h"
#include "widgets/stepper_view.h"

#include <QCoreApplication>
#include <QString>

namespace mailstead::pages
{

class SetupTexts
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::SetupTexts)
public:
    /// The page's title: a task while it waits, for Look the verdict.
    static QString heading(const setup::StepStatus& status);
    /// One or two sentences below it.
    static QString lead(const setup::StepStatus& status, const setup::Settings& settings);
    /// "Naming mail.example.net", for the status bar.
    static QString work(setup::StepId id, const QString& hostname);
    /// The short line below a step's label.
    static QString detail(const setup::StepStatus& status);
    /// What the button that does the step says.
    static QString doIt(setup::StepId id);
    /// What the undone step would mean, for the confirmation.
    static QString undoQuestion(setup::StepId id);

    /// "6.2 s", "2 min 10 s"; empty when the times are not known.
    static QString duration(const QDateTime& from, const QDateTime& to);

    static widgets::StepLook look(setup::StepState state);
};

/// Number of findings of a severity.
int countOf(const QList<core::Finding>& findings, core::Severity severity);

/// Whether the step needs no more work: verified, nothing to do, or left out.
bool isSettled(setup::StepState state);

} // namespace mailstead::pages
