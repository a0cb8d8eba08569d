// What has to change in a zone so that it has the wanted records: planned, looked at, applied, and
// undone. Nothing here talks to anybody.
#pragma once

#include "dns/record_set.h"
#include "dns/wanted.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace mailstead::dns
{

enum class Action {
    Add,
    Change,
    Remove,
    Keep,
    Decide,      ///< something of others is in the way: left alone until somebody chooses
    Unsupported, ///< the provider's interface cannot hold this type
};

std::string_view toString(Action action); ///< "add", …

struct Choice {
    std::string id;   ///< "replace", "keep", "beside", "remove"
    std::string text; ///< what it means, one sentence
};

struct PlannedChange {
    std::string key; ///< "<name> <type>", for choices
    Action action = Action::Keep;
    RecordSet before;
    RecordSet after;
    /// Sets that have to go for it, such as an alias of the same name.
    std::vector<SetChange> alongside = {};
    std::string purpose;
    bool required = false;
    std::string reason; ///< stable: "spf-merged"; the console translates by it and the parameters
    std::string text;   ///< the reason in an English sentence
    std::map<std::string, std::string> parameters = {};
    std::vector<Choice> choices = {};
};

struct PlanOptions {
    std::string zone;
    std::uint32_t minTtl = 1;
    /// Types that the provider holds; empty: all.
    std::vector<std::string> types = {};
    /// Decisions by key: one of the choices, or "skip" for any change that is not wanted.
    std::map<std::string, std::string> choices = {};
    std::vector<std::string> addresses = {};                ///< of this server
    std::function<int(const std::string&)> spfLookups = {}; ///< see mergeSpf()
};

/// The diff, a row for each wanted set that lies in the zone, in the order of the wanted records.
/// PTR records and names of other zones are left out. What nobody wanted is never in it, except
/// what stands in the way.
///
/// - SPF and DMARC: one record of each kind, what is there kept and extended (spf_merge.h).
/// - MX of another provider, an alias in the way, another address at the apex, an AAAA of another
///   machine beside our A: to be decided.
/// - An A behind a provider's proxy becomes DNS-only.
/// - CAA is extended, never replaced; where any authority may issue it stays so.
std::vector<PlannedChange> planZone(const std::vector<WantedRecord>& wanted,
                                    const std::vector<RecordSet>& present,
                                    const PlanOptions& options);

/// What a plan comes to; removals of aliases before what takes their place.
std::vector<SetChange> changesOf(const std::vector<PlannedChange>& plan);

/// The changes that take back `done` where the zone still has what was written. Value by value:
/// records that others added to the same set since then stay. `refused` gets the keys of sets that
/// were changed since, which stay as they are.
std::vector<SetChange> undoOf(const std::vector<SetChange>& done,
                              const std::vector<RecordSet>& present,
                              std::vector<std::string>& refused);

} // namespace mailstead::dns
