// What is looked at before a certificate authority is asked.
#pragma once

#include "acme/request_settings.h"
#include "core/config.h"
#include "core/result.h"
#include "dns/resolver.h"

#include <string>

namespace mailstead::daemon
{

/// Whether an order can succeed: the names lead here where the way needs it, CAA records permit the
/// authority. Blocks.
core::Result<void> orderCanSucceed(const acme::RequestSettings& settings,
                                   const core::Config& config, dns::Resolver& resolver);

/// Whether a name of our services belongs into a certificate now: it leads here, as programs must
/// find it, and CAA records permit. Refused when not, another kind when it cannot be told. Blocks.
core::Result<void> serviceNameIsReady(const std::string& name,
                                      const acme::RequestSettings& settings,
                                      const core::Config& config, dns::Resolver& resolver);

} // namespace mailstead::daemon
