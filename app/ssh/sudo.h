// How a command becomes root's: directly, or by sudo with or without a password.
// Internal to the folder.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "ssh/channel.h"
#include "vault/secret.h"

namespace mailstead::ssh::sudo
{

/// What sudo is told to print when it wants the password, and what is printed once it runs the
/// command. Both appear on standard error before anything that the command says.
inline constexpr char promptMark[] = "mailstead-sudo-password:";
inline constexpr char startMark[] = "mailstead-sudo-started";

enum class Mode {
    NotNeeded, ///< the user is root
    Free,      ///< `sudo -n` works
    Password,
};

/// Answers sudo's question on a channel that runs a line of shellLine(true, true) and waits until
/// the command itself runs. Success returns what the command already said on standard error.
/// Errors: PermissionDenied (wrong password, user not allowed, no sudo).
core::Result<Channel::Taken> pass(Channel& channel, const QString& user,
                                  const vault::Secret& password, Clock::time_point until,
                                  const core::CancelToken& cancel);

/// Explains a sudo that did not come to run the command, from what it said (LC_ALL=C).
core::Error explain(const QByteArray& said, int exitCode, const QString& user);

} // namespace mailstead::ssh::sudo
