// Which certificate a service shows now: asked of the service itself.
#pragma once

#include "core/result.h"
#include "privileged/connection.h"
#include "privileged/settings.h"

#include <chrono>
#include <string>

namespace mailstead::privileged
{

/// Brings the service to TLS (RFC 3207, RFC 2595 for IMAP and POP3, or at once) and gives the
/// SHA-256 of its certificate in lower-case hexadecimal, whoever issued it. Blocking.
core::Result<std::string> servedFingerprint(const Endpoint& endpoint, StartTls startTls,
                                            const std::string& serverName,
                                            std::chrono::steady_clock::time_point deadline);

} // namespace mailstead::privileged
