// One command on a session, from its line to its exit code. Internal to the folder.
#pragma once

#include "ssh/host.h"
#include "ssh/session_loop.h"
#include "ssh/sudo.h"

namespace mailstead::ssh
{

/// How commands of this connection become root's.
struct Privilege {
    sudo::Mode mode = sudo::Mode::NotNeeded;
    vault::Secret password;
    QString user;
};

/// InvalidInput for what cannot be a command line: NUL, lone surrogates, bad variable names.
core::Result<> checkCommand(const RemoteCommand& command);

core::Result<CommandResult> runCommand(SessionLoop& loop, const RemoteCommand& command,
                                       const Privilege& privilege, const OutputHandler& onOutput,
                                       const core::CancelToken& cancel,
                                       qint64 limit = Host::outputLimit);

/// A stream to a program; ends the program when it goes.
core::Result<std::unique_ptr<Stream>> openStream(SessionLoop& loop, const RemoteCommand& command,
                                                 const Privilege& privilege);

} // namespace mailstead::ssh
