// What the Look step thinks of a server: go or no-go, with the reason and the way out.
#pragma once

#include "setup/facts.h"
#include "setup/settings.h"

namespace mailstead::setup
{

/// Values of Settings::decisions.
inline const QString goOn = QStringLiteral("continue");
inline const QString stopAndDisable = QStringLiteral("stop-and-disable");

/// One finding for each thing looked at, in the order in which they are shown. Decisions already
/// made turn their findings into notes.
QList<core::Finding> lookFindings(const Facts& facts, const Settings& settings);

/// Running services that must go because the user decided so: the other mail server, the web
/// server on port 80.
QStringList servicesToStop(const Facts& facts, const Settings& settings);

/// An error for the findings that stop the setup; success when none does.
core::Result<> judge(const QList<core::Finding>& findings);

} // namespace mailstead::setup
