// Providers whose interface writes whole record sets. Internal to dns/providers.
#pragma once

#include "dns/providers/provider.h"

namespace mailstead::dns
{

class SetProvider : public Provider
{
public:
    Applied apply(const ProviderZone& zone, const std::vector<SetChange>& changes) final;

protected:
    /// One set; `after` without values removes it.
    virtual Outcome<void> writeSet(const ProviderZone&, const SetChange&) { return {}; }

    /// All at once, where the interface can; by default writeSet() for each. Only changes that
    /// change something come here, at least one.
    virtual Applied writeAll(const ProviderZone& zone, const std::vector<SetChange>& changes);
};

} // namespace mailstead::dns
