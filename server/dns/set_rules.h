// How each kind of record set is merged with what is there. Internal to dns; see zone_change.h.
#pragma once

#include "dns/zone_change.h"

namespace mailstead::dns
{

/// An alias and other records cannot share a name (RFC 1034 §3.6.2). False when the row is settled:
/// the alias is what was wanted, or somebody has to decide first.
bool aliasRule(PlannedChange& row, const std::vector<RecordSet>& present,
               const std::string& choice);

/// Sets `after`, the reason, and where somebody has to decide the action and the choices.
/// `row.after` comes in as what is wanted.
void applyRule(PlannedChange& row, const PlanOptions& options, const std::string& choice);

/// `row.before` is an address set of the other family at our own name.
void staleAddressRule(PlannedChange& row, const std::string& choice);

} // namespace mailstead::dns
