// How the Certificate step proves the server's name: what is proposed, and what the user chose.
#pragma once

#include "certificates/certificate.h"
#include "setup/step.h"

namespace mailstead::setup
{

/// Its decision is the way's word in the protocol ("dns-by-hand").
inline constexpr QLatin1StringView certificateWayId("certificate-way");

/// A note that can be decided about; carries the ways with their reasons. What needs a path on the
/// server is left out: the Certificates page asks for one.
core::Finding certificateWayFinding(const QList<certificates::ProposedWay>& ways);
/// The ways that a finding of certificateWayFinding() carries; none of another one.
QList<certificates::ProposedWay> waysOf(const core::Finding& finding);

/// Records made by hand as the views of wanted records show them.
QList<WantedRecord> wantedRecords(const QList<certificates::ManualRecord>& records);

/// Asks the daemon what fits, reports it, and gives what the user decided, else port 80.
core::Result<certificates::Way> chooseCertificateWay(Context& context);

} // namespace mailstead::setup
