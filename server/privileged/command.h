// Other programs, run with fixed arguments and without a shell.
#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace mailstead::privileged
{

using Arguments = std::vector<std::string>; ///< the absolute path of the program first

struct CommandResult {
    int exitCode = 0; ///< 128 and the signal's number when one ended it
    std::string output;
    std::string errors;

    /// The last lines of what it said on standard error, else on standard output.
    std::string words() const;
};

/// Blocks until the program has ended; at the deadline it is killed with what it started (Timeout).
/// Its environment is PATH and LC_ALL=C, its input is empty. Output beyond 16 MiB is dropped.
core::Result<CommandResult> runCommand(const Arguments& arguments,
                                       std::chrono::milliseconds deadline);

/// The same as a value, so that tests can answer instead.
using CommandRunner =
    std::function<core::Result<CommandResult>(const Arguments&, std::chrono::milliseconds)>;

/// The first of the paths that is a program which only root could have written; empty: none.
std::string firstProgram(const std::vector<std::string>& paths);

} // namespace mailstead::privileged
