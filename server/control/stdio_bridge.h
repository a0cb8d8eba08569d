#pragma once

#include "core/result.h"

#include <string>

namespace mailstead::control
{

/// Copies standard input to the control socket and back until either side ends:
/// `mailsteadd control --stdio`. Blocks.
core::Result<void> bridgeStandardStreams(const std::string& socketPath);

} // namespace mailstead::control
