// How steps run commands: changes are shown in the log with their output, probes are quiet.
#pragma once

#include "setup/step.h"

#include <optional>

namespace mailstead::setup
{

/// Runs it as root without a word in the log; success whatever its exit code.
core::Result<ssh::CommandResult> probe(Context& context, const QString& program,
                                       const QStringList& arguments);

/// Trimmed standard output of a probe that ended with 0; nullopt when it ended otherwise.
core::Result<std::optional<QString>> probeText(Context& context, const QString& program,
                                               const QStringList& arguments);

/// Runs it as root, with command and output in the log. A non-zero exit code is an error that
/// carries the end of what it said.
core::Result<> runLogged(Context& context, ssh::RemoteCommand command);
core::Result<> runLogged(Context& context, const QString& program, const QStringList& arguments);

/// A file's bytes, read as root; nullopt when there is none. Larger files than `limit` are an
/// error of kind Protocol.
core::Result<std::optional<QByteArray>>
readRemoteFile(ssh::Host& host, const QString& path, qint64 limit, const core::CancelToken& cancel);

/// Waits, a little at a time, so that cancelling ends it at once; false when cancelled.
bool waitFor(std::chrono::milliseconds time, const core::CancelToken& cancel);

core::Error cancelledError();

} // namespace mailstead::setup
