#pragma once

#include "core/result.h"

namespace mailstead::cli
{

enum ExitCode {
    ExitOk = 0,
    ExitFailed = 1,
    ExitUsage = 2,
    ExitNeedsDecision = 3,
    ExitCannotConnect = 4,
    ExitInterrupted = 130,
};

/// For an error that happened on a connected server.
inline int exitCodeFor(const core::Error& error)
{
    switch (error.kind) {
    case core::ErrorKind::NeedsDecision:
        return ExitNeedsDecision;
    case core::ErrorKind::Cancelled:
        return ExitInterrupted;
    default:
        return ExitFailed;
    }
}

} // namespace mailstead::cli
