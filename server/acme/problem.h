#pragma once

#include "core/result.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::acme
{

/// A problem document of an ACME server (RFC 7807, RFC 8555 §6.7). Internal to acme.
struct Problem {
    std::string type;   ///< "rateLimited": without "urn:ietf:params:acme:error:"
    std::string detail; ///< the server's own words, cleaned
    std::string name;   ///< the identifier it speaks of, when there is one
    std::string instance;
};

/// Tolerates anything; unknown members are ignored. The first subproblem with an identifier says
/// more than the whole, so it is taken when the outer type is "compound".
Problem readProblem(const nlohmann::json& document);

/// In plain words: what happened, the server's reason, the way out. `name` is the host name the
/// step was about, empty when it was about the whole order; `status` the HTTP status, 0 when the
/// problem stood in an object; `challengeType` the way that the name was to be proved.
core::Error explainProblem(const Problem& problem, const std::string& name, int status,
                           std::optional<std::chrono::system_clock::time_point> retryAt = {},
                           std::string_view challengeType = "http-01");

/// Text of a server for our messages: printable, on one line, at most 500 bytes.
std::string cleanText(const std::string& text);

} // namespace mailstead::acme
