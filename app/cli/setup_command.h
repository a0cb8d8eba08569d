// `mailstead-cli setup`, and the look step of `mailstead-cli check`.
#pragma once

#include "cli/output.h"
#include "cli/server.h"
#include "setup/step.h"

namespace mailstead::cli
{

struct SetupOptions {
    ServerOptions server;
    QString from;
    QString until;
    bool dryRun = false; ///< plans only
    bool yes = false;    ///< without asking whether to begin
};

/// Runs it with the application's event loop; returns the exit code.
int runSetup(const SetupOptions& options, const Output& output);

} // namespace mailstead::cli
