#pragma once

#include "control/methods.h"
#include "core/finding.h"

namespace mailstead::control
{

/// What the daemon sees about itself: space, queue, certificate, Dovecot, resolver, domains.
/// Blocks for some seconds at most.
std::vector<core::Finding> selfCheck(const Services& services);

} // namespace mailstead::control
