#include "core/config.h"
#include "core/log.h"
#include "daemon/commands.h"
#include "daemon/daemon.h"
#include "daemon/exit_codes.h"
#include "daemon/hardening.h"
#include "daemon/service_manager.h"

#include <csignal>
#include <pthread.h>

namespace mailstead::daemon
{

namespace
{

/// Signals are waited for, not handled: no code runs in a handler. Before any thread begins, so
/// that all inherit it.
sigset_t blockSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, number);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace

int serve(const std::string& configPath)
{
    hardenProcess();
    const sigset_t signals = blockSignals();
    auto config = core::loadConfig(configPath);
    if (!config) {
        printError(config.error());
        return exitConfig;
    }
    Daemon daemon(std::move(*config));
    if (const auto started = daemon.start(); !started) {
        core::logError("daemon", {}, "cannot start: " + started.error().text());
        printError(started.error());
        return exitFailure;
    }
    core::logInfo("daemon", {}, "mailsteadd " MAILSTEAD_VERSION " is ready");
    notifyServiceManager("READY=1");
    while (true) {
        int signal = 0;
        if (::sigwait(&signals, &signal) != 0)
            continue;
        if (signal != SIGHUP)
            break;
        notifyServiceManager("STATUS=Reloading the certificate");
        daemon.reloadCertificate();
        notifyServiceManager("STATUS=");
    }
    core::logInfo("daemon", {}, "ending");
    notifyServiceManager("STOPPING=1");
    daemon.stop();
    core::logInfo("daemon", {}, "ended");
    return exitOk;
}

} // namespace mailstead::daemon
