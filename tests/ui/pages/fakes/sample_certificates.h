// Certificates of a mail server in use, for tests and screenshots.
#pragma once

#include "fake_daemon.h"

namespace mailstead::pages::sample
{

enum class CertificateCase { InUse, RenewalFailed, Temporary };

/// Lists, authorities, proposals and what the ports serve.
void fillCertificates(FakeDaemon& daemon, CertificateCase which);
/// TXT records to make by hand, that some of the name servers have.
QJsonObject manualRecords(bool everywhere);
QJsonObject issued();
/// Two other services, one of which shows another certificate, and two certificates of acme.sh.
void fillOthers(FakeDaemon& daemon);

} // namespace mailstead::pages::sample
