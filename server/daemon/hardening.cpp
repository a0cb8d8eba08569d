#include "daemon/hardening.h"

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace mailstead::daemon
{

void hardenProcess()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // The sanitizers trace their own process at its end, which this forbids.
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::umask(027);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace mailstead::daemon
