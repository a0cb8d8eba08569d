// Runs `mailsteadd preflight --json` on a server where nothing is installed yet.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// Uploads the daemon into a temporary folder of the server, runs its preflight, removes the folder
/// again (also after a failure), and adds what was seen to context.facts. Fails with NotFound when
/// there is no binary for the server's architecture.
core::Result<> runPreflight(Context& context);

} // namespace mailstead::setup
