// Restarting the server and being sure that it did.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// Restarts the server, signs in again and waits until its boot id is another one. Fails with
/// Timeout when that does not happen within five minutes.
core::Result<> rebootAndWait(Context& context);

} // namespace mailstead::setup
