// Channel binding data of a TLS connection, for SCRAM-SHA-256-PLUS.
#pragma once

#include "smtp/receiving_session.h"

#include <openssl/ssl.h>

namespace mailstead::smtp
{

/// After the handshake, on the server's side. What cannot be told stays empty: the exporter of a
/// TLS 1.2 connection without extended master secret is not unique (RFC 9266, section 4.2).
ChannelBindings channelBindings(SSL* connection);

} // namespace mailstead::smtp
