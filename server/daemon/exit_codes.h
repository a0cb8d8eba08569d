#pragma once

namespace mailstead::daemon
{

/// What the program's exit means; 78 is EX_CONFIG of sysexits.h, which the unit file does not
/// restart after.
enum ExitCode { exitOk = 0, exitFailure = 1, exitUsage = 2, exitConfig = 78 };

} // namespace mailstead::daemon
