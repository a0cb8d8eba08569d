// The certificate in use as certificate.list tells it.
#pragma once

#include "acme/certificate_manager.h"
#include "acme/chain_trust.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace mailstead::control
{

/// `settings` are those kept for the renewal.
nlohmann::json certificateJson(const acme::CertificateStatus& status,
                               const std::optional<acme::RequestSettings>& settings,
                               const core::Result<acme::InspectedChain>& chain);

} // namespace mailstead::control
