#pragma once

namespace mailstead::daemon
{

/// Before any secret is read: no core dumps and no debugger of the same user, files not readable
/// by others, a closed peer is an error code and not a signal.
void hardenProcess();

} // namespace mailstead::daemon
