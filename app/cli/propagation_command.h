// How far a record has travelled, as the server or this desktop sees it.
#pragma once

#include "cli/output.h"
#include "names/propagation_source.h"

namespace mailstead::cli
{

/// One round, or with `follow` rounds until all agree; needs an event loop of this thread. Exit
/// code 1 while anybody says something else.
int tellPropagation(names::PropagationSource& source, const names::WatchedRecord& record,
                    bool follow, const Output& output);

} // namespace mailstead::cli
