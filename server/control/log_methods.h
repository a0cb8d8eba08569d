#pragma once

#include "control/server.h"

namespace mailstead::control
{

/// Adds log.list and log.subscribe (PROTOCOL.md, "log"). `io` runs the 100 ms batches.
void addLogMethods(Server& server, asio::io_context& io);

} // namespace mailstead::control
