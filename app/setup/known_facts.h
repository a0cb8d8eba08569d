// Facts for steps that are run without Look before them.
#pragma once

#include "setup/distribution.h"
#include "setup/facts.h"
#include "setup/step.h"

namespace mailstead::setup
{

/// Reads the facts when they are not known yet.
core::Result<> ensureFacts(Context& context);
/// Reads them again after a change.
core::Result<> refreshFacts(Context& context);
/// The row of the server's system; an error when there is none.
core::Result<Distribution> knownDistribution(Context& context);

} // namespace mailstead::setup
