// TXT records of certificate challenges, through the zones that the daemon may write.
#pragma once

#include "acme/txt_records.h"
#include "dns/providers/zone_manager.h"

#include <memory>

namespace mailstead::daemon
{

/// Thread-safe, as the manager is.
class ZonePublisher final : public acme::TxtPublisher
{
public:
    explicit ZonePublisher(std::shared_ptr<dns::ZoneManager> zones)
        : m_zones(std::move(zones))
    {
    }
    bool serves(const std::string& name) override;
    core::Result<void> publish(const acme::TxtRecord& record,
                               const http::Patience& patience) override;
    core::Result<void> remove(const acme::TxtRecord& record,
                              const http::Patience& patience) override;

private:
    core::Result<void> edit(const acme::TxtRecord& record, bool present,
                            const http::Patience& patience);

    const std::shared_ptr<dns::ZoneManager> m_zones;
};

} // namespace mailstead::daemon
