// What the daemon asks of the privileged side, as it lies in a file of the exchange. The daemon may
// be in a stranger's hands: a request names an action, and values with a narrow grammar; it never
// holds a path, a command or an address.
#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::privileged
{

enum class Action {
    Port80Open,
    Port80Close,
    NginxLook,
    NginxPrepare,
    NginxRestore,
    InstallTargets,
    AcmeShList,
    AcmeShTake,
};
std::string_view toString(Action action); ///< "port80.open", "install.targets", …

/// Which entry of `actions` in privileged.toml permits it.
std::string_view permissionOf(Action action);

struct Request {
    Action action = Action::Port80Close;
    std::vector<std::string> names = {}; ///< of NginxLook and NginxPrepare: host names, lower case
    std::string thumbprint = {};         ///< of NginxPrepare: base64url of a SHA-256
    std::string certificate = {};        ///< of AcmeShTake: an id of the list
};

inline constexpr std::size_t largestRequest = 16UL * 1024;
inline constexpr std::size_t largestResult = 512UL * 1024;

/// Unknown, missing and superfluous members are errors.
core::Result<Request> parseRequest(std::string_view json);
std::string requestText(const Request& request);

/// {"ok": true, "result": {…}} or {"ok": false, "error": {"kind", "what", "why", "next"}}.
std::string resultText(const core::Result<nlohmann::json>& result);
core::Result<nlohmann::json> parseResult(std::string_view json);

/// Names of the files in the exchange: 32 hexadecimal digits and ".json".
bool isExchangeName(std::string_view name);

} // namespace mailstead::privileged
