// Findings in words.
#pragma once

#include "core/finding.h"

#include <map>
#include <string>
#include <vector>

namespace mailstead::dns::checks
{

/// "dns.<purpose>-<problem>" with its texts, in which {parameter} is filled in. `why` stands where
/// the texts give no reason of their own: a wanted record has one.
core::Finding findingFor(const std::string& purpose, const std::string& problem,
                         std::map<std::string, std::string> parameters,
                         const std::string& why = {});

/// All ids that findingFor() knows with a purpose of their own; for tests and the reference.
std::vector<std::string> particularIds();

} // namespace mailstead::dns::checks
