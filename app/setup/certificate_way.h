// How the Certificate step proves the server's name: what is proposed, and what the user chose.
#pragma once

#include "certificates/certificate.h"
#include "control/client.h"
#include "core/cancel.h"
#include "setup/step.h"

#include <thread>

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

/// While it lives, records that have to be made by hand are looked up every few seconds and told to
/// the reporter, on a thread of its own.
class ManualRecordsWatch
{
public:
    /// `context` outlives the watch.
    explicit ManualRecordsWatch(Context& context);
    ~ManualRecordsWatch(); ///< waits for the look under way

private:
    void watch(const std::shared_ptr<control::Client>& client);

    Context& m_context;
    core::CancelToken m_ended;
    std::thread m_thread;
};

} // namespace mailstead::setup
