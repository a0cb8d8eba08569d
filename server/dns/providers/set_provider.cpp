#include "dns/providers/set_provider.h"

namespace mailstead::dns
{

Applied SetProvider::apply(const ProviderZone& zone, const std::vector<SetChange>& changes)
{
    Applied applied;
    const auto present = recordSets(zone);
    if (!present) {
        applied.error = present.error();
        return applied;
    }
    const auto unchanged = verifyUnchanged(changes, *present);
    if (!unchanged) {
        applied.error = unchanged.error();
        return applied;
    }
    std::vector<SetChange> pending;
    for (const SetChange& change : changes) {
        const bool same = sameContent(change.before, change.after) &&
                          (!change.after.exists() || change.before.ttl == change.after.ttl);
        (same ? applied.done : pending).push_back(change);
    }
    if (pending.empty())
        return applied;
    Applied written = writeAll(zone, pending);
    written.done.insert(written.done.begin(), applied.done.begin(), applied.done.end());
    return written;
}

Applied SetProvider::writeAll(const ProviderZone& zone, const std::vector<SetChange>& changes)
{
    Applied applied;
    for (const SetChange& change : changes) {
        const auto written = writeSet(zone, change);
        if (!written) {
            applied.error = written.error();
            return applied;
        }
        applied.done.push_back(change);
    }
    return applied;
}

} // namespace mailstead::dns
