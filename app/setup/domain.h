// The mail domain on the daemon.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

core::Result<bool> domainExists(Context& context);
/// domain.add unless it is there.
core::Result<> ensureDomain(Context& context);

} // namespace mailstead::setup
