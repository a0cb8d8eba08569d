#include "core/log.h"
#include "daemon/commands.h"
#include "daemon/exit_codes.h"
#include "daemon/hardening.h"
#include "privileged/broker.h"

#include <fmt/format.h>
#include <unistd.h>

namespace mailstead::daemon
{

int answerRequests()
{
    hardenProcess();
    if (::geteuid() != 0) {
        printError({core::ErrorKind::PermissionDenied, "this part runs as root",
                    "it is started by mailstead-privileged.path when the daemon asks something"});
        return exitUsage;
    }
    privileged::Broker broker({});
    const auto served = broker.run();
    if (!served) {
        printError(served.error());
        return exitFailure;
    }
    return exitOk;
}

} // namespace mailstead::daemon
