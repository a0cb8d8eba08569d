// Providers whose interface knows single records with an id each. Internal to dns/providers.
#pragma once

#include "dns/providers/provider.h"

namespace mailstead::dns
{

struct ProviderRecord {
    std::string id; ///< empty for one that is to be made
    std::string name;
    std::string type;
    std::uint32_t ttl = 0;
    std::string value; ///< canonical
    bool proxied = false;
    std::string kind = {}; ///< the provider's own type where it differs (OVH's "SPF")
};

struct Operation {
    enum class Kind { Update, Create, Remove };
    Kind kind;
    ProviderRecord now;  ///< of Update and Remove
    ProviderRecord then; ///< of Update and Create
};

/// What one set change comes to. Records whose value stays are not touched; others are turned into
/// new ones in place as far as they go round.
std::vector<Operation> operationsOf(const SetChange& change,
                                    const std::vector<ProviderRecord>& present);

/// Reads sets out of records, and writes sets as operations. When an operation of a set fails,
/// those of the same set before it are taken back.
class RecordProvider : public Provider
{
public:
    Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) final;
    Applied apply(const ProviderZone& zone, const std::vector<SetChange>& changes) final;

protected:
    /// Without SOA.
    virtual Outcome<std::vector<ProviderRecord>> records(const ProviderZone& zone) = 0;
    virtual Outcome<std::string> create(const ProviderZone& zone, const ProviderRecord& record) = 0;
    virtual Outcome<void> update(const ProviderZone& zone, const ProviderRecord& now,
                                 const ProviderRecord& then) = 0;
    virtual Outcome<void> remove(const ProviderZone& zone, const ProviderRecord& record) = 0;
    /// After all changes; also when some failed.
    virtual Outcome<void> finish(const ProviderZone&) { return {}; }

    /// All at once, where the interface can; by default one by one.
    virtual Applied run(const ProviderZone& zone, const std::vector<SetChange>& changes,
                        const std::vector<std::vector<Operation>>& operations);

private:
    Outcome<void> runOne(const ProviderZone& zone, const std::vector<Operation>& operations);
    Outcome<void> perform(const ProviderZone& zone, Operation& operation);
};

} // namespace mailstead::dns
