// Commands about certificates. Each works on an open channel and returns the exit code.
#pragma once

#include "cli/output.h"
#include "control/client.h"

#include <QStringList>

namespace mailstead::cli
{

struct CertificateOptions {
    QStringList names; ///< empty: the hostname
    QString email;
    QString way; ///< "http", "web-root", "nginx", "tls-alpn", "dns", "dns-by-hand"; empty: what the
                 ///< daemon proposes
    QString webRoot;   ///< of way "web-root"
    QString caFile;    ///< on the server; empty: the system's roots
    QString directory; ///< of the authority; empty: the daemon's own
    QString keyType;
    bool agreeToTerms = false;
    bool stagingFirst = false;
};

/// Fails (exit code 1) while one of them is temporary or its renewal failed.
int listCertificates(control::Client& client, const Output& output);
int requestCertificate(control::Client& client, const CertificateOptions& options,
                       const Output& output);
int renewCertificate(control::Client& client, const Output& output);

} // namespace mailstead::cli
