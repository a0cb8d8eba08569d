// Which certificate a port of the server really serves, asked on the server itself with
// `openssl s_client`.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// SHA-256 fingerprint (hex, lower case) of the certificate served on a port; empty when the port
/// does not serve one.
core::Result<QString> servedFingerprint(Context& context, int port, const QString& serverName);

/// Fingerprint of the first PEM certificate in a text; empty when there is none.
QString fingerprintOfPem(const QByteArray& text);

} // namespace mailstead::setup
