// What the methods about other people's interfaces (DNS providers, hosters) have in common.
#pragma once

#include "control/call.h"
#include "dns/providers/zone_manager.h"

#include <nlohmann/json.hpp>

namespace mailstead::control
{

/// What comes from others may be any octets; the channel carries UTF-8.
std::string shownValue(const std::string& value);

nlohmann::json fieldsJson(const std::vector<dns::CredentialField>& fields);

/// Secrets stay here: of those only that they are there. `fields` null: an unknown provider's.
nlohmann::json credentialsJson(const dns::Credentials& credentials,
                               const std::vector<dns::CredentialField>* fields);

/// From {name, provider, fields}.
dns::Credentials credentialsOf(const nlohmann::json& parameters);

core::Error errorOf(const dns::ProviderError& error);

/// Progress goes to the call, and the call cancels.
dns::ZoneWork workOf(const CallPtr& call);

} // namespace mailstead::control
