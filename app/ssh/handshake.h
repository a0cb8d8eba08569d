// From an address to a signed-in session: names, TCP, key exchange, host key, authentication.
// Internal to the folder.
#pragma once

#include "ssh/connection.h"
#include "ssh/libssh_session.h"

#include <QHostAddress>

namespace mailstead::ssh
{

struct Established {
    std::unique_ptr<LibsshSession> session;
    HostKey hostKey;
};

/// `trusted` is a key that was accepted for this connection before (may be empty). Blocks.
tl::expected<Established, OpenError> establish(const Target& target, const Credentials& credentials,
                                               KnownHosts& knownHosts, const HostKey& trusted,
                                               const HostKeyDecision& decide,
                                               const core::CancelToken& cancel,
                                               const ConnectionOptions& options);

/// Calls `step` until it returns something else than `again`, polling in between. Errors:
/// Cancelled, Timeout (with an empty `why`).
core::Result<int> repeat(LibsshSession& session, const std::function<int()>& step, int again,
                         std::chrono::steady_clock::time_point until,
                         const core::CancelToken& cancel);

/// Signs in on a connected session (RFC 4252).
core::Result<> authenticate(LibsshSession& session, const Target& target,
                            const Credentials& credentials, const core::CancelToken& cancel,
                            const ConnectionOptions& options);

} // namespace mailstead::ssh
