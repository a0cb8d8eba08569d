// A mail server in use, for screenshots: queue, log, state.
#pragma once

#include "fake_daemon.h"

namespace mailstead::pages::sample
{

void fillDaemon(FakeDaemon& daemon);
void addLines(FakeDaemon& daemon); ///< 25 lines as they come within a minute

} // namespace mailstead::pages::sample
