// One TLS handshake with a mail service, to see its certificate.
#pragma once

#include "dns/checks/world.h"

#include <asio/ssl/context.hpp>
#include <memory>

namespace mailstead::dns::checks
{

/// Connects, says EHLO and STARTTLS where the service wants it, and hands over what it saw, at
/// latest after `limit`. Any certificate is taken: it is only looked at. `context` has the roots
/// that the chain is held against.
void probeService(asio::io_context& io, std::shared_ptr<asio::ssl::context> context,
                  const ProbeRequest& request, std::chrono::milliseconds limit,
                  std::function<void(Probe)> done);

/// What the probe tells about a certificate; `name` is what it should be for.
ServedCertificate servedCertificate(SSL* connection, const std::string& name);

} // namespace mailstead::dns::checks
