// What the methods about certificates share. Internal to control.
#pragma once

#include "acme/certificate_manager.h"
#include "acme/chain_trust.h"
#include "control/methods.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace mailstead::control
{

/// `settings` are those kept for the renewal.
nlohmann::json certificateJson(const acme::CertificateStatus& status,
                               const std::optional<acme::RequestSettings>& settings,
                               const core::Result<acme::InspectedChain>& chain);
/// {"notAfter", "fingerprint", "issuer"}.
nlohmann::json summary(const acme::CertificateInfo& info);

/// Puts a pair that another program got in use: only for the hostname, and while it is valid.
core::Result<acme::CertificateInfo> installPair(const Services& services, const std::string& chain,
                                                const std::string& key);

} // namespace mailstead::control
