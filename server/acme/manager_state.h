// What the certificate manager remembers over a restart. Internal to acme.
#pragma once

#include "acme/certificate_manager.h"
#include "core/result.h"

#include <optional>
#include <string>

namespace mailstead::acme
{

struct ManagerState {
    std::optional<RequestSettings> settings;
    std::string account; ///< URL at the authority of `settings`; may be empty
    std::optional<std::string> lastError;
    std::optional<LastTry> lastTry;
};

/// A file that is missing is an empty state.
core::Result<ManagerState> loadState(const std::string& path);
core::Result<void> saveState(const std::string& path, const ManagerState& state);

inline constexpr std::size_t mostNames = 100; ///< of a certificate; what authorities take

/// Lower-case names without duplicates, or what is wrong with the settings.
core::Result<RequestSettings> checkedSettings(const RequestSettings& settings);

} // namespace mailstead::acme
