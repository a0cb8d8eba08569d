// The mail daemon of the server that a command is for.
#pragma once

#include "cli/output.h"
#include "cli/server.h"
#include "control/client.h"

#include <optional>

namespace mailstead::cli
{

/// A connection and the daemon at its other end.
struct Daemon {
    Server server;
    std::shared_ptr<control::Client> client;
};

/// Prints what failed and sets the exit code when there is no daemon.
std::optional<Daemon> openDaemon(const ServerOptions& options, const Output& output, int& exitCode);

/// Prints the error; its exit code.
int failed(const core::Error& error, const Output& output);

QString textOf(const QJsonObject& object, const char* key);

/// Calls and prints progress: a line of its own, or a "progress" event.
core::Result<QJsonObject> callWithProgress(control::Client& client, const QString& method,
                                           const QJsonObject& parameters, const Output& output,
                                           std::chrono::milliseconds timeout);

enum class Consent { Given, Refused, NobodyThere };

/// Asks before something is changed, unless `yes`. Prints what to do when nobody can be asked.
Consent askConsent(const QString& question, bool yes, const Output& output);
int exitCodeFor(Consent consent); ///< of one that is not Given

} // namespace mailstead::cli
