// Checks everything that decides whether mail from and to this server is accepted.
#pragma once

#include "dns/checks/options.h"
#include "dns/checks/report.h"

#include <atomic>

namespace mailstead::dns::checks
{

/// Runs all families side by side and blocks until they have ended, for worker threads. Returns
/// with what is known when `cancelled` becomes true or the options' limit is over.
CheckReport run(const ServerNames& names, const Options& options, World& world,
                const std::atomic_bool& cancelled);

} // namespace mailstead::dns::checks
