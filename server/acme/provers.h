// The ways to prove names. Internal to acme.
#pragma once

#include "acme/challenge.h"
#include "acme/request_settings.h"
#include "acme/root_help.h"
#include "acme/txt_records.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace mailstead::acme
{

/// What somebody has to make by hand, and who has it already. Thread-safe.
class ManualRecords
{
public:
    struct Entry {
        TxtRecord record;
        std::vector<TxtSight> servers; ///< of the last look
    };
    void set(const std::vector<TxtRecord>& records);
    void saw(const TxtRecord& record, const std::vector<TxtSight>& servers);
    std::vector<Entry> entries() const;

private:
    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
};

struct ProverOptions {
    std::uint16_t httpPort = 80;
    std::uint16_t tlsPort = 443;
    std::function<std::shared_ptr<void>()> lendTlsPort; ///< may be null
    std::shared_ptr<TxtPublisher> publisher;            ///< may be null
    TxtLook look;                                       ///< null: the DNS cannot be watched
    std::chrono::milliseconds lookPause{5000};
    std::shared_ptr<RootHelp> rootHelp;    ///< may be null
    std::shared_ptr<ManualRecords> manual; ///< for Way::DnsByHand
    /// False: records made by hand are looked for once. Renewal has nobody to wait for.
    bool somebodyWaits = true;
};

core::Result<std::unique_ptr<Prover>> makeProver(const RequestSettings& settings,
                                                 const ProverOptions& options);

} // namespace mailstead::acme
